// What leaves a plan: the sheet of ways to take it along, the card for a driver, the text of a page
// on paper.

import { readFile } from "node:fs/promises";
import { main } from "./guide.mjs";
import { Planner } from "./planner.mjs";

export class TakeAway {
  constructor(page) {
    this.page = page;
    this.sheet = page.getByRole("dialog", { name: "Mang theo" });
    this.card = page.getByRole("dialog", { name: "Cho tài xế xem" });
  }

  async openSheet() {
    await new Planner(this.page).settled();
    await main(this.page).getByRole("button", { name: "Mang theo" }).click();
  }

  row(name) {
    return this.sheet.getByRole("button", { name }).or(this.sheet.getByRole("link", { name }));
  }

  // Saves what a row of the sheet makes. Returns the file's name and text.
  async saved(row) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.row(row).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  // Returns the button that holds the address of a place out.
  driverButton(name) {
    return main(this.page).getByRole("button", { name: `Cho tài xế xem địa chỉ ${name}` }).filter({ visible: true });
  }
}

// Returns the text of a printed page, sheet by sheet, as an established reader finds it.
export async function printed(page) {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  // The reader wants this for drawing only, and text is all that is asked of it.
  globalThis.DOMMatrix ??= class {};
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const file = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
  const sheets = [];
  for (let at = 1; at <= file.numPages; at += 1) {
    const { items } = await (await file.getPage(at)).getTextContent();
    sheets.push(items.map((item) => item.str + (item.hasEOL ? " " : "")).join("").replace(/\s+/g, " ").normalize());
  }
  return sheets;
}
