// Runs the tables of this folder through the modules of the pages: node run.mjs FOLDER_WITH_MODULES KEYS_JSON
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, keysFile] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${folder}/${name}.mjs`));
const table = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url)));
const keys = JSON.parse(readFileSync(keysFile));
const { mask, personal } = await load("keys");
const { recognise } = await load("recognise");
const { rows, cases } = table("recognise");

console.log(
  JSON.stringify({
    keys: table("keys").map(({ text }) => mask(text, keys).text),
    typed: table("keys").map(({ text }) => [...text].reduce((typed, character) => mask(typed + character, keys).text, "")),
    personal: table("personal").map(({ text }) => personal(text)),
    recognise: cases.map(({ text }) => {
      const found = recognise(rows, text);
      return { found: found.map(({ row }) => row.signal), fit: found[0]?.fit ?? "" };
    }),
  }),
);
