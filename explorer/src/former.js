// Over which days a body bore a name. It may have borne it more than once.

import { someDay, spanInWords } from "./times.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./payload.js").Extent} Extent
 */

/**
 * The spells over which a body was called so, in order; those that meet are one.
 * @param {Record} record
 * @param {number} body
 * @param {string} text
 * @param {number | null} known
 * @returns {Extent[]}
 */
export function borne(record, body, text, known) {
  const { statements, bodies, names } = record.payload;
  const named = (bodies[body].statements ?? [])
    .map((one) => statements[one])
    .filter((statement) => statement.value === text && !statement.contested && !statement.status);
  const extents = named.map((statement) => record.extent(statement, known));
  /** @type {Extent[]} */
  const spells =
    named.length > 0
      ? extents.filter((extent) => extent !== null)
      : names
          .filter(([name, of, kind]) => name === text && of === body && KINDS.has(kind))
          .map(([, , , from, stop]) => [from, from, stop, stop]);
  spells.sort((one, other) => one[0] - other[0]);
  /** @type {Extent[]} */
  const apart = [];
  for (const spell of spells) {
    const last = apart[apart.length - 1];
    if (last && spell[0] <= last[3]) {
      last[1] = Math.min(last[1], spell[1]);
      last[2] = Math.max(last[2], spell[2]);
      last[3] = Math.max(last[3], spell[3]);
    } else apart.push([...spell]);
  }
  return apart;
}

/** Names that count over days of their own; codes and ids do not. */
const KINDS = new Set(["name", "short", "alias"]);

/**
 * Spells in words, as seen from a day: of one that is over its end, of one to come its beginning.
 * @param {Record} record
 * @param {Extent[]} spells
 * @param {number} on
 */
export function spellsInWords(record, spells, on) {
  const [only] = spells;
  if (spells.length === 1 && only[3] <= on) {
    return `until ${someDay(record, only[2] - 1, only[3] - 1)}`;
  }
  if (spells.length === 1 && only[0] > on) return `from ${someDay(record, only[0], only[1])}`;
  return spells.map((spell) => spanInWords(record, spell)).join(", and ");
}
