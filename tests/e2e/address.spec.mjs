// Addresses as plain hosts answer them: a page's own is answered at once, so that a reload keeps the place in a long
// list; one without the slash at its end, as it was written once, still leads to the page. Phones read the pages in
// Vietnamese, wide screens in English.

import { expect, test as base } from "./fixtures.mjs";
import { heading, here, main, navigation, open, searchBox } from "./pages/guide.mjs";
import { Planner } from "./pages/planner.mjs";
import { SearchScreen } from "./pages/search.mjs";
import { serve } from "./server.mjs";

const folder = process.env.TRUNK_BUILD_DIST || "dist";
const spoken = (isMobile) => (isMobile
  ? { home: "/", village: "Làng gốm Bát Tràng", plan: "Thêm vào lịch trình" }
  : { home: "/en/", village: "Bát Tràng pottery village", plan: "Add to my plan" });

// Searches from the front page, as visitors do.
async function find(page, text) {
  await searchBox(main(page)).fill(text);
  await page.keyboard.press("Enter");
  await expect(main(page).getByRole("article").first()).toBeVisible();
}

// Notes where the host leads elsewhere, from now on.
function redirects(page) {
  const led = [];
  page.on("response", (answer) => { if (answer.status() >= 300 && answer.status() < 400) led.push(`${answer.status()} ${answer.url()}`); });
  return led;
}

// Loads the page again, which changes nothing of its address.
async function reload(page) {
  const before = here(page);
  expect(new URL(page.url()).pathname).toMatch(/\/$/);
  await page.reload();
  await expect(page.locator("#boot")).toHaveCount(0);
  expect(here(page)).toBe(before);
}

// Returns the links of the screen that lead to pages of the guide by an address that a host would not answer.
const unsettled = (page) => page.evaluate(() => {
  const paths = [...document.links].filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname);
  return paths.filter((path) => !/\/$|\.\w+$/.test(path));
});

base("whoever reloads on the way from the front page to a plan is led nowhere else", async ({ page, isMobile }) => {
  const { home, village, plan } = spoken(isMobile);
  const led = redirects(page);
  await open(page, home);
  for (const step of [
    () => find(page, "gom bat trang"),
    () => main(page).getByRole("link", { name: village, exact: true }).first().click(),
    () => main(page).getByRole("link", { name: plan }).first().click(),
  ]) {
    expect(await unsettled(page)).toEqual([]);
    await reload(page);
    await step();
    await expect(heading(page)).toBeVisible();
  }
  await expect(new Planner(page).stops.first()).toBeVisible({ timeout: 30_000 });
  await reload(page);
  expect(await unsettled(page)).toEqual([]);
  for (const name of await navigation(page).getByRole("link").evaluateAll((links) => links.map((link) => link.pathname))) {
    await open(page, name);
  }
  expect(led).toEqual([]);
});

base("a reload finds the place and the length of what a search found", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, spoken(isMobile).home);
  await find(page, "banh");
  await main(page).locator(".sec__head a[href*='kind=product']").click();
  await expect(page).toHaveURL(/\/tim\/\?q=banh&kind=product$/);
  // A window's worth is fewer.
  await search.cards.nth(20).scrollIntoViewIfNeeded();
  await search.cards.nth(45).scrollIntoViewIfNeeded();
  // The first card on the screen, and where its top is.
  const first = () => page.evaluate(() => {
    const tops = [...document.querySelectorAll("#app .cards > li")].map((card) => card.getBoundingClientRect());
    const at = tops.findIndex(({ bottom }) => bottom > 0);
    return { at, top: tops[at]?.top };
  });
  const [n, before] = [await search.cards.count(), await first()];
  expect(before.at).toBeGreaterThan(30);
  const led = redirects(page);
  await reload(page);
  // How many pixels down that is hangs on the letters it is in; a page scrolls by whole ones.
  await expect.poll(async () => (await first()).at).toBe(before.at);
  await expect.poll(async () => Math.abs((await first()).top - before.top)).toBeLessThanOrEqual(1);
  expect(await search.cards.count()).toBeGreaterThanOrEqual(n);
  expect(led).toEqual([]);
});

const asItIs = base.extend({
  // eslint-disable-next-line no-empty-pattern -- the form that Playwright asks for
  site: [async ({}, use) => {
    const site = await serve(folder, { leads: false });
    await use(site);
    await site.close();
  }, { scope: "worker" }],
});

for (const [answer, test] of [["is led to the one with it", base], ["is answered as it is", asItIs]]) {
  test.describe(`where an address without its slash ${answer}`, () => {
    test("the page is there, and its address has the slash and all the rest", async ({ page, baseURL }) => {
      for (const [asked, settled] of [
        ["lang/bat-trang", "lang/bat-trang/"],
        ["en/tim?q=gom&kind=product", "en/tim/?q=gom&kind=product"],
        ["k#LiFf", "k/#LiFf"],
        ["en", "en/"],
      ]) {
        await page.goto("about:blank");
        await open(page, asked);
        await expect(heading(page)).toBeVisible();
        await expect(page).toHaveURL(baseURL + settled);
      }
    });
  });
}
