// A body among those to which its lines lead, for a narrow screen: those above it, itself, the rest.

import { h, s } from "../dom.js";
import { sample } from "./legend.js";
import { head } from "./shapes.js";
import { lineInWords, PLANNED, POSSIBLE } from "./signs.js";
import { wrapped } from "./text.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").ShownLine} ShownLine
 *
 * @typedef {object} Side the neighbours on one side of the body
 * @property {number[]} bodies
 * @property {number} top
 * @property {number} height
 */

const WIDTH = 360;
const BOX = { width: 146, height: 40, gap: 8 };
const MIDDLE = { width: 220, height: 44 };
const GUTTER = WIDTH - 2 * BOX.width;
const SIZE = 11.5;

/**
 * The picture, or null for a body without a line in it.
 * @param {Record} record
 * @param {Scene} scene
 * @param {number} body
 * @param {import("./drawing.js").Actions} actions
 */
export function neighbourhood(record, scene, body, actions) {
  const { lines, bodies } = record.payload;
  const own = [...scene.lines.values()].filter(({ line }) => {
    const { tail, head } = lines[line];
    return (tail === body) !== (head === body);
  });
  if (own.length === 0) return null;
  const other = (/** @type {ShownLine} */ { line }) =>
    lines[line].tail === body ? lines[line].head : lines[line].tail;
  const row = (/** @type {number} */ one) => bodies[one].place?.[3] ?? 0;
  const near = [...new Set(own.map(other))].sort((one, two) => row(one) - row(two));
  const above = near.filter((one) => row(one) < row(body));
  const below = near.filter((one) => row(one) >= row(body));
  const upper = side(above, 4);
  const middle = upper.top + upper.height + (above.length > 0 ? 26 : 0);
  const lower = side(below, middle + MIDDLE.height + 26);
  const height = below.length > 0 ? lower.top + lower.height + 4 : middle + MIDDLE.height + 4;
  const svg = s("svg", {
    class: "picture",
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: "group",
    "aria-label": `${record.name(body, scene.asked.on, scene.asked.known)} and its neighbours`,
  });
  const gap = Math.min(7, (GUTTER - 12) / own.length);
  const ways = [...own].sort((one, two) => row(other(one)) - row(other(two)));
  ways.forEach((shown, index) => {
    const x = WIDTH / 2 + (index - (ways.length - 1) / 2) * gap;
    const up = above.includes(other(shown));
    const among = up ? upper : lower;
    const rank = ways.filter((one) => other(one) === other(shown)).indexOf(shown);
    const place = placeOf(among, other(shown));
    const y = place.y + 12 + rank * 8;
    const from = place.left ? place.x + BOX.width : place.x;
    const end = up ? middle : middle + MIDDLE.height;
    svg.append(way(record, shown, body, { x, y, from, end }, actions));
  });
  const boxes = [...above, body, ...below].map((one) => {
    const isBody = one === body;
    const place = isBody
      ? { x: (WIDTH - MIDDLE.width) / 2, y: middle }
      : placeOf(above.includes(one) ? upper : lower, one);
    return box(record, scene, one, place, isBody ? MIDDLE : BOX, isBody, actions);
  });
  svg.append(...boxes);
  return h("div", { class: "neighbourhood" }, svg, key(record, own));
}

/**
 * What the lines of the picture mean.
 * @param {Record} record
 * @param {ShownLine[]} shown
 */
function key(record, shown) {
  const { types, lines } = record.payload;
  const kinds = [...new Set(shown.map(({ line }) => lines[line].type))].map((type) => types[type]);
  const items = kinds.map((type) => [sample(type), lineInWords(type)]);
  const [first] = kinds;
  if (shown.some(({ planned, sure }) => !planned && sure < 2))
    items.push([sample(first, "possible"), POSSIBLE]);
  if (shown.some(({ planned }) => planned)) items.push([sample(first, "planned"), PLANNED]);
  const list = { class: "legend", "aria-label": "What the lines mean" };
  return h("ul", list, ...items.map((item) => h("li", {}, ...item)));
}

/**
 * @param {number[]} bodies
 * @param {number} top
 * @returns {Side}
 */
function side(bodies, top) {
  const rows = Math.ceil(bodies.length / 2);
  return { bodies, top, height: Math.max(rows * (BOX.height + BOX.gap) - BOX.gap, 0) };
}

/**
 * @param {Side} among
 * @param {number} body
 */
function placeOf(among, body) {
  const index = among.bodies.indexOf(body);
  const left = index % 2 === 0;
  return {
    x: left ? 1 : WIDTH - BOX.width - 1,
    y: among.top + Math.floor(index / 2) * (BOX.height + BOX.gap),
    left,
  };
}

/**
 * @param {Record} record
 * @param {ShownLine} shown
 * @param {number} body
 * @param {{x: number, y: number, from: number, end: number}} at
 * @param {import("./drawing.js").Actions} actions
 */
function way(record, shown, body, { x, y, from, end }, actions) {
  const line = record.payload.lines[shown.line];
  const { style, label } = record.payload.types[line.type];
  const names = ["line"];
  if (shown.planned) names.push("planned");
  else if (shown.sure < 2) names.push("possible");
  const d = `M${from} ${y}H${x}V${end}`;
  const inward = line.head === body;
  const shape = inward ? head(style.head, [x, end, end > y ? 1 : -1]) : head(style.head, [0, 0, 1]);
  const turn = `translate(${from} ${y}) rotate(${from < x ? 90 : -90})`;
  const group = s(
    "g",
    {
      class: names.join(" "),
      "stroke-width": style.width,
      "aria-hidden": "true",
      click: () => actions.line(shown.statements),
    },
    s("path", { class: "stroke", d, "stroke-dasharray": style.dashes.join(" ") || null }),
    s("path", { class: "core", d }),
    shape ? s("g", { transform: inward ? null : turn }, shape) : null,
    s("path", { class: "hit", d }),
    s("title", {}, label),
  );
  group.style.setProperty("--colour", style.colour);
  return group;
}

/**
 * @param {Record} record
 * @param {Scene} scene
 * @param {number} body
 * @param {{x: number, y: number}} place
 * @param {{width: number, height: number}} size
 * @param {boolean} chosen
 * @param {import("./drawing.js").Actions} actions
 */
function box(record, scene, body, { x, y }, { width, height }, chosen, actions) {
  const { on, known } = scene.asked;
  const name = record.name(body, on, known);
  const lines = wrapped(name, width - 8, SIZE, 3);
  const leading = SIZE * 1.1;
  const start = y + height / 2 - ((lines.length - 1) * leading) / 2 + SIZE * 0.36;
  const press = () => actions.body(body);
  return s(
    "g",
    {
      class: chosen ? "box chosen" : "box",
      role: "button",
      tabindex: chosen ? null : 0,
      "aria-pressed": String(chosen),
      "aria-label": name,
      click: press,
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        press();
      },
    },
    s("rect", { class: "face", x, y, width, height }),
    ...lines.map((line, index) =>
      s(
        "text",
        {
          x: x + width / 2,
          y: start + index * leading,
          "font-size": SIZE,
          "text-anchor": "middle",
        },
        `${line} `,
      ),
    ),
  );
}
