// The copy on the device: all of it without a network, one release at a time, whole or not at all.

import { expect, test as base } from "./fixtures.mjs";
import { heading, main, open } from "./pages/guide.mjs";
import { BUILT, Release, installed } from "./pages/release.mjs";
import { serve } from "./server.mjs";

const TITLE = "Hôm nay về làng nào?";
const NEW_TITLE = "Hôm nay đi đâu?";

const test = base.extend({
  path: ["/", { option: true }],

  // A host that a story may fill, change and take away.
  host: async ({ path }, use) => {
    const host = await serve(BUILT, { base: path });
    let isOpen = true;
    const close = () => {
      const closing = isOpen ? host.close() : undefined;
      isOpen = false;
      return closing;
    };
    await use({ ...host, close });
    await close();
  },
  baseURL: async ({ host }, use) => use(host.url),

  // The next release, which says so on its front page.
  next: async ({}, use) => { // eslint-disable-line no-empty-pattern -- the form that Playwright asks for
    const release = new Release().change("i18n/vi.json", TITLE, NEW_TITLE).seal();
    await use(release);
    release.drop();
  },
});

test.use({ serviceWorkers: "allow" });

const offer = (page) => page.getByText("Đã có bản mới của sách.");
const panel = (page) => main(page).getByRole("region", { name: "Dùng khi không có mạng" });

// Opens the guide, and again from the copy on the device.
async function openTwice(page) {
  await open(page);
  await installed(page);
  await open(page);
  await expect(heading(page)).toHaveText(TITLE);
  await expect(page.locator("html.has-letters"), "what is on the device is used from the start").toBeAttached();
}

// Asks for a newer release, as browsers do now and then, and returns what became of it.
const update = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  const { installing, waiting } = registration;
  if (!installing) return waiting?.state ?? "none";
  return new Promise((done) => {
    installing.addEventListener("statechange", () => done(installing.state));
  });
});

async function saveAll(page) {
  await open(page, "gioi-thieu");
  await installed(page);
  await panel(page).getByRole("button", { name: /^Tải về máy/ }).click();
  await expect(panel(page)).toContainText("Cả cuốn sách đã ở trên máy này");
}

for (const path of ["/", "/du-lich/guide/"]) {
  test.describe(`with the guide at ${path}`, () => {
    test.use({ path });

    test("what was saved works when the network is gone", async ({ page, context, host, expectAccessible }) => {
      await open(page, "gioi-thieu");
      await installed(page);
      await expect(panel(page)).toContainText(/đã giữ [\d,]+\sMB.*Tải thêm [\d,]+\sMB/);
      await expectAccessible();
      await saveAll(page);
      await page.close();
      await host.close();

      const later = await context.newPage();
      await open(later, "tim?q=gom%20bat%20trang");
      await expect(main(later).getByRole("article").first()).toBeVisible();
      await open(later, "en/lang/bat-trang");
      await expect(heading(later)).toContainText("Bát Tràng");
      await open(later, "ban-do");
      await expect(later.locator(".mapmark > button").first()).toBeVisible();
      await open(later, "lich-trinh?date=2026-12-05&see=village:bat-trang");
      await expect(main(later).locator(".tl-list").first()).toBeVisible({ timeout: 30_000 });
      await open(later, "lang/khong-co");
      await expect(heading(later)).toHaveText("Không có trang này");
    });
  });
}

test("a newer release is offered, and taken on the visitor's word alone", async ({ page, context, host, next }) => {
  await openTwice(page);
  const other = await context.newPage();
  await open(other);
  host.show(next.folder);
  expect(await update(page)).toBe("installed");
  await expect(offer(page)).toBeVisible();
  // Until then everything is of the release before.
  await expect(heading(page)).toHaveText(TITLE);
  const third = await context.newPage();
  await open(third);
  await expect(heading(third)).toHaveText(TITLE);

  await page.getByRole("button", { name: "Mở bản mới" }).click();
  await expect(heading(page)).toHaveText(NEW_TITLE);
  // A page that is open stays as it is, and goes on with its own words.
  await expect(heading(other)).toHaveText(TITLE);
  const words = await other.evaluate(() => fetch("i18n/vi.json").then((answer) => answer.json()));
  expect(words.hero_title).toBe(TITLE);
});

test("a newer release that nobody took is there at the next start", async ({ page, context, host, next }) => {
  await openTwice(page);
  host.show(next.folder);
  expect(await update(page)).toBe("installed");
  await page.close();
  await expect(async () => {
    const later = await context.newPage();
    // While the next worker starts, the watched browser may lose a page's first call (about one in 40, also
    // with a worker that does nothing when it is activated); the next page is answered.
    later.setDefaultNavigationTimeout(5_000);
    try {
      await open(later);
      await expect(heading(later)).toHaveText(NEW_TITLE, { timeout: 1_000 });
    } finally {
      await later.close();
    }
  }).toPass();
});

test.describe("a release that is not whole on the host", () => {
  const FAULTS = {
    "lacks a file": (release) => release.lose(release.path("i18n/vi.json")),
    "has a file of another release": (release) => release.change("i18n/vi.json", NEW_TITLE, "…"),
    "has the list of another release": (release) => release.change("release.json", '"release":"', '"release":"0'),
  };
  for (const [fault, make] of Object.entries(FAULTS)) {
    test(`which ${fault}, is not taken; once it is, it is`, async ({ page, host, next }) => {
      const half = make(new Release().change("i18n/vi.json", TITLE, NEW_TITLE).seal());
      await openTwice(page);
      host.show(half.folder);
      expect(await update(page)).toBe("redundant");
      await open(page);
      await expect(heading(page)).toHaveText(TITLE);
      await expect(offer(page)).toHaveCount(0);
      host.show(next.folder);
      expect(await update(page)).toBe("installed");
      await expect(offer(page)).toBeVisible();
      half.drop();
    });
  }
});

test("a newer catalogue comes without a release", async ({ page, host }) => {
  await openTwice(page);
  const edited = new Release().change("data/catalogue.json", "Làng gốm Bát Tràng", "Làng gốm mới");
  host.show(edited.folder);
  await open(page, "tim?q=bat%20trang");
  await expect(offer(page)).toBeVisible();
  const name = main(page).getByRole("heading", { name: "Làng gốm mới" });
  await expect(name).toHaveCount(0);
  await page.getByRole("button", { name: "Mở bản mới" }).click();
  await expect(name).toBeVisible();
  edited.drop();
});

test("an install that is broken off goes on from where it was", async ({ page, context, host }) => {
  // Typefaces that a script fetches, which is the worker: pages ask for them as typefaces.
  let n = 0;
  host.holdBack((path, { headers }) => {
    n += Number(path?.startsWith("fonts/") && headers["sec-fetch-dest"] === "empty");
    return path === "shell.html";
  });
  await open(page);
  const kept = () => page.evaluate(async () => {
    const name = (await caches.keys()).find((name) => name.includes(" app "));
    return name ? (await (await caches.open(name)).keys()).filter(({ url }) => url.includes("/fonts/")).length : 0;
  });
  await expect.poll(kept).toBe(6);
  const browser = await context.newCDPSession(page);
  await browser.send("ServiceWorker.enable");
  await browser.send("ServiceWorker.stopAllWorkers");
  host.holdBack(undefined);
  const asked = n;
  let again = 0;
  host.holdBack((path, { headers }) => {
    again += Number(path?.startsWith("fonts/") && headers["sec-fetch-dest"] === "empty");
    return false;
  });
  await open(page);
  await installed(page);
  expect([asked, again]).toEqual([6, 0]);
});

// Puts something else in the place of files that are kept.
const corrupt = (page, endings) => page.evaluate(async (endings) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (endings.some((ending) => url.endsWith(ending))) await cache.put(url, new Response("rust"));
    }
  }
}, endings);

test("a broken file is found and mended, or named where it cannot be", async ({ page, host }) => {
  await saveAll(page);
  const check = panel(page).getByRole("button", { name: "Kiểm tra bản trên máy" });
  await check.click();
  await expect(panel(page)).toContainText("tệp nào cũng nguyên vẹn");
  await corrupt(page, [".css", "data/roads.json"]);
  await check.click();
  await expect(panel(page)).toContainText("tải lại 3 tệp hỏng");
  await corrupt(page, ["data/roads.json"]);
  await host.close();
  await check.click();
  await expect(panel(page)).toContainText("chưa tải lại được: data/roads.json");
});

test.describe("a program that is broken on the device", () => {
  test.use({ expectedComplaints: /\.css|\.js|integrity|was preloaded|Failed to find a valid digest/ });

  test("is mended by the time the visitor tries again", async ({ page }) => {
    await openTwice(page);
    await corrupt(page, [".css", ".js"]);
    await expect(async () => {
      await page.goto("");
      await expect(heading(page)).toHaveText(TITLE, { timeout: 1_000 });
      await expect(page.locator("#boot")).toHaveCount(0, { timeout: 2_000 });
      expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length)).toBeGreaterThan(0);
    }).toPass({ timeout: 20_000 });
  });
});

test.describe("where there is no room", () => {
  test("saving says so, and what there was still works", async ({ page, context, host }) => {
    await open(page, "gioi-thieu");
    await installed(page);
    const browser = await context.newCDPSession(page);
    await browser.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.url).origin, quotaSize: 1_000 });
    await panel(page).getByRole("button", { name: /^Tải về máy/ }).click();
    await expect(panel(page)).toContainText("Máy hết chỗ trống");
    await host.close();
    await open(page);
    await expect(heading(page)).toHaveText(TITLE);
  });
});

test("on an iPhone a card tells how the guide comes onto the home screen, once", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "standalone", { get: () => false });
    Object.defineProperty(Navigator.prototype, "maxTouchPoints", { get: () => 5 });
  });
  await open(page, "da-luu");
  const card = main(page).getByRole("region", { name: "Đưa Về Làng ra màn hình chính" });
  await expect(card).toContainText("Thêm vào MH chính");
  await card.getByRole("button", { name: "Đóng" }).click();
  await expect(card).toHaveCount(0);
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await expect(card).toHaveCount(0);
});

test("each language has its manifest, which browsers can install", async ({ page, context }) => {
  const browser = await context.newCDPSession(page);
  for (const [path, language] of [["", "vi"], ["en/", "en"]]) {
    await open(page, path);
    const { url, errors, data } = await browser.send("Page.getAppManifest");
    expect(url).toContain(`manifest.${language}.webmanifest`);
    expect(errors).toEqual([]);
    const { icons, screenshots } = JSON.parse(data);
    for (const { src, sizes } of [...icons, ...screenshots]) {
      const size = await page.evaluate(async (src) => {
        const picture = await createImageBitmap(await (await fetch(src)).blob());
        return `${picture.width}x${picture.height}`;
      }, src);
      expect(size, src).toBe(sizes);
    }
  }
});
