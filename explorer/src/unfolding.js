// Parts that open by a press. What is in a closed one is made when it opens, or when there is time.

import { add, h } from "./dom.js";

const QUIET = 400;

/** @type {Set<string>} the parts that the reader has opened, by what they are */
const opened = new Set();
/** @type {WeakMap<Element, () => void>} how the content of a part is made */
const makers = new WeakMap();
/** @type {Set<HTMLElement>} parts whose content is still to be made */
const waiting = new Set();
let timer = 0;

/**
 * A part that opens by a press, and is open again where it is made anew.
 * @param {string} key what it is
 * @param {string} summary
 * @param {() => Node | null} content made anew whenever it opens
 */
export function unfolding(key, summary, content) {
  const part = h(
    "details",
    {
      open: opened.has(key),
      toggle: () => {
        if (!part.isConnected || part.open === opened.has(key)) return;
        if (part.open) opened.add(key);
        else opened.delete(key);
        make();
      },
    },
    h("summary", {}, summary),
  );
  const make = () => {
    waiting.delete(part);
    while (part.childNodes.length > 1) part.lastChild?.remove();
    add(part, content());
  };
  makers.set(part, make);
  if (part.open) make();
  else {
    waiting.add(part);
    clearTimeout(timer);
    timer = setTimeout(rest, QUIET);
  }
  return part;
}

/**
 * Makes the content of a part anew where it is open; of one that is not, when it opens.
 * @param {HTMLElement} part
 */
export function renewed(part) {
  if (part.hasAttribute("open")) makers.get(part)?.();
}

/** Makes what is closed and still there, so that it can be searched for. */
function rest() {
  for (const part of waiting) {
    if (part.isConnected) makers.get(part)?.();
  }
  waiting.clear();
}
