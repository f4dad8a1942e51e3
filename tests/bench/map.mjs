// How long the longest frame takes while a map of many places is moved and zoomed, in Chromium:
// `./dev bench map [PLACES]` on the release in dist/. The places are made up, no two at one point
// (places.mjs); the bench fails unless the page says that it shows all of them, has all of them in its
// marks when all are in view, and meets new ones wherever it goes. Ends with 1 above 50 ms or 200 marks.
// Beside the frames stand those of the page at rest, which a busy machine makes long too, and the processor's
// time of the longest task, which it does not.

import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import config from "../../playwright.config.mjs";
import { serve } from "../e2e/server.mjs";
import { withPlaces } from "./places.mjs";

const MOST_MS = 50;
const MOST_MARKS = 200;
const SCREENS = [["phone", 390, 844, true], ["desktop", 1280, 800, false]];
// The whole city is in view here; the last is the zoom.
const ALL = [20.97, 105.66, 9];
const INSIDE = [21.0, 105.8, 12];

const n = Number(process.argv[2] ?? 3500);
const folder = process.env.TRUNK_BUILD_DIST || "dist";
const read = (name) => JSON.parse(readFileSync(join(folder, "data", `${name}.json`), "utf8"));
const catalogue = withPlaces(read("catalogue"), read("land"), n);

function must(holds, what) {
  if (!holds) throw new Error(`the bench measured nothing: ${what}`);
}

async function open(page, url, [lat, lng, zoom]) {
  await page.goto(`${url}ban-do/?kind=sight&at=${lat},${lng},${zoom}`);
  await page.locator(".mapmark > button").first().waitFor();
  await page.waitForLoadState("networkidle");
  const said = await page.locator(".mapview__n").textContent();
  must(Number(said.replace(/\D/g, "")) === n, `the page says "${said}" of ${n} places`);
  await page.waitForTimeout(1_000);
}

// Returns what the marks stand for: how many marks, how many places, and their names.
function marks(page) {
  return page.locator(".mapmark > button").evaluateAll((buttons) => ({
    n: buttons.length,
    places: buttons.reduce((sum, button) => sum + (button.matches(".mapcluster") ? Number(button.textContent.replace(/\D/g, "")) : 1), 0),
    names: buttons.map((button) => button.getAttribute("aria-label")),
  }));
}

// Starts to look at frames, and returns what tells the longest so far in ms.
async function watchFrames(page) {
  await page.evaluate(() => {
    const kept = { longest: 0, before: performance.now(), runs: true };
    globalThis.kept = kept;
    const look = (now) => {
      kept.longest = Math.max(kept.longest, now - kept.before);
      kept.before = now;
      if (kept.runs) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => { globalThis.kept.runs = false; return globalThis.kept.longest; });
}

// Starts to look at the tasks of pages, and returns what tells the longest's processor time so far in ms.
async function watchTasks(page) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { traceConfig: { includedCategories: ["toplevel"] } });
  await page.waitForTimeout(500);
  return async () => {
    const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
    await session.send("Tracing.end");
    await complete;
    const main = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ tid, pid }) => `${pid} ${tid}`);
    const tasks = events.filter(({ name, pid, tid }) => name.endsWith("RunTask") && main.includes(`${pid} ${tid}`));
    must(tasks.length > 0, "the browser told of no task");
    return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
  };
}

// Measures the frames and tasks during steps, after each of which other marks must be there.
async function measure(page, steps) {
  let longest = await watchFrames(page);
  await page.waitForTimeout(2_000);
  const idle = await longest();
  const tasks = await watchTasks(page);
  longest = await watchFrames(page);
  let before = await marks(page);
  const seen = { n: before.n, fewest: before.places, names: new Set(before.names) };
  for (const step of steps) {
    await step();
    await page.waitForTimeout(700);
    const now = await marks(page);
    must(now.names.some((name) => !before.names.includes(name)), "a step met no new mark");
    before = now;
    seen.n = Math.max(seen.n, now.n);
    seen.fewest = Math.min(seen.fewest, now.places);
    for (const name of now.names) seen.names.add(name);
  }
  return { longest: await longest(), idle, task: await tasks(), ...seen };
}

async function drag(page, east, south) {
  const box = await page.getByRole("application").boundingBox();
  const [x, y] = [box.x + box.width * 0.5, box.y + box.height * 0.5];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + east, y + south, { steps: 20 });
  await page.mouse.up();
}

async function bench(page, url) {
  const key = (name) => async () => {
    await page.getByRole("application").focus();
    await page.keyboard.press(name);
  };
  await open(page, url, ALL);
  const { places } = await marks(page);
  must(places === n, `the marks stand for ${places} of ${n} places`);
  const zoom = await measure(page, ["+", "+", "+", "+", "-", "-", "-", "-"].map(key));
  await open(page, url, INSIDE);
  const ways = [[-150, 60], [-150, 60], [0, 200], [150, 60], [150, -200], [150, -200]];
  const pan = await measure(page, ways.map(([east, south]) => () => drag(page, east, south)));
  return { zoom, pan };
}

const site = await serve(folder);
const browser = await chromium.launch({ ...config.use.launchOptions, executablePath: process.env.CHROME });
try {
  for (const [name, width, height, isMobile] of SCREENS) {
    const page = await browser.newPage({ viewport: { width, height }, isMobile, reducedMotion: "no-preference" });
    await page.route("**/data/catalogue.json", (route) => route.fulfill({ body: catalogue, contentType: "application/json" }));
    for (const [what, { longest, idle, task, n: most, fewest, names }] of Object.entries(await bench(page, site.url))) {
      if (longest > MOST_MS || most > MOST_MARKS) process.exitCode = 1;
      const times = `longest frame ${longest.toFixed(1)} ms (at rest ${idle.toFixed(1)} ms), longest task ${task.toFixed(1)} ms of processor`;
      console.log(`${name} ${what}: ${times}; ${most} marks at most, of ${n} places ${fewest} in view or more, ${names.size} marks met`);
    }
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}
