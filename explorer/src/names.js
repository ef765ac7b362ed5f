// How a body is found by any of its names, and which question a text asks for.

import { borne, spellsInWords } from "./former.js";
import { certainty } from "./record.js";
import { plain, SMALL, stem } from "./words.js";

/**
 * @typedef {import("./record.js").Record} Record
 *
 * @typedef {object} Hit
 * @property {number} body
 * @property {string} text the name by which it was found
 * @property {string} kind
 * @property {number} from
 * @property {number} stop
 * @property {number} rank the lower the better
 * @property {"surely" | "doubtful"} [misspelt] where no name has the text, but one that is written
 *   much alike: surely meant, or doubtful
 */

/** Words are compared by so many of their first letters: *funded* asks for what *funds* says. */
const STEM = 4;
/** Words that readers use for those of the questions. */
const MEANT = new Map(
  Object.entries({
    held: "chief executive chair chairman chairwoman director head lead leader led run ran boss manage manager",
    fund: "pay paid payer finance budget income",
    account: "answer answerable responsible report",
    oversee: "regulate regulator supervise inspect",
  }).flatMap(([meant, words]) => words.split(" ").map((word) => [stem(word), meant])),
);
/** How much of two names must be alike, where one may be misspelt. */
const ALIKE = 0.55;
/** How much of them is alike where it is surely meant. */
const SURELY = 0.8;

export class Names {
  /** @param {Record} record */
  constructor(record) {
    this.record = record;
    this.all = record.payload.names.map(([text, body, kind, from, stop]) => {
      const words = plain(text);
      return { text, body, kind, from, stop, words, padded: ` ${words} ` };
    });
  }

  /**
   * The bodies that a text may mean, the best first, each by its best name.
   * @param {string} text
   * @param {number} most
   * @param {number} on a body that lives on this day comes before others of its name
   * @param {number | null} known names that were known on this day come before later ones
   * @returns {Hit[]}
   */
  find(text, most, on, known) {
    const asked = plain(text);
    if (asked === "") return [];
    const tokens = asked.split(" ").filter((word) => !SMALL.has(word));
    const padded = ` ${asked} `;
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const name of this.all) {
      let rank = rankOf(name, asked, padded, tokens);
      if (rank === null) continue;
      if (name.kind === "id" || name.kind === "code") rank += 0.5;
      if (!this.lives(name.body, on)) rank += 0.3;
      if (this.isLater(name, known)) rank += 0.4;
      const hit = best.get(name.body);
      if (!hit || rank < hit.rank) best.set(name.body, { ...name, rank });
    }
    const hits = best.size > 0 ? [...best.values()] : this.alike(tokens.join(" "));
    return hits
      .sort((one, other) => one.rank - other.rank || one.text.length - other.text.length)
      .slice(0, most);
  }

  /**
   * A text with *HEE* for *HEE's*, but with *King's* where a name has it.
   * @param {string} text
   */
  owners(text) {
    return text.replace(/(\p{L}+)[’']s\b/giu, (whole, owner) => {
      const word = ` ${plain(whole)} `;
      return this.all.some(({ padded }) => padded.includes(word)) ? whole : owner;
    });
  }

  /**
   * True for a name that a body had, but was not known to have on a day of knowledge.
   * @param {{body: number, text: string}} name
   * @param {number | null} known
   */
  isLater({ body, text }, known) {
    const { record } = this;
    return record.wasNamed(body, text, null) && !record.wasNamed(body, text, known);
  }

  /**
   * True for a body that is there on a day, perhaps.
   * @param {number} body
   * @param {number} on
   */
  lives(body, on) {
    const { life } = this.record.payload.bodies[body];
    return life !== undefined && life[0] <= on && on < life[3];
  }

  /**
   * The bodies whose names are written much like a text without its small words: it may be misspelt.
   * @param {string} asked
   * @returns {Hit[]}
   */
  alike(asked) {
    const pairs = pairsOf(asked);
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const name of this.all) {
      const others = pairsOf(name.words);
      const shared = [...pairs].filter((pair) => others.has(pair)).length;
      const rank = 5 - (2 * shared) / (pairs.size + others.size);
      const hit = best.get(name.body);
      if (rank <= 5 - ALIKE && (!hit || rank < hit.rank))
        best.set(name.body, { ...name, rank, misspelt: rank < 5 - SURELY ? "surely" : "doubtful" });
    }
    return [...best.values()];
  }

  /**
   * What a name that is found means on a day: a former name, another body's, one that is gone.
   * @param {Hit} hit
   * @param {number} on
   * @param {number | null} known
   */
  note({ body, text }, on, known) {
    const { record } = this;
    const told = [];
    const now = record.name(body, on, known);
    const so = borne(record, body, text, known);
    const other = so.length > 0 && !so.some((extent) => certainty(extent, on) > 0);
    if (other) {
      told.push(`called so ${spellsInWords(record, so, on)}`);
    }
    const life = record.life(record.payload.bodies[body], known);
    const gone = life && life[3] <= on;
    if (gone) {
      told.push(`gone since ${record.calendar.words(life[3])}`);
      const heirs = this.heirs(body, known);
      if (heirs.length > 0) told.push(`what followed: ${heirs.join(", ")}`);
    } else if (life && life[0] > on) told.push("not there yet on the day shown");
    if (now !== text) told.unshift(gone ? `last ${now}` : other ? `now ${now}` : now);
    return told.join("; ");
  }

  /**
   * What followed a body, by the names of those that did.
   * @param {number} body
   * @param {number | null} known
   */
  heirs(body, known) {
    const { record } = this;
    const type = record.typeOf.get("succession");
    const heirs = new Set();
    for (const one of record.payload.bodies[body].statements ?? []) {
      const statement = record.payload.statements[one];
      if (statement.type !== type || statement.status || statement.contested) continue;
      const [from, to] = statement.ends ?? [null, null];
      const extent = record.spell(statement, known)?.extent;
      if (from !== body || to === null || !extent) continue;
      heirs.add(record.name(to, Math.max(extent[1], extent[0]), known));
    }
    return [...heirs];
  }

  /**
   * True for a word that some question of the page has, or that readers use for it.
   * @param {string} word
   */
  asks(word) {
    return this.record.payload.forms.some((form) => hasWord(form, word));
  }

  /**
   * The questions of which a text speaks, by how many of its words they share, then by how near
   * these stand to the name of the body.
   * @param {string} text
   * @param {Hit} hit
   * @param {number[]} forms those that are answered of the body
   * @param {Hit[]} [named] all bodies that the text names: the words of their names ask for nothing
   */
  questions(text, hit, forms, named = [hit]) {
    const names = new Set(named.flatMap((one) => plain(one.text).split(" ")));
    const words = plain(text).split(" ");
    const own = plain(hit.text).split(" ");
    const first = words.findIndex((_, at) => own.every((word, next) => words[at + next] === word));
    return forms
      .map((form) => {
        const told = this.record.payload.forms[form];
        const has = [...words.keys()].filter(
          (at) => isTelling(words[at]) && !names.has(words[at]) && hasWord(told, words[at]),
        );
        const far = has.map((at) => (at < first ? first - at : at - first - own.length + 1));
        return { form, score: has.length, far: far.reduce((sum, one) => sum + one, 0), first };
      })
      .sort((one, other) => other.score - one.score || one.form - other.form);
  }
}

/**
 * True for a word that may say what is looked for.
 * @param {string} word
 */
export function isTelling(word) {
  return !SMALL.has(word) && word.length > 1;
}

/**
 * True where a question has a word, or one that readers use for it.
 * @param {{label: string, ask: string}} form
 * @param {string} word
 */
function hasWord({ label, ask }, word) {
  const begin = (MEANT.get(stem(word)) ?? word).slice(0, STEM);
  return plain(`${label} ${ask}`)
    .split(" ")
    .some((one) => one.startsWith(begin));
}

/**
 * The pairs of letters that stand beside each other in a text.
 * @param {string} text
 */
function pairsOf(text) {
  const pairs = new Set();
  for (let index = 0; index + 1 < text.length; index += 1) pairs.add(text.slice(index, index + 2));
  return pairs;
}

/**
 * @param {{words: string, padded: string}} name
 * @param {string} asked
 * @param {string} padded
 * @param {string[]} tokens
 * @returns {number | null}
 */
function rankOf({ words, padded: name }, asked, padded, tokens) {
  if (words === asked) return 0;
  if (words.startsWith(asked)) return 1;
  if (words.length > 1 && padded.includes(name)) return 2 - words.length / 200;
  if (name.includes(` ${asked}`)) return 2.5;
  if (tokens.length > 0 && tokens.every((token) => name.includes(` ${token}`))) return 3;
  return tokens.length > 0 && asked.length > 3 && words.includes(asked) ? 4 : null;
}
