// The day itself: how much of it is shown, its events, what began, ended and changed, who is there.

import { changeItem, changeList, shortAnswer } from "../compare.js";
import { leftInWords, shownInWords } from "../counts.js";
import { add, button, h } from "../dom.js";
import { unfolding } from "../unfolding.js";
import { sentence } from "./event.js";
import { asKnown, bodyButton } from "./statement.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("../picture/scene.js").Scene} Scene
 * @typedef {import("./panel.js").Shown} Shown
 */

/**
 * What can be said of the day, or of the two days that are compared.
 * @param {Record} record
 * @param {Store} store
 * @param {Shown} shown
 */
export function dayCard(record, store, shown) {
  const { view } = store;
  const { scene, before, after } = shown;
  const scenes = view.other === null ? [scene] : [before, after];
  const words = scenes.map(({ asked }) => record.calendar.words(asked.on));
  const card = h("article", { class: "day" }, h("h2", { tabindex: -1 }, words.join(" and ")));
  add(card, asKnown(record, view.known), shortAnswer(record, store, shown));
  scenes.forEach((one, index) => {
    const day = view.other === null ? "" : `${words[index]}: `;
    add(card, h("p", {}, `${day}${shownInWords(one)}.`));
  });
  add(card, left(record, store, shown), happened(record, store));
  if (view.other !== null) add(card, changeList(record, store, shown));
  else add(card, ...changed(record, store, shown));
  add(card, h("h3", {}, "Bodies in the picture"), tiers(record, store, scene));
  return card;
}

/**
 * What the picture leaves out of the day, with the ways to see it.
 * @param {Record} record
 * @param {Store} store
 * @param {Shown} shown
 */
function left(record, store, shown) {
  const out = shown.left();
  const { view } = store;
  const part = h("div", { class: "left-out" });
  const day = view.other === null ? "" : ` of ${record.calendar.words(shown.scene.asked.on)}`;
  const words = leftInWords(out, day);
  const tick = button("Show what was announced", () => store.set({ plans: true }), { class: "go" });
  if (words) add(part, h("p", { class: "note" }, `${words} `, out.announced > 0 && tick));
  if (out.undated.length === 0) return part;
  const then = view.known === null ? "" : " then";
  const summary = `Announced${then} without a day, so in no picture (${out.undated.length})`;
  const list = () =>
    h("ul", { class: "rows" }, ...out.undated.map((one) => item(record, store, one)));
  add(part, unfolding("undated", summary, list));
  return part;
}

/**
 * The events of the day, and those of which it is not known whether they were on it.
 * @param {Record} record
 * @param {Store} store
 */
function happened(record, store) {
  const { on, known } = store.view;
  const events = record.payload.events.filter(
    ({ days }, index) => days[0] <= on && on <= days[1] && record.isTold(index, known),
  );
  const isSure = (/** @type {import("../payload.js").Event} */ { days }) => days[0] === days[1];
  const list = (/** @type {string} */ heading, /** @type {typeof events} */ some) =>
    some.length > 0 &&
    h(
      "section",
      {},
      h("h3", {}, heading),
      h(
        "ul",
        { class: "rows" },
        ...some.map((event) => {
          const press = button("", () => store.set({ event: event.id, line: [] }), {
            class: "row",
          });
          add(press, h("span", { class: "who" }, event.title));
          if (!isSure(event)) add(press, h("span", { class: "dates" }, event.when));
          return h("li", {}, press);
        }),
      ),
    );
  const unsure = events.filter((event) => !isSure(event));
  return h(
    "div",
    {},
    list("Events of the day", events.filter(isSure)),
    list("Events that may have been on this day", unsure),
  );
}

/**
 * What is another than on the eve, by how it came to be.
 * @param {Record} record
 * @param {Store} store
 * @param {Shown} shown
 */
function changed(record, store, shown) {
  return shown
    .step()
    .map(({ heading, changes }) =>
      h(
        "section",
        { class: "step-changes" },
        h("h3", {}, heading),
        h("ul", { class: "rows" }, ...changes.map((change) => changeItem(record, store, change))),
      ),
    );
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {number} one
 */
function item(record, store, one) {
  return h("li", {}, sentence(record, store, one));
}

/** @type {{shown: string, list: HTMLElement} | null} the last list, since few steps change it */
let kept = null;

/**
 * The bodies of a picture, tier by tier.
 * @param {Record} record
 * @param {Store} store
 * @param {Scene} scene
 */
function tiers(record, store, scene) {
  const { layout, tiers: names, bodies } = record.payload;
  const shown = [...scene.bodies.values()].map(({ body, name }) => `${body} ${name}`).join("|");
  if (kept?.shown === shown) return kept.list;
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const body of scene.bodies.keys()) {
    const row = bodies[body].place?.[3] ?? 0;
    const tier = names[layout.rows[row]?.[0] ?? 0];
    groups.set(tier, [...(groups.get(tier) ?? []), body]);
  }
  const list = h(
    "dl",
    { class: "tiers" },
    ...[...groups].flatMap(([tier, members]) => [
      h("dt", {}, tier),
      h("dd", {}, ...members.map((body) => bodyButton(record, store, body))),
    ]),
  );
  kept = { shown, list };
  return list;
}
