// What a visitor downloads, against the budgets: `node tests/size.mjs [FOLDER]` after a release
// build. Ends with 1 when a budget is broken, and names it. A kB is 1000 bytes, as networks count.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

// What the release may weigh at most. Raising one of these is a decision: every visitor on a slow phone
// pays for it.
export const BUDGETS = {
  program: 247_500,
  "part: pages": 69_000,
  "part: plan": 91_500,
  "part: shared": 21_000,
  planner: 135_000,
  assistants: 183_000,
  "first visit": 343_000,
};

// What it is to weigh: not reached yet, and said so after every build.
const GOALS = { program: 230_000, "first visit": 300_000 };

// What the front page and search do not wait for: the drawings are an image, the rest is fetched when it
// is wanted, what answers assistants only where there is one.
const APART = ["drawings", "part: pages", "part: plan", "part: shared", "planner", "assistants"];

// What the first screen needs; fonts and icons arrive after it and are cached for good.
const PARTS = [
  { name: "page", pattern: /^index\.html$/ },
  { name: "start-up script", pattern: /^boot-[^/]+\.js$/ },
  { name: "sheets", pattern: /^[^/]+\.css$/ },
  { name: "glue", pattern: /^ve-lang-(?!planner|part|assistant)[^/]+\.js$/ },
  { name: "program", pattern: /^ve-lang-(?!planner|part|assistant)[^/]+\.wasm$/ },
  { name: "words (one language)", pattern: /^i18n\/[^/]+\.json$/, largest: true },
  { name: "catalogue", pattern: /^data\/catalogue\.json$/ },
  { name: "drawings", pattern: /^art-[^/]+\.svg$/ },
  { name: "part: pages", pattern: /^ve-lang-part-pages-[^/]+\.wasm$/ },
  { name: "part: plan", pattern: /^ve-lang-part-plan-[^/]+\.wasm$/ },
  { name: "part: shared", pattern: /^ve-lang-part-shared-[^/]+\.wasm$/ },
  { name: "planner", pattern: /^ve-lang-planner-[^/]+\.(js|wasm)$/ },
  { name: "assistants", pattern: /^(ve-lang-)?assistant-[^/]+\.(js|wasm)$|^assistants\/tools\.json$/ },
];

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

// Returns each part with its files' bytes, raw and compressed.
export function measure(folder) {
  const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll("\\", "/"));
  return PARTS.map(({ name, pattern, largest }) => {
    let found = files.filter((file) => pattern.test(file)).map((file) => readFileSync(join(folder, file)));
    if (found.length === 0) throw new Error(`${folder} holds no ${name} (${pattern.source}): run ./dev build first`);
    if (largest) found = [found.sort((a, b) => b.length - a.length)[0]];
    const add = (size) => found.reduce((sum, bytes) => sum + size(bytes), 0);
    return { name, raw: add((bytes) => bytes.length), brotli: add(brotli) };
  });
}

const firstVisit = (parts) => parts.filter((part) => !APART.includes(part.name));

// Returns the sentence for each budget that is broken.
export function overruns(parts, budgets = BUDGETS) {
  const sizes = { "first visit": firstVisit(parts).reduce((sum, part) => sum + part.brotli, 0) };
  for (const part of parts) sizes[part.name] = part.brotli;
  return Object.entries(budgets)
    .filter(([name, most]) => !(sizes[name] <= most))
    .map(([name, most]) => `${name}: ${kB(sizes[name])} with Brotli, at most ${kB(most)}`);
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function print(parts) {
  const row = (name, raw, brotli) => console.log(name.padEnd(34) + raw.padStart(12) + brotli.padStart(12));
  const sum = (parts, size) => kB(parts.reduce((total, part) => total + part[size], 0));
  const both = (name, parts) => row(name, sum(parts, "raw"), sum(parts, "brotli"));
  row("", "raw", "Brotli");
  for (const part of parts) both(part.name, [part]);
  both("first visit", firstVisit(parts));
  both("first visit with the drawings", [...firstVisit(parts), ...parts.filter((part) => part.name === "drawings")]);
  for (const over of overruns(parts, GOALS)) console.log(`above the goal: ${over}`);
}

// The program as wasm-bindgen left it, to show that wasm-opt has run.
function unoptimised() {
  const folder = join(process.env.CARGO_TARGET_DIR || "target", "parts");
  return statSync(join(folder, "ve-lang_bg.wasm"), { throwIfNoEntry: false })?.size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const parts = measure(process.argv[2] ?? "dist");
  print(parts);
  const [before, program] = [unoptimised(), parts.find((part) => part.name === "program")];
  if (before) console.log(`wasm-opt: ${kB(before)} before, ${kB(program.raw)} after`);
  const problems = overruns(parts);
  if (before && program.raw > 0.9 * before) problems.push("wasm-opt has hardly shrunk the program: did it run?");
  for (const problem of problems) console.error(`over the budget: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
