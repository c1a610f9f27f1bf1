/** What the tools share: finding elements, filling words, keeping values, copying. */

export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** "{count} left" with its places filled. */
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** An element with its properties and children; text stays text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Storage of the browser, which may be shut: then values last as long as the page. */
export const kept = (storage) => ({
  read(key, otherwise) {
    try {
      return JSON.parse(window[storage].getItem(key)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  write(key, value) {
    try {
      if (Object.keys(value).length) window[storage].setItem(key, JSON.stringify(value));
      else window[storage].removeItem(key);
    } catch {
      /* It is shut. */
    }
  },
});

/** Copy a text, with formatting if `html` is given; tell whether that worked. */
export async function copy(text, html = "") {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      if (html && window.ClipboardItem) await navigator.clipboard.write([new ClipboardItem(parts(text, html))]);
      else await navigator.clipboard.writeText(text);
      return true;
    } catch {
      /* Some browsers inside apps have it and refuse it: the old way, then. */
    }
  }
  const before = document.activeElement;
  const written = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  const field = element("textarea", { value: text, className: "ap-hidden" });
  document.body.append(field);
  field.select();
  document.addEventListener("copy", written, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", written);
  field.remove();
  before?.focus();
  return done;
}

const parts = (text, html) => ({
  "text/plain": new Blob([text], { type: "text/plain" }),
  "text/html": new Blob([html], { type: "text/html" }),
});
