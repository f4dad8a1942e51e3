// The planner: the form of wishes, the day it makes, and what was left out.

import { expect } from "../fixtures.mjs";
import { main } from "./guide.mjs";

export class Planner {
  constructor(page) {
    this.page = page;
    this.form = main(page);
    this.stops = main(page).getByRole("article").getByRole("heading", { level: 3 });
    this.rows = main(page).locator(".stop");
    this.sheet = page.getByRole("dialog", { name: "Sửa lịch trình" });
    this.map = main(page).getByRole("application");
    // The one section of a plan that is headed by the question why something is not in it.
    const why = page.getByRole("heading", { name: "Vì sao không có" });
    this.leftOut = main(page).locator("section", { has: why }).getByRole("listitem");
  }

  field(label) {
    return this.form.getByLabel(label, { exact: true });
  }

  // Presses a chip of the form: a way of travelling, an interest.
  async press(name, checked = true) {
    const chip = this.form.getByRole("radio", { name, exact: true }).or(this.form.getByRole("checkbox", { name, exact: true }));
    await chip.setChecked(checked, { force: true });
  }

  // Adds a place that must be seen.
  async mustSee(name) {
    await this.field("Thêm một nơi").fill(name);
    await this.field("Thêm một nơi").press("Tab");
    await expect(this.form.getByRole("button", { name: `Bỏ ${name}` })).toBeVisible();
  }

  // Unfolds what few wish for.
  async unfold() {
    await this.form.getByText("Thêm mong muốn").click();
  }

  // Returns the fold of a day.
  fold(name) {
    return this.form.getByRole("group", { name: new RegExp(`^${name}`) });
  }

  // Returns the fieldset with a legend.
  wishes(legend) {
    return this.form.getByRole("group", { name: legend, exact: true });
  }

  // Unfolds the form beside a plan, which is folded on phones.
  async change() {
    await this.settled();
    const fold = this.form.locator(".planform");
    if (!(await this.field("Ngày đi").isVisible())) await fold.locator("summary").first().click();
    await expect(this.field("Ngày đi")).toBeVisible();
  }

  // Waits until no better plan will come.
  async settled() {
    await expect(main(this.page).locator(".planstatus")).toHaveAttribute("data-working", "false", { timeout: 30_000 });
  }

  // Opens what can be changed at a stop.
  async edit(name) {
    await this.form.getByRole("button", { name: `Sửa điểm ${name}` }).click();
    await expect(this.sheet).toBeVisible();
    await expect(this.sheet.getByRole("heading", { level: 2 })).toHaveText(name);
  }

  async close() {
    await this.sheet.getByRole("button", { name: "Đóng" }).click();
    await expect(this.sheet).toBeHidden();
  }

  async submit() {
    await this.form.getByRole("button", { name: "Xếp lịch trình" }).click();
  }

  // Drags a stop by its handle to the upper half of another one's place; both are numbers from 0.
  async drag(from, { to }) {
    const handle = this.rows.nth(from).locator(".rail__grip");
    await handle.scrollIntoViewIfNeeded();
    await handle.hover();
    await this.page.mouse.down();
    const { x, y } = await handle.boundingBox();
    await this.page.mouse.move(x + 8, y + 20);
    const place = from === to ? undefined : await this.rows.nth(to).boundingBox();
    if (place) await this.page.mouse.move(x + 8, place.y + 20, { steps: 8 });
    await expect(this.rows.nth(from)).toHaveAttribute("data-drag", "moved");
    await this.page.mouse.up();
  }

  // Returns the stops with their times, as a visitor would read them out.
  async timeline() {
    await expect(this.stops.first()).toBeVisible();
    return main(this.page).locator(".tl-list").allTextContents();
  }
}
