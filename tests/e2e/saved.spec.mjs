// What a visitor keeps: on this device, over a reload, and as a day to plan; and a browser that
// keeps nothing.

import { expect, test } from "./fixtures.mjs";
import { heading, here, main, navigation, open } from "./pages/guide.mjs";
import { Planner } from "./pages/planner.mjs";
import { SearchScreen } from "./pages/search.mjs";

const VILLAGE = "Làng gốm Bát Tràng";
const PRODUCT = "Bộ bát đĩa gốm sứ hoa sen đỏ";

const save = (page, name) => page.getByRole("button", { name: `Lưu ${name}`, exact: true }).filter({ visible: true }).first();
const tab = (page) => navigation(page).getByRole("link", { name: /^Đã lưu/ });

test("what is saved is counted, listed, kept and planned", async ({ page, isMobile }) => {
  const list = new SearchScreen(page, isMobile);
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
  await open(page, "lang/bat-trang/");
  await expect(save(page, VILLAGE)).toHaveAttribute("aria-pressed", "false");
  await save(page, VILLAGE).click();
  await expect(save(page, VILLAGE)).toHaveAttribute("aria-pressed", "true");
  await expect(tab(page)).toHaveText(/Đã lưu\s*1/);
  await open(page, "tim/?q=hoa+sen+đỏ");
  await save(page, PRODUCT).click();
  await expect(tab(page)).toHaveText(/Đã lưu\s*2/);

  await tab(page).click();
  await expect(heading(page)).toHaveText("Đã lưu");
  await expect(list.names).toHaveText([PRODUCT, VILLAGE]); // newest first
  await page.reload();
  await expect(list.names).toHaveText([PRODUCT, VILLAGE]);

  await main(page).getByRole("link", { name: "Xếp một ngày từ những mục này" }).click();
  await expect(new Planner(page).stops.filter({ hasText: VILLAGE })).toBeVisible();
  expect(here(page)).toBe("/lich-trinh/?date=2026-12-02&see=village:bat-trang");

  await page.goBack();
  await save(page, PRODUCT).click();
  await save(page, VILLAGE).click();
  await expect(heading(page)).toHaveText("Chưa lưu gì");
  await expect(tab(page)).toHaveText(/Đã lưu\s*$/);
});

test("what the guide no longer has is counted, not forgotten", async ({ page, isMobile }) => {
  await open(page, "da-luu/");
  await page.evaluate((kept) => localStorage.setItem("ve-lang.saved", kept), "/lang/bat-trang\n/lang/da-mat");
  await page.reload();
  await expect(new SearchScreen(page, isMobile).names).toHaveText([VILLAGE]);
  await expect(main(page)).toContainText("1 mục đã lưu không còn trong sách.");
});

test("what was kept while addresses had no slash at their end is there, and goes by the same names", async ({ page, isMobile }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
  await open(page, "da-luu/");
  await page.evaluate(() => {
    localStorage.setItem("ve-lang.saved", "/lang/bat-trang");
    localStorage.setItem("ve-lang.trip", "/lich-trinh?date=2026-12-06&days=2&see=village:bat-trang");
  });
  await page.reload();
  await expect(new SearchScreen(page, isMobile).names).toHaveText([VILLAGE]);
  await expect(navigation(page).getByRole("link", { name: "Lịch trình" })).toHaveAttribute("href", "/lich-trinh/?date=2026-12-06&days=2&see=village:bat-trang");
  const kept = () => page.evaluate(() => localStorage.getItem("ve-lang.saved"));
  await open(page, "san-pham/bo-bat-dia-gom-su-hoa-sen-do/");
  await save(page, PRODUCT).click();
  expect(await kept()).toBe("/san-pham/bo-bat-dia-gom-su-hoa-sen-do\n/lang/bat-trang");
  await open(page, "lang/bat-trang/");
  await save(page, VILLAGE).click();
  expect(await kept()).toBe("/san-pham/bo-bat-dia-gom-su-hoa-sen-do");
});

test("the theme is kept", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /^Giao diện theo máy/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.getByRole("button", { name: /^Giao diện tối/ })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test.describe("in a browser that keeps nothing", () => {
  test.beforeEach(({ page }) => page.addInitScript(() => {
    const refuse = () => { throw new DOMException("no", "SecurityError"); };
    Object.defineProperty(globalThis, "localStorage", { get: refuse });
  }));

  test("the guide works, and forgets with the page", async ({ page }) => {
    await open(page, "lang/bat-trang/");
    await save(page, VILLAGE).click();
    await expect(tab(page)).toHaveText(/Đã lưu\s*1/);
    await tab(page).click();
    await expect(main(page).getByRole("link", { name: VILLAGE })).toBeVisible();
    await main(page).getByRole("link", { name: "Xếp một ngày từ những mục này" }).click();
    await expect(new Planner(page).stops.first()).toBeVisible();
    await page.getByRole("button", { name: /^Giao diện theo máy/ }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await open(page, "da-luu/");
    await expect(heading(page)).toHaveText("Chưa lưu gì");
  });
});
