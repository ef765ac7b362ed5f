// The way back in the panel: the cards that led to the one that is shown.

/**
 * @typedef {import("./state.js").View} View
 * @typedef {Pick<View, "body" | "line" | "event" | "form" | "question">} Chosen
 */

/**
 * What of a view is chosen.
 * @param {View} view
 * @returns {Chosen}
 */
export function chosenOf({ body, line, event, form, question }) {
  return { body, line, event, form, question };
}

/**
 * The same as a text; an empty one where nothing is chosen.
 * @param {Chosen} view
 */
export function keyOfChosen(view) {
  return Object.values(chosenOf(/** @type {View} */ (view)))
    .filter((one) => one !== null && one.length > 0)
    .join("|");
}

export class Trail {
  constructor() {
    /** @type {Chosen[]} */
    this.passed = [];
  }

  /** The card that was shown before, if there was one. */
  get last() {
    return this.passed.at(-1);
  }

  /**
   * Follows a change of the view. Whoever comes to the card before, by this way or by that of the
   * browser, has gone back.
   * @param {View} view
   * @param {View} before
   */
  follow(view, before) {
    const [now, then] = [keyOfChosen(view), keyOfChosen(before)];
    if (now === then) return;
    if (this.last && keyOfChosen(this.last) === now) this.passed.pop();
    else if (now === "") this.passed = [];
    else if (then !== "") this.passed.push(chosenOf(before));
  }
}
