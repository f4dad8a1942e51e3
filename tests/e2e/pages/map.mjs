// The map: its marks are buttons, its card is the entry's own, its list is the search screen.

import { main, open } from "./guide.mjs";

export class MapScreen {
  constructor(page) {
    this.page = page;
    this.map = main(page).getByRole("application");
    this.marks = this.map.locator(".mapmark > button");
    this.clusters = this.map.locator("button.mapcluster");
    this.pins = this.map.locator("button.mappin");
    this.card = main(page).locator(".mapcard");
    this.rows = main(page).locator(".mapview__list > .cards > li");
    this.n = main(page).locator(".mapview__n");
    this.names = this.map.locator(".name");
    this.near = main(page).getByRole("button", { name: "Gần tôi" });
    this.list = main(page).getByRole("link", { name: "Xem danh sách" });
  }

  // Opens the map with what a query string asks for, and waits for its marks.
  async open(query = "") {
    await open(this.page, `ban-do/${query}`);
    await this.marks.first().waitFor();
  }

  // Returns the row of an entry in the list beside the map.
  row(name) {
    return this.rows.filter({ has: this.page.getByRole("heading", { level: 3, name, exact: true }) });
  }

  // Returns the mark whose place is called so.
  mark(name) {
    return this.map.getByRole("button", { name: new RegExp(`^${name}(,|$)`) });
  }

  // Returns a point of the map on which nothing stands.
  async ground() {
    const box = await this.map.boundingBox();
    return this.map.evaluate((map, { x, y, width, height }) => {
      for (let down = 30; down < height; down += 20) {
        for (let right = 30; right < width - 30; right += 20) {
          const top = document.elementFromPoint(x + right, y + down);
          if (map.contains(top) && !top.closest("button, a")) return [x + right, y + down];
        }
      }
      throw new Error("the map is full");
    }, box);
  }

  // Returns where the map's picture stands.
  pane() {
    return this.page.locator(".leaflet-map-pane").evaluate((pane) => pane.style.transform);
  }

  // Returns what the address says the map looks at: latitude, longitude, zoom.
  view() {
    return (new URL(this.page.url()).searchParams.get("at") ?? "").split(",").map(Number);
  }
}
