// Holds the planner's solver against standard problems of research, as wasm in Node on one core:
// `./dev bench planner DIR --best-known CSV --seconds 0.1,1,5 --out FOLDER`. It writes every plan for
// an independent checker and prints how far from the best known values they are.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { family, problem } from "./optw.mjs";

const USAGE = `usage: ./dev bench planner DIR --out FOLDER [options]
  --best-known CSV       rows of instance,m,best_known
  --seconds 0.1,1,5      how long each problem is searched, in seconds of this process's CPU
  --routes 1,2,3,4       for problems whose file does not say how many
  --only GLOB            file names, with * for anything
  --seed 1               where chance begins
  --module FOLDER        the solver, built; without it, ./dev build solver-module builds it`;

const OPTIONS = {
  "best-known": { type: "string" },
  seconds: { type: "string", default: "0.1,1,5" },
  routes: { type: "string", default: "1,2,3,4" },
  only: { type: "string", default: "*" },
  out: { type: "string" },
  seed: { type: "string", default: "1" },
  module: { type: "string" },
  help: { type: "boolean" },
};

function misused(reason) {
  console.error(`${reason}\n${USAGE}`);
  process.exit(2);
}

function settings() {
  let parsed;
  try {
    parsed = parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    misused(error.message);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  if (positionals.length !== 1) misused("one folder of problems is needed");
  if (!values.out) misused("--out FOLDER is needed");
  const positive = (text) => (Number(text) > 0 ? Number(text) : misused(`'${text}' is not a positive number`));
  const list = (text) => text.split(",").map(positive);
  return {
    folder: positionals[0], out: values.out, only: values.only, module: values.module,
    seed: positive(values.seed), seconds: list(values.seconds), routes: list(values.routes),
    best: bestKnown(values["best-known"]),
  };
}

// Returns the best known value by `instance m`; rows are plain but for quoted remarks after them.
function bestKnown(file) {
  if (!file) return new Map();
  const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  if (!head.startsWith("instance,m,best_known")) misused(`${file}: the first columns must be instance,m,best_known`);
  const fields = lines.map((line) => line.split(","));
  return new Map(fields.map(([instance, m, best]) => [`${instance} ${m}`, Number(best)]));
}

function files(folder, glob) {
  const pattern = new RegExp(`^${glob.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
  const named = (name) => pattern.test(name) || pattern.test(basename(name, ".txt"));
  const found = readdirSync(folder).filter((name) => name.endsWith(".txt") && named(name)).sort();
  if (found.length === 0) misused(`${folder} has no file *.txt named ${glob}`);
  return found;
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const SLICES = 40;
const PROBE = 64; // rounds that tell a problem's pace

// Solves for so many seconds. How fast rounds go is measured, since annealing must know its end.
export function solve(Solver, { words }, seconds, seed) {
  const began = cpu();
  const solver = new Solver(words, seed);
  const first = cpu() - began;
  solver.run(PROBE);
  let [done, paced] = [PROBE, began + first];
  for (let slice = 0; slice < SLICES; slice++) {
    const spent = cpu();
    const rounds = Math.floor((done / Math.max(spent - paced, 1e-6)) * (began + seconds - paced));
    if (spent - began >= seconds) break;
    solver.plan(Math.max(rounds, done));
    const step = Math.ceil((Math.max(rounds, done) - done) / (SLICES - slice));
    if (!solver.run(step)) break;
    done += step;
  }
  return { solver, first, seconds: cpu() - began };
}

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

function built(module) {
  const build = () => execFileSync(join(PROJECT, "dev"), ["build", "solver-module"], { encoding: "utf8" });
  const folder = module ? resolve(module) : build().trim().split("\n").at(-1);
  return createRequire(import.meta.url)(join(folder, "solver.js")).Solver;
}

const BOUND_STEPS = 30;
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const percent = (number) => number.toFixed(2).padStart(7);

function line(name, rows) {
  const gaps = rows.map((row) => row.gap).filter((gap) => gap !== undefined);
  const within = rows.map((row) => (100 * (row.bound - row.score)) / row.bound);
  const at = gaps.filter((gap) => gap <= 0).length;
  const known = gaps.length > 0 ? `${percent(mean(gaps))} ${percent(Math.max(...gaps))} ${`${at}/${gaps.length}`.padStart(9)}` : "      -       -         -";
  return `${name.padEnd(10)} ${String(rows.length).padStart(4)} ${known} ${percent(mean(within))}`;
}

function print(seconds, rows) {
  console.log(`\n${seconds} s        n  gap %  worst %  at known  within %`);
  const families = [...new Set(rows.map((row) => row.family))].sort();
  for (const name of families) console.log(line(name, rows.filter((row) => row.family === name)));
  console.log(line("all", rows));
}

function main() {
  const { folder, out, only, module, seconds, routes, seed, best } = settings();
  const Solver = built(module);
  mkdirSync(out, { recursive: true });
  const problems = files(folder, only).flatMap((file) => {
    const name = basename(file, ".txt");
    const text = readFileSync(join(folder, file), "utf8");
    const fixed = problem(name, text, 1);
    return (fixed.kind === "toptw" ? routes : [fixed.routes]).map((m) => ({ name, m, text }));
  });
  const warm = problem(problems[0].name, problems[0].text, problems[0].m);
  solve(Solver, warm, 1, seed).solver.free(); // lets the engine compile it for good
  const firsts = [];
  for (const budget of seconds) {
    const rows = problems.map(({ name, m, text }) => {
      const posed = problem(name, text, m);
      const { solver, first, seconds: t } = solve(Solver, posed, budget, seed);
      const score = solver.profit();
      const plan = [...Array(m).keys()].map((day) => [...solver.day(day)].map((visit) => posed.ids[visit]));
      const bound = solver.bound(BOUND_STEPS);
      solver.free();
      firsts.push(first);
      writeFileSync(join(out, `${name}-m${m}-${budget}.json`), JSON.stringify({ routes: plan, score, seconds: t, bound }));
      const known = best.get(`${name} ${m}`);
      const gap = known ? (100 * (known - score)) / known : undefined;
      return { family: family(posed.kind, name), score, gap, bound };
    });
    print(budget, rows);
  }
  console.log(`\nfirst plan: ${(1e3 * mean(firsts)).toFixed(1)} ms on average, ${(1e3 * Math.max(...firsts)).toFixed(1)} ms at most`);
}

main();
