// What differs between two scenes, and one scene made of both.

import { inOrder } from "./scene.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").ShownBody} ShownBody
 * @typedef {import("./scene.js").ShownLine} ShownLine
 * @typedef {import("./scene.js").State} State
 */

/**
 * What became of the lines and bodies of one scene in another.
 * @param {Scene} before
 * @param {Scene} after
 */
export function between(before, after) {
  /** @type {Map<number, State>} */
  const lines = new Map();
  /** @type {Map<number, State>} */
  const bodies = new Map();
  for (const [line, shown] of after.lines) {
    lines.set(line, becameLine(before.lines.get(line), shown));
  }
  for (const line of before.lines.keys()) if (!after.lines.has(line)) lines.set(line, "ended");
  for (const [body, shown] of after.bodies) {
    bodies.set(body, becameBody(before.bodies.get(body), shown));
  }
  for (const body of before.bodies.keys()) if (!after.bodies.has(body)) bodies.set(body, "ended");
  return { lines, bodies };
}

/**
 * @param {ShownLine | undefined} old
 * @param {ShownLine} present
 * @returns {State}
 */
function becameLine(old, present) {
  if (!old) return "begun";
  if (old.terms !== present.terms || old.members !== present.members) return "changed";
  return surerOrNot(old.sure, present.sure);
}

/**
 * What became of a body: it may have another name, number of members, ground in law or step.
 * @param {ShownBody | undefined} old
 * @param {ShownBody} present
 * @returns {State}
 */
function becameBody(old, present) {
  if (!old) return "begun";
  if (old.name !== present.name) return "renamed";
  const told = (/** @type {ShownBody} */ one) => [one.count, one.dashed, one.steps].join("|");
  if (told(old) !== told(present)) return "changed";
  const sure = (/** @type {ShownBody} */ one) => (one.announced ? 0 : one.sure);
  return surerOrNot(sure(old), sure(present));
}

/**
 * @param {number} old
 * @param {number} present
 * @returns {State}
 */
function surerOrNot(old, present) {
  if (old === present) return "";
  return present > old ? "surer" : "doubted";
}

/**
 * One scene from two: all that either shows.
 * @param {Record} record
 * @param {Scene} before
 * @param {Scene} after
 * @param {boolean} compared where a line that both show stands on the statements of both days
 * @returns {Scene}
 */
export function union(record, before, after, compared) {
  const lines = new Map([...before.lines, ...after.lines]);
  for (const [line, shown] of compared ? after.lines : []) {
    const statements = [...(before.lines.get(line)?.statements ?? []), ...shown.statements];
    lines.set(line, { ...shown, statements: [...new Set(statements)] });
  }
  const bodies = new Map([...before.bodies, ...after.bodies]);
  const ordered = inOrder(record, [...bodies.keys()]);
  return {
    ...after,
    lines,
    bodies: new Map(ordered.map((body) => [body, /** @type {ShownBody} */ (bodies.get(body))])),
  };
}
