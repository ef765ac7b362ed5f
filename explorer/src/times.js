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
  if (known === null) return statement.time;
  if (statement.status) return record.isKnown(statement, known) ? statement.time : "not known then";
  const extent = record.extent(statement, known);
  return extent ? spanInWords(record, extent) || "days not known" : "days not known then";
}

/**
 * An extent in words, small letters first; nothing where both ends are open.
 * @param {Record} record
 * @param {Extent} extent
 */
export function spanInWords(record, [possibleFrom, certainFrom, certainTo, possibleTo]) {
  const begin = endInWords(record, possibleFrom, Math.min(certainFrom, possibleTo - 1));
  const end = endInWords(record, Math.max(certainTo - 1, possibleFrom), possibleTo - 1);
  if (begin && end) return `from ${begin} to ${end}`;
  if (begin) return `from ${begin}, end not known`;
  return end ? `until ${end}` : "";
}

/**
 * An end of an extent, which is one of the days from the first to the last.
 * @param {Record} record
 * @param {number} first
 * @param {number} last
 */
function endInWords({ calendar, payload }, first, last) {
  const far = payload.open - 1;
  const noFirst = first <= -far;
  const noLast = last >= far;
  if (noFirst) return noLast || last <= -far ? "" : `${calendar.words(last)} or earlier`;
  if (noLast) return first >= far ? "" : `${calendar.words(first)} or later`;
  if (first === last) return calendar.words(first);
  const whole = calendar.period(first, last);
  if (whole) return whole;
  return `a day between ${calendar.words(first)} and ${calendar.words(last)}`;
}
