// The parts of the program that come later: who fetches them, who does not, and what a visitor sees
// when one does not come. Phones read it in Vietnamese, wide screens in English.

import { expect, test } from "./fixtures.mjs";
import { heading, main, navigation, open, searchBox } from "./pages/guide.mjs";

const ANY = "**/ve-lang-part-*.wasm";
const PLAN = "**/ve-lang-part-plan-*.wasm";
const PAGES = "**/ve-lang-part-pages-*.wasm";
const SHARED = "**/ve-lang-part-shared-*.wasm";
const WORDS = {
  vi: { plan: "Lịch trình", saved: "Đã lưu", failed: "Chưa nối được tới máy chủ", offline: "Đang không có mạng", retry: "Tải lại" },
  en: { plan: "Plan", saved: "Saved", failed: "The guide could not be reached", offline: "You are offline", retry: "Try again" },
};
const A_DAY = "lich-trinh/?date=2026-12-05&see=village:bat-trang";

const spoken = (isMobile) => (isMobile ? [WORDS.vi, ""] : [WORDS.en, "en/"]);
const stops = (page) => main(page).getByRole("article");
const link = (page, name) => navigation(page).getByRole("link", { name });

// Returns the parts that are asked for from now on, by name.
function asked(page) {
  const names = [];
  page.context().on("request", (request) => {
    const part = /ve-lang-part-([a-z]+)/.exec(request.url());
    if (part) names.push(part[1]);
  });
  return names;
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

test("who looks and searches fetches no part, and who plans nothing not the planner's", async ({ page, isMobile }) => {
  const [words, language] = spoken(isMobile);
  const parts = asked(page);
  await open(page, language);
  await searchBox(main(page)).fill("gom");
  await searchBox(main(page)).press("Enter");
  await expect(stops(page).first()).toBeVisible();
  expect(parts).toEqual([]);
  await open(page, `${language}lang/bat-trang/`);
  await expect(heading(page)).toBeVisible();
  expect(parts.toSorted()).toEqual(["pages", "shared"]);
  await link(page, words.plan).click();
  await expect(main(page).getByRole("button").first()).toBeVisible();
  expect(parts.toSorted(), "what is there is not asked for again").toEqual(["pages", "plan", "shared"]);
});

test("a link to a plan fetches the planner's part alone", async ({ page, isMobile }) => {
  const [, language] = spoken(isMobile);
  const parts = asked(page);
  await open(page, language + A_DAY);
  await expect(stops(page).first()).toBeVisible();
  expect(parts.toSorted()).toEqual(["plan", "shared"]);
});

test("the static page stays until the part of the first screen is there", async ({ page }) => {
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route(PAGES, async (route) => {
    await released;
    await route.continue();
  });
  const catalogue = page.waitForResponse("**/catalogue.json");
  await page.goto("da-luu/");
  await (await catalogue).finished();
  await expect(page.locator("#boot")).toHaveCount(1);
  release();
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(heading(page)).toBeVisible();
});

test("a page on its way says so, and takes the focus when it is there", async ({ page, isMobile, expectAccessible }) => {
  const [words, language] = spoken(isMobile);
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route(PLAN, async (route) => {
    await released;
    await route.continue();
  });
  await open(page, language);
  await link(page, words.plan).click();
  await expect(page.locator("main[aria-busy=true]")).toHaveCount(1);
  await expectAccessible();
  release();
  await expect(page.locator("main[aria-busy=true]")).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
});

test.describe("a part that cannot be had", () => {
  test.use({ expectedComplaints: /ve-lang-part|Failed to fetch|WebAssembly|incorrect MIME|status of 404/i });

  for (const [name, file, answer] of [
    ["that does not come", PLAN, (route) => route.abort()],
    ["that is not there", PLAN, (route) => route.fulfill({ status: 404, body: "" })],
    ["that is a web page", PLAN, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" })],
    ["that is cut off", PLAN, (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from("\0asm") })],
    ["whose other half does not come", SHARED, (route) => route.abort()],
  ]) {
    test(`${name}: the page says so, and trying again helps`, async ({ page, isMobile, expectAccessible }) => {
      const [words, language] = spoken(isMobile);
      await page.route(file, answer);
      await open(page, language + A_DAY);
      await expect(main(page).getByRole("alert")).toContainText(words.failed);
      await expectAccessible();
      await main(page).getByRole("button", { name: words.retry }).click();
      await expect(main(page).getByRole("alert"), "still not there").toContainText(words.failed);
      await page.unroute(file);
      await main(page).getByRole("button", { name: words.retry }).click();
      await expect(stops(page).first()).toBeVisible();
    });
  }

  test("the guide goes on around it", async ({ page, isMobile }) => {
    const [words, language] = spoken(isMobile);
    await page.route(ANY, (route) => route.abort());
    await open(page, language);
    const title = await heading(page).textContent();
    await link(page, words.plan).click();
    await expect(main(page).getByRole("alert")).toContainText(words.failed);
    await page.goBack();
    await expect(heading(page)).toHaveText(title);
    await page.unroute(ANY);
    await link(page, words.saved).click();
    await expect(page).toHaveURL(/da-luu\/$/);
    await expect(main(page).getByRole("alert")).toHaveCount(0);
    await expect(heading(page)).toBeVisible();
  });
});

test.describe("without a network", () => {
  test.use({ expectedComplaints: /ve-lang-part|Failed to fetch|ERR_INTERNET_DISCONNECTED/ });

  test("a part that is not there is said to want one", async ({ page, context, isMobile }) => {
    const [words, language] = spoken(isMobile);
    await open(page, language);
    await context.setOffline(true);
    await link(page, words.plan).click();
    await expect(main(page).getByRole("alert")).toContainText(words.offline);
    await context.setOffline(false);
    await main(page).getByRole("button", { name: words.retry }).click();
    await expect(main(page).getByRole("alert")).toHaveCount(0);
    await expect(heading(page)).toBeVisible();
  });
});
