/** Answers queries with the JavaScript engine over the files of an index: one JSON line of results. Run by pytest. */

import { readFileSync } from "node:fs";

const [, , modules, input] = process.argv;
const { Engine } = await import(`${modules}/rank.js`);
const { files, queries } = JSON.parse(readFileSync(input, "utf8"));
const engine = await Engine.open(async (path) => JSON.parse(files[path]));
const found = [];
for (const [query, options] of queries) {
  const { hits, weak, total } = await engine.search(query, options);
  found.push({ weak, total, hits: hits.map(({ id, score, coverage }) => [id, score, coverage]) });
}
process.stdout.write(JSON.stringify(found));
