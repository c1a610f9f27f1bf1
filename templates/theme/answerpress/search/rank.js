/** Ranking, as `generator/search/engine.py` does it, with the same numbers; that module says why. */

import { HAN, isDigits, isHan, isLetters } from "./analysis.js";
import { Index } from "./index.js";
import { Language } from "./query.js";

/**
 * @typedef {import("./query.js").Slot} Slot
 * @typedef {import("./query.js").Phrase} Phrase
 * @typedef {{number: number, id: string, kind: string, route: string, title: string, description: string,
 *   places: [string, string][], score: number, coverage: number}} Hit
 * @typedef {{hits: Hit[], total: number, weak: boolean, kinds: [string, string, number][], marks: string[]}} Results
 */

const LEVELS = 63;

export class Engine {
  /** @param {(path: string) => Promise<any>} read */
  static async open(read) {
    return new Engine(read, await read("index.json"));
  }

  constructor(read, root) {
    this.index = new Index(read, root);
    this.words = new Language(root);
    this.root = root;
    this.weights = root.weights;
    this.kinds = root.kinds.flatMap(([name, , count, standing, defines]) => Array(count).fill({ name, standing, defines }));
  }

  /** The best pages for a query. @returns {Promise<Results>} */
  async search(query, { limit = 10, kind = "", typing = false } = {}) {
    const wanted = this.words.plan(query);
    let found = this.#rank(wanted, typing);
    while (await this.index.load()) found = this.#rank(wanted, typing);
    const shown = kind ? found.filter((one) => this.kinds[one.page].name === kind) : found;
    const hits = await Promise.all(shown.slice(0, limit).map((one) => this.#hit(one)));
    return { hits, total: shown.length, weak: this.#weak(shown[0]), kinds: this.#counted(found), marks: this.#marks(wanted) };
  }

  async #hit({ page, value, part }) {
    const [id, route, title, description, places] = await this.index.result(page);
    return { number: page, id, kind: this.kinds[page].name, route, title, description, places, score: value, coverage: part };
  }

  #weak(best) {
    const faint = (this.weights.faint * this.root.rarest) / 100;
    return !best || best.part < this.weights.poor || best.value < faint;
  }

  /** How many pages of every kind were found: [kind, label, count]. */
  #counted(found) {
    const counts = new Map();
    for (const { page } of found) counts.set(this.kinds[page].name, (counts.get(this.kinds[page].name) ?? 0) + 1);
    return this.root.kinds.filter(([name]) => counts.has(name)).map(([name, label]) => [name, label, counts.get(name)]);
  }

  /** The words of the query that the site has: what to mark in results. */
  #marks(wanted) {
    const typed = wanted.slots.flatMap(({ phrases }) => phrases[0].terms);
    return [...new Set(typed)].filter((term) => this.index.entry(term));
  }

  #rank(wanted, typing) {
    const scores = new Map();
    const covered = new Map();
    let total = 0;
    for (const slot of wanted.slots) {
      const importance = this.#add(this.#resolve(slot, typing ? wanted.last : ""), scores, covered);
      if (slot.falls) total += importance;
    }
    const called = (wanted.key && this.index.entry(`=${wanted.key}`)?.pages) || new Map();
    for (const page of called.keys()) if (!scores.has(page)) scores.set(page, this.weights.called_only);
    return this.#ordered(scores, covered, total, called, wanted.bare);
  }

  #ordered(scores, covered, total, called, bare) {
    const { coverage, called: callings, bare_standing: alone, sentence_standing: within } = this.weights;
    const ranked = [];
    for (const [page, score] of scores) {
      const { standing, defines } = this.kinds[page];
      const call = (called.get(page) ?? 0) / LEVELS;
      const part = Math.max(total ? Math.min(1, (covered.get(page) ?? 0) / total) : 0, call);
      const defining = defines ? (bare ? alone : within) : 1;
      const value = score * part ** coverage * (standing * defining) * (1 + callings * call);
      ranked.push({ page, value: Math.round(value * 1e6) / 1e6, part });
    }
    return ranked.sort((one, two) => two.value - one.value || one.page - two.page);
  }

  /** Adds what a slot says of pages; returns how much it is of the query. */
  #add(slot, scores, covered) {
    const best = new Map();
    const sure = new Map();
    const rarest = (this.root.rarest / 100) * this.weights.unknown;
    let importance = 0;
    for (const phrase of slot.phrases) {
      const [found, idf] = this.#say(phrase);
      if (!importance) importance = phrase.weight > this.weights.character ? idf : rarest;
      const credit = this.#credit(phrase.weight);
      for (const [page, value] of found) {
        if (value * phrase.weight > (best.get(page) ?? 0)) best.set(page, value * phrase.weight);
        if (credit > (sure.get(page) ?? 0)) sure.set(page, credit);
      }
    }
    if (!best.size) return slot.weight * (isHan(slot.phrases[0].terms[0]) ? rarest : this.root.rarest / 100);
    for (const [page, value] of best) {
      scores.set(page, (scores.get(page) ?? 0) + slot.weight * value);
      if (slot.falls) covered.set(page, (covered.get(page) ?? 0) + slot.weight * importance * sure.get(page));
    }
    return slot.weight * importance;
  }

  /** How far a phrase of some weight covers its slot: a synonym does, a single character hardly. */
  #credit(weight) {
    return weight > this.weights.prefix - 0.01 ? 1 : weight > this.weights.character ? 0.7 : 0.15;
  }

  /** What a phrase says of pages, and how rare it is. */
  #say({ terms }) {
    const entries = terms.map((term) => this.index.entry(term)).filter(Boolean);
    const sums = new Map();
    const met = new Map();
    for (const { idf, pages } of entries) {
      for (const [page, impact] of pages) {
        sums.set(page, (sums.get(page) ?? 0) + (idf * impact) / LEVELS);
        met.set(page, (met.get(page) ?? 0) + 1);
      }
    }
    const root = Math.sqrt(terms.length);
    if (terms.length > 1) {
      for (const [page, value] of sums) sums.set(page, (value * (met.get(page) / terms.length) ** this.weights.partly) / root);
    }
    return [sums, entries.reduce((sum, { idf }) => sum + idf, 0) / root];
  }

  /** The slot with fallbacks, if nothing of what was typed is known. @param {Slot} slot @returns {Slot} */
  #resolve(slot, last) {
    const [{ terms: typed }] = slot.phrases;
    if (typed.length !== 1) return slot;
    const [term] = typed;
    const known = slot.phrases.some(({ terms }) => terms.map((one) => this.index.entry(one)).some(Boolean));
    let more = [];
    if (!known && slot.falls) more = isHan(term) ? this.#unknownHan(term) : this.#unknownLatin(term);
    else if (known && term === last && term.length > 1) more = weighted(this.#prefixed(term), this.weights.typing);
    return more.length ? { ...slot, phrases: [...slot.phrases, ...more] } : slot;
  }

  /** What sounds the same, or else the characters of a pair. */
  #unknownHan(term) {
    if (term.length === 1) return [];
    const key = this.index.sortKey(term);
    const same = this.#sounding(key.slice(0, key.lastIndexOf(" ") + 1), term.length);
    if (same.length) return weighted(same, this.weights.homophone);
    return weighted([...term].filter((one) => !this.words.weak.has(one)), this.weights.character);
  }

  #sounding(low, length) {
    return [...this.index.beginning(low)].filter(
      (one) => one[0] >= HAN && one.length === length && this.index.sortKey(one).startsWith(low),
    );
  }

  #unknownLatin(term) {
    const { prefix, near, far } = this.weights;
    const found = term.length > 1 ? weighted(this.#prefixed(term), prefix) : [];
    if (term.length > 3 && !isDigits(term)) {
      const most = term.length > 7 ? 2 : 1;
      for (const one of this.index.beginning(term.slice(0, 2))) {
        if (!isLatin(one) || one.length < 3 || Math.abs(one.length - term.length) > most || isDigits(one)) continue;
        const away = distance(term, one, most);
        if (away <= most) found.push({ terms: [one], weight: away === 1 ? near : far });
      }
    }
    return !found.length && isLetters(term) ? this.#spelt(term) : found;
  }

  #prefixed(term) {
    const found = [...this.index.beginning(term)].filter((one) => isLatin(one) && one.startsWith(term) && one !== term);
    return found.sort().slice(0, this.weights.most_near);
  }

  /** Chinese terms that letters spell in pinyin: liushi is 流式. */
  #spelt(letters) {
    for (const syllables of segmentations(letters, this.root.sounds)) {
      const found = this.#sounding(`${syllables.join(" ")} `, 2);
      if (found.length) return weighted(found, this.weights.sound);
    }
    return [];
  }
}

const weighted = (terms, weight) => terms.map((term) => ({ terms: [term], weight }));
const isLatin = (term) => /^[0-9a-z]/.test(term);

/** The ways to read letters as two syllables. */
export function segmentations(letters, syllables) {
  const found = [];
  for (let cut = 1; cut <= 6 && cut < letters.length; cut += 1) {
    const two = [letters.slice(0, cut), letters.slice(cut)];
    if (two.every((one) => Object.hasOwn(syllables, one))) found.push(two);
  }
  return found;
}

/** The optimal string alignment distance, or `most + 1` when it is more. */
export function distance(one, two, most) {
  let before = [];
  let row = Array.from({ length: two.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const fresh = [i];
    for (let j = 1; j <= two.length; j += 1) {
      let value = Math.min(row[j] + 1, fresh[j - 1] + 1, row[j - 1] + (one[i - 1] === two[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) value = Math.min(value, before[j - 2] + 1);
      fresh.push(value);
    }
    if (Math.min(...fresh) > most) return most + 1;
    [before, row] = [row, fresh];
  }
  return row[two.length];
}
