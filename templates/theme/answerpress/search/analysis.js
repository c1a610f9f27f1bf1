/**
 * From text to terms, as `generator/search/analysis.py` does it: `tests/search/vectors.json` holds both to it.
 * The tables come with the index, so that both read the same.
 */

const WORD = "(?:[0-9]+(?:\\.[0-9]+)+|[a-z0-9]+)";
const RUN = new RegExp(`${WORD}(?:[\\u0001_.\\-/=:@+]${WORD})*|[\\u3400-\\u9fff]+`, "g");
const PART = new RegExp(WORD, "g");
const LETTERS = /^[a-z]+$/;
const DIGITS = /^[0-9]+$/;
const LONGEST_KEY = 48;
export const HAN = "\u3400";

/** @typedef {{start: number, end: number, run: string}} Run */

export class Analysis {
  /** @param {{variants: [string, string], particles: string, aspect: string}} tables */
  constructor({ variants: [old, simplified], particles, aspect }) {
    const characters = [...simplified];
    this.variants = new Map([...old].map((character, place) => [character, characters[place]]));
    this.separators = new RegExp(`[${particles}]`, "g");
    this.aspect = aspect;
  }

  /** Text in one form: compatibility characters, case and traditional characters folded. */
  fold(text) {
    const plain = text.normalize("NFKC").replace(/(?<=[a-z])(?=[A-Z])/g, "\u0001").toLowerCase();
    let folded = "";
    for (const character of plain) folded += this.variants.get(character) ?? character;
    return folded.replaceAll(this.aspect, "").replace(this.separators, " ");
  }

  /** The terms of a text as the index holds them. */
  terms(text, singles = false) {
    const folded = this.fold(text);
    const found = [];
    let [lastEnd, last] = [-9, ""];
    for (const { start, end, run } of runs(folded)) {
      if (isHan(run)) {
        found.push(...pairs(run));
        if (singles || run.length === 1) found.push(...run);
        last = "";
        continue;
      }
      const words = parts(run);
      found.push(...words, ...joins(words));
      if (last && start === lastEnd + 1 && folded[lastEnd] === " " && joinable(last, words[0])) found.push(last + words[0]);
      [lastEnd, last] = [end, words.at(-1)];
    }
    return found;
  }
}

/** Chinese characters in a row, or Latin words joined by marks. @returns {Run[]} */
export function runs(folded) {
  return Array.from(folded.matchAll(RUN), (match) => ({ start: match.index, end: match.index + match[0].length, run: match[0] }));
}

export const isHan = (run) => run[0] >= HAN;
export const isLetters = (word) => LETTERS.test(word);
export const isDigits = (word) => DIGITS.test(word);

/** The words of a Latin run, each without the s of its plural. */
export function parts(run) {
  return run.match(PART).map(stem);
}

export function stem(word) {
  const plural = word.length > 3 && word.endsWith("s") && !"siu0123456789".includes(word.at(-2));
  return plural ? word.slice(0, -1) : word;
}

/** Every two neighbours of a Chinese run. */
export function pairs(run) {
  return Array.from({ length: Math.max(0, run.length - 1) }, (_, place) => run.slice(place, place + 2));
}

/** Neighbours of a compound as one word each, and the whole. */
export function joins(words) {
  const near = [];
  for (let place = 0; place + 1 < words.length; place += 1) {
    if (joinable(words[place], words[place + 1])) near.push(words[place] + words[place + 1]);
  }
  const whole = words.join("");
  if (words.length > 1 && !near.includes(whole) && whole.length <= LONGEST_KEY) near.push(whole);
  return near;
}

/** Whether two words may be one elsewhere: both of letters, and of more than one. */
export function joinable(one, two) {
  return one.length > 1 && two.length > 1 && isLetters(one) && isLetters(two);
}

/** What is the same in two wordings that differ in nothing but marks, spaces and case. */
export function keyOf(content) {
  const words = runs(content).map(({ run }) => (isHan(run) ? run : run.match(PART).join("")));
  return words.join("").slice(0, LONGEST_KEY);
}
