// What the page is given, as PAYLOAD.md says, and how it is unpacked.

import { Decoder } from "./lzma.js";

/**
 * @typedef {[number, number, number, number]} Extent possible_from, certain_from, certain_to, possible_to
 * @typedef {number[]} Spell a day of knowledge; then an extent and flags
 * @typedef {[number, any][]} Steps from a day on, a value
 * @typedef {[number, string, string, string, number | null]} Proof source, place, words, proves, copy
 *
 * @typedef {object} Style
 * @property {string} colour
 * @property {number[]} dashes
 * @property {number} width
 * @property {string} head
 *
 * @typedef {object} Type
 * @property {string} id
 * @property {string} label
 * @property {boolean} [edge]
 * @property {boolean} [default]
 * @property {string[]} roles
 * @property {number} [home]
 * @property {string} points
 * @property {Style} style
 * @property {[string, number][]} [asked]
 *
 * @typedef {object} Body
 * @property {string} id
 * @property {string} kind
 * @property {string} [about]
 * @property {Proof[]} [proof]
 * @property {string} [note]
 * @property {Steps} called
 * @property {string[]} [the] its names that have *the* before them in a sentence
 * @property {[number, Steps][]} [called_known]
 * @property {{[name: string]: string[]}} [labels]
 * @property {{[name: string]: string}} [short]
 * @property {Steps} [count]
 * @property {[number, Steps, Steps][]} [count_known]
 * @property {Steps} [unstatutory]
 * @property {[number, Steps, Steps][]} [unstatutory_known]
 * @property {boolean} [group]
 * @property {Extent} [life]
 * @property {Spell[]} [known]
 * @property {[number, number, number, number]} [place]
 * @property {[string, string, string][]} [codes]
 * @property {number[]} [statements]
 * @property {number[]} [members]
 *
 * @typedef {object} Statement
 * @property {string} id
 * @property {number} type
 * @property {number} of
 * @property {[number | null, number | null]} [ends]
 * @property {string} [unknown]
 * @property {(string | number | [string, string])[]} text parts of its sentence
 * @property {boolean} [over] true of what is told as over with all known
 * @property {number} [worded] the day by which bodies are named in what has no days of its own
 * @property {number} when its days, as they are written and in words: one of `times`
 * @property {string} [status]
 * @property {string} [basis]
 * @property {string} [note]
 * @property {string} [subject_to]
 * @property {string} [contested]
 * @property {Proof[]} [contested_proof]
 * @property {string} [outcome]
 * @property {Proof[]} [outcome_proof]
 * @property {string[]} [became]
 * @property {number} [begun]
 * @property {number} [ended]
 * @property {Proof[]} [proof]
 * @property {[string, string][]} [more]
 * @property {(Extent | null)[]} [more_days]
 * @property {string} [step]
 * @property {string | number} [value]
 * @property {string} [post]
 * @property {Extent} [holds]
 * @property {Spell[]} [known]
 * @property {Extent} [drawn]
 * @property {Spell[]} [drawn_known]
 * @property {Extent} [plan]
 * @property {Steps} [pending]
 * @property {boolean} [rung] a plan that is drawn even where plans are not wanted
 *
 * @typedef {object} Event
 * @property {string} id
 * @property {string} title
 * @property {string} when
 * @property {[number, number]} days
 * @property {string} [reason]
 * @property {string} [note]
 * @property {Proof[]} [proof]
 * @property {number[]} [begins]
 * @property {number[]} [ends]
 *
 * @typedef {object} Source
 * @property {string} id
 * @property {string} title
 * @property {string} publisher
 * @property {string} date
 * @property {string} [kind]
 * @property {string[]} remarks
 * @property {string} [url]
 * @property {string} cite
 * @property {string} [address]
 * @property {string} [read]
 * @property {number} [since]
 *
 * @typedef {object} Line
 * @property {number} type
 * @property {number} tail
 * @property {number} head
 * @property {number[]} [own]
 * @property {number[]} [lifted]
 * @property {number} [least]
 * @property {boolean} [planned]
 * @property {number[]} [path]
 * @property {[number, number, number]} [tip]
 * @property {number} [bundle]
 *
 * @typedef {object} Row
 * @property {number} form
 * @property {number} body
 * @property {number} from
 * @property {string} [text]
 * @property {number[]} [on] the statements that it stands on
 * @property {number[]} [beside]
 * @property {string} [status]
 *
 * @typedef {object} Payload
 * @property {number} version
 * @property {{title: string, licence: string, version: string, made_with: string}} record
 * @property {string} first
 * @property {number} last
 * @property {number} open
 * @property {Type[]} types
 * @property {{[kind: string]: string}} kinds
 * @property {string[]} tiers
 * @property {{area: [number, number, number, number], box: {height: number, frame: number}, rows: [number, number][]}} layout
 * @property {Body[]} bodies
 * @property {Statement[]} statements
 * @property {Event[]} events
 * @property {Source[]} sources
 * @property {Line[]} lines
 * @property {[string, string][]} times
 * @property {[number, number, number][]} parts
 * @property {[string, number, string, number, number][]} names
 * @property {{id: string, label: string, ask: string}[]} forms
 * @property {Row[]} answers
 */

/** The number of the contract that this page reads. */
export const VERSION = 4;

/** The signs of which two carry thirteen bits are those between these, less some; see PAYLOAD.md. */
const [FIRST, LAST, LESS] = [33, 126, "&<\\"];

/** So many letters are read at once; each sixteen of them are thirteen bytes. */
const BLOCK = 16 * 512;

/**
 * The bytes that stand in the page as letters, some at a time: what nobody reads stays letters.
 * @param {string} text
 */
export function* blocksOf(text) {
  const worth = new Uint8Array(128);
  let value = 0;
  for (let code = FIRST; code <= LAST; code += 1) {
    if (!LESS.includes(String.fromCharCode(code))) worth[code] = value++;
  }
  const blank = text.indexOf(" ");
  let left = Number(text.slice(0, blank));
  for (let start = blank + 1; left > 0; start += BLOCK) {
    const stop = Math.min(start + BLOCK, text.length);
    const bytes = new Uint8Array(Math.min(left, (BLOCK / 16) * 13));
    let bits = 0;
    let count = 0;
    let at = 0;
    for (let index = start; index < stop; index += 2) {
      bits |= (worth[text.charCodeAt(index)] + 91 * worth[text.charCodeAt(index + 1)]) << count;
      for (count += 13; count >= 8 && at < bytes.length; count -= 8) {
        bytes[at] = bits & 255;
        at += 1;
        bits >>>= 8;
      }
    }
    left -= bytes.length;
    yield bytes;
  }
}

/** So many bytes are unpacked ahead at once. */
const SLICE = 1 << 18;

/**
 * The texts that stand in the page, each unpacked when it is read: what the first picture needs,
 * then the rest. They are one stream, in which each goes on from the one before. `ahead` unpacks
 * some of what nobody has read yet, and gives whether more is left.
 * @param {string} text how many bytes come of each, and LZMA in letters, with a blank between
 */
export function texts(text) {
  const sizes = text.slice(0, text.indexOf(" "));
  let stop = 0;
  const ends = sizes.split(",").map((size) => {
    stop += Number(size);
    return stop;
  });
  const decoder = new Decoder(blocksOf(text.slice(sizes.length + 1)), stop);
  const reads = ends.map((end, index) => () => {
    const start = index === 0 ? 0 : ends[index - 1];
    return new TextDecoder().decode(decoder.upTo(end).subarray(start));
  });
  const ahead = () => {
    decoder.upTo(Math.min(decoder.at + SLICE, stop));
    return decoder.at < stop;
  };
  return { reads, ahead };
}

/**
 * Unpacks what the page is given: the payload, and what unpacks some more of it ahead.
 * @param {string} text as `texts` takes it
 * @returns {{payload: Payload, ahead: () => boolean}}
 */
export function unpacked(text) {
  const { reads, ahead } = texts(text);
  const [first, ...later] = reads.map((read) => () => JSON.parse(read()));
  return { payload: completed(first(), later), ahead };
}

/**
 * Makes rows of the tables, and writes out what they leave to be worked out.
 * @param {any} given
 * @param {(() => any)[]} [reads] what reads the tables and columns that `given.later` names
 * @returns {Payload}
 */
export function completed(given, reads = []) {
  if (given.version !== VERSION) {
    throw new Error(`The page reads version ${VERSION} of its data, not ${given.version}.`);
  }
  const payload = { forms: [], answers: {}, ...given };
  /** @type {{[table: string]: object}} of which all rows of a table are */
  const kinds = { answers: {}, bodies: {}, events: {}, statements: {} };
  for (const table of TABLES) {
    payload[table] = rows(payload[table] ?? {}, [], kinds[table]);
  }
  for (const source of payload.sources) completeSource(source);
  reads.forEach((read, index) => {
    leave(payload, kinds, given.later[index], read);
  });
  for (const body of payload.bodies) body.statements = [];
  payload.statements.forEach((/** @type {any} */ statement, /** @type {number} */ index) => {
    completeStatement(payload, statement, index);
  });
  return payload;
}

/** The tables that are stored by columns. */
const TABLES = ["bodies", "events", "sources", "lines", "answers", "statements"];

/**
 * Leaves what no picture needs to be read when it is first asked for.
 * @param {any} payload
 * @param {{[table: string]: any}} kinds of which all rows of a table are
 * @param {{[table: string]: string[] | null}} tables of each the columns that are left, or all of it
 * @param {() => any} read
 */
function leave(payload, kinds, tables, read) {
  /** @type {[any, string[]][]} */
  const places = Object.entries(tables).map(([table, columns]) =>
    columns === null ? [payload, [table]] : [kinds[table], columns],
  );
  const fetch = () => {
    for (const [place, keys] of places) for (const key of keys) delete place[key];
    for (const [table, told] of Object.entries(read())) {
      if (tables[table] !== null) rows(told, payload[table]);
      else payload[table] = TABLES.includes(table) ? rows(told, [], kinds[table]) : told;
      if (table === "sources") for (const source of payload.sources) completeSource(source);
    }
  };
  for (const [place, keys] of places) {
    for (const key of keys) {
      const get = /** @this {any} */ function () {
        fetch();
        return this[key];
      };
      Object.defineProperty(place, key, { configurable: true, get });
    }
  }
}

/**
 * The rows of a table that is stored by columns; what a row has not is left out.
 * @param {{[key: string]: any[]}} columns
 * @param {{[key: string]: any}[]} made the rows, if they are there already
 * @param {object} kind of which they are
 */
function rows(columns, made = [], kind = Object.prototype) {
  for (const [key, values] of Object.entries(columns)) {
    values.forEach((value, index) => {
      made[index] ??= Object.create(kind);
      if (value !== null) made[index][key] = value;
    });
  }
  return made;
}

/** @param {any} source */
function completeSource(source) {
  source.remarks ??= [];
  if (source.address && !source.unlinked) source.url = source.address;
  const remarks = source.remarks.map((/** @type {string} */ remark) => ` [${remark}]`);
  source.cite = `${source.publisher} (${source.date}). ${source.title}${remarks.join("")}.`;
}

/**
 * @param {Payload} payload
 * @param {any} statement
 * @param {number} index
 */
function completeStatement(payload, statement, index) {
  const { home } = payload.types[statement.type];
  if (statement.of === undefined) statement.of = statement.ends[home ?? 0];
  statement.id = `${payload.bodies[statement.of].id}/${statement.id}`;
  for (const body of new Set([statement.of, ...(statement.ends ?? [])])) {
    if (body !== null) payload.bodies[body].statements?.push(index);
  }
}
