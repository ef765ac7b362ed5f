// An answer: the engine's own sentence, the statements on which it stands, what stands beside it.

import { copyButton } from "../copying.js";
import { counted } from "../counts.js";
import { add, button, fill, h } from "../dom.js";
import { capital } from "../sentences.js";
import { sentence } from "./event.js";
import { citedStatement } from "./proofs.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("../answers.js").Answers} Answers
 *
 * @typedef {object} Served what the engine gives when the page is served
 * @property {string} text
 * @property {string} status
 * @property {{read_as: string}} [question]
 * @property {Stated[]} [results]
 * @property {Stated[]} [see_also]
 * @property {Stated[]} [nearest]
 * @property {string[]} [notes]
 * @property {string[]} [hints] what could be asked instead of what can't be read
 *
 * @typedef {{statement: string}} Stated
 */

const MOST_BESIDE = 20;

/**
 * The card of an answer that was worked out before.
 * @param {Record} record
 * @param {Store} store
 * @param {Answers} answers
 * @param {number} form
 * @param {number} body
 */
export function answerCard(record, store, answers, form, body) {
  const { on, known } = store.view;
  const { calendar } = record;
  const answer = answers.on(form, body, on);
  const question = `${capital(answers.words(form, body, on, known))}, on ${calendar.words(on)}?`;
  const card = h("article", { class: "answer" }, h("h2", { tabindex: -1 }, question));
  if (known !== null) {
    const then = calendar.words(known);
    const words = `This answer is of all that the record knows now, not as known on ${then}. \
The picture, the table and the other cards follow that date; answers do not. `;
    const all = button("Show all that is known", () => store.set({ known: null }), { class: "go" });
    add(card, h("p", { class: "warning" }, words, all));
  }
  if (!answer) {
    add(card, h("p", {}, "The record has no answer. Silence is not “nobody”."));
    return card;
  }
  add(card, ...answer.text.split("\n").map((line) => h("p", { class: "lead" }, line)));
  add(card, listed(record, store, "It stands on", answer.statements, null));
  add(card, h("p", { class: "note stretch" }, stretchInWords(calendar, answer)));
  add(card, listed(record, store, "See also, no part of the answer", answer.beside, null));
  const stands = () =>
    answer.statements.map(
      (one) => citedStatement(record, record.payload.statements[one], { on, known: null }).text,
    );
  const whole = known === null ? [] : ["Answered with all that the record knows now."];
  const count = counted(answer.statements.length, "citation");
  const copy = () => ({
    text: [question, answer.text, ...whole, ...stands()].join("\n\n"),
    what: `the answer with ${count}`,
  });
  add(card, h("p", { class: "acts" }, copyButton("Copy the answer and its citations", copy)));
  return card;
}

/**
 * Over which days an answer is the same: they are no days of what it tells.
 * @param {import("../days.js").Calendar} calendar
 * @param {{from: number, last: number}} stretch
 */
function stretchInWords(calendar, { from, last }) {
  const first = calendar.words(from);
  if (from === last) return `On other days than ${first} the answer is another.`;
  return `It is the same answer on every day from ${first} to ${calendar.words(last)}.`;
}

/**
 * @param {Record} record
 * @param {Store} store
 * @param {string} heading
 * @param {number[]} statements
 * @param {number | null} known the day of knowledge of the answer
 */
function listed(record, store, heading, statements, known) {
  if (statements.length === 0) return null;
  const items = statements.map((one) => h("li", {}, sentence(record, store, one, known)));
  return h("section", {}, h("h3", {}, heading), h("ul", { class: "rows" }, ...items));
}

/**
 * The card of a question in English, which the engine that serves the page answers.
 * @param {Record} record
 * @param {Store} store
 * @param {string} address where to ask
 */
export function servedCard(record, store, address) {
  const { question, known } = store.view;
  const card = h("article", { class: "answer" }, h("h2", { tabindex: -1 }, question));
  const body = h("div", {}, h("p", {}, "Asking …"));
  add(card, body);
  const asked = new URLSearchParams({ q: question });
  if (known !== null) asked.set("as_known_on", record.calendar.iso(known));
  served(`${address}?${asked}`)
    .then((answer) => {
      fill(body, h("p", { class: "lead" }, answer.text));
      const {
        question,
        results = [],
        see_also = [],
        nearest = [],
        notes = [],
        hints = [],
      } = answer;
      if (question) add(body, h("p", { class: "note" }, `Read as: ${question.read_as}.`));
      add(body, listed(record, store, "It stands on", indices(record, results), known));
      const beside = indices(record, [...see_also, ...nearest]).slice(0, MOST_BESIDE);
      add(body, listed(record, store, "See also, no part of the answer", beside, known));
      for (const note of [...notes, ...hints]) add(body, h("p", { class: "note" }, note));
    })
    .catch(() => fill(body, h("p", {}, "The engine that serves this page does not answer.")));
  return card;
}

/**
 * @param {string} address
 * @returns {Promise<Served>}
 */
async function served(address) {
  return (await fetch(address)).json();
}

/**
 * @param {Record} record
 * @param {Stated[]} rows
 */
function indices(record, rows) {
  const ids = new Set(rows.map((row) => row.statement));
  return [...ids].map((id) => record.statementOf.get(id)).filter((index) => index !== undefined);
}
