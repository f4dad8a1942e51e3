// Holds our search against other engines, on made-up catalogues: `./dev bench search`. It prints
// tables and says which targets are met. Speed is judged here and never in a test; the exit code
// only tells whether everything ran.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { inChromium, site } from "./chromium.mjs";
import { ENGINES } from "./engines.mjs";
import { inNode } from "./node.mjs";
import { queries } from "./queries.mjs";
import { HOW, report } from "./report.mjs";

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const THROTTLE = 6; // a phone of the lower kind beside a desktop

const USAGE = `usage: ./dev bench search [options]
  --sizes 20000,100000   how many records
  --engines a,b          of ${Object.keys(ENGINES).join(", ")}
  --where node,chromium  where they run
  --passes 3             how often each keystroke is timed
  --seed 1               which catalogue is made up
  --module FOLDER        our engine, built; without it, ./dev build search-module builds it
  --binary FILE          the ve-lang command; without it, cargo runs it`;

const OPTIONS = {
  sizes: { type: "string", default: "20000,100000" },
  engines: { type: "string", default: Object.keys(ENGINES).join(",") },
  where: { type: "string", default: "node,chromium" },
  passes: { type: "string", default: "3" },
  seed: { type: "string", default: "1" },
  module: { type: "string" },
  binary: { type: "string" },
  help: { type: "boolean" },
};

function misused(reason) {
  console.error(`${reason}\n${USAGE}`);
  process.exit(2);
}

function settings() {
  let values;
  try {
    ({ values } = parseArgs({ options: OPTIONS }));
  } catch (error) {
    misused(error.message);
  }
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  const whole = (text) => (/^[1-9]\d*$/.test(text) ? Number(text) : misused(`'${text}' is not a number`));
  const among = (text, known) => (known.includes(text) ? text : misused(`'${text}' is none of ${known.join(", ")}`));
  return {
    ...values,
    sizes: values.sizes.split(",").map(whole),
    engines: values.engines.split(",").map((name) => among(name, Object.keys(ENGINES))),
    where: values.where.split(",").map((place) => among(place, ["node", "chromium"])),
    passes: whole(values.passes),
  };
}

const say = (text) => console.error(`› ${text}`);

// Runs a command and returns what it prints, or has a file take it.
function run(command, argv, file) {
  const out = file ? openSync(file, "w") : "pipe";
  try {
    return execFileSync(command, argv, { cwd: PROJECT, stdio: ["ignore", out, "inherit"], encoding: "utf8" });
  } finally {
    if (file) closeSync(out);
  }
}

function command(binary, argv, file) {
  return binary ? run(resolve(binary), argv, file) : run("cargo", ["run", "--quiet", "--", ...argv], file);
}

// Makes the records of one size and what is typed; returns the names of their files.
function prepare(folder, size, { seed, binary }) {
  const files = { records: `records-${size}.json`, queries: `queries-${size}.json` };
  const [catalogue, records] = [`catalogue-${size}.json`, files.records].map((file) => join(folder, file));
  say(`Making up a catalogue of ${size} entries`);
  command(binary, ["generate-catalogue", String(size), seed], catalogue);
  command(binary, ["search-records", catalogue], records);
  rmSync(catalogue);
  // Only the fields that every engine reads; a catalogue's own records hold more.
  const list = JSON.parse(readFileSync(records, "utf8")).map(({ more, ...flat }) => flat);
  writeFileSync(records, JSON.stringify(list));
  if (list.length !== size) throw new Error(`search-records gave ${list.length} records of a catalogue of ${size} entries`);
  const typed = queries(list);
  writeFileSync(join(folder, files.queries), JSON.stringify(typed));
  return { files, nQueries: typed.length };
}

// Puts our engine where Node takes it for what it is, whatever the folder it was built in says, and
// the page can ask for it.
function takeModule(folder, given) {
  const built = given ?? run(join(PROJECT, "dev"), ["build", "search-module"]).trim().split("\n").at(-1);
  const module = join(folder, "module");
  mkdirSync(module);
  cpSync(resolve(built), module, { recursive: true });
  writeFileSync(join(module, "package.json"), '{ "type": "commonjs" }');
  return { module, moduleBytes: brotliCompressSync(readFileSync(join(module, "search_bg.wasm"))).length };
}

async function main() {
  const chosen = settings();
  const folder = mkdtempSync(join(tmpdir(), "ve-lang-bench-"));
  let page;
  try {
    const { module, moduleBytes } = chosen.engines.includes("ours") ? takeModule(folder, chosen.module) : {};
    if (chosen.where.includes("chromium")) page = await site(folder, PROJECT);
    const results = [];
    let load = 0;
    for (const size of chosen.sizes) {
      const { files, nQueries } = prepare(folder, size, chosen);
      for (const where of chosen.where) {
        for (const name of chosen.engines) {
          say(`${where}, ${size} records: ${ENGINES[name].title}`);
          const paths = { records: join(folder, files.records), queries: join(folder, files.queries) };
          const job = { name, passes: chosen.passes };
          const measured = where === "node"
            ? await inNode({ ...job, files: paths, module })
            : await inChromium({ ...job, files, throttle: name === "ours" ? THROTTLE : undefined }, page);
          load = Math.max(load, loadavg()[0]);
          results.push({ size, where, name, nQueries, measured });
        }
      }
    }
    console.log(`# Search as one types, on Node ${process.versions.node}\n\n${HOW}\n`);
    console.log(report(results, moduleBytes));
    // One processor is the run's own.
    if (load > availableParallelism()) console.log(`\nThe machine was busy (load ${load.toFixed(1)}), so the times are too long.`);
  } finally {
    await page?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(`./dev bench: ${error.stderr || error.message}`);
  process.exitCode = 1;
}
