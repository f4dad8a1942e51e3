// Releases as a host may hold them: copies of the built one in which files were changed and, for a whole
// release, listed anew, as `ve-lang seal-release` does.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const BUILT = process.env.TRUNK_BUILD_DIST || "dist";

const digest = (algorithm, bytes, form) => createHash(algorithm).update(bytes).digest(form);

export class Release {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "ve-lang-release-"));
    cpSync(BUILT, this.folder, { recursive: true });
  }

  read(path) {
    return readFileSync(join(this.folder, path), "utf8");
  }

  // Changes a file of text.
  change(path, from, to) {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    writeFileSync(join(this.folder, path), text.replace(from, to));
    return this;
  }

  // Lists the files as they are now.
  seal() {
    const list = JSON.parse(this.read("release.json"));
    for (const file of list.app) file.integrity = `sha384-${digest("sha384", readFileSync(join(this.folder, file.path)), "base64")}`;
    list.release = digest("sha256", list.app.map(({ path, integrity }) => `${integrity} ${path}\n`).join(""), "hex").slice(0, 16);
    writeFileSync(join(this.folder, "release.json"), JSON.stringify(list));
    writeFileSync(join(this.folder, "sw.js"), this.read("sw.js").replace(/const RELEASE = ".*";/, `const RELEASE = "${list.release}";`));
    return this;
  }

  // Takes a file away.
  lose(path) {
    rmSync(join(this.folder, path));
    return this;
  }

  // Returns the path of the file of the program that ends so.
  path(ending) {
    return JSON.parse(this.read("release.json")).app.find(({ path }) => path.endsWith(ending)).path;
  }

  drop() {
    rmSync(this.folder, { recursive: true });
  }
}

// Waits until a release is whole on the device.
export const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
