/* What pages can do beyond being read. No dependency, nothing is sent anywhere, and every page reads without it:
   controls that need it stand `hidden` in the HTML until it shows them. A page loads what it has a use for. */

const TOOLS = [
  ["[data-ap-finder]", "./finder.js", "finder"],
  ["[data-ap-form]", "./desk.js", "desk"],
  ["[data-ap-reply]", "./desk.js", "replies"],
  ["[data-ap-filter]", "./replies.js", "filter"],
  ["[data-ap-progress]", "./checks.js", "checks"],
  [".ap-twin", "./page.js", "twin"],
  ["[data-ap-feedback]", "./page.js", "feedback"],
  ['.ap-page a[href*="glossary/"], .ap-page--term', "./terms.js", "terms"],
];

for (const [selector, module, name] of TOOLS) {
  const found = document.querySelector(selector);
  if (found) import(module).then((tool) => tool[name](found));
}
