/** From a query to slots, as `generator/search/query.py` does it; that module says why. */

import { Analysis, isHan, joinable, joins, keyOf, pairs, parts, runs } from "./analysis.js";

/**
 * @typedef {{terms: string[], weight: number}} Phrase
 * @typedef {{weight: number, phrases: Phrase[], falls: boolean}} Slot
 * @typedef {{key: string, slots: Slot[], last: string, bare: boolean}} Plan
 */

const MOST_GROUPS = 4;
const LATIN = /[a-z0-9]/;

export class Language {
  /** @param {object} root the root of an index, with its tables. */
  constructor(root) {
    this.weights = root.weights;
    this.analysis = new Analysis(root);
    const fold = (word) => this.analysis.fold(word).trim();
    this.fillers = longestFirst(root.asking.map(fold));
    this.grammar = new RegExp(`[${root.grammar}]`, "g");
    this.weak = new Set(root.weak);
    this.ends = new RegExp(`^[${root.weak}]+|[${root.weak}]+$`, "g");
    this.impossible = new RegExp(`[\\u3400-\\u9fff]不[${root.complements}]`, "g");
    this.meaning = new RegExp(root.meaning.join("|"));
    this.reporting = new Set(root.reporting);
    this.english = new Set(root.english);
    this.failing = root.failing;
    this.#learn(root.groups, fold);
  }

  /** Every wording with the terms that stand for its groups, and wordings by their first two characters. */
  #learn(groups, fold) {
    this.concepts = new Map();
    groups.forEach((group, number) => {
      for (const word of new Set(group.map(fold))) {
        if (!runs(word).length) continue;
        this.concepts.set(word, [...(this.concepts.get(word) ?? []), `@${number}`].slice(0, MOST_GROUPS));
      }
    });
    this.starts = new Map();
    const ordered = [...this.concepts.keys()].filter((word) => word.length > 1).sort(byLength);
    for (const word of ordered) {
      const start = word.slice(0, 2);
      if (!this.starts.has(start)) this.starts.set(start, []);
      this.starts.get(start).push(word);
    }
  }

  /** Known wordings from left to right, the longest at every place. */
  wordings(folded) {
    const found = [];
    for (let at = 0; at < folded.length - 1; ) {
      const word = this.starts.get(folded.slice(at, at + 2))?.find((one) => stands(folded, one, at)) ?? "";
      if (word) found.push({ start: at, end: at + word.length, word });
      at += word.length || 1;
    }
    return found;
  }

  /** What a query asks for. @returns {Plan} */
  plan(query) {
    const folded = this.analysis.fold(query);
    let content = folded.replace(this.fillers, " ").replace(this.grammar, " ");
    if (!runs(content).length) content = folded;
    const slots = this.#slots(content).slice(0, this.weights.slots);
    const bare = slots.length <= this.weights.bare || this.meaning.test(folded);
    return { key: keyOf(content), slots, last: folded.match(/[a-z0-9]+$/)?.[0] ?? "", bare };
  }

  #slots(content) {
    const known = [];
    const slots = [];
    for (const { start, end, word } of this.wordings(content)) {
      known.push([start, end]);
      slots.push(slot(1, [{ terms: unique(this.analysis.terms(word)), weight: 1 }, ...this.#concepts(word)]));
    }
    for (const match of content.matchAll(this.impossible)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (known.some(([first, last]) => first < end && start < last)) continue;
      known.push([start, end]);
      slots.push(...this.#impossible(match[0]));
    }
    return [...slots, ...this.#chinese(content, known), ...this.#latin(content, known)];
  }

  #concepts(wording) {
    return (this.concepts.get(wording) ?? []).map((concept) => ({ terms: [concept], weight: this.weights.alias }));
  }

  /** Two slots for 连不上: the verb, and that it fails. */
  #impossible(wording) {
    const [verb] = wording;
    const literal = { terms: pairs(wording), weight: 1 };
    const failing = this.failing.flatMap((word) => this.#concepts(word));
    return [
      slot(1, [literal, ...this.#concepts(verb), { terms: [verb], weight: this.weights.verb }]),
      slot(this.weights.weak, [literal, ...failing]),
    ];
  }

  #chinese(content, known) {
    const slots = [];
    for (const { start, run } of runs(content).filter((one) => isHan(one.run))) {
      const core = run.replace(this.ends, "");
      if (core.length === 1 && this.concepts.has(core)) {
        slots.push(slot(1, [{ terms: [core], weight: 1 }, ...this.#concepts(core)]));
        continue;
      }
      if (run.length === 1) slots.push(slot(this.weights.single, [{ terms: [run], weight: 1 }]));
      pairs(run).forEach((pair, offset) => {
        const at = start + offset;
        if (known.some(([first, last]) => first <= at && at + 2 <= last)) return;
        const crossing = known.some(([first, last]) => first < at + 2 && at < last);
        const weak = this.reporting.has(pair) || this.weak.has(pair[0]) || this.weak.has(pair[1]);
        const weight = (crossing ? this.weights.crossing : 1) * (weak ? this.weights.weak : 1);
        slots.push(slot(weight, [{ terms: [pair], weight: 1 }], !crossing));
      });
    }
    return slots;
  }

  /** A slot a word; what joins it with its neighbours satisfies it as well. */
  #latin(content, known) {
    const all = runs(content);
    const found = all.filter((one) => !isHan(one.run));
    const listed = found.flatMap(({ run }, number) => parts(run).map((word) => ({ number, word })));
    const plenty = found.length < all.length || listed.some(({ word }) => !this.english.has(word));
    const adjacent = (one, two) =>
      one === two || (found[one].end + 1 === found[two].start && content[found[one].end] === " ");
    return listed.flatMap(({ number, word }, place) => {
      const { start, end, run } = found[number];
      if (known.some(([first, last]) => first <= start && end <= last)) return [];
      const near = [[place - 1, place], [place, place + 1]]
        .map(([one, two]) => [listed[one], listed[two]])
        .filter(([one, two]) => one && two && adjacent(one.number, two.number) && joinable(one.word, two.word))
        .map(([one, two]) => one.word + two.word);
      const terms = unique([word, ...near, ...joins(parts(run)).slice(-1)]);
      const weight = plenty && this.english.has(word) ? this.weights.english : 1;
      return [slot(weight, terms.map((term) => ({ terms: [term], weight: 1 })))];
    });
  }
}

/** @returns {Slot} */
function slot(weight, phrases, falls = true) {
  return { weight, phrases, falls };
}

const unique = (words) => [...new Set(words)];

/** Longer wordings first, then by their characters. */
function byLength(one, two) {
  return two.length - one.length || (one < two ? -1 : 1);
}

function longestFirst(words) {
  const ordered = unique(words.filter(Boolean)).sort(byLength);
  return new RegExp(ordered.join("|") || "(?!)", "g");
}

/** Whether a wording stands at a place, and is no part of a longer Latin word there. */
function stands(folded, word, at) {
  if (!folded.startsWith(word, at)) return false;
  return isHan(word) || !(LATIN.test(folded[at - 1] ?? "") || LATIN.test(folded[at + word.length] ?? ""));
}
