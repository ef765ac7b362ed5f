// The questions that can be asked of a body, as a choice in its card.

import { add, h } from "../dom.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../state.js").Store} Store
 */

/**
 * The word that a day of knowledge was left.
 * @param {Record} record
 * @param {number} known
 */
export function allKnown({ calendar }, known) {
  return `With all that is known now, no longer as known on ${calendar.words(known)}.`;
}

/** @type {{key: string, part: HTMLElement} | null} the last choice, which few steps change */
let kept = null;

/**
 * The questions that can be asked of a body, as a choice.
 * @param {Store} store
 * @param {import("../answers.js").Answers} answers
 * @param {number} body
 */
export function askOf(store, answers, body) {
  const { on, known, form } = store.view;
  const { record } = answers;
  const { payload } = record;
  const asked = answers.of(body).map((one) => ({
    id: payload.forms[one].id,
    words: answers.words(one, body, on, known),
  }));
  if (asked.length === 0) return null;
  const key = JSON.stringify([body, form, asked]);
  if (kept?.key === key) return kept.part;
  const choice = h("select", {
    id: "ask",
    change: () => ask(choice.value || null),
  });
  // Answers are of all that is known: to ask is to leave what was known on a day.
  const ask = (/** @type {string | null} */ form) => {
    const then = store.view.known;
    const all = { known: null, plans: store.usual.plans };
    const leaving = form !== null && then !== null ? all : {};
    const how = form !== null && then !== null ? { read: allKnown(record, then) } : {};
    store.set({ form, line: [], event: null, ...leaving }, how);
  };
  add(choice, h("option", { value: "" }, "a question"));
  for (const { id, words } of asked) {
    add(choice, h("option", { value: id, selected: id === form }, words));
  }
  kept = { key, part: h("p", { class: "ask" }, h("label", { for: "ask" }, "Ask "), choice) };
  return kept.part;
}
