/* What has to run before Material's own script, and what every page needs; the tools of pages stand in tools/.
   No dependency, nothing is sent anywhere, and every page reads without it. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /** An element with attributes and children. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** How Material keeps a choice, where no script of the head has said so already. */
  function choices() {
    if (window.__md_get) return;
    const scope = new URL(JSON.parse(document.getElementById("__config").textContent).base, location);
    const key = (name, base) => `${base.pathname}.${name}`;
    Object.assign(window, {
      __md_scope: scope,
      __md_hash: (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0),
      __md_get: (name, storage = localStorage, base = scope) => JSON.parse(storage.getItem(key(name, base))),
      __md_set(name, value, storage = localStorage, base = scope) {
        try {
          storage.setItem(key(name, base), JSON.stringify(value));
        } catch {
          /* It is shut. */
        }
      },
    });
  }

  /** The title in the bar, which Material shows when that of the page is out of sight. */
  function title() {
    const site = document.querySelector(".md-header__topic");
    const words = document.title.replace(` - ${site.textContent}`, "");
    site.after(element("div", { class: "md-header__topic" }, element("span", { class: "md-ellipsis" }, words)));
  }

  /** The contents beside the text, from its headings, and a link to each. Without a script the list above the text is there. */
  function contents() {
    const headings = all(".ap-page :is(h2, h3, h4)[id]");
    const place = document.querySelector("[data-ap-toc]");
    if (place) {
      const words = place.dataset.apToc;
      const list = listed(headings.filter((heading) => !heading.closest(".ap-question")));
      list.setAttribute("data-md-component", "toc");
      const nav = element("nav", { class: "ap-toc", "aria-label": words }, element("p", { class: "ap-nav__title" }, words), list);
      place.append(element("div", { class: "md-sidebar__scrollwrap" }, element("div", { class: "md-sidebar__inner" }, nav)));
      Object.assign(place.dataset, { mdComponent: "sidebar", mdType: "toc" });
    }
    for (const heading of headings.filter((one) => !one.closest("summary"))) {
      heading.append(element("a", { class: "headerlink", href: `#${heading.id}`, "aria-hidden": "true", tabindex: -1 }, "¶"));
    }
  }

  /** Headings as lists in lists, by their levels. */
  function listed(headings) {
    const path = [{ level: 1, list: element("ul", {}) }];
    for (const heading of headings) {
      const level = Number(heading.tagName[1]);
      while (path.length > 1 && path.at(-1).level >= level) path.pop();
      const above = path.at(-1);
      above.list ??= above.item.appendChild(element("ul", {}));
      const words = [...heading.childNodes].filter((part) => !part.classList?.contains("ap-number"));
      const text = words.map((part) => part.textContent).join("").trim();
      const item = element("li", {}, element("a", { class: "md-nav__link", href: `#${heading.id}` }, element("span", {}, text)));
      above.list.append(item);
      path.push({ level, item });
    }
    return path[0].list;
  }

  /** The cells of a table bear the names of their columns: where a row is shown as a card, no head stands above them. */
  function cells() {
    for (const table of all(".ap-grid")) {
      const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
      table.parentElement.classList.toggle("ap-table--wide", heads.length > 4);
      for (const cell of all("tbody > tr > *", table)) cell.dataset.label = heads[cell.cellIndex];
    }
  }

  const MAGNIFY =
    '<svg viewBox="0 0 24 24"><path d="M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 9.5 16 6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 14 12 14 9.5 12 5 9.5 5"/></svg>';
  const OPENER = `<label class="md-header__button md-icon" for="__search" tabindex="0">${MAGNIFY}<span class="ap-hidden"></span></label>`;
  const FIELD = `<label class="md-search__overlay" for="__search"></label>
    <div class="md-search__inner"><form class="md-search__form" role="search">
    <input type="text" class="md-search__input" name="q" autocapitalize="off" autocomplete="off" spellcheck="false" required>
    <label class="md-search__icon md-icon" for="__search">${MAGNIFY}</label><button class="ap-hidden" tabindex="-1"></button></form></div>`;

  /** Material's search dialog and the button that opens it on narrow screens; what it finds `search/dialog.js` shows. It bears neither
      the name nor the components by which Material would put its own search to work. */
  function searching() {
    const place = document.querySelector("[data-ap-dialog]");
    if (!place) return null;
    const link = place.querySelector("a");
    const name = link.textContent;
    const hint = place.dataset.apDialog;
    place.insertAdjacentHTML("beforebegin", OPENER);
    place.innerHTML = FIELD;
    place.setAttribute("role", "dialog");
    place.setAttribute("aria-label", name);
    for (const words of [place.previousSibling.querySelector("span"), place.querySelector("button")]) words.textContent = name;
    const field = place.querySelector("input");
    field.form.action = link.href;
    field.placeholder = hint;
    field.setAttribute("aria-label", hint);
    return field;
  }

  /* Buttons that open the search; and it hears of words that no key was pressed for, such as those pasted with the mouse
     or picked in an input method. */

  function search() {
    const field = searching();
    if (!field) return;
    field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
    for (const button of all("[data-ap-search]")) {
      button.hidden = false;
      button.addEventListener("click", () => field.focus());
    }
  }

  /** Where Material says that something was copied. */
  function notices() {
    const box = element("div", { class: "md-dialog", "data-md-component": "dialog" });
    box.append(element("div", { class: "md-dialog__inner md-typeset" }));
    document.body.append(box);
  }

  /** Boxes that scroll can be reached with the keyboard. */
  function scrollers() {
    for (const box of all(".md-typeset pre > code, .md-typeset__scrollwrap")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }

  /** Material, while it starts, takes every alternate for a translation and asks for a site map beside it. */
  function alternates() {
    const links = all("link[rel=alternate]:not([hreflang])");
    for (const link of links) link.rel = "alternate ";
    addEventListener("load", () => {
      for (const link of links) link.rel = "alternate";
    });
  }

  choices();
  alternates();
  title();
  contents();
  cells();
  search();
  notices();
  addEventListener("load", scrollers);
  addEventListener("resize", scrollers);
})();
