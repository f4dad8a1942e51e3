// The order of the list: by name, by stars, by distance, and from where the visitor stands.

import { expect, test } from "./fixtures.mjs";
import { distance, narrowed } from "./pages/counting.mjs";
import { catalogue, heading, here, main, open } from "./pages/guide.mjs";
import { SearchScreen } from "./pages/search.mjs";

const BAT_TRANG = { latitude: 20.97751, longitude: 105.91249 };
const HUE = { latitude: 16.4637, longitude: 107.5909 };

test("by name the list follows the Vietnamese alphabet", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const names = narrowed({ kind: ["village"] }).map((entry) => entry.name);
  const sorted = names.sort(new Intl.Collator("vi").compare);
  await open(page, "tim/?kind=village");
  await search.order.selectOption("Theo tên A–Y");
  await expect(page).toHaveURL(/\/tim\/\?kind=village&sort=name$/);
  await expect(search.names.first()).toHaveText(sorted[0]);
  const shown = await search.names.allTextContents();
  expect(shown.length).toBeGreaterThan(20);
  expect(shown).toEqual(sorted.slice(0, shown.length));
});

test("by stars the best rated come first and the unknown last", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const level = (stars) => (stars === "unknown" ? "Chưa rõ hạng sao" : `${stars} sao`);
  const rows = narrowed({ kind: ["product"], village: ["bat-trang"] });
  const expected = rows.map((row) => row.stars).sort().map(level); // digits before "unknown"
  await open(page, "tim/?kind=product&village=bat-trang");
  await search.order.selectOption("Hạng cao trước");
  await expect(page).toHaveURL(/sort=stars$/);
  const marks = search.cards.getByText(/^([345] sao|Chưa rõ hạng sao)$/);
  const high = expected.filter((word) => word !== level("unknown")).reverse();
  await expect(marks).toHaveText([...high, ...expected.slice(high.length)]);
});

test("by distance the nearest to the middle come first", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const { centre } = catalogue().region;
  const km = (entry) => distance(centre, entry.point);
  const villages = narrowed({ kind: ["village"] }).filter((entry) => entry.point);
  const nearest = villages.sort((a, b) => km(a) - km(b)).slice(0, 5);
  await open(page, "tim/?kind=village");
  await search.order.selectOption("Gần Hồ Hoàn Kiếm trước");
  await expect(page).toHaveURL(/near=21\.029,105\.852$/);
  await expect(search.cards.first()).toContainText(/\d\s(km|m)/);
  const shown = await search.names.allTextContents();
  expect(shown.slice(0, 5)).toEqual(nearest.map((entry) => entry.name));
});

test.describe("where the visitor stands", () => {
  test("is asked for on a tap and stays coarse in the address", async ({ page, context, isMobile }) => {
    const search = new SearchScreen(page, isMobile);
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation(BAT_TRANG);
    await open(page);
    await page.getByRole("button", { name: "Gần tôi" }).click();
    await expect(page).toHaveURL(/\/tim\/\?near=20\.978,105\.912$/);
    await search.expectCount(803);
    await expect(search.names.getByRole("link", { name: "Làng gốm Bát Tràng", exact: true })).toBeVisible();
    await expect(search.cards.first()).toContainText("Gia Lâm");
    await page.goBack();
    await expect(heading(page)).toHaveText("Hôm nay về làng nào?");
  });

  test("is not asked again when it is refused", async ({ page, context }) => {
    await context.clearPermissions();
    await open(page);
    await page.getByRole("button", { name: "Gần tôi" }).click();
    await expect(main(page).getByRole("status").filter({ hasText: "Bạn chưa cho phép dùng vị trí." })).toBeVisible();
    expect(here(page)).toBe("/");
  });

  test("is said to be outside when it is", async ({ page, context }) => {
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation(HUE);
    await open(page, "en/");
    await page.getByRole("button", { name: "Near me" }).click();
    await expect(main(page).getByRole("status").filter({ hasText: "You are outside Hà Nội." })).toBeVisible();
    expect(here(page)).toBe("/en/");
  });
});
