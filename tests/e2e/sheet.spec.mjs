// The sheet to print and put up at a place.

import { expect, test } from "./fixtures.mjs";
import { heading, open } from "./pages/guide.mjs";

const pagesOf = async (page, format) => (await page.pdf({ format, preferCSSPageSize: false })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

for (const [path, name, other] of [
  ["lang/bat-trang/", "Làng gốm Bát Tràng", "Bát Tràng pottery village"],
  ["diem-ban/cho-gom/", "Chợ gốm Bát Tràng", "Bát Tràng pottery market"],
]) {
  test(`the sheet of ${path} names it in both languages and leads to its page`, async ({ page, expectAccessible }) => {
    await open(page, path);
    const link = page.getByRole("link", { name: "Tờ mã QR để in" }).filter({ visible: true });
    await expect(link).toHaveAttribute("href", `/${path}?print=qr`);
    await open(page, `${path}?print=qr`);
    await expect(heading(page)).toHaveText(name);
    await expect(page.getByText(other).last()).toBeVisible();
    await expect(page.getByText(/^Quét mã/)).toBeVisible();
    await expect(page.getByText(/^Scan for/)).toBeVisible();
    await expect(page.getByText(`${new URL(page.url()).host}/${path}`)).toBeVisible();
    await expect(page.getByRole("img", { name: "Mã QR của trang này" })).toBeVisible();
    await expectAccessible();
    for (const format of ["A4", "A5"]) expect(await pagesOf(page, format), format).toBe(1);
  });
}
