// The time bar: the slider with its marks, the two kinds of step, the date field, play.

import { DayField } from "./dayfield.js";
import { add, button, fill, h, s } from "./dom.js";
import { dayOf } from "./evidence/event.js";
import { askedOf } from "./picture/scene.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./picture/scene.js").Scenes} Scenes
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").View} View
 */

const PLAY_EVERY = 1400;

export class TimeBar {
  /**
   * @param {Record} record
   * @param {Scenes} scenes
   * @param {Store} store
   */
  constructor(record, scenes, store) {
    this.record = record;
    this.scenes = scenes;
    this.store = store;
    this.playing = 0;
    this.events = record.payload.events
      .map((event, index) => ({ index, day: dayOf(record, index), event }))
      .sort((one, other) => one.day - other.day);
    this.slider = h("input", {
      type: "range",
      class: "slider",
      id: "slider",
      min: 0,
      max: record.last,
      "aria-label": "Day",
      input: () => this.go(Number(this.slider.value), true),
      change: () => this.go(Number(this.slider.value), false),
      keydown: this.key.bind(this),
    });
    const go = (/** @type {number | null} */ day) => this.go(day ?? 0, false);
    this.date = new DayField(record, "date", go, true);
    this.read = h("span", { class: "read", role: "status" });
    this.marks = this.ticks();
    this.kind = h(
      "select",
      { id: "step" },
      h("option", { value: "picture" }, "next change drawn"),
      h("option", { value: "event" }, "next event"),
    );
    this.back = button("‹", () => this.step(-1), { class: "step", "aria-label": "Earlier step" });
    this.on = button("›", () => this.step(1), { class: "step", "aria-label": "Later step" });
    this.day = h("output", { class: "shown-day", for: "slider" });
    this.play = button("▶ Play", () => this.toggle(), { class: "play" });
    this.fields = h(
      "div",
      { class: "row fields" },
      this.day,
      h("label", { for: "date", class: "unseen" }, "Day"),
      this.date.element,
      h(
        "span",
        { class: "tick-key" },
        s(
          "svg",
          { class: "tick", viewBox: "0 0 6 11", "aria-hidden": "true" },
          s("path", { class: "event", d: "M3 1v9" }),
        ),
        "event",
      ),
      h("span", { class: "pair" }, h("label", { for: "step" }, "Steps to"), this.kind),
      this.play,
    );
    this.element = h(
      "section",
      { class: "time", "aria-label": "Time" },
      h(
        "div",
        { class: "row" },
        this.back,
        h("div", { class: "track" }, this.slider, this.marks),
        this.on,
      ),
      this.fields,
    );
  }

  /** The years and the events under the slider; a press on an event shows its day. */
  ticks() {
    const { record } = this;
    const svg = s("svg", {
      class: "ticks",
      viewBox: "0 0 1000 26",
      preserveAspectRatio: "none",
      "aria-hidden": "true",
      click: (/** @type {MouseEvent} */ event) => this.pressed(event),
      pointermove: (/** @type {MouseEvent} */ event) => {
        const nearest = this.nearest(event);
        if (nearest) track.title = `${nearest.event.title} (${nearest.event.when})`;
      },
    });
    const at = (/** @type {number} */ day) => ((1000 * day) / record.last).toFixed(2);
    for (const { day } of this.events) {
      svg.append(s("path", { class: "event", d: `M${at(day)} 1v9` }));
    }
    const track = h("div", { class: "scale" }, svg);
    const years = h("div", { class: "years", "aria-hidden": "true" });
    const first = record.calendar.year(0);
    for (let year = first; year <= record.calendar.year(record.last); year += 1) {
      const day = record.calendar.read(`${year}-01-01`) ?? 0;
      const label = h("span", { class: year % 2 === first % 2 ? "even" : "odd" }, String(year));
      label.style.left = `${(100 * Math.max(day, 0)) / record.last}%`;
      years.append(label);
    }
    add(track, years);
    return track;
  }

  /** The events that had been told of by the day of knowledge. */
  get told() {
    const { known } = this.store.view;
    return this.events.filter(({ index }) => this.record.isTold(index, known));
  }

  /**
   * The event whose mark is nearest to the pointer.
   * @param {MouseEvent} event
   */
  nearest(event) {
    const frame = this.marks.getBoundingClientRect();
    const day = ((event.clientX - frame.left) / frame.width) * this.record.last;
    const far = (/** @type {{day: number}} */ one) => Math.abs(one.day - day);
    return this.told.sort((one, other) => far(one) - far(other))[0];
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    const nearest = this.nearest(event);
    if (!nearest) return;
    this.store.set({ on: nearest.day, event: nearest.event.id, body: null, line: [] });
  }

  /**
   * The day of the next step, by the kind of step that is chosen; null where there is none.
   * @param {1 | -1} way
   * @returns {number | null}
   */
  next(way) {
    const { view } = this.store;
    if (this.kind.value === "picture") return this.scenes.next(askedOf(this.record, view), way);
    const days = this.told.map(({ day }) => day);
    if (way < 0) days.reverse();
    return days.find((day) => (day - view.on) * way > 0) ?? null;
  }

  /** @param {1 | -1} way */
  step(way) {
    const day = this.next(way);
    if (day !== null) this.go(day, this.playing !== 0);
    return day !== null;
  }

  /**
   * @param {number} day
   * @param {boolean} passing true while the reader is still on the way
   */
  go(day, passing) {
    this.store.set({ on: this.record.nearest(day), event: null }, { replace: passing });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { view } = this.store;
    /** @type {{[key: string]: () => number | null}} */
    const moves = {
      ArrowRight: () => this.next(1),
      ArrowUp: () => this.next(1),
      ArrowLeft: () => this.next(-1),
      ArrowDown: () => this.next(-1),
      PageUp: () => view.on + 365,
      PageDown: () => view.on - 365,
      Home: () => 0,
      End: () => this.record.last,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    const day = moves[event.key]();
    if (day !== null) this.go(day, false);
  }

  toggle() {
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = 0;
    } else {
      if (this.next(1) === null) this.go(0, false);
      this.playing = setInterval(() => {
        if (!this.step(1)) this.toggle();
      }, PLAY_EVERY);
    }
    fill(this.play, this.playing ? "■ Stop" : "▶ Play");
  }

  /** @param {View} view */
  draw(view) {
    const { calendar } = this.record;
    this.slider.value = String(view.on);
    this.slider.setAttribute("aria-valuetext", calendar.words(view.on));
    fill(this.day, calendar.words(view.on));
    this.date.show(view.on);
    if (this.read.textContent !== this.store.daysRead) fill(this.read, this.store.daysRead);
  }
}
