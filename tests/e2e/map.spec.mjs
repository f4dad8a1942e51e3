// The map: fetched when it is first shown, reached by thumb, mouse and keyboard, of one mind with the
// list, and never the only way.

import { expect, test } from "./fixtures.mjs";
import { MapScreen } from "./pages/map.mjs";
import { main } from "./pages/guide.mjs";

const MAP_FILES = /\/map-|\/map\/|land\.json|roads\.json/;

test("the list fetches nothing of the map", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("tim");
  await expect(main(page).getByRole("article").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((url) => MAP_FILES.test(url))).toEqual([]);
  await page.getByRole("link", { name: "Xem bản đồ" }).click();
  await expect(new MapScreen(page).marks.first()).toBeVisible();
  expect(asked.some((url) => MAP_FILES.test(url))).toBe(true);
});

test("a village is chosen by keyboard, and the choice is let go", async ({ page, expectAccessible }) => {
  const screen = new MapScreen(page);
  await screen.open("?kind=village&at=20.977,105.911,15");
  const pin = screen.pins.first();
  const name = await pin.getAttribute("aria-label");
  await pin.focus();
  await page.keyboard.press("Enter");
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  await expect(screen.card.getByRole("heading", { level: 3 }).first()).toContainText(name.split(",")[0]);
  await expectAccessible();
  await page.keyboard.press("Escape");
  await expect(screen.card).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(screen.list).toBeFocused();
});

test("the first mark is the first of the list", async ({ page }) => {
  const screen = new MapScreen(page);
  await screen.open("?kind=village&sort=name");
  const cluster = await screen.marks.first().getAttribute("aria-label");
  await screen.list.click();
  const first = await main(page).getByRole("article").first().getByRole("heading").textContent();
  expect(cluster).toContain(first.trim());
});

test("a cluster comes nearer, and reload and Back keep what is looked at", async ({ page }) => {
  const screen = new MapScreen(page);
  await screen.open();
  await expect.poll(() => screen.view()[2]).toBe(10);
  await screen.clusters.first().focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => screen.view()[2]).toBeGreaterThan(10);
  const view = screen.view();
  await page.reload();
  await screen.marks.first().waitFor();
  expect(screen.view()).toEqual(view);
  await screen.list.click();
  await expect(page).toHaveURL(/\/tim/);
  await page.goBack();
  await screen.marks.first().waitFor();
  expect(screen.view()).toEqual(view);
});

test.describe("the network is cut", () => {
  // The browser asks for the icon again with each address.
  test.use({ expectedComplaints: /favicon/ });

  test("without a network the map still moves", async ({ page, context }) => {
    const screen = new MapScreen(page);
    await screen.open();
    await expect(screen.map.locator("path.base--land").first()).toBeAttached();
    await context.setOffline(true);
    await screen.map.focus();
    await page.keyboard.press("+");
    await expect.poll(() => screen.view()[2]).toBe(11);
    await page.keyboard.press("ArrowRight");
    await expect(screen.marks.first()).toBeAttached();
  });
});

test("a small map waits until it is near the screen", async ({ page, isMobile }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("lang/bat-trang");
  if (isMobile) {
    await page.waitForLoadState("networkidle");
    expect(asked.filter((url) => MAP_FILES.test(url))).toEqual([]);
  }
  const link = page.getByRole("link", { name: "Mở bản đồ lớn" }).filter({ visible: true });
  await link.scrollIntoViewIfNeeded();
  await expect(page.getByRole("application").filter({ visible: true })).toBeVisible();
  await link.click();
  await expect(new MapScreen(page).marks.first()).toBeVisible();
});

test.describe("where the visitor is", () => {
  const places = [
    ["inside", { latitude: 21.0287, longitude: 105.8523, accuracy: 20 }, /^$/],
    ["roughly inside", { latitude: 21.0287, longitude: 105.8523, accuracy: 4_000 }, /trong khoảng 4/],
    ["outside", { latitude: 10.77, longitude: 106.7, accuracy: 20 }, /ở ngoài Hà Nội/],
  ];
  for (const [where, geolocation, said] of places) {
    test(where, async ({ page, context }) => {
      await context.grantPermissions(["geolocation"]);
      await context.setGeolocation(geolocation);
      const screen = new MapScreen(page);
      await screen.open();
      await screen.near.click();
      if (where === "outside") {
        await expect(main(page).getByText(said)).toBeVisible();
        return;
      }
      await expect(page).toHaveURL(/near=21\.029,105\.852/);
      await expect(screen.map.getByRole("img", { name: "Bạn đang ở đây" })).toBeAttached();
      if (where === "roughly inside") await expect(main(page).getByText(said)).toBeVisible();
    });
  }

  test("not told", async ({ page }) => {
    const screen = new MapScreen(page);
    await screen.open();
    await screen.near.click();
    await expect(main(page).getByText(/Hãy chạm vào bản đồ/)).toBeVisible();
    const box = await screen.map.boundingBox();
    await page.mouse.click(box.x + 30, box.y + box.height - 60);
    await expect(page).toHaveURL(/near=/);
  });
});

test.describe("the engine cannot be had", () => {
  test.use({ expectedComplaints: /map-\d+|ERR_FAILED|dynamically imported/ });

  test("the base layer is there as a picture", async ({ page }) => {
    await page.route(/\/leaflet\.js/, (route) => route.abort());
    await page.goto("ban-do");
    await expect(main(page).locator("svg.picture path.base--land")).toBeVisible();
    await expect(page.getByRole("alert").filter({ visible: true })).toContainText("Chưa tải được bản đồ");
  });

  test("a notice leads to the list", async ({ page }) => {
    await page.route(/\/map-/, (route) => route.abort());
    await page.goto("ban-do?kind=village");
    await page.getByRole("alert").filter({ visible: true }).getByRole("link", { name: "Xem danh sách" }).click();
    await expect(main(page).getByRole("article").first()).toBeVisible();
  });
});

test("axe finds nothing on the dark map", async ({ page, expectAccessible }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await new MapScreen(page).open();
  await expectAccessible();
});

test("in an embed one finger leaves the map where it is", async ({ page, isMobile }) => {
  if (!isMobile) return; // there is no finger
  const screen = new MapScreen(page);
  await screen.open("?embed");
  const before = await page.locator(".leaflet-map-pane").evaluate((pane) => pane.style.transform);
  const box = await screen.map.boundingBox();
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const [x, y] = [box.x + 40, box.y + box.height / 2];
  await touch("touchStart", x, y);
  for (let step = 1; step <= 5; step += 1) await touch("touchMove", x + 20 * step, y);
  await touch("touchEnd", x + 100, y);
  expect(await page.locator(".leaflet-map-pane").evaluate((pane) => pane.style.transform)).toBe(before);
});

// The night on which the Tứ Liên bridge opens: midnight in Hà Nội comes seven hours before that of UTC.
for (const [at, is, opened] of [["2027-12-31T16:59:00Z", "is not there", 0], ["2027-12-31T17:01:00Z", "is there", 1]]) {
  test(`a bridge that opens by the day in Hà Nội ${is} at ${at}`, async ({ page }) => {
    await page.clock.setFixedTime(new Date(at));
    const screen = new MapScreen(page);
    await screen.open("?at=21.07,105.857,14");
    const bridges = screen.map.locator(".name--bridge");
    await expect(screen.map.locator(".name").first()).toBeAttached();
    await expect(bridges.filter({ hasText: "Tứ Liên" })).toHaveCount(opened);
  });
}
