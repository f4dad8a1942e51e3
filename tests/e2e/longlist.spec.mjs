// A list of eight hundred: a window's worth at first, all of it by scrolling.

import { expect, test } from "./fixtures.mjs";
import { entries } from "./pages/counting.mjs";
import { open } from "./pages/guide.mjs";
import { SearchScreen } from "./pages/search.mjs";

// Scrolls on and on until the list has made `n` cards, as fast as it makes them.
const scrollTo = (page, n) => page.evaluate(async (wanted) => {
  const cards = document.getElementsByTagName("article");
  while (cards.length < wanted) {
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise(requestAnimationFrame);
  }
}, n);

test("only a window's worth is made at first", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/");
  await search.expectCount(entries().length);
  await expect(search.cards.nth(10)).toBeAttached();
  expect(await search.cards.count()).toBeLessThan(60);
});

test("every entry is reached by scrolling", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const all = entries();
  // Eight hundred cards on a busy machine.
  test.setTimeout(120_000);
  await open(page, "tim/");
  await scrollTo(page, all.length);
  await expect(search.cards).toHaveCount(all.length);
  const hrefs = await search.names.getByRole("link").evaluateAll((links) => links.map((link) => link.pathname));
  expect(new Set(hrefs).size).toBe(all.length);
});

// Opens the card, which must be in sight, and returns its name.
const openCard = async (search, at) => {
  const link = search.names.nth(at).getByRole("link");
  const name = await link.innerText();
  await link.click();
  return name;
};

test("Back from a page finds the list where it was, and Forward the page", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/");
  await scrollTo(page, 61);
  const name = await openCard(search, 60);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(search.names.nth(60)).toHaveText(name);
  await expect(search.names.nth(60)).toBeInViewport();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
});

test("a reload finds the list where it was", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?kind=product");
  // The letters come from the browser's cache from here on.
  await page.evaluate(() => document.fonts.ready);
  await page.reload();
  await expect(page.locator("#boot")).toHaveCount(0);
  await scrollTo(page, 61);
  await search.cards.nth(50).scrollIntoViewIfNeeded();
  const card = search.cards.nth(50);
  const top = async () => Math.round((await card.boundingBox()).y);
  const before = await top();
  await page.reload();
  await expect(card).toBeInViewport();
  await expect.poll(top).toBe(before);
});

test("a reload finds its place while the letters are on their way, however long each breath takes", async ({ page }) => {
  await page.addInitScript(() => {
    const frame = () => new Promise(requestAnimationFrame);
    globalThis.scheduler.yield = () => frame().then(frame);
  });
  await open(page, "tim/?kind=product");
  await scrollTo(page, 61);
  const down = () => page.evaluate(() => Math.round(scrollY));
  const before = await down();
  await page.route("**/*.woff2", () => {}); // never answered
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect.poll(down).toBe(before);
});

test("another choice begins its list at the top", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/");
  await scrollTo(page, 61);
  await search.choose("Nghề", "Gốm sứ");
  await search.seeResults();
  await expect(search.chips).toHaveText(["Gốm sứ"]);
  expect(await search.cards.count()).toBeLessThan(60);
});
