// Nothing jumps while a page arrives, and the narrowest phone needs no scrolling sideways.

import { expect, test } from "./fixtures.mjs";
import { heading, main, open } from "./pages/guide.mjs";

// Returns how far the page has jumped so far, as browsers measure it.
const shift = (page) => page.evaluate(() => new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((entry) => { sum += entry.hadRecentInput ? 0 : entry.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  // Entries that were buffered are handed over before the second frame from now.
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
}));

for (const [name, address] of [["front page", ""], ["village", "lang/bat-trang/"]]) {
  test(`the ${name} does not jump while it arrives`, async ({ page }) => {
    await open(page, address);
    await expect(main(page)).toBeVisible();
    await expect(main(page)).not.toHaveAttribute("aria-busy", "true");
    await page.evaluate(() => document.fonts.ready);
    expect(await shift(page)).toBeLessThan(0.02);
  });
}

test.describe("at 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("no kind of page scrolls sideways", async ({ page, isMobile }) => {
    test.skip(!isMobile, "phones are that narrow");
    // Twenty pages, each loaded anew.
    test.setTimeout(180_000);
    for (const address of [
      "", "tim/?q=gốm&district=gia-lam&kind=product", "tim/?q=zzzzqqq", "san-pham/bo-bat-dia-gom-su-hoa-sen-do/", "lang/bat-trang/",
      "diem-ban/tinh-hoa-lang-nghe/", "diem-tham-quan/bao-tang-gom-bat-trang/", "an-uong/co-bat-trang/", "co-so/gom-su-quang-vinh/",
      "quan-huyen/gia-lam/", "xa-phuong/bat-trang/", "lich-trinh/", "lich-trinh/?date=2027-01-05&see=village:bat-trang", "da-luu/",
      "chuong-trinh/", "gioi-thieu/", "khong-co", "en/", "en/lang/bat-trang/", "en/chuong-trinh/",
    ]) {
      await test.step(`/${address}`, async () => {
        await open(page, address);
        await expect(main(page)).not.toHaveAttribute("aria-busy", "true");
        await expect(heading(page).first()).toBeAttached();
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, address).toBeLessThanOrEqual(320);
      });
    }
  });
});
