// The engine's own answers to typed questions, worked out before and looked up here.

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./payload.js").Row} Row
 */

export class Answers {
  /** @param {Record} record */
  constructor(record) {
    this.record = record;
    /** @type {Map<number, Map<number, Row[]>> | null} rows by body, those by form */
    this.made = null;
  }

  /** The rows of each body by form, put in order when one is first asked for. */
  get rows() {
    if (this.made) return this.made;
    this.made = new Map();
    for (const row of this.record.payload.answers) {
      const forms = this.made.get(row.body) ?? new Map();
      this.made.set(row.body, forms);
      const before = forms.get(row.form);
      if (before) before.push(row);
      else forms.set(row.form, [row]);
    }
    return this.made;
  }

  /**
   * The questions that are answered of a body.
   * @param {number} body
   */
  of(body) {
    return [...(this.rows.get(body)?.keys() ?? [])];
  }

  /**
   * A question in words.
   * @param {number} form
   * @param {number} body
   * @param {number} on
   * @param {number | null} known
   */
  words(form, body, on, known) {
    const { ask } = this.record.payload.forms[form];
    return ask.replace("{}", () => this.record.name(body, on, known));
  }

  /**
   * The answer on a day, with the first and the last day of the stretch over which it is the same,
   * or null where the record has none.
   * @param {number} form
   * @param {number} body
   * @param {number} on
   */
  on(form, body, on) {
    const rows = this.rows.get(body)?.get(form) ?? [];
    const index = rows.findLastIndex(({ from }) => from <= on);
    const row = rows[index];
    if (row?.text === undefined) return null;
    const { from, text, on: statements = [], beside = [], status = "" } = row;
    const last = (rows[index + 1]?.from ?? this.record.last + 1) - 1;
    return { text, statements, beside, status, from, last };
  }
}
