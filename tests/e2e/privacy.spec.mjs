// What the guide leaves on a device and tells of a visitor: nothing, until the visitor keeps something.

import { expect, test } from "./fixtures.mjs";
import { heading, main, open, searchBox } from "./pages/guide.mjs";

const SCREENS = ["", "tim/?q=gom", "lang/bat-trang/", "ban-do/", "lich-trinh/", "chuong-trinh/", "gioi-thieu/", "en/"];
// What is kept of the catalogue and the program for use without a network is no trace of a visitor.
const COPY = /^ve-lang /;

// Returns all that a site can keep on a device but its caches.
const kept = (page) => page.evaluate(async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases?.() ?? []).map(({ name }) => name),
}));
const NOTHING = { cookie: "", local: [], session: [], databases: [] };

test("who looks at the guide leaves no trace and is told of to nobody", async ({ page, context, baseURL }) => {
  const [requests, cookies] = [[], []];
  context.on("request", (request) => requests.push(request));
  context.on("response", async (response) => {
    if (response.headers()["set-cookie"]) cookies.push(response.url());
  });
  for (const screen of SCREENS) {
    await open(page, screen);
    await expect(heading(page)).toBeAttached();
    await page.waitForLoadState("networkidle");
  }
  expect(await kept(page)).toEqual(NOTHING);
  expect(await context.cookies()).toEqual([]);
  expect(cookies, "no answer sets one").toEqual([]);
  const hosts = new Set(requests.map((request) => request.url()).filter((url) => url.startsWith("http")).map((url) => new URL(url).origin));
  expect([...hosts], "nobody else is asked for anything").toEqual([new URL(baseURL).origin]);
  expect(requests.filter((request) => request.method() !== "GET").map((request) => request.url()), "nothing is sent").toEqual([]);
  expect(requests.length).toBeGreaterThan(SCREENS.length);
});

test("what a visitor keeps stays on the device, and is what they kept alone", async ({ page, context }) => {
  const sent = [];
  context.on("request", (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
  await open(page);
  await searchBox(main(page)).fill("gốm sứ");
  await searchBox(main(page)).press("Enter");
  await expect(main(page).getByRole("article").first()).toBeVisible();
  const before = sent.length;
  await main(page).getByRole("article").first().getByRole("button", { name: /^Lưu/ }).click();
  await expect.poll(async () => (await kept(page)).local.length).toBeGreaterThan(0);
  const { cookie, local, session, databases } = await kept(page);
  expect({ cookie, session, databases }).toEqual({ cookie: "", session: [], databases: [] });
  expect(await context.cookies()).toEqual([]);
  const written = await page.evaluate(() => Object.values(localStorage).join("\n"));
  expect(written).toContain("gốm sứ");
  expect(local.length).toBeLessThanOrEqual(2);
  expect(sent.slice(before), "saving asks nobody").toEqual([]);
  expect(sent.filter((text) => text.includes("gốm")), "no host is told what is looked for").toEqual([]);
  expect((await page.evaluate(() => caches.keys())).filter((name) => !COPY.test(name))).toEqual([]);
});
