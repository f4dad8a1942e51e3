// Takes the pictures that the manifests show: the maskable icon, from the mark in public/icons, and
// screenshots of the release in dist/. Run `./dev build` before and after:
//   CHROME=/usr/bin/chromium node tools/app_pictures.mjs

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { serve } from "../tests/e2e/server.mjs";

const PUBLIC = new URL("../public/", import.meta.url);

// What is shown, under a name, as wide and high as the manifests say.
const SHOWN = [
  { name: "search", path: "tim/?q=g%E1%BB%91m", size: [540, 960], wait: "#main article" },
  { name: "plan", path: "lich-trinh/?date=2026-12-05&see=village:bat-trang", size: [540, 960], wait: ".planstatus[data-working=false]" },
  { name: "map", path: "ban-do/", size: [1280, 800], wait: ".mapmark > button" },
];

// The mark on a ground without corners, small enough that any mask leaves it whole.
async function maskable(page) {
  const mark = await readFile(new URL("icons/favicon.svg", PUBLIC), "utf8");
  const ground = mark.match(/<rect fill="(#\w+)"/)[1];
  const figure = mark.replace(/<rect[^>]*>/, "").replace('viewBox="0 0 48 48"', 'viewBox="-8 -8 64 64" width="512" height="512"');
  await page.setViewportSize({ width: 512, height: 512 });
  await page.setContent(`<body style="margin:0;background:${ground}">${figure}</body>`);
  await page.screenshot({ path: new URL("icons/maskable-512.png", PUBLIC).pathname });
}

// Returns a picture as WebP, which the browser itself makes of it.
const asWebp = (page, png) => page.evaluate(async (data) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 0.8 })).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}, png.toString("base64"));

const site = await serve("dist");
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const blank = await browser.newPage();
  await maskable(blank);
  await mkdir(new URL("screenshots/", PUBLIC), { recursive: true });
  for (const language of ["vi", "en"]) {
    for (const { name, path, size: [width, height], wait } of SHOWN) {
      // A phone draws finer than a desktop; the picture has its own size in the end.
      const scale = width < 600 ? 1.5 : 1;
      const page = await browser.newPage({ viewport: { width: width / scale, height: height / scale }, deviceScaleFactor: scale, reducedMotion: "reduce", serviceWorkers: "block", locale: language });
      await page.goto(site.url + (language === "en" ? "en/" : "") + path);
      await page.locator(wait).first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      const picture = await asWebp(blank, await page.screenshot());
      await writeFile(new URL(`screenshots/${name}-${language}.webp`, PUBLIC), Buffer.from(picture, "base64"));
      await page.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
