// One box to find a body by any of its names, to go to a day, and to ask.

import { counted } from "./counts.js";
import { deedsFor } from "./deeds.js";
import { fill, h } from "./dom.js";
import { allKnown } from "./evidence/ask.js";
import { dayOf } from "./evidence/event.js";
import { Happenings } from "./happenings.js";
import { Names } from "./names.js";
import { NOTHING } from "./state.js";
import { timeOf } from "./times.js";
import { daysIn } from "./written.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").View} View
 *
 * @typedef {object} Option
 * @property {string} text
 * @property {string} note
 * @property {Partial<View>} view what choosing it shows
 * @property {() => void} [act] what choosing it does, where that is no view
 */

/** @typedef {import("./written.js").Days} Days */

const UNCHOSEN = { role: "option", "aria-disabled": "true", "aria-selected": "false" };
/** Answers are worked out beforehand, with all known. */
const ALL_KNOWN = ", of all that is known now";
const MOST = 8;
const MOST_QUESTIONS = 5;

export class Find {
  /**
   * @param {Record} record
   * @param {Store} store
   * @param {import("./answers.js").Answers} answers
   * @param {boolean} english whether questions in English can be asked
   * @param {import("./deeds.js").Deed[]} deeds what the page does when it is asked for
   * @param {() => void} done what follows when something was chosen
   */
  constructor(record, store, answers, english, deeds, done) {
    this.record = record;
    this.store = store;
    this.answers = answers;
    this.english = english;
    this.deeds = deeds;
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
    const days = daysIn(this.record, text);
    const { rest } = days;
    this.told = [days.told, days.read].filter(Boolean).join(" ");
    this.read = days.read;
    const { view } = this.store;
    const isOfDays = days.day !== null || days.known !== null;
    const known = isOfDays ? days.known : view.known;
    const day = days.day ?? days.known;
    const found = this.names.find(rest, MOST, day ?? view.on, known);
    const [best] = found;
    const name = best ? `${best.text} ${this.record.name(best.body, best.from)}` : "";
    const asked = { ...view, known: days.known };
    const happened = this.happenings.find(rest, MOST_QUESTIONS, name, asked);
    if (days.known !== null && happened.later > 0) {
      const was = counted(happened.later, "that happened was", "that happened were");
      this.told += ` ${was} not known on ${this.record.calendar.words(days.known)}.`;
    }
    if (happened.more > 0) {
      this.told += ` ${counted(happened.more, "more thing")} that happened: add a word to find them.`;
    }
    const events = happened.happenings.map((one) => this.happeningOption(one, days));
    const isDoubtful = best?.misspelt === "doubtful" && events.length > 0;
    const isSure = best?.misspelt === "surely";
    const hits = isDoubtful ? [] : found.filter((hit) => !isSure || hit.misspelt === "surely");
    const { wanted, others } = this.questions(days, hits[0]);
    const bodies = hits.map((hit) => this.bodyOption(hit, days, known));
    const pictures = day === null ? [] : this.pictures(days, day);
    const english = this.english && /\s/.test(text) ? [this.englishOption(text)] : [];
    const { found: deeds, first } = deedsFor(this.deeds, rest);
    const acts = deeds.map((deed) => ({ ...deed, view: {} }));
    if (first && acts.length > 0 && !isOfDays) return [...acts, ...english, ...bodies, ...events];
    if (hits.length === 0) return [...english, ...events, ...pictures, ...acts];
    const named =
      happened.wanted && !best?.misspelt ? [...events, ...bodies] : [...bodies, ...events];
    const asking = happened.whole ? [...named, ...wanted] : [...wanted, ...named];
    return [...english, ...asking, ...others, ...pictures, ...acts];
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
   * @param {Days} days
   * @param {number} day the day to be shown
   * @returns {Option[]}
   */
  pictures({ day: named, other, known }, day) {
    const words = (/** @type {number} */ one) => this.record.calendar.words(one);
    const { body, on } = this.store.view;
    const plainly = this.leaving(null);
    const go = {
      text: words(day),
      note: "go to this day",
      view: { ...plainly, on: day, other: null, event: null },
    };
    const then = known ?? day;
    const asKnown = {
      text: `As known on ${words(then)}`,
      note: "the picture of that day, with only what could be known on it",
      view: { ...NOTHING, body, on: then, known: then, other: null },
    };
    const seen = known === null || named === null ? on : named;
    const later = {
      text: `${words(seen)}, as known on ${words(then)}`,
      note: `the picture of ${words(seen)}, with only what could be known on ${words(then)}`,
      view: { ...NOTHING, body, on: seen, known: then, other: null },
    };
    const both = seen === then ? [] : [later];
    if (known !== null) return named === null ? [asKnown, ...both, go] : [...both, asKnown, go];
    if (other === null) return [go, asKnown, ...both];
    const compared = {
      text: `Compare ${words(day)} with ${words(other)}`,
      note: "what began and ended between them",
      view: { ...NOTHING, ...plainly, on: day, other },
    };
    return [compared, go, asKnown, ...both];
  }

  /**
   * The change of the view by which the day of knowledge is that of what is asked for; one that was
   * asked for before is left.
   * @param {number | null} known
   * @returns {Partial<View>}
   */
  leaving(known) {
    const { view, usual } = this.store;
    if (known !== null) return { known };
    return view.known === null ? {} : { known, plans: usual.plans };
  }

  /**
   * Questions about the body that is most likely meant: those of which the text speaks, and others.
   * @param {Days} days
   * @param {import("./names.js").Hit | undefined} hit
   * @returns {{wanted: Option[], others: Option[]}}
   */
  questions(days, hit) {
    if (!hit) return { wanted: [], others: [] };
    const { view } = this.store;
    const { forms } = this.record.payload;
    const { known } = days;
    const day = days.day ?? known;
    const ranked = this.names.questions(days.rest, hit, this.answers.of(hit.body));
    const isThen = known !== null || view.known !== null;
    const option = (/** @type {{form: number}} */ { form }) => ({
      text: this.answers.words(form, hit.body, day ?? view.on, known) + this.when(day),
      note: `a question with its answer${isThen ? ALL_KNOWN : ""}`,
      view: { ...this.chosen(hit.body, day), ...this.leaving(known), form: forms[form].id },
    });
    const wanted = ranked.filter(({ score }) => score > 0).slice(0, MOST_QUESTIONS);
    const others = wanted.length > 0 ? [] : ranked.slice(0, MOST_QUESTIONS);
    return { wanted: wanted.map(option), others: others.map(option) };
  }

  /**
   * @param {import("./names.js").Hit} hit
   * @param {Days} days
   * @param {number | null} known the day of knowledge: a name alone leaves it as it is
   * @returns {Option}
   */
  bodyOption(hit, days, known) {
    const day = days.day ?? days.known;
    const then = day ?? this.store.view.on;
    const isLater = this.names.isLater(hit, known);
    const name = isLater ? this.record.name(hit.body, then, known) : hit.text;
    const note = this.names.note({ ...hit, text: name }, then, known);
    return {
      text: name + this.when(day),
      note: [isLater && "found by a later name", note].filter(Boolean).join("; "),
      view: { ...this.chosen(hit.body, day), ...this.leaving(known) },
    };
  }

  /**
   * @param {import("./happenings.js").Happening} happening
   * @param {Days} days
   * @returns {Option}
   */
  happeningOption({ text, event, statement }, { known }) {
    const { record } = this;
    const then = this.leaving(known);
    if (event !== undefined) {
      const { id, when } = record.payload.events[event];
      const view = { ...NOTHING, ...then, on: dayOf(record, event), other: null, event: id };
      return { text, note: `an event: ${when}`, view };
    }
    const succession = record.payload.statements[statement ?? 0];
    const extent = record.extent(succession, known);
    const on = extent ? record.nearest(Math.max(extent[0], extent[1])) : this.store.view.on;
    const view = { ...NOTHING, ...then, on, other: null, line: [succession.id] };
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
    if (option.act) {
      option.act();
      return;
    }
    const isOfDays = ["on", "known", "other"].some((key) => key in option.view);
    const before = this.store.view.known;
    const isLeft = before !== null && option.view.known === null;
    const left = isLeft ? allKnown(this.record, before) : "";
    const read = [this.read, left].filter(Boolean).join(" ");
    this.store.set({ question: "", ...option.view }, isOfDays ? { read } : {});
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
