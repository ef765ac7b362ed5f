// How the words of a reader are compared with those of the record.

/** Words that say nothing of what is looked for. */
export const SMALL = new Set(
  `the a an of in on to for and it its was were is does do did by at with from body
   bodies organisation organisations
   who whom whose what which when where how why had has have`.split(/\s+/),
);

/**
 * A text as it is compared: small letters, no accents, words and figures only.
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * A word without the ending of its number or time: *moves*, *moved* and *moving* are one.
 * @param {string} word
 */
export function stem(word) {
  const bare = word.replace(/(?<=...)(?:ing|ied|ies|ed|es|s|e)$/, "");
  return bare.replace(/(.)\1$/, "$1");
}
