// What a picture shows on a day: lines, the bodies at their ends, frames; and what differs between
// two days. Nothing is drawn here.

import { at, certainty, stepsAt } from "../record.js";
import { standing, termsOf } from "./standing.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../record.js").Certainty} Certainty
 * @typedef {import("../payload.js").Line} Line
 *
 * @typedef {object} Asked what is to be shown
 * @property {number} on
 * @property {number | null} known
 * @property {string[]} types
 * @property {boolean} plans
 * @property {number[]} also statements whose lines are shown whatever their types
 *
 * @typedef {object} ShownLine
 * @property {number} line
 * @property {Certainty} sure 2 certain, 1 possible
 * @property {boolean} planned
 * @property {number} members of how many members of a collective it is said; 0 of the whole
 * @property {number[]} statements those on which it stands
 * @property {string} step the step in a mandate, for a badge
 * @property {string} terms what the line's statements tell beside their bodies
 *
 * @typedef {object} ShownBody
 * @property {number} body
 * @property {string} name
 * @property {string} count
 * @property {Certainty} sure
 * @property {boolean} dashed
 * @property {boolean} announced true where it was still to be: nothing but plans leads to it
 * @property {string} steps the steps that it takes in its own mandate
 *
 * @typedef {object} Scene
 * @property {Asked} asked
 * @property {Map<number, ShownLine>} lines
 * @property {Map<number, ShownBody>} bodies
 * @property {[number, number, number][]} frames part, whole, and the statement that makes it so
 * @property {string} mark two scenes with the same mark look alike
 *
 * @typedef {"" | import("./states.js").Became} State
 */

/** Works out scenes, and keeps the last few. */
export class Scenes {
  /** @param {Record} record */
  constructor(record) {
    this.record = record;
    /** @type {Map<string, Scene>} */
    this.kept = new Map();
    /** @type {Map<string, number[]>} */
    this.cuts = new Map();
    /** @type {Map<string, number[]>} */
    this.typed = new Map();
  }

  /**
   * The scene of a day.
   * @param {Asked} asked
   * @returns {Scene}
   */
  of(asked) {
    const key = [asked.on, asked.known, asked.types, asked.plans, asked.also].join("|");
    let scene = this.kept.get(key);
    if (!scene) {
      scene = made(this.record, asked, this.linesOf(asked));
      if (this.kept.size > 300) this.kept.delete(this.kept.keys().next().value ?? "");
      this.kept.set(key, scene);
    }
    return scene;
  }

  /**
   * The lines of some types, and those on which some statements stand.
   * @param {Pick<Asked, "types" | "also">} asked
   * @returns {number[]}
   */
  linesOf({ types, also }) {
    const key = [types, also].join("|");
    let lines = this.typed.get(key);
    if (!lines) {
      const { lines: all, types: known } = this.record.payload;
      const wanted = (/** @type {Line} */ { own = [], lifted = [] }) =>
        also.some((one) => own.includes(one) || lifted.includes(one));
      lines = [...all.keys()].filter(
        (index) => types.includes(known[all[index].type].id) || wanted(all[index]),
      );
      this.typed.set(key, lines);
    }
    return lines;
  }

  /**
   * How many lines of each type a picture would show.
   * @param {Asked} asked
   * @returns {Map<number, number>}
   */
  count(asked) {
    const { lines } = this.record.payload;
    const found = new Map();
    for (const index of this.linesOf(asked)) {
      const { type } = lines[index];
      if (!standing(this.record, lines[index], asked)) continue;
      found.set(type, (found.get(type) ?? 0) + 1);
    }
    return found;
  }

  /**
   * True on a day on which the picture is another than on its eve.
   * @param {Asked} asked
   */
  changes(asked) {
    if (asked.on <= 0) return false;
    return this.of(asked).mark !== this.of({ ...asked, on: asked.on - 1 }).mark;
  }

  /**
   * The nearest day, later or earlier, on which the picture changes; null where there is none.
   * @param {Asked} asked
   * @param {1 | -1} way
   * @returns {number | null}
   */
  next(asked, way) {
    const cuts = this.days(asked);
    const order = way > 0 ? cuts : [...cuts].reverse();
    for (const day of order) {
      const beyond = way > 0 ? day > asked.on : day < asked.on;
      if (beyond && this.changes({ ...asked, on: day })) return day;
    }
    return null;
  }

  /**
   * The days on which the picture may change, in order.
   * @param {Asked} asked
   */
  days({ known, types, plans, also }) {
    const key = [known, types, plans, also].join("|");
    let days = this.cuts.get(key);
    if (!days) {
      const { record } = this;
      const found = new Set();
      const add = (/** @type {number} */ day) => day > 0 && day <= record.last && found.add(day);
      for (const number of this.linesOf({ types, also })) {
        const line = record.payload.lines[number];
        for (const index of [...(line.own ?? []), ...(line.lifted ?? [])]) {
          const statement = record.payload.statements[index];
          const extent = line.planned
            ? record.drawnPlan(statement, known)
            : record.spell(statement, known, true)?.extent;
          extent?.forEach(add);
          for (const days of statement.more_days ?? []) days?.forEach(add);
        }
      }
      for (const body of record.payload.bodies) {
        if (!body.place) continue;
        for (const steps of stepsOf(body)) for (const [day] of steps) add(day);
        record.life(body, known)?.forEach(add);
      }
      for (const [, , statement] of record.payload.parts) {
        record.spell(record.payload.statements[statement], known)?.extent.forEach(add);
      }
      if (known !== null) add(known + 1);
      days = [...found].sort((one, other) => one - other);
      this.cuts.set(key, days);
    }
    return days;
  }
}

/**
 * All steps of a body that a picture shows, whatever is known.
 * @param {import("../payload.js").Body} body
 */
function stepsOf(body) {
  const { called, called_known = [], count = [], unstatutory = [] } = body;
  const known = [...(body.count_known ?? []), ...(body.unstatutory_known ?? [])];
  return [
    called,
    count,
    unstatutory,
    ...called_known.map(([, steps]) => steps),
    ...known.flatMap(([, before, after]) => [before, after]),
  ];
}

/**
 * @param {Record} record
 * @param {Asked} asked
 * @param {number[]} wanted the lines of the types asked for
 * @returns {Scene}
 */
function made(record, asked, wanted) {
  const lines = new Map();
  const ends = new Set();
  const held = new Set();
  for (const index of wanted) {
    const line = record.payload.lines[index];
    const shown = lineOn(record, line, index, asked);
    if (!shown) continue;
    lines.set(index, shown);
    ends.add(line.tail).add(line.head);
    if (!shown.planned) held.add(line.tail).add(line.head);
  }
  const bodies = new Map();
  const order = [...ends].filter((body) => record.payload.bodies[body].place);
  for (const body of inOrder(record, order)) {
    const shown = bodyOn(record, body, asked, ownSteps(record, lines, body));
    bodies.set(body, { ...shown, announced: shown.announced && !held.has(body) });
  }
  const frames = framesOn(record, bodies, asked);
  const marks = [
    ...[...lines.values()].map((one) => [one.line, one.sure, one.members, one.terms].join(":")),
    ...[...bodies.values()].map((one) =>
      [one.body, one.name, one.count, one.dashed, one.announced, one.sure, one.steps].join(":"),
    ),
    ...frames.map((frame) => frame.join("-")),
  ];
  return { asked, lines, bodies, frames, mark: marks.join("\n") };
}

/**
 * The bodies of a picture in reading order: row by row, and in a row from left to right.
 * @param {Record} record
 * @param {number[]} bodies
 */
export function inOrder(record, bodies) {
  const place = (/** @type {number} */ body) => record.payload.bodies[body].place ?? [0, 0, 0, 0];
  return [...bodies].sort((one, other) => {
    const [x, , , row] = place(one);
    const [otherX, , , otherRow] = place(other);
    return row - otherRow || x - otherX;
  });
}

/**
 * @param {Record} record
 * @param {Line} line
 * @param {number} index
 * @param {Asked} asked
 * @returns {ShownLine | null}
 */
function lineOn(record, line, index, asked) {
  const stands = standing(record, line, asked);
  if (!stands) return null;
  const { on, known } = asked;
  const { own, lifted, members, sure } = stands;
  const { statements } = record.payload;
  const counted = own.length > 0 ? own : lifted;
  const steps = [...own, ...lifted].map((statement) => statements[statement].step ?? "");
  return {
    line: index,
    sure: /** @type {Certainty} */ (Math.max(...counted.map(sure))),
    planned:
      line.planned || (known !== null && counted.every((one) => toBegin(record, one, known))),
    members: own.length > 0 ? 0 : members,
    statements: [...own, ...lifted],
    step: [...new Set(steps.filter((step) => step !== ""))].sort().join(", "),
    terms: termsOf(record, counted, on).join("\n"),
  };
}

/**
 * True of what, as known then, was still to begin.
 * @param {Record} record
 * @param {number} index
 * @param {number} known
 */
function toBegin(record, index, known) {
  return record.spell(record.payload.statements[index], known)?.toBegin ?? false;
}

/**
 * @param {Record} record
 * @param {number} index
 * @param {Asked} asked
 * @param {string} steps
 * @returns {ShownBody}
 */
function bodyOn(record, index, { on, known }, steps) {
  const body = record.payload.bodies[index];
  const life = record.life(body, known);
  return {
    body: index,
    name: record.name(index, on, known),
    count: at(stepsAt(body.count, body.count_known, on, known), on) ?? "",
    sure: certainty(life, on) === 1 ? 1 : 2,
    announced: certainty(life, on) === 0,
    dashed: at(stepsAt(body.unstatutory, body.unstatutory_known, on, known), on) === 1,
    steps,
  };
}

/**
 * The steps of lines from a body to itself, which have no way of their own.
 * @param {Record} record
 * @param {Map<number, ShownLine>} lines
 * @param {number} body
 */
function ownSteps(record, lines, body) {
  const steps = [];
  for (const { line, step, planned } of lines.values()) {
    const { tail, head } = record.payload.lines[line];
    if (tail === body && head === body && step) steps.push(planned ? `${step} announced` : step);
  }
  return steps.sort().join(", ");
}

/**
 * The frames: a part and its whole that stand in one row with no other shown body between.
 * @param {Record} record
 * @param {Map<number, ShownBody>} bodies
 * @param {Asked} asked
 * @returns {[number, number, number][]}
 */
function framesOn(record, bodies, { on, known }) {
  /** @type {Map<number, number[]>} */
  const parts = new Map();
  /** @type {Map<string, number>} */
  const reasons = new Map();
  for (const [part, whole, statement] of record.payload.parts) {
    if (!bodies.has(part) || !bodies.has(whole)) continue;
    if (record.holds(statement, on, known) !== 2) continue;
    parts.set(whole, [...(parts.get(whole) ?? [whole]), part]);
    reasons.set(`${part} ${whole}`, statement);
  }
  const place = (/** @type {number} */ body) => record.payload.bodies[body].place ?? [0, 0, 0, 0];
  /** @type {[number, number, number][]} */
  const frames = [];
  for (const [whole, members] of parts) {
    const row = place(whole)[3];
    const beside = [...bodies.keys()].filter((body) => place(body)[3] === row);
    const inside = members.filter((body) => place(body)[3] === row);
    const left = Math.min(...inside.map((body) => place(body)[0]));
    const right = Math.max(...inside.map((body) => place(body)[0]));
    const strange = beside.some(
      (body) => !inside.includes(body) && place(body)[0] > left && place(body)[0] < right,
    );
    if (inside.length > 1 && inside.length === members.length && !strange) {
      for (const part of inside) {
        const reason = reasons.get(`${part} ${whole}`);
        if (part !== whole && reason !== undefined) frames.push([part, whole, reason]);
      }
    }
  }
  return frames;
}

/**
 * What the picture of a view is asked to show: its day, types, and what is chosen of other types.
 * @param {Record} record
 * @param {import("../state.js").View} view
 * @returns {Asked}
 */
export function askedOf(record, { on, known, types, plans, line, event }) {
  const statements = line.map((id) => record.statementOf.get(id));
  if (line.length === 0 && event !== null) {
    const { begins = [], ends = [] } = record.payload.events[record.eventOf.get(event) ?? -1] ?? {};
    statements.push(...begins, ...ends);
  }
  const also = /** @type {number[]} */ (statements.filter((one) => one !== undefined));
  return { on, known, types, plans, also: [...new Set(also)] };
}
