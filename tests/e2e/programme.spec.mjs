// The programme in figures: each with its finding, its sources, and words for those who cannot see.

import { expect, test } from "./fixtures.mjs";
import { heading, main, open } from "./pages/guide.mjs";

for (const [address, title, source] of [
  ["chuong-trinh/", "OCOP Hà Nội bằng hình", /Nguồn:|Đếm trong chính sách này\./],
  ["en/chuong-trinh/", "OCOP in Hà Nội, in pictures", /Sources:|Counted in this guide\./],
]) {
  test(`each figure of /${address} has a finding, sources and words`, async ({ page }) => {
    await open(page, address);
    await expect(heading(page)).toHaveText(title);
    const figures = main(page).getByRole("figure");
    await expect(figures).toHaveCount(8);
    for (const figure of await figures.all()) {
      await expect(figure.getByRole("heading", { level: 2 })).toHaveText(/\S/);
      await expect(figure).toContainText(source);
    }
    // Whatever is drawn is a picture with words, or else decoration beside words.
    const wordless = main(page).locator("svg:not([aria-hidden=true]):not([role=img][aria-label])");
    await expect(wordless).toHaveCount(0);
    const charts = main(page).getByRole("img");
    expect(await charts.count()).toBeGreaterThan(2);
    for (const chart of await charts.all()) await expect(chart).toHaveAccessibleName(/\d/);
  });
}

test("sources are links that leave the guide", async ({ page }) => {
  await open(page, "chuong-trinh/");
  const sources = main(page).getByRole("figure").first().getByRole("link");
  await expect(sources.first()).toHaveAttribute("href", /^https?:\/\//);
  await expect(sources.first()).toHaveAttribute("rel", /noopener/);
});
