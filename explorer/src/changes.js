// What began, ended or went on in other terms between two days, under the events that did it.

import { termsOf } from "./picture/standing.js";
import { certainty } from "./record.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./payload.js").Extent} Extent
 *
 * @typedef {object} Change
 * @property {import("./picture/states.js").Became} state
 * @property {number | null} statement null where it is a body that changed
 * @property {number | null} body
 * @property {number} day the first day of it, or the first day without it
 * @property {number} [sure] how certainly it holds on the one day on which it does
 * @property {string[]} lost of what goes on in other terms: those that no longer count
 * @property {string[]} won those that are new
 *
 * @typedef {object} Occasion
 * @property {number | null} event
 * @property {boolean} drawn true for steps that are drawn over other days than their own
 * @property {Change[]} changes
 * @property {number} day
 *
 * @typedef {object} Between the two days, what is known, and what of it is wanted
 * @property {number} from
 * @property {number} to the later day
 * @property {number | null} known
 * @property {boolean} plans whether what was only announced counts as well
 * @property {(type: string) => boolean} wanted
 */

/**
 * The changes between two days, in the order of their days: those of one event stand together.
 * @param {Record} record
 * @param {Between} between
 * @returns {Occasion[]}
 */
export function occasions(record, between) {
  /** @type {Map<string, Occasion>} */
  const found = new Map();
  for (const change of paired(record, between, single(record, between))) {
    const { event, drawn } = occasionOf(record, change, between.known);
    const key = drawn ? "drawn" : String(event);
    const day = event === null ? Number.MAX_SAFE_INTEGER : record.payload.events[event].days[0];
    const occasion = found.get(key) ?? { event, drawn, changes: [], day };
    occasion.changes.push(change);
    found.set(key, occasion);
  }
  const all = [...found.values()];
  for (const { changes } of all) changes.sort((one, other) => one.day - other.day);
  return all.sort((one, other) => one.day - other.day || Number(one.drawn) - Number(other.drawn));
}

/**
 * How many statements that are wanted hold neither on the first nor on the last day, but between.
 * @param {Record} record
 * @param {Between} between
 */
export function passing(record, between) {
  const { from, to } = between;
  return record.payload.statements.filter((_, index) => {
    const extent = extentOf(record, index, between);
    return extent !== null && extent[0] > from && extent[3] <= to;
  }).length;
}

/**
 * The days over which a picture shows a statement that is wanted, or null.
 * @param {Record} record
 * @param {number} index
 * @param {Between} between
 * @returns {Extent | null}
 */
function extentOf(record, index, { known, plans, wanted }) {
  const statement = record.payload.statements[index];
  if (statement.contested || !wanted(record.payload.types[statement.type].id)) return null;
  if (!statement.status) return record.spell(statement, known, true)?.extent ?? null;
  return plans || statement.rung ? record.drawnPlan(statement, known) : null;
}

/**
 * Each statement that holds on one of the days and not on the other, or in other terms.
 * @param {Record} record
 * @param {Between} between
 * @returns {Change[]}
 */
function single(record, between) {
  const { from, to } = between;
  const { statements } = record.payload;
  /** @type {Change[]} */
  const found = [];
  statements.forEach((statement, index) => {
    const extent = extentOf(record, index, between);
    if (!extent) return;
    const [before, after] = [certainty(extent, from), certainty(extent, to)];
    const none = { lost: [], won: [], statement: index, body: null };
    if (!before && after)
      found.push({ ...none, state: "begun", sure: after, day: Math.max(extent[0], from) });
    else if (before && !after)
      found.push({ ...none, state: "ended", sure: before, day: Math.min(extent[3], to) });
    else if (before && after) {
      const terms = statement.more_days && compared(record, [index], [index], from, to);
      if (terms) found.push({ ...none, ...terms, state: "changed", day: to });
      else if (before !== after)
        found.push({ ...none, state: after > before ? "surer" : "doubted", day: to });
    }
  });
  return found;
}

/**
 * The terms that some statements lost and won between two days; null where they are the same.
 * @param {Record} record
 * @param {number[]} before
 * @param {number[]} after
 * @param {number} from
 * @param {number} to
 */
export function compared(record, before, after, from, to) {
  const [old, present] = [termsOf(record, before, from), termsOf(record, after, to)];
  const lost = old.filter((term) => !present.includes(term));
  const won = present.filter((term) => !old.includes(term));
  return lost.length + won.length > 0 ? { lost, won } : null;
}

/**
 * Where a line between two bodies ended and another of its type began, it went on: in other terms,
 * or in the same, which is no change unless it became certain or no longer is.
 * @param {Record} record
 * @param {Between} between
 * @param {Change[]} changes
 * @returns {Change[]}
 */
function paired(record, { from, to }, changes) {
  /** @type {Map<string, Change[]>} */
  const lines = new Map();
  changes.forEach((change, index) => {
    const { ends, type, status } = record.payload.statements[change.statement ?? 0];
    const key = ends ? [type, ...ends, status].join("|") : `alone ${index}`;
    lines.set(key, [...(lines.get(key) ?? []), change]);
  });
  return [...lines.values()].flatMap((group) => {
    const of = (/** @type {string} */ state) => group.filter((change) => change.state === state);
    const [begun, ended] = [of("begun"), of("ended")];
    if (begun.length === 0 || ended.length === 0) return group;
    const statements = (/** @type {Change[]} */ some) =>
      some.flatMap(({ statement }) => statement ?? []);
    const terms = compared(record, statements(ended), statements(begun), from, to);
    const last = begun[begun.length - 1];
    const sure = (/** @type {Change[]} */ some) => Math.max(...some.map((one) => one.sure ?? 0));
    const state = sure(begun) > sure(ended) ? "surer" : "doubted";
    /** @type {Change[]} */
    const changed = [];
    if (terms) changed.push({ ...last, ...terms, state: "changed" });
    else if (sure(begun) !== sure(ended)) changed.push({ ...last, state });
    const others = group.filter((one) => !begun.includes(one) && !ended.includes(one));
    return [...others, ...changed];
  });
}

/**
 * The event under which a change stands: the one that began or ended it, if that was on its days.
 * @param {Record} record
 * @param {Change} change
 * @param {number | null} known
 * @returns {{event: number | null, drawn: boolean}}
 */
function occasionOf(record, { state, statement: index }, known) {
  const statement = record.payload.statements[index ?? 0];
  if (statement.drawn || statement.drawn_known) return { event: null, drawn: true };
  const extent = record.spell(statement, known)?.extent;
  const late = state === "ended" || state === "doubted";
  const event = late ? statement.ended : statement.begun;
  const days = extent && (late ? extent.slice(2) : extent.slice(0, 2));
  if (event === undefined || !days || !record.isTold(event, known))
    return { event: null, drawn: false };
  const [first, last] = record.payload.events[event].days;
  const meets = Math.min(...days) <= last && first <= Math.max(...days);
  return { event: meets ? event : null, drawn: false };
}
