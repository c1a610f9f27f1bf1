/** The error finder: what is pasted is compared with the rows of the page; nothing leaves the browser. */

import { all, element, fill } from "./dom.js";
import { guard } from "./keys.js";
import { body, normal, recognise } from "./recognise.js";

const SHOWN = 5;
const QUERY = 120;

function rowsOf(root, page = "") {
  return all(".ap-grid tbody tr[id]", root).map((line) => ({
    line,
    address: `${page}#${line.id}`,
    signal: line.cells[0].textContent,
    words: [...line.cells].map((cell) => cell.textContent).join(" "),
  }));
}

/** The cells of a row as a card; they are the page's own words, copied. */
function card({ line, address }, words) {
  const [signal, ...cells] = line.cells;
  const heads = line.closest("table").tHead.rows[0].cells;
  const list = element("dl");
  for (const cell of cells) {
    const held = element("dd");
    held.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    list.append(element("div", {}, element("dt", { textContent: heads[cell.cellIndex].textContent }), held));
  }
  const title = element("h2", { className: "ap-hit__signal" });
  title.append(...[...signal.childNodes].map((node) => node.cloneNode(true)));
  const link = element("a", { href: address, textContent: words.row });
  return element("article", { className: "ap-hit" }, title, list, element("p", { className: "ap-hit__row" }, link));
}

/** The rows of another page of the list; its links are made to lead where they lead there. */
async function rowsAt(page) {
  const answer = await fetch(page);
  if (!answer.ok) return [];
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of all(".ap-grid a[href]", read)) link.href = new URL(link.getAttribute("href"), answer.url).href;
  return rowsOf(read, page);
}

function readAs(text, told, words) {
  const parts = Object.entries(body(text));
  told.hidden = !parts.length;
  const shown = parts.flatMap(([name, value]) => [` ${name} `, element("code", { textContent: value.slice(0, QUERY) })]);
  told.replaceChildren(words.read, ...shown);
}

/** Set up the finder of the page. */
export function finder(form) {
  const words = JSON.parse(form.dataset.words);
  const keys = JSON.parse(form.dataset.keys);
  const field = form.querySelector("textarea");
  const part = (name) => form.querySelector(`.ap-finder__${name}`);
  const [told, hits, none, warning] = [part("told"), part("hits"), part("none"), form.querySelector(".ap-warning")];
  const search = none.querySelector("[data-search]");
  const address = search.getAttribute("href");
  const rows = rowsOf(document);
  const show = () => {
    const text = field.value.trim();
    const found = text ? recognise(rows, text) : [];
    const sure = found.some(({ fit }) => fit === "exact" || fit === "contains");
    hits.replaceChildren(...found.slice(0, SHOWN).map(({ row }) => card(row, words)));
    if (found.length > SHOWN) hits.append(others(found.slice(SHOWN), words));
    for (const row of rows) row.line.classList.toggle("ap-row--hit", sure && found.some((hit) => hit.row === row));
    readAs(text, part("read"), words);
    const count = found.length;
    told.textContent = !text ? "" : count ? fill(sure ? words.found : words.maybe, { count }) : told.dataset.none;
    none.hidden = !text || sure;
    search.href = `${address}?q=${encodeURIComponent(question(text))}`;
  };
  guard(field, keys, (label) => {
    warning.textContent = fill(words.key, { label, example: keys.example });
  });
  field.addEventListener("input", (event) => {
    if (!field.value.includes("...")) warning.textContent = "";
    if (!event.isComposing) show();
  });
  field.addEventListener("compositionend", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    if (!hits.childElementCount) field.focus();
  });
  const more = JSON.parse(form.dataset.more ?? "[]");
  if (more.length) {
    const fetchAll = async () => {
      for (const found of await Promise.all(more.map(rowsAt))) rows.push(...found);
      if (field.value) show();
    };
    field.addEventListener("focus", fetchAll, { once: true });
  }
  form.addEventListener("reset", () => {
    warning.textContent = "";
    setTimeout(() => {
      show();
      field.focus();
    });
  });
  form.hidden = false;
  if (field.value) show();
  arrive();
  addEventListener("hashchange", arrive);
}

/** What to search the site for: the message of a body, or the first line. Keys in it are masked already. */
function question(text) {
  const parts = body(text);
  return (parts.message ?? parts.code ?? text.split("\n").find((line) => normal(line)) ?? "").trim().slice(0, QUERY);
}

function others(found, words) {
  const links = found.map(({ row }) => element("li", {}, element("a", { href: row.address, textContent: row.signal })));
  const more = element("summary", { textContent: fill(words.more, { count: found.length }) });
  return element("details", { className: "ap-hits__more" }, more, element("ul", {}, ...links));
}

/** `/errors/#401`: the form that has just appeared has moved the row. */
function arrive() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    return;
  }
  const line = document.getElementById(id)?.closest("tr[id]");
  if (line) line.scrollIntoView({ block: "start" });
}
