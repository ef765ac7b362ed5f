// The life of a body as bars over the years, under what they tell: solid where certain, pale where
// possible, hollow plans.

import { add, fill, h, s } from "../dom.js";
import { wrapped } from "../picture/text.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../payload.js").Extent} Extent
 *
 * @typedef {object} Bar
 * @property {string} heading what bars of this colour tell; those of one heading follow each other
 * @property {string} label
 * @property {string} colour
 * @property {{extent: Extent, planned: boolean, statement: string | null}[]} parts
 */

const WIDTH = 400;
const LABELS = 150;
const ROW = 17;
const HEAD = 19;
const SIZE = 10.5;
const LEADING = 11.5;
const TOP = 18;

/** So many bars are drawn. */
const MOST = 40;

/** @type {WeakMap<Element, string>} the bars that a place has */
const drawn = new WeakMap();

/**
 * Draws bars under a scale of years, with the day shown. Where the same bars are there already, their
 * mark of the day is moved.
 * @param {Record} record
 * @param {{key: string, bars: () => Bar[]}} given the bars, and what tells them from others
 * @param {number} day
 * @param {(statement: string) => void} choose
 * @param {HTMLElement} place
 */
export function drawLives(record, { key, bars: made }, day, choose, place) {
  const scale = (/** @type {number} */ at) =>
    LABELS + ((WIDTH - LABELS - 4) * Math.min(Math.max(at, 0), record.last)) / record.last;
  if (drawn.get(place) === key) {
    place.querySelector(".now")?.setAttribute("transform", `translate(${scale(day)} 0)`);
    return;
  }
  drawn.set(place, key);
  const all = made();
  const bars = all.slice(0, MOST);
  const svg = s("svg", { class: "lives", "aria-hidden": "true" });
  let [y, heading] = [TOP, ""];
  const rows = bars.flatMap((bar) => {
    const nodes = [];
    if (bar.heading !== heading) {
      heading = bar.heading;
      y += HEAD;
      nodes.push(s("text", { class: "heading", x: 0, y: y - 5 }, heading));
    }
    const lines = wrapped(bar.label, LABELS - 8, SIZE, Number.POSITIVE_INFINITY);
    const height = Math.max(ROW, lines.length * LEADING + 5);
    nodes.push(row(bar, lines, y, height, scale, choose));
    y += height;
    return nodes;
  });
  const height = y + 4;
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
  years(record, svg, scale, height);
  const d = `M0 ${TOP - 4}V${height}`;
  svg.append(...rows, s("path", { class: "now", d, transform: `translate(${scale(day)} 0)` }));
  const words =
    "Solid: certain. Pale: possible. Hollow: only announced. The upright: the day shown.";
  fill(place, svg, h("p", { class: "note" }, words));
  const more = all.length - bars.length;
  if (more > 0) add(place, h("p", {}, `${more} more are listed below.`));
}

/**
 * @param {Bar} bar
 * @param {string[]} lines its label
 * @param {number} top
 * @param {number} height
 * @param {(day: number) => number} scale
 * @param {(statement: string) => void} choose
 */
function row({ label, colour, parts }, lines, top, height, scale, choose) {
  const first = top + (height - lines.length * LEADING) / 2 + SIZE * 0.85;
  const group = s(
    "g",
    {},
    ...lines.map((line, at) => s("text", { x: 4, y: first + at * LEADING }, line)),
    s("title", {}, label),
  );
  group.style.setProperty("--colour", colour);
  for (const { extent, planned, statement } of parts) {
    const bar = s("g", {
      class: planned ? "bar planned" : "bar",
      click: statement === null ? null : () => choose(statement),
    });
    fill(bar, ...pieces(extent, planned, top + (height - ROW) / 2, scale));
    group.append(bar);
  }
  return group;
}

/**
 * @param {Extent} extent
 * @param {boolean} planned
 * @param {number} y
 * @param {(day: number) => number} scale
 */
function pieces(extent, planned, y, scale) {
  const [possibleFrom, certainFrom, certainTo, possibleTo] = extent;
  const rect = (/** @type {string} */ name, /** @type {number} */ from, /** @type {number} */ to) =>
    s("rect", {
      class: name,
      x: scale(from),
      y: y + 3,
      width: Math.max(scale(to) - scale(from), 1.5),
      height: ROW - 7,
    });
  const whole = rect("possible", possibleFrom, possibleTo);
  if (planned || certainFrom >= certainTo) return [whole];
  return [whole, rect("certain", certainFrom, certainTo)];
}

/**
 * @param {Record} record
 * @param {SVGSVGElement} svg
 * @param {(day: number) => number} scale
 * @param {number} height
 */
function years(record, svg, scale, height) {
  const first = record.calendar.year(0);
  const last = record.calendar.year(record.last);
  for (let year = first; year <= last; year += 1) {
    const x = scale(record.calendar.read(`${year}-01-01`) ?? 0);
    svg.append(s("path", { class: "grid", d: `M${x} ${TOP - 4}V${height}` }));
    if ((year - first) % 2 === 0 && year < last) {
      svg.append(s("text", { class: "year", x: x + 1, y: 9 }, String(year)));
    }
  }
}
