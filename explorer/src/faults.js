// What an address asks for that there is not: told in sentences, so that nothing is left out silently.

import { periodDay } from "./written.js";

/**
 * @typedef {import("./days.js").Calendar} Calendar
 * @typedef {import("./state.js").Known} Known
 */

const DAYS = { on: "the day shown", known: "the day of knowledge", with: "the day compared with" };
const SWITCHES = ["side", "all", "plans", "whole"];
const OTHERS = ["types", "as", "q", "embed"];

/**
 * The faults of a fragment.
 * @param {string} fragment with or without its #
 * @param {Calendar} calendar
 * @param {Known} known
 * @param {number} most how many types of line a picture shows
 * @returns {string[]}
 */
export function faultsOf(fragment, calendar, known, most) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {string[]} */
  const faults = [];
  for (const [key, what] of Object.entries(DAYS)) {
    const text = parts.get(key);
    if (text === null) continue;
    const day = periodDay(calendar, text);
    if (day === null) faults.push(`“${text}” is no day, so it is not ${what}.`);
    else if (known.within(day) === null)
      faults.push(`${known.covers} “${text}” is not in it, so it is not ${what}.`);
  }
  const { body, statement, event, form, type } = known;
  /** @type {[string, string, (id: string) => boolean][]} */
  const ids = [
    ["types", "type of line", type],
    ["body", "body", body],
    ["line", "statement", statement],
    ["event", "event", event],
    ["ask", "question", form],
    ["unfold", "body to unfold", body],
  ];
  for (const [key, what, is] of ids) {
    for (const id of listed(parts, key)) {
      if (!is(id)) faults.push(`There is no ${what} “${id}”.`);
    }
  }
  const types = listed(parts, "types").filter(type);
  if (types.length > most && parts.get("as") !== "table") {
    const rest = types.slice(most).map((id) => `“${id}”`);
    faults.push(`A picture shows ${most} types of line at most: without ${rest.join(", ")}.`);
  }
  if (parts.has("ask") && !parts.has("body"))
    faults.push("A question is asked of a body: none is named.");
  if (parts.get("q") && !known.asks)
    faults.push("Questions in English are answered only where the page is served.");
  return [...faults, ...odd(parts)];
}

/**
 * What is no part of an address of this page.
 * @param {URLSearchParams} parts
 */
function odd(parts) {
  const known = new Set([
    ...Object.keys(DAYS),
    ...SWITCHES,
    ...OTHERS,
    ...["body", "line", "event", "ask", "unfold"],
  ]);
  /** @type {string[]} */
  const faults = [];
  for (const [key, value] of parts) {
    const isSwitch = SWITCHES.includes(key) && !["0", "1"].includes(value);
    const isView = key === "as" && !["picture", "table"].includes(value);
    if (!known.has(key)) faults.push(`“${key}” is nothing that an address of this page can name.`);
    else if (isSwitch || isView) faults.push(`“${key}” can't be “${value}”.`);
  }
  return faults;
}

/**
 * @param {URLSearchParams} parts
 * @param {string} key
 */
function listed(parts, key) {
  return [...new Set((parts.get(key) ?? "").split(","))].filter((id) => id !== "");
}
