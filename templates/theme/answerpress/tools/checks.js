/** Check lists: ticks are kept in this browser, by page; the list goes out on paper and as Markdown. */

import { all, copy, element, fill, kept } from "./dom.js";
import { plain } from "./reply.js";

const store = kept("localStorage");

/** Set up the list of the page; `line` shows how far it is. */
export function checks(line) {
  const { apProgress: route, title, text, ask } = line.dataset;
  const words = JSON.parse(line.dataset.words);
  const key = `answerpress.checks:${route}`;
  const boxes = all("[data-ap-check]");
  const [told, said] = all("[role=status]", line);
  const button = (name) => line.querySelector(`[data-do=${name}]`);
  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    const count = fill(text, { done, total: boxes.length });
    told.textContent = done === boxes.length ? `${count} · ${words.done}` : count;
    line.style.setProperty("--ap-done", boxes.length ? done / boxes.length : 0);
    button("reset").disabled = !done;
    said.textContent = "";
  };
  const keep = () => store.write(key, boxes.filter((box) => box.checked).map((box) => box.dataset.apCheck));
  const ticked = new Set(store.read(key, []));
  for (const box of boxes) {
    box.checked = ticked.has(box.dataset.apCheck);
    box.addEventListener("change", () => {
      keep();
      show();
    });
  }
  button("reset").addEventListener("click", () => {
    if (!window.confirm(ask)) return;
    for (const box of boxes) box.checked = false;
    keep();
    show();
    boxes[0]?.focus();
  });
  button("print").addEventListener("click", () => window.print());
  button("copy").addEventListener("click", async ({ currentTarget }) => {
    said.textContent = (await copy(markdown(title, boxes))) ? said.dataset.done : said.dataset.failed;
    currentTarget?.focus();
  });
  button("download").addEventListener("click", () => save(markdown(title, boxes), `${route.split("/").filter(Boolean).at(-1)}.md`));
  line.hidden = false;
  show();
}

/** The list as Markdown, ticks and all. */
export function markdown(title, boxes) {
  const lines = [`# ${title}`, ""];
  let group = null;
  for (const box of boxes) {
    const heading = box.closest("section")?.querySelector("h2");
    if (heading !== group) {
      group = heading;
      const words = group.cloneNode(true);
      words.querySelector(".headerlink")?.remove();
      lines.push(...(lines.length > 2 ? [""] : []), `## ${words.textContent.trim()}`, "");
    }
    const words = plain(box.nextElementSibling).trim().replace(/\n+/g, "\n  ");
    lines.push(`- [${box.checked ? "x" : " "}] ${words}`);
  }
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  return `${lines.join("\n")}\n\n<${address}>\n`;
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
