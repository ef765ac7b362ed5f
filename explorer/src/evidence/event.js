// What an event was: its day, its reason, what began, ended and changed with it, its sources.

import { copyButton } from "../copying.js";
import { add, button, h } from "../dom.js";
import { textOf } from "../sentences.js";
import { timeOf } from "../times.js";
import { cited, joined, proofList } from "./proofs.js";
import { asKnown, drawButton, idLink } from "./statement.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../state.js").Store} Store
 */

/**
 * The card of an event.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
export function eventCard(record, store, index) {
  const { on, known } = store.view;
  const event = record.payload.events[index];
  const { id, title, when } = event;
  const card = h(
    "article",
    { class: "event" },
    h("h2", { tabindex: -1 }, h("bdi", {}, title)),
    asKnown(record, known),
    h("p", { class: "standing" }, when),
  );
  if (!record.isTold(index, known)) {
    add(card, h("p", { class: "warning" }, "No source that could be seen then tells of it."));
  }
  if (event.reason) add(card, h("p", {}, event.reason));
  if (event.note && known === null) add(card, h("p", {}, event.note));
  const day = dayOf(record, index);
  const go = button(`Go to ${record.calendar.words(day)}`, () => store.set({ on: day }));
  const isThere = event.days[0] <= on && on <= event.days[1];
  if (!isThere) add(card, h("p", { class: "acts" }, go));
  add(card, untickedOf(record, store, index));
  for (const [heading, statements] of doneBy(record, index)) {
    add(card, listed(record, store, heading, statements));
  }
  add(card, beforeAndAfter(record, store, index));
  const proofs = proofList(record, event.proof, known);
  if (proofs) add(card, h("h3", {}, "Sources"), proofs);
  const copy = () => cited(record, { text: title, when, id }, event.proof, known);
  const own = store.to({ body: null, line: [], event: id, form: null, question: "" });
  add(
    card,
    h("p", { class: "acts" }, copyButton("Copy citation of the event", copy), idLink(id, own)),
  );
  return card;
}

/**
 * The day on which the picture shows what an event did: the first on which something of it changes.
 * @param {Record} record
 * @param {number} index
 */
export function dayOf(record, index) {
  const { days, begins = [], ends = [] } = record.payload.events[index];
  const { statements } = record.payload;
  const changes = [
    ...begins.map((one) => statements[one].holds?.[0]),
    ...ends.map((one) => statements[one].holds?.[3]),
  ];
  const within = changes.filter((day) => day !== undefined && days[0] <= day && day <= days[1]);
  return record.nearest(
    within.length > 0 ? Math.min(.../** @type {number[]} */ (within)) : days[0],
  );
}

/**
 * The word that lines of an event are of types that are not ticked, and the ways to tick these.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
function untickedOf(record, store, index) {
  const { begins = [], ends = [] } = record.payload.events[index];
  const { types, statements } = record.payload;
  const done = new Set([...begins, ...ends].map((one) => statements[one].type));
  const left = [...done].filter(
    (type) => types[type].edge && !store.view.types.includes(types[type].id),
  );
  if (left.length === 0) return null;
  const labels = joined(left.map((type) => types[type].label));
  const words = `Lines of ${labels} are not ticked; those of the event are listed here and, where \
they have a place in the picture, drawn while it is chosen. `;
  const buttons = left.flatMap((type) => [drawButton(record, store, type), " "]);
  return h("p", { class: "note unticked" }, words, ...buttons);
}

/**
 * What an event did, under headings: a line that it ended and began anew between the same bodies
 * changed, that is, went on in other terms.
 * @param {Record} record
 * @param {number} index
 * @returns {[string, number[]][]}
 */
function doneBy(record, index) {
  const { begins = [], ends = [] } = record.payload.events[index];
  const { statements } = record.payload;
  const key = (/** @type {number} */ one) => {
    const { ends: bodies, type } = statements[one];
    return bodies ? [type, ...bodies].join("|") : `alone ${one}`;
  };
  const [begun, ended] = [new Set(begins.map(key)), new Set(ends.map(key))];
  const isBoth = (/** @type {number} */ one) => begun.has(key(one)) && ended.has(key(one));
  return [
    ["What began with it", begins.filter((one) => !isBoth(one))],
    ["What ended with it", ends.filter((one) => !isBoth(one))],
    ["What changed with it", [...ends, ...begins].filter(isBoth)],
  ];
}

/**
 * The events that began what this one ended, and that ended what it began: of a body that moved
 * twice each leads to the other.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
function beforeAndAfter(record, store, index) {
  const { events, statements } = record.payload;
  const { begins = [], ends = [] } = events[index];
  const near = [
    ...ends.map((one) => statements[one].begun),
    ...begins.map((one) => statements[one].ended),
  ];
  const others = [...new Set(near)].filter(
    (one) => one !== undefined && one !== index && record.isTold(one, store.view.known),
  );
  if (others.length === 0) return null;
  const rows = /** @type {number[]} */ (others)
    .sort((one, other) => events[one].days[0] - events[other].days[0])
    .map((one) => {
      const { id, title, when } = events[one];
      const view = { event: id, line: [], on: dayOf(record, one), other: null };
      const press = button("", () => store.set(view), { class: "row" });
      add(
        press,
        h("span", { class: "who" }, h("bdi", {}, title)),
        h("span", { class: "dates" }, when),
      );
      return h("li", {}, press);
    });
  const heading = h("h3", {}, "Before and after it");
  return h("section", { class: "near" }, heading, h("ul", { class: "rows" }, ...rows));
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {string} heading
 * @param {number[]} statements
 */
function listed(record, store, heading, statements) {
  const known = statements.filter((one) =>
    record.isKnown(record.payload.statements[one], store.view.known),
  );
  if (known.length === 0) return null;
  return h(
    "section",
    {},
    h("h3", {}, heading),
    h("ul", { class: "rows" }, ...known.map((one) => h("li", {}, sentence(record, store, one)))),
  );
}

/**
 * A statement as a button that shows it.
 * @param {Record} record
 * @param {Store} store
 * @param {number} one
 * @param {number | null} [known] the day of knowledge by which its days are told
 */
export function sentence(record, store, one, known = store.view.known) {
  const statement = record.payload.statements[one];
  const press = button("", () => store.set({ line: [statement.id], event: null }), {
    class: "row",
  });
  add(
    press,
    h(
      "span",
      { class: "who" },
      h("bdi", {}, textOf(record, statement, { on: store.view.on, known })),
    ),
    h("span", { class: "dates" }, timeOf(record, statement, known)),
  );
  return press;
}
