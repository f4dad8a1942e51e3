// Turns what was measured into tables, and holds our engine against its targets.

import { ENGINES, LIMIT } from "./engines.mjs";

// What our engine is to reach, by the number of records: milliseconds, megabytes, ratios.
const LIMITS = {
  p95: { 500: 0.2, 20_000: 0.6, 100_000: 3 },
  p99: { 500: 1, 20_000: 2, 100_000: 12 },
  max: { 100_000: 16 },
  throttled: { 500: 2, 20_000: 5, 100_000: 25 },
  build: { 500: 15, 20_000: 300, 100_000: 2_000 },
  memory: { 500: 1, 20_000: 6, 100_000: 25 },
  toBest: { 20_000: 0.5, 100_000: 0.15 },
};
const TO_MINISEARCH = 0.01;
const BUILD_TO = { minisearch: 0.5, flexsearch: 0.3 };
const MEMORY_TO = { minisearch: 0.25, flexsearch: 0.25 };
const RATIOS_FROM = 20_000; // below it the peers are quick enough for any ratio to be noise
const MODULE_KB = 35;

// The smallest time that a share of the keystrokes keeps to.
export function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

// Returns the numbers of the tables for what an engine measured.
function figures(measured) {
  const { times, slower, counted, build, memory, bytes, wasm, found } = measured;
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share));
  const of = (list) => list && percentile(list, 0.95);
  const above = (memory + (bytes ?? 0)) / 1e6;
  return {
    p50, p95, p99, max, build, found, memory: above, wasm: wasm && wasm / 1e6,
    throttled: slower && p95 * slower, slower, counted: of(counted), queries: times.length,
  };
}

const round = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3));
const ratio = (value) => `${value >= 10 ? value.toFixed(0) : value.toFixed(value >= 0.1 ? 2 : 3)}×`;

function table(heads, rows) {
  const all = [heads, ...rows];
  const widths = heads.map((_, at) => Math.max(...all.map((row) => row[at].length)));
  const number = (at) => /^[\d–]/.test(rows[0][at]);
  const line = (row) => `| ${row.map((cell, at) => (number(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (number(at) ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(heads), rule, ...rows.map(line)].join("\n");
}

const isPeer = (name) => name !== "ours";

// Returns the whole text; `results` are of one run, in the order of the tables.
export function report(results, moduleBytes) {
  const runs = new Map();
  for (const { size, where, name, nQueries, measured } of results) {
    const key = `${where}, ${size.toLocaleString("en")} records`;
    if (!runs.has(key)) runs.set(key, { key, size, nQueries, engines: {} });
    runs.get(key).engines[name] = figures(measured);
  }
  const parts = [...runs.values()].map(section);
  const judged = [...runs.values()].flatMap(targets);
  if (moduleBytes) judged.push(verdict("module", "wasm with Brotli, kB (the whole module, so an upper bound)", moduleBytes / 1000, MODULE_KB));
  parts.push(judged.length > 0 ? `## Targets\n\n${table(["run", "measure", "found", "at most", "verdict"], judged)}` : "Our engine did not run, so no target is judged.");
  if (judged.length > 0) parts.push("Not measured here: facet counts; size and load of an index made beforehand.");
  return parts.join("\n\n");
}

function bestPeer(engines) {
  const peers = Object.entries(engines).filter(([name]) => isPeer(name));
  return peers.sort(([, a], [, b]) => a.p95 - b.p95)[0];
}

function section({ key, nQueries, engines }) {
  const best = bestPeer(engines);
  const heads = ["engine", "p50 ms", "p95 ms", "p99 ms", "max ms", "build ms", "memory MB", "with a hit", "to best peer"];
  const rows = Object.entries(engines).map(([name, found]) => [
    ENGINES[name].title + (found.queries < nQueries ? ` (${found.queries} queries)` : ""),
    ...["p50", "p95", "p99", "max", "build", "memory"].map((figure) => round(Math.max(0, found[figure]))),
    `${Math.round(found.found * 100)} %`,
    best ? ratio(found.p95 / best[1].p95) : "–",
  ]);
  const { ours } = engines;
  const notes = [];
  if (ours?.counted) notes.push(`Ours with the number of all hits asked for too: p95 ${round(ours.counted)} ms.`);
  if (ours?.wasm) notes.push(`Ours holds ${round(ours.wasm)} MB of wasm memory in all.`);
  if (ours?.slower) notes.push(`Throttled six times, the browser took ${round(ours.slower)} times as long for ours.`);
  return [`## ${key}`, table(heads, rows), ...notes].join("\n\n");
}

// Returns a row of the table of targets.
function verdict(run, measure, found, most) {
  const off = Math.abs(1 - found / most) * 100;
  const by = off >= 1000 ? `${(found / most).toFixed(0)}-fold` : `by ${off.toFixed(0)} %`;
  return [run, measure, round(found), String(most), `${found <= most ? "met" : "MISSED"} ${by}`];
}

function targets({ key, size, engines }) {
  const { ours, ...peers } = engines;
  if (!ours) return [];
  const rows = [];
  const judge = (measure, found, most) => {
    if (found !== undefined && most !== undefined && !Number.isNaN(found)) rows.push(verdict(key, measure, found, most));
  };
  judge("p95 a keystroke, ms", ours.p95, LIMITS.p95[size]);
  judge("p99, ms", ours.p99, LIMITS.p99[size]);
  judge("slowest, ms", ours.max, LIMITS.max[size]);
  judge("p95 on a processor six times slower, ms (without facet counts)", ours.throttled, LIMITS.throttled[size]);
  judge("build, ms", ours.build, LIMITS.build[size]);
  judge("memory above the records, MB", ours.memory, LIMITS.memory[size]);
  const best = bestPeer(engines);
  if (best) judge(`p95 to ${ENGINES[best[0]].title}, the best peer`, ours.p95 / best[1].p95, LIMITS.toBest[size]);
  if (size < RATIOS_FROM) return rows;
  const to = (name, figure, most) => {
    if (peers[name]) judge(`${figure} to ${ENGINES[name].title}`, ours[figure] / peers[name][figure], most);
  };
  to("minisearch", "p95", TO_MINISEARCH);
  for (const [name, most] of Object.entries(BUILD_TO)) to(name, "build", most);
  for (const [name, most] of Object.entries(MEMORY_TO)) to(name, "memory", most);
  return rows;
}

export const HOW = `Each engine has a process (Node) or a browser (Chromium) of its own, with the same records and
keystrokes, and answers with at most ${LIMIT} hits. After a warm-up pass of at most five seconds the passes
are timed; for each keystroke the middle one of them counts. Peers build from parsed records, ours from
their text. Memory is what scripts hold once built, above the records; of ours also what its index says
it holds or, if it does not say, all of its wasm memory.`;
