// Bundles the modules and the style sheets into the two files that `nhsgraph explore` puts into
// its page. With `--check` nothing is written: the exit code is 1 where a file is not fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "src", "nhsgraph", "explorer");
const licence = readFileSync(join(here, "..", "LICENSE"), "utf-8").trim();
const notice = `/*! The nhsgraph explorer. Nothing of others is bundled in it.\n\n${licence}\n*/`;

/** @param {string} entry @param {string} output */
async function bundled(entry, output) {
  const result = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    banner: { [output.endsWith(".css") ? "css" : "js"]: notice },
  });
  return { path: join(target, output), text: result.outputFiles[0].text };
}

const files = [
  await bundled("src/main.js", "page.js"),
  await bundled("style/page.css", "page.css"),
];
let stale = 0;
for (const { path, text } of files) {
  if (process.argv.includes("--check")) {
    let kept = "";
    try {
      kept = readFileSync(path, "utf-8");
    } catch {
      kept = "";
    }
    if (kept !== text) {
      console.error(`${path} is not fresh: run “npm run build” in explorer/.`);
      stale = 1;
    }
  } else {
    writeFileSync(path, text);
  }
}
process.exitCode = stale;
