// A plan leaves the guide: as a calendar, as files for map applications, on paper, as links; and an
// address is held out to a driver.

import ICAL from "ical.js";
import { expect, test } from "./fixtures.mjs";
import { main, open } from "./pages/guide.mjs";
import { Planner } from "./pages/planner.mjs";
import { TakeAway, printed } from "./pages/takeaway.mjs";

const PLAN = "lich-trinh/?date=2026-12-05&days=2&see=village:bat-trang,village:kieu-ky,village:van-phuc";
const BAT_TRANG = "Làng gốm Bát Tràng";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

// Returns name and time of each stop on the screen.
async function onScreen(page) {
  await new Planner(page).settled();
  return main(page).locator(".stop").evaluateAll((stops) => stops.map((stop) => ({
    name: stop.querySelector("h3").textContent,
    time: stop.querySelector(".time").firstChild.textContent,
  })));
}

test("a plan goes into the calendar, stop by stop, with alarms", async ({ page, expectAccessible }) => {
  const away = new TakeAway(page);
  await open(page, PLAN);
  const stops = await onScreen(page);
  await away.openSheet();
  await expectAccessible();
  const { name, text } = await away.saved("Vào lịch của máy");
  expect(name).toBe("ve-lang-2026-12-05.ics");
  await expect(away.sheet.getByRole("status")).toHaveText("Đã lưu ve-lang-2026-12-05.ics.");

  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((part) => ({ part, event: new ICAL.Event(part) }));
  const visits = events.filter(({ event }) => event.uid.match(/-(village|sight|sales-point|eatery)-/));
  expect(visits.map(({ event }) => ({
    name: event.summary,
    time: `${event.startDate.hour}:${String(event.startDate.minute).padStart(2, "0")}`,
  }))).toEqual(stops);
  for (const { part, event } of visits) {
    expect(event.location).toMatch(/, Hà Nội/);
    expect(part.getFirstPropertyValue("url")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/(lang|diem-ban|diem-tham-quan|an-uong)\//);
    expect(part.getAllSubcomponents("valarm")).toHaveLength(1);
  }
});

test("files for map applications hold every stop", async ({ page }) => {
  const away = new TakeAway(page);
  await open(page, PLAN);
  const names = (await onScreen(page)).map((stop) => stop.name);
  await away.openSheet();
  for (const [row, file, element] of [["Tệp GPX", "ve-lang-2026-12-05.gpx", "wpt"], ["Tệp KML", "ve-lang-2026-12-05.kml", "Placemark"]]) {
    const { name, text } = await away.saved(row);
    expect(name).toBe(file);
    const found = await page.evaluate(([xml, element]) => {
      const read = new DOMParser().parseFromString(xml, "application/xml");
      return [...read.querySelectorAll(`${element} > name, parsererror`)].map((named) => named.textContent);
    }, [text, element]);
    expect(found).toEqual(expect.arrayContaining(names));
  }
});

test("where a device shares files, the share sheet gets them", async ({ page, isMobile }) => {
  test.skip(!isMobile, "only fingers are offered it");
  const away = new TakeAway(page);
  await page.addInitScript(() => {
    navigator.canShare = ({ files }) => files.length === 1;
    navigator.share = async ({ files }) => { globalThis.shared = [files[0].name, files[0].type, await files[0].text()]; };
  });
  await open(page, PLAN);
  await onScreen(page);
  await away.openSheet();
  await away.row("Vào lịch của máy").click();
  await expect.poll(() => page.evaluate(() => globalThis.shared?.slice(0, 2))).toEqual(["ve-lang-2026-12-05.ics", "text/calendar"]);
  expect(await page.evaluate(() => globalThis.shared[2])).toContain("BEGIN:VCALENDAR");
});

test("a day's way opens in Google Maps only when it is asked to", async ({ page }) => {
  const away = new TakeAway(page);
  await open(page, PLAN);
  await onScreen(page);
  await away.openSheet();
  const links = away.row("Chỉ đường bằng Google Maps");
  await expect(links).toHaveCount(2);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute("rel", /noopener/);
    const url = new URL(await link.getAttribute("href"));
    expect(url.origin + url.pathname).toBe("https://www.google.com/maps/dir/");
    const places = [url.searchParams.get("origin"), ...(url.searchParams.get("waypoints") ?? "").split("|"), url.searchParams.get("destination")];
    for (const place of places.filter(Boolean)) expect(place).toMatch(/^2[01]\.\d{5},10[56]\.\d{5}$/);
  }
});

test("a plan on paper has its stops, times and addresses, and nothing to press", async ({ page }) => {
  await open(page, PLAN);
  const stops = await onScreen(page);
  const sheets = await printed(page);
  const text = sheets.join(" ");
  for (const { name, time } of stops) {
    expect(text).toContain(name.normalize());
    expect(text).toContain(time);
  }
  expect(text).toContain("Xã Bát Tràng, Hà Nội");
  expect(text).toContain("huyện Gia Lâm");
  expect(text).toMatch(/\d+ phút \(\d+–\d+ phút\)/);
  for (const words of ["Khám phá", "Mang theo", "Cho tài xế xem", "Chia sẻ", "Vẫn thêm", "Đổi mong muốn"]) {
    expect(text).not.toContain(words);
  }
  expect(sheets.length).toBeLessThanOrEqual(4);
});

test("an address is held out to a driver, and Back takes it in again", async ({ page, expectAccessible }) => {
  const away = new TakeAway(page);
  await page.addInitScript(() => {
    globalThis.lit = 0;
    const request = async () => { globalThis.lit += 1; return { release: async () => { globalThis.lit -= 1; } }; };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  });
  await open(page, PLAN);
  await onScreen(page);
  const [before, button] = [page.url(), away.driverButton(BAT_TRANG)];
  await button.click();
  await expect(away.card.getByRole("heading")).toHaveText(BAT_TRANG);
  await expect(away.card).toContainText("Làm ơn đưa tôi đến");
  await expect(away.card).toContainText("Xã Bát Tràng, Hà Nội");
  await expect(away.card).toContainText("huyện Gia Lâm");
  await expect.poll(() => page.evaluate(() => globalThis.lit)).toBe(1);
  await expectAccessible();
  const maps = await away.card.getByRole("link").evaluateAll((links) => links.map((link) => [link.getAttribute("href"), link.rel]));
  expect(maps.map(([href]) => href.split(/[/?]/)[0])).toEqual(["geo:20.97750,105.91250", "https:", "https:", "https:"]);
  for (const [, rel] of maps) expect(rel).toContain("noopener");

  await page.goBack();
  await expect(away.card).toBeHidden();
  expect(page.url()).toBe(before);
  await expect(button).toBeFocused();
  await expect.poll(() => page.evaluate(() => globalThis.lit)).toBe(0);

  await button.click();
  await expect(away.card).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(away.card).toBeHidden();
  await expect(button).toBeFocused();
  await expect(new Planner(page).stops.filter({ hasText: BAT_TRANG })).toBeVisible();
});

test("a place's page holds its address out in Vietnamese to those who read English too", async ({ page }) => {
  await open(page, "en/lang/bat-trang/");
  await main(page).getByRole("button", { name: "Show the driver the address of Bát Tràng pottery village" }).filter({ visible: true }).click();
  const card = page.getByRole("dialog", { name: "Show the driver" });
  await expect(card.getByRole("heading")).toHaveText(BAT_TRANG);
  await expect(card).toContainText("Bát Tràng pottery village");
  await card.getByRole("button", { name: "Close" }).click();
  await expect(card).toBeHidden();
});
