// Zoom, pan and fit: what part of the picture the window shows, kept in the viewBox.

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

const STEP = 1.35;
const CLOSEST = 8;

export class Zoom {
  /**
   * @param {SVGSVGElement} svg
   * @param {Box} whole all that there is to see
   */
  constructor(svg, whole) {
    this.svg = svg;
    this.whole = whole;
    this.box = { ...whole };
    /** How much of the width is shown at first; and whether the reader has chosen another part. */
    this.first = 1;
    this.exactly = 1;
    this.own = false;
    /** @type {Map<number, {x: number, y: number}>} */
    this.fingers = new Map();
    this.moved = false;
    /** @type {Zoom | null} another picture of the same, which shows the same part */
    this.twin = null;
    svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.press(event));
    svg.addEventListener("pointermove", (event) => this.move(event));
    for (const name of /** @type {const} */ (["pointerup", "pointercancel", "pointerleave"])) {
      svg.addEventListener(name, (event) => this.lift(event));
    }
    // A drag that ends on a body has not chosen it.
    svg.addEventListener(
      "click",
      (event) => {
        if (this.moved) event.stopPropagation();
        this.moved = false;
      },
      true,
    );
    this.show();
  }

  /** True where a part is shown rather than the whole. */
  get near() {
    return this.box.width < this.whole.width - 0.01;
  }

  /** True where all that there is from top to bottom is shown. */
  get tall() {
    return this.box.height > this.whole.height - 0.01;
  }

  /** What a file has of the picture: the part that the reader has chosen, else the whole. */
  get kept() {
    return this.own ? this.box : this.whole;
  }

  /**
   * Shows a part of the width, from top to bottom.
   * @param {number} part
   * @param {number} middle of it, across
   */
  part(part, middle) {
    const { y, width, height } = this.whole;
    this.own = true;
    this.box = { x: middle - (width * part) / 2, y, width: width * part, height };
    this.share();
  }

  /** Shows the whole. */
  fit() {
    this.own = true;
    this.box = { ...this.whole };
    this.share();
  }

  /**
   * Shows something else as the whole; the part that the reader has chosen of it stays as it is.
   * @param {Box} whole
   * @param {number} first about how much of its width is shown at first, from top to bottom
   * @param {() => import("./opening.js").Part} at which part that is
   */
  over(whole, first, at) {
    const same = whole.width === this.whole.width && whole.height === this.whole.height;
    if (same && first === this.first) return;
    if (first !== this.first) {
      const { part, middle } = at();
      this.exactly = part;
      this.box.x = middle - (whole.width * part) / 2;
    }
    const width = whole.width * this.exactly;
    this.own &&= first === this.first && this.near;
    if (!this.own) this.box = { x: this.box.x, y: whole.y, width, height: whole.height };
    this.whole = whole;
    this.first = first;
    this.show();
  }

  /** @param {number} steps how many steps nearer; negative is further away */
  by(steps) {
    const { x, y, width, height } = this.box;
    this.scale(STEP ** steps, x + width / 2, y + height / 2);
  }

  /**
   * Makes everything so many times larger around a point that stays.
   * @param {number} times
   * @param {number} x
   * @param {number} y
   */
  scale(times, x, y) {
    const width = Math.min(
      Math.max(this.box.width / times, this.whole.width / CLOSEST),
      this.whole.width,
    );
    const ratio = width / this.box.width;
    this.own = true;
    this.box = {
      x: x - (x - this.box.x) * ratio,
      y: y - (y - this.box.y) * ratio,
      width,
      height: Math.min(this.box.height * ratio, this.whole.height),
    };
    this.share();
  }

  /**
   * Moves what is shown.
   * @param {number} dx
   * @param {number} dy
   */
  pan(dx, dy) {
    this.box = { ...this.box, x: this.box.x + dx, y: this.box.y + dy };
    this.share();
  }

  /**
   * Moves so that a place can be seen.
   * @param {number} x
   * @param {number} y
   */
  reveal(x, y) {
    const { box } = this;
    const inside = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    if (this.near && !inside) this.pan(x - box.x - box.width / 2, y - box.y - box.height / 2);
  }

  /**
   * Shows for a while what a file has of the picture, as for a print.
   * @returns {() => void} what ends it
   */
  printed() {
    const { box } = this;
    this.box = { ...this.kept };
    this.show();
    return () => {
      this.box = box;
      this.show();
    };
  }

  show() {
    const { whole, box } = this;
    box.x = Math.min(Math.max(box.x, whole.x), whole.x + whole.width - box.width);
    box.y = Math.min(Math.max(box.y, whole.y), whole.y + whole.height - box.height);
    const shown = [box.x, box.y, box.width, box.height].map((value) => value.toFixed(1));
    this.svg.setAttribute("viewBox", shown.join(" "));
    this.svg.classList.toggle("near", this.near);
    this.svg.classList.toggle("tall", this.tall);
  }

  /** Shows what was chosen, and in the twin the same part. */
  share() {
    this.show();
    if (!this.twin) return;
    const { whole } = this.twin;
    this.twin.own = this.own;
    this.twin.box = this.near ? { ...this.box } : { ...whole };
    this.twin.show();
  }

  /**
   * Where on the picture a point of the window lies.
   * @param {{clientX: number, clientY: number}} at
   */
  at({ clientX, clientY }) {
    const frame = this.svg.getBoundingClientRect();
    const unit = this.unit(frame);
    const left = frame.left + (frame.width - this.box.width / unit) / 2;
    const top = frame.top + (frame.height - this.box.height / unit) / 2;
    return { x: this.box.x + (clientX - left) * unit, y: this.box.y + (clientY - top) * unit };
  }

  /** @param {DOMRect} frame */
  unit(frame) {
    return Math.max(this.box.width / frame.width, this.box.height / frame.height);
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { x, y } = this.at(event);
    this.scale(Math.exp(-event.deltaY / 240), x, y);
  }

  /** @param {PointerEvent} event */
  press(event) {
    this.moved = false;
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  /** @param {PointerEvent} event */
  move(event) {
    const last = this.fingers.get(event.pointerId);
    if (!last) return;
    const now = { x: event.clientX, y: event.clientY };
    const others = [...this.fingers].filter(([id]) => id !== event.pointerId);
    if (others.length === 1) {
      const [[, other]] = others;
      const apart = Math.hypot(now.x - other.x, now.y - other.y);
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const { x, y } = this.at({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 });
      if (before > 0) this.scale(apart / before, x, y);
      this.moved = true;
    } else if (this.near) {
      if (!this.moved && Math.hypot(now.x - last.x, now.y - last.y) < 4) return;
      const unit = this.unit(this.svg.getBoundingClientRect());
      this.own = true;
      this.pan((last.x - now.x) * unit, (last.y - now.y) * unit);
      this.moved = true;
    }
    this.fingers.set(event.pointerId, now);
  }

  /** @param {PointerEvent} event */
  lift(event) {
    this.fingers.delete(event.pointerId);
  }
}
