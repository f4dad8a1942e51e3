// A plan as its link: handed on, scanned, opened again, put together with another, kept on the device;
// and links that are broken. Phones read it in Vietnamese, wide screens in English.

import { expect, test } from "./fixtures.mjs";
import { heading, here, main, navigation, open } from "./pages/guide.mjs";

const WORDS = {
  vi: { share: "Chia sẻ", sheet: "Gửi lịch trình", copy: "Chép liên kết", keep: "Lưu trên máy này", kept: "Đã lưu. Xem ở mục Đã lưu.", refused: /không cho lưu/, from: "Lịch trình từ liên kết", mine: "Lấy làm của mình", together: "Gộp với lịch trình của tôi", differs: "Khi gộp, hai bên chưa khớp:", saved: "Đã lưu", plans: "Lịch trình đã lưu", forget: /^Xóa lịch trình/, undo: "Hoàn tác", past: "Ngày đi đã qua: hãy chọn ngày khác.", broken: "Không mở được liên kết này", cut: /bị cắt mất phần sau/, damaged: /bị đổi trên đường gửi/, newer: /bản Về Làng mới hơn/, empty: /không có lịch trình nào/ },
  en: { share: "Share", sheet: "Share this plan", copy: "Copy link", keep: "Keep on this device", kept: "Kept. You find it under Saved.", refused: /keeps nothing/, from: "A plan from a link", mine: "Make it mine", together: "Put together with mine", differs: "Put together, the two differ:", saved: "Saved", plans: "Kept plans", forget: /^Delete the plan/, undo: "Undo", past: "Its days are over: choose another day.", broken: "This link cannot be opened", cut: /end of the link is missing/, damaged: /changed on its way/, newer: /newer version/, empty: /no plan in the link/ },
};
const spoken = (isMobile) => (isMobile ? [WORDS.vi, ""] : [WORDS.en, "en/"]);
const PLAN = "lich-trinh/?date=2026-12-05&days=2&see=village:bat-trang";
const stops = (page) => main(page).getByRole("article").getByRole("heading", { level: 3 });
const sheet = (page, words) => page.getByRole("dialog", { name: words.sheet });

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

// Opens the sheet of the plan on the screen and returns the link in it.
async function share(page, words) {
  await main(page).getByRole("button", { name: words.share, exact: true }).click();
  const link = sheet(page, words).locator(".sharelink");
  await expect(link).toHaveText(/#/);
  return link.textContent();
}

// Keeps the plan on the screen on the device.
async function keep(page, words) {
  await share(page, words);
  await sheet(page, words).getByRole("button", { name: words.keep }).click();
}

// Opens a link as someone does who was sent it.
async function follow(page, link) {
  await page.goto("about:blank");
  await open(page, link);
}

// Waits until no better plan will come.
const settled = (page) => expect(main(page).locator(".planstatus")).toHaveAttribute("data-working", "false", { timeout: 30_000 });

test("a plan is its link: short, and opened as it was", async ({ page, isMobile, expectAccessible }) => {
  const [words, base] = spoken(isMobile);
  await open(page, base + PLAN);
  await settled(page);
  const names = await stops(page).allTextContents();
  const link = await share(page, words);
  expect(link.length).toBeLessThan(120);
  await expectAccessible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible();
  // What it holds is read natively, see tests/qr.rs.
  const code = await sheet(page, words).getByRole("img").boundingBox();
  expect(Math.min(code.width, code.height)).toBeGreaterThan(240);
  await follow(page, link);
  await expect(main(page).getByRole("heading", { name: words.from })).toBeVisible();
  await settled(page);
  await expect(stops(page)).toHaveText(names);
  await expectAccessible();
  await main(page).getByRole("link", { name: words.mine }).click();
  await expect(stops(page)).toHaveText(names);
  expect(here(page)).toBe(`/${base}${PLAN}`);
  await expect(main(page).getByRole("heading", { name: words.from })).toHaveCount(0);
});

test("the full stop behind a link is none of it", async ({ page, isMobile }) => {
  const [words, base] = spoken(isMobile);
  await open(page, base + PLAN);
  await settled(page);
  const names = await stops(page).allTextContents();
  await follow(page, `${await share(page, words)}.`);
  await expect(main(page).getByRole("heading", { name: words.from })).toBeVisible();
  await settled(page);
  await expect(stops(page)).toHaveText(names);
});

test("no host is told what is in a link", async ({ page, isMobile }) => {
  const [words, base] = spoken(isMobile);
  await open(page, base + PLAN);
  await settled(page);
  const link = await share(page, words);
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await follow(page, link);
  await settled(page);
  const letters = link.split("#")[1];
  const told = asked.filter((url) => url.split("#")[0].includes(letters));
  expect(told).toEqual([]);
});

test("two plans are put together, and neither is lost", async ({ page, isMobile }) => {
  const [words, base] = spoken(isMobile);
  await open(page, `${base}lich-trinh/?date=2026-12-06&by=car&see=village:van-phuc`);
  await settled(page);
  const theirs = await share(page, words);
  await open(page, `${base}lich-trinh/?date=2026-12-05&days=2&see=village:bat-trang`);
  await settled(page);
  await follow(page, theirs);
  await expect(main(page)).toContainText(words.differs);
  const trip = await page.evaluate(() => localStorage.getItem("ve-lang.trip"));
  expect(trip, "the visitor's own plan is still theirs").toContain("bat-trang");
  await main(page).getByRole("link", { name: words.together }).click();
  await settled(page);
  expect(here(page)).toBe(`/${base}lich-trinh/?date=2026-12-06&days=2&by=car&see=village:bat-trang,village:van-phuc`);
});

test("a plan is kept on the device, deleted and brought back", async ({ page, isMobile, expectAccessible }) => {
  const [words, base] = spoken(isMobile);
  // With the first plan the browser is asked not to clear it away.
  const asked = new Promise((done) => page.exposeFunction("asksToPersist", done));
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => globalThis.asksToPersist();
  });
  await open(page, base + PLAN);
  await settled(page);
  const names = await stops(page).allTextContents();
  await keep(page, words);
  await expect(sheet(page, words).getByRole("status")).toHaveText(words.kept);
  await asked;
  await page.keyboard.press("Escape");
  await navigation(page).getByRole("link", { name: words.saved }).click();
  await expect(main(page).getByRole("heading", { name: words.plans })).toBeVisible();
  await page.reload();
  const rows = main(page).locator(".keptplans li");
  await expect(rows).toHaveCount(1);
  await expectAccessible();
  await rows.getByRole("button", { name: words.forget }).click();
  await expect(rows).toHaveCount(0);
  await main(page).getByRole("button", { name: words.undo }).click();
  await expect(rows).toHaveCount(1);
  await rows.getByRole("link").click();
  await expect(stops(page)).toHaveText(names);
});

test("a browser that is full says so, and loses nothing", async ({ page, isMobile }) => {
  const [words, base] = spoken(isMobile);
  await open(page, base + PLAN);
  await settled(page);
  await page.evaluate(() => localStorage.setItem("ve-lang.plans", "AAAA\t2026-12-05\t1\t2\tA day"));
  await page.reload();
  await settled(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await keep(page, words);
  await expect(sheet(page, words).getByRole("status")).toHaveText(words.refused);
  await page.keyboard.press("Escape");
  await navigation(page).getByRole("link", { name: words.saved }).click();
  await expect(main(page).locator(".keptplans li")).toHaveCount(1);
});

test("a plan whose days are over says so", async ({ page, isMobile }) => {
  const [words, base] = spoken(isMobile);
  await open(page, base + PLAN);
  await settled(page);
  const link = await share(page, words);
  await page.clock.setFixedTime(new Date("2026-12-07T09:00:00+07:00"));
  await follow(page, link);
  await expect(main(page)).toContainText(words.past);
});

test("a broken link says what is wrong, and nothing is lost", async ({ page, isMobile, expectAccessible }) => {
  const [words, base] = spoken(isMobile);
  await open(page, base + PLAN);
  await settled(page);
  const link = await share(page, words);
  const [address, letters] = link.split("#");
  const swapped = letters[9] === "A" ? "B" : "A";
  for (const [broken, why] of [
    [letters.slice(0, letters.length / 2), words.cut],
    [letters.slice(0, 9) + swapped + letters.slice(10), words.damaged],
    ["QHjKAQ", words.newer],
    ["", words.empty],
  ]) {
    await follow(page, `${address}#${broken}`);
    await expect(heading(page)).toHaveText(words.broken);
    await expect(main(page)).toContainText(why);
  }
  await expectAccessible();
  expect(await page.evaluate(() => localStorage.getItem("ve-lang.trip"))).toContain("bat-trang");
});

test.describe("without a network", () => {
  test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED.*favicon/ });

  test("a link opens once the planner was used", async ({ page, isMobile }) => {
    const [words, base] = spoken(isMobile);
    await open(page, base + PLAN);
    await settled(page);
    const names = await stops(page).allTextContents();
    await keep(page, words);
    await page.keyboard.press("Escape");
    await navigation(page).getByRole("link", { name: words.saved }).click();
    await page.context().setOffline(true);
    await main(page).locator(".keptplans li").getByRole("link").click();
    await settled(page);
    await expect(stops(page)).toHaveText(names);
  });
});
