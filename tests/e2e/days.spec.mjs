// What the calendar tells: the next market day and festival, and that today is Hà Nội's day, wherever
// the phone thinks it is and however long a page was left open.

import { expect, test } from "./fixtures.mjs";
import { main, open } from "./pages/guide.mjs";

// Sets what the page is told of being seen, as a phone does that is locked and taken up again.
const show = (page, isSeen) => page.evaluate((hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}, !isSeen);

// The days of the table of hours; the first is today.
const days = (page) => main(page).locator(".page__text dl.kv dt");

const at = (time) => new Date(`${time}+07:00`);

for (const timezoneId of ["America/Los_Angeles", "Pacific/Kiritimati"]) {
  test.describe(`a phone set to ${timezoneId}`, () => {
    test.use({ timezoneId });

    test("is told hours and days as they are in Hà Nội", async ({ page }) => {
      await page.clock.setFixedTime(at("2026-12-05T09:00:00")); // a Saturday; a Friday in California
      await open(page, "diem-ban/tinh-hoa-lang-nghe/");
      await expect(main(page)).toContainText("Đang mở · đóng lúc 18:00");
      await expect(days(page).first()).toHaveText("Thứ Bảy 5/12/2026");
      await page.clock.setFixedTime(at("2026-12-04T23:00:00")); // a Saturday on Kiritimati
      await open(page, "diem-ban/tinh-hoa-lang-nghe/");
      await expect(main(page)).toContainText("Đang đóng · mở lúc Thứ Bảy 5/12/2026 8:00");
      await expect(days(page).first()).toHaveText("Thứ Sáu 4/12/2026");
    });
  });
}

test("a page left open turns its day at midnight", async ({ page }) => {
  await page.clock.install({ time: at("2026-12-04T23:55:00") });
  await open(page, "diem-ban/tinh-hoa-lang-nghe/");
  await expect(days(page).first()).toHaveText("Thứ Sáu 4/12/2026");
  await page.clock.fastForward("06:00");
  await expect(days(page).first()).toHaveText("Thứ Bảy 5/12/2026");
});

test("a phone taken up the next morning tells that morning", async ({ page }) => {
  await page.clock.install({ time: at("2026-11-27T21:00:00") });
  await open(page, "lang/lang-chuong/");
  await expect(main(page)).toContainText("Phiên tới: Ngày mai · Thứ Bảy 28/11/2026");
  await show(page, false);
  await page.clock.pauseAt(at("2026-11-28T05:00:00"));
  await expect(main(page)).toContainText("Phiên tới: Ngày mai");
  await show(page, true);
  await expect(main(page)).toContainText("Phiên tới: Hôm nay · Thứ Bảy 28/11/2026");
});

test("the next market day and festival stand on the pages they belong to", async ({ page, expectAccessible }) => {
  await page.clock.setFixedTime(at("2026-11-27T09:00:00"));
  await open(page, "lang/lang-chuong/");
  const market = "Phiên tới: Ngày mai · Thứ Bảy 28/11/2026 · 20 tháng Mười âm lịch · 6:00–9:00";
  const row = (name) => main(page).getByRole("listitem").filter({ hasText: name });
  await expect(row("Phiên tới")).toContainText(market);
  await expect(row("Hội chợ Chuông")).toContainText("Còn 80 ngày · Thứ Hai 15/2/2027 · 10 tháng Giêng âm lịch");
  await expectAccessible();
  await row("Phiên tới").getByRole("link", { name: "Chợ nón làng Chuông" }).click();
  await expect(row("Họp các ngày 4, 10, 14, 20, 24, 30 âm lịch")).toContainText(market);
  await open(page, "quan-huyen/thanh-oai/");
  await expect(row("Hội chợ Chuông")).toContainText("10 tháng Giêng âm lịch");
  await open(page, "en/lang/lang-chuong/");
  await expect(row("Village festival")).toContainText("Friday, 16 April 2027 · day 10 of the 3rd lunar month");
});

test("what lies past the calendar is said to be unknown", async ({ page }) => {
  await page.clock.setFixedTime(at("2050-12-30T09:00:00"));
  await open(page, "lang/lang-chuong/");
  await expect(main(page)).toContainText("Chưa tính ngày dương lịch sau năm 2050 · 10 tháng Giêng âm lịch");
});

test("a public holiday is named, with where its days were announced", async ({ page }) => {
  await page.clock.setFixedTime(at("2026-08-31T09:00:00"));
  await open(page, "diem-ban/tinh-hoa-lang-nghe/");
  await expect(days(page).nth(1)).toHaveText("Thứ Ba 1/9/2026 · Quốc khánh");
  await expect(main(page).getByRole("link", { name: "Vietnam Briefing" })).toBeVisible();
  await page.clock.setFixedTime(at("2026-10-05T09:00:00"));
  await open(page, "diem-ban/tinh-hoa-lang-nghe/");
  await expect(main(page).getByRole("link", { name: "Vietnam Briefing" })).toHaveCount(0);
});
