// What may become of a line or a body from one day to another: its sign, and its words.

/** The signs of what became of a body or a line. */
export const SIGNS = {
  begun: "+",
  ended: "×",
  renamed: "≈",
  changed: "≠",
  surer: "✓",
  doubted: "?",
};

/** What became of a body or a line, in a word or two. */
export const WORDS = {
  begun: "began",
  ended: "ended",
  renamed: "renamed",
  changed: "changed",
  surer: "became certain",
  doubted: "no longer certain",
};

/** The same under a picture: of the two days of a step, and of two that are compared. */
export const BECAME = {
  begun: ["begins this day, or may from this day on", "on the later day only"],
  ended: ["was there the day before", "on the earlier day only"],
  renamed: ["has another name", "has another name"],
  changed: ["goes on, in other terms", "on both days, in other terms"],
  surer: ["is certain from this day on", "on both days, certain on the later only"],
  doubted: ["is no longer certain", "on both days, certain on the earlier only"],
};

/** @typedef {keyof typeof SIGNS} Became */
