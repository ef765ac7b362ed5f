// Sharing: the link to the view, how it is cited, and downloads of what is shown.

import { citedView, recordInWords, subjectOf } from "./citing.js";
import { copy, copyButton } from "./copying.js";
import { button, h } from "./dom.js";
import { csv, json, save } from "./download.js";
import { png, svgText } from "./saved.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 */

export class Tools {
  /**
   * @param {Record} record
   * @param {Store} store
   * @param {import("./stage.js").Stage} stage
   * @param {import("./answers.js").Answers} answers
   */
  constructor(record, store, stage, answers) {
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
        button("Picture (PNG)", () => this.png()),
        button("Picture to edit (SVG)", () => this.svg()),
        button("Table for Excel (CSV)", () => this.csv()),
        button("Data for programs (JSON)", () => this.json()),
        this.said,
      ),
    );
    const linked = () => ({ text: store.address, what: "the link to this view" });
    const cited = () => citedView(record, store, answers, this.statements());
    /** @type {import("./deeds.js").Deed[]} */
    this.deeds = [
      {
        text: "Cite this view",
        note: "copies its citation with its sources, and shows it",
        words: "cite citation citing reference references source sources bibliography quote",
        act: () => copy(cited()),
      },
      {
        text: "Copy link",
        note: "the address of this view, to keep or to send",
        words: "link links share sharing address url permalink",
        act: () => copy(linked()),
      },
      {
        text: "Download",
        note: "what is shown: a picture (PNG, SVG), a table for Excel (CSV) or data (JSON)",
        words: "download export save file svg png csv json image excel spreadsheet",
        act: () => this.open(),
      },
      { text: "Print", note: "what is shown", words: "print printing pdf", act: () => print() },
    ];
    this.element = h(
      "div",
      { class: "tools" },
      copyButton("Copy link", linked),
      copyButton("Cite this view", cited),
      this.downloads,
      button("Print", () => print()),
    );
  }

  /** Opens the choice of files. */
  open() {
    this.downloads.open = true;
    this.downloads.querySelector("summary")?.focus();
  }

  /** How the view is cited in a line: what it shows, of which record, and where. */
  citation() {
    const address = location.protocol.startsWith("http") ? ` ${this.store.address}` : "";
    return `${recordInWords(this.record)} ${subjectOf(this.record, this.store.view)}.${address}`;
  }

  /** The statements on which the picture, or both, stand. */
  statements() {
    const { before, after } = this.stage.shown();
    const lines = [...before.lines.values(), ...after.lines.values()];
    return new Set(lines.flatMap(({ statements }) => statements));
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
