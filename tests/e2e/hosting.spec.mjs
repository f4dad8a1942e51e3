// The release on plain static hosts: at the root and below a path, with and without the headers and the
// compressed files that it brings. The watch of every story fails on what a policy or a digest refuses.

import { expect, test as base } from "./fixtures.mjs";
import { heading, main, open } from "./pages/guide.mjs";
import { installed } from "./pages/release.mjs";
import { serve } from "./server.mjs";

const folder = process.env.TRUNK_BUILD_DIST || "dist";
const HOSTS = {
  "at the root, told all": { isHosted: true, precompressed: true },
  "below a path": { base: "/du-lich/guide/" },
  "below a path, told all": { base: "/du-lich/guide/", isHosted: true, precompressed: true },
};

for (const [name, options] of Object.entries(HOSTS)) {
  const test = base.extend({
    // eslint-disable-next-line no-empty-pattern -- the form that Playwright asks for
    site: [async ({}, use) => {
      const site = await serve(folder, options);
      await use(site);
      await site.close();
    }, { scope: "worker" }],
  });

  test.describe(name, () => {
    test("search, a village, the map and a plan work", async ({ page, baseURL }) => {
      await open(page);
      await main(page).getByRole("search").getByRole("combobox").fill("gốm Bát Tràng");
      await page.keyboard.press("Enter");
      await expect(main(page).getByRole("article").first()).toBeVisible();
      expect(page.url().startsWith(`${baseURL}tim/?`)).toBe(true);
      await open(page, "en/lang/bat-trang/");
      await expect(heading(page)).toContainText("Bát Tràng");
      await open(page, "ban-do/");
      await expect(page.locator(".mapmark > button").first()).toBeVisible();
      await open(page, "lich-trinh/?must=village:bat-trang");
      await expect(main(page).locator(".tl-list").first()).toBeVisible({ timeout: 30_000 });
    });

    test.describe("a copy of it", () => {
      test.use({ serviceWorkers: "allow" });

      test("is made and answers without a network", async ({ page, context }) => {
        await open(page);
        await installed(page);
        await open(page);
        await context.setOffline(true);
        await open(page, "tim/?q=gom");
        await expect(main(page).getByRole("article").first()).toBeVisible();
      });
    });
  });
}

base.describe("a host without a rewrite", () => {
  base("answers an unknown address with the guide's page and status 404", async ({ request }) => {
    const site = await serve(folder, { shell: false });
    const answer = await request.get(`${site.url}khong-co`);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain('<base href="/">');
    await site.close();
  });

  base("says what keeps for good and who may frame a page", async ({ request }) => {
    const site = await serve(folder, { isHosted: true });
    const page = (await request.get(site.url)).headers();
    expect(page["content-security-policy"]).toMatch(/; frame-ancestors 'self'$/);
    expect(page["cache-control"]).toContain("must-revalidate");
    const program = (await (await request.get(site.url)).text()).match(/data-wasm="\.\/([^"]+)"/)[1];
    expect((await request.get(site.url + program)).headers()["cache-control"]).toContain("immutable");
    await site.close();
  });
});
