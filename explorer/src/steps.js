// What became of the picture at a step: one list, which the card shows and by which all counts go.

import { compared } from "./changes.js";
import { WORDS } from "./picture/states.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./changes.js").Change} Change
 * @typedef {import("./picture/scene.js").Scene} Scene
 * @typedef {import("./picture/drawing.js").Marks} Marks
 * @typedef {import("./picture/states.js").Became} Became
 *
 * @typedef {object} Step the picture of a day and of its eve, with what differs
 * @property {Scene} scene
 * @property {Scene} before
 * @property {Scene} after
 * @property {Marks | null} marks
 *
 * @typedef {{heading: string, changes: Change[]}} Headed
 */

const BEGAN = "Began on this day";
const MAY_BEGIN = "May have begun from this day on";
const ENDED = "Ended on the day before";
const HAD_ENDED = "Had ended by this day";
const DRAWN = "Steps in mandates, whose years begin or end here";
const ANNOUNCED = "Announced for a time that begins or ends here";
const OTHER_TERMS = "Changed: goes on in other terms";
const SURER = "Certain from this day on";
const DOUBTED = "No longer certain from this day on";
export const BODIES = "Bodies of the picture that are no longer the same";
const HEADINGS = [
  BEGAN,
  MAY_BEGIN,
  ENDED,
  HAD_ENDED,
  DRAWN,
  ANNOUNCED,
  OTHER_TERMS,
  SURER,
  DOUBTED,
  BODIES,
];
const NONE = { lost: [], won: [] };

/**
 * What is another than on the eve, under headings that say how it came to be: a line may be drawn
 * from a day on which nothing is known to have begun.
 * @param {Record} record
 * @param {Step} step
 * @returns {Headed[]}
 */
export function stepChanges(record, { scene, before, marks }) {
  if (!marks) return [];
  /** @type {Map<string, Map<string, Change>>} */
  const groups = new Map(HEADINGS.map((heading) => [heading, new Map()]));
  const add = (/** @type {string} */ heading, /** @type {Change} */ change) =>
    groups.get(heading)?.set([change.state, change.statement, change.body].join(), change);
  const { on, known } = scene.asked;
  for (const [line, state] of marks.lines) {
    const was = before.lines.get(line)?.statements ?? [];
    const is = scene.lines.get(line)?.statements ?? [];
    const fresh = is.filter((one) => !was.includes(one));
    if (state === "begun" || state === "ended") {
      const gone = was.filter((one) => !is.includes(one));
      for (const one of [...fresh, ...gone]) {
        const begun = fresh.includes(one);
        const change = { ...NONE, statement: one, day: on, body: null };
        const became = /** @type {Became} */ (begun ? "begun" : "ended");
        add(headingOf(record, one, on, known, begun), { ...change, state: became });
      }
    } else if (state === "changed") {
      const terms = compared(record, was, is, before.asked.on, on) ?? NONE;
      const statement = fresh[0] ?? is[0];
      const lines = [before.lines.get(line), scene.lines.get(line)];
      const members = lines.map((one) => (one?.members ? [`of ${one.members} members`] : []));
      const isOther = members[0].join() !== members[1].join();
      const [lost, won] = isOther ? members : [[], []];
      const told = { lost: [...terms.lost, ...lost], won: [...terms.won, ...won] };
      add(OTHER_TERMS, { ...told, state, statement, day: on, body: null });
    } else if (state === "surer" || state === "doubted") {
      const day = state === "surer" ? on : before.asked.on;
      const sure = is.find((one) => record.holds(one, day, known, true) === 2);
      const statement = sure ?? fresh[0] ?? is[0];
      add(state === "surer" ? SURER : DOUBTED, { ...NONE, state, statement, day: on, body: null });
    }
  }
  for (const change of partChanges(record, before, scene)) {
    add(headingOf(record, change.statement, on, known, change.state === "begun"), change);
  }
  for (const change of bodyChanges(before, scene, marks)) add(BODIES, change);
  return [...groups]
    .map(([heading, changes]) => ({ heading, changes: [...changes.values()] }))
    .filter(({ changes }) => changes.length > 0);
}

/**
 * What makes a frame around a body and its parts, where that began or ended.
 * @param {Record} record
 * @param {Scene} before
 * @param {Scene} after
 * @returns {Change[]}
 */
function partChanges(record, before, after) {
  const told = (/** @type {Scene} */ { frames }) => frames.map(([, , statement]) => statement);
  const [old, present] = [told(before), told(after)];
  const holds = (/** @type {number} */ one, /** @type {Scene} */ { asked }) =>
    record.holds(one, asked.on, asked.known) === 2;
  const begun = present.filter((one) => !old.includes(one) && !holds(one, before));
  const ended = old.filter((one) => !present.includes(one) && !holds(one, after));
  const change = (/** @type {Became} */ state) => (/** @type {number} */ statement) => ({
    ...NONE,
    state,
    statement,
    day: after.asked.on,
    body: null,
  });
  return [...begun.map(change("begun")), ...ended.map(change("ended"))];
}

/**
 * The bodies that both pictures show, and that are not the same in both.
 * @param {Scene} before
 * @param {Scene} after
 * @param {Marks} marks
 * @returns {Change[]}
 */
export function bodyChanges(before, after, marks) {
  /** @type {Change[]} */
  const found = [];
  for (const [body, state] of marks.bodies) {
    const [old, present] = [before.bodies.get(body), after.bodies.get(body)];
    if (!old || !present || state === "") continue;
    const [was, is] = [toldOf(old), toldOf(present)];
    const lost = was.filter((one) => !is.includes(one));
    const won = is.filter((one) => !was.includes(one));
    found.push({ state, statement: null, day: after.asked.on, body, lost, won });
  }
  return found;
}

/**
 * What a picture tells of a body beside its lines.
 * @param {import("./picture/scene.js").ShownBody} shown
 */
function toldOf({ name, count, dashed, steps, sure, announced }) {
  const told = [`called ${name}`];
  if (count) told.push(`${count} of them`);
  if (dashed) told.push("no statute of its own");
  if (steps) told.push(`own steps: ${steps}`);
  if (announced) told.push("only announced");
  else if (sure < 2) told.push("perhaps not there");
  return told;
}

/**
 * Under which heading it belongs that a statement is drawn from a day on, or no longer.
 * @param {Record} record
 * @param {number | null} index
 * @param {number} on
 * @param {number | null} known
 * @param {boolean} begun
 */
function headingOf(record, index, on, known, begun) {
  const statement = record.payload.statements[index ?? 0];
  if (statement.drawn || statement.drawn_known) return DRAWN;
  if (statement.status) return ANNOUNCED;
  const extent = record.spell(statement, known)?.extent ?? [on, on, on, on];
  if (begun) return extent[1] <= on ? BEGAN : MAY_BEGIN;
  return extent[2] >= on ? ENDED : HAD_ENDED;
}

/**
 * How many changes of which kind there are.
 * @param {Change[]} changes
 */
export function tallied(changes) {
  const states = /** @type {Became[]} */ (Object.keys(WORDS));
  return states
    .map((state) => ({ state, count: changes.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => ({ state, words: `${count} ${WORDS[state]}` }));
}

/**
 * The same in few words: *3 began, 1 ended*.
 * @param {Change[]} changes
 */
export function tally(changes) {
  return tallied(changes)
    .map(({ words }) => words)
    .join(", ");
}
