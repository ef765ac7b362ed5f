// Sharing: the link to the view, how it is cited, and downloads of what is shown.

import { button, h } from "./dom.js";
import { csv, json, save } from "./download.js";
import { copyButton } from "./evidence/proofs.js";
import { png, svgText } from "./saved.js";
import { textOf } from "./sentences.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 */

export class Tools {
  /**
   * @param {Record} record
   * @param {Store} store
   * @param {import("./stage.js").Stage} stage
   */
  constructor(record, store, stage) {
    this.record = record;
    this.store = store;
    this.stage = stage;
    this.said = h("p", { class: "told", role: "status" });
    this.downloads = h(
      "details",
      { class: "menu", keydown: this.key.bind(this), focusout: this.left.bind(this) },
      h("summary", {}, "Download"),
      h(
        "div",
        {},
        button("SVG", () => this.svg()),
        button("PNG", () => this.png()),
        button("CSV", () => this.csv()),
        button("JSON", () => this.json()),
        this.said,
      ),
    );
    this.element = h(
      "div",
      { class: "tools" },
      copyButton("Copy link", () => store.address),
      copyButton("Cite this view", () => this.citation()),
      this.downloads,
      button("Print", () => print()),
    );
  }

  /** How the view is cited: what it shows, of which record, and where. */
  citation() {
    const { title, version, licence } = this.record.payload.record;
    const address = location.protocol.startsWith("http") ? ` ${this.store.address}` : "";
    return `${title}, version ${version} (${licence}). ${this.subject()}.${address}`;
  }

  /** What the view shows, in words. */
  subject() {
    const { on, other, known, types } = this.store.view;
    const { calendar } = this.record;
    const days = [on, other].filter((day) => day !== null).map((day) => calendar.words(day));
    const then = known === null ? "" : `, as known on ${calendar.words(known)}`;
    const { payload, typeOf } = this.record;
    const labels = types.map((id) => payload.types[typeOf.get(id) ?? 0].label).join(", ");
    return `Structure on ${days.join(" and on ")} (${labels})${then}${this.chosen()}`;
  }

  /** What is chosen, in words. */
  chosen() {
    const { record } = this;
    const { statements, events } = record.payload;
    const { on, known, line, event, body } = this.store.view;
    if (line.length > 0) {
      const told = line.map((id) =>
        textOf(record, statements[record.statementOf.get(id) ?? 0], this.store.view),
      );
      return `: ${told.join(" ").replace(/[.]$/, "")}`;
    }
    if (event !== null) return `: ${events[record.eventOf.get(event) ?? 0].title}`;
    return body === null ? "" : `: ${record.name(record.bodyOf.get(body) ?? 0, on, known)}`;
  }

  /** @param {string} ending */
  name(ending) {
    const { on, other } = this.store.view;
    const { calendar } = this.record;
    const days = [on, other].filter((day) => day !== null).map((day) => calendar.iso(day));
    return `structure-${days.join("-")}.${ending}`;
  }

  /** The picture as SVG, or the two beside each other; none where the table is shown. */
  picture() {
    const { stage } = this;
    if (stage.parts().length === 0) {
      this.said.textContent = "Show the picture first, to download it.";
      return null;
    }
    this.said.textContent = "";
    const { whole } = stage.picture.zoom;
    return svgText(stage.parts(), this.citation(), stage.legend, whole.width);
  }

  svg() {
    const text = this.picture();
    if (text) save(this.name("svg"), new Blob([text], { type: "image/svg+xml" }));
  }

  async png() {
    const text = this.picture();
    if (text) save(this.name("png"), await png(text));
  }

  csv() {
    const text = csv(this.record, this.stage.shown());
    save(this.name("csv"), new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  }

  json() {
    const text = json(this.record, this.stage.shown(), this.store.address);
    save(this.name("json"), new Blob([text], { type: "application/json" }));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || !this.downloads.open) return;
    event.preventDefault();
    this.downloads.open = false;
    this.downloads.querySelector("summary")?.focus();
  }

  /** @param {FocusEvent} event */
  left(event) {
    if (!this.downloads.contains(/** @type {Node | null} */ (event.relatedTarget))) {
      this.downloads.open = false;
    }
  }
}
