// When the guide's own files do not come, or come broken: the page says which of the ways it failed
// and trying again helps; one broken row costs that row alone. Phones read it in Vietnamese, wide
// screens in English.

import { expect, test } from "./fixtures.mjs";
import { heading, main, navigation, open, searchBox } from "./pages/guide.mjs";
import { SearchScreen } from "./pages/search.mjs";

const CATALOGUE = "**/data/catalogue.json";
const DETAILS = "**/data/details.json";
const VILLAGE = { vi: "Làng gốm Bát Tràng", en: "Bát Tràng pottery village" };
const FRONT = { vi: "Hôm nay về làng nào?", en: "Which village today?" };
const RETRY = { vi: "Tải lại", en: "Try again" };

const languageOf = (isMobile) => (isMobile ? "vi" : "en");
const under = (language, path) => (language === "en" ? `en/${path}` : path);
const answer = (body, contentType = "application/json") => (route) => route.fulfill({ body, contentType });
const changed = (change) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.text()) });
};

const UNREADABLE = { vi: "Trang này chưa mở được", en: "This page cannot open yet" };
const FAILURES = [
  {
    name: "is not there", serve: (route) => route.fulfill({ status: 404, body: "" }),
    title: { vi: "Không tìm thấy dữ liệu", en: "The data were not found" }, text: { vi: "Mã lỗi: 404.", en: "Error code: 404." },
  },
  {
    name: "is refused by the host", serve: (route) => route.fulfill({ status: 503, body: "" }),
    title: { vi: "Không tìm thấy dữ liệu", en: "The data were not found" }, text: { vi: "Mã lỗi: 503.", en: "Error code: 503." },
  },
  {
    name: "breaks off", serve: changed((text) => text.slice(0, text.length / 2)),
    title: UNREADABLE, text: { vi: "Một phần dữ liệu tải về bị thiếu.", en: "Part of the data was lost on the way." },
  },
  {
    name: "is a web page", serve: answer("<!doctype html><title>Đăng nhập</title>", "text/html"),
    title: UNREADABLE, text: { vi: "Máy chủ gửi nhầm một trang web", en: "The host sent a web page instead of data." },
  },
  {
    name: "is empty", serve: answer(""),
    title: UNREADABLE, text: { vi: "Tệp dữ liệu tải về trống rỗng.", en: "The data file that came is empty." },
  },
  {
    name: "is no JSON", serve: answer("{\"format\": 1,\n oops}"),
    title: UNREADABLE, text: { vi: "Tệp dữ liệu bị hỏng ở dòng 2", en: "The data file is broken at line 2" },
  },
  {
    name: "is something else", serve: answer("[1, 2, 3]"),
    title: UNREADABLE, text: { vi: "không phải dữ liệu của sách", en: "is not the guide's data" },
  },
  {
    name: "is of a newer format", serve: changed((text) => text.replace(/"format":\s*1/, '"format": 99')),
    title: { vi: "Sách này đã cũ", en: "This copy of the guide is old" }, text: { vi: "định dạng 99", en: "format 99" },
  },
  {
    name: "cannot be reached", serve: (route) => route.abort(),
    title: { vi: "Chưa nối được tới máy chủ", en: "The guide could not be reached" }, text: { vi: "Thử lại sau ít phút.", en: "Try again in a moment." },
  },
  {
    name: "is asked for without a network", offline: true,
    title: { vi: "Đang không có mạng", en: "You are offline" }, text: { vi: "Máy chưa giữ bản nào", en: "holds no copy" },
  },
];

// Resolves when a file whose address matches has come whole.
const comes = (page, name) => page.waitForEvent("requestfinished", (request) => name.test(request.url()));

async function expectFailure(page, { title, text }, language) {
  await expect(heading(page)).toHaveText(title[language]);
  await expect(page.getByRole("alert").filter({ visible: true })).toContainText(text[language]);
}

test.describe("the catalogue", () => {
  test.use({ expectedComplaints: /^console error: Failed to load resource: .*(\/data\/catalogue\.json\)|ERR_INTERNET_DISCONNECTED.*)$/ });

  for (const failure of FAILURES) {
    test(`${failure.name}: the page says so, and trying again helps`, async ({ page, context, isMobile }) => {
      const language = languageOf(isMobile);
      const program = failure.offline && Promise.all([/ve-lang.*\.wasm$/, /ve-lang.*\.js$/, /i18n\/.*\.json$/].map((name) => comes(page, name)));
      const lost = async (route) => {
        await program;
        await context.setOffline(true);
        await route.abort("internetdisconnected");
      };
      await page.route(CATALOGUE, failure.offline ? lost : failure.serve);
      await open(page, under(language, ""));
      await expectFailure(page, failure, language);
      await context.setOffline(false);
      await page.unroute(CATALOGUE);
      await page.getByRole("button", { name: RETRY[language] }).filter({ visible: true }).click();
      await expect(heading(page)).toHaveText(FRONT[language]);
    });
  }

  test("a failure's page has no barrier", async ({ page, expectAccessible }) => {
    await page.route(CATALOGUE, (route) => route.fulfill({ status: 404, body: "" }));
    await open(page);
    await expect(heading(page)).toHaveText("Không tìm thấy dữ liệu");
    await expectAccessible();
  });
});

test.describe("the details that pages show", () => {
  test.use({ expectedComplaints: /^console error: Failed to load resource: .*\/data\/details\.json\)$/ });

  for (const failure of FAILURES.filter(({ name }) => /not there|breaks off|web page|format|reached/.test(name))) {
    test(`${failure.name}: the list still works, and trying again helps`, async ({ page, isMobile }) => {
      const language = languageOf(isMobile);
      const search = new SearchScreen(page, isMobile, language);
      await page.route(DETAILS, failure.serve);
      await open(page, under(language, "lang/bat-trang/"));
      await expectFailure(page, failure, language);
      await page.getByRole("banner").getByRole("link").first().click();
      await expect(heading(page)).toHaveText(FRONT[language]);
      await open(page, under(language, "tim/?q=bat+trang"));
      await expect(search.names.first()).toHaveText(VILLAGE[language]);
      await search.names.first().getByRole("link").click();
      await expectFailure(page, failure, language);
      await page.unroute(DETAILS);
      await page.getByRole("button", { name: RETRY[language] }).filter({ visible: true }).click();
      await expect(heading(page)).toHaveText(VILLAGE[language]);
    });
  }
});

test.describe("without a network, once the planner was opened", () => {
  test.use({ expectedComplaints: /^console error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED/ });

  test("searching and planning go on; another language is asked for again", async ({ page, context, isMobile }) => {
    const search = new SearchScreen(page, isMobile);
    const planner = Promise.all([comes(page, /planner.*\.wasm$/), comes(page, /data\/roads\.json$/)]);
    await open(page);
    await navigation(page).getByRole("link", { name: "Lịch trình" }).click();
    await planner;
    await page.goBack();
    await context.setOffline(true);
    await searchBox(main(page)).fill("gom bat trang");
    await searchBox(main(page)).press("Enter");
    await expect(search.names.first()).toHaveText(VILLAGE.vi);
    await navigation(page).getByRole("link", { name: "Lịch trình" }).click();
    await main(page).getByRole("button", { name: "Xếp lịch trình" }).click();
    await expect(main(page).getByRole("article").first()).toBeVisible();
    await page.getByRole("banner").getByRole("link", { name: "English" }).click();
    await expectFailure(page, { title: { en: "You are offline" }, text: { en: "holds no copy" } }, "en");
    await context.setOffline(false);
    await page.getByRole("button", { name: RETRY.en }).filter({ visible: true }).click();
    await expect(main(page).getByRole("article").first()).toBeVisible();
    await expect(main(page)).toContainText("Share");
  });
});

test("words that do not come are a failure of their own", async ({ page, isMobile }) => {
  const language = languageOf(isMobile);
  await page.route(`**/i18n/${language}.json`, answer("<!doctype html>", "text/html"));
  await open(page, under(language, ""));
  await expectFailure(page, FAILURES.find(({ name }) => name === "is something else"), language);
});

test("one broken row costs that row alone", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  let rows;
  await page.route(CATALOGUE, changed((text) => {
    const catalogue = JSON.parse(text);
    const [wrongStars, dangling, taken] = catalogue.products.filter((row) => row.village && row.rating.stars);
    const [outside] = catalogue.villages;
    wrongStars.rating.stars = 9;
    dangling.village = "khong-co";
    catalogue.products.push({ ...taken, name: { vi: "Kẻ mạo danh", en: "Impostor" } });
    outside.place.point = [10.77, 106.7];
    rows = { wrongStars, dangling, taken, outside };
    return JSON.stringify(catalogue);
  }));
  await open(page, "tim/");
  await search.expectCount(803);
  await open(page, `san-pham/${rows.wrongStars.id}`);
  await expect(heading(page)).toHaveText(rows.wrongStars.name.vi);
  await expect(main(page).getByRole("region", { name: "Hạng sao OCOP" })).toContainText("Chưa rõ hạng sao");
  for (const [address, row] of [
    [`san-pham/${rows.dangling.id}`, rows.dangling],
    [`san-pham/${rows.taken.id}`, rows.taken],
    [`lang/${rows.outside.id}`, rows.outside],
  ]) {
    await open(page, address);
    await expect(heading(page)).toHaveText(row.name.vi);
  }
  await open(page, "gioi-thieu/");
  await expect(main(page)).toContainText("4 chỗ trong tệp dữ liệu không đọc được");
});
