/** The search page: results in the page, the address follows the query, and the log of what was not found. */

import * as log from "./log.js";
import { Panel } from "./panel.js";
import { element, fill } from "./results.js";

const LIMIT = 20;

export function start(form, words, links) {
  const field = form.querySelector("input");
  const found = sections();
  form.after(found.box);
  const panel = new Panel({ field, ...found }, { ...words, start: "" }, links, LIMIT);
  const others = [...document.querySelectorAll(".ap-page > section, .ap-contents")];
  const more = element("button", { type: "button", class: "ap-button" }, words.next);
  found.box.append(more);
  form.parentElement.append(notebook(words, field));
  const ask = (options) => {
    for (const other of others) other.hidden = Boolean(panel.query);
    remember(panel.query);
    more.hidden = true;
    panel.ask(options);
  };
  field.addEventListener("ap-answered", ({ detail }) => {
    more.hidden = detail.total <= panel.limit;
  });
  field.addEventListener("input", () => panel.composing || ask());
  field.addEventListener("compositionend", () => ask());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  more.addEventListener("click", () => panel.ask({ kind: panel.kind, limit: panel.limit + LIMIT }));
  form.addEventListener("keydown", (event) => panel.walk(event));
  found.list.addEventListener("keydown", (event) => panel.walk(event));
  field.value = new URL(location.href).searchParams.get("q") ?? field.value;
  ask();
}

function sections() {
  const meta = element("p", { class: "ap-found", role: "status" });
  const kinds = element("div", { class: "ap-kinds", role: "group", hidden: "" });
  const list = element("ol", { class: "md-search-result__list" });
  const ways = element("div", { class: "ap-ways", hidden: "" });
  return { meta, kinds, list, ways, box: element("div", { class: "ap-results md-search-result" }, meta, kinds, list, ways) };
}

/** Keeps the query in the address, so that it can be sent on and come back to. */
function remember(query) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/** The switch of the log, and its way out. */
function notebook(words, field) {
  const box = element("input", { type: "checkbox" });
  const save = element("button", { type: "button", class: "ap-button ap-button--small" });
  const clear = element("button", { type: "button", class: "ap-button ap-button--small" }, words.log_clear);
  const show = () => {
    const count = log.noted().length;
    box.checked = log.wanted();
    save.textContent = fill(words.log_export, { count });
    save.hidden = clear.hidden = count === 0;
  };
  box.addEventListener("change", () => {
    log.want(box.checked);
    show();
  });
  save.addEventListener("click", log.save);
  clear.addEventListener("click", () => {
    log.clear();
    show();
  });
  field.addEventListener("ap-answered", () => setTimeout(show, 2000));
  show();
  return element("p", { class: "ap-log" }, element("label", {}, box, ` ${words.log}`), save, clear);
}
