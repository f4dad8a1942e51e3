// The map: its marks are buttons, its card is the entry's own, its list is the search screen.

import { main } from "./guide.mjs";

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
    await this.page.goto(`ban-do${query}`);
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

  // Returns the calm address of the map's picture: where it stands and how near.
  pane() {
    return this.page.locator(".leaflet-map-pane").evaluate((pane) => pane.style.transform);
  }

  // Returns what the address says the map looks at: latitude, longitude, zoom.
  view() {
    return (new URL(this.page.url()).searchParams.get("at") ?? "").split(",").map(Number);
  }
}
