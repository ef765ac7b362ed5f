// The types of line to choose from, with what they look like.

import { add, button, fill, h, s } from "../dom.js";
import { MOST_TYPES } from "../state.js";
import { head } from "./shapes.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../payload.js").Type} Type
 * @typedef {import("../state.js").Store} Store
 */

/**
 * A piece of a line as it is drawn.
 * @param {Type} type
 * @param {string} [name] possible, planned, fresh, chosen or touched
 */
export function sample({ style }, name = "") {
  const piece = s("g", { class: `line ${name}`, "stroke-width": style.width });
  const casing = { fresh: "begun", chosen: "chosen" }[name];
  if (casing) piece.append(s("path", { class: `casing ${casing}`, d: "M2 7H34" }));
  piece.append(
    s("path", {
      class: "stroke",
      d: "M2 7H34",
      "stroke-dasharray": style.dashes.join(" ") || null,
    }),
    s("path", { class: "core", d: "M2 7H34" }),
  );
  const shape = head(style.head, [0, 0, 1]);
  if (shape) piece.append(s("g", { transform: "translate(40 7) rotate(-90)" }, shape));
  const svg = s("svg", { class: "sample", viewBox: "0 0 42 14", "aria-hidden": "true" }, piece);
  svg.style.setProperty("--colour", style.colour);
  return svg;
}

export class Types {
  /**
   * @param {Record} record
   * @param {Store} store
   */
  constructor(record, store) {
    this.record = record;
    this.store = store;
    this.note = h("p", { class: "note", role: "status" });
    /** @type {Map<string, HTMLInputElement>} */
    this.boxes = new Map();
    const choices = record.payload.types
      .filter((type) => type.edge)
      .map((type) => {
        const box = h("input", { type: "checkbox", change: () => this.turned(type.id) });
        this.boxes.set(type.id, box);
        return h("label", { title: type.points ?? "" }, box, sample(type), type.label);
      });
    this.plans = h("input", {
      type: "checkbox",
      change: () => this.store.set({ plans: this.plans.checked }),
    });
    this.told = h("summary", {});
    const fields = h(
      "fieldset",
      { class: "types" },
      h("legend", {}, "Lines"),
      ...choices,
      h("label", {}, this.plans, "what was only announced"),
    );
    this.menu = h("details", {}, this.told, fields);
    this.element = h("div", { class: "types-menu" }, this.menu, this.note);
    const wide = matchMedia("(min-width: 1200px)");
    const open = () => {
      this.menu.open = wide.matches;
    };
    wide.addEventListener("change", open);
    open();
  }

  /** @param {string} id */
  turned(id) {
    const { view } = this.store;
    this.hush();
    if (view.types.includes(id)) {
      const types = view.types.filter((type) => type !== id);
      if (types.length > 0) this.store.set({ types });
    } else if (view.types.length < MOST_TYPES || view.as === "table") {
      this.store.set({ types: [...view.types, id] });
    } else {
      add(
        this.note,
        `A picture shows ${MOST_TYPES} types at most: untick one first, or see `,
        button("all of them as a table", () => {
          this.hush();
          this.store.set({ types: [...view.types, id], as: "table" });
        }),
      );
    }
    this.draw();
  }

  /** Shows the picture, of as many types as it can; those that no longer are ticked are told. */
  picture() {
    const { types } = this.store.view;
    const [shown, left] = [types.slice(0, MOST_TYPES), types.slice(MOST_TYPES)];
    this.hush();
    if (left.length > 0) {
      const { payload, typeOf } = this.record;
      const labels = left.map((id) => payload.types[typeOf.get(id) ?? 0].label);
      const words = `A picture shows ${MOST_TYPES} types at most: without ${labels.join(", ")}. `;
      const back = button("Back to the table of all", () => {
        this.hush();
        this.store.set({ types, as: "table" });
      });
      add(this.note, words, back);
    }
    this.store.set({ as: "picture", types: shown });
  }

  /** True where a note on the types is shown. */
  get isTelling() {
    return this.note.firstChild !== null;
  }

  /** Takes the note away. */
  hush() {
    fill(this.note);
  }

  draw() {
    const { view } = this.store;
    for (const [id, box] of this.boxes) box.checked = view.types.includes(id);
    this.plans.checked = view.plans;
    const shown = this.record.payload.types.filter(({ id }) => view.types.includes(id));
    fill(this.told, `Lines: ${shown.map(({ label }) => label).join(", ")}`);
  }
}
