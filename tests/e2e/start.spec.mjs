// From the address to the first screen, and what a visitor sees when that does not work.

import { expect, test } from "./fixtures.mjs";

const started = async (page) => {
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("#app > *").first()).toBeVisible();
};

test("the guide starts and leaves no placeholder behind", async ({ page }) => {
  await page.goto("");
  await started(page);
  await expect(page.locator("h1")).toHaveCount(1);
});

test("any address of the guide starts it", async ({ page }) => {
  await page.goto("lang/bat-trang/?from=an-old-link");
  await started(page);
});

test("a file that is not there is not answered with a page", async ({ request }) => {
  expect((await request.get("data/nothing.json")).status()).toBe(404);
});

test.describe("before the program has arrived", () => {
  test.beforeEach(({ page }) => page.route("**/*.wasm", () => {})); // never answered

  test("the title, the search box and the language are there", async ({ page, expectAccessible }) => {
    await page.goto("", { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hôm nay về làng nào?");
    const box = page.getByRole("main").getByRole("combobox");
    await box.fill("gốm");
    await box.press("Enter");
    await expect(page).toHaveURL(/\/tim\/\?q=g%E1%BB%91m$/);
    await expectAccessible();
  });

  test("under /en/ it speaks English", async ({ page }) => {
    await page.goto("en/", { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Which village today?");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test.describe("when the program cannot be had", () => {
  test.use({ expectedComplaints: /\.wasm|Failed to fetch/ });

  test("a notice in both languages offers to reload, and reloading helps", async ({ page, expectAccessible }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("");
    const notice = page.getByRole("alert");
    await expect(notice).toContainText("đã lưu vẫn còn trên máy này");
    await expect(notice).toContainText("has stopped");
    await expectAccessible();
    await page.unroute("**/*.wasm");
    await notice.getByRole("button").click();
    await started(page);
  });
});

test.describe("in a browser without WebAssembly", () => {
  test.use({ expectedComplaints: /WebAssembly is not defined|was preloaded/ });

  test("the same notice stands", async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto("");
    await expect(page.getByRole("alert")).toContainText("has stopped");
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, expectedComplaints: /was preloaded/ });

  test("a sentence in both languages says what is missing", async ({ page }) => {
    await page.goto("");
    const sentences = page.locator("noscript p");
    await expect(sentences).toHaveText([/cần JavaScript/, /needs JavaScript/]);
    await expect(sentences.first()).toBeVisible();
  });
});
