// Any screen of the guide: opening it, and what can be told of it from outside. A story opens
// screens through here, so that it never talks to the static page which stands in before the start.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "../fixtures.mjs";

// Opens an address of the guide and waits until the guide itself is there.
export async function open(page, path = "") {
  await page.goto(path);
  await expect(page.locator("#boot")).toHaveCount(0);
}

// Returns the heading that names the screen.
export const heading = (page) => page.getByRole("heading", { level: 1 });

// Returns the one part of the page that changes from screen to screen.
export const main = (page) => page.getByRole("main");

// Returns the search box of a part of the page.
export const searchBox = (part) => part.getByRole("search").getByRole("combobox");

// Returns the navigation that this screen width shows.
export const navigation = (page) => page.getByRole("navigation").filter({ visible: true });

// Returns what the head of the document says: title, language, canonical and alternate addresses.
export const head = (page) => page.evaluate(() => {
  const path = (link) => link && new URL(link.href).pathname + new URL(link.href).search;
  const alternates = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
  return {
    title: document.title,
    language: document.documentElement.lang,
    canonical: path(document.querySelector("link[rel=canonical]")),
    alternates: Object.fromEntries(alternates.map((link) => [link.hreflang, path(link)])),
  };
});

// Returns path and query of where the visitor is.
export const here = (page) => {
  const { pathname, search } = new URL(page.url());
  return decodeURIComponent(pathname + search);
};

// Returns the catalogue as it is served.
export const catalogue = () => {
  const folder = process.env.TRUNK_BUILD_DIST || "dist";
  return JSON.parse(readFileSync(join(folder, "data/catalogue.json"), "utf8"));
};
