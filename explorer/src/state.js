// What the reader looks at, as one plain value, and how the fragment of the address holds it.

import { faultsOf } from "./faults.js";
import { Trail } from "./trail.js";
import { periodDay, readAs } from "./written.js";

/**
 * @typedef {object} View
 * @property {number} on the day shown
 * @property {number | null} known the day on which it is known; null for all that is known
 * @property {number | null} other the day that it is compared with
 * @property {boolean} side two pictures beside each other rather than one over the other
 * @property {string[]} types the types of line that are drawn
 * @property {string | null} body the body chosen
 * @property {string[]} line the statements of the line chosen
 * @property {string | null} event the event chosen
 * @property {string | null} form the question asked of the body
 * @property {string} question the question asked in English, where the page is served
 * @property {string[]} unfolded the collectives whose members are shown
 * @property {boolean} allTypes whether the list of changes goes beyond the types drawn
 * @property {boolean} plans whether what was announced is shown as well
 * @property {"picture" | "table"} as
 * @property {boolean} whole the picture over the whole width; on a narrow screen before the card
 * @property {boolean} embed only the picture and the line that cites it
 */

/** @typedef {import("./days.js").Calendar} Calendar */

/**
 * The fragment that leads to a view, without its #.
 * @param {View} view
 * @param {View} usual the view of a page without a fragment
 * @param {Calendar} calendar
 */
export function fragmentOf(view, usual, calendar) {
  const parts = new URLSearchParams();
  parts.set("on", calendar.iso(view.on));
  if (view.known !== null) parts.set("known", calendar.iso(view.known));
  if (view.other !== null) parts.set("with", calendar.iso(view.other));
  if (view.other !== null && view.side) parts.set("side", "1");
  if (view.types.join() !== usual.types.join()) parts.set("types", view.types.join(","));
  if (view.body !== null) parts.set("body", view.body);
  if (view.line.length > 0) parts.set("line", view.line.join(","));
  if (view.event !== null) parts.set("event", view.event);
  if (view.form !== null) parts.set("ask", view.form);
  if (view.question !== "") parts.set("q", view.question);
  if (view.unfolded.length > 0) parts.set("unfold", view.unfolded.join(","));
  if (view.allTypes) parts.set("all", "1");
  if (view.plans !== usual.plans) parts.set("plans", view.plans ? "1" : "0");
  if (view.as === "table") parts.set("as", "table");
  if (view.whole) parts.set("whole", "1");
  const text = parts.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  return view.embed ? `embed&${text}` : text;
}

/**
 * The view to which a fragment leads; what it does not tell, or tells wrongly, is as usual.
 * @param {string} fragment with or without its #
 * @param {View} usual
 * @param {Calendar} calendar
 * @param {Known} known
 * @returns {View}
 */
export function viewOf(fragment, usual, calendar, known) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const day = (/** @type {string} */ name) =>
    known.within(periodDay(calendar, parts.get(name) ?? ""));
  const one = (/** @type {string} */ name, /** @type {(id: string) => boolean} */ is) => {
    const id = parts.get(name);
    return id !== null && is(id) ? id : null;
  };
  const some = (/** @type {string} */ name, /** @type {(id: string) => boolean} */ is) =>
    [...new Set((parts.get(name) ?? "").split(","))].filter((id) => id !== "" && is(id));
  const table = parts.get("as") === "table";
  const types = some("types", known.type).slice(0, table ? undefined : MOST_TYPES);
  return {
    on: day("on") ?? usual.on,
    known: day("known"),
    other: day("with"),
    side: parts.get("side") === "1",
    types: parts.has("types") && types.length > 0 ? types : usual.types,
    body: one("body", known.body),
    line: some("line", known.statement),
    event: one("event", known.event),
    form: one("ask", known.form),
    question: parts.get("q") ?? "",
    unfolded: some("unfold", known.body),
    allTypes: parts.get("all") === "1",
    plans: parts.has("plans") ? parts.get("plans") === "1" : usual.plans,
    as: table ? "table" : "picture",
    whole: parts.get("whole") === "1",
    embed: parts.has("embed"),
  };
}

/** @type {Partial<View>} the change of a view by which nothing is chosen */
export const NOTHING = { body: null, line: [], event: null, form: null, question: "" };

/** How many types of line a picture shows at once; more are read better in the table. */
export const MOST_TYPES = 3;

/**
 * For which days the years and months in a fragment are taken.
 * @param {string} fragment
 * @param {Calendar} calendar
 */
function daysReadOf(fragment, calendar) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const told = ["on", "known", "with"].map((name) => readAs(calendar, parts.get(name) ?? ""));
  return told.filter(Boolean).join(" ");
}

/**
 * What the record knows, so that a fragment can't name what is not there.
 * @typedef {object} Known
 * @property {(day: number | null) => number | null} within the day, if the record covers it
 * @property {(id: string) => boolean} type
 * @property {(id: string) => boolean} body
 * @property {(id: string) => boolean} statement
 * @property {(id: string) => boolean} event
 * @property {(id: string) => boolean} form
 * @property {boolean} asks whether questions in English are answered
 * @property {string} covers which days the record covers, as a sentence
 */

/** Keeps the view, tells those who draw it, and writes it into the address. */
export class Store {
  /**
   * @param {View} usual
   * @param {Calendar} calendar
   * @param {Known} known
   */
  constructor(usual, calendar, known) {
    this.usual = usual;
    this.calendar = calendar;
    this.known = known;
    this.view = viewOf(location.hash, usual, calendar, known);
    /** @type {string[]} what the address asks for that there is not */
    this.faults = faultsOf(location.hash, calendar, known, MOST_TYPES);
    /** the word for which days the years and months were taken that were asked for */
    this.daysRead = daysReadOf(location.hash, calendar);
    /** @type {((view: View, before: View) => void)[]} */
    this.listeners = [];
    this.trail = new Trail();
    this.written = this.fragment;
    this.waiting = 0;
    this.replacing = true;
    addEventListener("popstate", () => this.read());
    addEventListener("hashchange", () => this.read());
  }

  /** The fragment of the present view. */
  get fragment() {
    return fragmentOf(this.view, this.usual, this.calendar);
  }

  /**
   * Changes the view. A change that goes on, such as play, replaces the entry of the history.
   * @param {Partial<View>} change
   * @param {{replace?: boolean, read?: string}} [how] `read` tells for which day a year was taken
   */
  set(change, how = {}) {
    const before = this.view;
    const isOfDays = ["on", "known", "other"].some((key) => key in change);
    if (isOfDays || how.read) this.daysRead = how.read ?? "";
    this.view = { ...before, ...change };
    this.replacing &&= how.replace === true;
    this.waiting ||= setTimeout(() => this.write());
    this.tell(before);
  }

  /** Writes the view into the address, once it has been drawn. */
  write() {
    const { fragment, replacing } = this;
    clearTimeout(this.waiting);
    this.waiting = 0;
    this.replacing = true;
    if (fragment === this.written) return;
    this.written = fragment;
    try {
      if (replacing) history.replaceState(null, "", `#${fragment}`);
      else history.pushState(null, "", `#${fragment}`);
    } catch {
      // A page inside another, as in a notebook, has no address of its own.
    }
  }

  /**
   * The fragment, with its #, that leads to the present view after a change.
   * @param {Partial<View>} change
   */
  to(change) {
    return `#${fragmentOf({ ...this.view, ...change }, this.usual, this.calendar)}`;
  }

  /** The address that leads to the present view. */
  get address() {
    return `${location.href.replace(/#.*/s, "")}#${this.fragment}`;
  }

  /** Takes the view from the address, after back, forward or an edited fragment. */
  read() {
    const before = this.view;
    const after = viewOf(location.hash, this.usual, this.calendar, this.known);
    const faults = faultsOf(location.hash, this.calendar, this.known, MOST_TYPES);
    const same = faults.join() === this.faults.join();
    this.faults = faults;
    this.daysRead = daysReadOf(location.hash, this.calendar);
    if (same && fragmentOf(after, this.usual, this.calendar) === this.fragment) return;
    clearTimeout(this.waiting);
    this.waiting = 0;
    this.view = after;
    this.written = this.fragment;
    this.tell(before);
  }

  /** @param {View} before */
  tell(before) {
    this.trail.follow(this.view, before);
    for (const listener of this.listeners) listener(this.view, before);
  }
}
