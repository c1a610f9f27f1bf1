/** What stands below a page: its Markdown, and the reader's vote. */

import { tools as words } from "../words.js";
import { copy, element } from "./dom.js";

/** Set up the button that copies the twin, which is read from the same origin. */
export function twin(line) {
  const link = line.querySelector("a");
  const button = element("button", { type: "button", className: "ap-button ap-button--small", textContent: words.copy });
  const told = element("span");
  told.setAttribute("role", "status");
  line.prepend(element("p", {}, button));
  link.after(" ", told);
  button.addEventListener("click", async () => {
    let done = false;
    try {
      const answer = await fetch(link.href);
      done = answer.ok && (await copy(await answer.text()));
    } catch {
      /* Offline, or a server that hides the file. */
    }
    told.textContent = done ? words.copied : words.failed;
    button.focus();
  });
}

/** Set up the vote: the route of the page and yes or no go to the address of the form, and nothing else. */
export function feedback(form) {
  const told = form.querySelector("[role=status]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams({ page: form.elements.page.value, helpful: event.submitter?.value ?? "yes" });
    const away = new URL(form.action).origin !== location.origin;
    const buttons = [...form.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    let done = false;
    try {
      const settings = { method: "POST", body, credentials: "omit", referrerPolicy: "no-referrer", mode: away ? "no-cors" : "same-origin" };
      const answer = await fetch(form.action, settings);
      done = answer.ok || answer.type === "opaque";
    } catch {
      /* Offline. */
    }
    for (const button of buttons) {
      button.disabled = false;
      button.hidden = done;
    }
    told.textContent = done ? told.dataset.done : told.dataset.failed;
  });
}
