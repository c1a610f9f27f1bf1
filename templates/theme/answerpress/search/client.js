/** The page's end of the worker. It starts with the first query, or with {@link warm}. */

/** @typedef {import("./rank.js").Results & {milliseconds: number}} Answer */

let worker;
let last = 0;
const waiting = new Map();

function start() {
  worker ??= Object.assign(new Worker(new URL("worker.js", import.meta.url), { type: "module" }), {
    onmessage({ data: { id, results, milliseconds, error } }) {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(new Error(error));
      else resolve({ ...results, milliseconds });
    },
    onerror() {
      for (const { reject } of waiting.values()) reject(new Error("no worker"));
      waiting.clear();
      worker = undefined;
    },
  });
  return worker;
}

/** @returns {Promise<Answer>} */
export function search(query, options = {}) {
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    start().postMessage({ id: last, query, options });
  });
}

/** Fetches the root of the index before anybody has typed. */
export function warm() {
  search(undefined).catch(() => {});
}
