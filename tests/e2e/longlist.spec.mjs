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
  await open(page, "tim");
  await search.expectCount(entries().length);
  await expect(search.cards.nth(10)).toBeAttached();
  expect(await search.cards.count()).toBeLessThan(60);
});

test("every entry is reached by scrolling", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const all = entries();
  // Eight hundred cards on a busy machine.
  test.setTimeout(120_000);
  await open(page, "tim");
  await scrollTo(page, all.length);
  await expect(search.cards).toHaveCount(all.length);
  const hrefs = await search.names.getByRole("link").evaluateAll((links) => links.map((link) => link.pathname));
  expect(new Set(hrefs).size).toBe(all.length);
});
