// A site of somebody else's: the sample pages of public/embed/gallery on a host of their own, with the guide's address
// where their own files name it relatively. What a story wants to change of a page, it changes here.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const MEDIA_TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8" };

// Names the guide's host in a page, also where its policy says whose scripts and frames it takes.
const naming = (guide) => (text) => text
  .replaceAll("../../", guide)
  .replaceAll('"../v1.js"', `"${guide}embed/v1.js"`)
  .replace(/(script-src|frame-src|img-src) 'self'/g, `$1 'self' ${new URL(guide).origin}`);

// Serves the sample pages of a built guide, for a guide at `guide`; `pages` are further ones by name. Returns the
// host's address and its end.
export async function hostSamples(folder, guide, pages = {}) {
  const named = naming(guide);
  const server = createServer(async ({ url }, response) => {
    const name = new URL(url, "http://host").pathname.slice(1) || "index.html";
    const text = pages[name] ?? (await readFile(join(folder, "embed/gallery", name), "utf8").catch(() => undefined));
    if (text === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": MEDIA_TYPES[extname(name)] ?? "text/plain" }).end(named(text));
  });
  await new Promise((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  const close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}
