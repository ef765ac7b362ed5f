// What the signs of a picture mean: all that it can show beside the names and the types of line.

import { h, s } from "../dom.js";
import { sample } from "./legend.js";
import { badge } from "./shapes.js";
import { BECAME, SIGNS } from "./states.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("./scene.js").State} State
 */

export const POSSIBLE = "possible, not certain";
export const PLANNED = "only announced";

/**
 * A type of line, and which way it points.
 * @param {import("../payload.js").Type} type
 */
export function lineInWords({ label, points = "" }) {
  return points ? `${label}: ${points}` : label;
}

/**
 * The list of signs. Each item names, as `data-signs`, the classes of the marks that it explains.
 * @param {Record} record
 * @param {string[]} types
 * @param {boolean} compared
 */
export function legend(record, types, compared) {
  const shown = record.payload.types.filter((type) => types.includes(type.id));
  const items = shown.map((type) => item("line", sample(type), lineInWords(type)));
  const [first] = shown;
  if (first) {
    items.push(
      item("line.possible", sample(first, "possible"), POSSIBLE),
      item("line.planned", sample(first, "planned"), PLANNED),
    );
    if (!compared) items.push(item("casing.begun", sample(first, "fresh"), "new on this day"));
    else items.push(item("line", sample(first), "in grey: on both days, in the same terms"));
    items.push(
      item("line.chosen casing.chosen", sample(first, "chosen"), "the line chosen"),
      item("line.touched", sample(first, "touched"), "a line of the body chosen"),
    );
  }
  items.push(
    item("badge.step", small(badge(16, 7, "2", "step")), "a step in a mandate, by its number"),
    item("text.steps", box("", "own steps"), "takes that step of its mandate itself"),
    item("box.group text.count", box("group", "5 of them"), "a set of bodies, with its number"),
    item("box.member leader", box("member"), "a member of a set that is unfolded"),
    item("box.dashed", box("dashed"), "no statute of its own"),
    item("box.possible", box("possible", "name ?"), "perhaps not there"),
    item("box.announced text.plan", box("announced", "announced"), "a body only announced"),
    item("box.chosen", box("chosen"), "chosen"),
    item("frame", frame(), "belong together: a body and its parts"),
  );
  for (const [state, words] of Object.entries(BECAME)) {
    const sign = SIGNS[/** @type {"begun"} */ (state)];
    const marks = ["badge", "box", "line", ...(compared ? ["casing"] : [])];
    const signs = marks.map((mark) => `${mark}.${state}`).join(" ");
    const piece = compared && first && state !== "renamed" ? sample(first, state) : null;
    const pictures = [h("b", { class: `sign ${state}` }, sign), ...(piece ? [piece] : [])];
    items.push(item(signs, pictures, words[compared ? 1 : 0]));
  }
  return h("ul", { class: "legend", "aria-label": "What the signs mean" }, ...items);
}

/**
 * @param {string} signs
 * @param {Element | Element[]} picture
 * @param {string} words
 */
function item(signs, picture, words) {
  return h("li", { "data-signs": signs }, ...[picture].flat(), words);
}

/** Parts of marks, which are none by themselves. */
const PARTS = new Set("stroke core hit head open face back ground tier fold tray-name".split(" "));

/**
 * The marks that a picture shows, as the items of a legend name them.
 * @param {Element} svg
 */
export function marksOf(svg) {
  const found = new Set(["line"]);
  for (const mark of svg.querySelectorAll("[class]")) {
    const [kind, ...names] = mark.classList;
    if (PARTS.has(kind) || mark.closest(".gone")) continue;
    if (mark.localName === "text") found.add(`text.${kind}`);
    else if (names.length === 0) found.add(kind);
    for (const name of names) found.add(`${kind}.${name}`);
  }
  return found;
}

/**
 * True where an item of a legend explains one of some marks.
 * @param {Element} item
 * @param {Set<string>} marks
 */
export function meets(item, marks) {
  return (item.getAttribute("data-signs") ?? "").split(" ").some((sign) => marks.has(sign));
}

/**
 * A box as it is drawn, with the text that makes it a sign.
 * @param {string} name
 * @param {string} [text]
 */
function box(name, text = "") {
  const place = { x: 1.5, y: 3, width: 38, height: 10 };
  const back = name === "group" ? s("rect", { ...place, x: 3.5, y: 1 }) : null;
  const letters = {
    class: text === "5 of them" ? "count" : null,
    x: 20.5,
    y: 10,
    "font-size": 6.6,
  };
  const words = text ? s("text", { ...letters, "text-anchor": "middle" }, text) : null;
  return small(
    s("g", { class: `box ${name}` }, back, s("rect", { class: "face", ...place }), words),
  );
}

/** A frame around two boxes. */
function frame() {
  const one = { class: "face", y: 4, width: 14, height: 6 };
  const around = s("rect", { x: 1, y: 1, width: 38, height: 12, rx: 2 });
  return small(
    s("g", { class: "frames" }, around),
    s("g", { class: "box" }, s("rect", { ...one, x: 4 }), s("rect", { ...one, x: 22 })),
  );
}

/** @param {...Element} drawn */
function small(...drawn) {
  return s("svg", { class: "sample", viewBox: "0 0 42 14", "aria-hidden": "true" }, ...drawn);
}
