// The second dates: the day of knowledge, and the day that is compared with.

import { DayField } from "./dayfield.js";
import { button, fill, h } from "./dom.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 */

/** So many days between the day shown and that of knowledge are worth a word. */
const FAR = 183;

export class SecondDates {
  /**
   * @param {Record} record
   * @param {Store} store
   */
  constructor(record, store) {
    this.store = store;
    this.record = record;
    this.known = new DayField(record, "known", (day) => this.know(day));
    this.other = new DayField(record, "other", (day) => store.set({ other: day }));
    this.side = h("input", {
      type: "checkbox",
      change: () => this.store.set({ side: this.side.checked }),
    });
    this.beside = h("label", { class: "beside" }, this.side, "side by side");
    this.forget = button("All that is known", () => this.know(null));
    this.asKnown = h("p", { class: "as-known" });
    const focus = (/** @type {DayField} */ { input }) => input.focus();
    /** @type {import("./deeds.js").Deed[]} */
    this.deeds = [
      {
        text: "Compare with another day",
        note: "leads to the field for it; or type two days here",
        words: "compare comparison comparing difference differences versus",
        act: () => focus(this.other),
      },
      {
        text: "As known on a day",
        note: "leads to the field for it; or type “as known in February 2012”",
        words: "known knowledge knew",
        act: () => focus(this.known),
      },
    ];
    this.printed = h("span", { class: "printed" });
    this.alone = button("Stop comparing", () => store.set({ other: null }), { class: "quiet" });
    this.element = h(
      "div",
      { class: "fields seconds" },
      pair("known", "As known on", this.known),
      pair("other", "Compare with", this.other),
      this.beside,
      this.alone,
    );
  }

  /**
   * Sets the day of knowledge; with all known, what was only announced is no longer asked for.
   * @param {number | null} day
   */
  know(day) {
    const { usual } = this.store;
    this.store.set(day === null ? { known: null, plans: usual.plans } : { known: day });
  }

  /** That the picture is as known on a day, the way out, and where that day is far from it. */
  drawThen() {
    const { on, known } = this.store.view;
    const shown = [on, known].join("|");
    if (this.asKnown.dataset.shown === shown) return;
    this.asKnown.dataset.shown = shown;
    this.asKnown.hidden = known === null;
    const { calendar } = this.record;
    const day = known ?? on;
    const [then, now] = [calendar.words(day), calendar.words(on)];
    const what = on > day ? "what was expected of it then" : "what was known of it then";
    const isFar = Math.abs(on - day) > FAR;
    fill(
      this.asKnown,
      h("b", {}, `As known on ${then}. `),
      isFar ? `The picture is of ${now}: ${what}. ` : "What came to light later is left out. ",
      isFar && button(`Show ${then}`, () => this.store.set({ on: day })),
      this.forget,
    );
  }

  draw() {
    const { known, other, side } = this.store.view;
    this.known.show(known);
    this.other.show(other);
    this.side.checked = side;
    this.beside.hidden = other === null;
    this.alone.hidden = other === null;
    this.drawThen();
    const { calendar } = this.record;
    const words = [];
    if (other !== null) words.push(`compared with ${calendar.words(other)}`);
    if (known !== null) words.push(`as known on ${calendar.words(known)}`);
    fill(this.printed, words.join(", "));
  }
}

/**
 * A field with its label, which no line parts.
 * @param {string} id
 * @param {string} words
 * @param {DayField} field
 */
function pair(id, words, field) {
  return h("span", { class: "pair" }, h("label", { for: id }, words), field.element);
}
