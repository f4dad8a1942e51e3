// How long the longest frame takes while a map of many places is moved and zoomed, in Chromium:
// `./dev bench map [PLACES]` on the release in dist/. Ends with 1 above 50 ms or 200 marks.

import { execFileSync } from "node:child_process";
import { chromium } from "@playwright/test";
import { serve } from "../e2e/server.mjs";

const MOST_MS = 50;
const MOST_MARKS = 200;
const n = process.argv[2] ?? "3500";
const args = ["run", "--quiet", "--", "generate-catalogue", n];
const catalogue = execFileSync("cargo", args, { maxBuffer: 1 << 28 });

const site = await serve(process.env.TRUNK_BUILD_DIST || "dist");
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu"] });
let failed = false;
for (const [name, width, height] of [["phone", 390, 844], ["desktop", 1280, 800]]) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "no-preference" });
  await page.route("**/data/catalogue.json", (route) => route.fulfill({ body: catalogue, contentType: "application/json" }));
  await page.goto(`${site.url}ban-do`);
  await page.locator(".mapmark > button").first().waitFor();
  await page.waitForTimeout(1_000);
  for (const what of ["pan", "zoom"]) {
    await page.evaluate(() => {
      globalThis.frames_ = { longest: 0, before: performance.now(), runs: true };
      const look = (now) => {
        const kept = globalThis.frames_;
        kept.longest = Math.max(kept.longest, now - kept.before);
        kept.before = now;
        if (kept.runs) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const [x, y] = [width * 0.6, height * 0.5];
    if (what === "pan") {
      for (let turn = 0; turn < 4; turn += 1) {
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + (turn % 2 ? 150 : -150), y + 60, { steps: 20 });
        await page.mouse.up();
        await page.waitForTimeout(600);
      }
    } else {
      await page.getByRole("application").focus();
      for (const key of ["+", "+", "+", "-", "-", "-"]) {
        await page.keyboard.press(key);
        await page.waitForTimeout(800);
      }
    }
    const longest = await page.evaluate(() => { globalThis.frames_.runs = false; return globalThis.frames_.longest; });
    const marks = await page.locator(".mapmark > button").count();
    failed ||= longest > MOST_MS || marks > MOST_MARKS;
    console.log(`${name} ${what}: longest frame ${longest.toFixed(1)} ms, ${marks} marks`);
  }
  await page.close();
}
await browser.close();
await site.close();
process.exitCode = failed ? 1 : 0;
