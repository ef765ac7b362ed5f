// The picture as a file of its own, SVG or PNG: one or two pictures, their key, and their citation.

import { h, s } from "./dom.js";
import { marksOf, meets } from "./picture/signs.js";
import { widthOf, wrapped } from "./picture/text.js";

const LETTERS = 8;
const GAP = 12;
const EDGE = 6;
const TITLE = 18;
const SAMPLE = { width: 42, height: 14 };

const KEPT = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
];
const COLOURS = new Set(["fill", "stroke"]);
const DROPPED = ".gone, .hit, .fold, title";

/**
 * @typedef {object} Part a picture with what stands above it
 * @property {SVGSVGElement} svg
 * @property {import("./picture/zoom.js").Zoom} zoom
 * @property {string} title
 */

/**
 * Pictures beside each other as one file, with their looks in it, their key and their citation.
 * @param {Part[]} parts
 * @param {string} caption
 * @param {Element} legend of which the file has what the pictures show
 * @param {number} width of each picture, in points
 */
export function svgText(parts, caption, legend, width) {
  const marks = new Set(parts.flatMap(({ svg }) => [...marksOf(svg)]));
  const titled = parts.some(({ title }) => title !== "") ? TITLE : 0;
  const heights = parts.map(({ zoom }) => (zoom.kept.height * width) / zoom.kept.width);
  const across = parts.length * (width + GAP) - GAP;
  const below = titled + Math.max(...heights) + GAP;
  const items = [...legend.querySelectorAll("[data-signs]")].filter((item) => meets(item, marks));
  const key = keyOf(items, across);
  const lines = wrapped(caption, across - 2 * EDGE, LETTERS, 8);
  const height = Math.round(below + key.height + lines.length * 1.4 * LETTERS + GAP);
  const { fontFamily, color } = getComputedStyle(document.body);
  const letters = { "font-size": LETTERS, "font-family": fontFamily, fill: plainly(color) };
  const root = s(
    "svg",
    { viewBox: `0 0 ${across} ${height}`, width: Math.round(across), height },
    s("title", {}, caption),
    s("rect", { width: across, height, fill: plainly(groundOf(parts[0].svg)) }),
  );
  root.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  parts.forEach(({ svg, zoom, title }, index) => {
    const copy = copied(svg);
    const x = index * (width + GAP);
    const { kept } = zoom;
    const viewBox = [kept.x, kept.y, kept.width, kept.height].join(" ");
    const place = { x, y: titled, width, height: heights[index], viewBox };
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
    const bold = { ...letters, "font-size": 12, "font-weight": "bold", x: x + EDGE, y: 13 };
    if (title) root.append(s("text", bold, title));
    root.append(copy);
  });
  root.append(s("g", { ...letters, transform: `translate(0 ${below})` }, ...key.drawn));
  lines.forEach((line, index) => {
    const y = below + key.height + (index + 1) * 1.4 * LETTERS;
    root.append(s("text", { ...letters, x: EDGE, y }, line));
  });
  return new XMLSerializer().serializeToString(root);
}

/** @param {Element} svg */
function groundOf(svg) {
  return getComputedStyle(svg).backgroundColor;
}

/**
 * The items of a key in rows: their samples, and what these mean.
 * @param {Element[]} items
 * @param {number} room
 */
function keyOf(items, room) {
  const row = SAMPLE.height + 2;
  let [x, y] = [EDGE, 0];
  const drawn = items.flatMap((item) => {
    const words = item.textContent?.slice(signsOf(item).join("").length) ?? "";
    const samples = [...item.children];
    const widths = samples.map((one) => (one.localName === "svg" ? SAMPLE.width + 4 : 15));
    const width = widths.reduce((sum, one) => sum + one, widthOf(words) * LETTERS + 14);
    if (x > EDGE && x + width > room) [x, y] = [EDGE, y + row];
    let at = x;
    const nodes = samples.map((one, index) => {
      const node = one.localName === "svg" ? sampleOf(one, at, y) : signOf(one, at, y);
      at += widths[index];
      return node;
    });
    x += width;
    return [...nodes, s("text", { x: at, y: y + 10 }, words)];
  });
  return { drawn, height: items.length > 0 ? y + row : 0 };
}

/**
 * The texts in the samples of an item, which come before its words.
 * @param {Element} item
 */
function signsOf(item) {
  return [...item.children].map((one) => one.textContent ?? "");
}

/**
 * @param {Element} sample
 * @param {number} x
 * @param {number} y
 */
function sampleOf(sample, x, y) {
  const copy = copied(/** @type {SVGSVGElement} */ (sample));
  for (const [name, value] of Object.entries({ x, y, ...SAMPLE })) {
    copy.setAttribute(name, String(value));
  }
  return copy;
}

/**
 * @param {Element} sign a letter on a ground
 * @param {number} x
 * @param {number} y
 */
function signOf(sign, x, y) {
  const { backgroundColor, color } = getComputedStyle(sign);
  const letter = { x: x + 6, y: y + 10, "text-anchor": "middle", "font-weight": "bold" };
  return s(
    "g",
    {},
    s("rect", { x, y: y + 1, width: 12, height: 12, fill: plainly(backgroundColor) }),
    s("text", { ...letter, fill: plainly(color) }, sign.textContent),
  );
}

/**
 * A copy of a drawing that needs no style sheet.
 * @param {SVGSVGElement} svg
 */
function copied(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((element, index) => {
    dress(element, copies[index]);
  });
  for (const element of copy.querySelectorAll(DROPPED)) element.remove();
  return copy;
}

/**
 * Writes the looks of an element into its copy, which has no style sheet, and leaves its doings out.
 * @param {Element} element
 * @param {Element} copy
 */
function dress(element, copy) {
  for (const name of ["class", "style", "tabindex", "role"]) {
    if (name !== "class" || !copy.matches(DROPPED)) copy.removeAttribute(name);
  }
  for (const { name } of [...copy.attributes]) {
    if (name.startsWith("data-") || name.startsWith("aria-")) copy.removeAttribute(name);
  }
  const style = getComputedStyle(element);
  if (style.display === "none") copy.setAttribute("class", "gone");
  if (copy.matches(DROPPED) || element.matches("svg, g")) {
    if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
    return;
  }
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (COLOURS.has(name)) copy.setAttribute(name, plainly(value));
    else if (value !== "" && value !== "none" && !(name === "opacity" && value === "1")) {
      copy.setAttribute(name, value);
    }
  }
}

/** @type {Map<string, string>} */
const plain = new Map();

/**
 * A colour as every program reads it: browsers write mixed ones in ways that few others know.
 * @param {string} colour
 */
function plainly(colour) {
  if (colour === "none" || colour === "") return "none";
  const known = plain.get(colour);
  if (known !== undefined) return known;
  const canvas = h("canvas", { width: 1, height: 1 });
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (!drawing) return colour;
  drawing.fillStyle = colour;
  drawing.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = drawing.getImageData(0, 0, 1, 1).data;
  const two = (/** @type {number} */ value) => value.toString(16).padStart(2, "0");
  const made = alpha === 0 ? "none" : `#${two(red)}${two(green)}${two(blue)}`;
  plain.set(colour, made);
  return made;
}

/**
 * The picture as a PNG of twice its size.
 * @param {string} text an SVG
 * @returns {Promise<Blob>}
 */
export function png(text) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = h("canvas", { width: image.width * 2, height: image.height * 2 });
      canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("no picture"))),
        "image/png",
      );
    };
    image.onerror = () => reject(new Error("no picture"));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
}
