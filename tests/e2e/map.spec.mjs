// The map: fetched when it is first shown, reached by thumb, mouse and keyboard, of one mind with the
// list, and never the only way.

import { expect, test } from "./fixtures.mjs";
import { MapScreen } from "./pages/map.mjs";
import { main, open } from "./pages/guide.mjs";

const MAP_FILES = /\/map-|\/map\/|land\.json|roads\.json/;

test("the list fetches nothing of the map", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, "tim/");
  await expect(main(page).getByRole("article").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((url) => MAP_FILES.test(url))).toEqual([]);
  await page.getByRole("link", { name: "Xem bản đồ" }).click();
  await expect(new MapScreen(page).marks.first()).toBeVisible();
  expect(asked.some((url) => MAP_FILES.test(url))).toBe(true);
});

test("a village is chosen by keyboard, and the choice is let go", async ({ page, isMobile }) => {
  const screen = new MapScreen(page);
  await screen.open("?kind=village&at=20.977,105.911,15");
  const pin = screen.pins.first();
  const name = await pin.getAttribute("aria-label");
  await pin.focus();
  await page.keyboard.press("Enter");
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  await expect(screen.card.getByRole("heading", { level: 3 }).first()).toContainText(name.split(",")[0]);
  // What is said of a place never lies over it.
  await expect.poll(async () => {
    const [mark, card, top] = await Promise.all([pin, screen.card, screen.n].map((part) => part.boundingBox()));
    const isBeside = top.x + top.width < mark.x;
    return mark.y + mark.height <= card.y && (isBeside || mark.y >= top.y + top.height);
  }).toBe(true);
  await page.keyboard.press("Escape");
  await expect(screen.card).toBeHidden();
  await page.keyboard.press("Escape");
  // Beside the map there is a row to go back to.
  await expect(isMobile ? screen.list : screen.rows.filter({ hasText: name.split(",")[0] }).first()).toBeFocused();
});

test("the marks are the list's places, all of them, in its order", async ({ page }) => {
  const screen = new MapScreen(page);
  await screen.open("?kind=village&district=gia-lam&sort=name&at=21.01,105.95,12");
  const marks = await screen.marks.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
  await expect(screen.n).toHaveText(/^\d+ nơi trên bản đồ$/);
  const n = Number.parseInt(await screen.n.textContent(), 10);
  await screen.list.click();
  const articles = main(page).getByRole("article");
  await expect(articles).toHaveCount(n);
  const list = (await articles.getByRole("heading", { level: 3 }).allTextContents()).map((name) => name.trim());
  // A mark of several places bears the name of its first.
  const first = marks.map((label) => label.replace(/^.* gần nhau, từ /, "").replace(/, \d+ mục$/, ""));
  expect(first.length).toBeGreaterThan(3);
  expect(first).toEqual(list.filter((name) => first.includes(name)));
});

test("every mark is reached by keyboard, in order", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone has no Tab key");
  const screen = new MapScreen(page);
  await screen.open("?kind=village");
  const keys = () => screen.marks.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
  const wanted = await keys();
  expect(wanted.length).toBeGreaterThan(10);
  await screen.map.focus();
  const met = [];
  for (let i = 0; i < wanted.length; i += 1) {
    await page.keyboard.press("Tab");
    met.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label")));
  }
  expect(met).toEqual(wanted);
});

test.describe("the list beside the map", () => {
  const BAT_TRANG = "Làng gốm Bát Tràng";

  test.beforeEach(async ({ page, isMobile }) => {
    test.skip(isMobile, "a phone has no room for both; its card shows what is chosen");
    await new MapScreen(page).open("?kind=village&district=gia-lam&sort=name&at=20.98,105.91,14");
  });

  test("what is pointed at in the list is marked on the map, alone or with others", async ({ page }) => {
    const screen = new MapScreen(page);
    const row = screen.row(BAT_TRANG);
    await row.scrollIntoViewIfNeeded();
    await row.getByRole("heading").hover();
    await expect(screen.mark(BAT_TRANG)).toHaveClass(/is-pointed/);
    await expect(screen.map.locator(".is-pointed")).toHaveCount(1);
    await page.mouse.move(0, 0);
    await expect(screen.map.locator(".is-pointed")).toHaveCount(0);
    await row.getByRole("link").focus();
    await expect(screen.mark(BAT_TRANG)).toHaveClass(/is-pointed/);
    await open(page, "ban-do/?kind=village&district=gia-lam&sort=name&at=20.98,105.91,9");
    await screen.row(BAT_TRANG).getByRole("link").focus();
    await expect(screen.map.locator("button.mapcluster.is-pointed")).toHaveCount(1);
  });

  test("what is pointed at or chosen on the map is marked in the list, which comes to it", async ({ page }) => {
    const screen = new MapScreen(page);
    const [row, mark] = [screen.row(BAT_TRANG), screen.mark(BAT_TRANG)];
    await mark.hover();
    await expect(row).toHaveClass(/is-here/);
    await page.mouse.move(0, 0);
    await expect(row).not.toHaveClass(/is-here/);
    await screen.open("?kind=village&sort=name&at=20.98,105.91,14");
    await expect(row, "the list has not grown so far").toHaveCount(0);
    await mark.focus();
    await page.keyboard.press("Enter");
    await expect(row).toHaveAttribute("aria-current", "true");
    await expect(row).toBeInViewport({ ratio: 0.9 });
    await expect(screen.rows.and(page.locator('[aria-current="true"]'))).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(row).toHaveAttribute("aria-current", "false");
    await page.keyboard.press("Escape");
    await expect(row).toBeFocused();
  });

  test("what is picked in the list is chosen on the map, which comes to it", async ({ page }) => {
    const screen = new MapScreen(page);
    const row = screen.rows.first();
    const name = await row.getByRole("heading").textContent();
    const before = screen.view();
    await row.getByRole("button", { name: `Chỉ trên bản đồ: ${name}` }).click();
    await expect(row).toHaveAttribute("aria-current", "true");
    await expect.poll(() => screen.view()).not.toEqual(before);
    const chosen = screen.map.locator('[aria-pressed="true"]');
    await expect(chosen).toHaveCount(1);
    await expect(chosen).toBeInViewport();
    await expect(screen.card.getByRole("heading", { level: 3, name }).first()).toBeVisible();
    await row.getByRole("button", { name: "Chỉ trên bản đồ" }).click();
    await expect(row).toHaveAttribute("aria-current", "false");
    await expect(chosen).toHaveCount(0);
  });

  test("what is chosen stays chosen where the list or the map changes", async ({ page }) => {
    const screen = new MapScreen(page);
    await screen.mark(BAT_TRANG).click();
    await screen.map.press("-");
    await screen.map.press("-");
    await screen.map.press("-");
    await expect(screen.map.locator('button.mapcluster[aria-pressed="true"]')).toHaveCount(1);
    await expect(screen.row(BAT_TRANG)).toHaveAttribute("aria-current", "true");
    await main(page).getByRole("complementary").getByRole("button", { name: /^Gốm sứ/ }).click();
    await expect(page).toHaveURL(/craft=ceramics/);
    await expect(screen.row(BAT_TRANG)).toHaveAttribute("aria-current", "true");
    await expect(screen.card.getByRole("heading", { level: 3 }).first()).toHaveText(BAT_TRANG);
  });

  test("the legend has a picture of its own for each kind", async ({ page }) => {
    const uses = main(page).getByRole("list", { name: "Chú giải" }).locator(".mappin__shape use");
    await expect(uses).toHaveCount(8);
    const shapes = await uses.evaluateAll((all) => all.map((use) => document.querySelector(use.getAttribute("href"))?.getAttribute("d")));
    expect(new Set(shapes.filter(Boolean)).size).toBe(8);
  });
});

test("the ground names the communes, and no name covers another", async ({ page }) => {
  const screen = new MapScreen(page);
  const met = new Set();
  for (const zoom of [9, 10, 11, 12, 13, 14, 15]) {
    await screen.open(`?kind=village&at=20.98,105.91,${zoom}`);
    await expect(screen.names.first()).toBeAttached();
    const found = await screen.names.evaluateAll((names) => names.map((name) => {
      const { left, right, top, bottom } = name.getBoundingClientRect();
      const isTurned = Boolean(name.style.rotate);
      return { words: name.textContent, kind: name.className, isTurned, left, right, top, bottom };
    }));
    for (const { words, kind } of found) if (kind.includes("commune")) met.add(words);
    // The box around a name that is turned is larger than the name.
    const upright = found.filter(({ isTurned }) => !isTurned);
    const covers = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const pairs = upright.flatMap((a, i) => upright.slice(i + 1).filter((b) => covers(a, b)).map((b) => `${a.words} ${b.words}`));
    expect(pairs, `at zoom ${zoom}`).toEqual([]);
    expect(found.some(({ kind }) => kind.includes("commune")), `${found.length} names, communes at zoom ${zoom}`).toBe(zoom > 11);
  }
  expect(met.has("Bát Tràng")).toBe(true);
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
  await open(page, "lang/bat-trang/");
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
    await expect(main(page).getByText(/^Hỏi vị trí của bạn một lần/)).toBeInViewport();
    await expect(screen.near).toHaveAccessibleDescription(/^Hỏi vị trí của bạn một lần/);
    await screen.near.click();
    await expect(main(page).getByText(/Hãy chạm vào bản đồ/)).toBeVisible();
    await page.mouse.click(...(await screen.ground()));
    await expect(page).toHaveURL(/near=/);
  });
});

test.describe("the engine cannot be had", () => {
  test.describe("nor Leaflet", () => {
    test.use({ expectedComplaints: /^console error: Failed to load resource: net::ERR_FAILED \(\S+\/map-[0-9a-f]+\/leaflet\.js\)$/ });

    test("the base layer is there as a picture", async ({ page }) => {
      await page.route(/\/leaflet\.js/, (route) => route.abort());
      await open(page, "ban-do/");
      await expect(main(page).locator("svg.picture path.base--land")).toBeVisible();
      await expect(page.getByRole("alert").filter({ visible: true })).toContainText("Chưa tải được bản đồ");
    });
  });

  test.describe("nor anything of the map", () => {
    test.use({ expectedComplaints: /^console error: Failed to load resource: net::ERR_FAILED \(\S+\/map-[0-9a-f]+\/(map|still)\.js\)$/ });

    test("a notice leads to the list", async ({ page }) => {
      await page.route(/\/map-/, (route) => route.abort());
      await open(page, "ban-do/?kind=village");
      await page.getByRole("alert").filter({ visible: true }).getByRole("link", { name: "Xem danh sách" }).click();
      await expect(page).toHaveURL(/\/tim\/\?kind=village$/);
      await expect(main(page).getByRole("article").first()).toBeVisible();
    });
  });
});

for (const colorScheme of ["light", "dark"]) {
  for (const what of ["nothing", "a place"]) {
    test(`axe finds nothing on the ${colorScheme} map where ${what} is chosen`, async ({ page, expectAccessible }) => {
      await page.emulateMedia({ colorScheme });
      const screen = new MapScreen(page);
      await screen.open("?kind=village&district=gia-lam&at=20.98,105.91,14");
      await expect(screen.names.first()).toBeAttached();
      if (what === "a place") await screen.pins.first().press("Enter");
      await expect(screen.card).toHaveCount(what === "a place" ? 1 : 0);
      await expectAccessible();
    });
  }
}

test.describe("in an embed", () => {
  // Returns what moves fingers on the screen: points [x, y] at each step, none at the end.
  async function fingers(page, steps) {
    const cdp = await page.context().newCDPSession(page);
    const touch = (type, points) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    for (const [i, points] of steps.entries()) await touch(i ? "touchMove" : "touchStart", points);
    await touch("touchEnd", []);
  }

  test("one finger leaves the map where it is, two move it", async ({ page, isMobile }) => {
    test.skip(!isMobile, "there is no finger");
    const screen = new MapScreen(page);
    await screen.open("?embed");
    const before = await screen.pane();
    const box = await screen.map.boundingBox();
    const [x, y] = [box.x + 60, box.y + box.height / 2];
    const way = [0, 20, 40, 60, 80, 100];
    await fingers(page, way.map((east) => [[x + east, y]]));
    expect(await screen.pane()).toBe(before);
    await expect(screen.map).toHaveClass(/is-hinting/);
    const view = screen.view();
    await fingers(page, way.map((east) => [[x + east, y], [x + east, y + 60]]));
    await expect.poll(() => screen.view()).not.toEqual(view);
  });

  test("the wheel leaves the map where it is, with Ctrl it zooms", async ({ page, isMobile }) => {
    test.skip(isMobile, "there is no wheel");
    const screen = new MapScreen(page);
    await screen.open("?embed");
    await expect.poll(() => screen.view()[2]).toBe(10);
    const box = await screen.map.boundingBox();
    await page.mouse.move(box.x + 40, box.y + box.height / 2);
    await page.mouse.wheel(0, -200);
    await expect(screen.map).toHaveClass(/is-hinting/);
    expect(screen.view()[2]).toBe(10);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await expect.poll(() => screen.view()[2]).toBeGreaterThan(10);
  });
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
