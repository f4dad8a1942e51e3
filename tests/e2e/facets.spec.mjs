// Narrowing the list: the counts are those of a hand count, and the address brings a screen back.

import { expect, test } from "./fixtures.mjs";
import { narrowed } from "./pages/counting.mjs";
import { heading, here, main, open } from "./pages/guide.mjs";
import { SearchScreen } from "./pages/search.mjs";

const DISTRICT = "Quận, huyện cũ";
const VILLAGE = "Làng nghề";
const STARS = "Hạng sao";

test("a district and a village hold what a hand count of the catalogue holds", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/");
  const district = narrowed({ district: ["gia-lam"] }).length;
  expect(await search.countOf(DISTRICT, "Gia Lâm")).toBe(district);
  await search.choose(DISTRICT, "Gia Lâm");
  const village = narrowed({ district: ["gia-lam"], village: ["bat-trang"] }).length;
  expect(await search.countOf(VILLAGE, "Bát Tràng")).toBe(village);
  await search.choose(VILLAGE, "Bát Tràng");
  await search.seeResults();
  await search.expectCount(village);
  expect(here(page)).toBe("/tim/?village=bat-trang&district=gia-lam");
  await expect(search.chips).toHaveText(["Bát Tràng", "Gia Lâm"]);
  await main(page).getByRole("button", { name: "Bỏ Bát Tràng" }).click();
  await search.expectCount(district);
  await main(page).getByRole("button", { name: "Bỏ Gia Lâm" }).click();
  await search.expectCount(803);
  await expect(search.chips).toHaveCount(0);
});

test("values of one facet widen, and its counts are not counted against itself", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const count = (district, stars) => narrowed({ ...(district && { district }), ...(stars && { stars }) }).length;
  await open(page, "tim/?district=gia-lam&stars=5");
  await search.expectCount(count(["gia-lam"], [5]));
  expect(await search.countOf(DISTRICT, "Chương Mỹ")).toBe(count(["chuong-my"], [5]));
  expect(await search.countOf(STARS, "4 sao")).toBe(count(["gia-lam"], [4]));
  expect(await search.countOf(STARS, "Chưa rõ hạng")).toBe(count(["gia-lam"], ["unknown"]));
  await search.choose(DISTRICT, "Chương Mỹ");
  await search.choose(STARS, "4 sao");
  expect(await search.countOf(DISTRICT, "Gia Lâm")).toBe(count(["gia-lam"], [4, 5]));
  expect(await search.countOf(STARS, "3 sao")).toBe(count(["gia-lam", "chuong-my"], [3]));
  await search.seeResults();
  await search.expectCount(count(["gia-lam", "chuong-my"], [4, 5]));
});

test("Back, a reload and a copied link bring the same screen", async ({ page, context, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?q=gốm&kind=product&stars=4,5&district=gia-lam&sort=stars");
  await expect(search.chips).toHaveCount(4);
  const before = await search.screen();
  expect(before.cards).not.toEqual([]);

  await search.names.first().getByRole("link").click();
  await expect(search.count).toHaveCount(0);
  await page.goBack();
  await expect.poll(() => search.screen()).toEqual(before);

  await page.reload();
  await expect.poll(() => search.screen()).toEqual(before);

  const friend = await context.newPage();
  await open(friend, page.url());
  const received = new SearchScreen(friend, isMobile);
  await expect.poll(() => received.screen()).toEqual(before);
  await expect(received.order.locator("option:checked")).toHaveText("Hạng cao trước");
});

test("each choice is a step back", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/");
  await search.choose("Nghề", "Gốm sứ");
  await search.choose(STARS, "5 sao");
  await search.seeResults();
  await expect(search.chips).toHaveText(["Gốm sứ", "5 sao"]);
  await page.goBack();
  await expect(search.chips).toHaveText(["Gốm sứ"]);
  await page.goBack();
  await expect(search.chips).toHaveCount(0);
});

test("a district is chosen on the woven map too", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const n = narrowed({ district: ["gia-lam"] }).length;
  await open(page);
  const front = page.getByRole("group", { name: "Các quận, huyện cũ của Hà Nội" });
  // By keyboard: the middle of a patch's box need not lie in the patch.
  await front.getByRole("link", { name: `Gia Lâm: ${n} mục` }).press("Enter");
  await search.expectCount(n);
  const woven = (await search.facets()).getByRole("group", { name: "Các quận, huyện cũ của Hà Nội" });
  await expect(woven.getByRole("link", { name: /^Gia Lâm: / })).toHaveAttribute("aria-current", "true");
  await woven.getByRole("link", { name: /^Ba Vì: / }).press("Enter");
  await expect(page).toHaveURL(/district=ba-vi,gia-lam$/);
});

test("on a phone the facets rise in a sheet that carries the count and closes", async ({ page, isMobile }) => {
  test.skip(!isMobile, "a wide screen shows them beside the list");
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?district=gia-lam");
  await expect(search.sheet).toBeHidden();
  await expect(search.sheetButton).toHaveText(/^Lọc\s*1$/);
  await search.choose(STARS, "5 sao");
  const n = narrowed({ district: ["gia-lam"], stars: [5] }).length;
  await search.sheet.getByRole("button", { name: `Xem ${n} kết quả` }).click();
  await expect(search.sheet).toBeHidden();
  await search.expectCount(n);
  await search.facets();
  await search.sheet.getByRole("button", { name: "Xóa hết" }).click();
  await search.sheet.getByRole("button", { name: "Đóng" }).click();
  await expect(search.sheet).toBeHidden();
  await search.expectCount(803);
  await expect(heading(page)).toHaveText("Tìm trong sách");
});

test("what is open on a day is found, and how many more nobody knows of is said", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const more = main(page).getByText(/^Còn \d+ mục chưa rõ giờ mở cửa$/);
  await page.clock.setFixedTime(new Date("2026-12-07T09:00:00+07:00")); // a Monday, no market day
  await open(page, "tim/?kind=sight");
  await expect(more).toHaveCount(0);
  await main(page).getByRole("button", { name: "Mở hôm nay", exact: true }).click();
  expect(here(page)).toBe("/tim/?kind=sight&open=2026-12-07");
  await search.expectCount(12);
  await expect(more).toHaveText("Còn 27 mục chưa rõ giờ mở cửa");

  const days = (await search.facets()).getByRole("group", { name: "Mở cửa vào ngày" });
  await expect(days.getByRole("button", { name: "Hôm nay" })).toHaveAttribute("aria-pressed", "true");
  await days.getByRole("button", { name: "Ngày mai" }).click();
  await expect(days.getByLabel("Ngày khác")).toHaveValue("2026-12-08");
  await search.seeResults();
  await search.expectCount(17);
  await expect(search.chips.first()).toHaveText("Mở Thứ Ba 8/12/2026");

  await search.facets();
  await days.getByLabel("Ngày khác").fill("2026-12-12"); // a Saturday: the food street is open too
  await search.seeResults();
  expect(here(page)).toBe("/tim/?kind=sight&open=2026-12-12");
  await search.expectCount(18);
  await page.goBack();
  await search.expectCount(17);
  await search.chips.first().click();
  await search.expectCount(46);
  expect(here(page)).toBe("/tim/?kind=sight");
});
