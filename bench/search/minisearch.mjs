// Build the whole index of MiniSearch with the Dutch stemmer of Orama: node minisearch.mjs CORPUS OUT
// Writes minisearch.json and a page script; prints a line of JSON. Wants `minisearch` and
// `@orama/stemmers` in node_modules of the working folder.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [corpus, out] = process.argv.slice(2);
const modules = path.join(process.cwd(), "node_modules");
const SCRIPTS = { "minisearch.js": "minisearch/dist/es/index.js", "stemmer.js": "@orama/stemmers/dist/nl.js" };
const load = (name) => import(pathToFileURL(path.join(modules, SCRIPTS[name])).href);
const MiniSearch = (await load("minisearch.js")).default;
const { stemmer } = await load("stemmer.js");
const fold = (word) => stemmer(word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""));
const options = {
  fields: ["title", "summary", "body", "district"],
  storeFields: ["title", "url", "summary", "district", "type", "date"],
};
const started = process.cpuUsage();
const index = new MiniSearch({ ...options, processTerm: fold });
index.addAll(fs.readFileSync(`${corpus}/docs.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line)));
const { user, system } = process.cpuUsage(started);
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(`${out}/minisearch.json`, JSON.stringify(index));
for (const [name, file] of Object.entries(SCRIPTS)) fs.copyFileSync(path.join(modules, file), `${out}/${name}`);
console.log(JSON.stringify({ engine: "minisearch", build: (user + system) / 1e6, bytes: fs.statSync(`${out}/minisearch.json`).size }));
