/** Holds the JavaScript analysis to `vectors.json`: prints what differs, and fails then. Run by pytest. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const [, , modules, table] = process.argv;
const { Analysis, keyOf, stem } = await import(`${modules}/analysis.js`);
const { Language } = await import(`${modules}/query.js`);
const { distance, segmentations } = await import(`${modules}/rank.js`);
const vectors = JSON.parse(readFileSync(table, "utf8"));
const words = new Language(vectors.tables);
const analysis = new Analysis(vectors.tables);

function planned(query) {
  const { key, last, bare, slots } = words.plan(query);
  const plain = slots.map(({ weight, falls, phrases }) => ({
    weight: Math.round(weight * 1e6) / 1e6,
    falls,
    phrases: phrases.map(({ terms, weight: own }) => [terms, own]),
  }));
  return { key, last, bare, slots: plain };
}

const made = {
  fold: (text) => analysis.fold(text),
  terms: (text) => analysis.terms(text),
  singles: (text) => analysis.terms(text, true),
  key: (text) => keyOf(analysis.fold(text)),
  stem,
  plan: planned,
};
for (const [name, make] of Object.entries(made)) {
  for (const [text, expected] of Object.entries(vectors[name])) assert.deepEqual(make(text), expected, `${name}: ${text}`);
}
for (const [one, two, expected] of vectors.distance) assert.equal(distance(one, two, 2), expected, `${one} ${two}`);
const syllables = { liu: "", shi: "", yu: "", e: "", xi: "", an: "", fang: "", fan: "", gan: "" };
for (const [word, expected] of Object.entries(vectors.segmentations)) assert.deepEqual(segmentations(word, syllables), expected, word);
