// The shapes of a picture: the bent way of a line, what it ends in, the outline of a box.

import { s } from "../dom.js";

const RADIUS = 5;
const HEAD = 5.4;

/** The room around all bodies and lines of a picture; at its left stand the names of the tiers. */
export const MARGIN = { left: 22, top: 8, right: 8, bottom: 8 };

/**
 * The way of a line with rounded corners, as the `d` of a path.
 * @param {number[]} points x, y, x, y, …
 */
export function rounded(points) {
  const corners = [];
  for (let index = 0; index < points.length; index += 2) {
    corners.push([points[index], points[index + 1]]);
  }
  const [first] = corners;
  let d = `M${first[0]} ${first[1]}`;
  for (let index = 1; index < corners.length; index += 1) {
    const [x, y] = corners[index];
    const next = corners[index + 1];
    if (!next) {
      d += `L${x} ${y}`;
      continue;
    }
    const [fromX, fromY] = corners[index - 1];
    const [toX, toY] = next;
    const come = Math.hypot(x - fromX, y - fromY);
    const go = Math.hypot(toX - x, toY - y);
    const radius = Math.min(RADIUS, come / 2, go / 2);
    if (radius < 0.05) {
      d += `L${x} ${y}`;
      continue;
    }
    const startX = x - ((x - fromX) / come) * radius;
    const startY = y - ((y - fromY) / come) * radius;
    const endX = x + ((toX - x) / go) * radius;
    const endY = y + ((toY - y) / go) * radius;
    d += `L${number(startX)} ${number(startY)}Q${x} ${y} ${number(endX)} ${number(endY)}`;
  }
  return d;
}

/** @param {number} value */
function number(value) {
  return Math.round(value * 100) / 100;
}

/**
 * What a line ends in.
 * @param {string} kind triangle, arrow, diamond, square, bar, circle or none
 * @param {[number, number, number]} tip x, y, and the way it points: 1 down, -1 up
 */
export function head(kind, [x, y, way]) {
  const back = y - HEAD * way;
  const middle = y - (HEAD / 2) * way;
  const half = HEAD * 0.48;
  const open = { class: "head open" };
  const solid = { class: "head" };
  switch (kind) {
    case "triangle":
      return s("path", { ...solid, d: `M${x} ${y}L${x - half} ${back}H${x + half}Z` });
    case "arrow":
      return s("path", { ...open, d: `M${x - half} ${back}L${x} ${y}L${x + half} ${back}` });
    case "diamond":
      return s("path", {
        ...solid,
        d: `M${x} ${y}L${x - half} ${middle}L${x} ${back}L${x + half} ${middle}Z`,
      });
    case "square":
      return s("rect", {
        ...solid,
        x: x - half,
        y: Math.min(y, back) + 0.2,
        width: 2 * half,
        height: 2 * half,
      });
    case "bar":
      return s("path", { ...open, d: `M${x - half} ${back}H${x + half}` });
    case "circle":
      return s("circle", { ...solid, cx: x, cy: middle, r: HEAD / 2 - 0.2 });
    default:
      return null;
  }
}

/**
 * A square with a step or a sign, at the end of a line or at a corner of a box.
 * @param {number} x
 * @param {number} y its middle
 * @param {string} text
 * @param {string} [name] a further class
 */
export function badge(x, y, text, name = "") {
  const width = Math.max(8.8, 4.4 * text.length + 4);
  return s(
    "g",
    { class: `badge ${name}` },
    s("rect", { x: x - width / 2, y: y - 4.4, width, height: 8.8 }),
    s("text", { x, y: y + 2.6, "text-anchor": "middle" }, text),
  );
}
