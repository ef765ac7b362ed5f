// What holds of a body on the day shown, as rows; and the ways to draw it where the picture has none.

import { add, button, fill, h } from "../dom.js";
import { certainty } from "../record.js";
import { capital, textOf } from "../sentences.js";
import { timeOf } from "../times.js";
import { unfolding } from "../unfolding.js";
import { drawButton } from "./statement.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../payload.js").Statement} Statement
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("./groups.js").Group} Group
 */

/** @type {WeakMap<Element, string>} what a part says of a picture without a line of its body */
const absences = new WeakMap();
/** How many lines of one kind the card shows at once. */
const AT_ONCE = 3;

/**
 * Fills a list with what holds on the day shown, by what it tells of the body. Parts that are the
 * same on this day as on the day before stay as they are.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {Group[]} groups
 * @param {HTMLElement} list
 */
export function drawPresent(record, store, index, groups, list) {
  const { on, known } = store.view;
  const old = new Map([...list.children].map((part) => [part.getAttribute("data-key"), part]));
  /** @type {Element[]} */
  const parts = [];
  for (const { heading, statements } of groups) {
    const now = statements.filter((one) => record.holds(one, on, known) > 0);
    if (now.length === 0) continue;
    const told = now.map((one) => {
      const statement = record.payload.statements[one];
      return [one, record.holds(one, on, known), briefly(record, statement, index, on, known)];
    });
    const key = [heading, ...told].join("|");
    parts.push(old.get(key) ?? group(record, store, index, heading, now, key));
  }
  if (parts.length === 0) {
    const name = record.name(index, on, known);
    const life = record.life(record.payload.bodies[index], known);
    const silence = life && certainty(life, on) === 0 ? "" : " Silence is not “nobody”.";
    const words = `The record has no line of ${name} on this day.${silence}`;
    parts.push(old.get(words) ?? h("p", { "data-key": words }, words));
  }
  for (const part of [...list.children]) if (!parts.includes(part)) part.remove();
  parts.forEach((part, at) => {
    if (list.children[at] !== part) list.insertBefore(part, list.children[at] ?? null);
  });
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {string} heading
 * @param {number[]} now
 * @param {string} key
 */
function group(record, store, index, heading, now, key) {
  const part = h("div", { "data-key": key }, h("h4", {}, capital(heading)));
  add(part, rows(record, store, index, now.slice(0, AT_ONCE)));
  const rest = now.slice(AT_ONCE);
  if (rest.length > 0) {
    const id = `${record.payload.bodies[index].id} now ${heading}`;
    add(
      part,
      unfolding(id, `${rest.length} more`, () => rows(record, store, index, rest)),
    );
  }
  return part;
}

/**
 * Says that a body is not there on the day, or that the picture has no line of it, where it has a
 * place but none is drawn; with the ways to a day on which it was, to what followed it, and to draw
 * the lines that it has.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {Group[]} groups
 * @param {HTMLElement} part
 * @param {unknown} isAbsent
 */
export function drawAbsent(record, store, index, groups, part, isAbsent) {
  const { on, known } = store.view;
  const life = record.life(record.payload.bodies[index], known);
  const away = life !== null && life !== undefined && certainty(life, on) === 0;
  const types = isAbsent ? drawable(record, store, groups) : [];
  const way = away ? `away ${on < life[0]}` : "";
  const key = isAbsent ? `absent ${types.join()} ${store.view.types.join()} ${way}` : way;
  if ((absences.get(part) ?? "") === key) return;
  absences.set(part, key);
  fill(part);
  if (away) {
    add(part, ...notThere(record, store, index, groups, life));
    return;
  }
  if (!isAbsent) return;
  const buttons = types.flatMap((type) => [drawButton(record, store, type), " "]);
  add(
    part,
    h("p", { class: "note" }, "It has no line of the types shown on this day. ", ...buttons),
  );
}

/**
 * The word that a body is gone or not there yet, the way to the nearest day on which it was there,
 * and what followed it.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {Group[]} groups
 * @param {import("../payload.js").Extent} life
 */
function notThere(record, store, index, groups, life) {
  const [perhapsFrom, surelyFrom, surelyTo, perhapsTo] = life;
  const gone = store.view.on >= perhapsTo;
  const sure = surelyFrom < surelyTo;
  const last = sure ? surelyTo - 1 : perhapsTo - 1;
  const day = record.nearest(gone ? last : sure ? surelyFrom : perhapsFrom);
  const words = gone ? "It is gone by this day." : "It is not there yet on this day.";
  const go = button(`Go to ${record.calendar.words(day)}`, () =>
    store.set({ on: day, other: null }),
  );
  const type = record.typeOf.get("succession");
  const heirs = groups.filter((group) => gone && group.type === type && group.role === 0);
  return [
    h("p", { class: "note" }, `${words} `, day !== null && certainty(life, day) > 0 && go),
    ...heirs.flatMap(({ heading, statements }) => [
      h("h4", {}, capital(heading)),
      rows(record, store, index, statements),
    ]),
  ];
}

/**
 * The types of the lines that a body has on the day.
 * @param {Record} record
 * @param {Store} store
 * @param {Group[]} groups
 */
function drawable(record, store, groups) {
  const { on, known } = store.view;
  const holding = groups.filter(({ type, statements }) => {
    const isEdge = record.payload.types[type].edge === true;
    return isEdge && statements.some((one) => record.holds(one, on, known) > 0);
  });
  return [...new Set(holding.map(({ type }) => type))];
}

/**
 * A list of statements as a reader of the body wants them: who or what, and when.
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {number[]} statements
 */
export function rows(record, store, index, statements) {
  return h(
    "ul",
    { class: "rows" },
    ...statements.map((one) => h("li", {}, row(record, store, index, one))),
  );
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {number} index
 * @param {number} one
 */
function row(record, store, index, one) {
  const { view } = store;
  const statement = record.payload.statements[one];
  const press = button("", () => store.set({ line: [statement.id], event: null }), {
    class: "row",
  });
  add(
    press,
    h(
      "span",
      { class: "who" },
      h("bdi", {}, briefly(record, statement, index, view.on, view.known)),
    ),
    h("span", { class: "dates" }, timeOf(record, statement, view.known)),
  );
  const marks = [];
  if (statement.status) marks.push(statement.status);
  if (statement.contested) marks.push("contested");
  if (!statement.status && record.holds(one, view.on, view.known) === 1) marks.push("possible");
  if (marks.length > 0) add(press, h("span", { class: "mark" }, marks.join(", ")));
  const means = (statement.more ?? []).slice(0, 1).map(([, words]) => words);
  const open = statement.ends?.includes(null) ? (statement.unknown ?? "") : "";
  const basis = [open, ...means, statement.basis ?? ""].filter(Boolean).join("; ");
  if (basis) add(press, h("span", { class: "basis" }, basis));
  press.setAttribute("title", textOf(record, statement, view));
  return press;
}

/**
 * A statement in few words, beside a body of which it tells.
 * @param {Record} record
 * @param {Statement} statement
 * @param {number} index
 * @param {number} on
 * @param {number | null} known
 */
export function briefly(record, statement, index, on, known) {
  if (statement.ends) {
    const [from, to] = statement.ends;
    const other = from === index ? to : from;
    const extent = record.extent(statement, known);
    const day = extent ? Math.min(Math.max(on, extent[0]), extent[3] - 1) : on;
    return other === null ? "not known" : record.name(other, day, known);
  }
  const value = statement.value === undefined ? "" : String(statement.value);
  if (statement.post) return value ? `${value}, ${statement.post}` : statement.post;
  return value || textOf(record, statement, { on, known });
}
