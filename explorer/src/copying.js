// Buttons that copy a text, and the place at the foot of the window that shows what was copied.

import { button, fill, h } from "./dom.js";

/**
 * @typedef {object} Copy
 * @property {string} text what is copied
 * @property {string} what the same in a few words, to be told
 * @property {{words: string, copy: () => Copy}} [more] what else can be copied in its place
 */

const TOLD_FOR = 4000;

/** Where what was copied is read: over the page, so that nothing in it moves. */
class Shelf {
  constructor() {
    this.told = h("p", { class: "copied-what", role: "status" });
    this.text = h("pre", { tabindex: 0, role: "group", "aria-label": "The text copied" });
    this.acts = h("p", { class: "acts" });
    this.element = h(
      "section",
      { class: "copied", "aria-label": "What was copied" },
      this.told,
      this.text,
      this.acts,
    );
    this.hide();
  }

  /** @param {boolean} away */
  away(away) {
    this.element.classList.toggle("unseen", away);
    this.text.hidden = away;
  }

  get shown() {
    return this.text.textContent !== "";
  }

  /**
   * @param {Copy} copied
   * @param {boolean} done false where it could not be copied
   */
  show({ text, what, more }, done) {
    const how = done ? `Copied ${what}.` : `Could not copy ${what}: select it here.`;
    fill(this.told, how);
    fill(this.text, text);
    this.text.scrollTop = 0;
    const close = button("Close", () => this.hide());
    fill(this.acts, more && button(more.words, () => copy(more.copy())), close);
    this.away(false);
  }

  hide() {
    fill(this.told);
    fill(this.text);
    fill(this.acts);
    this.away(true);
  }
}

export const shelf = new Shelf();

/**
 * Copies a text and shows it.
 * @param {Copy} what
 */
export async function copy(what) {
  const done = await copied(what.text);
  shelf.show(what, done);
  return done;
}

/**
 * A button that copies a text, and says on itself that it has.
 * @param {string} words
 * @param {() => Copy} copied
 */
export function copyButton(words, copied) {
  const press = button(words, async () => {
    const done = await copy(copied());
    // It stays as wide as it was, so that what is beside it stays where it was.
    press.style.minWidth = `${press.getBoundingClientRect().width}px`;
    fill(press, done ? "Copied" : "Not copied");
    setTimeout(() => fill(press, words), TOLD_FOR);
  });
  return press;
}

/** @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page from a disk may not reach the clipboard in this way.
    const field = h("textarea", { class: "unseen", "aria-hidden": "true", tabindex: -1 });
    field.value = text;
    document.body.append(field);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
}
