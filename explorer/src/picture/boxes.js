// The boxes of the bodies, in reading order, of which one at a time can be reached by Tab.

import { fill, s } from "../dom.js";
import { membersOf } from "../members.js";
import { own } from "../record.js";
import { badge } from "./shapes.js";
import { SIGNS, WORDS } from "./states.js";
import { widthOf } from "./text.js";
import { tray } from "./tray.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").ShownBody} ShownBody
 * @typedef {import("./scene.js").State} State
 */

/** How far a tray stands off what is above it. */
const GAP = 6;
const LEADING = 1.14;
const LARGEST = 9;

export class Boxes {
  /**
   * @param {Record} record
   * @param {import("./drawing.js").Actions} actions
   */
  constructor(record, actions) {
    this.record = record;
    this.actions = actions;
    /** @type {Map<number, SVGGElement>} */
    this.nodes = new Map();
    /** @type {WeakMap<Element, {look: string, state: State, dress: string}>} */
    this.looks = new WeakMap();
    /** @type {import("./tray.js").Tray[]} */
    this.trays = [];
    /** @type {Map<number, [number, number, number, number]>} places of members in trays */
    this.seats = new Map();
    this.leaders = s("g", { class: "leaders", "aria-hidden": "true" });
    /** @type {number[]} the bodies that are shown, in reading order */
    this.order = [];
    /** @type {number | null} the body that Tab reaches */
    this.current = null;
    this.group = s("g", {
      class: "boxes",
      click: this.pressed.bind(this),
      keydown: this.key.bind(this),
      focusin: this.entered.bind(this),
    });
  }

  /**
   * @param {Scene} scene
   * @param {Map<number, State>} states
   * @param {import("./drawing.js").Chosen} chosen
   * @param {number} floor where the boxes end, and trays may begin
   * @returns {number} where all ends
   */
  draw(scene, states, chosen, floor) {
    this.order = [...scene.bodies.keys()];
    const shown = new Set(this.order);
    for (const [body, node] of this.nodes) if (!shown.has(body)) this.forget(body, node);
    /** @type {Element | null} */
    let last = null;
    for (const one of scene.bodies.values()) {
      let node = this.nodes.get(one.body);
      if (!node) {
        node = s("g", { role: "button", tabindex: -1, "data-body": one.body });
        this.nodes.set(one.body, node);
      }
      /** @type {Element | null} */
      const next = last ? last.nextElementSibling : this.group.firstElementChild;
      if (next !== node) this.group.insertBefore(node, next);
      last = node;
      this.dress(node, one, states.get(one.body) ?? "", chosen);
    }
    const bottom = this.unfold(scene, chosen, floor);
    if (chosen.body !== null && this.nodes.has(chosen.body)) this.rove(chosen.body);
    else if (this.current === null || !this.nodes.has(this.current)) {
      this.rove(this.order[0] ?? null);
    }
    return bottom;
  }

  /**
   * Shows the members of the collectives that are unfolded, after them in the reading order.
   * @param {Scene} scene
   * @param {import("./drawing.js").Chosen} chosen
   * @param {number} floor
   */
  unfold(scene, chosen, floor) {
    const { on, known } = scene.asked;
    const focused = this.trays.some(({ group }) => group.contains(document.activeElement));
    for (const { group, leader } of this.trays) {
      group.remove();
      leader.remove();
    }
    this.trays = [];
    this.seats.clear();
    let bottom = floor;
    for (const whole of chosen.unfolded) {
      if (!scene.bodies.has(whole)) continue;
      const all = membersOf(this.record, whole, on, known);
      const members = all.filter(({ body }) => !this.nodes.has(body));
      if (members.length === 0) continue;
      const above = all.length - members.length;
      const top = bottom + GAP;
      const made = tray(this.record, whole, members, scene.asked, chosen.body, top, above);
      this.group.append(made.group);
      this.leaders.append(made.leader);
      this.trays.push(made);
      bottom = made.bottom;
      members.forEach(({ body }, index) => {
        this.nodes.set(body, made.cells[index]);
        this.seats.set(body, made.seats[index]);
      });
      this.order.splice(this.order.indexOf(whole) + 1, 0, ...members.map(({ body }) => body));
    }
    if (focused && chosen.body !== null) this.nodes.get(chosen.body)?.focus();
    return bottom;
  }

  /**
   * @param {number} body
   * @param {SVGGElement} node
   */
  forget(body, node) {
    const focused = node === document.activeElement;
    node.remove();
    this.nodes.delete(body);
    if (body === this.current) this.current = null;
    if (focused) this.group.closest("svg")?.parentElement?.focus();
  }

  /**
   * @param {SVGGElement} node
   * @param {ShownBody} one
   * @param {State} state
   * @param {import("./drawing.js").Chosen} chosen
   */
  dress(node, one, state, chosen) {
    const { record } = this;
    const body = record.payload.bodies[one.body];
    const names = ["box"];
    if (one.dashed) names.push("dashed");
    if (one.announced) names.push("announced");
    else if (one.sure < 2) names.push("possible");
    if (state) names.push(state);
    if (one.body === chosen.body) names.push("chosen");
    const dress = names.join(" ");
    const drawn = this.looks.get(node);
    if (drawn?.dress !== dress) {
      node.setAttribute("class", dress);
      node.setAttribute("aria-pressed", String(one.body === chosen.body));
    }
    const look = [one.name, one.count, one.sure, one.announced, one.steps].join("|");
    this.looks.set(node, { look, state, dress });
    if (drawn?.look === look && drawn.state === state) return;
    const drawnWords = (own(body.labels, one.name) ?? [one.name]).join(" ");
    const inside = one.name.toLowerCase().includes(drawnWords.toLowerCase());
    const said = inside ? [one.name] : [drawnWords, one.name]; // who says what is drawn reaches it
    if (one.count) said.push(`${one.count} of them`);
    if (one.steps) said.push(`own steps: ${one.steps}`);
    if (one.announced) said.push("announced");
    else if (one.sure < 2) said.push("possible");
    if (state) said.push(WORDS[state]);
    node.setAttribute("aria-label", said.join(", "));
    const [x, y, width] = body.place ?? [0, 0, 0];
    if (drawn?.look === look) {
      this.sign(node, x + width / 2, y, state);
      return;
    }
    const { height } = record.payload.layout.box;
    const left = x - width / 2;
    const top = y - height / 2;
    const shadows = body.group ? [3, 1.5] : [];
    fill(
      node,
      ...shadows.map((off) => s("rect", { x: left + off, y: top - off, width, height })),
      s("rect", { class: "face", x: left, y: top, width, height }),
      ...this.words(one, x, y),
    );
    this.sign(node, x + width / 2, y, state);
  }

  /**
   * The sign of what became of a body, at a corner of its box.
   * @param {SVGGElement} node
   * @param {number} right
   * @param {number} y
   * @param {State} state
   */
  sign(node, right, y, state) {
    node.querySelector(".badge")?.remove();
    const top = y - this.record.payload.layout.box.height / 2;
    if (state) node.append(badge(right - 3, top + 3, SIGNS[state], state));
  }

  /**
   * @param {ShownBody} one
   * @param {number} x
   * @param {number} y
   */
  words(one, x, y) {
    const body = this.record.payload.bodies[one.body];
    const lines = (own(body.labels, one.name) ?? [one.name]).map((text) => ({ text, name: "" }));
    if (one.announced) lines.push({ text: "announced", name: "plan" });
    else if (one.sure < 2) lines[lines.length - 1].text += " ?";
    if (one.count) lines.push({ text: `${one.count} of them`, name: "count" });
    if (one.steps) lines.push(...stepsInLines(one.steps));
    const height = this.record.payload.layout.box.height;
    const widest = Math.max(...lines.map(({ text, name }) => widthOf(text, name === "count")));
    const room = (body.place?.[2] ?? 0) - 4;
    const size = Math.min(LARGEST, room / widest, (height - 3) / lines.length / LEADING);
    const leading = size * LEADING;
    const start = y - ((lines.length - 1) * leading) / 2 + size * 0.36;
    return lines.map(({ text, name }, index) =>
      s(
        "text",
        {
          class: name || null,
          x,
          y: start + index * leading,
          "font-size": size.toFixed(2),
          "text-anchor": "middle",
        },
        `${text} `,
      ),
    );
  }

  /**
   * Lets Tab reach another body.
   * @param {number | null} body
   */
  rove(body) {
    if (this.current !== null) this.nodes.get(this.current)?.setAttribute("tabindex", "-1");
    this.current = body;
    if (body !== null) this.nodes.get(body)?.setAttribute("tabindex", "0");
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    if (this.fold(event)) return;
    const body = bodyAt(event);
    if (body !== null) this.actions.body(body);
  }

  /**
   * Folds the collective whose button was pressed, and goes back to its box.
   * @param {globalThis.Event} event
   */
  fold(event) {
    const press = /** @type {Element} */ (event.target).closest("[data-fold]");
    if (!press) return false;
    const whole = Number(press.getAttribute("data-fold"));
    this.actions.fold(whole);
    this.focus(whole);
    return true;
  }

  /** @param {FocusEvent} event */
  entered(event) {
    const body = bodyAt(event);
    if (body !== null) this.rove(body);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if ((event.key === "Enter" || event.key === " ") && this.fold(event)) event.preventDefault();
    const body = bodyAt(event);
    if (body === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = this.order.indexOf(body);
    /** @type {{[key: string]: () => number | undefined}} */
    const keys = {
      ArrowRight: () => this.order[index + 1],
      ArrowLeft: () => this.order[index - 1],
      ArrowDown: () => this.beside(body, 1),
      ArrowUp: () => this.beside(body, -1),
      Home: () => this.order[0],
      End: () => this.order[this.order.length - 1],
    };
    if (event.key === "Enter" || event.key === " ") this.actions.body(body);
    else if (event.key in keys) this.focus(keys[event.key]());
    else return;
    event.preventDefault();
  }

  /** @param {number | undefined} body */
  focus(body) {
    if (body !== undefined) this.nodes.get(body)?.focus();
  }

  /**
   * The nearest body in the next row that has any, up or down.
   * @param {number} body
   * @param {1 | -1} way
   */
  beside(body, way) {
    const place = (/** @type {number} */ one) =>
      this.seats.get(one) ?? this.record.payload.bodies[one].place ?? [0, 0, 0, 0];
    const [x, , , row] = place(body);
    const rows = this.order.map((one) => place(one)[3]).filter((one) => (one - row) * way > 0);
    const next = way > 0 ? Math.min(...rows) : Math.max(...rows);
    const there = this.order.filter((one) => place(one)[3] === next);
    return there.sort(
      (one, other) => Math.abs(place(one)[0] - x) - Math.abs(place(other)[0] - x),
    )[0];
  }
}

/**
 * The steps that a body takes itself; what was only announced of them stands in a line of its own.
 * @param {string} steps
 */
function stepsInLines(steps) {
  const [, taken, planned = ""] = /^(.*?)( announced)?$/.exec(`own steps: ${steps}`) ?? [];
  return [taken, planned.trim()].filter(Boolean).map((text) => ({ text, name: "steps" }));
}

/**
 * @param {globalThis.Event} event
 * @returns {number | null}
 */
function bodyAt(event) {
  const node = /** @type {Element} */ (event.target).closest("[data-body]");
  return node ? Number(node.getAttribute("data-body")) : null;
}
