// How the data of the page is unpacked: the decoder of LZMA, which knows what stood far before.
//
// Its stream has no head: each letter is expected by the four highest bits of the one before it, no
// place counts for anything (lc 4, lp 0, pb 0), and the number of bytes is known beforehand.

/** Where in the one array of chances those of a choice begin, one for each state or sign. */
const [MATCH, AGAIN, NOT_LAST, LONGER, NOT_SECOND, NOT_THIRD] = [0, 12, 24, 36, 48, 60];
const [SLOTS, NEAR, LOWEST, LENGTH, LENGTH_AGAIN, LETTERS] = [72, 328, 444, 460, 734, 1008];
/** In the chances of a length: those of short ones, middle ones and long ones. */
const [SHORT, MIDDLE, LONG] = [2, 10, 18];
/** How many chances a letter has: by itself, and beside the letter that was to be expected. */
const OF_A_LETTER = 0x300;

/** What makes numbers of 32 bits, of which the highest is no sign, compare as they are. */
const UNSIGNED = 0x80000000;

export class Decoder {
  /**
   * @param {Iterator<Uint8Array, void>} blocks the stream, some bytes at a time
   * @param {number} size how many bytes come of it
   */
  constructor(blocks, size) {
    this.blocks = blocks;
    this.block = blocks.next().value ?? new Uint8Array(5);
    this.next = 5;
    this.made = new Uint8Array(size);
    this.at = 0;
    this.state = 0;
    this.chances = new Uint16Array(LETTERS + 16 * OF_A_LETTER).fill(1024);
    /** How far back what was copied lay, the latest first. */
    this.last = [1, 1, 1, 1];
    /** The range, and where in it the code lies: numbers of 32 bits without a sign. */
    this.range = -1;
    this.code = new DataView(this.block.buffer).getInt32(1);
  }

  /** Makes the next byte of the stream count. */
  shift() {
    if (this.next === this.block.length) {
      this.block = this.blocks.next().value ?? new Uint8Array(1);
      this.next = 0;
    }
    this.range <<= 8;
    this.code = (this.code << 8) | this.block[this.next];
    this.next += 1;
  }

  /** @param {number} choice whose chance becomes what was chosen */
  bit(choice) {
    const chance = this.chances[choice];
    const bound = Math.imul(this.range >>> 11, chance);
    const one = (this.code ^ UNSIGNED) >= (bound ^ UNSIGNED);
    if (one) {
      this.range = (this.range - bound) | 0;
      this.code = (this.code - bound) | 0;
      this.chances[choice] = chance - (chance >>> 5);
    } else {
      this.range = bound;
      this.chances[choice] = chance + ((2048 - chance) >>> 5);
    }
    if (this.range >>> 24 === 0) this.shift();
    return one ? 1 : 0;
  }

  /**
   * A number whose highest bit comes first.
   * @param {number} from
   * @param {number} bits
   */
  number(from, bits) {
    let node = 1;
    while (node < 1 << bits) node = (node << 1) | this.bit(from + node);
    return node - (1 << bits);
  }

  /**
   * A number whose lowest bit comes first.
   * @param {number} from
   * @param {number} bits
   */
  reversed(from, bits) {
    let node = 1;
    let value = 0;
    for (let place = 0; place < bits; place += 1) {
      const one = this.bit(from + node);
      node = (node << 1) | one;
      value |= one << place;
    }
    return value;
  }

  /** @param {number} bits of a number all of whose values are as likely */
  plain(bits) {
    let value = 0;
    for (let left = bits; left > 0; left -= 1) {
      this.range >>>= 1;
      const one = (this.code ^ UNSIGNED) >= (this.range ^ UNSIGNED);
      if (one) this.code = (this.code - this.range) | 0;
      value = (value << 1) | (one ? 1 : 0);
      if (this.range >>> 24 === 0) this.shift();
    }
    return value;
  }

  letter() {
    const { made, at, state } = this;
    const from = LETTERS + OF_A_LETTER * (at > 0 ? made[at - 1] >>> 4 : 0);
    let node = 1;
    let expected = state < 7 ? 0 : made[at - this.last[0]];
    for (let alike = state >= 7; alike && node < 0x100; expected <<= 1) {
      const hoped = (expected >>> 7) & 1;
      const one = this.bit(from + ((1 + hoped) << 8) + node);
      node = (node << 1) | one;
      alike = one === hoped;
    }
    while (node < 0x100) node = (node << 1) | this.bit(from + node);
    made[at] = node;
    this.at += 1;
    this.state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
  }

  /** @param {number} from */
  length(from) {
    if (!this.bit(from)) return 2 + this.number(from + SHORT, 3);
    if (!this.bit(from + 1)) return 10 + this.number(from + MIDDLE, 3);
    return 18 + this.number(from + LONG, 8);
  }

  /** @param {number} length of what lies so far back */
  distance(length) {
    const slot = this.number(SLOTS + 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot + 1;
    const bits = (slot >>> 1) - 1;
    const least = (2 | (slot & 1)) << bits;
    if (slot < 14) return 1 + least + this.reversed(NEAR + least - slot, bits);
    return 1 + least + (this.plain(bits - 4) << 4) + this.reversed(LOWEST, 4);
  }

  /** What comes next is there already: how many bytes; how far back becomes the first of `last`. */
  match() {
    const { state, last } = this;
    const early = state < 7;
    if (!this.bit(AGAIN + state)) {
      const length = this.length(LENGTH);
      last.pop();
      last.unshift(this.distance(length));
      this.state = early ? 7 : 10;
      return length;
    }
    if (this.bit(NOT_LAST + state)) {
      const which = this.bit(NOT_SECOND + state) ? 2 + this.bit(NOT_THIRD + state) : 1;
      last.unshift(...last.splice(which, 1));
    } else if (!this.bit(LONGER + state)) {
      this.state = early ? 9 : 11;
      return 1;
    }
    this.state = early ? 8 : 11;
    return this.length(LENGTH_AGAIN);
  }

  /**
   * The first bytes that come of it.
   * @param {number} size how many
   */
  upTo(size) {
    const { made, last } = this;
    while (this.at < size) {
      if (!this.bit(MATCH + this.state)) this.letter();
      else {
        const stop = this.at + this.match();
        for (; this.at < stop; this.at += 1) made[this.at] = made[this.at - last[0]];
      }
    }
    return made.subarray(0, size);
  }
}
