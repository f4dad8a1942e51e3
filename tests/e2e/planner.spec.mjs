// The planner's own thread: what a visitor sees while it works, when a newer wish overtakes an older
// one, when it cannot be had, and without a network. Phones read it in Vietnamese, wide screens in
// English.

import { expect, test } from "./fixtures.mjs";
import { heading, here, main, navigation, open } from "./pages/guide.mjs";

const PROGRAM = "**/ve-lang-planner-*.wasm";
const SCRIPT = "**/ve-lang-planner-*.js";
const WORDS = {
  vi: { coming: "Đang xếp lịch trình…", nothing: "Chưa xếp được điểm nào", done: /^Đã xếp xong: \d+ điểm\.$/, failed: "Chưa xếp được lịch trình", retry: "Thử lại", make: "Xếp lịch trình", back: "Về trước", over: /qua cầu \p{L}+/u, basis: "những cây cầu đang mở hôm đó" },
  en: { coming: "Planning…", nothing: "No stop fits", done: /^The plan is ready: \d+ stops\.$/, failed: "No plan could be made", retry: "Try again", make: "Make the plan", back: "Back by", over: /via \p{L}+ .*bridge/u, basis: "the bridges open that day" },
};

// Returns the words of this kind of screen, and the address of a plan in its language.
const spoken = (isMobile) => {
  const address = "lich-trinh/?date=2026-12-05&see=village:bat-trang";
  return isMobile ? [WORDS.vi, address] : [WORDS.en, `en/${address}`];
};
const told = (page) => main(page).getByRole("status").first();
const stops = (page) => main(page).getByRole("article");

// Holds the planner's program back until the returned function is called.
async function holdBack(page) {
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route(PROGRAM, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

test("a plan on its way is said to be, and so is its arrival", async ({ page, isMobile, expectAccessible }) => {
  const [words, address] = spoken(isMobile);
  const release = await holdBack(page);
  await open(page, address);
  await expect(heading(page)).toHaveText(words.coming);
  await expect(told(page)).toHaveText(words.coming);
  await expect(main(page).locator("[aria-busy=true]")).toHaveCount(1);
  await expectAccessible();
  release();
  await expect(stops(page).first()).toBeVisible();
  await expect(told(page)).toHaveText(words.done);
  await expect(main(page).locator("[aria-busy]")).toHaveCount(0);
});

test("a newer wish overtakes an older one", async ({ page, isMobile }) => {
  const [words, address] = spoken(isMobile);
  const release = await holdBack(page);
  await open(page, address);
  // From here on, every heading that the page shows is written down.
  await page.evaluate(() => {
    globalThis.shown = new Set();
    const note = () => document.querySelectorAll("main h1").forEach((title) => globalThis.shown.add(title.textContent));
    new MutationObserver(note).observe(document.querySelector("main"), { childList: true, subtree: true, characterData: true });
  });
  const back = main(page).getByLabel(words.back, { exact: true });
  for (const time of ["09:10", "20:00"]) { // too early for any stop, then late enough
    if (!(await back.isVisible())) await main(page).locator("summary").first().click();
    await back.fill(time);
    await main(page).getByRole("button", { name: words.make }).click();
    await expect.poll(() => here(page)).toContain(`back=${time}`);
  }
  release();
  await expect(stops(page).first()).toBeVisible();
  // Better plans for the newer wish may follow one another; what came of the older one is never shown.
  const shown = await page.evaluate(() => [...globalThis.shown]);
  expect(shown[0]).toBe(words.coming);
  expect(shown).not.toContain(words.nothing);
});

test("a plan stands until the next one is there", async ({ page, isMobile }) => {
  const [words, address] = spoken(isMobile);
  await open(page, address);
  await expect(stops(page).first()).toBeVisible();
  await page.evaluate(() => {
    const note = () => { globalThis.lacked ||= !document.querySelector("main article"); };
    new MutationObserver(note).observe(document.querySelector("main"), { childList: true, subtree: true });
  });
  const day = main(page).locator(".tl-list").first();
  await expect(main(page).locator(".planstatus")).toHaveAttribute("data-working", "false", { timeout: 30_000 });
  const first = await day.textContent();
  await stops(page).first().getByRole("button").last().click();
  await page.getByRole("dialog").getByRole("button").last().click();
  await expect(day).not.toHaveText(first);
  await expect(told(page)).toHaveText(words.done);
  await page.goBack();
  await expect(day).toHaveText(first);
  expect(await page.evaluate(() => globalThis.lacked)).toBe(false);
});

test.describe("a planner that cannot be had", () => {
  test.use({ expectedComplaints: /ve-lang-planner/ });

  for (const [name, file, answer] of [
    ["whose script does not come", SCRIPT, (route) => route.abort()],
    ["whose script is not there", SCRIPT, (route) => route.fulfill({ status: 404, body: "" })],
    ["whose program does not come", PROGRAM, (route) => route.abort()],
    ["whose program is a web page", PROGRAM, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" })],
  ]) {
    test(`${name}: the page says so, and trying again helps`, async ({ page, isMobile, expectAccessible }) => {
      const [words, address] = spoken(isMobile);
      await page.route(file, answer);
      await open(page, address);
      await expect(main(page).getByRole("alert")).toContainText(words.failed);
      await expect(main(page).locator("[aria-busy]")).toHaveCount(0);
      await expectAccessible();
      await page.unroute(file);
      await main(page).getByRole("button", { name: words.retry }).click();
      await expect(stops(page).first()).toBeVisible();
      await expect(heading(page)).not.toHaveText(words.failed);
    });
  }
});

test("a way over a river names its bridge", async ({ page, isMobile }) => {
  const [words, address] = spoken(isMobile);
  await open(page, address);
  await expect(stops(page).first()).toBeVisible();
  await expect(main(page)).toContainText(words.over);
  await expect(main(page)).toContainText(words.basis);
});

test.describe("without the roads", () => {
  test.use({ expectedComplaints: /roads\.json|status of 404/ });

  test("a plan rests on straight lines, and says so", async ({ page }) => {
    await page.context().route("**/data/roads.json", (route) => route.fulfill({ status: 404, body: "" }));
    await open(page, "lich-trinh/?date=2026-12-05&see=village:bat-trang");
    await expect(stops(page).first()).toBeVisible();
    await expect(main(page)).toContainText("theo đường chim bay");
    await expect(main(page)).not.toContainText("qua cầu");
  });
});

test("visitors who plan nothing do not load the planner", async ({ page }) => {
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await open(page);
  await open(page, "lang/bat-trang/");
  await expect(heading(page)).toBeVisible();
  expect(asked.filter((url) => /planner/.test(url))).toEqual([]);
  await navigation(page).getByRole("link", { name: "Lịch trình" }).click();
  await expect.poll(() => asked.filter((url) => url.includes("planner")).length, "the form fetches it").toBe(2);
});

test("a link to a plan takes the focus to its heading", async ({ page }) => {
  const release = await holdBack(page);
  await open(page);
  await page.getByRole("link", { name: "Qua sông: gốm, quỳ vàng, hoa giấy" }).click();
  await expect(heading(page)).toHaveText(WORDS.vi.coming);
  await expect(heading(page)).toBeFocused();
  release();
  await expect(stops(page).first()).toBeVisible();
  await expect(heading(page).first()).toBeFocused();
});
