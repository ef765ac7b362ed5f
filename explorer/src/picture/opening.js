// What part of a picture is shown at first, so that its letters can be read.

import { MARGIN } from "./shapes.js";

/**
 * @typedef {object} Opening
 * @property {number} part about how much of the width of the picture
 * @property {() => Part} at which part that is, exactly, so that no box is cut in two
 * @property {number} [closer] the part that can be read, where the whole is shown at first
 *
 * @typedef {object} Part
 * @property {number} part how much of the width
 * @property {number} middle of it, across
 */

/** On a phone the whole is shown, in letters that are too small, and a part that can be read. */
const PHONE = { window: matchMedia("(max-width: 719px)"), part: 0.4 };
const WHOLE = { part: 1, middle: 0 };
/** Of two pictures beside each other a part is shown at first that can be read. */
const HALVED = { window: matchMedia("(min-width: 1200px) and (max-width: 1899px)"), part: 0.7 };

/**
 * What is shown at first: around the body chosen, else around what changed.
 * @param {import("../record.js").Record} record
 * @param {import("../state.js").View} view
 * @param {import("./drawing.js").Marks | null} marks
 * @param {number[]} shown the bodies of the pictures
 * @returns {Opening}
 */
export function opening({ payload, bodyOf }, view, marks, shown) {
  const beside = view.side && view.other !== null;
  const close = [PHONE, ...(beside ? [HALVED] : [])].find(({ window }) => window.matches);
  const { bodies, lines, layout } = payload;
  if (!close || view.embed) return { part: 1, at: () => WHOLE };
  const at = () => {
    const changed = [
      ...(marks?.bodies.keys() ?? []),
      ...[...(marks?.lines.keys() ?? [])].flatMap((line) => [lines[line].tail, lines[line].head]),
    ];
    const wanted = view.body === null ? changed : [bodyOf.get(view.body) ?? -1];
    const places = wanted.flatMap((body) => bodies[body]?.place?.[0] ?? []);
    const middle = places.reduce((sum, x) => sum + x, 0) / places.length;
    const [left, , right] = layout.area;
    const ends = [left - MARGIN.left, right + MARGIN.right];
    const boxes = shown.flatMap((body) => (bodies[body].place ? [bodies[body].place] : []));
    return uncut(middle || (left + right) / 2, close.part, ends, boxes);
  };
  return close === PHONE ? { part: 1, at, closer: close.part } : { part: close.part, at };
}

/** How far from an edge a box stands at least, and how far the part is moved for that at most. */
const [CLEAR, FURTHEST] = [5, 120];
/** How much narrower the part is made for it. */
const NARROWER = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76, 0.73, 0.7];

/**
 * A part, moved and narrowed as little as need be so that its edges cut no box in two. It lies
 * within the picture: one that went beyond an end would be moved when shown, and cut other boxes.
 * @param {number} middle
 * @param {number} part
 * @param {number[]} ends where the picture begins and ends
 * @param {[number, number, number, number][]} boxes
 * @returns {Part}
 */
function uncut(middle, part, [from, to], boxes) {
  const cuts = (/** @type {number} */ edge) =>
    boxes.filter(([x, , width]) => Math.abs(x - edge) < width / 2 + CLEAR).length;
  let best = { count: Number.POSITIVE_INFINITY, part, middle };
  for (const times of NARROWER) {
    const half = ((to - from) * part * times) / 2;
    const within = (/** @type {number} */ at) => Math.min(Math.max(at, from + half), to - half);
    for (let far = 0; far <= FURTHEST; far += 4) {
      for (const at of [far, -far].map((away) => within(within(middle) + away))) {
        const count = cuts(at - half) + cuts(at + half);
        if (count < best.count) best = { count, part: part * times, middle: at };
      }
    }
    if (best.count === 0) break;
  }
  return best;
}
