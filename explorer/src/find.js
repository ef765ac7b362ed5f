// One box to find a body by any of its names, to go to a day, and to ask.

import { fill, h } from "./dom.js";
import { allKnown } from "./evidence/ask.js";
import { Meanings } from "./meanings.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./meanings.js").Option} Option
 */

const UNCHOSEN = { role: "option", "aria-disabled": "true", "aria-selected": "false" };

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
    this.meanings = new Meanings(record, store, answers, english, deeds);
    this.done = done;
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
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

  /** Fills the list with what the text may mean. */
  look() {
    const text = this.box.value.trim();
    this.options = text === "" ? [] : this.meanings.optionsFor(text);
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
    const told = [items.length === 0 ? none : "", this.meanings.told];
    for (const words of text === "" ? [] : told) {
      if (words) items.push(h("li", { class: "note", ...UNCHOSEN }, words));
    }
    fill(this.list, ...items);
    this.open(items.length > 0);
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
    const read = [this.meanings.read, left].filter(Boolean).join(" ");
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
