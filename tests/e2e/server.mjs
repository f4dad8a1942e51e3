// A plain static host for the built pages, as strict as the hosts they will meet: right media types, a
// folder's page for the folder's address, 404 for what is not there.
// By hand: `node tests/e2e/server.mjs [FOLDER] [PORT] [BASE]`.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

const ENCODINGS = [["br", ".br"], ["gzip", ".gz"]];

// Returns the path that an address asks for below the base, or nothing for one that is no path, lies
// elsewhere or leads outside.
function pathOf(base, url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://host").pathname);
    const isInside = path.startsWith(base) && !path.includes("\0") && normalize(path) === path;
    return isInside ? path.slice(base.length) : undefined;
  } catch {
    return undefined;
  }
}

const isFolder = async (path) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

// Returns what `_headers` says of a path: the rules are lines without indent, what they say has one.
async function said(folder, path) {
  const lines = (await readFile(join(folder, "_headers"), "utf8")).split("\n");
  const headers = {};
  let applies = false;
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (!/^\s/.test(line)) applies = line.endsWith("*") ? `/${path}`.startsWith(line.slice(0, -1)) : `/${path}` === line;
    else if (applies && colon > 0) {
      const [name, value] = [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
      headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
    }
  }
  return headers;
}

// Returns the bytes of a file, as the browser takes them best, and what is to be said of them; nothing
// where there is no such file.
async function read(file, accepted, precompressed) {
  const type = { "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" };
  for (const [encoding, ending] of precompressed ? ENCODINGS : []) {
    const bytes = accepted.includes(encoding) && (await readFile(file + ending).catch(() => undefined));
    if (bytes) return { bytes, headers: { ...type, "content-encoding": encoding, vary: "accept-encoding" } };
  }
  const bytes = await readFile(file).catch(() => undefined);
  return bytes && { bytes, headers: type };
}

async function answer(site, request, response) {
  const { folder, base, isHosted, precompressed, shell, leads } = site;
  const path = pathOf(base, request.url);
  const headers = typeof site.headers === "function" ? site.headers(`/${path}`) : site.headers;
  if (site.holdsBack?.(path, request)) return undefined;
  const end = (status, said, bytes) => response.writeHead(status, { "cache-control": "no-cache", ...said, ...headers }).end(bytes);
  const missing = async () => {
    const page = await read(join(folder, "404.html"), "", false);
    if (!page) return end(404, { "content-type": MEDIA_TYPES[".txt"] }, "not found");
    // Where the pages stand that a host below a path would have been built for.
    const bytes = page.bytes.toString().replace('<base href="/">', `<base href="${base}">`);
    return end(shell && path !== undefined && !extname(path) ? 200 : 404, page.headers, bytes);
  };
  if (path === undefined) return missing();
  const isFolders = path !== "" && !path.endsWith("/") && (await isFolder(join(folder, path)));
  if (isFolders && leads) return end(301, { location: `${base}${path}/${new URL(request.url, "http://host").search}` });
  const isPage = path === "" || path.endsWith("/") || isFolders;
  const file = await read(isPage ? join(folder, path, "index.html") : join(folder, path), request.headers["accept-encoding"] ?? "", precompressed);
  if (!file) return missing();
  return end(200, { ...file.headers, ...(isHosted ? await said(folder, path) : {}) }, file.bytes);
}

// Serves a folder on the loopback, each file with some `headers` more, or those that it gives for a path; port 0 takes any free one. It may
// lie below a path (`base`), go by the folder's `_headers` (`isHosted`) and send the compressed files that
// lie beside others (`precompressed`). With `shell` an address without a page of its own is answered with
// the guide, as hosts with a rewrite do; without, with status 404.
// The address of a folder is led to the one with a slash, as plain hosts do, or, without `leads`, answered as it is, as
// others do; that suits the root alone.
// Returns its address, its end, what changes the folder that it serves, and what has it hold back the
// answer to requests of which a function, given path and request, says so.
export async function serve(folder, options = {}) {
  const { port = 0, headers = {}, base = "/", isHosted = false, precompressed = false, shell = true, leads = true } = options;
  const site = { folder: resolve(folder), base, headers, isHosted, precompressed, shell, leads };
  await readFile(join(site.folder, "index.html")); // fail here, and not in the first story
  const server = createServer((request, response) => answer(site, request, response));
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  const close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  const show = (other) => { site.folder = resolve(other); };
  const holdBack = (holdsBack) => { site.holdsBack = holdsBack; };
  return { url: `http://127.0.0.1:${server.address().port}${base}`, close, show, holdBack };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "dist", port = "8080", base = "/"] = process.argv.slice(2);
  const { url } = await serve(folder, { port: Number(port), base });
  console.log(url);
}
