// How a reader writes a day, a month or a year, in the box or in a link.

const MONTHS =
  "january february march april may june july august september october november december";

/** @typedef {import("./record.js").Record} Record */

/**
 * The word for which day a text is taken, where it writes a year, that is for its 1 June, or a month,
 * that is for its first day.
 * @param {import("./days.js").Calendar} calendar
 * @param {string} iso
 */
export function readAs(calendar, iso) {
  const day = iso.length < 10 ? periodDay(calendar, iso) : null;
  return day === null ? "" : `${periodInWords(calendar, iso)}: shown on ${calendar.words(day)}.`;
}

/**
 * The day that a text writes as YYYY-MM-DD, or for which a period of it is taken; null where it
 * writes none that exists.
 * @param {import("./days.js").Calendar} calendar
 * @param {string} text a day, YYYY-MM, YYYY, or a financial year as YYYY/YY
 */
export function periodDay(calendar, text) {
  if (/^\d{4}(\/\d\d)?$/.test(text)) return calendar.read(`${text.slice(0, 4)}-06-01`);
  return calendar.read(/^\d{4}-\d\d$/.test(text) ? `${text}-01` : text);
}

/**
 * The first and the last day of a month, a year or a financial year; null of a day.
 * @param {import("./days.js").Calendar} calendar
 * @param {string} iso
 * @returns {[number, number] | null}
 */
function daysOf(calendar, iso) {
  if (iso.length === 10) return null;
  const year = Number(iso.slice(0, 4));
  const month = iso.length === 4 ? 1 : iso[4] === "/" ? 4 : Number(iso.slice(5));
  const stop = month + (iso.length === 7 && iso[4] === "-" ? 1 : 12);
  const over = Math.floor((stop - 1) / 12);
  const first = calendar.read(`${year}-${two(month)}-01`);
  const next = calendar.read(`${year + over}-${two(stop - 12 * over)}-01`);
  return first === null || next === null ? null : [first, next - 1];
}

/**
 * @param {import("./days.js").Calendar} calendar
 * @param {string} iso
 */
function periodInWords(calendar, iso) {
  const month = /^\d{4}-\d\d$/.test(iso) ? calendar.read(`${iso}-01`) : null;
  return month === null ? iso : calendar.words(month).replace(/^\d+ /, "");
}

/**
 * The day that a text names, if it names one, the text without it, and what is to be told of it:
 * that it does not exist, or is not covered; and for which day a year or a month is read. What
 * looks like a day and is none that exists is no other day: then none is named. Figures with signs
 * between them are day, month and year.
 * @param {Record} record
 * @param {string} text
 * @returns {{day: number | null, rest: string, told: string, read?: string, period?: Stretch | null}}
 */
export function dayIn(record, text) {
  const { calendar } = record;
  const found = writtenDay(text) ?? writtenYear(text);
  if (!found) return { day: null, rest: text, told: "" };
  const day = periodDay(calendar, found.iso);
  const words = found.words.replace(/^in /i, "").trim();
  if (day === null) return { day, rest: text, told: `“${words}” is no day of the calendar.` };
  const rest = text
    .replace(found.words, " ")
    .replace(/\s+(on|in|at)\s*$/i, " ")
    .trim();
  const within = record.within(day);
  if (within === null)
    return { day: null, rest, told: `${record.covers} “${words}” is not in it.` };
  const days = daysOf(calendar, found.iso);
  const period = days && { words: periodInWords(calendar, found.iso), days };
  return { day, rest, told: "", read: readAs(calendar, found.iso), period };
}

/** @typedef {{words: string, days: [number, number]}} Stretch a month or a year that a text names */

/**
 * The days that a text names: the day shown, another to compare it with, that of knowledge.
 * @typedef {object} Days
 * @property {number | null} day
 * @property {number | null} other
 * @property {number | null} known
 * @property {Stretch | null} period the month or the year of `day`, where a text names just that
 * @property {string} rest the text without the first of these and without that of knowledge
 * @property {string} told what can't be shown of them
 * @property {string} read for which days its years and months are taken
 */

/** How a text says that a day is that of knowledge: *as known in*, before that day. */
const KNOWN =
  /\b(?:as\s+)?(?:it\s+was\s+|was\s+|were\s+)?known(?:\s+(?:as\s+of|on|in|at|by|of))?\s+/i;
/** Two years with a sign between them, as in *2014-2016*; a year and the next are no such range. */
const YEARS = /(?<![\d/.–-])(20\d\d)\s*[-–—/]\s*(20\d\d)(?![\d/.–-])/g;

/**
 * The days that a text names.
 * @param {Record} record
 * @param {string} text
 * @returns {Days}
 */
export function daysIn(record, text) {
  const plain = text.replace(YEARS, "$1 to $2");
  const { known, before, ...then } = knownIn(record, plain);
  const first = dayIn(record, before);
  const second = first.day === null ? null : dayIn(record, first.rest);
  const reads = [first.read, second?.read, then.read];
  return {
    day: first.day,
    other: second?.day ?? null,
    known,
    period: (second?.day ?? known) === null ? (first.period ?? null) : null,
    rest: first.rest,
    told: first.told || then.told,
    read: reads.filter(Boolean).join(" "),
  };
}

/**
 * The day of knowledge that a text names, and the text without it.
 * @param {Record} record
 * @param {string} text
 * @returns {{known: number | null, before: string, told: string, read?: string}}
 */
function knownIn(record, text) {
  const none = { known: null, before: text, told: "" };
  const said = KNOWN.exec(text);
  if (!said) return none;
  const after = text.slice(said.index + said[0].length);
  const found = writtenDay(after) ?? writtenYear(after);
  if (!found || !after.startsWith(found.words)) return none;
  const { day, told, read } = dayIn(record, found.words);
  if (day === null) return none;
  const before = `${text.slice(0, said.index)} ${after.slice(found.words.length)}`.trim();
  return { known: day, before, told, read };
}

const MONTH = `(${MONTHS.split(" ")
  .map((name) => `${name}|${name.slice(0, 3)}`)
  .join("|")}|sept)\\.?`;
const ORDINAL = "(\\d{1,2})(?:st|nd|rd|th)?";
/** The ways to write a day, each with the places of its year, month and day among the groups. */
const WAYS = [
  { pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/, groups: [1, 2, 3] },
  { pattern: new RegExp(`\\b${ORDINAL} (?:of )?${MONTH},? (\\d{4})\\b`, "i"), groups: [3, 2, 1] },
  { pattern: new RegExp(`\\b${MONTH} ${ORDINAL},? (\\d{4})\\b`, "i"), groups: [3, 1, 2] },
  { pattern: /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/, groups: [3, 2, 1] },
  { pattern: new RegExp(`\\b${MONTH} (\\d{4})\\b`, "i"), groups: [2, 1, 0] },
];

/**
 * The first day that a text writes out, as YYYY-MM-DD, or month, as YYYY-MM.
 * @param {string} text
 */
function writtenDay(text) {
  const hits = WAYS.flatMap(({ pattern, groups }) => {
    const match = pattern.exec(text);
    return match ? [{ match, groups }] : [];
  });
  const first = hits.sort((one, other) => one.match.index - other.match.index)[0];
  if (!first) return null;
  const { match, groups } = first;
  const [year, month, day] = groups.map((group) => (group === 0 ? "" : match[group]));
  const days = day === "" ? "" : `-${two(Number(day))}`;
  return { words: match[0], iso: `${year}-${two(monthOf(month))}${days}` };
}

/**
 * The first year that a text names, or financial year, as in *2015/16*.
 * @param {string} text
 */
function writtenYear(text) {
  const found = /(?<![\d/.-])\b(?:in )?(20\d\d)(?:([/–-])(\d\d)(?![\d/.–-]))?\b/i.exec(text);
  if (!found) return null;
  const [words, year, sign = "", more = ""] = found;
  if (Number(more) === (Number(year) + 1) % 100) return { words, iso: `${year}/${more}` };
  if (sign === "-" && Number(more) <= 12) return { words, iso: `${year}-${more}` };
  return { words: words.replace(sign + more, ""), iso: year };
}

/**
 * The number of a month by its name, the begin of its name, or in figures.
 * @param {string} month
 */
function monthOf(month) {
  const begin = month.toLowerCase().slice(0, 3);
  const index = MONTHS.split(" ").findIndex((name) => name.startsWith(begin));
  return index < 0 ? Number(month) : index + 1;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, "0");
}
