/** A field and the list that it fills: the dialog of the header and the search page are panels. */

import * as client from "./client.js";
import * as log from "./log.js";
import { fill, items, kindButtons, ways } from "./results.js";

const SETTLED = 1500;
/** Milliseconds after which a query counts as asked, not as being typed. */

export class Panel {
  /**
   * @param {{field: HTMLInputElement, meta: HTMLElement, kinds: HTMLElement, list: HTMLElement, ways: HTMLElement}} parts
   * @param {Record<string, string>} words
   * @param {{label: string, href: string}[]} links
   */
  constructor(parts, words, links, limit) {
    Object.assign(this, parts, { words, links, limit, first: limit, kind: "", asked: 0, composing: false });
    this.list.setAttribute("aria-busy", "false");
    const { field } = this;
    field.addEventListener("focus", client.warm, { once: true });
    field.addEventListener("input", () => this.composing || this.ask());
    field.addEventListener("compositionstart", () => (this.composing = true));
    field.addEventListener("compositionend", () => {
      this.composing = false;
      this.ask();
    });
  }

  get query() {
    return this.field.value.trim();
  }

  /** Looks for what stands in the field. */
  async ask({ kind = "", limit = this.first } = {}) {
    Object.assign(this, { kind, limit });
    const asked = (this.asked += 1);
    const { query, words } = this;
    if (!query) return this.show(words.start, []);
    if (!this.list.childElementCount) this.meta.textContent = words.loading;
    this.list.setAttribute("aria-busy", "true");
    try {
      const typing = document.activeElement === this.field;
      const answer = await client.search(query, { kind, limit, typing });
      if (asked === this.asked) this.answered(query, answer);
    } catch {
      if (asked === this.asked) this.show(words.failed, []);
    }
  }

  answered(query, answer) {
    const { words } = this;
    const told = fill(answer.weak ? (answer.total ? words.weak : words.none) : words.count, { count: answer.total, query });
    this.show(told, items(answer), answer);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => log.note(query, answer), SETTLED);
    this.field.dispatchEvent(new CustomEvent("ap-answered", { bubbles: true, detail: answer }));
  }

  show(told, found, answer) {
    const lost = Boolean(answer?.weak);
    this.meta.textContent = told;
    this.meta.classList.toggle("ap-weak", lost && answer.total > 0);
    this.list.replaceChildren(...found);
    this.list.setAttribute("aria-busy", "false");
    this.kinds.hidden = !answer || answer.kinds.length < 2;
    if (answer) this.kinds.replaceChildren(...kindButtons(answer.kinds, this.kind, this.words, (kind) => this.filter(kind)));
    this.ways.hidden = !lost;
    if (lost) this.ways.replaceChildren(...ways(this.links, this.words));
  }

  /** Shows one kind alone, and keeps the focus on the button that was pressed. */
  async filter(kind) {
    await this.ask({ kind });
    this.kinds.querySelector("[aria-pressed=true]")?.focus();
  }

  /** Moves the focus by one result; from the first one back to the field. */
  step(by) {
    const links = [this.field, ...this.list.querySelectorAll("a")].filter((one) => one.checkVisibility?.() ?? true);
    const at = links.indexOf(document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  }

  /** Hears arrow keys in the field and on results. */
  walk(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const inside = event.target === this.field || this.list.contains(event.target);
    if (!by || event.isComposing || !inside) return;
    event.preventDefault();
    this.step(by);
  }
}
