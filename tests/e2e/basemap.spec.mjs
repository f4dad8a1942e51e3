// The base map that a deployer chose: over the built-in layer, which is there when it is not, and
// refused in the map's corner by the key at fault.

import { readFileSync } from "node:fs";
import { read } from "../../public/map/choice.js";
import { expect, test } from "./fixtures.mjs";
import { MapScreen } from "./pages/map.mjs";

const GONE = "Bản đồ nền chưa tải được hết";
const REFUSED = "Chưa dùng được bản đồ nền đã chọn";
const ARCHIVE = { kind: "pmtiles", url: "maps/hanoi.pmtiles", attribution: "A" };
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const RASTER = { kind: "raster", url: "tiles/{z}/{x}/{y}.png", attribution: 'Vẽ bởi <a href="https://maps.example/">A</a><b>, B</b>' };

// Opens the map of a site whose map.json says this.
async function open(page, choice) {
  await page.route("**/map.json", (route) => route.fulfill({ json: { basemap: choice } }));
  const screen = new MapScreen(page);
  await screen.open();
  await expect(screen.map.locator("path.base--land").first()).toBeAttached();
  return { ...screen, names: screen.map.locator(".name--district").first(), credit: screen.map.locator(".leaflet-control-attribution") };
}

// Returns an archive whose one picture is that of every tile down to zoom 14.
function archive(tileType) {
  const varint = (n) => (n < 128 ? [n] : [(n % 128) + 128, ...varint(Math.floor(n / 128))]);
  const directory = Buffer.from([1, 0, ...varint(357_913_941), ...varint(PIXEL.length), 1]);
  const header = Buffer.alloc(127);
  header.write("PMTiles");
  header[7] = 3;
  const parts = [[127, directory.length], [127 + directory.length, 2], [0, 0], [129 + directory.length, PIXEL.length]];
  parts.flat().forEach((number, i) => header.writeBigUInt64LE(BigInt(number), 8 + 8 * i));
  header.set([1, 1, 1, tileType, 0, 14], 96);
  return Buffer.concat([header, directory, Buffer.from("{}"), PIXEL]);
}

// Serves an archive as a host does that knows ranges.
async function serve(page, bytes) {
  await page.route("**/hanoi.pmtiles", (route) => {
    const [from, to] = route.request().headers().range.match(/\d+/g).map(Number);
    const body = bytes.subarray(from, to + 1);
    const headers = { "content-range": `bytes ${from}-${from + body.length - 1}/${bytes.length}` };
    return route.fulfill({ status: 206, body, headers });
  });
}

test("the page reads each choice as the native check does", () => {
  const rows = JSON.parse(readFileSync(new URL("../data/basemaps.json", import.meta.url), "utf8"));
  for (const { file, choice, faults = [] } of rows) {
    const text = file ?? JSON.stringify({ basemap: choice });
    expect(read(text).faults, text).toEqual(faults);
  }
});

test("the built-in map fetches nothing of the others", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await new MapScreen(page).open();
  await page.waitForLoadState("networkidle");
  expect(asked.some((url) => url.endsWith("/map.json"))).toBe(true);
  expect(asked.filter((url) => /basemap|choice|pmtiles/.test(url))).toEqual([]);
});

test("tiles lie over the built-in map, with their credit and without its names", async ({ page }) => {
  await page.route("**/tiles/**", (route) => route.fulfill({ body: PIXEL, contentType: "image/png" }));
  const { map, names, credit } = await open(page, RASTER);
  await expect(map.locator("img.leaflet-tile-loaded").first()).toBeAttached();
  await expect(names).toBeHidden();
  await expect(credit).toContainText("Vẽ bởi A, B");
  expect(await credit.getByRole("link").evaluateAll((links) => links.map((link) => link.href))).toEqual(["https://maps.example/"]);
  expect(await credit.locator("b").count()).toBe(0);
});

test.describe("tiles cannot be had", () => {
  test.use({ expectedComplaints: /^console error: Failed to load resource: net::ERR_FAILED \(\S+\/tiles\/\d+\/\d+\/\d+\.png\)$/ });

  test("the built-in map is there, and the credit says so until they come", async ({ page }) => {
    let isCut = true;
    await page.route("**/tiles/**", (route) => (isCut ? route.abort() : route.fulfill({ body: PIXEL, contentType: "image/png" })));
    const { map, names, credit } = await open(page, RASTER);
    await expect(credit).toContainText(GONE);
    await expect(names).toBeVisible();
    await expect(map.locator("img.leaflet-tile-loaded")).toHaveCount(0);
    isCut = false;
    await map.press("+");
    await expect(credit).not.toContainText(GONE);
    await expect(names).toBeHidden();
  });
});

test.describe("an archive cannot be had", () => {
  test.use({ expectedComplaints: /^console error: Failed to load resource: the server responded with a status of 404 \(Not Found\) \(\S+\/maps\/hanoi\.pmtiles\)$/ });

  test("the built-in map is there, and the credit says so", async ({ page }) => {
    const { names, credit } = await open(page, ARCHIVE);
    await expect(credit).toContainText(GONE);
    await expect(names).toBeVisible();
  });
});

// Nothing is expected to complain: a file that is there and is nothing is told to the visitor alone.
for (const [what, broken] of [
  ["no archive", () => Buffer.alloc(4096, "not an archive ")],
  ["an archive without a directory", () => { const bytes = archive(2); bytes.fill(0xff, 127, 150); return bytes; }],
  ["an archive of broken pictures", () => { const bytes = archive(2); bytes.fill(0, bytes.length - PIXEL.length); return bytes; }],
]) {
  test(`the file is ${what}: the built-in map is there, and the credit says so`, async ({ page }) => {
    await serve(page, broken());
    const { names, credit } = await open(page, ARCHIVE);
    await expect(credit).toContainText(GONE);
    await expect(names).toBeVisible();
  });
}

test("a map whose maker is not named is refused, and says why", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const { names, credit } = await open(page, { ...RASTER, attribution: " " });
  await expect(credit).toContainText(`${REFUSED}`);
  await expect(credit).toContainText("(map.json: attribution)");
  await expect(names).toBeVisible();
  expect(asked.filter((url) => url.includes("/tiles/"))).toEqual([]);
});

test("an archive of pictures is drawn", async ({ page }) => {
  await serve(page, archive(2));
  const { map, names } = await open(page, ARCHIVE);
  const tile = map.locator("canvas.leaflet-tile-loaded").first();
  await expect(tile).toBeAttached();
  expect(await tile.evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, 1, 1).data[3])).toBeGreaterThan(0);
  await expect(names).toBeHidden();
});

test("an archive of shapes is refused", async ({ page }) => {
  await serve(page, archive(1));
  const { names, credit } = await open(page, ARCHIVE);
  await expect(credit).toContainText("(map.json: url)");
  await expect(names).toBeVisible();
});

test("borders are drawn over the built-in map", async ({ page }) => {
  const line = { type: "LineString", coordinates: [[105.7, 21], [105.9, 21.1]] };
  const features = [line, { type: "Point", coordinates: [105.8, 21] }].map((geometry) => ({ type: "Feature", properties: {}, geometry }));
  await page.route("**/borders.geojson", (route) => route.fulfill({ json: { type: "FeatureCollection", features } }));
  const { map, names, credit } = await open(page, { kind: "builtin", boundaries: "data/borders.geojson", attribution: "A" });
  await expect(map.locator("path.mapborder")).toHaveCount(1);
  await expect(credit).toContainText("A");
  await expect(names).toBeVisible();
});
