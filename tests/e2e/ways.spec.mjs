// Getting to a place: fetched when it is seen and not before, what it says of each way of travelling, and
// where it cannot be had. Phones read it in Vietnamese, wide screens in English.

import { expect, test } from "./fixtures.mjs";
import { heading, main, open } from "./pages/guide.mjs";

const PLANNER = /ve-lang-planner/;
const WORDS = {
  vi: {
    title: "Đường đi", from: "Từ Hồ Hoàn Kiếm", modes: ["Đi bộ", "Xe đạp", "Xe buýt", "Xe máy", "Ô tô"], bridge: "qua cầu Chương Dương",
    range: /\d+–\d+\sphút/, rush: /giờ cao điểm/, noBus: "Chưa rõ tuyến", failed: "Chưa tính được giờ đi đường.", retry: "Thử lại",
    near: "Gần tôi", you: "Từ chỗ bạn", note: "những cây cầu đang mở hôm nay",
  },
  en: {
    title: "Getting there", from: "From Hoàn Kiếm Lake", modes: ["On foot", "Bicycle", "Bus", "Motorbike", "Car"], bridge: "via Chương Dương bridge",
    range: /\d+–\d+\smin/, rush: /in rush hour/, noBus: "No route known", failed: "The travel times could not be worked out.", retry: "Try again",
    near: "Near me", you: "From where you are", note: "the bridges open today",
  },
};

// Returns the words of this kind of screen, and an address in its language.
const spoken = (isMobile, path) => (isMobile ? [WORDS.vi, path] : [WORDS.en, `en/${path}`]);
const section = (page, words) => main(page).locator("section").filter({ has: page.getByRole("heading", { name: words.title, exact: true }) });
const rows = (page, words) => section(page, words).getByRole("listitem");
const show = (page, words) => section(page, words).getByRole("heading").scrollIntoViewIfNeeded();

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
});

test("a village says how to get there, once one looks", async ({ page, isMobile, expectAccessible }) => {
  const [words, path] = spoken(isMobile, "lang/bat-trang/");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, path);
  await expect(section(page, words)).toContainText(words.from);
  expect(asked.filter((url) => PLANNER.test(url)), "nothing is fetched for what nobody looks at").toEqual([]);
  await show(page, words);
  await expect(rows(page, words)).toHaveCount(5);
  for (const [at, mode] of words.modes.entries()) await expect(rows(page, words).nth(at)).toContainText(mode);
  const car = rows(page, words).last();
  await expect(car).toContainText(words.bridge);
  await expect(car).toContainText(words.range);
  await expect(car).toContainText(words.rush);
  await expect(rows(page, words).nth(2)).toContainText("47A");
  await expect(section(page, words)).toContainText(words.note);
  expect(asked.filter((url) => /travel\.bin/.test(url)), "no matrix is asked for that nobody named").toEqual([]);
  await expectAccessible();
});

test("where no bus is known, none is promised", async ({ page, isMobile }) => {
  const [words, path] = spoken(isMobile, "xa-phuong/bat-trang/");
  await open(page, path);
  await show(page, words);
  await expect(rows(page, words).nth(2)).toContainText(words.noBus);
  await expect(rows(page, words).nth(2)).not.toContainText(words.range);
  await expect(rows(page, words).last()).toContainText(words.range);
});

test("who was near a moment ago starts from there", async ({ page, context, isMobile }) => {
  const [words, path] = spoken(isMobile, "");
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 20.9805, longitude: 105.9105 });
  await open(page, path);
  await main(page).getByRole("button", { name: words.near, exact: true }).click();
  await main(page).getByRole("link", { name: /Bát Tràng/ }).first().click();
  await expect(section(page, words)).toContainText(words.you);
  await show(page, words);
  await expect(rows(page, words).first()).toContainText(words.range);
  await expect(rows(page, words).first()).toContainText(/0[.,]\d\skm/);
});

test.describe("without the planner", () => {
  test.use({ expectedComplaints: /ve-lang-planner|ERR_FAILED|Failed to fetch|NetworkError/ });

  test("the section says so and tries again", async ({ page, isMobile }) => {
    const [words, path] = spoken(isMobile, "lang/bat-trang/");
    await page.route("**/ve-lang-planner-*.wasm", (route) => route.abort());
    await open(page, path);
    await show(page, words);
    await expect(section(page, words)).toContainText(words.failed);
    await page.unroute("**/ve-lang-planner-*.wasm");
    await section(page, words).getByRole("button", { name: words.retry }).click();
    await expect(rows(page, words)).toHaveCount(5);
    await expect(heading(page)).toBeVisible();
  });
});

test.describe("with a matrix that is none", () => {
  test.use({ expectedComplaints: /travel\.bin: not a travel matrix/ });

  test("the roads stand in for it, and whoever made it is told", async ({ page, isMobile, complaints }) => {
    const [words, path] = spoken(isMobile, "lang/bat-trang/");
    await page.route("**/data/roads.json", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), matrix: "travel.bin" } });
    });
    await page.route("**/data/travel.bin", (route) => route.fulfill({ body: "<!doctype html>" }));
    await open(page, path);
    await show(page, words);
    await expect(rows(page, words).last()).toContainText(words.bridge);
    await expect.poll(() => complaints.join()).toContain("travel.bin: not a travel matrix");
  });
});
