// Searching by words: as they are typed, with marks or without, in two languages.

import { expect, test } from "./fixtures.mjs";
import { heading, here, main, open, searchBox } from "./pages/guide.mjs";
import { SearchScreen } from "./pages/search.mjs";

const VILLAGE = "Làng gốm Bát Tràng";
const MARKED = "Gốm Bát Tràng";

for (const [form, text] of [
  ["without marks", "gom bat trang"],
  ["with marks", MARKED],
  ["with marks as signs of their own", MARKED.normalize("NFD")],
]) {
  test(`a village is found by its name ${form}`, async ({ page, isMobile }) => {
    const search = new SearchScreen(page, isMobile);
    await open(page);
    await searchBox(main(page)).fill(text);
    await searchBox(main(page)).press("Enter");
    await expect(search.names.first()).toHaveText(VILLAGE);
    await expect(search.box).toHaveValue(text);
    await expect(page).toHaveTitle(`Tìm “${text}” · Về Làng`);
  });
}

test("keys that an input method left behind are read, and how is said", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?q=gooms+suws");
  await expect(search.names.first()).toContainText("gốm sứ");
  await expect(search.names.first().locator("mark")).toHaveText("gốm sứ");
  const said = main(page).getByText("Kết quả cho “gốm sứ”; không thấy “gooms suws”.");
  await expect(said).toBeVisible();
  await said.getByRole("link").click();
  await expect(search.box).toHaveValue("gốm sứ");
  await expect(said).toHaveCount(0);
});

test("a village is found by its English name", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile, "en");
  await open(page, "en/");
  await searchBox(main(page)).fill("bat trang pottery");
  await searchBox(main(page)).press("Enter");
  await expect(search.names.first()).toHaveText("Bát Tràng pottery village");
  await search.names.first().getByRole("link").click();
  await expect(heading(page)).toHaveText("Bát Tràng pottery village");
  expect(here(page)).toBe("/en/lang/bat-trang/");
});

test("typing narrows the list and leaves one step back", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page);
  await page.getByRole("link", { name: /^Cả \d+ nghề$/ }).click();
  await search.expectCount(803);
  await search.box.pressSequentially("gom bat trang");
  await expect(page).toHaveURL(/\/tim\/\?q=gom\+bat\+trang$/);
  await expect(search.names.first()).toHaveText(VILLAGE);
  await expect(search.box).toBeFocused();
  await page.goBack();
  await expect(heading(page)).toHaveText("Hôm nay về làng nào?");
});

test("Enter keeps a step to come back to, and the clear button empties the box", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/");
  for (const text of ["gốm", "nón"]) {
    await search.box.fill(text);
    await expect(page).toHaveTitle(`Tìm “${text}” · Về Làng`); // the list has followed the typing
    await search.box.press("Enter");
  }
  await main(page).getByRole("button", { name: "Xóa chữ" }).click();
  await expect(search.box).toHaveValue("");
  await search.expectCount(803);
  await page.goBack();
  await expect(search.box).toHaveValue("nón");
  await page.goBack();
  await expect(search.box).toHaveValue("gốm");
});

test("a syllable is left alone until its input method is done with it", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await page.clock.install();
  await open(page, "tim/");
  await search.box.focus();
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ["g", "go", "gô", "gốm"]) {
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(search.box).toHaveValue(text);
    await page.clock.fastForward(2_000); // longer than any pause in typing
    expect(here(page)).toBe("/tim/");
    await search.expectCount(803);
  }
  await keyboard.send("Input.insertText", { text: "gốm" });
  await page.clock.fastForward(2_000);
  await expect(page).toHaveTitle("Tìm “gốm” · Về Làng");
  await expect(search.box).toHaveValue("gốm");
  expect(here(page)).toBe("/tim/?q=gốm");
});

test("what cannot be found says so and offers what to drop", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?q=sơn+mài&kind=eatery");
  await expect(heading(page).last()).toHaveText("Không thấy “sơn mài”");
  await main(page).getByRole("button", { name: /^Bỏ “sơn mài”: 20 kết quả$/ }).click();
  await search.expectCount(20);
  await open(page, "tim/?q=zzzzqqq");
  await main(page).getByRole("button", { name: "Xóa hết" }).click();
  await search.expectCount(803);
});

test("the box in the bar of every other page leads to the list", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone's bar has no room for it");
  const search = new SearchScreen(page, isMobile);
  await open(page, "gioi-thieu/");
  await searchBox(page.getByRole("banner")).fill("gom bat trang");
  await searchBox(page.getByRole("banner")).press("Enter");
  await expect(search.names.first()).toHaveText(VILLAGE);
});
