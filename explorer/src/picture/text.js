// How wide texts are, and how they are cut where there is no room.

/** @type {{[weight: string]: CanvasRenderingContext2D | null}} */
const rulers = {};
/** @type {Map<string, number>} */
const widths = new Map();

/**
 * How wide a text is, in its own height.
 * @param {string} text
 * @param {boolean} [bold]
 */
export function widthOf(text, bold = false) {
  const key = `${bold}${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    const ruler = rulerOf(bold ? "bold" : "normal");
    if (!ruler) return text.length * 0.6;
    width = ruler.measureText(text).width / 100;
    widths.set(key, width);
  }
  return width;
}

/**
 * What measures texts in the letters of the page.
 * @param {string} weight
 */
function rulerOf(weight) {
  if (!(weight in rulers)) {
    const ruler = document.createElement("canvas").getContext("2d");
    const family = getComputedStyle(document.body).fontFamily;
    if (ruler) ruler.font = `${weight} 100px ${family}`;
    rulers[weight] = ruler;
  }
  return rulers[weight];
}

/**
 * A text in lines that are no wider than the room, at most so many; the last is cut if it must be.
 * @param {string} text
 * @param {number} room in points
 * @param {number} size of the letters, in points
 * @param {number} most
 */
export function wrapped(text, room, size, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer) * size > room && lines.length < most)
      lines.push(word);
    else lines[Math.max(lines.length - 1, 0)] = longer;
  }
  return lines.map((line) => cut(line, room, size));
}

/**
 * @param {string} line
 * @param {number} room
 * @param {number} size
 */
function cut(line, room, size) {
  if (widthOf(line) * size <= room) return line;
  let kept = line;
  while (kept.length > 1 && widthOf(`${kept}…`) * size > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
