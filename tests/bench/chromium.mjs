// Runs an engine in a Chromium of its own, on a page that is served with the headers that give it a
// clock of five microseconds.

import { chromium } from "@playwright/test";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import config from "../../playwright.config.mjs";
import { serve } from "../e2e/server.mjs";

const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

// Where the page finds the packages by the names that Node knows.
const IMPORTS = {
  "flexsearch": "/node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs",
  "@m31coding/fuzzy-search": "/node_modules/@m31coding/fuzzy-search/dist/fuzzy-search.modern.js",
  "minisearch": "/node_modules/minisearch/dist/es/index.js",
  "fuse.js": "/node_modules/fuse.js/dist/fuse.mjs",
};

// Serves a folder that holds the records, and beside them the code.
export async function site(folder, project) {
  const map = `<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>bench</title>${map}`);
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  cpSync(join(project, "tests/bench"), join(folder, "bench"), { recursive: true });
  return serve(folder, { headers: ISOLATED });
}

// `throttle` asks how much slower all keystrokes together are on a processor that many times slower.
export async function inChromium({ name, files, passes, throttle }, { url }) {
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await page.goto(url);
    await page.evaluate(start, { name, files, passes });
    const before = await held(session);
    const build = await page.evaluate(() => globalThis.trial.build());
    const memory = (await held(session)) - before;
    const measured = await page.evaluate(() => globalThis.trial.run());
    const sizes = await page.evaluate(() => globalThis.trial.sizes());
    return { build, memory, ...sizes, ...measured, slower: throttle && (await slowed(page, session, throttle)) };
  } finally {
    await browser.close();
  }
}

// (in the page)
async function start({ name, files, passes }) {
  if (!globalThis.crossOriginIsolated) throw new Error("the page is not isolated, so its clock is coarse");
  const fetched = async (file) => (await fetch(`/${file}`)).text();
  const load = async () => {
    const { default: init, Engine } = await import("/module/web/search.js");
    const { memory } = await init();
    return { Engine, memory: () => memory.buffer };
  };
  const { Trial } = await import("/bench/measure.mjs");
  const given = { text: await fetched(files.records), queries: JSON.parse(await fetched(files.queries)), passes };
  globalThis.trial = new Trial(name, given, { load });
  await globalThis.trial.load();
}

// The browser throttles by stopping the page now and then, which a single quick keystroke escapes.
async function slowed(page, session, rate) {
  const all = () => page.evaluate(() => globalThis.trial.all());
  const usual = await all();
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return (await all()) / usual;
}

// What the page's scripts hold, on the heap and beside it; the wasm's memory is counted by itself.
async function held(session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
  return usedSize + backingStorageSize;
}
