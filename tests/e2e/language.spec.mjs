// Two languages on the same screens: changing keeps the screen, and English pages keep the
// Vietnamese names that stand on the signs.

import { expect, test } from "./fixtures.mjs";
import { heading, here, main, open } from "./pages/guide.mjs";
import { SearchScreen } from "./pages/search.mjs";

const speak = (page, name) => page.getByRole("banner").getByRole("link", { name }).click();

test("changing the language keeps the list as it is", async ({ page, isMobile }) => {
  const vietnamese = new SearchScreen(page, isMobile);
  await open(page, "tim/?q=gốm&kind=product&district=gia-lam&sort=name");
  await expect(vietnamese.chips).toHaveCount(2);
  const n = parseInt(await vietnamese.count.textContent());
  await speak(page, "English");
  const english = new SearchScreen(page, isMobile, "en");
  await english.expectCount(n);
  await expect(english.chips).toHaveText(["Products", "Gia Lâm"]);
  await expect(english.box).toHaveValue("gốm");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(here(page)).toBe("/en/tim/?q=gốm&kind=product&district=gia-lam&sort=name");
  await speak(page, "Tiếng Việt");
  await vietnamese.expectCount(n);
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await page.goBack();
  await english.expectCount(n);
});

for (const [address, english, vietnamese] of [
  ["san-pham/bo-bat-dia-gom-su-hoa-sen-do/", "Red-lotus ceramic tableware set", "Bộ bát đĩa gốm sứ hoa sen đỏ"],
  ["lang/bat-trang/", "Bát Tràng pottery village", "Làng gốm Bát Tràng"],
  ["an-uong/co-bat-trang/", "Bát Tràng banquet with bamboo-shoot and squid soup", "Mâm cỗ Bát Tràng, canh măng mực"],
]) {
  test(`/${address} in English keeps its Vietnamese name`, async ({ page }) => {
    await open(page, address);
    await expect(heading(page)).toHaveText(vietnamese);
    await speak(page, "English");
    await expect(heading(page)).toHaveText(english);
    await expect(main(page).locator("[lang=vi]", { hasText: vietnamese }).first()).toBeVisible();
    expect(here(page)).toBe(`/en/${address}`);
    await speak(page, "Tiếng Việt");
    await expect(heading(page)).toHaveText(vietnamese);
    await expect(main(page).locator("[lang=vi]", { hasText: vietnamese })).toHaveCount(0);
  });
}

test("cards of the English list keep their Vietnamese names", async ({ page, isMobile }) => {
  const search = new SearchScreen(page, isMobile, "en");
  await open(page, "en/tim/?q=bat+trang+pottery");
  const card = search.cards.filter({ hasText: "Bát Tràng pottery village" }).first();
  await expect(card.locator("[lang=vi]")).toHaveText("Làng gốm Bát Tràng");
});

test("a trip stays the same trip in the other language", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+07:00"));
  await open(page, "lich-trinh/?date=2026-12-05&see=village:bat-trang");
  const times = main(page).getByText(/^\d{1,2}:\d\d$/);
  const isSettled = () => expect(page.locator(".planstatus[data-working=false]")).toBeVisible({ timeout: 20_000 });
  await isSettled();
  const before = await times.allTextContents();
  await speak(page, "English");
  await expect(main(page)).toContainText("Bát Tràng pottery village");
  await isSettled();
  expect(await times.allTextContents()).toEqual(before);
});

test.describe("a browser that asks for English", () => {
  test.use({ locale: "en-GB" });

  test("is offered the English front page, and takes no for an answer", async ({ page }) => {
    await open(page);
    const offer = page.getByText("Read this guide in English?");
    await expect(offer).toBeVisible();
    await page.getByRole("button", { name: "No, thank you" }).click();
    await expect(offer).toHaveCount(0);
    await page.reload();
    await expect(heading(page)).toHaveText("Hôm nay về làng nào?");
    await expect(page.locator("#boot")).toHaveCount(0);
    await expect(offer).toHaveCount(0);
  });
});
