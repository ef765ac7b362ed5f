// What changed between two days, in a few plain sentences: bodies, events and lines.

import { counted } from "./counts.js";
import { joined } from "./evidence/proofs.js";
import { certainty } from "./record.js";
import { inSentence } from "./sentences.js";
import { tallied } from "./steps.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./changes.js").Change} Change
 * @typedef {{from: number, to: number, known: number | null}} Between
 */

/** So many are named of those that began or ended; of events so many. */
const NAMED = 4;
const EVENTS = 3;

/**
 * The short answer, a sentence each: what became of bodies, which events there were, and how many
 * changes of which kind are listed.
 * @param {Record} record
 * @param {Between} between
 * @param {Change[]} listed
 * @param {string} whose what these are changes of
 * @returns {string[]}
 */
export function summary(record, between, listed, whose) {
  const { from, to } = between;
  const { calendar } = record;
  const days = `Between ${calendar.words(from)} and ${calendar.words(to)}`;
  const told = toldOfBodies(record, between);
  const bodies =
    told.length > 0 ? told.join(". ") : "no body is known to have begun, ended or been renamed";
  const sum = tallied(listed).map(({ words }) => words);
  const counts = sum.length > 0 ? ` (${joined(sum)})` : "";
  const changes = `Of ${whose}, ${counted(listed.length, "change")}${counts}: listed below.`;
  return [
    `${days}, ${bodies}.`,
    eventsInWords(record, between),
    listed.length > 0 ? changes : `Of ${whose}, nothing changed.`,
  ].filter(Boolean);
}

/**
 * The bodies that began, ended and were renamed between two days.
 * @param {Record} record
 * @param {Between} between
 */
export function becameOf(record, { from, to, known }) {
  /** @type {{began: number[], ended: number[], renamed: number[]}} */
  const found = { began: [], ended: [], renamed: [] };
  record.payload.bodies.forEach((body, index) => {
    const life = record.life(body, known);
    const [before, after] = [certainty(life, from), certainty(life, to)];
    if (before === 0 && after === 2) found.began.push(index);
    else if (before === 2 && after === 0) found.ended.push(index);
    else if (before && after && record.name(index, from, known) !== record.name(index, to, known))
      found.renamed.push(index);
  });
  return found;
}

/**
 * What became of bodies: how many began, ended and were renamed, the main ones by name.
 * @param {Record} record
 * @param {Between} between
 */
function toldOfBodies(record, between) {
  const { from, to, known } = between;
  const found = becameOf(record, between);
  const name = (/** @type {number} */ day) => (/** @type {number} */ body) =>
    inSentence(record, body, day, known);
  const now = (/** @type {number} */ body) => {
    const [old, present] = [name(from)(body), name(to)(body)];
    return old === present ? old : `${old} (now ${present})`;
  };
  return [
    toldOf(record, found.began, "began", name(to)),
    toldOf(record, found.ended, "ended", name(from)),
    toldOf(record, found.renamed, found.renamed.length > 1 ? "were renamed" : "was renamed", now),
  ].filter(Boolean);
}

/**
 * How many bodies something became of, and the main ones: those of which the record has most; the
 * members of a set together.
 * @param {Record} record
 * @param {number[]} found
 * @param {string} what
 * @param {(body: number) => string} name
 */
function toldOf(record, found, what, name) {
  if (found.length === 0) return "";
  const { bodies } = record.payload;
  /** @type {Map<number, number[]>} */
  const sets = new Map();
  for (const body of found) {
    const set = setOf(record, body);
    const key = set ?? body;
    sets.set(key, [...(sets.get(key) ?? []), body]);
  }
  const weight = (/** @type {number[]} */ some) =>
    some.reduce((sum, body) => sum + (bodies[body].statements ?? []).length, 0);
  const order = [...sets].sort(([, one], [, other]) => weight(other) - weight(one));
  const names = order.slice(0, NAMED).map(([set, members]) => {
    const others = members.filter((body) => body !== set);
    return others.length > 1 ? `${others.length} of ${name(set)}` : name(members[0]);
  });
  const rest = order.slice(NAMED).reduce((sum, [, members]) => sum + members.length, 0);
  if (rest > 0) names.push(`${rest} more`);
  return `${counted(found.length, "body", "bodies")} ${what}: ${joined(names)}`;
}

/** @type {WeakMap<Record, Map<number, number>>} the set of which a body is one, by body */
const setsOf = new WeakMap();

/**
 * The set of which a body is one, if there is one.
 * @param {Record} record
 * @param {number} body
 */
function setOf(record, body) {
  const { bodies, statements } = record.payload;
  const known =
    setsOf.get(record) ??
    new Map(
      bodies.flatMap(({ members = [] }, set) =>
        members.map((one) => [statements[one].ends?.[0] ?? -1, set]),
      ),
    );
  setsOf.set(record, known);
  return known.get(body);
}

/**
 * The events between two days, the main ones by title.
 * @param {Record} record
 * @param {Between} between
 */
function eventsInWords(record, { from, to, known }) {
  const { events } = record.payload;
  const found = [...events.keys()].filter((one) => {
    const [first, last] = events[one].days;
    return first > from && last <= to && record.isTold(one, known);
  });
  if (found.length === 0) return "";
  const weight = (/** @type {number} */ one) =>
    (events[one].begins ?? []).length + (events[one].ends ?? []).length;
  const main = [...found].sort((one, other) => weight(other) - weight(one)).slice(0, EVENTS);
  main.sort((one, other) => events[one].days[0] - events[other].days[0]);
  const titles = main.map((one) => `“${events[one].title}” (${events[one].when})`);
  const are = `${counted(found.length, "event is", "events are")} on record`;
  return `${are}${found.length > EVENTS ? ", among them" : ":"} ${joined(titles)}.`;
}
