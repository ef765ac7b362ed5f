// The list of what changed between the two days that are compared, under its events.

import { occasions, passing } from "./changes.js";
import { counted } from "./counts.js";
import { add, button, h } from "./dom.js";
import { sentence } from "./evidence/event.js";
import { joined } from "./evidence/proofs.js";
import { bodyButton } from "./evidence/statement.js";
import { SIGNS, WORDS } from "./picture/states.js";
import { capital } from "./sentences.js";
import { BODIES, bodyChanges, tallied } from "./steps.js";
import { becameOf, summary } from "./summary.js";
import { unfolding } from "./unfolding.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./changes.js").Change} Change
 * @typedef {import("./changes.js").Occasion} Occasion
 * @typedef {Occasion & {undrawn?: Change[]}} Told an event with what else it did
 */

/** So many changes of an event that are not drawn are listed at once; more open by a press. */
const FEW = 4;

/**
 * All that the list of a comparison has: the lines that are wanted under their events, the bodies
 * that are in both pictures and not the same, and apart what is only known more or less precisely,
 * and what else the events did, which is not drawn. The counts are of what is wanted.
 * @param {Record} record
 * @param {Store} store
 * @param {Step} shown
 */
export function comparedChanges(record, store, shown) {
  const known = compared.get(shown) ?? comparison(record, store, shown);
  compared.set(shown, known);
  return known;
}

/** @type {WeakMap<Step, ReturnType<typeof comparison>>} worked out once for what is shown */
const compared = new WeakMap();

/**
 * @param {Record} record
 * @param {Store} store
 * @param {Step} shown
 */
function comparison(record, store, shown) {
  const asked = askedFor(store);
  const every = asked ? occasions(record, { ...asked, wanted: () => true }) : [];
  const isWanted = (/** @type {Change} */ { statement }) => {
    const { types, statements } = record.payload;
    return asked?.wanted(types[statements[statement ?? 0].type].id) === true;
  };
  const wanted = only(every, isWanted);
  const found = only(wanted, isDeed);
  const others = only(every, (one) => isDeed(one) && !isWanted(one));
  const undrawn = others.filter(({ event }) => event !== null);
  const marked = shown.marks ? bodyChanges(shown.before, shown.after, shown.marks) : [];
  const all = [...found.flatMap(({ changes }) => changes), ...marked.filter(isDeed)];
  const known = [...wanted.flatMap(({ changes }) => changes), ...marked].filter(
    (one) => !isDeed(one),
  );
  return {
    found,
    bodies: marked.filter(isDeed),
    all,
    known,
    undrawn,
    left: count(others) - count(undrawn),
  };
}

/**
 * Of some occasions those changes that are wanted.
 * @param {Occasion[]} every
 * @param {(change: Change) => boolean} isWanted
 */
function only(every, isWanted) {
  return every
    .map((occasion) => ({ ...occasion, changes: occasion.changes.filter(isWanted) }))
    .filter(({ changes }) => changes.length > 0);
}

/**
 * True of what happened; false of what is only known more or less precisely.
 * @param {Change} change
 */
function isDeed({ state }) {
  return state !== "surer" && state !== "doubted";
}

/**
 * @param {Store} store
 * @returns {import("./changes.js").Between | null}
 */
function askedFor({ view }) {
  const { on, other, known, types, plans, allTypes: all } = view;
  if (other === null) return null;
  const [from, to] = on <= other ? [on, other] : [other, on];
  return { from, to, known, plans, wanted: (type) => all || types.includes(type) };
}

/**
 * What changed, in short.
 * @param {Record} record
 * @param {Store} store
 * @param {Step} shown
 */
export function shortAnswer(record, store, shown) {
  const wanted = askedFor(store);
  if (!wanted) return null;
  const { all } = comparedChanges(record, store, shown);
  const whose = store.view.allTypes ? "all that is told of them" : labelsOf(record, store);
  const [bodies, ...others] = summary(record, wanted, all, whose).map((words) => h("p", {}, words));
  return h("section", { class: "short" }, bodies, byName(record, store, wanted), ...others);
}

/**
 * All bodies of which something became, by name.
 * @param {Record} record
 * @param {Store} store
 * @param {import("./changes.js").Between} between
 */
function byName(record, store, between) {
  const became = Object.entries(becameOf(record, between)).filter(([, some]) => some.length > 0);
  if (became.length === 0) return null;
  const list = () =>
    h(
      "dl",
      { class: "tiers" },
      ...became.flatMap(([what, some]) => [
        h("dt", {}, `${capital(what)}: ${some.length}`),
        h("dd", {}, ...some.map((body) => bodyButton(record, store, body))),
      ]),
    );
  return unfolding("became", "All of these bodies by name", list);
}

/**
 * The list, or the word that nothing changed.
 * @param {Record} record
 * @param {Store} store
 * @param {Step} shown
 */
export function changeList(record, store, shown) {
  const wanted = askedFor(store);
  if (!wanted) return null;
  const { plans, allTypes: every } = store.view;
  const changes = comparedChanges(record, store, shown);
  const { found, bodies, all, known, undrawn, left: rest } = changes;
  const { calendar } = record;
  const days = `From ${calendar.words(wanted.from)} to ${calendar.words(wanted.to)}`;
  const left = [];
  if (!every) {
    left.push(`${rest} of types of line that are not ticked, of names, forms and posts`);
  }
  if (!plans) {
    const announced = count(occasions(record, { ...wanted, plans: true })) - count(found);
    if (announced > 0) left.push(`${announced} of what was only announced`);
  }
  const between = passing(record, wanted);
  if (between > 0) left.push(`${between} that began and ended in between`);
  const other = every ? "Only the types of line shown" : "Of all types, names, forms and posts too";
  return h(
    "section",
    { class: "changes", "aria-label": "What changed" },
    h("h3", {}, `${days}: ${counted(all.length, "change")}`),
    signedTally(all),
    undrawn.length > 0
      ? h(
          "p",
          { class: "note" },
          `${count(undrawn)} more changes of these events, of what is not ticked, are listed with them and not drawn.`,
        )
      : null,
    left.length > 0 ? h("p", { class: "note" }, `Left out: ${left.join("; ")}.`) : null,
    h(
      "p",
      { class: "acts" },
      button(other, () => store.set({ allTypes: !every }), { "aria-pressed": String(every) }),
    ),
    ...merged(found, undrawn).map((occasion) => group(record, store, occasion)),
    bodies.length > 0 ? list(record, store, BODIES, bodies) : null,
    known.length > 0
      ? h(
          "section",
          { class: "precision" },
          h("h3", {}, `Nothing happened, but known more or less precisely: ${known.length}`),
          signedTally(known),
          list(record, store, null, known),
        )
      : null,
  );
}

/**
 * How many changes of which kind there are, with the signs that the list has for them.
 * @param {Change[]} changes
 */
function signedTally(changes) {
  const parts = tallied(changes).flatMap(({ state, words }) => [
    h("b", { class: `sign ${state}`, "aria-hidden": "true" }, SIGNS[state]),
    ` ${words} `,
  ]);
  return parts.length > 0 ? h("p", { class: "tally" }, ...parts) : null;
}

/**
 * The types of line that are ticked, in words.
 * @param {Record} record
 * @param {Store} store
 */
function labelsOf({ payload, typeOf }, { view }) {
  const labels = view.types.map((id) => payload.types[typeOf.get(id) ?? 0].label);
  return `the lines of ${joined(labels)} and the bodies between them`;
}

/** @param {Occasion[]} found */
function count(found) {
  return found.reduce((sum, { changes }) => sum + changes.filter(isDeed).length, 0);
}

/**
 * The events with what they did, in the order of their days, also those of which nothing is drawn.
 * @param {Told[]} found
 * @param {Told[]} undrawn
 * @returns {Told[]}
 */
function merged(found, undrawn) {
  const others = new Map(undrawn.map(({ event, changes }) => [event, changes]));
  const events = new Set(found.map(({ event }) => event));
  const alone = undrawn.filter(({ event }) => !events.has(event));
  const all = [
    ...found.map((one) => ({ ...one, undrawn: one.event === null ? [] : others.get(one.event) })),
    ...alone.map((one) => ({ ...one, changes: [], undrawn: one.changes })),
  ];
  return all.sort((one, other) => one.day - other.day);
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {Told} occasion
 */
function group(record, store, { event, drawn, changes, undrawn = [] }) {
  const told = event === null ? null : record.payload.events[event];
  const none = drawn
    ? "Steps in mandates, drawn over the years of their mandate"
    : "With no event on record";
  const heading = told
    ? button(`${told.title} (${told.when})`, () => store.set({ event: told.id, line: [] }), {
        class: "go",
      })
    : none;
  const part = list(record, store, heading, changes);
  if (undrawn.length > 0) add(part, notDrawn(record, store, event, undrawn));
  return part;
}

/**
 * What an event did beside what is drawn.
 * @param {Record} record
 * @param {Store} store
 * @param {number | null} event
 * @param {Change[]} changes
 */
function notDrawn(record, store, event, changes) {
  const { types, statements } = record.payload;
  const labels = changes.map(({ statement }) => types[statements[statement ?? 0].type].label);
  const words = `Not drawn, ${changes.length} of ${joined([...new Set(labels)])}`;
  const made = () => list(record, store, null, changes);
  const few = () => [h("p", { class: "note" }, `${words}:`), made()];
  const part = h("div", { class: "undrawn" });
  add(part, ...(changes.length > FEW ? [unfolding(`undrawn ${event}`, words, made)] : few()));
  return part;
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {Node | string | null} heading
 * @param {Change[]} changes
 */
function list(record, store, heading, changes) {
  return h(
    "section",
    {},
    heading && h("h4", {}, heading),
    changes.length > 0 &&
      h("ul", { class: "rows" }, ...changes.map((change) => changeItem(record, store, change))),
  );
}

/**
 * A change with its sign and, where something went on in other terms, these.
 * @param {Record} record
 * @param {Store} store
 * @param {Change} change
 */
export function changeItem(record, store, { state, statement, body, lost, won }) {
  const press =
    statement === null ? bodyRow(record, store, body ?? 0) : sentence(record, store, statement);
  const tell = (/** @type {string} */ what, /** @type {string[]} */ terms) =>
    terms.length > 0 && press.append(h("span", { class: "basis" }, `${what}: ${terms.join("; ")}`));
  tell("No longer", lost);
  tell("Now", won);
  return h(
    "li",
    { class: `change ${state}` },
    h("b", { class: `sign ${state}`, role: "img", "aria-label": WORDS[state] }, SIGNS[state]),
    press,
  );
}

/**
 * A body as a button that shows it.
 * @param {Record} record
 * @param {Store} store
 * @param {number} body
 */
function bodyRow(record, store, body) {
  const { on, known } = store.view;
  const { id } = record.payload.bodies[body];
  const press = button("", () => store.set({ body: id, line: [], event: null, form: null }), {
    class: "row",
  });
  press.append(h("span", { class: "who" }, h("bdi", {}, record.name(body, on, known))));
  return press;
}
