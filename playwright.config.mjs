// Visitors' stories on the release build, in the Chromium of the system (CHROME, set by ./dev).

import { defineConfig } from "@playwright/test";

// Flags that keep the browser from calling home; --no-sandbox because test machines run as root.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
    // Stories of the service worker say so; all others speak to the host.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROME || undefined, args },
  },
  projects: [
    { name: "phone", use: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } },
    // The checks of the checks need no second run.
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } }, testIgnore: /(size|watch)\.spec/ },
  ],
});
