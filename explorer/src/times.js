// Days in words: of a statement or a life, with all known or as known on a day.

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./payload.js").Extent} Extent
 * @typedef {import("./payload.js").Statement} Statement
 */

/**
 * When a statement was true. With all known these are the engine's own words, as are those of
 * a plan, whose days are part of what was announced.
 * @param {Record} record
 * @param {Statement} statement
 * @param {number | null} known
 */
export function timeOf(record, statement, known) {
  const [, time] = record.payload.times[statement.when];
  if (known === null) return time;
  if (statement.status) return record.isKnown(statement, known) ? time : "not known then";
  const extent = record.extent(statement, known);
  return extent ? spanInWords(record, extent) : "days not known then";
}

/**
 * An extent in words, small letters first: the words of the engine, `span_in_words` of
 * `nhsgraph.words.spans`, for a time that is asked about without an end.
 * @param {Record} record
 * @param {Extent} extent
 */
export function spanInWords(record, [first, sureFrom, sureStop, stop]) {
  const [last, sureTo] = [stop - 1, sureStop - 1];
  if (sureFrom > sureTo) return `possibly ${daysInWords(record, first, last)}`;
  if (first === sureFrom && last === sureTo) return daysInWords(record, first, last);
  if (sureFrom === sureTo) return aroundOneDay(record, first, sureFrom, last);
  const begin = someDay(record, first, sureFrom);
  const end = someDay(record, sureTo, last);
  if (begin && end) return `from ${begin} to ${end}`;
  if (end) return `until ${end}`;
  return `${first === sureFrom ? "since" : "from"} ${begin}`;
}

/**
 * A span of which one day alone is certain, so that it is named once.
 * @param {Record} record
 * @param {number} first
 * @param {number} sure
 * @param {number} last
 */
function aroundOneDay(record, first, sure, last) {
  const words = (/** @type {number} */ day) => record.calendar.words(day);
  const [noBegin, noEnd] = [isOpen(record, first), isOpen(record, last)];
  if (noBegin && noEnd) return `on ${words(sure)}, begin and end not known`;
  const begin = first === sure ? words(sure) : `${words(first)} at the earliest`;
  const end = last === sure ? words(sure) : `${words(last)} at the latest`;
  const from = noBegin ? "" : `from ${begin}`;
  const to = noEnd ? "" : `to ${end}`;
  const known = [from, to].filter(Boolean).join(" ");
  const isEnd = first === sure || last === sure;
  const missing = noBegin ? ", begin not known" : noEnd ? ", end not known" : "";
  return `${isEnd ? known : `on ${words(sure)} (${known})`}${missing}`;
}

/**
 * Two days, both included; either may be open.
 * @param {Record} record
 * @param {number} first
 * @param {number} last
 */
function daysInWords(record, first, last) {
  const { calendar } = record;
  const [noFirst, noLast] = [isOpen(record, first), isOpen(record, last)];
  if (noFirst) return noLast ? "at all times recorded" : `until ${calendar.words(last)}`;
  if (noLast) return `since ${calendar.words(first)}`;
  if (first === last) return `on ${calendar.words(first)}`;
  return `from ${bothInWords(calendar, first, last)}`;
}

/**
 * One day of which a span is known, to follow *from* or *until*; nothing where it is open.
 * @param {Record} record
 * @param {number} first
 * @param {number} last
 */
export function someDay(record, first, last) {
  const { calendar } = record;
  const [noFirst, noLast] = [isOpen(record, first), isOpen(record, last)];
  if (noFirst) return noLast ? "" : `${calendar.words(last)} or earlier`;
  if (noLast) return `${calendar.words(first)} or later`;
  if (first === last) return calendar.words(first);
  const whole = calendar.period(first, last);
  if (whole) return `some day in ${whole}`;
  return `some day between ${bothInWords(calendar, first, last, " and ")}`;
}

/**
 * Two days, with the year but once where it is the same.
 * @param {import("./days.js").Calendar} calendar
 * @param {number} first
 * @param {number} last
 * @param {string} [and]
 */
function bothInWords(calendar, first, last, and = " to ") {
  const year = calendar.year(first) === calendar.year(last) ? / \d+$/ : "";
  return `${calendar.words(first).replace(year, "")}${and}${calendar.words(last)}`;
}

/**
 * True for what is no day but stands for an open end.
 * @param {Record} record
 * @param {number} day
 */
function isOpen({ payload }, day) {
  return Math.abs(day) >= payload.open - 1;
}
