// A day out: from wishes to a timeline that a link brings back, and what to do about what it lacks.

import { apart } from "../../public/map/apart.js";
import { expect, test } from "./fixtures.mjs";
import { heading, here, main, open } from "./pages/guide.mjs";
import { Planner } from "./pages/planner.mjs";

const BAT_TRANG = "Làng gốm Bát Tràng";
const KIEU_KY = "Làng quỳ vàng Kiêu Kỵ";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

test("wishes become a timeline that a link brings back", async ({ page, context }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/");
  await expect(planner.field("Ngày đi")).toHaveValue("2026-12-02");
  await planner.field("Ngày đi").fill("2026-12-05");
  await planner.field("Đi lúc").fill("07:30");
  await planner.field("Về trước").fill("16:00");
  await planner.field("Bắt đầu ở").fill("quận Hà Đông");
  await planner.press("Ô tô");
  await planner.press("Gốm sứ");
  await planner.mustSee(BAT_TRANG);
  await planner.field("Nghỉ bao lâu, trong khoảng 11:00–13:30").selectOption("Không nghỉ");
  await planner.submit();

  await expect(planner.stops.filter({ hasText: BAT_TRANG })).toBeVisible();
  await expect(main(page)).toContainText("quận Hà Đông");
  await expect(main(page).getByText(/^Nghỉ trưa \d/)).toHaveCount(0);
  const asked = new URL(page.url()).searchParams;
  expect(Object.fromEntries(asked)).toEqual({
    date: "2026-12-05", from: "district:ha-dong", leave: "07:30", back: "16:00",
    by: "car", for: "ceramics", see: "village:bat-trang", lunch: "none",
  });

  const before = await planner.timeline();
  await page.reload();
  expect(await planner.timeline()).toEqual(before);
  const friend = await context.newPage();
  await open(friend, page.url());
  expect(await new Planner(friend).timeline()).toEqual(before);
});

test("stops at one point stand side by side on the map of their day, each number to be read", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/?date=2026-12-05&see=village:duong-lam,sight:duong-lam-co");
  await planner.stops.first().waitFor();
  const pins = planner.map.locator("button.mappin");
  await expect(pins).toHaveCount(await planner.stops.count());
  const areApart = async () => {
    const boxes = await pins.evaluateAll((all) => all.map((pin) => pin.querySelector("text").getBoundingClientRect().toJSON()));
    expect(boxes.length).toBeGreaterThan(1);
    return boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
  };
  await expect.poll(async () => (await areApart()).every(Boolean)).toBe(true);
  await planner.map.press("-");
  await expect.poll(async () => (await areApart()).every(Boolean)).toBe(true);
});

test("marks that would cover each other stand in a row, in the order of the day", () => {
  const at = (x, y) => ({ x, y });
  expect(apart([])).toEqual([]);
  expect(apart([at(0, 0), at(100, 0)])).toEqual([0, 0]);
  expect(apart([at(50, 9), at(50, 9)])).toEqual([-15, 15]);
  expect(apart([at(0, 0), at(300, 0), at(0, 0), at(0, 10)])).toEqual([-30, 0, 0, 30]);
  // Whoever joins two makes them one row.
  expect(apart([at(0, 0), at(40, 0), at(20, 0)])).toEqual([-10, -20, 30]);
  const row = apart([at(0, 0), at(40, 0), at(20, 0)]).map((aside, i) => aside + [0, 40, 20][i]);
  expect(row).toEqual([-10, 20, 50]);
});

test("each day of a plan has a map that bears its date", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/?date=2026-12-05&days=2&see=village:bat-trang,village:duong-lam");
  await planner.stops.first().waitFor();
  const maps = page.locator(".daymap");
  await expect(maps).toHaveCount(2);
  for (const [i, date] of ["5/12/2026", "6/12/2026"].entries()) {
    await maps.nth(i).scrollIntoViewIfNeeded();
    await expect(maps.nth(i).getByRole("application")).toHaveAccessibleName(new RegExp(`^Bản đồ .*${date}`));
  }
});

test("the map of a day numbers its stops, and a mark leads to its stop", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/?date=2026-12-05&see=village:bat-trang,village:kieu-ky");
  await planner.settled();
  const pins = planner.map.locator("button.mappin");
  await expect(pins).toHaveCount(await planner.stops.count());
  const names = await planner.stops.allTextContents();
  for (const [at, name] of names.entries()) {
    await expect(pins.nth(at)).toHaveText(new RegExp(`^${at + 1}`));
    await expect(pins.nth(at)).toHaveAccessibleName(new RegExp(`^${at + 1}\\. ${name}, \\d+:\\d\\d$`));
  }
  await expect(planner.map.locator("path.maproute").first()).toBeAttached();
  await pins.last().focus();
  await page.keyboard.press("Enter");
  await expect(planner.stops.last().getByRole("link")).toBeFocused();
});

test("a stop that is dropped is listed as such and can be put back", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/?date=2026-12-05&see=village:bat-trang,village:kieu-ky");
  await planner.edit(BAT_TRANG);
  await planner.sheet.getByRole("button", { name: "Bỏ khỏi lịch trình" }).click();
  await expect(planner.stops.filter({ hasText: BAT_TRANG })).toHaveCount(0);
  expect(here(page)).toMatch(/^\/lich-trinh\/\?date=2026-12-05&see=village:kieu-ky&skip=village:bat-trang&keep=/);
  const row = planner.leftOut.filter({ hasText: BAT_TRANG });
  await expect(row).toContainText("Bạn đã bỏ");
  await row.getByRole("button", { name: "Vẫn thêm" }).click();
  await expect(planner.stops.filter({ hasText: BAT_TRANG })).toBeVisible();
  await page.goBack();
  await expect(planner.stops.filter({ hasText: BAT_TRANG })).toHaveCount(0);
});

test("a place that was left out says why and can be added whatever it costs", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/?date=2026-12-05&see=village:bat-trang,village:kieu-ky");
  const row = planner.leftOut.filter({ has: page.getByRole("button", { name: "Vẫn thêm" }) }).first();
  await expect(row).toContainText(/Thiếu \d|Vừa đủ giờ nếu bỏ nghỉ trưa|Xa quá/);
  const name = await row.getByRole("heading").textContent();
  await row.getByRole("button", { name: "Vẫn thêm" }).click();
  await expect(planner.stops.filter({ hasText: name })).toBeVisible();
});

test("times that cannot be met are answered with a sentence", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/");
  await planner.field("Đi lúc").fill("17:00");
  await planner.field("Về trước").fill("09:00");
  await planner.submit();
  await expect(main(page)).toContainText("Giờ về phải sau giờ đi.");
  await expect(planner.field("Đi lúc")).toHaveValue("17:00"); // the wishes are open, to be mended
  await planner.field("Về trước").fill("20:00");
  await planner.field("Đi lúc").fill("08:00");
  await planner.submit();
  await expect(planner.stops.first()).toBeVisible();
});

test("a place that the guide does not have is said to be unknown", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/");
  await planner.field("Bắt đầu ở").fill("Atlantis");
  await planner.field("Bắt đầu ở").press("Tab");
  await expect(main(page)).toContainText("Không có nơi nào tên “Atlantis”.");
});

test("a ready-made day from the front page becomes a plan", async ({ page }) => {
  const planner = new Planner(page);
  await open(page);
  await page.getByRole("link", { name: "Qua sông: gốm, quỳ vàng, hoa giấy" }).click();
  await expect(planner.stops.filter({ hasText: BAT_TRANG })).toBeVisible();
  await expect(planner.stops.filter({ hasText: KIEU_KY })).toBeVisible();
  expect(here(page)).toContain("date=2026-12-02&see=village:bat-trang,village:kieu-ky,village:phu-dong");
});

test("a village is added to the trip that was looked at last", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/?date=2026-12-06&see=village:bat-trang");
  await expect(planner.stops.first()).toBeVisible();
  await open(page, "lang/kieu-ky/");
  await main(page).getByRole("link", { name: "Thêm vào lịch trình" }).first().click();
  await expect(planner.stops.filter({ hasText: KIEU_KY })).toBeVisible();
  expect(here(page)).toBe("/lich-trinh/?date=2026-12-06&see=village:bat-trang,village:kieu-ky");
});

test("a plan in English speaks English", async ({ page }) => {
  await open(page, "en/lich-trinh/?date=2026-12-05&see=village:bat-trang&by=car");
  await expect(heading(page)).toContainText(/^(A day in|From) /);
  await expect(main(page)).toContainText("Bát Tràng pottery village");
  await expect(main(page)).toContainText("You chose it");
});
