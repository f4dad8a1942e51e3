// A plain static host for the built pages, as strict as the hosts they will meet: right media types,
// the page itself for an address without a file ending, 404 for a file that is not there.
// By hand: `node tests/e2e/server.mjs [FOLDER] [PORT]`.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

// Returns the file that answers a path, or nothing for a path that is not one or leads outside.
function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://host").pathname);
  } catch {
    return undefined;
  }
  const page = path === "/e/" ? "e/index.html" : "index.html";
  const file = normalize(join(folder, extname(path) ? path : page));
  return file.startsWith(folder) && !path.includes("\0") ? file : undefined;
}

async function answer(folder, headers, request, response) {
  const file = fileOf(folder, request.url);
  const bytes = file && (await readFile(file).catch(() => undefined));
  if (bytes === undefined) {
    response.writeHead(404, { "content-type": MEDIA_TYPES[".txt"] }).end("not found");
    return;
  }
  const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
  const more = typeof headers === "function" ? headers(new URL(request.url, "http://host").pathname) : headers;
  response.writeHead(200, { "content-type": type, "cache-control": "no-cache", ...more }).end(bytes);
}

// Serves a folder on the loopback, each file with some headers more, or with those that `headers` gives for its path;
// port 0 takes any free one.
// Returns its address and its end.
export async function serve(folder, port = 0, headers = {}) {
  const root = resolve(folder);
  await readFile(join(root, "index.html")); // fail here, and not in the first story
  const server = createServer((request, response) => answer(root, headers, request, response));
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  const close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(process.argv[2] ?? "dist", Number(process.argv[3] ?? 8080));
  console.log(url);
}
