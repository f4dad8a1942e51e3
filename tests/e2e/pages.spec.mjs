// From page to page: what belongs together is linked both ways, the head says where one is, and what
// is not known is said to be not known.

import { expect, test } from "./fixtures.mjs";
import { catalogue, head, heading, main, open } from "./pages/guide.mjs";

const PRODUCT = "Bộ bát đĩa gốm sứ hoa sen đỏ";
const VILLAGE = "Làng gốm Bát Tràng";
const MAKER = "Công ty TNHH Gốm sứ Quang Vinh";
const SHOP = "Gốm sứ Quang Vinh";
const MUSEUM = "Bảo tàng gốm Bát Tràng (Trung tâm Tinh hoa làng nghề Việt)";
const FEAST = "Mâm cỗ Bát Tràng, canh măng mực";
const COMMUNE = "Xã Bát Tràng";
const DISTRICT = "huyện Gia Lâm";

// Follows a link of the page and the one that leads back; a link is its name or how it begins.
async function thereAndBack(page, link, there, back, from) {
  const follow = (name) => main(page).getByRole("link", typeof name === "string" ? { name, exact: true } : { name }).first().click();
  await follow(link);
  await expect(heading(page)).toHaveText(there);
  await follow(back);
  await expect(heading(page)).toHaveText(from);
}

for (const [address, from, links] of [
  ["san-pham/bo-bat-dia-gom-su-hoa-sen-do/", PRODUCT, [
    ["Bát Tràng", VILLAGE, PRODUCT],
    [MAKER, MAKER, PRODUCT],
    [SHOP, SHOP, PRODUCT],
    [COMMUNE, COMMUNE, PRODUCT],
    [`trước là ${DISTRICT}`, DISTRICT, PRODUCT],
  ]],
  ["lang/bat-trang/", VILLAGE, [
    [SHOP, SHOP, VILLAGE],
    [FEAST, FEAST, VILLAGE],
    [/^Bảo tàng gốm Bát Tràng/, MUSEUM, /^Bát Tràng/],
    [COMMUNE, COMMUNE, VILLAGE],
    [`trước là ${DISTRICT}`, DISTRICT, VILLAGE],
  ]],
  ["diem-ban/quang-vinh/", SHOP, [
    [MAKER, MAKER, SHOP],
    [COMMUNE, COMMUNE, SHOP],
  ]],
  ["diem-tham-quan/bao-tang-gom-bat-trang/", MUSEUM, [
    [COMMUNE, COMMUNE, MUSEUM],
    [`trước là ${DISTRICT}`, DISTRICT, MUSEUM],
  ]],
  ["co-so/gom-su-quang-vinh/", MAKER, [[VILLAGE, VILLAGE, PRODUCT, PRODUCT, MAKER]]],
]) {
  test(`what belongs to ${address} is linked both ways`, async ({ page }) => {
    await open(page, address);
    await expect(heading(page)).toHaveText(from);
    for (const [link, there, back, ...on] of links) {
      await test.step(`${there}`, async () => {
        await thereAndBack(page, link, there, back, on[0] ?? from);
        if (on[1]) await main(page).getByRole("link", { name: on[1], exact: true }).first().click();
        await expect(heading(page)).toHaveText(from);
      });
    }
  });
}

test("a commune and a district of before lead to each other", async ({ page }) => {
  await open(page, "xa-phuong/bat-trang/");
  await thereAndBack(page, DISTRICT, DISTRICT, COMMUNE, COMMUNE);
});

for (const [path, title] of [
  ["", "Về Làng"],
  ["tim/?q=nón&craft=hat&sort=name", "Tìm “nón” · Về Làng"],
  ["lang/bat-trang/", `${VILLAGE} · Về Làng`],
  ["co-so/gom-su-quang-vinh/", `${MAKER} · Về Làng`],
  ["xa-phuong/bat-trang/", `${COMMUNE} · Về Làng`],
  ["chuong-trinh/", "OCOP Hà Nội bằng hình · Về Làng"],
]) {
  test(`the head of /${path} says where one is, in both languages`, async ({ page }) => {
    // Hosts answer a page at its folder's address.
    const [folder, query] = `/${encodeURI(path)}`.split("?");
    const address = folder.replace(/\/?$/, "/") + (query ? `?${query}` : "");
    await open(page, path);
    await expect(page).toHaveTitle(title);
    const alternates = { vi: address, en: `/en${address}` };
    expect(await head(page)).toEqual({ title, language: "vi", canonical: address, alternates });
    await open(page, `en/${path}`);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect.poll(() => head(page)).toMatchObject({ language: "en", canonical: `/en${address}`, alternates });
  });
}

test("sharing copies the address and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => delete Navigator.prototype.share); // as in browsers that have no share sheet
  await open(page, "lang/bat-trang/");
  await page.getByRole("button", { name: "Chia sẻ" }).filter({ visible: true }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Đã chép liên kết." })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test("sharing that the browser refuses says what to do", async ({ page }) => {
  await page.addInitScript(() => {
    delete Navigator.prototype.share;
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await open(page, "quan-huyen/gia-lam/");
  await main(page).getByRole("button", { name: "Chia sẻ" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Trình duyệt không cho chép." })).toBeVisible();
});

test("a rating that no source states is not confirmed", async ({ page }) => {
  const product = catalogue().products.find((row) => !row.rating.stars);
  await open(page, `san-pham/${product.id}`);
  const rating = main(page).getByRole("region", { name: "Hạng sao OCOP" });
  await expect(rating).toContainText("Chưa rõ hạng sao");
  await expect(rating).not.toContainText(/[345] sao OCOP/);
});

test("hours are told, and those that no source states are not known", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-05T09:00:00+07:00")); // a Saturday
  await open(page, "diem-ban/tinh-hoa-lang-nghe/");
  await expect(main(page)).toContainText("Đang mở · đóng lúc 18:00");
  const point = catalogue().sales_points.find((row) => !row.hours);
  await open(page, `diem-ban/${point.id}`);
  await expect(main(page).getByText("Chưa rõ giờ mở cửa").first()).toBeVisible();
  await expect(main(page)).not.toContainText("Đang mở");
});

for (const path of ["lang/khong-co/", "san-pham/khong-co/", "co-so/khong-co/", "xa-phuong/khong-co/", "duong/la", "la"]) {
  test(`/${path} leads to the page that says so`, async ({ page }) => {
    await open(page, path);
    await expect(heading(page)).toHaveText("Không có trang này");
    await expect(page).toHaveTitle("Không có trang này · Về Làng");
    await main(page).getByRole("link", { name: "Xem tất cả" }).click();
    await expect(heading(page)).toHaveText("Tìm trong sách");
  });
}
