// For everyone: no barrier that axe knows of, in light and in dark; everything by keyboard; the focus
// follows the screen.

import { expect, test } from "./fixtures.mjs";
import { heading, here, main, open } from "./pages/guide.mjs";
import { SearchScreen } from "./pages/search.mjs";

for (const [name, address] of [
  ["front page", ""],
  ["list", "tim/?q=gốm&district=gia-lam"],
  ["list without hits", "tim/?q=zzzzqqq"],
  ["product", "san-pham/bo-bat-dia-gom-su-hoa-sen-do/"],
  ["village", "lang/bat-trang/"],
  ["sales point", "diem-ban/tinh-hoa-lang-nghe/"],
  ["sight", "diem-tham-quan/bao-tang-gom-bat-trang/"],
  ["district", "quan-huyen/gia-lam/"],
  ["empty planner", "lich-trinh/"],
  ["plan", "lich-trinh/?date=2026-12-05&see=village:bat-trang"],
  ["programme", "chuong-trinh/"],
  ["empty saved page", "da-luu/"],
  ["about page", "gioi-thieu/"],
  ["English front page", "en/"],
]) {
  test(`the ${name} has no barrier, light or dark`, async ({ page, expectAccessible }) => {
    await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
    await open(page, address);
    await expect(heading(page).first()).toBeAttached();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await page.emulateMedia({ colorScheme: "light" });
    await expectAccessible();
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible();
  });
}

test("the open sheet has no barrier, keeps the focus, and Escape closes it", async ({ page, isMobile, expectAccessible }) => {
  test.skip(!isMobile, "a wide screen shows the facets beside the list");
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?district=gia-lam");
  await search.sheetButton.focus();
  await page.keyboard.press("Enter");
  await expect(search.sheet).toBeVisible();
  await expectAccessible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible();
  const focusIsInside = () => search.sheet.evaluate((sheet) =>
    sheet.contains(document.activeElement) || document.activeElement === document.body); // the body stands for the browser's own bars
  await page.keyboard.press("Shift+Tab");
  for (let presses = 0; presses < 4; presses += 1) {
    expect(await focusIsInside()).toBe(true);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Escape");
  await expect(search.sheet).toBeHidden();
  await expect(search.sheetButton).toBeFocused();
});

test("the first stop of the keyboard leads past the bar", async ({ page }) => {
  await open(page, "lang/bat-trang/");
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Tới nội dung" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inMain = () => main(page).evaluate((element) => element.contains(document.activeElement));
  await expect.poll(inMain).toBe(true);
  await expect(heading(page)).toHaveText("Làng gốm Bát Tràng"); // still the same page
  expect(here(page).replace(/#.*/, "")).toBe("/lang/bat-trang/");
});

test("facets are chosen by keyboard alone", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone has no Tab key");
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/");
  const chip = await search.value("Nghề", "Gốm sứ");
  await page.getByRole("link", { name: "Tới nội dung" }).focus();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(chip).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [0] });
  await page.keyboard.press("Space");
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await expect(chip).toBeFocused();
  await expect(search.chips).toHaveText(["Gốm sứ"]);
});

test("a new screen takes the focus to its heading", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?q=gom+bat+trang");
  await search.names.first().getByRole("link").click();
  await expect(heading(page)).toHaveText("Làng gốm Bát Tràng");
  await expect(heading(page)).toBeFocused();
});
