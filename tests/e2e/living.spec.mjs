// A plan that lives: changed by hand with the focus at the stop, made anew when late, tried for rain,
// each with a way back.

import { expect, test } from "./fixtures.mjs";
import { here, main, open } from "./pages/guide.mjs";
import { Planner } from "./pages/planner.mjs";

const BAT_TRANG = "Làng gốm Bát Tràng";
const PLAN = "lich-trinh/?date=2026-12-05&see=village:bat-trang,village:kieu-ky";

// Puts the clock at a time of the day that is planned.
const at = (page, time) => page.clock.setFixedTime(new Date(`2026-12-05T${time}:00+07:00`));

// Opens the plan at a time of its day, and returns its screen once no better plan will come.
async function opened(page, time = "06:00") {
  await at(page, time);
  const planner = new Planner(page);
  await open(page, PLAN);
  await planner.settled();
  return planner;
}

test("a stop is moved, pinned and freed, and the focus stays at it", async ({ page, expectAccessible }) => {
  const planner = await opened(page);
  const before = await planner.stops.allTextContents();
  const name = before[1];
  await planner.edit(name);
  await expectAccessible();
  const earlier = planner.sheet.getByRole("button", { name: "Sớm hơn" });
  await earlier.click();
  await expect(planner.stops.first()).toHaveText(name);
  await expect(earlier, "the sheet stays while the plan is made anew").toBeFocused();
  await expect(planner.sheet.getByRole("status").first()).toContainText("Điểm 1 trong");
  await expect(earlier).toHaveAttribute("aria-disabled", "true");
  await planner.sheet.getByRole("button", { name: /^Ghim \d/ }).click();
  await expect(planner.sheet.getByRole("button", { name: /^Bỏ ghim \d/ })).toBeFocused();
  await expect.poll(() => here(page)).toContain("fix=");
  await planner.close();
  await expect(main(page).getByRole("button", { name: `Sửa điểm ${name}` })).toBeFocused();
  const pin = main(page).getByRole("button", { name: /^Bỏ Hẹn \d/ });
  await pin.click();
  await expect(pin).toHaveCount(0);
  await expect(main(page).getByRole("button", { name: `Sửa điểm ${name}` })).toBeFocused();
  expect(here(page)).not.toContain("fix=");
});

test("a stop is dragged to another place, and back by undoing it", async ({ page }) => {
  const planner = await opened(page);
  const before = await planner.timeline();
  const address = here(page);
  const [first, second] = await planner.stops.allTextContents();

  await planner.drag(1, { to: 1 });
  expect(here(page), "let go where it was").toBe(address);

  await planner.drag(1, { to: 0 });
  await expect(planner.stops.first()).toHaveText(second);
  await expect(planner.stops.nth(1)).toHaveText(first);
  expect(here(page)).toContain("order1=");
  await expect(main(page).locator("[data-drag]")).toHaveCount(0);
  await main(page).getByRole("button", { name: "Hoàn tác" }).click();
  await expect(planner.stops.first()).toHaveText(first);
  expect(await planner.timeline()).toEqual(before);
});

test("every change by hand can be undone", async ({ page }) => {
  const planner = await opened(page);
  const before = await planner.timeline();
  await planner.edit(BAT_TRANG);
  await planner.sheet.getByRole("button", { name: "Bỏ khỏi lịch trình" }).click();
  await expect(planner.stops.filter({ hasText: BAT_TRANG })).toHaveCount(0);
  await expect(main(page)).toContainText(`Bỏ ${BAT_TRANG}`);
  await main(page).getByRole("button", { name: "Hoàn tác" }).click();
  await expect(planner.stops.filter({ hasText: BAT_TRANG })).toBeVisible();
  expect(await planner.timeline()).toEqual(before);
  await expect(main(page).getByRole("button", { name: "Hoàn tác" })).toHaveCount(0);
});

test("whoever runs late sees what changes and takes it or leaves it", async ({ page, expectAccessible }) => {
  const planner = await opened(page, "13:30");
  const before = await planner.timeline();
  const first = await planner.stops.first().textContent();
  await main(page).getByRole("button", { name: "Đang trễ" }).filter({ visible: true }).click();
  await expect(planner.sheet.getByLabel("Bây giờ là")).toHaveValue("13:30");
  await planner.sheet.getByLabel("Đã ghé xong tới").selectOption(first);
  await expectAccessible();
  await planner.sheet.getByRole("button", { name: "Xếp lại phần còn lại" }).click();
  await expect(main(page)).toContainText("Thử xem khác gì");
  await expect(main(page)).toContainText(`Đã ghé: ${first}`);
  await expect(planner.stops.filter({ hasText: first })).toHaveCount(0);
  await main(page).getByRole("button", { name: "Giữ như cũ" }).click();
  await expect(planner.stops.first()).toHaveText(first);
  expect(await planner.timeline()).toEqual(before);
});

test("rain is tried, told and taken back; other ways stand side by side", async ({ page, expectAccessible }) => {
  const planner = await opened(page);
  const rain = main(page).getByRole("button", { name: "Nếu mưa" });
  await rain.click();
  await expect(rain).toHaveAttribute("aria-pressed", "true");
  expect(here(page)).toContain("rain=yes");
  await main(page).getByRole("button", { name: "Giữ như cũ" }).click();
  await expect(rain).toHaveAttribute("aria-pressed", "false");

  await main(page).getByRole("button", { name: "Cách đi khác" }).click();
  const choose = planner.sheet.getByRole("button", { name: /^Chọn cách đi: / });
  await expect(choose).toHaveCount(3);
  await expectAccessible();
  await choose.last().click();
  await expect.poll(() => here(page)).toContain("pace=relaxed");
  await main(page).getByRole("button", { name: "Dùng cách này" }).click();
  await expect(main(page).getByRole("button", { name: "Dùng cách này" })).toHaveCount(0);
  expect(here(page)).toContain("pace=relaxed");
});

test("the plan says how good it is", async ({ page }) => {
  const planner = await opened(page);
  await expect(main(page).locator(".planstatus")).toContainText(/Không còn cách nào hay hơn|Gần như hay nhất|Đã tìm kỹ/);
});
