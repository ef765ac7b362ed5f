// What the page does when it is asked for in words: citing, sharing, saving, comparing.

import { plain, SMALL } from "./words.js";

/**
 * @typedef {object} Deed
 * @property {string} text
 * @property {string} note
 * @property {string} words those by which it is asked for
 * @property {() => void} act
 */

/** Words that may stand beside that of a deed and ask for nothing else. */
export const BESIDE = new Set(
  "can copy days get give i me my page picture please show the these this two us view you".split(
    " ",
  ),
);
/** A deed is offered from so many letters of its word on. */
const SHORTEST = 3;

/**
 * The deeds that a text asks for; `first` where it asks for nothing else.
 * @param {Deed[]} deeds
 * @param {string} text
 */
export function deedsFor(deeds, text) {
  const words = plain(text)
    .split(" ")
    .filter((word) => word.length >= SHORTEST && !SMALL.has(word));
  const asks = (/** @type {string} */ word, /** @type {Deed} */ deed) =>
    deed.words.split(" ").some((own) => own.startsWith(word));
  const found = deeds.filter((deed) => words.some((word) => asks(word, deed)));
  const first = words.every((word) => BESIDE.has(word) || found.some((deed) => asks(word, deed)));
  return { found, first };
}
