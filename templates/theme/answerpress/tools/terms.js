/** Terms: what a word of the glossary means, beside its link, by mouse, keyboard and touch. The page of the term is asked
    when a reader stops at the link, so that no page carries the words of others.

    After WCAG 1.4.13: Escape takes the box away, the pointer may enter it, and it stays until focus or pointer leaves. */

import { tools as words } from "../words.js";
import { all, element } from "./dom.js";

const LATER = 250;
const WIDTH = 320;
const GLOSSARY = new URL("../../glossary/", import.meta.url).href;

/** Set up the links of the text to terms. */
export function terms() {
  const root = document.querySelector(".ap-page");
  const box = element("div", { className: "ap-term", id: "ap-term", hidden: true });
  box.setAttribute("role", "tooltip");
  const voice = element("span", { className: "ap-hidden" });
  voice.setAttribute("role", "status");
  root.append(box, voice);
  let wanted = null;
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    wanted = shown = null;
    box.hidden = true;
    voice.textContent = "";
  };
  const show = (link, { term, text }, touched) => {
    if (shown !== link) hide();
    wanted = shown = link;
    const more = element("a", { href: link.href, textContent: words.term, className: "ap-term__more" });
    box.replaceChildren(element("strong", { textContent: term }), element("span", { textContent: text }), ...(touched ? [more] : []));
    box.hidden = false;
    place(box, link);
    link.setAttribute("aria-describedby", box.id);
  };
  /** Show what a link means as soon as that is known, if the reader is still there; return whether anything is known. */
  const explain = async (link, touched) => {
    clearTimeout(timer);
    wanted = link;
    const asked = known.has(link.href);
    const found = await meaning(link.href);
    if (!found || wanted !== link) return found;
    show(link, found, touched);
    if (!asked) voice.textContent = `${found.term} ${found.text}`; // a description that comes after the focus is not read out
    return found;
  };
  const soon = (act) => {
    clearTimeout(timer);
    timer = setTimeout(act, LATER);
  };

  const links = all("a[href]", root).filter((link) => link.href.startsWith(GLOSSARY) && link.href !== GLOSSARY);
  for (const link of links.filter((one) => !one.closest(".ap-cards, .ap-trail, .ap-topics, .ap-pager"))) {
    let touched = false;
    link.classList.add("ap-termed");
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && soon(() => explain(link)));
    link.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && soon(hide));
    link.addEventListener("pointerdown", ({ pointerType }) => {
      touched = pointerType !== "mouse";
    });
    link.addEventListener("focus", () => link.matches(":focus-visible") && !touched && explain(link));
    link.addEventListener("blur", () => !touched && hide());
    link.addEventListener("click", async (event) => {
      if (!touched || shown === link) return;
      event.preventDefault(); // the first touch explains, the second follows
      if (!(await explain(link, true))) location.assign(link.href);
    });
  }
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && soon(hide));
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  addEventListener("pointerdown", ({ target }) => shown && !box.contains(target) && target.closest("a") !== shown && hide());
  addEventListener("resize", hide);
}

const known = new Map();

/** Return the promise of what the page of a term says, or of nothing where it cannot be had. */
function meaning(address) {
  if (!known.has(address)) known.set(address, asked(address).catch(() => null));
  return known.get(address);
}

async function asked(address) {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [term, text] = ["dfn", ".ap-answer__text"].map((part) => page.querySelector(`.ap-definition ${part}`)?.textContent.trim());
  return term && text ? { term, text } : null;
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
