/** The files of an index: fetched as they are needed, decoded once, kept. */

import { HAN } from "./analysis.js";

/** @typedef {{idf: number, pages: Map<number, number>}} Entry */

const END = "\uffff";
const MOST_LEAVES = 3;

export class Index {
  /**
   * @param {(path: string) => Promise<any>} read returns a file of the index as a value
   * @param {object} root
   */
  constructor(read, root) {
    this.read = read;
    this.root = root;
    /** @type {Map<number, Map<string, Entry>>} */
    this.leaves = new Map();
    this.branches = new Map();
    this.results = new Map();
    this.missing = new Set();
    this.sounds = new Map();
    this.allSounds = false;
    this.#hear(root.sounds);
  }

  #hear(table) {
    for (const [sound, characters] of Object.entries(table)) {
      for (const character of characters) this.sounds.set(character, sound);
    }
  }

  /** The place of a term: Chinese by sound, then by characters. */
  sortKey(term) {
    if (term[0] < HAN) return term;
    return `${[...term].map((character) => this.#sound(character)).join(" ")} ${term}`;
  }

  /** The syllable of a character; those that the site does not use come from a file of their own. */
  #sound(character) {
    const sound = this.sounds.get(character);
    if (sound === undefined && !this.allSounds && character >= HAN) this.missing.add("sounds.json");
    return sound ?? character;
  }

  /** @returns {Entry | undefined} */
  entry(term) {
    return this.#leaf(this.#at(this.sortKey(term)))?.get(term);
  }

  /** Terms of the leaves in which keys that begin with `low` stand, and some of their neighbours. */
  *beginning(low) {
    const first = this.#at(low);
    const last = Math.min(this.#at(low + END), first + MOST_LEAVES - 1);
    for (let number = first; number <= last; number += 1) yield* this.#leaf(number)?.keys() ?? [];
  }

  /** The number of the leaf in which a key stands, if anywhere; NaN while its branch is not here. */
  #at(key) {
    const { starts, fan } = this.root;
    const branch = placeOf(starts, key);
    if (fan === 1) return branch;
    const inner = this.branches.get(branch);
    if (!inner) this.missing.add(`branches/${branch}.json`);
    return inner ? branch * fan + placeOf(inner, key) : NaN;
  }

  /** A leaf, if it is here; otherwise it is noted as missing. */
  #leaf(number) {
    const leaf = this.leaves.get(number);
    if (!leaf && number < this.root.leaves) this.missing.add(`terms/${number}.json`);
    return leaf;
  }

  /** Fetches what was missing; tells whether there was anything. */
  async load() {
    const wanted = [...this.missing];
    this.missing.clear();
    await Promise.all(wanted.map(async (path) => this.#keep(path, await this.read(path))));
    return wanted.length > 0;
  }

  #keep(path, value) {
    const [folder, number] = path.split(/[/.]/);
    if (folder === "terms") this.leaves.set(Number(number), decode(value));
    else if (folder === "branches") this.branches.set(Number(number), value);
    else {
      this.#hear(value);
      this.allSounds = true;
    }
  }

  /** The file with the results of a page and its neighbours. */
  async result(page) {
    const number = Math.floor(page / this.root.together);
    if (!this.results.has(number)) this.results.set(number, this.read(`pages/${number}.json`));
    try {
      return (await this.results.get(number))[page % this.root.together];
    } catch (error) {
      this.results.delete(number);
      throw error;
    }
  }
}

/** The last of `starts` that is not above a key. */
function placeOf(starts, key) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** @returns {Map<string, Entry>} */
function decode({ terms, idf, pages }) {
  return new Map(terms.split(" ").map((term, place) => [term, { idf: idf[place] / 100, pages: unpack(pages[place]) }]));
}

function unpack(steps) {
  const found = new Map();
  let page = 0;
  for (const step of steps) {
    page += step >> 6;
    found.set(page, step & 63);
  }
  return found;
}
