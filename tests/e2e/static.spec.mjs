// Every screen as a file: what stands there without scripts and before the program, and that the guide
// takes over in place.

import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "./fixtures.mjs";
import { catalogue, heading, here, main, navigation, open, searchBox } from "./pages/guide.mjs";

// What the guide's data say of an entry beyond its list.
const details = () => JSON.parse(readFileSync(join(folder, "data/details.json"), "utf8"));

const folder = process.env.TRUNK_BUILD_DIST || "dist";
const first = (kind) => readdirSync(join(folder, kind)).sort()[0];
const PAGES = {
  "the front page": "",
  "the search": "tim/",
  "the map": "ban-do/",
  "the planner": "lich-trinh/",
  "a village": "lang/bat-trang/",
  "a product": `san-pham/${first("san-pham")}/`,
  "a sales point": `diem-ban/${first("diem-ban")}/`,
  "a sight": `diem-tham-quan/${first("diem-tham-quan")}/`,
  "an eatery": `an-uong/${first("an-uong")}/`,
  "a producer": `co-so/${first("co-so")}/`,
  "a district": "quan-huyen/gia-lam/",
  "a commune": `xa-phuong/${first("xa-phuong")}/`,
  "the programme": "chuong-trinh/",
  "about the guide": "en/gioi-thieu/",
};

// Every page of the release, by its folder.
function pages() {
  const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll("\\", "/"));
  return files.filter((file) => /(^|\/)index\.html$/.test(file)).map((file) => file.slice(0, -"index.html".length));
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, expectedComplaints: /was preloaded/ });

  test("a village can be read, and its links lead on", async ({ page }) => {
    const village = catalogue().villages.find(({ id }) => id === "bat-trang");
    await page.goto("en/lang/bat-trang/");
    await expect(heading(page)).toHaveText(village.name.en);
    await expect(main(page)).toContainText(details().villages["bat-trang"].about.en);
    await expect(page.locator("noscript p").first()).toBeVisible();
    await main(page).locator("a[href*='san-pham/']").first().click();
    await expect(page).toHaveURL(/\/en\/san-pham\/[^/]+\/$/);
    await expect(heading(page)).toBeVisible();
    await navigation(page).locator("a[href$='/']").first().click();
    await expect(heading(page)).toBeVisible();
  });

  test("the search lists what there is", async ({ page }) => {
    await page.goto("tim/");
    expect(await main(page).getByRole("article").count()).toBeGreaterThan(10);
  });

  test("a level and where it was read stand on a product's page", async ({ page }) => {
    const { products } = catalogue();
    const product = products.find(({ rating }) => rating?.stars === 4);
    await page.goto(`san-pham/${product.id}/`);
    await expect(main(page)).toContainText(/4 sao/);
    await expect(main(page).locator(".srcs a").first()).toBeVisible();
  });
});

test.describe("before the program", () => {
  test.beforeEach(({ page }) => page.route("**/*.wasm", () => {})); // never answered

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name} has a heading, a title and no barrier`, async ({ page, expectAccessible }) => {
      await page.goto(path, { waitUntil: "commit" });
      await expect(heading(page).first()).toBeAttached();
      expect(await page.title()).not.toBe("");
      await expectAccessible();
    });
  }

  test("a search from a page that is not taken over yet is not lost", async ({ page }) => {
    await page.goto("", { waitUntil: "commit" });
    await main(page).getByRole("combobox").fill("gốm");
    await page.keyboard.press("Enter");
    await expect.poll(() => here(page)).toBe("/tim/?q=gốm");
  });
});

test.describe("the guide takes over in place", () => {
  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name} does not move`, async ({ page }) => {
      await page.addInitScript(() => {
        globalThis.moved = [];
        const told = (list) => globalThis.moved.push(...list.getEntries().filter((shift) => !shift.hadRecentInput).map(({ value }) => value));
        new PerformanceObserver(told).observe({ type: "layout-shift", buffered: true });
      });
      let arrive;
      const held = new Promise((done) => { arrive = done; });
      await page.route("**/*.wasm", async (route) => { await held; await route.continue(); });
      await page.goto(path, { waitUntil: "domcontentloaded" }); // its sheet is there
      const box = (within) => page.locator(`${within} h1`).first().boundingBox();
      await expect(page.locator("#boot h1").first()).toBeAttached();
      const before = await box("#boot");
      arrive();
      await expect(page.locator("#boot")).toHaveCount(0);
      await expect(page.locator("#app h1").first()).toBeAttached();
      const after = await box("#app");
      for (const side of ["x", "y", "width", "height"]) expect(Math.abs(after[side] - before[side]), side).toBeLessThanOrEqual(1);
      expect((await page.evaluate(() => globalThis.moved)).reduce((sum, value) => sum + value, 0), "layout shift").toBe(0);
    });
  }

  test.describe("in its own letters, which a device has to fetch first,", () => {
    const isInThem = (page) => page.evaluate(() => document.documentElement.classList.contains("has-letters"));
    const faces = (page) => page.evaluate(() => [...document.fonts].filter(({ family }) => family.includes("Pro")).map(({ status }) => status));

    test.beforeEach(async ({ page }) => {
      await open(page, "lang/bat-trang/");
      await expect.poll(async () => new Set(await faces(page))).toEqual(new Set(["loaded"]));
      expect(await isInThem(page), "nothing changes while one reads").toBe(false);
    });

    test("is the next page", async ({ page }) => {
      await navigation(page).getByRole("link").first().click();
      await expect.poll(() => isInThem(page)).toBe(true);
      const font = await heading(page).evaluate((element) => getComputedStyle(element).fontFamily);
      expect(font).toMatch(/^"Be Vietnam Pro"/);
    });

    test("is a page that nobody looks at", async ({ page }) => {
      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { get: () => true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      expect(await isInThem(page)).toBe(true);
    });
  });

  test("what is typed before is not lost, and one types on", async ({ page }) => {
    let arrive;
    const held = new Promise((done) => { arrive = done; });
    await page.route("**/*.wasm", async (route) => { await held; await route.continue(); });
    await page.goto("tim/", { waitUntil: "domcontentloaded" });
    const box = searchBox(main(page));
    await box.fill("bát tr");
    arrive();
    await expect(page.locator("#boot")).toHaveCount(0);
    await expect(box).toBeFocused();
    await box.press("End");
    await box.pressSequentially("àng");
    await expect(box).toHaveValue("bát tràng");
    await expect.poll(() => here(page)).toMatch(/[?&]q=bát\+tràng$/);
  });
});

test.describe("the files", () => {
  test.skip(({ isMobile }) => isMobile, "files have no width");

  test("every link of every page leads to a page or a file", () => {
    const all = new Set(pages());
    const files = new Set(readdirSync(folder, { recursive: true }).map((file) => file.replaceAll("\\", "/")));
    const lost = [];
    for (const page of all) {
      const html = readFileSync(join(folder, page, "index.html"), "utf8");
      for (const [, href] of html.matchAll(/ (?:href|src|action)="\.\/([^"#?]*)[^"]*"/g)) {
        const target = decodeURI(href);
        if (target !== "" && !all.has(target) && !files.has(target)) lost.push(`${page}: ${href}`);
      }
    }
    expect(lost.slice(0, 10)).toEqual([]);
    expect(all.size).toBeGreaterThan(2000);
  });

  test("each compressed file holds what its file holds", () => {
    const readers = { ".br": brotliDecompressSync, ".gz": gunzipSync };
    const compressed = readdirSync(folder, { recursive: true }).filter((file) => extname(file) in readers);
    const told = (file) => readers[extname(file)](readFileSync(join(folder, file)));
    const plain = (file) => readFileSync(join(folder, file.slice(0, -extname(file).length)));
    expect(compressed.filter((file) => !told(file).equals(plain(file)))).toEqual([]);
    expect(compressed.length).toBeGreaterThan(4000);
  });

  test("no page has inline style or script, and its linked data can be read", () => {
    for (const page of pages()) {
      const html = readFileSync(join(folder, page, "index.html"), "utf8");
      expect(/ style="/.test(html), `${page} has an inline style`).toBe(false);
      for (const [, attributes, text] of html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
        if (!attributes.includes("application/ld+json")) { expect(text, page).toBe(""); continue; }
        expect(JSON.parse(text)["@context"], page).toBe("https://schema.org");
      }
      const picture = html.match(/property="og:image" content="([^"]+)"/)?.[1];
      if (picture && !picture.startsWith("http")) readFileSync(join(folder, page, picture));
    }
  });
});
