// What part of a picture is shown at first, so that its letters can be read.

/**
 * @typedef {object} Opening
 * @property {number} part how much of the width of the picture
 * @property {number} middle of that part, across
 */

/** Windows in which a whole picture has letters that are too small, and what part of it has not. */
const PHONE = { window: matchMedia("(max-width: 719px)"), part: 0.4 };
const HALVED = { window: matchMedia("(min-width: 1200px) and (max-width: 1899px)"), part: 0.7 };

/**
 * What is shown at first: around the body chosen, else around what changed.
 * @param {import("../record.js").Record} record
 * @param {import("../state.js").View} view
 * @param {import("./drawing.js").Marks | null} marks
 * @returns {Opening}
 */
export function opening({ payload, bodyOf }, view, marks) {
  const beside = view.side && view.other !== null;
  const close = [PHONE, ...(beside ? [HALVED] : [])].find(({ window }) => window.matches);
  const { bodies, lines, layout } = payload;
  if (!close || view.embed) return { part: 1, middle: 0 };
  const changed = [
    ...(marks?.bodies.keys() ?? []),
    ...[...(marks?.lines.keys() ?? [])].flatMap((line) => [lines[line].tail, lines[line].head]),
  ];
  const wanted = view.body === null ? changed : [bodyOf.get(view.body) ?? -1];
  const places = wanted.flatMap((body) => bodies[body]?.place?.[0] ?? []);
  const middle = places.reduce((sum, x) => sum + x, 0) / places.length;
  return { part: close.part, middle: middle || (layout.area[0] + layout.area[2]) / 2 };
}
