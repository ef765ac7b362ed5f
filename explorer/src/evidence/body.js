// What a body is: its description, its life, its names and posts, and its lines on the day shown.

import { copyButton } from "../copying.js";
import { add, button, h, printable } from "../dom.js";
import { capital } from "../sentences.js";
import { NOTHING } from "../state.js";
import { spanInWords } from "../times.js";
import { renewed, unfolding } from "../unfolding.js";
import { groupsOf, howMany, parted } from "./groups.js";
import { drawLives } from "./lives.js";
import { briefly, drawAbsent, drawPresent, rows } from "./present.js";
import { cited, proofList, seen } from "./proofs.js";
import { asKnown, idLink } from "./statement.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("./groups.js").Group} Group
 * @typedef {import("../picture/scene.js").Scene} Scene
 */

/** So many events are shown at once. */
const FEW = 6;

/** @type {WeakMap<Element, (shown: Scene) => void>} how a card is brought to the day shown */
const renewals = new WeakMap();

/**
 * Which card it is: of which body, as known when.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
export function keyOf(record, store, index) {
  return `${record.payload.bodies[index].id} ${store.view.known}`;
}

/**
 * Brings the card of a body to the day shown: what is the same on all days stays as it is.
 * @param {Element} card
 * @param {Scene} shown
 */
export function renewCard(card, shown) {
  renewals.get(card)?.(shown);
}

/**
 * The card of a body.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {Scene} shown
 */
export function bodyCard(record, store, index, shown) {
  const { known } = store.view;
  const body = record.payload.bodies[index];
  const groups = groupsOf(record, index, known);
  const { edges, others } = parted(record, groups);
  const kind = capital(record.payload.kinds[body.kind] ?? body.kind);
  const name = h("bdi");
  const heading = h("h3");
  const absent = h("div");
  const present = h("div", { class: "present" });
  const life = h("div", { class: "lives-of" });
  const id = idLink(body.id, "");
  const rest = edges.filter((group) => group.statements.length > 0);
  const sections = [...others, ...rest].map((group) => section(record, store, index, group));
  const card = h(
    "article",
    { class: "body", "data-of": keyOf(record, store, index) },
    h("h2", { tabindex: -1 }, name),
    asKnown(record, known),
    h("p", { class: "standing" }, `${kind}. `, lifeInWords(record, index, known)),
    body.about && h("p", { class: "about" }, described(record, body, known)),
    sourcesOf(record, body, known),
    cites(record, store, index),
    absent,
    heading,
    present,
    happened(record, store, index),
    h("h3", {}, "Its life"),
    life,
    ...sections.slice(0, others.length),
    rest.length > 0 && h("h3", {}, "In all years"),
    ...sections.slice(others.length),
    background(record, index, known, id),
  );
  const renew = (/** @type {Scene} */ scene) => {
    const { on } = store.view;
    name.textContent = printable(record.name(index, on, known));
    heading.textContent = `On ${record.calendar.words(on)}`;
    drawAbsent(record, store, index, groups, absent, body.place && !scene.bodies.has(index));
    drawPresent(record, store, index, edges, present);
    drawBars(record, store, index, groups, life);
    id.setAttribute("href", store.to({ ...NOTHING, body: body.id }));
    for (const part of sections) renewed(part);
  };
  renew(shown);
  renewals.set(card, renew);
  return card;
}

/**
 * @param {Record} record
 * @param {import("../payload.js").Body} body
 * @param {number | null} known
 */
function sourcesOf(record, { id, proof }, known) {
  if (seen(record, proof, known).length === 0) return null;
  const proofs = () => proofList(record, proof, known);
  return unfolding(`${id} sources`, "Sources of this description", proofs);
}

/**
 * How a body is cited: its name, its life, its description with the sources of that.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
function cites(record, store, index) {
  const { id, proof } = record.payload.bodies[index];
  const text = () => {
    const { on, known } = store.view;
    const about = described(record, record.payload.bodies[index], known);
    const told = [record.name(index, on, known), about].filter(Boolean).join(": ");
    const when = lifeInWords(record, index, known).replace(/[.]$/, "") || "days not known";
    return cited(record, { text: told, when, id }, proof, known);
  };
  return h("p", { class: "acts" }, copyButton("Copy citation of the body", text));
}

/**
 * The description of a body, if all on which it rests could be seen on the day of knowledge.
 * @param {Record} record
 * @param {import("../payload.js").Body} body
 * @param {number | null} known
 */
function described(record, body, known) {
  const proofs = body.proof ?? [];
  if (known === null || seen(record, proofs, known).length === proofs.length) return body.about;
  return "What is written of it now rests on sources that could not be seen then.";
}

/**
 * The events that began or ended something of a body, in the order of their days.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
function happened(record, store, index) {
  const { known } = store.view;
  const { statements, events, bodies } = record.payload;
  const found = new Set();
  for (const one of bodies[index].statements ?? []) {
    const statement = statements[one];
    if (statement.status || statement.contested || !record.isKnown(statement, known)) continue;
    for (const event of [statement.begun, statement.ended]) {
      if (event !== undefined && record.isTold(event, known)) found.add(event);
    }
  }
  if (found.size === 0) return null;
  const order = [...found].sort((one, other) => events[one].days[0] - events[other].days[0]);
  return h(
    "details",
    { open: order.length <= FEW },
    h("summary", {}, `What happened (${order.length} events)`),
    h(
      "ul",
      { class: "rows" },
      ...order.map((event) => h("li", {}, eventRow(record, store, event))),
    ),
  );
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 */
function eventRow(record, store, index) {
  const { id, title, when } = record.payload.events[index];
  const press = button("", () => store.set({ event: id, line: [] }), {
    class: "row",
  });
  add(press, h("span", { class: "who" }, h("bdi", {}, title)), h("span", { class: "dates" }, when));
  return press;
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {Group} group
 */
function section(record, store, index, group) {
  const key = `${record.payload.bodies[index].id} ${group.heading}`;
  const words = `${capital(group.heading)} (${howMany(record, group.statements)})`;
  return unfolding(key, words, () => rows(record, store, index, group.statements));
}

/**
 * @param {Record} record
 * @param {number} index
 * @param {number | null} known
 */
function lifeInWords(record, index, known) {
  const life = record.life(record.payload.bodies[index], known);
  if (!life) return known === null ? "" : "Nothing was known of it then.";
  return `${capital(spanInWords(record, life))}.`;
}

/**
 * The life of a body and of what is told of it, as bars; between days only what they are called
 * changes, where it does.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {Group[]} groups
 * @param {HTMLElement} place
 */
function drawBars(record, store, index, groups, place) {
  const { on, known } = store.view;
  const told = groups.flatMap((group) =>
    group.statements.flatMap((one) => {
      const statement = record.payload.statements[one];
      const extent = statement.contested ? null : record.extent(statement, known);
      if (!extent) return [];
      return { group, statement, extent, label: briefly(record, statement, index, on, known) };
    }),
  );
  const bars = () => {
    const life = record.life(record.payload.bodies[index], known);
    /** @type {Map<string, import("./lives.js").Bar>} */
    const lanes = new Map();
    if (life) {
      const parts = [{ extent: life, planned: false, statement: null }];
      lanes.set("", { heading: "", label: "Its life", colour: "var(--ink)", parts });
    }
    for (const { group, statement, extent, label } of told) {
      const heading = capital(group.heading);
      const colour = record.payload.types[group.type].style?.colour ?? "var(--faint)";
      const lane = lanes.get(`${heading}|${label}`) ?? { heading, label, colour, parts: [] };
      lane.parts.push({ extent, planned: statement.status !== undefined, statement: statement.id });
      lanes.set(`${heading}|${label}`, lane);
    }
    return [...lanes.values()];
  };
  const choose = (/** @type {string} */ id) => store.set({ line: [id] });
  const key = told.map(({ label }) => label).join("|");
  drawLives(record, { key, bars }, on, choose, place);
}

/**
 * @param {Record} record
 * @param {number} index
 * @param {number | null} known
 * @param {Element} id the id as a link
 */
function background(record, index, known, id) {
  const body = record.payload.bodies[index];
  const list = h("dl", { class: "facts" });
  const tell = (/** @type {string} */ what, /** @type {Node | string | undefined} */ words) => {
    if (words) add(list, h("dt", {}, what), h("dd", {}, words));
  };
  if (known === null) tell("Note", body.note);
  // As known on a day, only what it is known to have been called by then.
  const byThen = (/** @type {number} */ from) =>
    known === null || (from > -record.payload.open && from <= known);
  const aliases = record.payload.names
    .filter(([, of, kind, from]) => of === index && kind === "alias" && byThen(from))
    .map(([text]) => text);
  tell("Also called", aliases.join("; "));
  for (const [scheme, value, when] of known === null ? (body.codes ?? []) : []) {
    tell(scheme, when ? `${value} (${when})` : value);
  }
  tell("Id", id);
  return list;
}
