// Buttons that copy a text and say what they have copied.

import { button, fill, h } from "./dom.js";

/**
 * @typedef {object} Copy
 * @property {string} text what is copied
 * @property {string} what the same in a few words, to be told
 */

const TOLD_FOR = 4000;

/**
 * A button that copies a text and says, on itself and to screen readers, what it has copied.
 * @param {string} words
 * @param {() => Copy} copy
 */
export function copyButton(words, copy) {
  const told = h("span", { class: "unseen", role: "status" });
  const press = button(words, async () => {
    const { text, what } = copy();
    const done = (await copied(text)) ? `Copied ${what}` : `Could not copy ${what}`;
    fill(press, done);
    fill(told, `${done}.`);
    setTimeout(() => {
      fill(press, words);
      fill(told);
    }, TOLD_FOR);
  });
  return h("span", { class: "copying" }, press, told);
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
    focused?.focus();
    return done;
  }
}
