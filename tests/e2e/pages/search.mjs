// The search screen: box, facets, chips, list. On a phone the facets rise in a sheet.

import { expect } from "../fixtures.mjs";
import { main, searchBox } from "./guide.mjs";

const WORDS = {
  vi: { filters: "Lọc", count: /kết quả|gần nhất/, see: /^Xem [\d.]+ kết quả$/, all: /^Xem cả/, drop: /^Bỏ /, order: "Sắp xếp" },
  en: { filters: "Filters", count: /result|close/, see: /^See [\d,]+ results?$/, all: /^Show all/, drop: /^Remove /, order: "Sort" },
};

export class SearchScreen {
  constructor(page, isMobile, language = "vi") {
    const words = WORDS[language];
    this.page = page;
    this.isMobile = isMobile;
    this.words = words;
    this.box = searchBox(main(page));
    this.count = page.getByRole("status").filter({ hasText: words.count });
    this.cards = main(page).getByRole("article");
    this.names = this.cards.getByRole("heading", { level: 3 });
    // The answer to a text by kind: a section each, headed by the kind and how many there are.
    this.groups = main(page).locator("section", { has: page.getByRole("article") });
    this.kinds = this.groups.getByRole("heading", { level: 2 });
    this.chips = main(page).getByRole("button", { name: words.drop });
    this.sheet = page.getByRole("dialog", { name: words.filters });
    this.sheetButton = main(page).getByRole("button", { name: words.filters }).first();
    this.order = main(page).getByRole("combobox", { name: words.order });
  }

  // Returns the facets, wherever this screen width shows them.
  async facets() {
    if (!this.isMobile) return this.page.getByRole("complementary", { name: this.words.filters });
    if (!(await this.sheet.isVisible())) await this.sheetButton.click();
    await expect(this.sheet).toBeVisible();
    return this.sheet;
  }

  // Returns the values of a facet, all of them.
  async facet(name) {
    const group = (await this.facets()).getByRole("group", { name, exact: true });
    await expect(group).toBeVisible();
    const more = group.getByRole("button", { name: this.words.all });
    if (await more.isVisible()) await more.click();
    return group;
  }

  // Returns a value of a facet: a box to tick or a chip to press.
  async value(facet, name) {
    const starts = new RegExp(`^${name}\\s*[\\d.,]+$`);
    const group = await this.facet(facet);
    return group.getByRole("checkbox", { name: starts }).or(group.getByRole("button", { name: starts }));
  }

  // Returns the count beside a value of a facet.
  async countOf(facet, name) {
    const value = await this.value(facet, name);
    const words = await value.evaluate((element) => (element.closest("label") ?? element).textContent);
    return Number(words.match(/([\d.,]+)\s*$/)[1].replace(/[.,]/g, ""));
  }

  // Chooses a value of a facet, or drops it, and leaves the sheet open on a phone.
  async choose(facet, name) {
    await (await this.value(facet, name)).click();
  }

  // Goes back from the facets to the list.
  async seeResults() {
    if (this.isMobile) await this.sheet.getByRole("button", { name: this.words.see }).click();
    await expect(this.sheet).toBeHidden();
  }

  async expectCount(n) {
    await expect(this.count).toHaveText(new RegExp(`^${n} (kết quả|results?)$`));
  }

  // Returns what a visitor would call "the same screen".
  async screen() {
    return {
      title: await this.page.title(),
      count: await this.count.textContent(),
      cards: (await this.names.allTextContents()).slice(0, 5),
      chips: await this.chips.allTextContents(),
    };
  }
}

// What drops down from the search box of a page's content.
export class Offers {
  constructor(page) {
    this.box = searchBox(main(page));
    this.list = main(page).getByRole("listbox");
    this.options = this.list.getByRole("option");
    this.chosen = this.list.getByRole("option", { selected: true });
    this.news = main(page).getByRole("search").getByRole("status");
  }
}
