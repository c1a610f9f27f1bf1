/** The list of all replies: filtered by intent, symptom and words. */

import { all, fill } from "./dom.js";
import { normal } from "./recognise.js";

/** Set up the field that filters. */
export function filter(box) {
  const [input, told] = [box.querySelector("input"), box.querySelector("[role=status]")];
  const replies = all(".ap-reply").map((frame) => {
    const section = frame.closest("section");
    const about = all("h2, .ap-cards", section).map((part) => part.textContent).join(" ");
    const words = normal(`${frame.textContent} ${frame.querySelector("[data-words]")?.dataset.words ?? ""}`);
    return { frame, section, words, about: `${words} ${normal(about)}` };
  });
  const show = () => {
    const asked = normal(input.value).split(" ").filter(Boolean);
    const fitting = (name) => replies.filter((reply) => asked.every((word) => reply[name].includes(word)));
    const own = fitting("words");
    const left = new Set(own.length ? own : fitting("about")); // what is said of all replies of a page only counts for itself
    const sections = new Set([...left].map(({ section }) => section));
    for (const reply of replies) {
      reply.frame.hidden = !left.has(reply);
      reply.section.hidden = !sections.has(reply.section);
    }
    const count = left.size;
    told.textContent = asked.length ? fill(count ? told.dataset.some : told.dataset.none, { count }) : "";
  };
  box.hidden = false;
  input.addEventListener("input", show);
  if (input.value) show();
}
