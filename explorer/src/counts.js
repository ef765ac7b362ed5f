// How much a picture shows, and how much of the day it leaves out.

import { certainty } from "./record.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./picture/scene.js").Scene} Scene
 * @typedef {import("./picture/scene.js").Scenes} Scenes
 *
 * @typedef {object} LeftOut
 * @property {number} types types of line that are not drawn and have lines on the day
 * @property {number} lines their lines
 * @property {number} announced lines of the types drawn that were only announced
 * @property {number[]} undated what was announced of the types drawn without a day
 * @property {number} bodies bodies of the day that no line of the types drawn touches
 */

/**
 * How many there are, with the word for one or for more.
 * @param {number} count
 * @param {string} one
 * @param {string} [more]
 */
export function counted(count, one, more = `${one}s`) {
  return `${count} ${count === 1 ? one : more}`;
}

/**
 * How many bodies and lines a scene has, and how many of them are not certain.
 * @param {Scene} scene
 */
export function shownInWords({ bodies, lines }) {
  const all = [...lines.values()];
  const announced = all.filter(({ planned }) => planned).length;
  const possible = all.filter(({ planned, sure }) => !planned && sure < 2).length;
  const not = [];
  if (possible > 0) not.push(`${possible} only possible`);
  if (announced > 0) not.push(`${announced} only announced`);
  const words = `${counted(bodies.size, "body", "bodies")} and ${counted(lines.size, "line")}`;
  return not.length > 0 ? `${words} (${not.join(", ")})` : words;
}

/**
 * What a scene leaves out of its day.
 * @param {Record} record
 * @param {Scenes} scenes
 * @param {Scene} scene
 * @returns {LeftOut}
 */
export function leftOut(record, scenes, scene) {
  const { asked } = scene;
  const { types, statements, bodies, lines } = record.payload;
  const others = types.filter(({ id, edge }) => edge && !asked.types.includes(id));
  const beyond = scenes.count({ ...asked, types: others.map(({ id }) => id), also: [] });
  for (const line of scene.lines.keys()) {
    const { type } = lines[line];
    const left = beyond.get(type);
    if (left === 1) beyond.delete(type);
    else if (left) beyond.set(type, left - 1);
  }
  const planned = asked.plans ? null : scenes.count({ ...asked, plans: true });
  const drawn = new Set(asked.types.map((id) => record.typeOf.get(id)));
  const isPending = (/** @type {number} */ one) =>
    drawn.has(statements[one].type) && record.planned(statements[one], asked.known) !== null;
  const living = bodies.filter(
    (body, index) =>
      !scene.bodies.has(index) && certainty(record.life(body, asked.known), asked.on),
  );
  return {
    types: beyond.size,
    lines: sum(beyond),
    announced: planned ? sum(planned) - scene.lines.size : 0,
    undated: record.undated.filter(isPending),
    bodies: living.length,
  };
}

/** @param {Map<number, number>} counts */
function sum(counts) {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}

/**
 * What is left out, in words, but for what was announced without a day.
 * @param {LeftOut} left
 * @param {string} [of] of what, where that is not plain
 */
export function leftInWords({ types, lines, announced, bodies }, of = "") {
  const told = [];
  if (lines > 0) {
    const whose = counted(types, "type that is not ticked", "types that are not ticked");
    told.push(`${counted(lines, "line")} of ${whose}`);
  }
  if (announced > 0) told.push(`${counted(announced, "line")} only announced`);
  if (bodies > 0) {
    told.push(`${counted(bodies, "body", "bodies")} without a line of the types shown`);
  }
  return told.length > 0 ? `Left out${of}: ${told.join("; ")}.` : "";
}
