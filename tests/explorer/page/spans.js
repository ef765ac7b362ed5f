// Prints the page's words for spans: reads the path of {payload, extents}, writes a text for each.
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { pathToFileURL } from "node:url";

const [, , sources, path] = argv;
const from = (name) => import(pathToFileURL(`${sources}/src/${name}`).href);
const { completed } = await from("payload.js");
const { Record } = await from("record.js");
const { spanInWords } = await from("times.js");

const { payload, extents } = JSON.parse(readFileSync(path, "utf-8"));
const record = new Record(completed(payload));
stdout.write(JSON.stringify(extents.map((extent) => spanInWords(record, extent))));
