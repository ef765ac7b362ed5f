// The sources of a statement: what each proves and says, where, with a link; and how they are cited.

import { counted } from "../counts.js";
import { add, h, link } from "../dom.js";
import { textOf } from "../sentences.js";
import { timeOf } from "../times.js";
import { proved } from "./proved.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../payload.js").Proof} Proof
 * @typedef {import("../payload.js").Statement} Statement
 */

/**
 * The proofs whose sources could be seen on a day of knowledge.
 * @param {Record} record
 * @param {Proof[] | undefined} proofs
 * @param {number | null} known
 */
export function seen(record, proofs, known) {
  if (known === null) return proofs ?? [];
  return (proofs ?? []).filter(([source]) => {
    const { since } = record.payload.sources[source];
    return since === undefined || since <= known;
  });
}

/**
 * A list of proofs.
 * @param {Record} record
 * @param {Proof[] | undefined} proofs
 * @param {number | null} known
 * @param {Statement} [statement] what they prove the beginning or the end of, if they do
 */
export function proofList(record, proofs, known, statement) {
  const shown = seen(record, proofs, known);
  if (shown.length === 0) return null;
  const items = shown.map((proof) =>
    proofItem(record, proof, statement ? proved(record, statement, known, proof[3]) : []),
  );
  return h("ul", { class: "proofs" }, ...items);
}

/**
 * @param {Record} record
 * @param {Proof} proof
 * @param {string[]} proves what it proves, in words
 */
function proofItem(record, [index, place, says, , readIn], proves) {
  const source = record.payload.sources[index];
  const item = h("li", {}, link(source.url ?? "", source.title));
  const told = [source.publisher, source.date, place].filter(Boolean).join(", ");
  if (told) add(item, h("span", { class: "told" }, ` ${told}`));
  if (says) add(item, h("span", { class: "says" }, `It says: ${says}`));
  if (proves.length > 0) {
    add(item, h("span", { class: "proves" }, `It proves ${joined(proves)}.`));
  }
  if (readIn !== null) {
    const copy = record.payload.sources[readIn];
    add(item, h("span", { class: "told" }, "Read in ", link(copy.url ?? "", copy.title)));
  }
  if (source.remarks.length > 0) add(item, h("span", { class: "told" }, source.remarks.join("; ")));
  return item;
}

/**
 * Words with commas, and *and* before the last.
 * @param {string[]} words
 */
export function joined(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/**
 * How a fact is cited: its sentence, its days, its id, the record; then its sources, a line each.
 * @param {Record} record
 * @param {{text: string, when: string, id: string}} fact
 * @param {Proof[] | undefined} proofs
 * @param {number | null} known
 * @returns {import("../copying.js").Copy}
 */
export function cited(record, { text, when, id }, proofs, known) {
  const { title, version } = record.payload.record;
  const then = known === null ? "" : `, as known on ${record.calendar.words(known)}`;
  const head = `${text.replace(/[.]$/, "")} (${when}${then}). ${title}, version ${version}: ${id}.`;
  const shown = seen(record, proofs, known);
  const lines = [head, citation(record, shown, true)].filter(Boolean);
  return { text: lines.join("\n"), what: `the citation with ${sourcesOf(shown)}` };
}

/**
 * How many sources stand behind some proofs, in words.
 * @param {Proof[]} proofs
 */
export function sourcesOf(proofs) {
  return counted(new Set(proofs.map(([source]) => source)).size, "source");
}

/**
 * How a statement is cited.
 * @param {Record} record
 * @param {Statement} statement
 * @param {{on: number, known: number | null}} view
 */
export function citedStatement(record, statement, view) {
  const { id, proof } = statement;
  const { known } = view;
  const text = textOf(record, statement, view);
  return cited(record, { text, when: timeOf(record, statement, known), id }, proof, known);
}

/**
 * The citations of proofs as the engine writes them: a source a line, with the places cited.
 * @param {Record} record
 * @param {Proof[]} proofs
 * @param {boolean} [dated] whether it is told when a source without a date was read
 */
export function citation(record, proofs, dated = false) {
  /** @type {Map<number, string[]>} */
  const found = new Map();
  for (const [source, place] of proofs) {
    const where = found.get(source) ?? [];
    if (place && !where.includes(place)) where.push(place);
    found.set(source, where);
  }
  return [...found]
    .map(([index, where]) => {
      const { cite, address = "", read } = record.payload.sources[index];
      const places = where.length > 0 ? `${where.join("; ")}.` : "";
      const day = dated && read ? `(read ${read})` : "";
      return [cite, places, address, day].filter(Boolean).join(" ");
    })
    .join("\n");
}
