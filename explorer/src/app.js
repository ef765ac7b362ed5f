// The page as a whole: its parts, and how a change of the view reaches them.

import { Answers } from "./answers.js";
import { comparedChanges } from "./compare.js";
import { shelf } from "./copying.js";
import { add, button, fill, h } from "./dom.js";
import { drawPanel } from "./evidence/panel.js";
import { Find } from "./find.js";
import { neighbourhood } from "./picture/neighbourhood.js";
import { Scenes } from "./picture/scene.js";
import { SecondDates } from "./second.js";
import { Stage } from "./stage.js";
import { NOTHING } from "./state.js";
import { tally } from "./steps.js";
import { TimeBar } from "./time.js";
import { Tools } from "./tools.js";
import { keyOfChosen } from "./trail.js";

/**
 * @typedef {import("./record.js").Record} Record
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").View} View
 */

export class App {
  /**
   * @param {Record} record
   * @param {Store} store
   */
  constructor(record, store) {
    this.record = record;
    this.store = store;
    this.scenes = new Scenes(record);
    this.time = new TimeBar(record, this.scenes, store);
    this.dates = new SecondDates(record, store);
    this.panel = h("aside", { class: "evidence", "aria-label": "Evidence" });
    this.spoken = h("p", { class: "unseen", role: "status" });
    this.faults = h("div", { class: "faults", role: "alert" });
    this.cited = h("p", { class: "cited" });
    const narrow = matchMedia("(max-width: 719px)");
    this.narrow = narrow.matches;
    narrow.addEventListener("change", () => {
      this.narrow = narrow.matches;
      this.draw(store.view, null);
    });
    this.toPicture = button("", () => store.set({ whole: !store.view.whole }), {
      class: "to-picture",
    });
    this.actions = {
      body: (/** @type {number} */ body) =>
        store.set({ body: record.payload.bodies[body].id, line: [], event: null, form: null }),
      line: (/** @type {number[]} */ statements) =>
        store.set({ line: statements.map((one) => record.payload.statements[one].id) }),
      fold: (/** @type {number} */ body) => {
        const { id } = record.payload.bodies[body];
        store.set({ unfolded: store.view.unfolded.filter((one) => one !== id) });
      },
    };
    this.stage = new Stage(record, this.scenes, store, this.actions);
    this.answers = new Answers(record);
    this.tools = new Tools(record, store, this.stage, this.answers);
    const meta = document.querySelector('meta[name="nhsgraph-ask"]');
    this.engine = meta?.getAttribute("content") ?? null;
    const deeds = [...this.tools.deeds, ...this.dates.deeds];
    this.find = new Find(record, store, this.answers, this.engine !== null, deeds, () =>
      this.toPanel(),
    );
    const { title, version, licence } = record.payload.record;
    const { printed, element: seconds, asKnown } = this.dates;
    this.time.fields.append(printed, seconds, this.time.read, asKnown);
    this.element = h(
      "div",
      { class: "explorer" },
      h("header", { class: "top" }, h("h1", {}, title), this.find.element, this.tools.element),
      this.time.element,
      this.faults,
      h("main", {}, this.toPicture, this.stage.element, this.panel),
      h("footer", {}, h("p", {}, `${title}, version ${version}. ${licence}.`), this.cited),
      shelf.element,
      this.spoken,
    );
    this.later = 0;
    // The panel stands below the time bar, which grows with what it tells.
    new ResizeObserver(() => {
      this.panel.style.setProperty("--bar", `${this.time.element.offsetHeight}px`);
    }).observe(this.time.element);
    addEventListener("keydown", (event) => this.escape(event));
    addEventListener("beforeprint", () => {
      this.cite();
      const ends = this.stage.parts().map(({ zoom }) => zoom.printed());
      const after = () => {
        for (const end of ends) end();
      };
      addEventListener("afterprint", after, { once: true });
    });
    store.listeners.push((view, before) => this.draw(view, before));
  }

  /**
   * @param {View} view
   * @param {View | null} before
   */
  draw(view, before) {
    const { record } = this;
    const focused = document.activeElement;
    this.time.draw(view);
    this.dates.draw();
    this.drawFaults();
    if (before && shelf.shown) shelf.hide();
    const shown = this.stage.draw();
    const { answers, engine } = this;
    if (view.embed) this.cite();
    drawPanel({ record, store: this.store, answers, engine }, this.panel, shown);
    this.drawNear(shown.scene);
    fill(this.toPicture, view.whole ? "Hide the whole picture" : "Show the whole picture");
    const beside = view.side && view.other !== null && view.as === "picture";
    this.element.classList.toggle("whole", view.whole);
    this.element.classList.toggle("beside", beside);
    this.element.classList.toggle("embed", view.embed);
    const day = record.calendar.words(view.on);
    if (before && (before.on !== view.on || before.known !== view.known)) {
      fill(this.spoken, `${day}: ${this.told(shown)}.`);
    }
    this.later ||= setTimeout(() => this.rest());
    if (before && keyOfChosen(before) !== keyOfChosen(view) && keyOfChosen(view) !== "") {
      this.panel.scrollTop = 0;
    }
    // What was pressed may be gone: then its card is where the reader goes on.
    if (before && focused && !focused.isConnected) this.toPanel();
  }

  /** Tells what the address asks for that there is not, until the reader has seen it. */
  drawFaults() {
    const { faults } = this.store;
    const key = faults.join();
    if (this.faults.dataset.of === key) return;
    this.faults.dataset.of = key;
    const away = button("Close this note", () => {
      this.store.faults = [];
      this.drawFaults();
    });
    fill(this.faults);
    if (key) add(this.faults, ...faults.map((words) => h("p", {}, words)), away);
  }

  /**
   * What became of the picture, in few words: as much as the list of changes has.
   * @param {import("./evidence/panel.js").Shown} shown
   */
  told(shown) {
    const { record, store } = this;
    const { other } = store.view;
    const changes =
      other === null
        ? shown.step().flatMap(({ changes }) => changes)
        : comparedChanges(record, store, shown).all;
    const words = tally(changes) || "nothing changed that day";
    return other === null ? words : `compared with ${record.calendar.words(other)}, ${words}`;
  }

  /**
   * Escape ends what goes on, one thing at a time: play, a note, what is chosen.
   * @param {KeyboardEvent} event
   */
  escape(event) {
    const field = /** @type {Element} */ (event.target).closest("select, input:not([type=range])");
    if (event.key !== "Escape" || event.defaultPrevented || isTypedIn(field)) return;
    if (this.time.playing) this.time.toggle();
    else if (shelf.shown) shelf.hide();
    else if (this.stage.types.isTelling) this.stage.types.hush();
    else if (keyOfChosen(this.store.view) !== "") this.store.set(NOTHING);
    else return;
    event.preventDefault();
  }

  /**
   * Moves the focus to the head of the panel; to a card, not to a day, one is taken as well: on a
   * narrow screen to its very beginning, which is below all that can be pressed.
   */
  toPanel() {
    const isCard = keyOfChosen(this.store.view) !== "";
    this.panel.querySelector("h2")?.focus({ preventScroll: !isCard });
    if (isCard && this.narrow) this.panel.scrollIntoView();
  }

  /** What need not be there at once: the title, and the next steps, worked out beforehand. */
  rest() {
    const { on } = this.store.view;
    this.later = 0;
    document.title = `${this.record.calendar.words(on)} – ${this.record.payload.record.title}`;
    for (const way of /** @type {const} */ ([1, -1])) this.time.next(way);
  }

  /** Writes how the view is cited under the picture. */
  cite() {
    fill(this.cited, `${this.tools.citation()} `, this.wholePage());
  }

  /** In a page that shows the picture alone: the way to all the rest. */
  wholePage() {
    return button("Open the whole page", () => this.store.set({ embed: false }), { class: "go" });
  }

  /**
   * On a narrow screen: the body chosen among its neighbours.
   * @param {import("./picture/scene.js").Scene} scene
   */
  drawNear(scene) {
    const { view } = this.store;
    const body = view.body === null ? undefined : this.record.bodyOf.get(view.body);
    if (!this.narrow || view.whole || body === undefined) return;
    const near = neighbourhood(this.record, scene, body, this.actions);
    const card = this.panel.querySelector("article.body");
    const above = card?.querySelector(":scope > .about") ?? card?.querySelector(".standing");
    if (near) above?.after(near);
  }
}

/**
 * True for a field in which Escape has a use of its own.
 * @param {Element | null} field
 */
function isTypedIn(field) {
  if (!(field instanceof HTMLInputElement)) return field !== null;
  return field.type !== "checkbox" && (field.type === "date" || field.value !== "");
}
