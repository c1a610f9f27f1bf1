/** Search in Material's dialog: opens and closes it, and hands the rest to a panel. Also starts the search page. */

import { markPage } from "./marks.js";
import { Panel } from "./panel.js";
import { start as startPage } from "./page.js";
import { element } from "./results.js";
import { search as words, ways } from "../words.js";

const LIMIT = 8;
const SVG = "http://www.w3.org/2000/svg";
const BACK = "M20 11v2H8l5.5 5.5-1.42 1.42L4.16 12l7.92-7.92L13.5 5.5 8 11z";
const CLOSE = "M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 13.41 12z";

/** A dialog that Material opens by a check box, and its styles with it. */
function start(dialog) {
  const toggle = document.querySelector("#__search");
  const field = dialog.querySelector("input");
  const form = dialog.querySelector("form");
  const panel = panelOf(dialog, field);
  const open = (yes) => {
    if (toggle.checked !== yes) toggle.click();
    if (!yes) field.blur();
  };
  field.addEventListener("focus", () => open(true));
  toggle.addEventListener("change", () => toggle.checked && field.focus());
  form.addEventListener("reset", () => {
    setTimeout(() => panel.ask());
    field.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (panel.composing) return;
    const first = dialog.querySelector(".md-search-result__link");
    if (first && field.value.trim() && !panel.list.matches("[aria-busy=true]")) first.click();
    else location.assign(`${form.action}?q=${encodeURIComponent(field.value.trim())}`);
  });
  keys(dialog, panel, toggle, open);
  return { panel, open };
}

/** What the dialog has beside its field: only a script can use it, so no page carries it. */
function panelOf(dialog, field) {
  const found = {
    meta: element("div", { class: "md-search-result__meta", role: "status" }, words.start),
    kinds: element("div", { class: "ap-kinds", role: "group", "aria-label": words.kinds, hidden: "" }),
    list: element("ol", { class: "md-search-result__list" }),
    ways: element("div", { class: "ap-ways", hidden: "" }),
  };
  const result = element("div", { class: "md-search-result" }, ...Object.values(found));
  const reset = element("button", { type: "reset", class: "md-search__icon md-icon", "aria-label": words.clear, tabindex: -1 }, icon(CLOSE));
  dialog.querySelector(".md-search__icon").append(icon(BACK));
  field.form.querySelector("button").before(element("div", { class: "md-search__options" }, reset));
  field.form.after(element("div", { class: "md-search__output" }, element("div", { class: "md-search__scrollwrap", tabindex: 0 }, result)));
  return new Panel({ field, ...found }, words, ways, LIMIT);
}

function icon(path) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.append(document.createElementNS(SVG, "path"));
  made.firstChild.setAttribute("d", path);
  return made;
}

/** `/`, `s` and `f` open, as they do in Material; arrows walk; Escape closes. */
function keys(dialog, panel, toggle, open) {
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (toggle.checked && event.key === "Escape") {
      open(false);
      event.preventDefault();
    } else if (!toggle.checked && ["/", "s", "f"].includes(event.key) && !typing(event.target)) {
      event.preventDefault();
      open(true);
      panel.field.focus();
    }
  });
  dialog.addEventListener("keydown", (event) => panel.walk(event));
}

function typing(target) {
  return target.isContentEditable || target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select");
}

/** Marks in this page what a search was for, and takes it out of the address. */
function highlight(address) {
  const words = address.searchParams.get("h")?.split(" ").slice(0, 40) ?? [];
  if (!words.length) return;
  markPage(words, document.querySelector("article"));
  address.searchParams.delete("h");
  history.replaceState(history.state, "", address);
}

const dialog = document.querySelector("[data-ap-dialog]");
const page = document.querySelector("[data-ap-search-page]");
const address = new URL(location.href);
highlight(address);
if (dialog) {
  const { panel, open } = start(dialog);
  if (page) startPage(page, words, ways);
  else if (address.searchParams.has("q")) {
    panel.field.value = address.searchParams.get("q");
    open(true);
    panel.field.focus();
    panel.ask();
  }
}
