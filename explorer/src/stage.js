// The stage: one picture, two over each other or beside each other, or the table of the same.

import { leftOut, shownInWords } from "./counts.js";
import { button, fill, h } from "./dom.js";
import { between, union } from "./picture/between.js";
import { Picture } from "./picture/drawing.js";
import { Types } from "./picture/legend.js";
import { opening } from "./picture/opening.js";
import { askedOf } from "./picture/scene.js";
import { legend, marksOf, meets } from "./picture/signs.js";
import { stepChanges } from "./steps.js";
import { tables } from "./table.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./picture/scene.js").Scenes} Scenes
 * @typedef {import("./evidence/panel.js").Shown} Shown
 */

const HINT = "Only a part is shown, so that it can be read: drag it, or press Fit for the whole.";

/** So many milliseconds after the last step the key follows the picture. */
const SETTLED = 120;

export class Stage {
  /**
   * @param {Record} record
   * @param {Scenes} scenes
   * @param {Store} store
   * @param {import("./picture/drawing.js").Actions} actions
   */
  constructor(record, scenes, store, actions) {
    this.record = record;
    this.scenes = scenes;
    this.store = store;
    this.actions = actions;
    this.picture = new Picture(record, actions);
    /** @type {Picture | null} the second of two beside each other */
    this.second = null;
    this.types = new Types(record, store);
    this.pictures = h("div", { class: "pictures", tabindex: -1 });
    this.hint = h("p", { class: "quiet hint" });
    /** @type {import("./picture/opening.js").Opening | null} */
    this.opening = null;
    this.closer = button("Enlarge, to read it", () => this.enlarge(), { class: "closer" });
    this.table = h("div", { class: "tables" });
    this.legend = h("div", { class: "signs" });
    this.every = button("All signs", () => this.showEvery(), { "aria-pressed": "false" });
    this.settling = 0;
    this.key = h("div", { class: "key" }, this.legend, this.every);
    this.asPicture = button("Picture", () => this.types.picture());
    this.asTable = button("Table", () => store.set({ as: "table" }));
    this.wide = button("Wide", () => store.set({ whole: !store.view.whole }), { class: "wide" });
    this.bar = h(
      "div",
      { class: "toolbar" },
      h(
        "div",
        { class: "choice", role: "group", "aria-label": "Show as" },
        this.asPicture,
        this.asTable,
      ),
      h(
        "div",
        { class: "choice zooms", role: "group", "aria-label": "Zoom" },
        button("+", () => this.zoom((zoom) => zoom.by(1)), { "aria-label": "Zoom in" }),
        button("−", () => this.zoom((zoom) => zoom.by(-1)), { "aria-label": "Zoom out" }),
        button("Fit", () => this.zoom((zoom) => zoom.fit())),
        this.wide,
      ),
      this.types.element,
    );
    this.element = h(
      "section",
      { class: "stage", "aria-label": "Structure" },
      this.bar,
      this.hint,
      this.closer,
      this.pictures,
      this.table,
      this.key,
    );
  }

  /** Shows a part of the picture that can be read, where it opened as a whole that can't. */
  enlarge() {
    if (!this.opening?.closer) return;
    const { part, middle } = this.opening.at();
    this.zoom((zoom) => zoom.part(part, middle));
  }

  /** @param {(zoom: import("./picture/zoom.js").Zoom) => void} change */
  zoom(change) {
    change(this.picture.zoom);
  }

  /** The scenes of the view, and what differs between them. */
  shown() {
    const { on, other } = this.store.view;
    const asked = askedOf(this.record, this.store.view);
    const scene = this.scenes.of(asked);
    if (other !== null) {
      const beside = this.scenes.of({ ...asked, on: other });
      const [before, after] = on <= other ? [scene, beside] : [beside, scene];
      return { scene, beside, before, after, marks: between(before, after) };
    }
    if (!this.scenes.changes(scene.asked)) {
      return { scene, beside: null, before: scene, after: scene, marks: null };
    }
    const before = this.scenes.of({ ...scene.asked, on: on - 1 });
    return { scene, beside: null, before, after: scene, marks: between(before, scene) };
  }

  /**
   * Draws the view.
   * @returns {Shown}
   */
  draw() {
    const { view } = this.store;
    const both = this.shown();
    const shown = {
      ...both,
      left: () => leftOut(this.record, this.scenes, both.scene),
      step: once(() => stepChanges(this.record, both)),
    };
    this.types.draw();
    const table = view.as === "table";
    this.asPicture.setAttribute("aria-pressed", String(!table));
    this.asTable.setAttribute("aria-pressed", String(table));
    this.wide.setAttribute("aria-pressed", String(view.whole));
    this.element.classList.toggle("as-table", table);
    this.element.classList.toggle("compared", view.other !== null);
    if (table) {
      fill(this.hint);
      this.closer.hidden = true;
      fill(this.pictures);
      fill(this.table, tables(this.record, this.store, shown));
    } else {
      fill(this.table);
      this.drawPictures(shown);
    }
    const types = this.drawnTypes(shown);
    const signs = [types, view.other !== null].join("|");
    if (this.legend.dataset.of !== signs) {
      fill(this.legend, legend(this.record, types, view.other !== null));
      this.legend.dataset.of = signs;
    }
    clearTimeout(this.settling);
    if (view.embed) this.useful();
    else this.settling = setTimeout(() => this.useful(), SETTLED);
    return shown;
  }

  /**
   * The types ticked, and those of lines that are shown since they are chosen.
   * @param {ReturnType<Stage["shown"]>} shown
   */
  drawnTypes({ before, after }) {
    const { types, lines } = this.record.payload;
    const found = [...before.lines.keys(), ...after.lines.keys()].map(
      (line) => types[lines[line].type].id,
    );
    return [...new Set([...this.store.view.types, ...found])];
  }

  /** @param {ReturnType<Stage["shown"]>} shown */
  drawPictures({ scene, beside, before, after, marks }) {
    const { view } = this.store;
    const { bodyOf } = this.record;
    const chosen = {
      body: view.body === null ? null : (bodyOf.get(view.body) ?? null),
      line: scene.asked.also,
      unfolded: view.unfolded.map((id) => bodyOf.get(id) ?? 0),
    };
    const first = this.picture.svg;
    const open = opening(this.record, view, marks, [
      ...new Set([...before.bodies.keys(), ...after.bodies.keys()]),
    ]);
    fill(this.hint, open.part < 1 || open.closer ? HINT : "");
    this.opening = open;
    this.closer.hidden = !open.closer;
    if (beside !== null && view.side) {
      if (!this.second) {
        this.second = new Picture(this.record, this.actions);
        this.picture.zoom.twin = this.second.zoom;
        this.second.zoom.twin = this.picture.zoom;
      }
      const pair = [this.picture, this.second];
      [before, after].forEach((one, index) => {
        pair[index].draw(one, marks, chosen, this.label(one), open);
      });
      if (this.pictures.childElementCount !== 2) {
        fill(this.pictures, this.titled(first, before), this.titled(this.second.svg, after));
      }
      this.pictures.querySelectorAll("figcaption").forEach((caption, index) => {
        caption.textContent = this.record.calendar.words([before, after][index].asked.on);
      });
      return;
    }
    if (first.parentElement !== this.pictures || this.pictures.childElementCount !== 1) {
      fill(this.pictures, first);
    }
    const whole = marks ? union(this.record, before, after, beside !== null) : scene;
    this.picture.draw(whole, marks, chosen, this.label(scene), open);
  }

  /**
   * @param {SVGSVGElement} svg
   * @param {import("./picture/scene.js").Scene} scene
   */
  titled(svg, scene) {
    const words = this.record.calendar.words(scene.asked.on);
    return h("figure", {}, h("figcaption", {}, words), svg);
  }

  /** Shows in the legend all signs that there are, or again those of the pictures. */
  showEvery() {
    const every = this.key.classList.toggle("every");
    this.every.setAttribute("aria-pressed", String(every));
  }

  /** Leaves in the legend what the pictures show. */
  useful() {
    const marks = new Set(this.parts().flatMap(({ svg }) => [...marksOf(svg)]));
    for (const item of this.legend.querySelectorAll("[data-signs]")) {
      item.classList.toggle("unused", !meets(item, marks));
    }
  }

  /** The pictures that are shown, with the day above each where there are two. */
  parts() {
    return [this.picture, this.second].flatMap((one) => {
      if (!one || !this.pictures.contains(one.svg)) return [];
      const caption = one.svg.parentElement?.querySelector("figcaption");
      return [{ svg: one.svg, zoom: one.zoom, title: caption?.textContent ?? "" }];
    });
  }

  /** @param {import("./picture/scene.js").Scene} scene */
  label(scene) {
    const day = this.record.calendar.words(scene.asked.on);
    return `Structure on ${day}: ${shownInWords(scene)}. Arrows move between bodies.`;
  }
}

/**
 * A function that works out its value when it is first wanted, and keeps it.
 * @template Value
 * @param {() => Value} made
 * @returns {() => Value}
 */
function once(made) {
  /** @type {{value: Value} | null} */
  let kept = null;
  return () => {
    kept ??= { value: made() };
    return kept.value;
  };
}
