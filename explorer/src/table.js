// The table twin: everything that the picture says, as rows.

import { leftInWords } from "./counts.js";
import { button, h } from "./dom.js";
import { bodyButton } from "./evidence/statement.js";
import { WORDS } from "./picture/states.js";
import { capital } from "./sentences.js";
import { timeOf } from "./times.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./picture/scene.js").Scene} Scene
 * @typedef {import("./picture/scene.js").State} State
 * @typedef {import("./picture/scene.js").ShownLine} ShownLine
 * @typedef {import("./picture/scene.js").ShownBody} ShownBody
 *
 * @typedef {object} Both
 * @property {Scene} scene
 * @property {Scene} before
 * @property {Scene} after
 * @property {{lines: Map<number, State>, bodies: Map<number, State>} | null} marks
 */

/**
 * The lines and the bodies of a picture as plain rows, the heads first.
 * @param {Record} record
 * @param {Both} shown
 */
export function rowsOf(record, { scene, before, after, marks }) {
  const { payload } = record;
  const both = marks ? [before, after] : [scene];
  const merged = {
    lines: new Map(both.flatMap((one) => [...one.lines])),
    bodies: new Map(both.flatMap((one) => [...one.bodies])),
  };
  const state = (/** @type {State | undefined} */ one) => (one ? WORDS[one] : "");
  const { on, known } = scene.asked;
  const lines = [...merged.lines.values()].map((shown) => {
    const line = payload.lines[shown.line];
    const day = marks?.lines.get(shown.line) === "ended" ? before.asked.on : on;
    return {
      shown,
      type: payload.types[line.type].label,
      from: record.name(line.tail, day, known),
      to: record.name(line.head, day, known),
      dates: shown.statements
        .map((one) => timeOf(record, payload.statements[one], known))
        .join("; "),
      certainty: shown.planned ? "announced" : shown.sure === 2 ? "certain" : "possible",
      members: shown.members ? `of ${shown.members} members` : "",
      step: shown.step,
      change: state(marks?.lines.get(shown.line)),
      statements: shown.statements.map((one) => payload.statements[one].id),
    };
  });
  lines.sort(
    (one, other) =>
      one.type.localeCompare(other.type) ||
      one.from.localeCompare(other.from) ||
      one.to.localeCompare(other.to),
  );
  const bodies = [...merged.bodies.values()].map((shown) => {
    const body = payload.bodies[shown.body];
    const row = body.place?.[3] ?? 0;
    return {
      shown,
      tier: payload.tiers[payload.layout.rows[row]?.[0] ?? 0],
      name: shown.name,
      kind: payload.kinds[body.kind] ?? body.kind,
      members: shown.count,
      within: both
        .flatMap(({ frames }) => frames.filter(([part]) => part === shown.body))
        .map(([, whole]) => record.name(whole, on, known))
        .filter((name, index, all) => all.indexOf(name) === index)
        .join(", "),
      statute: shown.dashed ? "no statute of its own" : "",
      certainty: shown.announced ? "announced" : shown.sure === 2 ? "certain" : "possible",
      change: state(marks?.bodies.get(shown.body)),
      id: body.id,
    };
  });
  return { lines, bodies };
}

/**
 * Both tables.
 * @param {Record} record
 * @param {Store} store
 * @param {Both & {left: () => import("./counts.js").LeftOut}} shown
 */
export function tables(record, store, shown) {
  const { lines, bodies } = rowsOf(record, shown);
  const two = [shown.before.asked.on, shown.after.asked.on];
  const days = store.view.other === null ? [shown.scene.asked.on] : two;
  const day = days.map((one) => record.calendar.words(one)).join(" and on ");
  const choose = (/** @type {string[]} */ ids) => store.set({ line: ids, event: null });
  return h(
    "div",
    {},
    h("p", { class: "note" }, leftInWords(shown.left())),
    table(
      `Lines on ${day}`,
      ["Line", "From", "To", "When", "Certainty", "Of members", "Step", "Change"],
      lines.map((row) => [
        button(capital(row.type), () => choose(row.statements), {
          class: "go",
          "aria-label": `${row.type}: ${row.from} to ${row.to}`,
        }),
        bodyButton(record, store, record.payload.lines[row.shown.line].tail),
        bodyButton(record, store, record.payload.lines[row.shown.line].head),
        row.dates,
        row.certainty,
        row.members,
        row.step,
        row.change,
      ]),
    ),
    table(
      `Bodies on ${day}`,
      ["Tier", "Body", "Kind", "Part of", "Members", "Statute", "Certainty", "Change"],
      bodies.map((row) => [
        row.tier,
        bodyButton(record, store, row.shown.body),
        row.kind,
        row.within,
        row.members,
        row.statute,
        row.certainty,
        row.change,
      ]),
    ),
  );
}

/**
 * A table without the columns in which nothing stands. A narrow screen stacks the cells of a row,
 * each after its head: the roles are told since they go with the looks of a table.
 * @param {string} caption
 * @param {string[]} heads
 * @param {(Node | string)[][]} rows
 */
function table(caption, heads, rows) {
  const kept = heads.map((_, column) => rows.some((row) => row[column] !== ""));
  const used = (/** @type {any[]} */ row) => row.filter((_, column) => kept[column]);
  const shown = used(heads);
  const line = (/** @type {Node[]} */ cells) => h("tr", { role: "row" }, ...cells);
  const cell = (/** @type {Node | string} */ one, /** @type {number} */ column) =>
    h("td", { role: "cell", "data-head": one === "" ? null : shown[column] }, one);
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h(
      "table",
      { role: "table" },
      h("caption", {}, `${caption}: ${rows.length}`),
      h(
        "thead",
        { role: "rowgroup" },
        line(shown.map((words) => h("th", { scope: "col", role: "columnheader" }, words))),
      ),
      h("tbody", { role: "rowgroup" }, ...rows.map((row) => line(used(row).map(cell)))),
    ),
  );
}
