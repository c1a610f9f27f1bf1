/** Results as HTML, in the markup of Material's search. */

import { marked, placesOf } from "./marks.js";

const site = new URL("../../", import.meta.url);
const SUB_RESULTS = 3;

export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** An element with attributes and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The address of a route of the site; `h` tells the page what to mark. */
function addressOf(route, anchor, marks) {
  const address = new URL(route.replace(/^\//, ""), site);
  if (marks.length) address.searchParams.set("h", marks.join(" "));
  address.hash = anchor;
  return address.href;
}

/** @param {import("./rank.js").Results} results */
export function items({ hits, marks, kinds }) {
  const labels = new Map(kinds.map(([name, label]) => [name, label]));
  return hits.map((hit) => item(hit, marks, labels.get(hit.kind)));
}

function item(hit, marks, kind) {
  const box = element("li", { class: "md-search-result__item" }, link(hit, marks, kind));
  box.append(...best(hit.places, marks).map(([anchor, text]) => place(hit.route, anchor, text, marks)));
  return box;
}

/** The places of a page that have most of the words, in the order of the page. */
function best(places, marks) {
  const counted = places.map((one) => ({ one, count: marks.filter((mark) => placesOf([mark], one[1]).length).length }));
  const chosen = counted.filter(({ count }) => count).sort((one, two) => two.count - one.count).slice(0, SUB_RESULTS);
  return places.filter((one) => chosen.some((place) => place.one === one));
}

function link(hit, marks, kind) {
  const title = element("p", { class: "ap-result" }, marked(marks, hit.title));
  const text = element("p", {}, marked(marks, hit.description));
  const label = element("p", { class: "ap-result__kind" }, kind ?? "");
  const article = element("div", { class: "md-search-result__article md-typeset" }, label, title, text);
  return element("a", { class: "md-search-result__link", href: addressOf(hit.route, "", marks) }, article);
}

function place(route, anchor, text, marks) {
  const title = element("p", { class: "ap-result ap-result--place" }, marked(marks, text));
  const article = element("div", { class: "md-search-result__article md-typeset" }, title);
  return element("a", { class: "md-search-result__link", href: addressOf(route, anchor, marks) }, article);
}

/** Buttons that filter by kind; `choose` hears the chosen one. */
export function kindButtons(kinds, chosen, words, choose) {
  const all = kinds.reduce((sum, [, , count]) => sum + count, 0);
  return [["", words.all_kinds, all], ...kinds].map(([name, label, count]) => {
    const button = element("button", { type: "button", class: "ap-kind", "aria-pressed": String(name === chosen) }, `${label} ${count}`);
    button.addEventListener("click", () => choose(name));
    return button;
  });
}

/** Where to go on from a search that found nothing. */
export function ways(links, words) {
  const list = links.map(({ label, href }) => element("li", {}, element("a", { href: new URL(href, site).href }, label)));
  return [element("p", {}, words.none_hint), element("ul", {}, ...list)];
}
