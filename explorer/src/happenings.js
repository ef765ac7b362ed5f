// What happened, found by the words that people use for it: events, which body followed which, and
// who held which post.

import { textOf } from "./sentences.js";
import { plain, SMALL, stem } from "./words.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").View} View
 *
 * @typedef {object} Happening
 * @property {string} text
 * @property {number} [event]
 * @property {number} [statement] a succession, or a post
 * @property {true} [person] of a post, which is asked for by the name of who held it
 * @property {string[]} words
 *
 * @typedef {object} Found
 * @property {Happening[]} happenings the best first
 * @property {string[]} told the words by which they were looked for
 * @property {boolean} wanted true where it rather than a body is asked for: not all words are names
 * @property {boolean} whole true where the text stands in the best of them as it is
 * @property {number} more how many further ones there are
 * @property {number} later how many were not known on the day of knowledge
 */

/** Words that are used for one another, in their simple forms and in those that follow no rule. */
const ALIKE = [
  "move leave left transfer pass go went gone hand shift leaver",
  "rename become became name call",
  "abolish close end dissolve scrap wind wound axe cease abolition closure",
  "begin began begun start establish set found create launch form named new",
  "merge join combine unite absorb merger",
  "follow succeed replace take took taken takeover successor succession",
  "announce publish propose say",
];
/** Words shorter than this, but for those above, are looked for in no happening. */
const SHORTEST = 3;

/** @type {Map<string, number>} which of the words above a stem is one of */
const KINDS = new Map(
  ALIKE.flatMap((words, kind) => words.split(" ").map((word) => [stem(word), kind])),
);

/** What stands in no question but one for changes. */
const CHANGES = new Set(["change", "differ", "differenc", "happen"].map(stem));
/** How much more it counts to have happened in the period that a text names than to share a word. */
const IN_PERIOD = 100;

/**
 * True where a text asks what began, ended or changed.
 * @param {string} text
 */
export function asksForChange(text) {
  return plain(text)
    .split(" ")
    .some((word) => CHANGES.has(stem(word)) || KINDS.has(stem(word)));
}

export class Happenings {
  /** @param {Record} record */
  constructor(record) {
    this.record = record;
    const { events, statements } = record.payload;
    const succession = record.typeOf.get("succession");
    /** @type {Happening[]} */
    this.events = events.map(({ title }, event) => ({ event, ...worded(title) }));
    const post = record.typeOf.get("post");
    const ofType = (/** @type {number | undefined} */ wanted) =>
      [...statements.keys()].filter((one) => {
        const { type, status, contested } = statements[one];
        return type === wanted && !status && !contested;
      });
    this.successions = ofType(succession);
    this.posts = ofType(post);
  }

  /**
   * What of it a text asks for.
   * @param {string} text
   * @param {number} most
   * @param {string} name the names of the body that is most likely meant
   * @param {View} view
   * @param {[number, number] | null} period what happened in it comes first
   * @returns {Found}
   */
  find(text, most, name, view, period = null) {
    const all = [...this.events, ...this.sentences(view), ...this.people(text, view)];
    const words = plain(text)
      .split(" ")
      .filter((word) => word.length >= SHORTEST && !SMALL.has(word));
    const told = words.filter((word) =>
      all.some((one) => one.words.some((own) => likeness(word, own))),
    );
    const enough = told.length === words.length ? 1 : 2;
    if (told.length < enough)
      return { happenings: [], told: [], wanted: false, whole: false, more: 0, later: 0 };
    const ranked = all
      .map((one) => ({ one, rank: rankOf(told, one) }))
      .filter(({ rank }) => rank > 0)
      .map(({ one, rank }) => ({ one, rank: rank + (this.isIn(one, period) ? IN_PERIOD : 0) }))
      .sort((one, other) => other.rank - one.rank)
      .map(({ one }) => one);
    const known = ranked.filter(({ event, statement }) =>
      event === undefined
        ? this.record.extent(this.record.payload.statements[statement ?? 0], view.known)
        : this.record.isTold(event, view.known),
    );
    const asked = plain(text);
    return {
      happenings: known.slice(0, most),
      told,
      wanted: told.some(
        (word) =>
          !plain(name)
            .split(" ")
            .some((own) => own.startsWith(word)),
      ),
      whole: asked.includes(" ") && known.length > 0 && known[0].words.join(" ").includes(asked),
      more: Math.max(known.length - most, 0),
      later: ranked.length - known.length,
    };
  }

  /**
   * True for an event that was in a period, perhaps.
   * @param {Happening} happening
   * @param {[number, number] | null} period
   */
  isIn({ event }, period) {
    if (event === undefined || period === null) return false;
    const [first, last] = this.record.payload.events[event].days;
    return first <= period[1] && last >= period[0];
  }

  /**
   * The posts of the people whom a text names.
   * @param {string} text
   * @param {View} view
   * @returns {Happening[]}
   */
  people(text, view) {
    const { statements } = this.record.payload;
    const asked = plain(text)
      .split(" ")
      .filter((word) => word.length >= SHORTEST && !SMALL.has(word));
    return this.posts.flatMap((statement) => {
      const person = plain(String(statements[statement].value ?? "")).split(" ");
      if (!asked.some((word) => person.some((own) => own.startsWith(word)))) return [];
      return [
        { statement, person: true, ...worded(textOf(this.record, statements[statement], view)) },
      ];
    });
  }

  /**
   * Which body followed which, as sentences of the day shown.
   * @param {View} view
   * @returns {Happening[]}
   */
  sentences(view) {
    const { statements } = this.record.payload;
    return this.successions.map((statement) => ({
      statement,
      ...worded(textOf(this.record, statements[statement], view)),
    }));
  }
}

/** @param {string} text */
function worded(text) {
  return { text, words: plain(text).split(" ") };
}

/**
 * How much a happening is what some words ask for: 0 where it lacks one of them.
 * @param {string[]} asked
 * @param {Happening} happening
 */
function rankOf(asked, { words, statement }) {
  const marks = asked.map((word) => Math.max(...words.map((own) => likeness(word, own))));
  if (marks.includes(0)) return 0;
  const sum = marks.reduce((all, mark) => all + mark, 0);
  return statement === undefined ? sum + 0.5 : sum;
}

/**
 * How like a word is to one that is asked for: 2 the same, or begun alike; 1 used for it; 0 neither.
 * @param {string} asked
 * @param {string} own
 */
function likeness(asked, own) {
  const [one, other] = [stem(asked), stem(own)];
  if (own.startsWith(asked) || one === other) return 2;
  const kind = KINDS.get(one);
  return kind !== undefined && kind === KINDS.get(other) ? 1 : 0;
}
