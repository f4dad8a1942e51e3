// What an assistant in the browser is offered: the tools, their answers, and that visitors whose browser
// has no place for tools fetch nothing of it. The browser of the tests has none of its own, so one that
// keeps what is registered, as strict as Chromium's, stands in for it.

import { expect, test } from "./fixtures.mjs";
import { open } from "./pages/guide.mjs";

const OF_ASSISTANTS = /assistant/;
const NAMES = ["search", "place_details", "plan_a_day"];

// Gives the page a place for tools, called as a browser's is.
async function offer(page, where) {
  await page.addInitScript((where) => {
    const tools = new Map();
    const registerTool = async (tool) => {
      if (!/^[\w.-]{1,128}$/.test(tool.name) || tools.has(tool.name)) throw new DOMException("tool name", "InvalidStateError");
      if (!tool.description || typeof tool.execute !== "function") throw new TypeError("no tool");
      tools.set(tool.name, tool);
    };
    Object.defineProperty(where === "document" ? Document.prototype : Navigator.prototype, "modelContext", { get: () => ({ registerTool }) });
    globalThis.offered = tools;
  }, where);
}

// Returns every request for a file of assistants from now on.
function fetched(page) {
  const urls = [];
  page.context().on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (OF_ASSISTANTS.test(pathname)) urls.push(pathname);
  });
  return urls;
}

const registered = (page) => expect.poll(() => page.evaluate(() => [...(globalThis.offered?.keys() ?? [])])).toEqual(NAMES);

// Calls a tool; what it answers must survive being written as JSON, as a browser hands it on.
const call = (page, tool, given) =>
  page.evaluate(async ([tool, given]) => JSON.parse(JSON.stringify(await globalThis.offered.get(tool).execute(given))), [tool, given]);

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T23:30:00+07:00"));
});

test("without a place for tools nothing of assistants is fetched", async ({ page }) => {
  const urls = fetched(page);
  await open(page, "lang/bat-trang/");
  await page.waitForLoadState("networkidle");
  expect(urls).toEqual([]);
});

test("tools are registered with their schemas, and the program waits for the first call", async ({ page }) => {
  const urls = fetched(page);
  await offer(page, "document");
  await open(page, ".");
  await registered(page);
  const tools = await page.evaluate(() => [...globalThis.offered.values()].map(({ name, inputSchema, annotations }) => ({ name, inputSchema, annotations })));
  for (const { name, inputSchema, annotations } of tools) {
    expect(inputSchema.type, name).toBe("object");
    expect(annotations.readOnlyHint, name).toBe(true);
  }
  expect(tools[2].inputSchema.properties.by.enum).toContain("bicycle");
  expect(urls.some((url) => url.includes("ve-lang-assistant"))).toBe(false);
  await call(page, "search", { q: "gốm" });
  expect(urls.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
});

test("each tool answers with facts, sources and addresses of the guide", async ({ page, baseURL, isMobile }) => {
  // An older browser has the place elsewhere.
  await offer(page, isMobile ? "document" : "navigator");
  await open(page, isMobile ? "." : "en/");
  await registered(page);
  const folder = isMobile ? baseURL : `${baseURL}en/`;
  const before = page.url();

  const found = await call(page, "search", { q: "bat trang", kind: ["village"] });
  expect(found.entries[0].id).toBe("village:bat-trang");
  expect(found.page).toBe(`${folder}tim/?q=bat+trang&kind=village`);

  const facts = await call(page, "place_details", { id: found.entries[0].id });
  expect(facts.page).toBe(`${folder}lang/bat-trang/`);
  expect(facts.name).toBe(isMobile ? "Làng gốm Bát Tràng" : "Bát Tràng pottery village");
  expect(facts.sources[0].publisher).not.toBe("");

  const plan = await call(page, "plan_a_day", { date: "2026-12-05", see: ["village:bat-trang"] });
  const stops = plan.days[0].stops;
  expect(stops.map((stop) => stop.id)).toContain("village:bat-trang");
  expect(stops[0].arrive).toMatch(/^\d\d:\d\d$/);
  expect(plan.page).toBe(`${folder}lich-trinh/?date=2026-12-05&see=village:bat-trang`);

  // The page behind the address shows these stops.
  expect(page.url(), "no tool opens anything").toBe(before);
  await page.goto(plan.page);
  await expect(page.getByRole("main").getByRole("article")).toHaveCount(stops.length);
  for (const { name } of stops) await expect(page.getByRole("main")).toContainText(name);
});

test("a wrong call is refused with the name of the field, and the next one is answered", async ({ page }) => {
  await offer(page, "document");
  await open(page, ".");
  await registered(page);
  // In Hà Nội it is still the first.
  const { error } = await call(page, "plan_a_day", { date: "2026-11-30" });
  expect(error).toBe("`date`: 2026-11-30 is past; today in Hà Nội is 2026-12-01.");
  const unknown = await call(page, "place_details", { id: "village:atlantis" });
  expect(unknown.error).toMatch(/^`id`: the guide has no "village:atlantis"\./);
  expect((await call(page, "search", {})).found).toBeGreaterThan(500);
});

test.describe("without the program", () => {
  test.use({ expectedComplaints: /404|HTTP status code is not ok/ });

  test("a call is refused, and a later one tries again", async ({ page }) => {
    await offer(page, "document");
    await page.context().route("**/ve-lang-assistant-*.wasm", (route) => route.fulfill({ status: 404, body: "" }), { times: 1 });
    await open(page, ".");
    await registered(page);
    expect((await call(page, "search", {})).error).toContain("could not be loaded");
    expect((await call(page, "search", {})).found).toBeGreaterThan(500);
  });
});
