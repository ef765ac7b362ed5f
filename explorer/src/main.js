// The page starts: it unpacks what it is given, and shows the view that the address holds.

import { App } from "./app.js";
import { fill, h } from "./dom.js";
import { unpacked } from "./payload.js";
import { Record } from "./record.js";
import { Store } from "./state.js";

/** So many milliseconds after the first picture the page reads what no picture needs. */
const SOON = 200;

/**
 * The view of a page without a fragment.
 * @param {Record} record
 * @returns {import("./state.js").View}
 */
function usual(record) {
  const { types } = record.payload;
  return {
    on: record.within(record.calendar.read(start())) ?? record.last,
    known: null,
    other: null,
    side: false,
    types: types.filter((type) => type.edge && type.default).map((type) => type.id),
    body: null,
    line: [],
    event: null,
    form: null,
    question: "",
    unfolded: [],
    allTypes: false,
    plans: false,
    as: "picture",
    whole: false,
    embed: false,
  };
}

/** The day on which the page opens, as it is written beside its place. */
function start() {
  return document.getElementById("app")?.dataset.on ?? "";
}

function main() {
  const place = document.getElementById("app");
  const given = document.getElementById("payload");
  const still = document.getElementById("static");
  if (!place || !given) return;
  // The picture of one day, for those without scripts, must not flash up before that of another.
  if (still) still.hidden = location.hash !== "";
  try {
    const { payload, ahead } = unpacked(given.textContent ?? "");
    const record = new Record(payload);
    given.remove();
    const has = (/** @type {Map<string, number>} */ map) => (/** @type {string} */ id) =>
      map.has(id);
    const store = new Store(usual(record), record.calendar, {
      within: (day) => record.within(day),
      type: (id) => record.payload.types[record.typeOf.get(id) ?? -1]?.edge === true,
      body: has(record.bodyOf),
      statement: has(record.statementOf),
      event: has(record.eventOf),
      form: (id) => record.payload.forms.some((form) => form.id === id),
      asks: document.querySelector('meta[name="nhsgraph-ask"]') !== null,
      covers: record.covers,
    });
    const app = new App(record, store);
    app.draw(store.view, null);
    fill(place, app.element);
    still?.remove();
    place.dataset.ready = "1";
    const rest = () => {
      if (ahead()) setTimeout(rest);
      else payload.sources;
    };
    setTimeout(rest, SOON);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (still) still.hidden = false;
    fill(place, h("p", { role: "alert" }, `The page could not be opened: ${words}`));
  }
}

main();
