// A field for a day. While it is typed in, its half-written days are left alone; when it is left, what
// is no day, or none that the record covers, is told and goes back to the day before.

import { h } from "./dom.js";

/** @typedef {import("./record.js").Record} Record */

export class DayField {
  /**
   * @param {Record} record
   * @param {string} id
   * @param {(day: number | null) => void} set what a day that is typed does; null for none
   * @param {boolean} [needed] true where there must be a day
   */
  constructor(record, id, set, needed = false) {
    this.record = record;
    this.set = set;
    this.needed = needed;
    /** @type {number | null} */
    this.day = null;
    const { calendar, last } = record;
    this.input = h("input", {
      type: "date",
      id,
      min: calendar.iso(0),
      max: calendar.iso(last),
      "aria-describedby": `${id}-told`,
      input: () => this.tell(""),
      change: () => this.typed(),
      blur: () => this.left(),
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") this.tell(this.fault());
      },
    });
    this.told = h("span", { class: "no-day", id: `${id}-told`, role: "alert" });
    this.element = h("span", { class: "day-field" }, this.input, this.told);
  }

  /** Takes over the day that is typed, if it is one that the record covers, or none. */
  typed() {
    const { value } = this.input;
    const day = this.record.within(this.record.calendar.read(value));
    if (day === null && (this.needed || value !== "" || this.input.validity.badInput)) {
      // A year of fewer than four figures is still being typed.
      if (/^[1-9]/.test(value)) this.tell(this.fault());
      return;
    }
    this.day = day;
    this.set(day);
  }

  /** Why what stands in the field is no day to show; nothing where it is one. */
  fault() {
    const { calendar, covers } = this.record;
    const { value, validity } = this.input;
    if (validity.badInput) return "That is no day of the calendar.";
    if (value === "") return this.needed ? "A day is needed here." : "";
    const day = calendar.read(value);
    if (day === null) return "That is no day of the calendar.";
    if (this.record.within(day) === null) return `${covers} ${calendar.words(day)} is not in it.`;
    return "";
  }

  left() {
    this.tell(this.fault());
    this.write(this.told.textContent !== "");
  }

  /** @param {string} words */
  tell(words) {
    if (this.told.textContent !== words) this.told.textContent = words;
  }

  /**
   * Shows a day, or none, if it is another than the field has.
   * @param {number | null} day
   */
  show(day) {
    if (day === this.day) return;
    this.day = day;
    this.tell("");
    this.write();
  }

  /** @param {boolean} [anew] true where something stands there that is no day */
  write(anew = false) {
    const iso = this.day === null ? "" : this.record.calendar.iso(this.day);
    if (anew) this.input.value = "";
    if (this.input.value !== iso) this.input.value = iso;
  }
}
