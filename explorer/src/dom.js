// The one way into the page: nodes from names, attributes and texts. Text is always text.

const SVG = "http://www.w3.org/2000/svg";
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be written out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const ON_THE_WEB = /^https?:\/\/[^\s/?#]\S*$/i;

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {{[name: string]: string | number | boolean | null | undefined
 *   | ((event: any) => void)}} Attributes
 */

/**
 * A text with the signs that can't be seen, or that turn the order of others, written out.
 * @param {string} text
 */
export function printable(text) {
  return text.replace(UNPRINTABLE, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  });
}

/**
 * An element of HTML.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes] functions are listeners; true, false and null as HTML has them
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  dress(element, attributes, children);
  return element;
}

/**
 * An element of SVG.
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function s(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  dress(element, attributes, children);
  return element;
}

/**
 * @param {Element} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  add(element, ...children);
}

/**
 * Adds what is there to add; texts are written so that they can be printed.
 * @param {Node & ParentNode} parent
 * @param {...Child} children
 */
export function add(parent, ...children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === "") continue;
    parent.append(child instanceof Node ? child : printable(String(child)));
  }
}

/**
 * Puts other children in the place of those that an element has.
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren();
  add(parent, ...children);
}

/**
 * Words with a link behind them; the words alone where the address is none of the web.
 * @param {string} address
 * @param {string} words
 */
export function link(address, words) {
  if (!ON_THE_WEB.test(address) || printable(address) !== address) return h("bdi", {}, words);
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, words);
}

/**
 * A button.
 * @param {string} words
 * @param {() => void} press
 * @param {Attributes} [attributes]
 */
export function button(words, press, attributes = {}) {
  return h("button", { type: "button", click: press, ...attributes }, words);
}
