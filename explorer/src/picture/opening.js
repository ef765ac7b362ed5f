// What part of a picture is shown at first, so that its letters can be read.

/**
 * @typedef {object} Opening
 * @property {number} part how much of the width of the picture
 * @property {number} middle of that part, across
 * @property {number} [closer] the part that can be read, where the whole is shown at first
 */

/** On a phone the whole is shown, in letters that are too small, and a part that can be read. */
const PHONE = { window: matchMedia("(max-width: 719px)"), part: 0.4 };
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
  if (!close || view.embed) return { part: 1, middle: 0 };
  const changed = [
    ...(marks?.bodies.keys() ?? []),
    ...[...(marks?.lines.keys() ?? [])].flatMap((line) => [lines[line].tail, lines[line].head]),
  ];
  const wanted = view.body === null ? changed : [bodyOf.get(view.body) ?? -1];
  const places = wanted.flatMap((body) => bodies[body]?.place?.[0] ?? []);
  const middle = places.reduce((sum, x) => sum + x, 0) / places.length;
  const [left, , right] = layout.area;
  const half = ((right - left) * close.part) / 2;
  const boxes = shown.flatMap((body) => (bodies[body].place ? [bodies[body].place] : []));
  const at = uncut(middle || (left + right) / 2, half, boxes);
  return close === PHONE
    ? { part: 1, middle: at, closer: close.part }
    : { part: close.part, middle: at };
}

/** How far from an edge a box stands at least, and how far the part is moved for that at most. */
const [CLEAR, FURTHEST] = [16, 120];

/**
 * The middle of a part, moved as little as need be so that its edges cut no box in two.
 * @param {number} middle
 * @param {number} half half of its width
 * @param {[number, number, number, number][]} boxes
 */
function uncut(middle, half, boxes) {
  const cuts = (/** @type {number} */ edge) =>
    boxes.filter(([x, , width]) => Math.abs(x - edge) < width / 2 + CLEAR).length;
  let best = { count: Number.POSITIVE_INFINITY, middle };
  for (let far = 0; far <= FURTHEST; far += 4) {
    for (const at of [middle + far, middle - far]) {
      const count = cuts(at - half) + cuts(at + half);
      if (count < best.count) best = { count, middle: at };
    }
  }
  return best.middle;
}
