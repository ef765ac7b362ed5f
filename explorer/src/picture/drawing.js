// The picture: all bodies and lines on one layout. A step shows, hides and marks; nothing moves.

import { fill, s } from "../dom.js";
import { Boxes } from "./boxes.js";
import { inOrder } from "./scene.js";
import { badge, head, MARGIN, rounded } from "./shapes.js";
import { SIGNS } from "./states.js";
import { near } from "./ways.js";
import { Zoom } from "./zoom.js";

/**
 * @typedef {import("../record.js").Record} Record
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").ShownLine} ShownLine
 * @typedef {import("./scene.js").State} State
 * @typedef {{lines: Map<number, State>, bodies: Map<number, State>}} Marks
 *
 * @typedef {object} Drawn a line with what it looks like now
 * @property {SVGGElement} group
 * @property {SVGPathElement} casing
 * @property {string} look
 * @property {string} step
 * @property {State} state
 *
 * @typedef {object} Bundle lines that share a trunk
 * @property {SVGGElement} group
 * @property {SVGGElement} casings
 * @property {SVGGElement} strokes
 *
 * @typedef {object} Actions
 * @property {(body: number) => void} body a body was chosen
 * @property {(statements: number[]) => void} line a line was chosen
 * @property {(body: number) => void} fold a collective is to be folded
 *
 * @typedef {object} Chosen
 * @property {number | null} body
 * @property {number[]} line its statements
 * @property {number[]} unfolded
 */

export class Picture {
  /**
   * @param {Record} record
   * @param {Actions} actions
   */
  constructor(record, actions) {
    this.record = record;
    this.actions = actions;
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Map<number, Drawn>} */
    this.drawn = new Map();
    /** @type {Map<string, Bundle>} */
    this.bundles = new Map();
    this.raised = "";
    /** @type {Set<number>} */
    this.shown = new Set();
    this.frames = s("g", { class: "frames" });
    this.lines = s("g", {
      class: "lines",
      "aria-hidden": "true",
      click: this.pressed.bind(this),
      pointerover: this.hovered.bind(this),
    });
    this.boxes = new Boxes(record, actions);
    this.svg = s(
      "svg",
      {
        class: "picture",
        role: "group",
        keydown: this.key.bind(this),
        focusin: this.focused.bind(this),
      },
      this.bands(),
      this.frames,
      this.boxes.leaders,
      this.lines,
      this.boxes.group,
    );
    this.zoom = new Zoom(this.svg, this.area(record.payload.types.map(({ id }) => id)));
  }

  /** The tiers behind the rows, every second one tinted, with their names. */
  bands() {
    const { layout, tiers } = this.record.payload;
    const [left, top, right, bottom] = layout.area;
    const group = s("g", { class: "bands", "aria-hidden": "true" });
    const width = right - left + MARGIN.left + MARGIN.right;
    let from = top - MARGIN.top;
    let odd = true;
    layout.rows.forEach(([tier, y], row) => {
      const next = layout.rows[row + 1];
      if (next && next[0] === tier) return;
      const to = next ? (y + next[1]) / 2 : bottom + MARGIN.bottom;
      const turn = `translate(${left - MARGIN.left + 10} ${(from + to) / 2}) rotate(-90)`;
      group.append(
        s("rect", {
          class: odd ? "band" : "band plain",
          x: left - MARGIN.left,
          y: from,
          width,
          height: to - from,
        }),
        s("text", { class: "tier", "text-anchor": "middle", transform: turn }, tiers[tier]),
      );
      from = to;
      odd = !odd;
    });
    return group;
  }

  /**
   * What there is to see of some types of line in all years, with its margins.
   * @param {string[]} types
   */
  area(types) {
    const { layout, lines, bodies, types: all } = this.record.payload;
    const [left, top, right] = layout.area;
    let bottom = 0;
    for (const { type, tail, head } of lines) {
      if (!types.includes(all[type].id)) continue;
      for (const body of [tail, head]) bottom = Math.max(bottom, bodies[body].place?.[1] ?? 0);
    }
    return {
      x: left - MARGIN.left,
      y: top - MARGIN.top,
      width: right - left + MARGIN.left + MARGIN.right,
      height: bottom + layout.box.height / 2 - top + MARGIN.top + MARGIN.bottom,
    };
  }

  /**
   * Shows a scene.
   * @param {Scene} scene
   * @param {Marks | null} marks what began and ended, where that is to be seen
   * @param {Chosen} chosen
   * @param {string} label what the picture is, for those who do not see it
   * @param {import("./opening.js").Opening} opening what part of it is shown at first
   */
  draw(scene, marks, chosen, label, opening) {
    this.scene = scene;
    this.svg.setAttribute("aria-label", label);
    const { lines, asked } = scene;
    for (const line of this.shown) if (!lines.has(line)) this.hide(line);
    for (const shown of lines.values()) {
      this.show(shown, marks?.lines.get(shown.line) ?? "", chosen);
    }
    this.shown = new Set(lines.keys());
    this.raise();
    const some = [...this.shown].some((line) =>
      /touched|chosen/.test(this.drawn.get(line)?.look ?? ""),
    );
    this.svg.classList.toggle("some-chosen", some);
    this.frame(scene);
    const area = this.area(asked.types);
    const floor = area.y + area.height - MARGIN.bottom;
    const bottom = this.boxes.draw(scene, marks?.bodies ?? new Map(), chosen, floor);
    const whole = { ...area, height: area.height + bottom - floor };
    this.zoom.over(whole, opening.part, opening.at);
  }

  /** @param {number} line */
  hide(line) {
    const drawn = this.drawn.get(line);
    if (!drawn) return;
    drawn.look = "";
    drawn.group.setAttribute("class", "line gone");
    drawn.casing.setAttribute("class", "casing gone");
  }

  /**
   * @param {ShownLine} shown
   * @param {State} state
   * @param {Chosen} chosen
   */
  show(shown, state, chosen) {
    const line = this.record.payload.lines[shown.line];
    if (!line.path) return;
    const drawn = this.drawn.get(shown.line) ?? this.made(shown.line);
    this.drawn.set(shown.line, drawn);
    const names = ["line"];
    if (shown.planned) names.push("planned");
    else if (shown.sure < 2) names.push("possible");
    if (state) names.push(state);
    const { body, line: statements } = chosen;
    if (statements.length > 0) {
      if (shown.statements.some((one) => statements.includes(one))) names.push("chosen");
    } else if (body !== null && (line.tail === body || line.head === body)) names.push("touched");
    const name = names.join(" ");
    if (drawn.look !== name) {
      drawn.look = name;
      drawn.group.setAttribute("class", name);
      const casings = [
        "casing",
        state === "begun" && "begun",
        names.at(-1) === "chosen" && "chosen",
      ];
      drawn.casing.setAttribute("class", casings.filter(Boolean).join(" "));
    }
    this.number(drawn, shown);
    this.sign(drawn, shown.line, state);
  }

  /** Draws what began, and what is chosen, over all that it would else lie under. */
  raise() {
    const rank = (/** @type {number} */ line) => {
      const look = this.drawn.get(line)?.look ?? "";
      return ["begun", "touched", "chosen"].findLastIndex((name) => look.includes(name));
    };
    const high = [...this.shown].filter((line) => rank(line) >= 0);
    high.sort((one, other) => rank(one) - rank(other) || one - other);
    const order = high.map((line) => `${line}:${rank(line)}`).join();
    if (order === this.raised) return;
    this.raised = order;
    for (const line of high) {
      const { group, strokes } = this.bundle(line);
      const drawn = this.drawn.get(line);
      if (drawn) strokes.append(drawn.group);
      this.lines.append(group);
    }
  }

  /**
   * The badge with the step in a mandate, at the head of its line.
   * @param {Drawn} drawn
   * @param {ShownLine} shown
   */
  number(drawn, shown) {
    const { group, step } = drawn;
    if (step === shown.step) return;
    drawn.step = shown.step;
    group.querySelector(".badge.step")?.remove();
    const tip = this.record.payload.lines[shown.line].tip;
    if (shown.step && tip) group.append(badge(tip[0], tip[1] - 4.4 * tip[2], shown.step, "step"));
  }

  /**
   * The sign of what became of a line, at the end that it shares with no other.
   * @param {Drawn} drawn
   * @param {number} index
   * @param {State} state
   */
  sign(drawn, index, state) {
    if (drawn.state === state) return;
    drawn.state = state;
    drawn.group.querySelector(".badge.state")?.remove();
    if (!state) return;
    const [x, y] = this.ownEnd(index);
    drawn.group.append(badge(x, y, SIGNS[state], `state ${state}`));
  }

  /**
   * A place on a line near the end that no other line of its bundle has, clear of head and step.
   * @param {number} index
   * @returns {[number, number]}
   */
  ownEnd(index) {
    const { lines } = this.record.payload;
    const { path = [], bundle, tip } = lines[index];
    const [x, y] = path;
    const shared = lines.some(
      (other, number) =>
        number !== index &&
        bundle !== undefined &&
        other.bundle === bundle &&
        other.path?.at(-2) === path.at(-2) &&
        other.path?.at(-1) === path.at(-1),
    );
    const [endX, endY, way] = shared
      ? [x, y, 1]
      : [path[path.length - 2], path[path.length - 1], -1];
    const free = tip && tip[1] === endY ? 16 : 7;
    return [endX, endY + way * free];
  }

  /** @param {number} index */
  bundle(index) {
    const line = this.record.payload.lines[index];
    const key = line.bundle === undefined ? `line ${index}` : `bundle ${line.bundle}`;
    let bundle = this.bundles.get(key);
    if (!bundle) {
      const style = this.record.payload.types[line.type].style;
      const [casings, strokes] = [s("g"), s("g")];
      const group = s("g", { "stroke-width": style.width }, casings, strokes);
      bundle = { group, casings, strokes };
      this.bundles.set(key, bundle);
      group.style.setProperty("--colour", style.colour);
      this.lines.append(group);
    }
    return bundle;
  }

  /**
   * @param {number} index
   * @returns {Drawn}
   */
  made(index) {
    const line = this.record.payload.lines[index];
    const style = this.record.payload.types[line.type].style;
    const d = rounded(line.path ?? []);
    const { casings, strokes } = this.bundle(index);
    const casing = s("path", { class: "casing", d });
    casings.append(casing);
    const group = s(
      "g",
      { "data-line": index },
      s("path", { class: "stroke", d, "stroke-dasharray": style.dashes.join(" ") || null }),
      s("path", { class: "core", d }),
      line.tip ? head(style.head, line.tip) : null,
      s("path", { class: "hit", d }),
    );
    strokes.append(group);
    return { group, casing, look: "", step: "", state: "" };
  }

  /**
   * A line was pressed: all that run in the same trunk at that place are chosen.
   * @param {MouseEvent} event
   */
  pressed(event) {
    const target = /** @type {Element} */ (event.target).closest("[data-line]");
    if (!target || !this.scene) return;
    const index = Number(target.getAttribute("data-line"));
    const { lines } = this.record.payload;
    const { x, y } = this.zoom.at(event);
    const within = [...this.scene.lines.values()].filter((shown) => {
      const line = lines[shown.line];
      if (shown.line === index) return true;
      const same = line.bundle !== undefined && line.bundle === lines[index].bundle;
      return same && line.path !== undefined && near(line.path, x, y);
    });
    this.actions.line([...new Set(within.flatMap((shown) => shown.statements))]);
  }

  /**
   * Says what a line is where the pointer rests on it.
   * @param {PointerEvent} event
   */
  hovered(event) {
    const target = /** @type {Element} */ (event.target).closest("[data-line]");
    if (!target || !this.scene) return;
    const { type, tail, head } =
      this.record.payload.lines[Number(target.getAttribute("data-line"))];
    const { on, known } = this.scene.asked;
    const [from, to] = [tail, head].map((body) => this.record.name(body, on, known));
    const words = `${this.record.payload.types[type].label}: ${from} → ${to}`;
    target.querySelector("title")?.remove();
    target.append(s("title", {}, words));
  }

  /**
   * Who goes on by keyboard to what lies beyond the part that is shown gets to see it.
   * @param {FocusEvent} event
   */
  focused({ target }) {
    if (!(target instanceof SVGGraphicsElement) || !target.matches(":focus-visible")) return;
    const { x, y, width, height } = target.getBBox();
    this.zoom.reveal(x + width / 2, y + height / 2);
  }

  /** @param {Scene} scene */
  frame(scene) {
    const { layout, bodies } = this.record.payload;
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    for (const [part, whole] of scene.frames) {
      groups.set(whole, [...(groups.get(whole) ?? [whole]), part]);
    }
    const rects = [...groups.values()].map((members) => {
      const places = members.map((body) => bodies[body].place ?? [0, 0, 0, 0]);
      const { height, frame } = layout.box;
      const left = Math.min(...places.map(([x, , width]) => x - width / 2)) - frame;
      const right = Math.max(...places.map(([x, , width]) => x + width / 2)) + frame;
      const y = places[0][1] - height / 2 - frame;
      const size = { width: right - left, height: height + 2 * frame };
      return s("rect", { class: "frame", x: left, y, ...size, rx: 4 });
    });
    fill(this.frames, ...rects);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "+" || event.key === "=") this.zoom.by(1);
    else if (event.key === "-") this.zoom.by(-1);
    else if (event.key === "0") this.zoom.fit();
    else return;
    event.preventDefault();
  }

  /** The bodies that are shown, in reading order. */
  get order() {
    return this.scene ? inOrder(this.record, [...this.scene.bodies.keys()]) : [];
  }
}
