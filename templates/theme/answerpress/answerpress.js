/* What has to run before Material's own script, and what every page needs; the tools of pages stand in tools/.
   No dependency, nothing is sent anywhere, and every page reads without it. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* The search of the header: buttons that open it; and it hears of words that no key was pressed for,
     such as those pasted with the mouse or picked in an input method. */

  function search() {
    const field = document.querySelector("[data-md-component=search-query]");
    if (!field) return;
    field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
    for (const button of all("[data-ap-search]")) {
      button.hidden = false;
      button.addEventListener("click", () => field.focus());
    }
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

  alternates();
  search();
  addEventListener("load", scrollers);
  addEventListener("resize", scrollers);
})();
