/** Terms: what a word of the glossary means, beside its link, by mouse, keyboard and touch.

    After WCAG 1.4.13: Escape takes the box away, the pointer may enter it, and it stays until focus or pointer leaves. */

import { all, element } from "./dom.js";

const LATER = 250;
const WIDTH = 320;

/** Set up the links of the page to the terms that `data` tells of. */
export function terms(data) {
  const known = new Map(JSON.parse(data.textContent).map((item) => [new URL(item.href, location.href).pathname, item]));
  const root = data.parentElement;
  const box = element("div", { className: "ap-term", id: "ap-term", hidden: true });
  box.setAttribute("role", "tooltip");
  (root.querySelector(".ap-page") ?? root).append(box);
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };
  const show = (link, item, touched) => {
    clearTimeout(timer);
    if (shown && shown !== link) hide();
    shown = link;
    const more = element("a", { href: link.href, textContent: data.dataset.apTerms, className: "ap-term__more" });
    box.replaceChildren(element("strong", { textContent: item.term }), element("span", { textContent: item.text }), ...(touched ? [more] : []));
    box.hidden = false;
    place(box, link);
    link.setAttribute("aria-describedby", box.id);
  };
  const soon = (act) => {
    clearTimeout(timer);
    timer = setTimeout(act, LATER);
  };

  const links = all(".ap-page a[href]", root).filter((link) => known.has(link.pathname) && !link.closest(".ap-cards, .ap-trail, .ap-topics, .ap-term"));
  for (const link of links) {
    const item = known.get(link.pathname);
    let touched = false;
    link.classList.add("ap-termed");
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && soon(() => show(link, item)));
    link.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && soon(hide));
    link.addEventListener("pointerdown", ({ pointerType }) => {
      touched = pointerType !== "mouse";
    });
    link.addEventListener("focus", () => link.matches(":focus-visible") && !touched && show(link, item));
    link.addEventListener("blur", () => !touched && hide());
    link.addEventListener("click", (event) => {
      if (!touched || shown === link) return;
      event.preventDefault(); // the first touch explains, the second follows
      show(link, item, true);
    });
  }
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && soon(hide));
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  addEventListener("pointerdown", ({ target }) => shown && !box.contains(target) && target.closest("a") !== shown && hide());
  addEventListener("resize", hide);
}

/** Put the box below its link, or above where there is no room, inside the window. */
function place(box, link) {
  const frame = box.offsetParent.getBoundingClientRect();
  const spot = link.getClientRects()[0] ?? link.getBoundingClientRect();
  box.style.setProperty("max-width", `${Math.min(WIDTH, innerWidth - 32)}px`);
  box.style.setProperty("left", "0");
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(16, Math.min(spot.left, document.documentElement.clientWidth - width - 16));
  const above = spot.bottom + height + 12 > innerHeight && spot.top > height + 70;
  box.style.setProperty("left", `${left - frame.left}px`);
  box.style.setProperty("top", `${(above ? spot.top - height - 6 : spot.bottom + 6) - frame.top}px`);
}
