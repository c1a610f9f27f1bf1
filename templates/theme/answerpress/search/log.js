/** Queries without an answer, kept in this browser alone, and only by whoever asked for it. */

const WANTED = "answerpress.search.log";
const NOTED = "answerpress.search.unanswered";
const MOST = 500;

function read(key, nothing) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? nothing;
  } catch {
    return nothing;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* Storage is shut: nothing is noted, then. */
  }
}

export const wanted = () => read(WANTED, false) === true;
export const want = (yes) => write(WANTED, yes);
export const noted = () => read(NOTED, []);
export const clear = () => write(NOTED, []);

/** Notes a query that found nothing, or nothing that fits; the same query once, with how often. */
export function note(query, { total, weak }) {
  if (!wanted() || (total && !weak)) return;
  const day = new Date().toISOString().slice(0, 10);
  const list = noted();
  const known = list.find((one) => one.query === query);
  if (known) Object.assign(known, { times: known.times + 1, last: day });
  else list.push({ query, results: total, times: 1, first: day, last: day });
  write(NOTED, list.slice(-MOST));
}

/** Hands the list over as a file. */
export function save() {
  const data = JSON.stringify({ page: location.origin, queries: noted() }, null, 2);
  const address = URL.createObjectURL(new Blob([data], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: "unanswered-queries.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
