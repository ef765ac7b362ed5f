// One box to find a body by any of its names, to go to a day, and to ask.

import { counted } from "./counts.js";
import { add, fill, h } from "./dom.js";
import { dayOf } from "./evidence/event.js";
import { Happenings } from "./happenings.js";
import { Names } from "./names.js";
import { NOTHING } from "./state.js";
import { timeOf } from "./times.js";
import { dayIn } from "./written.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").View} View
 *
 * @typedef {object} Option
 * @property {string} text
 * @property {string} note
 * @property {Partial<View>} view what choosing it shows
 */

const UNCHOSEN = { role: "option", "aria-disabled": "true", "aria-selected": "false" };
/** Answers are worked out beforehand, with all known. */
const ALL_KNOWN = ", of all that is known now, not as known on the second date";
const MOST = 8;
const MOST_QUESTIONS = 5;

export class Find {
  /**
   * @param {Record} record
   * @param {Store} store
   * @param {import("./answers.js").Answers} answers
   * @param {boolean} english whether questions in English can be asked
   * @param {() => void} done what follows when something was chosen
   */
  constructor(record, store, answers, english, done) {
    this.record = record;
    this.store = store;
    this.answers = answers;
    this.english = english;
    this.done = done;
    /** @type {Names | null} */
    this.kept = null;
    /** @type {Happenings | null} */
    this.happened = null;
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
    this.told = "";
    this.read = "";
    this.list = h("ul", {
      id: "found",
      role: "listbox",
      "aria-label": "Bodies, questions and what happened",
      hidden: true,
      pointerdown: (/** @type {globalThis.Event} */ event) => event.preventDefault(),
      click: this.pressed.bind(this),
    });
    this.box = h("input", {
      type: "search",
      id: "find",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-expanded": "false",
      "aria-controls": "found",
      "aria-autocomplete": "list",
      placeholder: english ? "A body, or a question in English" : "A body, an event, a question",
      input: () => this.look(),
      focus: () => this.look(),
      blur: () => this.close(),
      keydown: this.key.bind(this),
    });
    this.element = h(
      "search",
      { class: "find" },
      h("label", { for: "find" }, "Find or ask"),
      this.box,
      this.list,
    );
  }

  /** What happened, once it is asked for. */
  get happenings() {
    this.happened ??= new Happenings(this.record);
    return this.happened;
  }

  /** The names, once they are asked for. */
  get names() {
    this.kept ??= new Names(this.record);
    return this.kept;
  }

  /** Fills the list with what the text may mean. */
  look() {
    const text = this.box.value.trim();
    this.told = "";
    this.options = text === "" ? [] : this.optionsFor(text);
    this.active = -1;
    const items = this.options.map((option, index) =>
      h(
        "li",
        { role: "option", id: `found-${index}`, "data-option": index, "aria-selected": "false" },
        h("span", { class: "who" }, h("bdi", {}, option.text)),
        option.note ? h("span", { class: "note" }, option.note) : null,
      ),
    );
    const none =
      "No body was ever called so, and nothing that happened is told in these words. Try fewer letters.";
    const told = [text !== "" && items.length === 0 ? none : "", this.told];
    for (const words of told) {
      if (words) items.push(h("li", { class: "note", ...UNCHOSEN }, words));
    }
    fill(this.list, ...items);
    this.open(items.length > 0);
  }

  /**
   * @param {string} text
   * @returns {Option[]}
   */
  optionsFor(text) {
    const { day, rest, told, read = "" } = dayIn(this.record, text);
    this.told = told;
    this.read = [read, day === null ? "" : dayIn(this.record, rest).read].filter(Boolean).join(" ");
    const { view } = this.store;
    const found = this.names.find(rest, MOST, day ?? view.on, view.known);
    const [best] = found;
    const name = best ? `${best.text} ${this.record.name(best.body, best.from)}` : "";
    const happened = this.happenings.find(rest, MOST_QUESTIONS, name, view);
    if (view.known !== null && happened.later > 0) {
      const was = counted(happened.later, "that happened was", "that happened were");
      this.told += ` ${was} not known on ${this.record.calendar.words(view.known)}.`;
    }
    if (happened.more > 0) {
      this.told += ` ${counted(happened.more, "more thing")} that happened: add a word to find them.`;
    }
    const events = happened.happenings.map((one) => this.happeningOption(one));
    const hits = best?.misspelt && events.length > 0 ? [] : found;
    const { wanted, others } = this.questions(rest, day, hits[0]);
    const bodies = hits.map((hit) => this.bodyOption(hit, day));
    const days = day === null ? [] : this.days(text, day, rest);
    const asked = this.english && /\s/.test(text) ? [this.englishOption(text)] : [];
    if (hits.length === 0) return [...asked, ...events, ...days];
    const named = happened.wanted ? [...events, ...bodies] : [...bodies, ...events];
    const first = happened.whole ? [...named, ...wanted] : [...wanted, ...named];
    return [...asked, ...first, ...others, ...days];
  }

  /**
   * @param {string} text
   * @returns {Option}
   */
  englishOption(text) {
    const view = { ...NOTHING, question: text };
    return { text: `Ask: ${text}`, note: "answered by the engine", view };
  }

  /**
   * What can be done with the days that a text names: to go to one, know as on one, compare two.
   * @param {string} text
   * @param {number} day the first day in it
   * @param {string} rest the text without that day
   * @returns {Option[]}
   */
  days(text, day, rest) {
    const words = (/** @type {number} */ one) => this.record.calendar.words(one);
    const { body } = this.store.view;
    const other = dayIn(this.record, rest).day;
    /** @type {Option[]} */
    const options = [
      { text: words(day), note: "go to this day", view: { on: day, other: null, event: null } },
      {
        text: `As known on ${words(day)}`,
        note: "the picture of that day, with only what could be known on it",
        view: { ...NOTHING, body, on: day, known: day, other: null },
      },
    ];
    if (/\bknown?\b/i.test(text)) options.reverse();
    const { on } = this.store.view;
    if (on !== day) {
      const note = `the picture of ${words(on)}, with only what could be known on that day`;
      const later = { text: `${words(on)}, as known on ${words(day)}`, note, view: { known: day } };
      options.push(later);
    }
    if (other === null) return options;
    const view = { ...NOTHING, on: day, other };
    const compared = `Compare ${words(day)} with ${words(other)}`;
    return [{ text: compared, note: "what began and ended between them", view }, ...options];
  }

  /**
   * Questions about the body that is most likely meant: those of which the text speaks, and others.
   * @param {string} text
   * @param {number | null} day
   * @param {import("./names.js").Hit | undefined} hit
   * @returns {{wanted: Option[], others: Option[]}}
   */
  questions(text, day, hit) {
    if (!hit) return { wanted: [], others: [] };
    const { view } = this.store;
    const { forms } = this.record.payload;
    const ranked = this.names.questions(text, hit, this.answers.of(hit.body));
    const option = (/** @type {{form: number}} */ { form }) => ({
      text: this.answers.words(form, hit.body, day ?? view.on, view.known) + this.when(day),
      note: `a question with its answer${view.known === null ? "" : ALL_KNOWN}`,
      view: { ...this.chosen(hit.body, day), form: forms[form].id },
    });
    const wanted = ranked.filter(({ score }) => score > 0).slice(0, MOST_QUESTIONS);
    const others = wanted.length > 0 ? [] : ranked.slice(0, MOST_QUESTIONS);
    return { wanted: wanted.map(option), others: others.map(option) };
  }

  /**
   * @param {import("./names.js").Hit} hit
   * @param {number | null} day
   * @returns {Option}
   */
  bodyOption(hit, day) {
    const { on, known } = this.store.view;
    const then = day ?? on;
    const isLater = this.names.isLater(hit, known);
    const name = isLater ? this.record.name(hit.body, then, known) : hit.text;
    const note = this.names.note({ ...hit, text: name }, then, known);
    return {
      text: name + this.when(day),
      note: [isLater && "found by a later name", note].filter(Boolean).join("; "),
      view: this.chosen(hit.body, day),
    };
  }

  /**
   * @param {import("./happenings.js").Happening} happening
   * @returns {Option}
   */
  happeningOption({ text, event, statement }) {
    const { record } = this;
    if (event !== undefined) {
      const { id, when } = record.payload.events[event];
      const view = { ...NOTHING, on: dayOf(record, event), other: null, event: id };
      return { text, note: `an event: ${when}`, view };
    }
    const succession = record.payload.statements[statement ?? 0];
    const { known } = this.store.view;
    const extent = record.extent(succession, known);
    const on = extent ? record.nearest(Math.max(extent[0], extent[1])) : this.store.view.on;
    const view = { ...NOTHING, on, other: null, line: [succession.id] };
    return { text, note: `what followed it: ${timeOf(record, succession, known)}`, view };
  }

  /** @param {number | null} day */
  when(day) {
    return day === null ? "" : ` on ${this.record.calendar.words(day)}`;
  }

  /**
   * The change of the view by which a body is chosen, on a day if one is named.
   * @param {number} body
   * @param {number | null} day
   */
  chosen(body, day) {
    const { id } = this.record.payload.bodies[body];
    const then = day === null ? {} : { on: day, other: null };
    return { ...NOTHING, ...then, body: id };
  }

  /** @param {boolean} open */
  open(open) {
    this.list.hidden = !open;
    this.box.setAttribute("aria-expanded", String(open));
    if (!open) this.box.removeAttribute("aria-activedescendant");
  }

  close() {
    this.open(false);
  }

  /** @param {number} index */
  activate(index) {
    this.active = index;
    [...this.list.children].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === index));
      if (at === index) item.scrollIntoView({ block: "nearest" });
    });
    if (index >= 0) this.box.setAttribute("aria-activedescendant", `found-${index}`);
  }

  /** @param {number} index */
  choose(index) {
    const option = this.options[index];
    if (!option) return;
    this.close();
    this.box.value = "";
    const isOfDays = ["on", "known", "other"].some((key) => key in option.view);
    this.store.set({ question: "", ...option.view }, isOfDays ? { read: this.read } : {});
    this.done();
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    const item = /** @type {Element} */ (event.target).closest("[data-option]");
    if (item) this.choose(Number(item.getAttribute("data-option")));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const count = this.options.length;
    if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (event.key === "ArrowDown" && count > 0) {
      if (this.list.hidden) this.open(true);
      this.activate((this.active + 1) % count);
    } else if (event.key === "ArrowUp" && count > 0) {
      this.activate((this.active - 1 + count) % count);
    } else if (event.key === "Enter") this.choose(Math.max(this.active, 0));
    else return;
    event.preventDefault();
  }
}

/** @type {{key: string, part: HTMLElement} | null} the last choice, which few steps change */
let kept = null;

/**
 * The questions that can be asked of a body, as a choice.
 * @param {Store} store
 * @param {import("./answers.js").Answers} answers
 * @param {number} body
 */
export function askOf(store, answers, body) {
  const { on, known, form } = store.view;
  const { payload } = answers.record;
  const asked = answers.of(body).map((one) => ({
    id: payload.forms[one].id,
    words: answers.words(one, body, on, known),
  }));
  if (asked.length === 0) return null;
  const key = JSON.stringify([body, form, asked]);
  if (kept?.key === key) return kept.part;
  const choice = h("select", {
    id: "ask",
    change: () => store.set({ form: choice.value || null, line: [], event: null }),
  });
  add(choice, h("option", { value: "" }, "a question"));
  for (const { id, words } of asked) {
    add(choice, h("option", { value: id, selected: id === form }, words));
  }
  kept = { key, part: h("p", { class: "ask" }, h("label", { for: "ask" }, "Ask "), choice) };
  return kept.part;
}
