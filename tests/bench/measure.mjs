// One engine at work on one list of records, step by step, so that whoever runs it can look at the
// memory between the steps. Runs in Node and in a page.

import { ENGINES, stride } from "./engines.mjs";

// The warm-up ends after this, for the engines that need seconds for a keystroke.
const WARM_UP_MS = 5_000;

export class Trial {
  // `module` says how our own engine is loaded here.
  constructor(name, { text, queries, passes }, module) {
    this.engine = ENGINES[name];
    this.module = module;
    this.passes = passes;
    const records = JSON.parse(text);
    this.records = this.engine.takesText ? text : records;
    const every = stride(name, records.length);
    this.queries = queries.filter((_, at) => at % every === 0);
  }

  async load() {
    this.code = await this.engine.load(this.module);
  }

  // Returns how long the index took, in milliseconds.
  build() {
    const start = performance.now();
    this.index = this.engine.build(this.code, this.records);
    return performance.now() - start;
  }

  // Returns what the wasm holds, for an engine that is one.
  sizes() {
    return { wasm: this.index.wasm?.(), bytes: this.index.bytes?.() };
  }

  // Asks every query once and then, with the clock on, as often as there are passes; returns the
  // milliseconds of each query (the middle one of its passes) and for how many there was a hit.
  run() {
    const { search, count } = this.index;
    const start = performance.now();
    for (const query of this.queries) {
      search(query);
      if (performance.now() - start > WARM_UP_MS) break;
    }
    let found = 0;
    const times = this.time((query) => { if (search(query).length > 0) found += 1; });
    const counted = count && this.time((query) => { search(query); count(query); });
    return { times, counted, found: found / this.passes / this.queries.length };
  }

  // Returns how long all queries take together, asked over and over for about a second.
  all() {
    const start = performance.now();
    let rounds = 0;
    while (performance.now() - start < 1_000) {
      for (const query of this.queries) this.index.search(query);
      rounds += 1;
    }
    return (performance.now() - start) / rounds;
  }

  time(ask) {
    const passes = Array.from({ length: this.passes }, () =>
      this.queries.map((query) => {
        const start = performance.now();
        ask(query);
        return performance.now() - start;
      }));
    return this.queries.map((_, at) => passes.map((pass) => pass[at]).sort((a, b) => a - b)[(this.passes - 1) >> 1]);
  }
}
