// Prints what holds, by the page's own arithmetic, on pairs of days: reads the path of a payload as
// it stands in the page and pairs [[day, day of knowledge or null], …], writes [{statements, bodies, names, texts, lines}, …].
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { pathToFileURL } from "node:url";

const [, , sources, path, pairs] = argv;
const from = (name) => import(pathToFileURL(`${sources}/src/${name}`).href);
const { completed, texts } = await from("payload.js");
const { certainty, Record } = await from("record.js");
const { textOf } = await from("sentences.js");
const { Scenes } = await from("picture/scene.js");

const { reads } = texts(readFileSync(path, "utf-8"));
const [first, cards] = reads.map((read) => () => JSON.parse(read()));
let drawn = false;
const saying = () => {
  if (!drawn) throw new Error("a picture of all that is known reads what cards say");
  return cards();
};
const proving = () => {
  throw new Error("a picture reads what proves it");
};
const record = new Record(completed(first(), [saying, proving]));
const { statements, bodies } = record.payload;
const scenes = new Scenes(record);
const types = record.payload.types.filter((type) => type.edge).map((type) => type.id);
const words = ["no", "possible", "certain"];
const sceneOf = ([day, known]) =>
  scenes.of({ on: day, known, types, plans: true, also: [] });
const asked = JSON.parse(pairs);
for (const pair of asked.filter(([, known]) => known === null)) sceneOf(pair);
drawn = true;
const found = asked.map(([day, known]) => {
  const told = { statements: {}, bodies: {}, names: {}, texts: {}, lines: [] };
  statements.forEach((statement, index) => {
    const sure = statement.ends ? record.holds(index, day, known) : 0;
    if (sure > 0) told.statements[statement.id] = words[sure];
    told.texts[statement.id] = textOf(record, statement, { on: day, known });
  });
  bodies.forEach((body, index) => {
    const sure = certainty(record.life(body, known), day);
    if (sure > 0) {
      told.bodies[body.id] = words[sure];
      told.names[body.id] = record.name(index, day, known);
    }
  });
  const scene = sceneOf([day, known]);
  for (const { line, sure, members, planned, statements: on } of scene.lines.values()) {
    told.lines.push([line, sure, members, planned, on]);
  }
  return told;
});
stdout.write(JSON.stringify(found));
