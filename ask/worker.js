// The worker: Python, the package's wheel and the engine, all from the page's own origin.
import { loadPyodide } from "./pyodide/pyodide.mjs";

/** @param {string} told what is being done */
function tell(told) {
  postMessage({ told });
}

/** @param {string} name a file beside this one */
async function fetched(name) {
  const reply = await fetch(new URL(name, import.meta.url));
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  return reply;
}

async function begun() {
  tell("Loading Python …");
  const indexURL = new URL("pyodide/", import.meta.url).href;
  const [python, wheel, engine] = await Promise.all([
    loadPyodide({ indexURL }),
    fetched("nhsgraph.whl").then((reply) => reply.arrayBuffer()),
    fetched("engine.py").then((reply) => reply.text()),
  ]);
  tell("Reading the record …");
  python.unpackArchive(new Uint8Array(wheel), "wheel");
  python.runPython(engine);
  return python.globals.get("ask");
}

const engine = begun();
engine.catch((error) => postMessage({ failed: String(error.message ?? error) }));

addEventListener("message", async ({ data: { number, question, known } }) => {
  try {
    const ask = await engine;
    tell("Asking …");
    postMessage({ number, reply: JSON.parse(ask(question, known)) });
  } catch (error) {
    postMessage({
      number,
      failed: String(error.message ?? error)
        .trim()
        .split("\n")
        .at(-1),
    });
  }
});
