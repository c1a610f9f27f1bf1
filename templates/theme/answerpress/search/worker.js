/** The engine, off the page's thread: it answers queries one after the other. */

import { Engine } from "./rank.js";

const folder = new URL("../../search/", import.meta.url);

async function read(path) {
  const response = await fetch(new URL(path, folder));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** @type {Promise<Engine> | undefined} */
let opening;

function engine() {
  opening ??= Engine.open(read).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

addEventListener("message", async ({ data: { id, query, options } }) => {
  try {
    const opened = await engine();
    const start = performance.now();
    const results = query === undefined ? undefined : await opened.search(query, options);
    postMessage({ id, results, milliseconds: performance.now() - start });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
