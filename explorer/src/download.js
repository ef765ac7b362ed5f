// What is shown, as files: its lines and bodies as CSV and JSON; how any file is saved.

import { h } from "./dom.js";
import { textOf } from "./sentences.js";
import { rowsOf } from "./table.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./table.js").Both} Both
 */

/**
 * Saves a text as a file.
 * @param {string} name
 * @param {Blob} content
 */
export function save(name, content) {
  const address = URL.createObjectURL(content);
  const anchor = h("a", { href: address, download: name, class: "unseen" });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * The lines as CSV. What a spreadsheet would take for a formula is written as text.
 * @param {Record} record
 * @param {Both} shown
 */
export function csv(record, shown) {
  const { lines } = rowsOf(record, shown);
  const heads = "line,from,to,when,certainty,of members,step,change,statements".split(",");
  const rows = lines.map((row) => [
    row.type,
    row.from,
    row.to,
    row.dates,
    row.certainty,
    row.members,
    row.step,
    row.change,
    row.statements.join(" "),
  ]);
  return [heads, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}

/** @param {string} text */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The lines and bodies with their statements as JSON.
 * @param {Record} record
 * @param {Both} shown
 * @param {string} address that leads to the view
 */
export function json(record, shown, address) {
  const { payload, calendar } = record;
  const { lines, bodies } = rowsOf(record, shown);
  const { asked } = shown.scene;
  const ids = (/** @type {number} */ body) => payload.bodies[body].id;
  const value = {
    record: payload.record,
    address: address.startsWith("http") ? address : address.replace(/^[^#]*/, ""),
    on: calendar.iso(asked.on),
    as_known_on: asked.known === null ? null : calendar.iso(asked.known),
    compared: shown.marks
      ? [calendar.iso(shown.before.asked.on), calendar.iso(shown.after.asked.on)]
      : null,
    bodies: bodies.map(({ shown: _, ...row }) => row),
    lines: lines.map(({ shown: one, statements, ...row }) => ({
      ...row,
      from: { id: ids(payload.lines[one.line].tail), name: row.from },
      to: { id: ids(payload.lines[one.line].head), name: row.to },
      statements: statements.map((id) => {
        const statement = payload.statements[record.statementOf.get(id) ?? 0];
        const [when] = payload.times[statement.when];
        const text = textOf(record, statement, asked);
        return { id, text, when, basis: statement.basis ?? null };
      }),
    })),
  };
  return JSON.stringify(value, null, 1);
}
