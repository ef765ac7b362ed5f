// How a view is cited: what it shows, of which record, where, and the sources of it.

import { counted } from "./counts.js";
import { citation, seen } from "./evidence/proofs.js";
import { textOf } from "./sentences.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./payload.js").Proof} Proof
 */

/** So many sources stand in the citation of a view. */
const MOST = 10;

/**
 * What a view shows, in words.
 * @param {Record} record
 * @param {import("./state.js").View} view
 */
export function subjectOf(record, view) {
  const { on, other, known, types } = view;
  const { calendar, payload, typeOf } = record;
  const days = [on, other].filter((day) => day !== null).map((day) => calendar.words(day));
  const then = known === null ? "" : `, as known on ${calendar.words(known)}`;
  const labels = types.map((id) => payload.types[typeOf.get(id) ?? 0].label).join(", ");
  return `Structure on ${days.join(" and on ")} (${labels})${then}${chosenOf(record, view)}`;
}

/**
 * What is chosen, in words.
 * @param {Record} record
 * @param {import("./state.js").View} view
 */
function chosenOf(record, view) {
  const { statements, events, forms } = record.payload;
  const { on, known, line, event, body, form } = view;
  if (line.length > 0) {
    const told = line.map((id) =>
      textOf(record, statements[record.statementOf.get(id) ?? 0], view),
    );
    return `: ${told.join(" ").replace(/[.]$/, "")}`;
  }
  if (event !== null) return `: ${events[record.eventOf.get(event) ?? 0].title}`;
  if (body === null) return "";
  const name = record.name(record.bodyOf.get(body) ?? 0, on, known);
  const asked = forms.find(({ id }) => id === form);
  if (!asked) return `: ${name}`;
  const all = known === null ? "" : ", answered with all that the record knows now";
  return `: ${asked.ask.replace("{}", () => name)}${all}`;
}

/** The record, as it stands in every citation. @param {Record} record */
export function recordInWords({ payload }) {
  const { title, version, licence } = payload.record;
  return `${title}, version ${version} (${licence}).`;
}

/**
 * The citation of a view: what it shows, the record, its address, and its sources.
 * @param {Record} record
 * @param {Store} store
 * @param {import("./answers.js").Answers} answers
 * @param {Iterable<number>} shown the statements on which the picture stands
 * @param {number} [limit] of how many sources
 * @returns {import("./copying.js").Copy}
 */
export function citedView(record, store, answers, shown, limit = MOST) {
  const { view } = store;
  const chosen = proofsOfChosen(record, view, answers);
  const proofs = chosen ?? proofsOf(record, shown, view.known);
  const most = mostUsed(proofs).slice(0, limit);
  const kept = most.flatMap((one) => proofs.filter(([source]) => source === one));
  const all = new Set(proofs.map(([source]) => source)).size;
  // Of a whole picture the places would fill pages.
  const whole = most.map((source) => /** @type {Proof} */ ([source, "", "", "", null]));
  const what = chosen ? "what is chosen" : "what is shown";
  const heading =
    all > most.length
      ? `Main sources of ${what} (${most.length} of ${all}: those cited most often for it):`
      : `Sources of ${what}:`;
  const sources = most.length > 0 ? [heading, citation(record, chosen ? kept : whole, true)] : [];
  const day = view.known === null ? "" : ", with the day of knowledge";
  const subject = `${subjectOf(record, view)}.`;
  const every = () => citedView(record, store, answers, shown, all);
  const main = all > most.length;
  return {
    text: [subject, recordInWords(record), addressOf(store), ...sources].join("\n"),
    what: `the citation of this view${day}, with ${main ? `the ${most.length} of ` : ""}${counted(all, "source")}${main ? " cited most often for it" : ""}`,
    ...(main && { more: { words: `Copy it with all ${all} sources`, copy: every } }),
  };
}

/**
 * The address of the view; of a page on a disk its file, since nobody else has that folder.
 * @param {Store} store
 */
function addressOf({ address }) {
  return location.protocol.startsWith("http") ? address : address.replace(/^[^#]*[/]/, "");
}

/**
 * The proofs of what is chosen; null where nothing is.
 * @param {Record} record
 * @param {import("./state.js").View} view
 * @param {import("./answers.js").Answers} answers
 * @returns {Proof[] | null}
 */
function proofsOfChosen(record, view, answers) {
  const { on, known, line, event } = view;
  const { bodies, events, forms } = record.payload;
  if (line.length > 0)
    return proofsOf(
      record,
      line.map((id) => record.statementOf.get(id) ?? 0),
      known,
    );
  if (event !== null) return seen(record, events[record.eventOf.get(event) ?? 0].proof, known);
  const body = view.body === null ? undefined : record.bodyOf.get(view.body);
  if (body === undefined) return null;
  const form = forms.findIndex(({ id }) => id === view.form);
  if (form >= 0) return proofsOf(record, answers.on(form, body, on)?.statements ?? [], null);
  const { statements = [], proof } = bodies[body];
  const present = statements.filter((one) => record.holds(one, on, known) > 0);
  return [...seen(record, proof, known), ...proofsOf(record, present, known)];
}

/**
 * The proofs of some statements that could be seen.
 * @param {Record} record
 * @param {Iterable<number>} statements
 * @param {number | null} known
 */
function proofsOf(record, statements, known) {
  return [...statements].flatMap((one) =>
    seen(record, record.payload.statements[one].proof, known),
  );
}

/**
 * The sources, those that are cited most often first.
 * @param {Proof[]} proofs
 */
function mostUsed(proofs) {
  /** @type {Map<number, number>} */
  const used = new Map();
  for (const [source] of proofs) used.set(source, (used.get(source) ?? 0) + 1);
  return [...used].sort(([, one], [, other]) => other - one).map(([source]) => source);
}
