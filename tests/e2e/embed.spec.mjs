// The guide in the pages of others: sites on a host of their own, which frame the guide's release.

import { join } from "node:path";
import { test as base, expect } from "./fixtures.mjs";
import { hostSamples } from "./host.mjs";
import { catalogue, heading, open } from "./pages/guide.mjs";
import { Planner } from "./pages/planner.mjs";
import { SearchScreen } from "./pages/search.mjs";
import { serve } from "./server.mjs";

const folder = process.env.TRUNK_BUILD_DIST || "dist";

// What is in a frame is a document of its own, with landmarks of its own: axe looks at it by itself.
const FRAMES = ["iframe"];

// A page around: `body` between a plain head and the element's script.
const page_ = (body, head = '<script type="module" src="../v1.js"></script>') =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang mẫu</title><link rel="icon" href="data:,">
  <meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body><main><h1>Trang mẫu</h1>${body}</main></body></html>`;

const PAGES = {
  "one.html": page_('<ve-lang id="e" district="gia-lam"><a href="../../tim/?district=gia-lam">Về Làng</a></ve-lang>'),
  "shut.html": page_('<ve-lang id="e" village="van-phuc" sandbox><a href="../../tim/">Về Làng</a></ve-lang>'),
  "odd.html": page_('<ve-lang id="e" village="nowhere" accent="#ffd700"><a href="../../tim/">Về Làng</a></ve-lang>'),
  "far.html": page_('<div id="gap"></div><ve-lang id="e" commune="bat-trang"><a href="../../tim/">Về Làng</a></ve-lang>', '<script type="module" src="../v1.js"></script><link rel="stylesheet" href="far.css">'),
  "far.css": "#gap { height: 8000px; }",
  "scriptless.html": page_('<ve-lang district="gia-lam"><a href="../../tim/?district=gia-lam">Về Làng: Gia Lâm</a></ve-lang>', ""),
};

const test = base.extend({
  // As a release is hosted: open to frames under /e/ alone, its files to everyone.
  site: [
    // eslint-disable-next-line no-empty-pattern -- the form that Playwright asks for
    async ({}, use) => {
      const site = await serve(folder, { isHosted: true });
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  host: [
    async ({ site }, use) => {
      const host = await hostSamples(join(folder), site.url, PAGES);
      await use(host);
      await host.close();
    },
    { scope: "worker" },
  ],
  around: async ({ host }, use) => use([host.url]),
});

// Returns how many entries of the catalogue lie in a district, by a hand count: what says nothing of its own lies where
// its village does.
function ofDistrict(district) {
  const { villages, products, sales_points, sights, eateries } = catalogue();
  const village = (id) => villages.find((row) => row.id === id)?.place;
  const place = ({ place, village: id }) => (place?.commune || place?.district ? place : (village(id) ?? place));
  return [villages, products, sales_points, sights, eateries].flat().filter((row) => place(row)?.district === district).length;
}

// Opens a page around, and returns the guide in its `at`th frame.
async function visit(page, host, name, at = 0) {
  await page.goto(host.url + name);
  const frame = page.frameLocator("iframe").nth(at);
  await page.locator("iframe, ve-lang").nth(at).scrollIntoViewIfNeeded();
  await expect(frame.getByRole("navigation")).toBeVisible();
  return frame;
}

// Returns how tall a frame is, and how tall what is in it.
const heights = (page, at = 0) => page.evaluate((at) => document.querySelectorAll("iframe")[at].getBoundingClientRect().height, at);
const content = (frame) => frame.locator("#app").evaluate((app) => Math.ceil(app.getBoundingClientRect().height));

// Waits until a frame is as tall as what is in it.
const fits = async (page, frame, at = 0) => {
  await expect.poll(async () => Math.abs((await heights(page, at)) - (await content(frame)))).toBeLessThanOrEqual(1);
  return heights(page, at);
};

test("a portal with a strict policy has a guide of its district and nothing else", async ({ page, host, isMobile, expectAccessible }) => {
  const frame = await visit(page, host, "portal.html");
  await expect(frame.getByText("Gia Lâm").first()).toBeVisible();
  const screen = new SearchScreen(frame, isMobile);
  await expect(screen.count).toHaveText(`${ofDistrict("gia-lam")} kết quả`);
  await expect(page.getByRole("link", { name: "Về Làng: huyện Gia Lâm" })).toBeHidden();
  await expectAccessible(FRAMES);
});

test("search, facets and suggestions know of nothing outside", async ({ page, host, isMobile }) => {
  const frame = await visit(page, host, "one.html");
  const screen = new SearchScreen(frame, isMobile);
  await screen.box.fill("lụa vạn phúc");
  await expect(frame.getByRole("heading", { name: "Làng lụa Vạn Phúc" })).toHaveCount(0);
  await screen.box.fill("");
  const villages = await (await screen.facet("Làng nghề")).allTextContents();
  expect(villages.join()).toContain("Bát Tràng");
  expect(villages.join()).not.toContain("Vạn Phúc");
  await expect((await screen.facets()).getByRole("group", { name: "Quận, huyện cũ", exact: true })).toHaveCount(0);
});

test("the frame grows and shrinks with its content, and links within it stay in it", async ({ page, host }) => {
  const frame = await visit(page, host, "one.html");
  const list = await fits(page, frame);
  await frame.getByRole("link", { name: "Lịch trình" }).click();
  await expect(heading(frame)).toContainText("Xếp một ngày đi");
  const plan = await fits(page, frame);
  await frame.getByRole("link", { name: "Bản đồ", exact: true }).first().click();
  await frame.locator(".mapmark > button").first().waitFor();
  const map = await fits(page, frame);
  expect(map).toBeLessThan(900);
  expect(map).toBeLessThan(Math.min(list, plan));
  await page.evaluate(() => history.back());
  await expect(heading(frame)).toContainText("Xếp một ngày đi");
  expect(await fits(page, frame)).toBeGreaterThan(map);
  expect(page.url()).toBe(`${host.url}one.html`);
});

test("an entry's page opens in the frame, one of elsewhere beside it", async ({ page, host, site, context }) => {
  const frame = await visit(page, host, "one.html");
  await frame.getByRole("link", { name: "Làng gốm Bát Tràng", exact: true }).click();
  await expect(heading(frame)).toContainText("Bát Tràng");
  const own = await frame.locator("a").evaluateAll((links) => links.map((link) => link.href));
  expect(own.some((href) => href.includes("van-phuc"))).toBe(false);
  // The commune that the village may lie in as well went into another district too.
  const opened = context.waitForEvent("page");
  await frame.getByRole("link", { name: /Mở cả cuốn/ }).click();
  const full = await opened;
  await full.waitForURL(`${site.url}lang/bat-trang/`);
});

test("the way to the full guide carries search and trip", async ({ page, host, site, isMobile, context }) => {
  test.slow(); // several guides start in it
  const frame = await visit(page, host, "one.html");
  const screen = new SearchScreen(frame, isMobile);
  await screen.box.fill("gốm");
  await screen.box.press("Enter");
  const full = frame.getByRole("link", { name: /Mở cả cuốn/ });
  await expect(full).toHaveAttribute("href", "/tim/?q=g%E1%BB%91m&district=gia-lam");
  await frame.getByRole("link", { name: "Lịch trình" }).click();
  const planner = new Planner(frame);
  await planner.field("Ngày đi").fill("2026-12-05");
  await frame.getByRole("button", { name: "Xếp lịch trình" }).click();
  await planner.stops.first().waitFor();
  await expect(full).toHaveAttribute("href", /\/lich-trinh\/\?.*in=district:gia-lam/);
  const opened = context.waitForEvent("page");
  await full.click();
  const guide = await opened;
  expect(new URL(guide.url()).origin).toBe(new URL(site.url).origin);
  await new Planner(guide).stops.first().waitFor();
  await guide.getByText("Đổi mong muốn").click();
  await expect(guide.getByRole("button", { name: "Bỏ Chỉ trong huyện Gia Lâm" })).toBeVisible();
});

test("three guides on one page, each of its own part, language and colours", async ({ page, host, expectAccessible }) => {
  test.slow(); // several guides start in it
  const map = await visit(page, host, "news.html", 0);
  await map.locator(".mapmark > button").first().waitFor();
  for (const element of await page.locator("ve-lang").all()) await element.scrollIntoViewIfNeeded();
  const [english, plan] = [1, 2].map((at) => page.frameLocator("iframe").nth(at));
  await expect(english.getByRole("link", { name: /Open the full guide/ })).toBeVisible();
  await expect(english.getByText("Kiêu Kỵ").first()).toBeVisible();
  await expect(heading(plan)).toContainText("Xếp một ngày đi");
  const style = (frame, name) => frame.locator(":root").evaluate((root, name) => getComputedStyle(root).getPropertyValue(name), name);
  expect(await style(english, "--cobalt")).toBe("#8f1d26");
  expect(await style(map, "--cobalt")).not.toBe("#8f1d26");
  await expect(plan.locator(":root")).toHaveAttribute("data-theme", "dark");
  for (const [at, frame] of [map, english, plan].entries()) await fits(page, frame, at);
  await expectAccessible(FRAMES);
});

test("choices of the site are followed at once", async ({ page, host }) => {
  const frame = await visit(page, host, "one.html");
  const set = (name, value) => page.locator("#e").evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value]);
  await set("lang", "en");
  await expect(frame.getByRole("link", { name: /Open the full guide/ })).toBeVisible();
  await set("theme", "dark");
  await expect(frame.locator(":root")).toHaveAttribute("data-theme", "dark");
  await set("view", "plan");
  await expect(heading(frame)).toContainText("Plan a day");
  await set("district", "ba-vi");
  await expect(frame.getByText("Ba Vì").first()).toBeVisible();
  await expect(frame.getByRole("link", { name: /Open the full guide/ })).toBeVisible();
  await fits(page, frame);
});

test("in a frame that is shut in, with no origin and no storage, all of it works", async ({ page, host, isMobile }) => {
  test.slow(); // several guides start in it
  const frame = await visit(page, host, "shut.html");
  expect(await frame.locator(":root").evaluate(() => origin)).toBe("null");
  await fits(page, frame);
  const screen = new SearchScreen(frame, isMobile);
  await screen.box.fill("lụa");
  await screen.box.press("Enter");
  await expect(screen.cards.first()).toBeVisible();
  await frame.getByRole("link", { name: "Bản đồ", exact: true }).first().click();
  await frame.locator(".mapmark > button").first().waitFor();
  await frame.getByRole("link", { name: "Lịch trình" }).click();
  const planner = new Planner(frame);
  await planner.field("Ngày đi").fill("2026-12-05");
  await frame.getByRole("button", { name: "Xếp lịch trình" }).click();
  await planner.stops.first().waitFor();
});

test.describe("a frame alone", () => {
  // Chromium on Linux shares nothing, and says so of a frame that may.
  test.use({ expectedComplaints: /Unrecognized feature: 'web-share'/ });

  test("shut in and without the element's script, is the guide at a fixed height", async ({ page, host }) => {
    const frame = await visit(page, host, "blog.html");
    await expect(frame.getByText("Vạn Phúc").first()).toBeVisible();
    expect(await heights(page)).toBeGreaterThan(600);
    expect(await heights(page)).toBeLessThan(660);
  });
});

test("with storage refused the guide in the frame runs", async ({ page, host }) => {
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException("refused", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(document, "cookie", { get: refuse, set: refuse });
  });
  const frame = await visit(page, host, "one.html");
  await frame.getByRole("link", { name: "Làng gốm Bát Tràng", exact: true }).click();
  await expect(heading(frame)).toContainText("Bát Tràng");
});

test("messages that are not the frame's own are ignored", async ({ page, host }) => {
  const frame = await visit(page, host, "one.html");
  const height = await fits(page, frame);
  // From the page itself, and from a frame of its own, both with the right words.
  await page.evaluate(async () => {
    const message = { veLang: 1, id: "ve-lang-1", type: "height", height: 99 };
    postMessage(message, "*");
    const other = document.createElement("iframe");
    other.srcdoc = "<p>Khác</p>";
    document.body.append(other);
    await new Promise((done) => { other.onload = done; });
    other.contentWindow.Function(`parent.postMessage(${JSON.stringify(message)}, "*")`)();
  });
  // And to the guide, from whoever is not around it: `init` by another origin, and another version.
  await frame.locator(":root").evaluate(() => {
    postMessage({ veLang: 1, id: "x", type: "setConfig", query: "lang=en" }, "*");
  });
  await page.evaluate(() => {
    const guide = document.querySelector("iframe").contentWindow;
    guide.postMessage({ veLang: 2, id: "x", type: "setConfig", query: "lang=en" }, "*");
    guide.postMessage("setConfig", "*");
    guide.postMessage(null, "*");
  });
  // What comes after, and is the frame's own, is heard: so all of those were.
  await frame.getByRole("link", { name: "Lịch trình" }).click();
  await expect(heading(frame)).toContainText("Xếp một ngày đi");
  await fits(page, frame);
  expect(height).not.toBe(99);
});

test("the page around is told where one is, and what could not be followed", async ({ page, host, site }) => {
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const type of ["navigate", "plan", "error", "scrollTo"]) {
      addEventListener(`ve-lang:${type}`, ({ detail }) => globalThis.told.push(detail), true);
    }
  });
  const frame = await visit(page, host, "one.html");
  const told = (type) => page.evaluate((type) => globalThis.told.filter((word) => word.type === type), type);
  await frame.getByRole("link", { name: "Làng gốm Bát Tràng", exact: true }).click();
  await expect(heading(frame)).toContainText("Bát Tràng");
  await expect.poll(async () => (await told("navigate")).map(({ href }) => href)).toEqual([
    `${site.url}tim/?district=gia-lam`,
    `${site.url}lang/bat-trang/`,
  ]);
  expect(await told("scrollTo")).toHaveLength(1);
  expect(await told("error")).toEqual([]);
});

test.describe("choices that cannot be followed", () => {
  test.use({ expectedComplaints: /ve-lang: (village|accent) is not taken/ });

  test("are said to be refused, and what is usual stays", async ({ page, host }) => {
    await page.addInitScript(() => {
      globalThis.errors = [];
      addEventListener("ve-lang:error", ({ detail }) => globalThis.errors.push(`${detail.name} ${detail.reason}`), true);
    });
    const frame = await visit(page, host, "odd.html");
    await expect.poll(() => page.evaluate(() => globalThis.errors)).toEqual(["accent contrast", "village area"]);
    await expect(heading(frame)).toBeVisible();
    expect(await frame.locator(":root").evaluate((root) => root.style.getPropertyValue("--cobalt"))).toBe("");
  });
});

test("nothing is fetched before the frame is near, and without script the link is there", async ({ page, host, site }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${host.url}far.html`);
  await expect(page.getByRole("link", { name: "Về Làng" })).toHaveCount(1);
  await page.evaluate(() => customElements.whenDefined("ve-lang"));
  expect(asked.filter((url) => url.startsWith(site.url))).toEqual([`${site.url}embed/v1.js`]);
  await page.locator("#e").scrollIntoViewIfNeeded();
  await expect(page.frameLocator("iframe").getByRole("navigation")).toBeVisible();
  await page.goto(`${host.url}scriptless.html`);
  await expect(page.getByRole("link", { name: "Về Làng: Gia Lâm" })).toHaveAttribute("href", `${site.url}tim/?district=gia-lam`);
});

test("a sheet opens where it was asked for, within the frame", async ({ page, host, isMobile }) => {
  test.skip(!isMobile, "wide frames have no sheet");
  const frame = await visit(page, host, "one.html");
  await new SearchScreen(frame, true).facets();
  const sheet = frame.getByRole("dialog", { name: "Lọc" });
  const [inside, around] = [await sheet.boundingBox(), await page.locator("iframe").boundingBox()];
  expect(inside.y).toBeLessThan(around.y + 600);
  expect(inside.y + inside.height).toBeLessThanOrEqual(around.y + around.height + 1);
});

test("a reload and the back of an address deep in the frame stay there", async ({ page, site }) => {
  await page.goto(`${site.url}e/?district=gia-lam&lang=en&to=lang/bat-trang`);
  await expect(heading(page)).toContainText("Bát Tràng");
  await page.reload();
  await expect(heading(page)).toContainText("Bát Tràng");
  await page.getByRole("link", { name: "List", exact: true }).click();
  await expect(page).toHaveURL(`${site.url}e/?district=gia-lam&lang=en`);
  await page.goBack();
  await expect(heading(page)).toContainText("Bát Tràng");
});

for (const [name, query] of [["list", "district=gia-lam"], ["map", "commune=bat-trang&view=map"], ["plan", "district=gia-lam&view=plan"], ["village", "village=bat-trang&to=lang/bat-trang"]]) {
  for (const theme of ["light", "dark"]) {
    test(`the ${theme} ${name} in a frame has no barrier`, async ({ page, site, expectAccessible }) => {
      await page.goto(`${site.url}e/?${query}&theme=${theme}`);
      await expect(heading(page)).toBeAttached();
      if (name === "map") await page.locator(".mapmark > button").first().waitFor();
      await expectAccessible();
    });
  }
}

test("only the pages that are made for it can be framed", async ({ request, site }) => {
  const ancestors = async (path) => (await request.get(site.url + path)).headers()["content-security-policy"];
  expect(await ancestors("e/?district=gia-lam")).toMatch(/; frame-ancestors \*$/);
  expect(await ancestors("tim/")).toMatch(/; frame-ancestors 'self'$/);
});

test.describe("the page of choices", () => {
  // What is refused is said in the console, to who writes the page.
  test.use({ expectedComplaints: /Unrecognized feature: 'web-share'|accent is not taken/ });

  test("makes a frame, and lines that work when copied", async ({ page, host, expectAccessible }) => {
    test.slow(); // several guides start in it
    await open(page, "nhung/");
    // A guide that is asked away while it starts has the browser say so.
    const choose = async (label, value, query) => {
      await page.getByLabel(label).selectOption(value);
      await expect.poll(() => page.frames().at(1)?.url() ?? "").toMatch(query);
      await expect(page.frameLocator("iframe").locator("#app h1")).toBeAttached();
      await expect(page.frameLocator("iframe").locator("#boot")).toHaveCount(0);
    };
    await choose("Trong phạm vi", "district:gia-lam", /district=gia-lam/);
    await choose("Bắt đầu ở", "map", /view=map/);
    await choose("Ngôn ngữ", "en", /lang=en/);
    await page.getByLabel("Màu liên kết và nút").fill("#ffd700");
    await page.getByLabel("Màu liên kết và nút").press("Tab");
    await expect(page.getByText("Màu này khó đọc")).toBeVisible();
    await page.getByLabel("Màu liên kết và nút").fill("#8f1d26");
    await page.getByLabel("Màu liên kết và nút").press("Tab");
    await expect(page.getByText("Màu này khó đọc")).toBeHidden();
    await expect(page).toHaveURL(/nhung\/\?district=gia-lam&view=map&lang=en&accent=8f1d26$/);
    await page.frameLocator("iframe").locator(".mapmark > button").first().waitFor();
    await expectAccessible(FRAMES);
    for (const label of ["Các dòng để chép", "Trang không cho chạy script thì chép dòng này"]) {
      const lines = await page.getByLabel(label).inputValue();
      PAGES["copied.html"] = page_(lines, "");
      const other = await page.context().newPage();
      await other.goto(`${host.url}copied.html`);
      const frame = other.frameLocator("iframe");
      await frame.locator(".mapmark > button").first().waitFor();
      await expect(frame.getByRole("link", { name: /Open the full guide/ })).toBeVisible();
    }
  });
});
