// A list of eight hundred: a window's worth at first, all of it by scrolling, and the same place
// again on Back.

import { expect, test } from "./fixtures.mjs";
import { entries } from "./pages/counting.mjs";
import { heading, open } from "./pages/guide.mjs";
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
  await open(page, "tim");
  await search.expectCount(entries().length);
  await expect(search.cards.nth(10)).toBeAttached();
  expect(await search.cards.count()).toBeLessThan(60);
});

test("every entry is reached by scrolling", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const all = entries();
  await open(page, "tim");
  await scrollTo(page, all.length);
  await expect(search.cards).toHaveCount(all.length);
  const hrefs = await search.names.getByRole("link").evaluateAll((links) => links.map((link) => link.pathname));
  expect(new Set(hrefs).size).toBe(all.length);
});

test("Back from a page finds the list where it was", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim");
  await scrollTo(page, 61);
  const card = search.cards.nth(60);
  await card.scrollIntoViewIfNeeded();
  const name = await card.getByRole("heading").textContent();
  await card.getByRole("heading").getByRole("link").click();
  await expect(heading(page)).toHaveText(name);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(card.getByRole("heading")).toHaveText(name);
  await expect(card).toBeInViewport();
});

test("a reload finds the list where it was", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim?kind=product");
  const card = search.cards.nth(15);
  await card.scrollIntoViewIfNeeded();
  const name = await card.getByRole("heading").textContent();
  await page.reload();
  await expect(card.getByRole("heading")).toHaveText(name);
  await expect(card).toBeInViewport();
});
