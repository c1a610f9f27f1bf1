/* What the pages can do beyond being read. No dependency, nothing is sent anywhere, and every
   page reads without it: controls that need it stand `hidden` in the HTML until it shows them. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  /** localStorage, which may be shut. */
  const store = {
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(key)) ?? [];
      } catch {
        return [];
      }
    },
    write(key, value) {
      try {
        if (value.length) localStorage.setItem(key, JSON.stringify(value));
        else localStorage.removeItem(key);
      } catch {
        /* The ticks last as long as the page, then. */
      }
    },
  };

  /* Replies: every {{name}} becomes an element of its own, whose text the form sets. */

  const VARIABLE = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/;

  function variablesIn(reply) {
    const found = [];
    const walker = document.createTreeWalker(reply, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (let text of texts) {
      for (let match = VARIABLE.exec(text.data); match; match = VARIABLE.exec(text.data)) {
        const rest = text.splitText(match.index).splitText(match[0].length);
        const span = document.createElement("span");
        span.className = "ap-variable ap-variable--unfilled";
        span.title = reply.dataset.unfilled;
        span.textContent = match[0];
        rest.previousSibling.replaceWith(span);
        found.push({ name: match[1], blank: match[0], hint: reply.dataset.unfilled, span });
        text = rest;
      }
    }
    return found;
  }

  function setVariable({ blank, hint, span }, value) {
    span.textContent = value || blank;
    span.title = value ? "" : hint;
    span.classList.toggle("ap-variable--unfilled", !value);
  }

  /** The words of an element as one would type them: lists with their marks, links with their address. */
  function plain(root) {
    const base = document.querySelector("link[rel=canonical]")?.href ?? document.baseURI;
    const inline = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s*\n\s*/g, "");
      if (node.nodeName === "BR") return "\n";
      const text = [...node.childNodes].map(inline).join("");
      if (node.nodeName !== "A") return text;
      const address = new URL(node.getAttribute("href"), base).href;
      return address.includes(text) ? address : `${text} ${address} `;
    };
    const blocks = (parent, indent) =>
      [...parent.childNodes].flatMap((node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? [indent + node.data.trim()] : [];
        if (node.nodeName === "OL" || node.nodeName === "UL") {
          const start = node.nodeName === "OL" ? node.start : 0;
          const items = [...node.children].map((item, number) => {
            const mark = start ? `${start + number}. ` : "- ";
            const loose = [...item.children].some((child) => /^(P|OL|UL|PRE|BLOCKQUOTE)$/.test(child.nodeName));
            const words = loose ? blocks(item, indent + "   ").join("\n").trimStart() : inline(item).trim();
            return indent + mark + words;
          });
          return [items.join("\n")];
        }
        if (node.nodeName === "PRE") return [node.textContent.trimEnd()];
        if (node.nodeName === "BLOCKQUOTE" || node.nodeName === "DIV") return blocks(node, indent);
        return [indent + inline(node).trim()];
      });
    return blocks(root, "").join("\n\n") + "\n";
  }

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        /* Some browsers inside apps have it and refuse it: the old way, then. */
      }
    }
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "ap-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  function replies() {
    const texts = all("[data-ap-reply]");
    const variables = new Map(texts.map((reply) => [reply, variablesIn(reply)]));
    for (const reply of texts) {
      const line = reply.parentElement.querySelector("[data-ap-copy]");
      const [button, told] = [line.querySelector("button"), line.querySelector("[role=status]")];
      line.hidden = false;
      button.addEventListener("click", async () => {
        const done = await copy(plain(reply));
        const count = variables.get(reply).filter(({ span }) => span.matches(".ap-variable--unfilled")).length;
        const words = done ? (count ? told.dataset.partly : told.dataset.done) : told.dataset.failed;
        told.textContent = fill(words, { count });
        button.focus();
      });
    }
    for (const form of all("[data-ap-form]")) {
      const inputs = all("input", form);
      const show = (input) => {
        for (const [reply, found] of variables) {
          for (const variable of found) if (variable.name === input.name) setVariable(variable, input.value.trim());
          reply.parentElement.querySelector("[data-ap-copy] [role=status]").textContent = "";
        }
      };
      form.hidden = false;
      form.addEventListener("input", ({ target }) => show(target));
      form.querySelector("[data-ap-clear]").addEventListener("click", () => {
        for (const input of inputs) {
          input.value = "";
          show(input);
        }
        inputs[0]?.focus();
      });
      inputs.filter((input) => input.value).forEach(show);
    }
  }

  /* Check lists: ticks are kept in this browser, by page. */

  function checks() {
    const line = document.querySelector("[data-ap-progress]");
    if (!line) return;
    const key = `answerpress.checks:${line.dataset.apProgress}`;
    const boxes = all("[data-ap-check]");
    const [told, button] = [line.querySelector("[role=status]"), line.querySelector("button")];
    const show = () => {
      const done = boxes.filter((box) => box.checked).length;
      told.textContent = fill(line.dataset.text, { done, total: boxes.length });
      line.style.setProperty("--ap-done", boxes.length ? done / boxes.length : 0);
      button.disabled = !done;
    };
    const keep = () => store.write(key, boxes.filter((box) => box.checked).map((box) => box.dataset.apCheck));
    const ticked = new Set(store.read(key));
    for (const box of boxes) {
      box.checked = ticked.has(box.dataset.apCheck);
      box.addEventListener("change", () => {
        keep();
        show();
      });
    }
    button.addEventListener("click", () => {
      if (!window.confirm(line.dataset.ask)) return;
      for (const box of boxes) box.checked = false;
      keep();
      show();
    });
    line.hidden = false;
    show();
  }

  /* The error finder: what is pasted is looked for in the rows, and the signals of rows in it. */

  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const wordsOf = (text) => text.match(/[a-z0-9_]+|[\u3400-\u9fff]+/g) ?? [];

  /** How well a row fits: 2 if the question holds its signal, or the row the question; 1 if they share a word. */
  function fit(question, row) {
    if (row.holds.test(question) || row.words.includes(question)) return 2;
    const asked = wordsOf(question);
    const signal = wordsOf(row.signal);
    if (signal.length > 1 && signal.every((word) => asked.includes(word))) return 2;
    if (asked.length && asked.every((word) => row.words.includes(word))) return 2;
    return signal.some((word) => word.length > 2 && asked.includes(word)) ? 1 : 0;
  }

  function filter() {
    const box = document.querySelector("[data-ap-filter]");
    if (!box) return;
    const [input, told] = [box.querySelector("input"), box.querySelector("[role=status]")];
    const rows = all(".ap-grid tbody tr[id]").map((element) => {
      const signal = folded(element.cells[0].textContent);
      const [before, after] = [/^\w/.test(signal) ? "(?:^|\\W)" : "", /\w$/.test(signal) ? "(?:\\W|$)" : ""];
      return { element, signal, holds: new RegExp(before + escaped(signal) + after), words: folded(element.textContent) };
    });
    const show = () => {
      const question = folded(input.value);
      const fits = rows.map((row) => (question ? fit(question, row) : 1));
      const least = Math.max(1, ...fits);
      rows.forEach((row, number) => {
        row.element.hidden = fits[number] < least;
      });
      for (const section of all(".ap-section")) {
        const held = all("tr[id]", section);
        if (held.length) section.hidden = held.every((row) => row.hidden);
      }
      const count = rows.filter((row) => !row.element.hidden).length;
      told.textContent = question ? (count ? fill(told.dataset.some, { count }) : told.dataset.none) : "";
    };
    box.hidden = false;
    input.addEventListener("input", show);
    if (input.value) show();
  }

  /* Buttons that open the search of the header. */

  function search() {
    const field = document.querySelector("[data-md-component=search-query]");
    if (!field) return;
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
  replies();
  checks();
  filter();
  search();
  addEventListener("load", scrollers);
  addEventListener("resize", scrollers);
})();
