// The check of bytes itself: it must fail one byte above a budget, and with a part unmeasured.

import { expect, test } from "@playwright/test";
import { measure, overruns } from "../size.mjs";

const parts = [{ name: "program", raw: 300, brotli: 100 }, { name: "page", raw: 30, brotli: 10 }];

test("a budget holds to the byte", () => {
  expect(overruns(parts, { program: 100, "first visit": 110 })).toEqual([]);
  expect(overruns(parts, { program: 99, "first visit": 110 })).toHaveLength(1);
  expect(overruns(parts, { program: 100, "first visit": 109 })).toHaveLength(1);
  expect(overruns(parts, { glue: 100 })).toHaveLength(1);
});

test("a folder that is no build is not measured", () => {
  expect(() => measure("tests/e2e")).toThrow("run ./dev build first");
});
