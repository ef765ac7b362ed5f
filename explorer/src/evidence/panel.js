// The panel beside the picture: the line, the event or the body chosen; else the day itself.

import { add, button, fill, h } from "../dom.js";
import { membersOf } from "../members.js";
import { NOTHING } from "../state.js";
import { keyOfChosen } from "../trail.js";
import { unfolding } from "../unfolding.js";
import { answerCard, servedCard } from "./answer.js";
import { askOf } from "./ask.js";
import { bodyCard, keyOf, renewCard } from "./body.js";
import { dayCard } from "./day.js";
import { eventCard } from "./event.js";
import { asKnown, bodyButton, statementCard } from "./statement.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("../picture/scene.js").Scene} Scene
 * @typedef {import("../picture/drawing.js").Marks} Marks
 *
 * @typedef {object} Shown what the picture shows, for the panel that tells of it
 * @property {Scene} scene
 * @property {Scene} before
 * @property {Scene} after
 * @property {Marks | null} marks
 * @property {() => import("../counts.js").LeftOut} left what the picture leaves out
 * @property {() => import("../steps.js").Headed[]} step what became of the picture since the eve
 */

/**
 * @typedef {object} Given
 * @property {Record} record
 * @property {Store} store
 * @property {import("../answers.js").Answers} answers
 * @property {string | null} engine where questions in English are answered, if anywhere
 */

/**
 * Fills the panel.
 * @param {Given} given
 * @param {HTMLElement} panel
 * @param {Shown} shown
 */
export function drawPanel({ record, store, answers, engine }, panel, shown) {
  const { view } = store;
  const body = view.body === null ? undefined : record.bodyOf.get(view.body);
  const form = record.payload.forms.findIndex(({ id }) => id === view.form);
  if (view.line.length > 0) fill(panel, chosenBar(record, store, body), lineCard(record, store));
  else if (view.event !== null) {
    const event = record.eventOf.get(view.event);
    fill(panel, chosenBar(record, store, body), eventCard(record, store, event ?? 0));
  } else if (view.question !== "" && engine !== null) {
    fill(panel, chosenBar(record, store, body), servedCard(record, store, engine));
  } else if (body !== undefined && form >= 0) {
    fill(panel, chosenBar(record, store, body), askOf(store, answers, body));
    add(panel, answerCard(record, store, answers, form, body));
  } else if (body !== undefined) {
    drawBody(record, store, askOf(store, answers, body), panel, shown, body);
  } else fill(panel, dayCard(record, store, shown));
}

/**
 * Fills the panel with the card of a body; one that is there already is brought to the day shown.
 * @param {Record} record
 * @param {Store} store
 * @param {HTMLElement | null} ask
 * @param {HTMLElement} panel
 * @param {Shown} shown
 * @param {number} body
 */
function drawBody(record, store, ask, panel, shown, body) {
  const card = panel.querySelector("article.body");
  if (card?.getAttribute("data-of") !== keyOf(record, store, body)) {
    const above = [chosenBar(record, store, undefined), unfold(record, store, body)];
    fill(panel, ...above, ask, bodyCard(record, store, body, shown.scene));
    return;
  }
  const present = panel.querySelector("#ask")?.closest(".ask") ?? null;
  if (ask !== present) {
    present?.remove();
    if (ask) card.before(ask);
  }
  if (record.payload.bodies[body].group) {
    panel.querySelector(".members")?.remove();
    const members = unfold(record, store, body);
    if (members) panel.firstElementChild?.after(members);
  }
  card.querySelector(".neighbourhood")?.remove();
  renewCard(card, shown.scene);
}

/**
 * The way back from what is chosen.
 * @param {Record} record
 * @param {Store} store
 * @param {number | undefined} body
 */
function chosenBar(record, store, body) {
  const { view } = store;
  const bar = h("p", { class: "acts" });
  const { last } = store.trail;
  if (last)
    add(
      bar,
      button(`‹ Back: ${cardInWords(record, view, last)}`, () => store.set(last)),
    );
  const up = { ...NOTHING, body: view.body };
  if (body !== undefined && !(last && keyOfChosen(last) === view.body)) {
    add(
      bar,
      button(`‹ ${record.short(body, view.on, view.known)}`, () => store.set(up)),
    );
  }
  add(
    bar,
    button("Close", () => store.set(NOTHING), { class: "close" }),
  );
  return bar;
}

/** So many letters of a title stand on the way back. */
const SHORT = 40;

/**
 * A card in few words.
 * @param {Record} record
 * @param {import("../state.js").View} view
 * @param {import("../trail.js").Chosen} chosen
 */
function cardInWords(record, view, { body, line, event, form, question }) {
  const { events, forms, statements, types } = record.payload;
  const [first] = line.map((id) => statements[record.statementOf.get(id) ?? 0]);
  const words = () => {
    if (first) return line.length > 1 ? `${line.length} statements` : types[first.type].label;
    if (event !== null) return events[record.eventOf.get(event) ?? 0].title;
    if (form !== null) return forms.find(({ id }) => id === form)?.label ?? form;
    return body === null
      ? question
      : record.short(record.bodyOf.get(body) ?? 0, view.on, view.known);
  };
  const told = words();
  return told.length > SHORT ? `${told.slice(0, SHORT).trimEnd()}…` : told;
}

/**
 * @param {Record} record
 * @param {Store} store
 */
function lineCard(record, store) {
  const { line } = store.view;
  const statements = line.map((id) => record.statementOf.get(id) ?? 0);
  const heading = statements.length === 1 ? "The statement" : `${statements.length} statements`;
  return h(
    "div",
    {},
    h("h2", { tabindex: -1 }, heading),
    asKnown(record, store.view.known),
    ...statements.map((one) => statementCard(record, store, one)),
  );
}

/**
 * For a collective: its members on the day, in the panel and, by choice, in the picture.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
function unfold(record, store, index) {
  const { view } = store;
  const body = record.payload.bodies[index];
  const members = membersOf(record, index, view.on, view.known);
  const sure = members.filter(({ statement }) => record.holds(statement, view.on, view.known) > 1);
  const doubt =
    sure.length < members.length ? `, ${members.length - sure.length} of them perhaps` : "";
  if (!body.group || members.length === 0) return null;
  const open = view.unfolded.includes(body.id);
  const press = button(
    open ? "Fold its members in the picture" : "Unfold its members in the picture",
    () =>
      store.set({
        unfolded: open ? view.unfolded.filter((id) => id !== body.id) : [...view.unfolded, body.id],
      }),
    { "aria-expanded": String(open) },
  );
  const list = () =>
    h(
      "ul",
      { class: "rows" },
      ...members.map((member) => h("li", {}, bodyButton(record, store, member.body))),
    );
  return h(
    "div",
    { class: "members" },
    h("p", { class: "acts" }, press),
    unfolding(`${body.id} members`, `Its members on the day (${members.length}${doubt})`, list),
  );
}
