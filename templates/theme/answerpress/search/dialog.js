/** Search in Material's dialog: opens and closes it, and hands the rest to a panel. Also starts the search page. */

import { markPage } from "./marks.js";
import { Panel } from "./panel.js";
import { start as startPage } from "./page.js";

const LIMIT = 8;

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

function panelOf(dialog, field) {
  const found = {
    field,
    meta: dialog.querySelector(".md-search-result__meta"),
    kinds: dialog.querySelector(".ap-kinds"),
    list: dialog.querySelector(".md-search-result__list"),
    ways: dialog.querySelector(".ap-ways"),
  };
  return new Panel(found, JSON.parse(dialog.dataset.words), JSON.parse(dialog.dataset.ways), LIMIT);
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
  if (page) startPage(page, JSON.parse(dialog.dataset.words), JSON.parse(dialog.dataset.ways));
  else if (address.searchParams.has("q")) {
    panel.field.value = address.searchParams.get("q");
    open(true);
    panel.field.focus();
    panel.ask();
  }
}
