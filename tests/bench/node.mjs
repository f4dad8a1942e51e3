// Runs an engine in a Node process of its own. Called by itself it is that process: it does the job
// that its one argument names and prints what it measured.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Trial } from "./measure.mjs";

const self = fileURLToPath(import.meta.url);
const FLAGS = ["--expose-gc", "--max-old-space-size=8192"];

export async function inNode(job) {
  const options = { maxBuffer: 64e6 };
  const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, self, JSON.stringify(job)], options);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

// Loads our module and catches its memory, which the glue keeps to itself.
function load(folder) {
  let memory;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(...parts) {
      super(...parts);
      memory = this.exports.memory;
    }
  };
  const { Engine } = createRequire(import.meta.url)(join(folder, "search.js"));
  WebAssembly.Instance = Instance;
  if (!memory) throw new Error(`${folder}/search.js did not start a wasm with a memory`);
  return { Engine, memory: () => memory.buffer };
}

// What the scripts hold, on the heap and beside it; the wasm's memory is counted by itself.
function held() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function work({ name, files, module, passes }) {
  const read = (file) => readFileSync(file, "utf8");
  const given = { text: read(files.records), queries: JSON.parse(read(files.queries)), passes };
  const trial = new Trial(name, given, { load: () => load(module) });
  delete given.text;
  await trial.load();
  const before = held();
  const build = trial.build();
  const memory = held() - before;
  return { build, memory, ...trial.run(), ...trial.sizes() };
}

if (process.argv[1] === self) console.log(JSON.stringify(await work(JSON.parse(process.argv[2]))));
