// The members of a collective.

import { certainty } from "./record.js";

/** @typedef {{statement: number, body: number, sure: number}} Member */

/**
 * The members of a collective on a day, with the statements that make them so.
 * @param {import("./record.js").Record} record
 * @param {number} whole
 * @param {number} on
 * @param {number | null} known
 * @returns {Member[]}
 */
export function membersOf(record, whole, on, known) {
  const { statements, bodies } = record.payload;
  const found = [];
  for (const one of bodies[whole].members ?? []) {
    const statement = statements[one];
    const [body] = statement.ends ?? [null];
    const sure = certainty(record.spell(statement, known)?.extent, on);
    if (sure > 0 && body !== null) found.push({ statement: one, body, sure });
  }
  return found;
}
