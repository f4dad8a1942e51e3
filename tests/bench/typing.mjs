// How long a visitor waits from a keystroke to the answer on screen, in the guide itself on a made-up
// catalogue and a slow processor: `./dev bench typing`. It needs a release in dist/.

import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import config from "../../playwright.config.mjs";
import { serve } from "../e2e/server.mjs";
import { percentile } from "./report.mjs";

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const MOST_MS = 50;
const TEXTS = ["gom bat trang", "lụa tơ tằm", "banhs chuwng", "lotus tea", "bunkho", "cahi", "5 sao"];

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "20000" },
    slower: { type: "string", default: "6" },
    dist: { type: "string", default: join(PROJECT, "dist") },
  },
});

const command = (...argv) =>
  execFileSync("cargo", ["run", "--quiet", "--release", "--bin", "ve-lang", "--", ...argv], { cwd: PROJECT, maxBuffer: 1e9 });

// Makes a copy of the release that has a made-up catalogue, with its index where it needs one.
function madeUp(folder) {
  cpSync(values.dist, folder, { recursive: true });
  writeFileSync(join(folder, "data/catalogue.json"), command("generate-catalogue", values.entries));
  command("index-catalogue", join(folder, "data"));
}

// (in the page) Notes for each change of the field when the frame is drawn that shows its answer: the
// first after the list or the count changed.
function watch() {
  const waits = [];
  let typed;
  globalThis.waits = waits;
  document.addEventListener("input", () => { typed = performance.now(); }, true);
  const drawn = () => {
    if (typed === undefined) return;
    const began = typed;
    typed = undefined;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => waits.push(performance.now() - began);
      port2.postMessage(undefined);
    });
  };
  new MutationObserver(drawn).observe(document.querySelector("#main .listcol"), { childList: true, subtree: true, characterData: true });
}

async function measured(url) {
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${url}tim/`);
    await page.locator("#main .listcol .count").waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: Number(values.slower) });
    await page.evaluate(watch);
    const field = page.locator("#search-field");
    let keys = 0;
    for (const text of TEXTS) {
      await field.fill("");
      await page.waitForTimeout(600);
      await page.evaluate(() => { globalThis.waits.length = globalThis.kept ?? 0; });
      for (const letter of text) {
        await field.press(letter === " " ? "Space" : letter).catch(() => page.keyboard.insertText(letter));
        await page.waitForTimeout(150);
        keys += 1;
      }
      await page.evaluate(() => { globalThis.kept = globalThis.waits.length; });
    }
    return { keys, waits: await page.evaluate(() => globalThis.waits) };
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ve-lang-typing-"));
try {
  madeUp(folder);
  const site = await serve(folder);
  const { keys, waits } = await measured(site.url);
  await site.close();
  const at = (share) => percentile(waits, share).toFixed(0);
  console.log(`${values.entries} entries, processor ${values.slower} times slower: ${waits.length} answers drawn after ${keys} keys`);
  console.log(`from key to drawn, ms: p50 ${at(0.5)}, p95 ${at(0.95)}, slowest ${at(1)}; at most ${MOST_MS}: ${percentile(waits, 0.95) <= MOST_MS ? "met" : "MISSED"} at p95`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
