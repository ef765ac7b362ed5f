// What holds on a day, with all known or as known on another day: the rule of PAYLOAD.md, no more.

import { Calendar } from "./days.js";

/**
 * @typedef {import("./payload.js").Payload} Payload
 * @typedef {import("./payload.js").Body} Body
 * @typedef {import("./payload.js").Statement} Statement
 * @typedef {import("./payload.js").Extent} Extent
 * @typedef {import("./payload.js").Spell} Spell
 * @typedef {import("./payload.js").Steps} Steps
 * @typedef {0 | 1 | 2} Certainty no, possible, certain
 */

/** What is listed of a statement and is no term of it: it is another every year. */
const NO_TERMS = new Set(["amount", "mandate"]);
const DOUBTED = 1;
const TO_BEGIN = 2;

/**
 * How certainly an extent holds on a day: 2 certain, 1 possible, 0 no.
 * @param {Extent | null | undefined} extent
 * @param {number} day
 * @returns {Certainty}
 */
export function certainty(extent, day) {
  if (!extent) return 0;
  if (extent[1] <= day && day < extent[2]) return 2;
  return extent[0] <= day && day < extent[3] ? 1 : 0;
}

/**
 * The value of steps on a day.
 * @param {Steps | undefined} steps
 * @param {number} day
 */
export function at(steps, day) {
  let value;
  for (const [from, next] of steps ?? []) {
    if (from > day) break;
    value = next;
  }
  return value;
}

/**
 * The steps that count on a day: with all known, or those for a day of knowledge, which differ for
 * the days up to it and after it.
 * @param {Steps | undefined} steps
 * @param {[number, Steps, Steps][] | undefined} spells
 * @param {number} day
 * @param {number | null} known
 * @returns {Steps | undefined}
 */
export function stepsAt(steps, spells, day, known) {
  if (known === null || !spells) return steps;
  const spell = spells.findLast(([from]) => from <= known);
  return spell?.[day <= known ? 1 : 2];
}

/**
 * What stands under a name that anybody may have given, *constructor* too.
 * @template Value
 * @param {{[name: string]: Value} | undefined} table
 * @param {string} name
 * @returns {Value | undefined}
 */
export function own(table, name) {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * The spell that counts on a day of knowledge: the extent, and whether it was still to begin.
 * @param {Spell[]} spells
 * @param {number} known
 * @returns {{extent: Extent, toBegin: boolean} | null}
 */
function spellOf(spells, known) {
  /** @type {Spell | null} */
  let spell = null;
  for (const next of spells) {
    if (next[0] > known) break;
    spell = next;
  }
  if (spell === null || spell.length < 5) return null;
  const [, possibleFrom, certainFrom, certainTo, possibleTo, flags = 0] = spell;
  const end = flags & DOUBTED ? Math.min(certainTo, known + 1) : certainTo;
  return {
    extent: [possibleFrom, certainFrom, end, possibleTo],
    toBegin: (flags & TO_BEGIN) !== 0,
  };
}

export class Record {
  /** @param {Payload} payload */
  constructor(payload) {
    this.payload = payload;
    this.calendar = new Calendar(payload.first);
    this.last = payload.last;
    /** @type {Map<number, string[]>} terms of statements that are the same on all days */
    this.told = new Map();
    /** @type {number[]} plans that have no day, so that no picture draws them */
    this.undated = [...payload.statements.keys()].filter((index) => {
      const { status, contested, drawn, drawn_known: known } = payload.statements[index];
      if (!status || contested || drawn || known) return false;
      return this.since(payload.statements[index]) === null;
    });
    this.bodyOf = new Map(payload.bodies.map((body, index) => [body.id, index]));
    this.statementOf = new Map(payload.statements.map((each, index) => [each.id, index]));
    this.eventOf = new Map(payload.events.map((event, index) => [event.id, index]));
    this.typeOf = new Map(payload.types.map((type, index) => [type.id, index]));
  }

  /**
   * The extent of a statement in force, or null; and whether it then was still to begin.
   * @param {Statement} statement
   * @param {number | null} known
   * @param {boolean} [drawn] as a picture draws it
   */
  spell(statement, known, drawn = false) {
    const apart = drawn && (statement.drawn || statement.drawn_known);
    const extent = apart ? statement.drawn : statement.holds;
    const plainly = extent ? { extent, toBegin: false } : null;
    if (known === null) return plainly;
    const spells = apart ? statement.drawn_known : statement.known;
    if (!spells) return plainly;
    return spellOf(spells, known);
  }

  /**
   * How certainly a statement was true on a day; a contested one never is, nor is a plan.
   * @param {number} index
   * @param {number} day
   * @param {number | null} known
   * @param {boolean} [drawn]
   * @returns {Certainty}
   */
  holds(index, day, known, drawn = false) {
    const statement = this.payload.statements[index];
    if (statement.contested || statement.status) return 0;
    const spell = this.spell(statement, known, drawn);
    return certainty(spell?.extent, day);
  }

  /**
   * The extent of a plan that was pending, or null.
   * @param {Statement} statement
   * @param {number | null} known
   * @returns {Extent | null}
   */
  planned(statement, known) {
    const plan = statement.plan;
    if (!plan || statement.contested) return null;
    if (known === null) return plan;
    if (at(statement.pending, known) !== 1) return null;
    const [possibleFrom, certainFrom, certainTo, possibleTo] = plan;
    return [
      Math.max(possibleFrom, known + 1),
      Math.max(certainFrom, known + 1),
      certainTo,
      possibleTo,
    ];
  }

  /**
   * From which day on a plan is drawn: the first, or the day by which it was to be; or null.
   * @param {Statement} statement
   */
  since({ plan }) {
    const { open } = this.payload;
    return plan?.slice(0, 2).find((day) => -open < day && day < open) ?? null;
  }

  /**
   * The terms of a statement on a day: by what means, in what stream, on what basis and so on.
   * @param {number} index
   * @param {number} day
   * @returns {string[]}
   */
  terms(index, day) {
    const statement = this.payload.statements[index];
    const kept = this.told.get(index);
    if (kept) return kept;
    const { more = [], more_days: days = [], basis, step } = statement;
    /** @type {string[]} */
    const terms = [];
    more.forEach(([what, words], row) => {
      const own = days[row];
      if (NO_TERMS.has(what) || (own && certainty(own, day) === 0)) return;
      // Means that have days of their own are the same means as those that have none.
      const told = own ? words.replace(/ \([^()]*\)$/, "") : words;
      terms.push(what === "by" ? `by ${told}` : `${what}: ${told}`);
    });
    if (step) terms.push(`step: ${step}`);
    terms.sort();
    if (basis) terms.push(`basis: ${basis}`);
    if (days.length === 0) this.told.set(index, terms);
    return terms;
  }

  /**
   * The extent by which a picture draws a plan, or null.
   * @param {Statement} statement
   * @param {number | null} known
   * @returns {Extent | null}
   */
  drawnPlan(statement, known) {
    if (!statement.drawn && !statement.drawn_known) {
      const planned = this.planned(statement, known);
      const since = this.since(statement);
      if (planned === null || since === null) return null;
      return [Math.max(since, planned[0]), planned[1], planned[2], planned[3]];
    }
    return this.spell(statement, known, true)?.extent ?? null;
  }

  /**
   * The extent of a statement in whatever form it has: in force, or as a plan.
   * @param {Statement} statement
   * @param {number | null} known
   * @returns {Extent | null}
   */
  extent(statement, known) {
    if (statement.status) return this.planned(statement, known);
    return this.spell(statement, known)?.extent ?? null;
  }

  /**
   * True where a statement was known, in whatever form, on a day of knowledge.
   * @param {Statement} statement
   * @param {number | null} known
   */
  isKnown(statement, known) {
    if (known === null) return true;
    const since = (statement.proof ?? []).map(([source]) => this.payload.sources[source].since);
    return since.length === 0 || since.some((day) => day === undefined || day <= known);
  }

  /**
   * True for an event that had been told of by a day of knowledge.
   * @param {number} index
   * @param {number | null} known
   */
  isTold(index, known) {
    if (known === null) return true;
    const { proof = [], days } = this.payload.events[index];
    if (proof.length === 0) return days[0] <= known;
    return proof.some(([source]) => (this.payload.sources[source].since ?? 0) <= known);
  }

  /**
   * The life of a body, or null.
   * @param {Body} body
   * @param {number | null} known
   * @returns {Extent | null}
   */
  life(body, known) {
    if (known === null || !body.known) return body.life ?? null;
    return spellOf(body.known, known)?.extent ?? null;
  }

  /**
   * What a body was called from which day on.
   * @param {Body} body
   * @param {number | null} known
   * @returns {Steps}
   */
  called({ called, called_known: spells }, known) {
    if (known === null) return called;
    return spells?.findLast(([from]) => from <= known)?.[1] ?? called;
  }

  /**
   * What a body was called on a day; before its first day and after its last, as at its nearest.
   * @param {number} index
   * @param {number} day
   * @param {number | null} [known]
   * @returns {string}
   */
  name(index, day, known = null) {
    const body = this.payload.bodies[index];
    return at(this.called(body, known), day) || body.id;
  }

  /**
   * True where a name, or a short one, was one of a body's with what is known.
   * @param {number} index
   * @param {string} text
   * @param {number | null} known
   */
  wasNamed(index, text, known) {
    const body = this.payload.bodies[index];
    const { short } = body;
    return this.called(body, known).some(
      ([, name]) => name === text || own(short, String(name)) === text,
    );
  }

  /**
   * The short name that goes with a body's name on a day; the name itself where it has none.
   * @param {number} index
   * @param {number} day
   * @param {number | null} [known]
   */
  short(index, day, known = null) {
    const name = this.name(index, day, known);
    return own(this.payload.bodies[index].short, name) ?? name;
  }

  /** What the record covers, as a sentence. */
  get covers() {
    const [first, last] = [this.calendar.words(0), this.calendar.words(this.last)];
    return `The record covers ${first} to ${last}.`;
  }

  /**
   * The day, if the record covers it.
   * @param {number | null} day
   */
  within(day) {
    return day !== null && day >= 0 && day <= this.last ? day : null;
  }

  /**
   * The nearest day that the record covers.
   * @param {number} day
   */
  nearest(day) {
    return Math.min(Math.max(day, 0), this.last);
  }
}
