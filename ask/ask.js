// The page: a question goes to the worker, which is begun by the first; its answer is shown.
/** @type {<T extends Element>(selector: string) => T} */
const the = (selector) => document.querySelector(selector);
const form = the("form");
const box = the("#question");
const known = the("#known");
const status = the("#status");
const answer = the("#answer");
const saves = the("#saves");
let worker = null;
let asked = 0;
/** @type {Record<string, string> | null} */
let last = null;

function begin() {
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => {
    if (data.told) status.textContent = data.told;
    else if (data.failed) fail(data.failed);
    else if (data.number === asked) show(data.reply);
  });
  worker.addEventListener("error", (event) => fail(event.message || "it could not be loaded"));
}

/** @param {string} why */
function fail(why) {
  worker?.terminate();
  worker = null;
  form.removeAttribute("aria-busy");
  status.textContent = `The engine does not answer: ${why}. Ask again, or install nhsgraph.`;
}

/** @param {{status: string, html?: string, text?: string, hints?: string[], answer?: object, ris?: string, bib?: string}} reply */
function show(reply) {
  form.removeAttribute("aria-busy");
  status.textContent = "";
  answer.dataset.status = reply.status;
  const { answer: whole, ris = "", bib = "" } = reply;
  last = whole ? { json: JSON.stringify(whole, null, 2), ris, bib } : null;
  saves.hidden = last === null;
  for (const button of saves.children) button.hidden = !last?.[button.dataset.as];
  if (reply.html === undefined) answer.replaceChildren(...paragraphs([reply.text, ...reply.hints]));
  else answer.innerHTML = reply.html; // the engine escapes every text; the policy bars scripts in it
  answer.hidden = false;
  answer.focus();
}

/** @param {string[]} texts */
function paragraphs(texts) {
  return texts.map((text) => {
    const made = document.createElement("p");
    made.textContent = text;
    return made;
  });
}

function ask() {
  const question = box.value.trim();
  if (!question) return;
  if (worker === null) begin();
  const place = new URLSearchParams({ q: question });
  if (known.value) place.set("as_known_on", known.value);
  history.replaceState(null, "", `#${place}`);
  form.setAttribute("aria-busy", "true");
  answer.hidden = saves.hidden = true;
  asked += 1;
  worker.postMessage({ number: asked, question, known: known.value });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
for (const example of document.querySelectorAll("button.example"))
  example.addEventListener("click", () => {
    box.value = example.textContent;
    ask();
  });
saves.addEventListener("click", ({ target }) => {
  const ending = target.dataset.as;
  if (!ending) return;
  const link = document.createElement("a");
  const type = ending === "json" ? "application/json" : "text/plain";
  link.href = URL.createObjectURL(new Blob([last[ending]], { type }));
  link.download = `answer.${ending}`;
  link.click();
  URL.revokeObjectURL(link.href);
});

// A link to a question fills it in; the engine is loaded by a click, not by a visit.
const linked = new URLSearchParams(location.hash.slice(1));
box.value = linked.get("q") ?? "";
known.value = linked.get("as_known_on") ?? "";
