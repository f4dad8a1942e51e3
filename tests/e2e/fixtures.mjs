// What every story starts from: the built pages on a host of its own, and a watch that fails the
// story when the browser has anything to complain about. Stories import `test` and `expect` here.
//
// A story that provokes a complaint says so: `test.use({ expectedComplaints: /catalogue\.json/ })`.

import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { serve } from "./server.mjs";

export { expect };

const folder = process.env.TRUNK_BUILD_DIST || "dist";
const LOUD = ["error", "warning", "assert"];
// What the tests' own machinery says where a story has no service worker.
const OWN_NOISE = "Service Worker registration blocked by Playwright";

// Collects what a visitor should never cause: console errors and warnings, thrown errors, breaches
// of the content security policy, requests to another host.
async function watch(context, origins, complaints) {
  context.on("console", (message) => {
    if (LOUD.includes(message.type()) && message.text() !== OWN_NOISE) {
      complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (thrown) => complaints.push(`thrown: ${thrown.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && !origins.includes(url.origin)) complaints.push(`off-origin request: ${url}`);
  });
  await context.exposeBinding("reportBreach", (_, breach) => complaints.push(`policy: ${breach}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportBreach(`${event.violatedDirective} refuses ${event.blockedURI}`);
    });
  });
}

export const test = base.extend({
  expectedComplaints: [undefined, { option: true }],

  site: [
    // eslint-disable-next-line no-empty-pattern -- the form that Playwright asks for
    async ({}, use) => {
      const site = await serve(folder);
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  // Hosts whose pages are around the guide's, in stories that embed it.
  around: [[], { option: true }],

  complaints: [
    async ({ context, baseURL, around, expectedComplaints }, use) => {
      const complaints = [];
      const origins = [baseURL, ...around].map((url) => new URL(url).origin);
      await watch(context, origins, complaints);
      await use(complaints);
      const surprises = complaints.filter((text) => !expectedComplaints?.test(text));
      expect(surprises, "the browser has nothing to complain about").toEqual([]);
    },
    { auto: true },
  ],

  // Fails with the list of barriers that axe finds on the page as it stands; what `beside` finds is left out.
  expectAccessible: async ({ page }, use) => {
    await use(async (beside = []) => {
      const { violations } = await new AxeBuilder({ page }).exclude(beside).analyze();
      const barriers = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target).join(" ")}`);
      expect(barriers, "axe finds no barrier").toEqual([]);
    });
  },
});
