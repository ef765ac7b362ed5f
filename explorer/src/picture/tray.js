// A collective unfolded: its members on the day, in a tray of their own beneath all other boxes.

import { s } from "../dom.js";
import { wrapped } from "./text.js";

/**
 * @typedef {import("../record.js").Record} Record
 *
 * @typedef {object} Tray
 * @property {SVGGElement} group
 * @property {SVGPathElement} leader the way from the collective to the tray
 * @property {SVGGElement[]} cells
 * @property {[number, number, number, number][]} seats the places of the cells: x, y, width, row
 * @property {number} bottom
 */

const CELL = { width: 134, height: 22, gap: 3 };
const HEAD = 15;
/** The sizes of letters, of which the largest is taken in which a name is not cut. */
const SIZES = [8, 7, 6];
const LEADING = 1.08;
/** The rows of a tray come after all others. */
const BELOW = 1000;

/**
 * A tray with the members as buttons, and the one that folds it.
 * @param {Record} record
 * @param {number} whole the collective
 * @param {import("../members.js").Member[]} members
 * @param {{on: number, known: number | null}} asked
 * @param {number | null} chosen
 * @param {number} top where there is room for it
 * @param {number} above how many further members stand in the picture above
 * @returns {Tray}
 */
export function tray(record, whole, members, { on, known }, chosen, top, above) {
  const { layout, bodies } = record.payload;
  const [left, , right] = layout.area;
  const columns = Math.floor((right - left - CELL.gap) / (CELL.width + CELL.gap));
  const rows = Math.ceil(members.length / columns);
  const height = HEAD + rows * (CELL.height + CELL.gap);
  const seats = members.map((_, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const x = left + CELL.gap + column * (CELL.width + CELL.gap);
    return seat(x, top + HEAD + row * (CELL.height + CELL.gap), BELOW + top + row);
  });
  const cells = members.map((member, index) =>
    cell(member, seats[index], record.name(member.body, on, known), chosen),
  );
  const name = record.name(whole, on, known);
  const others = above > 0 ? `; ${above} more in the picture above` : "";
  const words = `${name}: its members on ${record.calendar.words(on)}${others}`;
  const [x, y] = bodies[whole].place ?? [left, top];
  const from = y + layout.box.height / 2;
  return {
    group: s(
      "g",
      { class: "tray" },
      s("rect", { class: "ground", x: left, y: top, width: right - left, height, rx: 2 }),
      s("text", { class: "tray-name", x: left + 4, y: top + 10.5, "font-size": 9 }, words),
      fold(whole, name, right, top),
      ...cells,
    ),
    leader: s("path", { class: "leader", d: `M${x} ${from}V${top}` }),
    cells,
    seats,
    bottom: top + height,
  };
}

/**
 * The middle of a cell, its width, and its row.
 * @param {number} left
 * @param {number} top
 * @param {number} row
 * @returns {[number, number, number, number]}
 */
function seat(left, top, row) {
  return [left + CELL.width / 2, top + CELL.height / 2, CELL.width, row];
}

/**
 * @param {import("../members.js").Member} member
 * @param {[number, number, number, number]} seat
 * @param {string} name
 * @param {number | null} chosen
 */
function cell({ body, sure }, [x, y], name, chosen) {
  const names = ["box", "member"];
  if (sure < 2) names.push("possible");
  if (body === chosen) names.push("chosen");
  const words = sure < 2 ? `${name} ?` : name;
  const fitted = SIZES.map((size) => ({ size, lines: wrapped(words, CELL.width - 6, size, 2) }));
  const whole = fitted.find(({ lines }) => lines.join(" ") === words);
  const { size, lines } = whole ?? fitted[fitted.length - 1];
  const first = y - ((lines.length - 1) * size * LEADING) / 2 + size * 0.36;
  const left = x - CELL.width / 2;
  const place = { x: left, y: y - CELL.height / 2, width: CELL.width, height: CELL.height };
  return s(
    "g",
    {
      class: names.join(" "),
      role: "button",
      tabindex: -1,
      "data-body": body,
      "aria-pressed": String(body === chosen),
      "aria-label": sure < 2 ? `${name}, possible` : name,
    },
    s("rect", { class: "face", ...place }),
    ...lines.map((line, at) =>
      s("text", { x: left + 3, y: first + at * size * LEADING, "font-size": size }, `${line} `),
    ),
    s("title", {}, name),
  );
}

/**
 * @param {number} whole
 * @param {string} name
 * @param {number} right
 * @param {number} top
 */
function fold(whole, name, right, top) {
  const width = 44;
  return s(
    "g",
    {
      class: "fold",
      role: "button",
      tabindex: 0,
      "data-fold": whole,
      "aria-label": `Fold the members of ${name}`,
    },
    s("rect", { class: "face", x: right - width - 2, y: top + 2, width, height: 11, rx: 2 }),
    s(
      "text",
      { x: right - width / 2 - 2, y: top + 10.4, "font-size": 8, "text-anchor": "middle" },
      "Fold ×",
    ),
  );
}
