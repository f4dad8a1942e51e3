// What few wish for, folded below the rest of a trip's form: that it unfolds, that a link holds it,
// that what is pinned can be dropped, that impossible times are said to be so and nothing is lost.

import { expect, test } from "./fixtures.mjs";
import { open } from "./pages/guide.mjs";
import { Planner } from "./pages/planner.mjs";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

test("more wishes unfold, and a link brings them back", async ({ page, expectAccessible }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/");
  await expect(planner.field("Thêm một món")).toBeHidden();
  await planner.field("Số ngày").selectOption("2 ngày");
  await planner.press("Đi bộ");
  await planner.unfold();
  const second = planner.fold("Ngày 2");
  await second.getByText("Ngày 2").click();
  await second.getByLabel("Đi lúc").fill("10:00");
  await second.getByLabel("Bắt đầu ở").fill("quận Hà Đông");
  await planner.field("Nghỉ mỗi chiều").selectOption("30 phút");
  await planner.field("Đi bộ mỗi ngày nhiều nhất").selectOption("1 giờ 30");
  await planner.field("Giới hạn thêm một loại").selectOption("Gốm sứ");
  await planner.wishes("Không quá nhiều một loại").getByLabel("Gốm sứ").selectOption("Nhiều nhất 2 nơi");
  await planner.press("Trời mưa: ưu tiên trong nhà");
  await planner.press("Mỗi nơi một khác", false);
  await expectAccessible();
  await planner.submit();

  const wished = {
    date: "2026-12-02", days: "2", day2: "10:00~~district:ha-dong", by: "walk", most: "ceramics~2",
    rest: "30", walking: "90", rain: "yes", variety: "no",
  };
  await expect.poll(() => Object.fromEntries(new URL(page.url()).searchParams)).toEqual(wished);
  await page.reload();
  await planner.change();
  await expect(planner.fold("Ngày 2").getByLabel("Đi lúc")).toHaveValue("10:00");
  await expect(planner.fold("Ngày 2").getByLabel("Về trước")).toHaveValue("17:00");
  await expect(planner.fold("Ngày 2").getByLabel("Bắt đầu ở")).toHaveValue("quận Hà Đông");
  await expect(planner.field("Nghỉ mỗi chiều")).toHaveValue("30");
  await planner.submit();
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(wished);
});

test("a shopping list is made of what is typed, and what is not known is said", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/");
  await planner.unfold();
  const ware = planner.field("Thêm một món");
  const offers = planner.wishes("Cần mua gì");
  await ware.fill("lacquer bowl");
  await offers.getByRole("button", { name: "Sơn mài", exact: true }).click();
  await expect(ware).toHaveValue("");
  await ware.fill("non la");
  await expect(offers.getByRole("button", { name: "Nón lá làng Chuông", exact: true })).toBeVisible();
  await ware.press("Enter"); // the first offer, not the whole form
  await expect(offers.getByRole("button", { name: "Bỏ Nón lá" })).toBeVisible();
  await ware.fill("zxcvbnmzxcvbnm");
  await expect(offers).toContainText("Không thấy “zxcvbnmzxcvbnm”");
  await ware.fill("");
  await offers.getByRole("button", { name: "Bỏ Sơn mài" }).click();
  await planner.submit();
  await expect.poll(() => new URL(page.url()).searchParams.get("buy")).toBe("hat");
});

test("what is pinned, ordered or left out is shown and can be dropped", async ({ page }) => {
  const planner = new Planner(page);
  const wishes = "fix=village:bat-trang~1~09:30~45&order1=village:van-phuc,village:ha-thai&skip=village:kieu-ky";
  await open(page, `lich-trinh/?date=2026-12-05&${wishes}`);
  await planner.change();
  const pinned = planner.wishes("Đã ghim");
  await expect(pinned.getByRole("button")).toHaveText([
    "Làng gốm Bát Tràng · Ngày 1 · 9:30 · 45 phút",
    "Ngày 1, theo thứ tự: Làng lụa Vạn Phúc → Làng sơn mài Hạ Thái",
  ]);
  await pinned.getByRole("button").first().click();
  await pinned.getByRole("button").first().click();
  await expect(pinned).toHaveCount(0);
  await planner.wishes("Không ghé").getByRole("button").click();
  await planner.submit();
  await expect.poll(() => new URL(page.url()).search).toBe("?date=2026-12-05");
});

test("an impossible day says so by its field, and nothing is lost", async ({ page }) => {
  const planner = new Planner(page);
  await open(page, "lich-trinh/?date=2026-12-05&days=2&day2=16:00~09:00&see=village:bat-trang");
  await planner.change();
  const second = planner.fold("Ngày 2");
  await expect(second.getByLabel("Về trước")).toHaveAccessibleDescription("Giờ về phải sau giờ đi.");
  await expect(second.getByLabel("Đi lúc")).toHaveValue("16:00");
  await second.getByLabel("Đi lúc").fill("08:30");
  await second.getByLabel("Về trước").fill("15:00");
  await expect(second).not.toContainText("Giờ về phải sau giờ đi.");
  await planner.field("Ngày đi").fill("1900-01-01");
  await expect(planner.field("Ngày đi")).toHaveAccessibleDescription("Ngày này đã qua.");
  await planner.field("Ngày đi").fill("2026-12-06");
  await planner.submit();
  await expect.poll(() => Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    date: "2026-12-06", days: "2", day2: "08:30~15:00", see: "village:bat-trang",
  });
});
