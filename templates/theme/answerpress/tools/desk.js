/** The reply desk: a form fills every reply of the page; keys are masked, other data is warned of, replies are copied. */

import { all, copy, element, fill, kept } from "./dom.js";
import { guard, personal } from "./keys.js";
import { html, markdown, plain, setVariable, variablesIn } from "./reply.js";

const store = kept("sessionStorage");

/** A reply with its buttons; `values` and `labels` are by name of a variable. */
function replyOf(text, values, labels) {
  const frame = text.parentElement;
  const variables = variablesIn(text);
  const names = [...new Set(variables.map(({ name }) => name))];
  const missing = () => names.filter((name) => !values.get(name));
  const line = frame.querySelector("[data-ap-copy]");
  const [told, lacks] = [line.querySelector("[role=status]"), frame.querySelector(".ap-reply__missing")];
  const show = () => {
    for (const variable of variables) setVariable(variable, values.get(variable.name));
    const left = missing();
    lacks.textContent = left.length ? fill(lacks.dataset.missing, { count: left.length }) : lacks.dataset.complete;
    if (left.length) lacks.append(element("ul", {}, ...left.map((name) => element("li", { textContent: labels.get(name) ?? name }))));
    lacks.classList.toggle("ap-reply__missing--none", !left.length);
    lacks.hidden = !names.length;
    told.textContent = "";
  };
  const forms = {
    text: () => copy(plain(text)),
    markdown: () => copy(markdown(text)),
    html: () => copy(plain(text), html(text)),
  };
  for (const button of all("button[data-form]", line)) {
    button.addEventListener("click", async () => {
      const done = await forms[button.dataset.form]();
      const count = missing().length;
      told.textContent = fill(done ? (count ? told.dataset.partly : told.dataset.done) : told.dataset.failed, { count });
      button.focus();
    });
  }
  line.hidden = false;
  show();
  return { names, show };
}

/** Set up the replies of a page that has no form: they are copied as they are. */
export function replies() {
  if (document.querySelector("[data-ap-form]")) return;
  for (const text of all("[data-ap-reply]")) replyOf(text, new Map(), new Map());
}

/** Set up the form of a page and its replies. */
export function desk(form) {
  const words = JSON.parse(form.dataset.words);
  const keys = JSON.parse(form.dataset.keys);
  const inputs = all("input[name]", form);
  const values = new Map();
  const labels = new Map(inputs.map((input) => [input.name, input.dataset.label]));
  const place = `answerpress.reply:${location.pathname}`;
  const found = all("[data-ap-reply]").map((text) => replyOf(text, values, labels));
  const status = form.querySelector(".ap-form__foot [role=status]");
  const warned = new Map(inputs.map((input) => [input, ""]));
  const hear = (input) => {
    const value = input.value.trim();
    if (value) values.set(input.name, value);
    else values.delete(input.name);
    if (!value.includes("...")) warned.set(input, "");
    const concerns = personal(value).map((name) => words[name]);
    const warning = document.getElementById(`${input.id}-warning`);
    const said = [warned.get(input), ...concerns].filter(Boolean).join("；");
    if (warning.textContent !== said) warning.textContent = said;
    input.classList.toggle("ap-concern", Boolean(said));
  };
  const show = () => {
    for (const reply of found) reply.show();
    status.textContent = fill(words.total, { done: values.size, total: inputs.length });
    store.write(place, Object.fromEntries(values));
  };
  const before = store.read(place, {});
  for (const input of inputs) {
    if (typeof before[input.name] === "string" && !input.value) input.value = before[input.name];
    guard(input, keys, (label) => warned.set(input, fill(words.key, { label })));
    hear(input);
  }
  form.addEventListener("input", (event) => {
    if (event.isComposing) return;
    hear(event.target);
    show();
  });
  form.addEventListener("compositionend", ({ target }) => {
    hear(target);
    show();
  });
  form.querySelector("[data-ap-clear]").addEventListener("click", () => {
    for (const input of inputs) {
      input.value = "";
      hear(input);
    }
    show();
    status.textContent = words.cleared;
    inputs[0]?.focus();
  });
  form.hidden = false;
  show();
}
