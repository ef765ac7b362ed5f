// What a source proves of a statement, in words that say no more than the record knows by it.

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("../payload.js").Statement} Statement
 */

/**
 * What a source proves: of the beginning and the end only as much as is known of them.
 * @param {Record} record
 * @param {Statement} statement
 * @param {number | null} known
 * @param {string} proves some of the letters b, e and d
 * @returns {string[]}
 */
export function proved(record, statement, known, proves) {
  if (statement.status) return [`that it was ${statement.status}`];
  const extent = record.spell(statement, known)?.extent;
  if (!extent) return ["that it is told"];
  const { calendar, payload } = record;
  const [begin, stop = begin] = payload.times[statement.when][0].split("/");
  const [from, sureFrom, sureTo, to] = extent;
  const far = payload.open - 1;
  const day = (/** @type {number} */ one) => calendar.words(one);
  const begun = Math.min(sureFrom, to - 1);
  const lasted = Math.max(sureTo, from + 1) - 1;
  const words = [];
  const isOneDay = to - from === 1;
  if (isOneDay && /[be]/.test(proves)) words.push(`its day, ${day(from)}`);
  else {
    if (proves.includes("b")) words.push(beginning());
    if (proves.includes("e")) words.push(end());
  }
  if (proves.includes("d")) words.push("that it was so at a time in between");
  return words;

  /** What is known of the beginning: a first sight is none. */
  function beginning() {
    if (begun <= -far) return "that it was so, not since when";
    if (from <= -far || /^\[\.\./.test(begin)) return `that it was so by ${day(begun)}`;
    if (begun >= far) return `that it began on ${day(from)} or later`;
    if (from === begun) return `the beginning, ${day(from)}`;
    return `that it began between ${day(from)} and ${day(begun)}`;
  }

  /** What is known of the end: a last sight is none. */
  function end() {
    if (stop === ".." || lasted >= far) return "that it went on";
    if (to >= far || /\.\.\]$/.test(stop)) {
      return `that it still was so on ${day(lasted)}, not its end`;
    }
    if (lasted <= -far) return `that it had ended by ${day(to)}`;
    if (lasted === to - 1) return `the end, ${day(lasted)}`;
    return `that it ended between ${day(lasted)} and ${day(to - 1)}`;
  }
}
