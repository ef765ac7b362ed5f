// The sentence of a statement, put together for a day: its bodies bear the names that they had on it,
// and what lasts beyond the day of knowledge is not told as over.

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./payload.js").Statement} Statement
 */

/**
 * The sentence of a statement. Its bodies are named as on the day of it that is nearest to the one
 * shown; those of a plan as they were when it was announced.
 * @param {Record} record
 * @param {Statement} statement
 * @param {{on: number, known: number | null}} view
 */
export function textOf(record, statement, { on, known }) {
  const { text, worded, over } = statement;
  const extent = record.extent(statement, known);
  const day =
    worded !== undefined
      ? Math.min(worded, known ?? worded)
      : extent
        ? Math.min(Math.max(on, extent[0]), extent[3] - 1)
        : on;
  const isOver = over && (known === null || !extent || extent[3] <= known + 1);
  const words = text
    .map((part) => {
      if (typeof part === "string") return part;
      return typeof part === "number"
        ? inSentence(record, statement.ends?.[part] ?? statement.of, day, known)
        : part[isOver ? 1 : 0];
    })
    .join("");
  return capital(words) + (words.endsWith(".") ? "" : ".");
}

/**
 * The name of a body as it stands inside a sentence.
 * @param {Record} record
 * @param {number} body
 * @param {number} day
 * @param {number | null} known
 */
export function inSentence(record, body, day, known) {
  const name = record.name(body, day, known);
  return record.payload.bodies[body].the?.includes(name) ? `the ${name}` : name;
}

/** @param {string} words */
export function capital(words) {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
