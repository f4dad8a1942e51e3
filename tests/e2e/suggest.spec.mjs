// What the search box offers while one types and before; the answer by kind; what is marked in it.

import { expect, test } from "./fixtures.mjs";
import { heading, here, main, open, searchBox } from "./pages/guide.mjs";
import { Offers, SearchScreen } from "./pages/search.mjs";

const VILLAGE = "Làng gốm Bát Tràng";

test("by keyboard alone an entry is offered, chosen and opened", async ({ page }) => {
  const { box, list, options, chosen, news } = new Offers(page);
  await open(page);
  await box.focus();
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.type("gom bat trang");
  await expect(list).toBeVisible();
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await expect(news).toHaveText(/^[1-8] gợi ý$/);
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(/^Làng gốm Bát Tràng/);
  await expect(box).toHaveAttribute("aria-activedescendant", await chosen.getAttribute("id"));
  await expect(box).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(chosen).not.toHaveText(/^Làng gốm Bát Tràng/);
  await page.keyboard.press("Home");
  await expect(chosen).toHaveText(await options.first().textContent());
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(VILLAGE);
  expect(here(page)).toBe("/lang/bat-trang/");
});

test("the last option leads to everything, and past it is the text itself", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const { box, list, chosen } = new Offers(page);
  await open(page);
  await box.fill("gốm");
  await expect(list).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(chosen).toHaveText(/^Xem cả \d+ kết quả$/);
  const n = Number((await chosen.textContent()).match(/\d+/)[0]);
  await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveCount(0);
  await expect(box).not.toHaveAttribute("aria-activedescendant");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tim\/\?q=g%E1%BB%91m$/);
  await search.expectCount(n);
});

test("every kind that has something is offered under its name", async ({ page }) => {
  const { box, list, options } = new Offers(page);
  await open(page);
  await box.fill("bát tràng");
  const groups = list.getByRole("group");
  await expect(groups.first()).toHaveAccessibleName("Làng nghề");
  await expect(list.getByRole("group", { name: "Sản phẩm" })).toBeVisible();
  await expect(list.getByRole("group", { name: "Nơi bán" })).toBeVisible();
  expect(await options.count()).toBeLessThanOrEqual(9);
  await expect(options.first().locator("mark")).toHaveText(["Bát Tràng", "Bát\u00a0Tràng"]); // name, commune
});

test("a pointer opens an entry and takes the focus from nothing", async ({ page, isMobile }) => {
  const { box, list } = new Offers(page);
  await open(page);
  await box.fill("chuông");
  await list.getByText("Làng nghề", { exact: true }).click();
  await expect(box).toBeFocused();
  const option = list.getByRole("option", { name: /^Làng nón Chuông/ });
  await (isMobile ? option.tap() : option.click());
  await expect(heading(page)).toHaveText(/Chuông/);
  expect(here(page)).toBe("/lang/lang-chuong/");
});

test("Escape closes the list, then empties the box; Tab leaves", async ({ page }) => {
  const { box, list } = new Offers(page);
  await open(page);
  await box.fill("gốm");
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(box).toHaveValue("gốm");
  await page.keyboard.press("ArrowDown");
  await expect(list).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(list).toBeHidden();
  await expect(box).not.toBeFocused();
  await box.focus();
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(box).toHaveValue("");
});

test("a list that follows the typing is not covered by its own beginning", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  const { list } = new Offers(page);
  await open(page, "tim/");
  await search.box.pressSequentially("gom bat trang");
  await expect(search.names.first()).toHaveText(VILLAGE);
  await expect(list).toBeHidden();
  await expect(search.box).toHaveAttribute("aria-expanded", "false");
});

test("nothing is offered for a syllable until its input method is done with it", async ({ page }) => {
  const { box, list, options } = new Offers(page);
  await page.clock.install();
  await open(page);
  await box.focus();
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ["g", "go", "gô", "gốm"]) {
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(box).toHaveValue(text);
    await page.clock.fastForward(2_000);
    await expect(list).toBeHidden();
  }
  await keyboard.send("Input.insertText", { text: "gốm" });
  await page.clock.fastForward(2_000);
  await expect(options.first()).toContainText(/gốm/i);
  await expect(box).toHaveValue("gốm");
});

test("of many keys only the newest text is asked for", async ({ page }) => {
  const { box, list, options } = new Offers(page);
  await page.clock.install({ time: new Date("2026-12-01T09:00:00+07:00") });
  await open(page);
  await page.clock.pauseAt(new Date("2026-12-01T10:00:00+07:00"));
  await box.focus();
  await page.keyboard.type("lua van phuc");
  await expect(box).toHaveValue("lua van phuc");
  await expect(list).toBeHidden();
  await page.clock.fastForward(2_000);
  await expect(options.first()).toContainText("Vạn Phúc");
});

test.describe("searches made before", () => {
  // Searches from the front page, which a search that was meant leaves.
  const searchFor = async (page, text) => {
    const { box } = new Offers(page);
    await open(page);
    await box.fill(text);
    await box.press("Enter");
    await expect(page).toHaveTitle(`Tìm “${text}” · Về Làng`);
  };

  test("are offered in an empty box, newest first, each once", async ({ page, isMobile }) => {
    const search = new SearchScreen(page, isMobile);
    const { box, list, options, news } = new Offers(page);
    await open(page, "tim/");
    await search.box.pressSequentially("lụa"); // only typed
    await expect(search.names.first()).toContainText(/lụa/i);
    for (const text of ["gốm", "nón", "GOM"]) await searchFor(page, text);
    await open(page, "tim/?q=tò+he"); // a result of it is opened
    await search.names.first().getByRole("link").click();
    await expect(heading(page)).toContainText(/tò he/i);

    await open(page);
    await box.focus();
    await expect(list).toHaveAccessibleName("Tìm gần đây");
    await expect(options).toHaveText(["tò he", "GOM", "nón", "Xóa lịch sử tìm"]);
    await expect(news).toHaveText("3 lần tìm gần đây; phím Delete xóa lần đang chọn");
    await options.nth(2).click();
    await expect(page).toHaveTitle("Tìm “nón” · Về Làng");
    await search.box.fill("");
    await expect(options).toHaveText(["nón", "tò he", "GOM", "Xóa lịch sử tìm"]);
  });

  test("are forgotten one by one or all at once, for good", async ({ page }) => {
    const { box, list, options } = new Offers(page);
    for (const text of ["gốm", "nón", "lụa", "quạt"]) await searchFor(page, text);
    await open(page);
    await box.focus();
    await main(page).getByRole("button", { name: "Xóa “nón”" }).click();
    await expect(options).toHaveText(["quạt", "lụa", "gốm", "Xóa lịch sử tìm"]);
    await expect(box).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Delete");
    await expect(options).toHaveText(["lụa", "gốm", "Xóa lịch sử tìm"]);
    await page.reload();
    await box.focus();
    await expect(options).toHaveText(["lụa", "gốm", "Xóa lịch sử tìm"]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(list).toBeHidden();
    await expect(box).toBeFocused();
    await page.reload();
    await box.focus();
    await expect(list).toBeHidden();
    expect(here(page)).toBe("/");
  });

  test("on the search screen keep what is chosen beside them", async ({ page, isMobile }) => {
    const search = new SearchScreen(page, isMobile);
    const { options } = new Offers(page);
    await searchFor(page, "gốm");
    await open(page, "tim/?district=gia-lam");
    await search.box.focus();
    await options.first().click();
    await expect(page).toHaveURL(/\/tim\/\?q=g%E1%BB%91m&district=gia-lam$/);
    await expect(search.box).toHaveValue("gốm");
    await page.goBack();
    await expect(search.box).toHaveValue("");
  });

  test("are not kept by a browser that keeps nothing, and nothing fails", async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => { throw new DOMException("no", "SecurityError"); };
      Object.defineProperty(globalThis, "localStorage", { get: refuse });
    });
    const { box, list } = new Offers(page);
    await searchFor(page, "gốm");
    await open(page);
    await box.focus();
    await expect(list).toBeHidden();
  });
});

test("with a phone's keyboard open the list scrolls in what is left", async ({ page, isMobile }) => {
  test.skip(!isMobile, "a desk has no keyboard on its screen");
  const { box, list, options } = new Offers(page);
  await open(page);
  await box.tap();
  await page.setViewportSize({ width: 360, height: 370 });
  await box.fill("bát tràng");
  await expect(list).toBeVisible();
  await expect(box).toBeInViewport({ ratio: 1 });
  for (const option of await options.all()) expect((await option.boundingBox()).height).toBeGreaterThanOrEqual(44);
  const bottom = () => list.evaluate((element) => element.getBoundingClientRect().bottom);
  await expect.poll(bottom).toBeLessThanOrEqual(370);
  const down = await page.evaluate(() => scrollY);
  await page.keyboard.press("ArrowUp"); // the last of them
  await expect(options.last()).toBeInViewport({ ratio: 0.9 });
  expect(await page.evaluate(() => scrollY)).toBe(down);
  await options.last().tap();
  await expect(page).toHaveURL(/\/tim\/\?q=/);
});

test("the list of suggestions has no barrier, light or dark", async ({ page, expectAccessible }) => {
  const { box, list } = new Offers(page);
  await open(page);
  await box.fill("gốm bát tràng");
  await expect(list).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expectAccessible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible();
});

test("the list of searches has no barrier, light or dark", async ({ page, expectAccessible }) => {
  const { box, list, options } = new Offers(page);
  await open(page);
  await page.evaluate(() => localStorage.setItem("ve-lang.searches", "gốm\nnón\nlụa\nquạt\ntò he\nmây\ntre"));
  await page.reload();
  await box.focus();
  await expect(list).toBeVisible();
  await expect(options).toHaveCount(7); // six of the seven, and the one that forgets them
  await expectAccessible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible();
});

test("an answer comes by kind, each with all of it one step away", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile);
  await open(page, "tim/?q=bát+tràng");
  await expect(search.kinds.first()).toHaveText(/^Làng nghề \d+$/);
  const counts = (await search.kinds.allTextContents()).map((words) => Number(words.match(/\d+$/)[0]));
  await search.expectCount(counts.reduce((sum, n) => sum + n));
  for (const group of await search.groups.all()) {
    expect(await group.getByRole("article").filter({ visible: true }).count()).toBeLessThanOrEqual(isMobile ? 4 : 6);
  }
  const all = main(page).getByRole("link", { name: /^Cả \d+ sản phẩm$/ });
  const n = Number((await all.textContent()).match(/\d+/)[0]);
  await all.click();
  await search.expectCount(n);
  await expect(search.kinds).toHaveCount(0);
  expect(here(page)).toBe("/tim/?q=bát+tràng&kind=product");
  await page.reload();
  await search.expectCount(n);
  await page.goBack();
  await expect(search.kinds.first()).toHaveText(/^Làng nghề \d+$/);
  await search.order.selectOption("Theo tên A–Y");
  await expect(search.kinds).toHaveCount(0);
});

test("what was matched is marked, however either is written", async ({ page, isMobile }) => {
  // The whole catalogue in decomposed letters, as an editor on another system may leave it.
  await page.route("**/data/catalogue.json", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).normalize("NFD") });
  });
  const search = new SearchScreen(page, isMobile);
  const marks = async () => (await search.names.first().locator("mark").allTextContents()).map((text) => text.normalize());
  for (const text of ["gom bat tra", "gốm bát trà".normalize("NFC"), "gốm bát trà".normalize("NFD")]) {
    await open(page, `tim/?q=${encodeURIComponent(text)}`);
    await expect.poll(marks).toEqual(["gốm Bát Trà"]);
    expect((await search.names.first().textContent()).normalize()).toBe(VILLAGE);
  }
});
