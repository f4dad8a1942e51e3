// What would let a place into a plan: tried once the list of what is missing is seen, offered in
// words, applied with one tap and undone with Back. Phones read it in Vietnamese, wide screens in
// English.

import { expect, test } from "./fixtures.mjs";
import { here, main, open } from "./pages/guide.mjs";

const WORDS = {
  vi: { none: "Vì sao không có", done: /^Đã thử xong: \d+ nơi có cách thêm\.$/, fits: "Thêm được nếu:", leave: /^Đi lúc (\d+:\d\d)/, closed: "Đóng cửa Thứ Hai", go: /^Đi (Thứ|Chủ nhật)/ },
  en: { none: "Why not these", done: /^All tried: \d+ places? can be let in\.$/, fits: "It fits if you:", leave: /^Leave at (\d+:\d\d)/, closed: "Closed on Monday", go: /^Go on \w+day/ },
};

const spoken = (isMobile) => (isMobile ? [WORDS.vi, "lich-trinh/"] : [WORDS.en, "en/lich-trinh/"]);

// Returns the list of what is missing, once it is seen and its places are being tried.
async function list(page, words) {
  const section = main(page).locator("section").filter({ has: page.getByRole("heading", { name: words.none }) });
  // Until the plan is as good as it gets, each better one brings a list of its own.
  await expect(async () => {
    await section.getByRole("listitem").first().scrollIntoViewIfNeeded({ timeout: 1_000 });
    await expect(section.getByRole("status")).not.toBeEmpty({ timeout: 1_000 });
  }).toPass();
  return section;
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

test("what would let a place in is offered, kept and taken back", async ({ page, isMobile, expectAccessible }) => {
  test.slow();
  const [words, address] = spoken(isMobile);
  await open(page, `${address}?date=2026-12-05&leave=09:30&see=village:bat-trang,sight:lang-bac`);
  const section = await list(page, words);
  await expect(section.getByText(words.fits).first()).toBeVisible({ timeout: 20_000 });
  await expectAccessible();
  const before = here(page);
  const row = section.getByRole("listitem").filter({ has: page.getByRole("button", { name: words.leave }) }).first();
  const href = await row.getByRole("link").getAttribute("href");
  const button = row.getByRole("button", { name: words.leave });
  const [, time] = words.leave.exec(await button.textContent());
  await button.click();
  await expect.poll(() => here(page)).toContain(`leave=${time.padStart(5, "0")}`);
  // The promise is kept: it is a stop now.
  await expect(main(page).getByRole("article").locator(`a[href="${href}"]`)).toBeVisible();
  await page.goBack();
  await expect.poll(() => here(page)).toBe(before);
  await expect(main(page).getByRole("article").locator(`a[href="${href}"]`)).toHaveCount(0);
});

test("a place closed by the week names its days, and another day", async ({ page, isMobile }) => {
  test.slow();
  const [words, address] = spoken(isMobile);
  // Monday 7 December 2026.
  await open(page, `${address}?date=2026-12-07&see=sight:bao-tang-dan-toc-hoc`);
  const section = await list(page, words);
  const row = section.getByRole("listitem").filter({ hasText: words.closed });
  await expect(section.getByRole("status")).toHaveText(words.done, { timeout: 60_000 });
  await row.getByRole("button", { name: words.go }).click();
  await expect.poll(() => here(page)).not.toContain("date=2026-12-07");
});
