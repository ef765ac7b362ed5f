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
    this.forget = button("All that is known", () => this.know(null), { class: "quiet" });
    this.far = h("p", { class: "far" });
    this.printed = h("span", { class: "printed" });
    this.alone = button("Stop comparing", () => store.set({ other: null }), { class: "quiet" });
    this.element = h(
      "div",
      { class: "fields seconds" },
      h("label", { for: "known" }, "As known on"),
      this.known.element,
      this.forget,
      h("label", { for: "other" }, "Compare with"),
      this.other.element,
      this.beside,
      this.alone,
      this.far,
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

  /** Where the day of knowledge is far from the day shown: what that means, and the way to it. */
  drawFar() {
    const { on, known } = this.store.view;
    const isFar = known !== null && Math.abs(on - known) > FAR;
    const day = known ?? on;
    const shown = [on, known, isFar].join("|");
    if (this.far.dataset.shown === shown) return;
    this.far.dataset.shown = shown;
    this.far.hidden = !isFar;
    const { calendar } = this.record;
    const [then, now] = [calendar.words(day), calendar.words(on)];
    const what = on > day ? "what was expected of it then" : "what was known of it then";
    const go = button(`Show ${then}`, () => this.store.set({ on: day }), { class: "quiet" });
    fill(this.far, isFar && `The picture is still of ${now}: ${what}. `, isFar && go);
  }

  draw() {
    const { known, other, side } = this.store.view;
    this.known.show(known);
    this.other.show(other);
    this.side.checked = side;
    this.beside.hidden = other === null;
    this.alone.hidden = other === null;
    this.forget.hidden = known === null;
    this.drawFar();
    const { calendar } = this.record;
    const words = [];
    if (other !== null) words.push(`compared with ${calendar.words(other)}`);
    if (known !== null) words.push(`as known on ${calendar.words(known)}`);
    fill(this.printed, words.join(", "));
  }
}
