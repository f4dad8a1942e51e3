// The watch of fixtures.mjs itself: it must see each thing that it is there for.

import { expect, test } from "./fixtures.mjs";

const blank = async (page) => {
  await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>blank</title>" }));
  await page.goto("blank");
};

// Waits until the watch has noted a complaint, then takes it off the list.
const noted = async (complaints, pattern) => {
  await expect.poll(() => complaints.join("\n")).toMatch(pattern);
  complaints.length = 0;
};

for (const method of ["error", "warn"]) {
  test(`a console.${method} is noted`, async ({ page, complaints }) => {
    await blank(page);
    await page.evaluate((name) => console[name]("seen"), method);
    await noted(complaints, /^console (error|warning): seen/);
  });
}

test("an error that is thrown and not caught is noted", async ({ page, complaints }) => {
  await blank(page);
  await page.evaluate(() => queueMicrotask(() => { throw new Error("seen"); }));
  await noted(complaints, /^thrown: seen$/);
});

test("a breach of the content security policy is noted", async ({ page, complaints }) => {
  await page.goto("");
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await noted(complaints, /^policy: style-src-attr refuses inline$/m);
});

test("a request to another host is noted", async ({ page, complaints }) => {
  await page.route("http://elsewhere.test/**", (route) => route.fulfill({ headers: { "access-control-allow-origin": "*" }, body: "" }));
  await blank(page);
  await page.evaluate(() => fetch("http://elsewhere.test/").then(() => undefined));
  await noted(complaints, /^off-origin request: http:\/\/elsewhere\.test\/$/);
});

test.fail("what is noted fails the story", async ({ complaints }) => {
  complaints.push("seen");
});

test("a quiet page passes", async ({ page }) => blank(page));
