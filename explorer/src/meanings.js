// What a text in the box may mean: a body, a question, what happened, a day, what the page does.

import { counted } from "./counts.js";
import { BESIDE, deedsFor } from "./deeds.js";
import { dayOf } from "./evidence/event.js";
import { asksForChange, Happenings } from "./happenings.js";
import { isTelling, Names } from "./names.js";
import { NOTHING } from "./state.js";
import { spanInWords, timeOf } from "./times.js";
import { plain } from "./words.js";
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
 *
 * @typedef {import("./written.js").Days} Days
 *
 * @typedef {object} Looked what was found of a text
 * @property {string} text
 * @property {import("./names.js").Hit[]} hits
 * @property {import("./happenings.js").Found} happened
 * @property {import("./deeds.js").Deed[]} deeds
 * @property {boolean} first true where nothing but a deed is asked for
 */

/** Answers are worked out beforehand, with all known. */
const ALL_KNOWN = ", of all that is known now";
/** Words that may stand beside what is asked, and ask for nothing. */
const IDLE = new Set(
  `about after also any be been before between can could during if into me most or out please
   show since so some tell than that then there they this until up us was we would you`.split(
    /\s+/,
  ),
);
const MOST = 8;
const MOST_QUESTIONS = 5;

export class Meanings {
  /**
   * @param {Record} record
   * @param {Store} store
   * @param {import("./answers.js").Answers} answers
   * @param {boolean} english whether questions in English can be asked
   * @param {import("./deeds.js").Deed[]} deeds what the page does when it is asked for
   */
  constructor(record, store, answers, english, deeds) {
    this.record = record;
    this.store = store;
    this.answers = answers;
    this.english = english;
    this.deeds = deeds;
    /** @type {Names | null} */
    this.kept = null;
    /** @type {Happenings | null} */
    this.happened = null;
    this.told = "";
    this.read = "";
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

  /**
   * @param {string} text
   * @returns {Option[]}
   */
  optionsFor(text) {
    const days = daysIn(this.record, this.names.owners(text));
    const { rest, period } = days;
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
    const happened = this.happenings.find(rest, MOST_QUESTIONS, name, asked, period?.days);
    this.tell(happened, days);
    const isDoubtful = best?.misspelt === "doubtful" && happened.happenings.length > 0;
    const isSure = best?.misspelt === "surely";
    const hits = isDoubtful ? [] : found.filter((hit) => !isSure || hit.misspelt === "surely");
    const { found: deeds, first } = deedsFor(this.deeds, rest);
    const options = this.inOrder(days, { text, hits, happened, deeds, first });
    if (options.length > 0) this.told += this.unread(rest, hits, happened.told, deeds);
    return options;
  }

  /**
   * What is offered, the likeliest first.
   * @param {Days} days
   * @param {Looked} looked
   */
  inOrder(days, { text, hits, happened, deeds, first }) {
    const { rest, period, known: then } = days;
    const isOfDays = days.day !== null || then !== null;
    const known = isOfDays ? then : this.store.view.known;
    const day = days.day ?? then;
    const events = happened.happenings.map((one) => this.happeningOption(one, days));
    const { wanted, others } = this.questions(days, hits);
    const bodies = hits.map((hit) => this.bodyOption(hit, days, known));
    bodies.forEach((option, at) => {
      const isAlone = bodies.filter(({ text: other }) => other === option.text).length === 1;
      const life = this.record.life(this.record.payload.bodies[hits[at].body], known);
      if (!isAlone && !option.note && life) option.note = spanInWords(this.record, life);
    });
    const pictures = day === null ? [] : this.pictures(days, day);
    const english = this.english && /\s/.test(text) ? [this.englishOption(text)] : [];
    const acts = deeds.map((deed) => ({ ...deed, view: {} }));
    if (first && acts.length > 0 && !isOfDays) return [...acts, ...english, ...bodies, ...events];
    const changed = period && asksForChange(rest) ? [this.changedOption(period)] : [];
    const isNamed = hits.some((hit) => !hit.misspelt);
    if (hits.length === 0 || (changed.length > 0 && !isNamed))
      return [...english, ...changed, ...events, ...pictures, ...bodies, ...acts];
    const named = happened.wanted && isNamed ? [...events, ...bodies] : [...bodies, ...events];
    const asking = happened.whole ? [...named, ...wanted] : [...wanted, ...named];
    return [...english, ...asking, ...others, ...changed, ...pictures, ...acts];
  }

  /**
   * Tells what of what happened is not offered.
   * @param {import("./happenings.js").Found} happened
   * @param {Days} days
   */
  tell(happened, { known }) {
    if (known !== null && happened.later > 0) {
      const was = counted(happened.later, "that happened was", "that happened were");
      this.told += ` ${was} not known on ${this.record.calendar.words(known)}.`;
    }
    if (happened.more > 0) {
      this.told += ` ${counted(happened.more, "more thing")} that happened: add a word to find them.`;
    }
  }

  /**
   * The word for what of a text nothing that is offered has read.
   * @param {string} rest the text without its days
   * @param {import("./names.js").Hit[]} hits
   * @param {string[]} told the words by which what happened was found
   * @param {import("./deeds.js").Deed[]} deeds
   */
  unread(rest, hits, told, deeds) {
    const names = hits.map((hit) => `${hit.text} ${this.record.name(hit.body, hit.from)}`);
    const own = plain([...names, ...deeds.map(({ words }) => words)].join(" ")).split(" ");
    const isRead = (/** @type {string} */ word) =>
      told.includes(word) ||
      own.some((one) => one.startsWith(word)) ||
      this.names.asks(word) ||
      asksForChange(word);
    const isOpen = hits.some((hit) => hit.misspelt) || this.english;
    const asked = plain(rest)
      .split(" ")
      .filter((word) => isTelling(word) && /\p{L}/u.test(word));
    const words = isOpen ? [] : asked.filter((word) => !IDLE.has(word) && !BESIDE.has(word));
    const left = words.filter((word) => !isRead(word)).map((word) => `“${word}”`);
    return left.length > 0 ? ` Not read: ${left.join(", ")}.` : "";
  }

  /**
   * What began, ended and changed in a month or a year: its eve compared with its last day.
   * @param {import("./written.js").Stretch} period
   * @returns {Option}
   */
  changedOption({ words, days: [first, last] }) {
    const [eve, end] = [first - 1, last].map((day) => this.record.nearest(day));
    const { calendar } = this.record;
    return {
      text: `What began, ended and changed in ${words}`,
      note: `${calendar.words(eve)} compared with ${calendar.words(end)}`,
      view: { ...NOTHING, ...this.leaving(null), on: eve, other: end },
    };
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
   * Questions about the bodies that are named, or the one that is most likely meant: those of which
   * the text speaks, the nearest to a name first, and others.
   * @param {Days} days
   * @param {import("./names.js").Hit[]} hits
   * @returns {{wanted: Option[], others: Option[]}}
   */
  questions(days, hits) {
    if (hits.length === 0) return { wanted: [], others: [] };
    const { view } = this.store;
    const { forms } = this.record.payload;
    const { known } = days;
    const day = days.day ?? known;
    const text = ` ${plain(days.rest)} `;
    const whole = hits.filter((hit) => text.includes(` ${plain(hit.text)} `));
    const named = whole.length > 0 ? whole : hits.slice(0, 1);
    const asking = named.map((hit) => ({
      body: hit.body,
      found: this.names.questions(days.rest, hit, this.answers.of(hit.body), named),
    }));
    const far = (/** @type {typeof asking[0]} */ { found: [best] }) =>
      best ? best.far + best.first / text.length : text.length;
    asking.sort((one, other) => far(one) - far(other));
    const ranked = asking.flatMap(({ body, found }) => found.map((one) => ({ ...one, body })));
    const isThen = known !== null || view.known !== null;
    const option = (/** @type {{form: number, body: number}} */ { form, body }) => ({
      text: this.answers.words(form, body, day ?? view.on, known) + this.when(day),
      note: `a question with its answer${isThen ? ALL_KNOWN : ""}`,
      view: { ...this.chosen(body, day), ...this.leaving(known), form: forms[form].id },
    });
    const wanted = ranked
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, MOST_QUESTIONS);
    const first = ranked.filter(({ body }) => body === named[0].body);
    const others = wanted.length > 0 ? [] : first.slice(0, MOST_QUESTIONS);
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
  happeningOption({ text, event, statement, person }, { known }) {
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
    const what = person ? "a post" : "what followed it";
    return { text, note: `${what}: ${timeOf(record, succession, known)}`, view };
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
}
