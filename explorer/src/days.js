// Days as whole numbers from the first day of the payload, and how they are written.

const LENGTH = 86_400_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Counts days from the day that the payload calls 0. */
export class Calendar {
  /** @param {string} zero the day 0 as YYYY-MM-DD */
  constructor(zero) {
    this.zero = Date.parse(`${zero}T00:00:00Z`);
  }

  /**
   * A day as YYYY-MM-DD.
   * @param {number} day
   */
  iso(day) {
    return new Date(this.zero + day * LENGTH).toISOString().slice(0, 10);
  }

  /**
   * A day in words: *1 June 2014*.
   * @param {number} day
   */
  words(day) {
    const date = new Date(this.zero + day * LENGTH);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  /**
   * The year of a day.
   * @param {number} day
   */
  year(day) {
    return new Date(this.zero + day * LENGTH).getUTCFullYear();
  }

  /**
   * The month or the year of which these are the first and the last day: *June 2014*; else nothing.
   * @param {number} first
   * @param {number} last
   */
  period(first, last) {
    const [begin, stop] = [this.iso(first), this.iso(last + 1)];
    const year = this.year(first);
    if (begin === `${year}-01-01` && stop === `${year + 1}-01-01`) return String(year);
    const date = new Date(this.zero + first * LENGTH);
    const next = new Date(Date.UTC(year, date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
    if (!begin.endsWith("-01") || stop !== next) return "";
    return `${MONTHS[date.getUTCMonth()]} ${year}`;
  }

  /**
   * The day that a text writes as YYYY-MM-DD, or null where it writes none that exists.
   * @param {string} text
   * @returns {number | null}
   */
  read(text) {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
    const time = Date.parse(`${text}T00:00:00Z`);
    if (Number.isNaN(time)) return null;
    const day = Math.round((time - this.zero) / LENGTH);
    return this.iso(day) === text ? day : null;
  }
}
