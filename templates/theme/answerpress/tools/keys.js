/** Complete keys: found by the shapes of the site's policy, also where they are written in a roundabout way, and masked.

    `keys` is what the page carries: {shapes: [{label, pattern, flags}], start, end}. A masked key keeps that many
    characters at its start and end. Nothing here knows of the page, so that tests run it elsewhere. */

const ONE_WORD = 160; // a line no longer than this is also read without its spaces: a key may have been broken up
const INVISIBLE = /\p{Cf}/u;
const FOREIGN = /[^\x00-\x7f]/;
const SPACE = /\s/;

const compiled = new WeakMap();

function shapesOf(keys) {
  if (!compiled.has(keys)) {
    const found = [];
    for (const { label, pattern, flags } of keys.shapes ?? []) {
      try {
        found.push({ label, expression: new RegExp(pattern, `${flags ?? ""}g`) });
      } catch {
        /* A shape that only Python can read: the checker still knows it. */
      }
    }
    compiled.set(keys, found);
  }
  return compiled.get(keys);
}

/** A text as it is read: full-width forms narrow, invisible characters gone, and where each character came from. */
export function read(text, { spaces = true } = {}) {
  let plain = "";
  const from = [];
  let place = 0;
  for (const character of text) {
    const next = place + character.length;
    if (!INVISIBLE.test(character)) {
      for (const unit of character.normalize("NFKC")) {
        if (!spaces && SPACE.test(unit)) continue;
        plain += FOREIGN.test(unit) ? " " : unit;
        from.push([place, next]);
      }
    }
    place = next;
  }
  return { plain, from };
}

function spansIn(text, offset, keys, options) {
  const { plain, from } = read(text, options);
  const spans = [];
  for (const { label, expression } of shapesOf(keys)) {
    for (const match of plain.matchAll(expression)) {
      if (!match[0]) continue;
      const [first, last] = [from[match.index], from[match.index + match[0].length - 1]];
      spans.push({ start: offset + first[0], end: offset + last[1], words: match[0], label });
    }
  }
  return spans;
}

/** Where complete keys stand in a text, without overlaps, in order. */
export function find(text, keys) {
  const spans = spansIn(text, 0, keys, {});
  let offset = 0;
  for (const line of text.split("\n")) {
    if (line.length <= ONE_WORD) spans.push(...spansIn(line, offset, keys, { spaces: false }));
    offset += line.length + 1;
  }
  if (text.length <= ONE_WORD && text.includes("\n")) spans.push(...spansIn(text, 0, keys, { spaces: false }));
  spans.sort((one, other) => one.start - other.start || other.end - one.end);
  const apart = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (!last || span.start >= last.end) apart.push({ ...span });
    else if (span.end > last.end) Object.assign(last, { end: span.end, words: read(text.slice(last.start, span.end)).plain });
  }
  return apart;
}

function masked(words, keys) {
  const lead = /^[A-Za-z]+\s+(?=\S{8,}$)/.exec(words)?.[0] ?? ""; // `Bearer `, which is no part of the key
  const key = words.slice(lead.length).replace(/\s+/g, "");
  return `${lead}${key.slice(0, keys.start)}...${keys.end ? key.slice(-keys.end) : ""}`;
}

/** The text with every complete key masked, and the labels of their shapes.

    What is typed on after a mask belongs to the key as well: only its last characters stay. */
export function mask(text, keys) {
  let result = text;
  const labels = new Set();
  for (let round = 0; round < 3; round += 1) {
    const found = find(result, keys);
    for (const { start, end, words, label } of found.toReversed?.() ?? [...found].reverse()) {
      result = result.slice(0, start) + masked(words, keys) + result.slice(end);
      labels.add(label);
    }
    if (!found.length) break;
  }
  const grown = new RegExp(`(^|[^A-Za-z0-9_.-])([A-Za-z0-9_-]{${keys.start || 1}})\\.\\.\\.([A-Za-z0-9_-]{${keys.end + 1},})`, "g");
  result = result.replace(grown, (whole, before, head, tail) => {
    labels.add("");
    return `${before}${head}...${keys.end ? tail.slice(-keys.end) : ""}`;
  });
  return { text: result, labels: [...labels] };
}

/* Other data that must not stand in a reply. */

const PHONE = /(?<![\w.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\w-]|\.\d)/;
const ID_CARD = /(?<![\w.-])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\w-])/;
const CARD = /(?<![\w.-])\d(?:[ -]?\d){14,18}(?![\w-])/;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

/** Names of the kinds of personal data in a text: phone, id_card, card, mail. */
export function personal(text) {
  const { plain } = read(text);
  const tests = { phone: PHONE, id_card: ID_CARD, card: CARD, mail: MAIL };
  const found = Object.keys(tests).filter((name) => tests[name].test(plain));
  return found.includes("id_card") ? found.filter((name) => name !== "card") : found;
}

/** Mask keys in a field as they are typed or pasted, before anything else hears of it; `told` is given the label of the shape. */
export function guard(field, keys, told) {
  const look = (event) => {
    if (event?.isComposing) return;
    const { text, labels } = mask(field.value, keys);
    if (text === field.value) return;
    const rest = field.value.length - (field.selectionEnd ?? field.value.length);
    field.value = text;
    const place = Math.max(0, text.length - rest);
    field.setSelectionRange?.(place, place);
    const label = labels.filter(Boolean).join(" / ");
    if (label) told(label);
  };
  field.addEventListener("input", look, { capture: true });
  field.addEventListener("compositionend", look, { capture: true });
  look();
}
