// On what a line of a picture stands on a day: its statements, and the terms of these.

import { certainty } from "../record.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../payload.js").Line} Line
 * @typedef {import("./scene.js").Asked} Asked
 */

/**
 * The statements on which a line stands on a day, and of how many members they are; null where it
 * is not shown.
 * @param {Record} record
 * @param {Line} line
 * @param {Asked} asked
 */
export function standing(record, line, { on, known, plans, also }) {
  const { statements } = record.payload;
  const wanted = (/** @type {number} */ one) => plans || statements[one].rung || also.includes(one);
  const sure = (/** @type {number} */ statement) => {
    if (!line.planned) return record.holds(statement, on, known, true);
    return wanted(statement) ? certaintyOfPlan(record, statement, on, known) : 0;
  };
  const own = (line.own ?? []).filter((statement) => sure(statement) > 0);
  const lifted = (line.lifted ?? []).filter((statement) => sure(statement) > 0);
  const members = new Set(lifted.map((statement) => statements[statement].of)).size;
  if (own.length === 0 && (members === 0 || members < (line.least ?? 1))) return null;
  return { own, lifted, members, sure };
}

/**
 * The terms of some statements together, in order, the ground in law last.
 * @param {Record} record
 * @param {number[]} statements
 * @param {number} on
 */
export function termsOf(record, statements, on) {
  if (statements.length === 1) return record.terms(statements[0], on);
  const terms = [...new Set(statements.flatMap((one) => record.terms(one, on)))].sort();
  const isBasis = (/** @type {string} */ term) => term.startsWith("basis: ");
  return [...terms.filter((term) => !isBasis(term)), ...terms.filter(isBasis)];
}

/**
 * How certainly a picture draws a plan on a day.
 * @param {Record} record
 * @param {number} index
 * @param {number} on
 * @param {number | null} known
 */
export function certaintyOfPlan(record, index, on, known) {
  return certainty(record.drawnPlan(record.payload.statements[index], known), on);
}
