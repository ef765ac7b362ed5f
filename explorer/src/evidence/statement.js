// What one statement says, and everything that stands behind it.

import { copyButton } from "../copying.js";
import { add, button, h } from "../dom.js";
import { certainty } from "../record.js";
import { capital, textOf } from "../sentences.js";
import { MOST_TYPES } from "../state.js";
import { timeOf } from "../times.js";
import { citation, citedStatement, proofList, seen, sourcesOf } from "./proofs.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../payload.js").Statement} Statement
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("../state.js").View} View
 */

/**
 * How certainly a statement is true on the day shown, in words.
 * @param {Record} record
 * @param {Statement} statement
 * @param {View} view
 */
export function standing(record, statement, { on, known }) {
  const day = record.calendar.words(on);
  if (statement.contested) return "contested: no part of an answer";
  if (statement.status) {
    const extent = record.planned(statement, known);
    const then = extent && extent[0] <= on && on < extent[3];
    return then ? `${statement.status} for ${day}` : statement.status;
  }
  const spell = record.spell(statement, known);
  if (!spell) return known === null ? "days not known" : "not known then";
  const sure = certainty(spell.extent, on);
  if (sure === 2) return `certain on ${day}`;
  if (sure === 1) return `possible on ${day}`;
  return `not on ${day}`;
}

/**
 * A statement with its dates, basis, status, note and sources.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
export function statementCard(record, store, index) {
  const { view } = store;
  const statement = record.payload.statements[index];
  const type = record.payload.types[statement.type];
  const card = h(
    "article",
    { class: "statement" },
    h("h3", {}, h("bdi", {}, textOf(record, statement, view))),
    h("p", { class: "standing" }, `${capital(type.label)}; ${standing(record, statement, view)}.`),
    ways(record, store, index),
    facts(record, store, statement),
  );
  const proofs = proofList(record, statement.proof, view.known, statement);
  if (proofs) add(card, h("h4", {}, "Sources"), proofs);
  const contested = proofList(record, statement.contested_proof, view.known);
  if (contested) add(card, h("h4", {}, "Against it"), contested);
  const outcome = proofList(record, statement.outcome_proof, view.known);
  if (outcome) add(card, h("h4", {}, "For what came of it"), outcome);
  add(card, cites(record, store, statement));
  return card;
}

/**
 * The word that a card tells what was known on a day, if it does.
 * @param {Record} record
 * @param {number | null} known
 */
export function asKnown(record, known) {
  if (known === null) return null;
  return h("p", { class: "note" }, `As known on ${record.calendar.words(known)}.`);
}

/**
 * The ways to see a statement in the picture: to a day on which it was true, or to its type.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
function ways(record, store, index) {
  const { view } = store;
  const statement = record.payload.statements[index];
  const type = record.payload.types[statement.type];
  const bar = h("p", { class: "acts" });
  const extent = record.extent(statement, view.known);
  const first = extent && record.nearest(extent[1] < extent[2] ? extent[1] : extent[0]);
  if (
    extent &&
    first !== null &&
    certainty(extent, view.on) === 0 &&
    certainty(extent, first) > 0
  ) {
    const words = `Go to ${record.calendar.words(first)}`;
    add(
      bar,
      button(words, () => store.set({ on: first })),
    );
  }
  if (type.edge && !view.types.includes(type.id)) {
    add(bar, drawButton(record, store, statement.type));
  }
  return bar.firstChild ? bar : null;
}

/**
 * A button that draws the lines of a type, in the place of the last type where there are many.
 * @param {Record} record
 * @param {Store} store
 * @param {number} type
 */
export function drawButton(record, store, type) {
  const { id, label } = record.payload.types[type];
  const { types } = store.view;
  const draw = () => store.set({ types: [...types.slice(0, MOST_TYPES - 1), id] });
  const gone = types
    .slice(MOST_TYPES - 1)
    .map((one) => record.payload.types[record.typeOf.get(one) ?? 0].label);
  const instead = gone.length > 0 ? `, in place of ${gone.join(" and ")}` : "";
  return button(`Draw lines of ${label}${instead}`, draw);
}

const NONE = { body: null, form: null, question: "" };

/**
 * An id as a link to what it names, so that it can be kept and sent.
 * @param {string} id
 * @param {string} fragment
 */
export function idLink(id, fragment) {
  return h("a", { class: "id", href: fragment }, h("code", {}, id));
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {Statement} statement
 */
function cites(record, store, statement) {
  const { view } = store;
  const proofs = seen(record, statement.proof, view.known);
  return h(
    "p",
    { class: "acts" },
    copyButton("Copy citation of the statement", () =>
      citedStatement(record, statement, store.view),
    ),
    proofs.length > 0
      ? copyButton("Copy its sources alone", () => ({
          text: citation(record, proofs),
          what: sourcesOf(proofs),
        }))
      : null,
    idLink(statement.id, store.to({ ...NONE, line: [statement.id], event: null })),
  );
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {Statement} statement
 */
function facts(record, store, statement) {
  const { view } = store;
  const list = h("dl", { class: "facts" });
  const tell = (/** @type {string} */ what, /** @type {...import("../dom.js").Child} */ ...words) =>
    add(list, h("dt", {}, what), h("dd", {}, ...words));
  tell("When", timeOf(record, statement, view.known));
  const ends = (statement.ends ?? []).filter((end) => end !== null);
  if (ends.length > 0) {
    tell("Between", ...ends.map((end) => bodyButton(record, store, /** @type {number} */ (end))));
  }
  if (statement.unknown) tell("Not known", statement.unknown);
  const more = statement.more ?? [];
  for (const [what, words] of more) tell(capital(what), ...restingOn(statement, what, words));
  if (statement.basis && !more.some(([what]) => what === RESTS)) tell("Basis", statement.basis);
  if (statement.status) tell("Status", statement.status);
  if (statement.subject_to) tell("Subject to", statement.subject_to);
  if (statement.contested) tell("Contested", statement.contested);
  if (statement.outcome && over(record, statement, view.known)) {
    tell("What came of it", statement.outcome);
    for (const id of statement.became ?? []) tell("See", becameButton(record, store, id));
  }
  if (statement.begun !== undefined)
    tell("Began with", eventButton(record, store, statement.begun));
  if (statement.ended !== undefined)
    tell("Ended with", eventButton(record, store, statement.ended));
  if (view.known === null && statement.note) tell("Note", statement.note);
  return list;
}

/** What a line rests on as a whole: of its means some may be no law. */
const RESTS = "rests on";

/**
 * What is told of a statement under a heading: of what it rests on also its basis.
 * @param {Statement} statement
 * @param {string} what
 * @param {string} words
 */
function restingOn({ basis }, what, words) {
  return what === RESTS && basis ? [`${words}: ${basis}`] : [words];
}

/**
 * True where what came of a plan was known on a day of knowledge.
 * @param {Record} record
 * @param {Statement} statement
 * @param {number | null} known
 */
function over(record, statement, known) {
  return known === null || (record.isKnown(statement, known) && !record.planned(statement, known));
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {number} body
 */
export function bodyButton(record, store, body) {
  const { view } = store;
  return button(
    record.name(body, view.on, view.known),
    () => store.set({ body: record.payload.bodies[body].id, line: [], event: null, form: null }),
    { class: "go" },
  );
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {number} event
 */
export function eventButton(record, store, event) {
  const { id, title, when } = record.payload.events[event];
  return button(`${title} (${when})`, () => store.set({ event: id, line: [] }), { class: "go" });
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {string} id of a statement or an event
 */
function becameButton(record, store, id) {
  const event = record.eventOf.get(id);
  if (event !== undefined) return eventButton(record, store, event);
  const index = record.statementOf.get(id);
  if (index === undefined) return h("code", {}, id);
  const statement = record.payload.statements[index];
  const words = `${textOf(record, statement, store.view)} (${timeOf(record, statement, store.view.known)})`;
  return button(words, () => store.set({ line: [id], event: null }), { class: "go" });
}
