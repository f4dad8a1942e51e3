// The service worker: keeps a release of the guide whole on the device and answers from it.
//
// A worker knows one release, whose digest `ve-lang seal-release` writes below. It is installed once
// every file that the release cannot do without is there and has the digest that release.json names.
// A page stays with the release and the data that it was started from: what it calls for comes from
// their caches, whatever has come since. Data are no part of a release; they are asked for anew each
// time the guide starts, and pages that start later get them. Why: docs/decisions/offline.md.

const RELEASE = "";

const BASE = new URL(registration.scope);
const SHELL = "shell.html";
const LIST = "release.json";
const CATALOGUE = "data/catalogue.json";
const INDEX = "data/search-index.bin";
const WORDS = /^i18n\/(\w+)\.json$/;

// How often a file is tried, how long is waited in between (ms), and how many are fetched at a time.
const TRIES = 3;
const PAUSE = 400;
const AT_A_TIME = 4;

const at = (path) => new URL(path, BASE).href;
// Guides below other paths of this host have caches of their own.
const cacheOf = (kind) => `ve-lang ${BASE.pathname} ${kind}`;
const appCache = (release) => caches.open(cacheOf(`app ${release}`));
const dataCache = (generation) => caches.open(cacheOf(`data ${generation}`));
const isData = (path) => path.startsWith("data/") || path === "map.json";

// ── Digests ──────────────────────────────────────────────────────────────────────────────────────

async function digestOf(bytes, algorithm = "SHA-384") {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}

const integrityOf = async (bytes) => `sha384-${btoa(String.fromCharCode(...(await digestOf(bytes))))}`;

async function isSound(answer, { integrity }) {
  return (await integrityOf(await answer.arrayBuffer())) === integrity;
}

// The same as `release_digest` in src/command/release/digest.rs.
async function releaseOf(files) {
  const lines = files.map(({ integrity, path }) => `${integrity} ${path}\n`).join("");
  const digest = await digestOf(new TextEncoder().encode(lines), "SHA-256");
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
}

// ── What is remembered: the data in use, what each page was started from, the wish for everything ──

const state = () => caches.open(cacheOf("state"));
const remember = async (key, text) => (await state()).put(at(key), new Response(text));
const recall = async (key) => (await (await state()).match(at(key)))?.text();

const generation = async () => (await recall("data")) ?? "0";

const pages = new Map();

// Notes what a page is started from.
async function begin(id) {
  const page = await present();
  pages.set(id, page);
  // Where there is no room it is known as long as this worker lives.
  await remember(`pages/${id}`, `${page.release} ${page.data}`).catch(() => {});
}

const present = async () => ({ release: RELEASE, data: await generation() });

// Returns what whoever asks was started from: the threads of a page go by the present; nothing for a page
// that came from the host.
async function startOf(id) {
  if (id && !pages.has(id)) {
    const [release, data] = (await recall(`pages/${id}`))?.split(" ") ?? [];
    if (release) pages.set(id, { release, data });
  }
  if (pages.has(id)) return pages.get(id);
  const isPage = id && (await clients.get(id))?.type === "window";
  return isPage ? undefined : present();
}

// Drops caches of a kind (`app`, `data`) that neither stand for now nor for a page that is open.
async function tidy(kind, now) {
  const open = new Set((await clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id));
  const used = new Set([now]);
  const kept = await state();
  for (const { url } of await kept.keys()) {
    const id = url.slice(at("pages/").length);
    if (!url.startsWith(at("pages/"))) continue;
    if (open.has(id)) used.add((await startOf(id))?.[kind === "app" ? "release" : "data"]);
    else await kept.delete(url);
  }
  const start = cacheOf(`${kind} `);
  const names = (await caches.keys()).filter((name) => name.startsWith(start) && !used.has(name.slice(start.length)));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// ── A release ────────────────────────────────────────────────────────────────────────────────────

const lists = new Map();

// Returns the list of a release that is on the device, or nothing.
async function listOf(release) {
  if (!lists.has(release)) {
    const kept = await (await appCache(release)).match(at(LIST));
    if (kept) lists.set(release, await kept.json());
  }
  return lists.get(release);
}

// Fetches the list of this worker's release. While a host is being filled it may name another.
async function fetchList() {
  const answer = await fetch(at(LIST), { cache: "no-store" });
  const list = await answer.json();
  if (list.release !== RELEASE || (await releaseOf(list.app)) !== RELEASE) throw new Error("the host holds another release");
  return list;
}

async function fetched({ path, integrity }) {
  for (let n = 1; ; n += 1) {
    try {
      const cache = n > 1 ? "reload" : /-[0-9a-f]{16}[./]/.test(path) ? "default" : "no-cache";
      const answer = await fetch(at(path), { integrity, cache });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer;
    } catch (reason) {
      if (n === TRIES) throw reason;
      await new Promise((done) => setTimeout(done, n * PAUSE));
    }
  }
}

// Returns the same file out of another release, if it is there and sound.
async function copied(file) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(cacheOf("app "))) continue;
    const kept = await (await caches.open(name)).match(at(file.path));
    if (kept && (await isSound(kept.clone(), file))) return kept;
  }
  return undefined;
}

async function obtain(cache, file) {
  if (await cache.match(at(file.path))) return;
  await cache.put(at(file.path), (await copied(file)) ?? (await fetched(file)));
}

// Works through a list, a few at a time; ends with the first failure.
async function each(files, work) {
  const rest = [...files];
  const worker = async () => { while (rest.length > 0) await work(rest.shift()); };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

// Returns the files of a list that this device is not to be without: the shell, the words of the
// languages it is read in, what was used of the release before, or everything, if that was wished for.
async function wanted(list) {
  if (await recall("whole")) return list.app;
  const plain = (url) => url.replace(/-[0-9a-f]{16}/, "");
  const used = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(cacheOf("app "))) continue;
    for (const { url } of await (await caches.open(name)).keys()) used.add(plain(url));
  }
  const tagOf = (path) => path.match(WORDS)?.[1];
  const tags = list.app.map(({ path }) => tagOf(path)).filter(Boolean);
  const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  // Vietnamese has no prefix.
  const read = new Set(open.map(({ url }) => tags.find((tag) => `${url}/`.startsWith(at(`${tag}/`))) ?? "vi"));
  const isWanted = ({ path, part }) => part === "shell" || (part === "words" && read.has(tagOf(path))) || used.has(plain(at(path)));
  return list.app.filter(isWanted);
}

async function install() {
  const list = await fetchList();
  const cache = await appCache(RELEASE);
  await each(await wanted(list), (file) => obtain(cache, file));
  const core = list.data.filter(({ path }) => path === CATALOGUE || path === INDEX);
  const data = (await recall("whole")) ? list.data : core;
  await each(data, ({ path }) => obtainData(path));
  await cache.put(at(LIST), Response.json(list));
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy("app", RELEASE)));

// ── Data ─────────────────────────────────────────────────────────────────────────────────────────

// Fetches a file of the data; one that is no file of its kind, such as a host's page of errors, is none.
async function fetchData(path) {
  const answer = await fetch(at(path), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  if (path.endsWith(".json")) JSON.parse(new TextDecoder().decode(bytes));
  const headers = { "content-type": answer.headers.get("content-type") ?? "", "x-integrity": await integrityOf(bytes) };
  return new Response(bytes, { headers });
}

async function obtainData(path) {
  const cache = await dataCache(await generation());
  if (!(await cache.match(at(path)))) await cache.put(at(path), await fetchData(path));
}

let refreshing;

// Asks the host for all data that are here. Where any has changed, all of them become the next
// generation, which pages that start from now on get, and open ones are told.
async function refresh() {
  const now = await generation();
  const kept = await dataCache(now);
  const paths = (await kept.keys()).map(({ url }) => url.slice(BASE.href.length));
  const fresh = await Promise.all(paths.map(async (path) => [path, await fetchData(path)]));
  const digest = (answer) => answer?.headers.get("x-integrity");
  const changed = await Promise.all(fresh.map(async ([path, answer]) => digest(await kept.match(at(path))) !== digest(answer)));
  if (!changed.includes(true)) return;
  const next = String(Number(now) + 1);
  await caches.delete(cacheOf(`data ${next}`)); // one that was broken off
  const cache = await dataCache(next);
  for (const [path, answer] of fresh) await cache.put(at(path), answer);
  await remember("data", next);
  await tidy("data", next);
  for (const page of await clients.matchAll({ type: "window" })) page.postMessage("newer");
}

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────

// Pages for other sites come from the host, as do files that are opened by themselves.
const isGuide = (path) => !/(^|\/)e\/|^embed\/|\.\w+$/.test(path.replace(/(^|\/)index\.html$/, ""));

const isFront = (path) => /^(en\/)?(index\.html)?$/.test(path);

// Any address of the guide: the shell, which finds its files from wherever it stands and holds the place
// of another page than the front page with blocks.
async function page(event, path) {
  const kept = await (await appCache(RELEASE)).match(at(SHELL));
  if (!kept) {
    event.waitUntil(heal(await appCache(RELEASE), SHELL));
    return fetch(event.request);
  }
  examined.clear();
  event.waitUntil(examine(RELEASE, SHELL));
  await begin(event.resultingClientId);
  const shell = (await kept.text()).replace(/<base href="[^"]*">/, `<base href="${BASE.pathname}">`);
  const text = isFront(path) ? shell : shell.replace("<html ", "<html data-inner ");
  const headers = new Headers(kept.headers);
  for (const name of ["content-length", "content-encoding"]) headers.delete(name);
  return new Response(text, { headers });
}

async function file(event, path, { release }) {
  const known = (await listOf(release))?.app.find((file) => file.path === path);
  // A file that tells its content by its name is the same in every release.
  if (!known) return (await caches.match(at(path))) ?? fetch(event.request);
  const cache = await appCache(release);
  const kept = await cache.match(at(path));
  if (kept) {
    event.waitUntil(examine(release, path));
    return kept;
  }
  const answer = await fetched(known);
  event.waitUntil(cache.put(at(path), answer.clone()).catch(() => {})); // where there is no room, the page has it all the same
  return answer;
}

async function data(event, path, { data: mine }) {
  const cache = await dataCache(mine);
  const kept = await cache.match(at(path));
  if (kept) {
    if (path === CATALOGUE) event.waitUntil((refreshing ??= refresh().catch(() => {}).finally(() => { refreshing = undefined; })));
    return kept;
  }
  try {
    const answer = await fetchData(path);
    if (mine === (await generation())) event.waitUntil(cache.put(at(path), answer.clone()).catch(() => {}));
    return answer;
  } catch {
    return fetch(event.request); // a file that is not there is an answer, too
  }
}

// Answers from what the page that asks was started from; one that came from the host goes on with that.
async function answer(event, path) {
  const work = isData(path) ? data : file;
  const start = await startOf(event.clientId);
  if (start) return work(event, path, start);
  return fetch(event.request).catch(async () => work(event, path, await present()));
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(BASE.href)) return;
  const path = url.pathname.slice(BASE.pathname.length);
  if (request.mode === "navigate") {
    if (isGuide(path)) event.respondWith(page(event, path));
  } else if (path !== LIST) event.respondWith(answer(event, path));
});

// ── Healing ──────────────────────────────────────────────────────────────────────────────────────

const examined = new Set();

// Checks a file that was just handed out, once a page; a broken one is replaced for the next time it is
// called for.
async function examine(release, path) {
  if (examined.has(path)) return;
  examined.add(path);
  await heal(await appCache(release), path, await listOf(release)).catch(() => {});
}

// Returns what is true of a file: that it is `sound`, was `healed` or is `broken`.
async function heal(cache, path, list) {
  const known = (list ?? (await listOf(RELEASE)))?.app.find((file) => file.path === path);
  const kept = await cache.match(at(path));
  if (!known || (kept && (await isSound(kept, known)))) return "sound";
  await cache.delete(at(path));
  try {
    await obtain(cache, known);
    return "healed";
  } catch {
    return "broken";
  }
}

async function healData(path) {
  const cache = await dataCache(await generation());
  const kept = await cache.match(at(path));
  if (kept && (await integrityOf(await kept.clone().arrayBuffer())) === kept.headers.get("x-integrity")) return "sound";
  try {
    await cache.put(at(path), await fetchData(path));
    return "healed";
  } catch {
    await cache.delete(at(path));
    return "broken";
  }
}

// ── What a page asks for, each with a port to answer on ──────────────────────────────────────────

// Returns the files that are not here, and how many bytes of the others there are.
async function missing() {
  const list = await listOf(RELEASE);
  const app = new Set((await (await appCache(RELEASE)).keys()).map(({ url }) => url));
  const held = new Set((await (await dataCache(await generation())).keys()).map(({ url }) => url));
  const has = (file) => (isData(file.path) ? held : app).has(at(file.path));
  const files = [...list.app, ...list.data];
  return { files: files.filter((file) => !has(file)), held: sum(files.filter(has), "bytes") };
}

const sum = (files, size) => files.reduce((total, file) => total + file[size], 0);

const ASKED = {
  // Whether there are newer data than a page was started from: it may not have been listening yet.
  async news(tell, page) {
    const start = await startOf(page);
    if (start && start.data !== (await generation())) tell("newer", []);
  },

  // How much is here, and how much more is to be fetched for the whole guide, in bytes.
  async state(tell) {
    const { files, held } = await missing();
    tell("state", [held, sum(files, "sent")]);
  },

  // Fetches all of the guide and keeps it so with each release to come.
  async save(tell) {
    const { files } = await missing();
    const whole = sum(files, "sent");
    let done = 0;
    const cache = await appCache(RELEASE);
    await each(files, async (file) => {
      await (isData(file.path) ? obtainData(file.path) : obtain(cache, file));
      done += file.sent;
      tell("progress", [done, whole]);
    });
    await remember("whole", "wished for");
    await ASKED.state(tell);
  },

  // Holds every file that is to be here against its digest, and fetches anew what is broken or gone.
  async check(tell) {
    const [list, app, held] = [await listOf(RELEASE), await appCache(RELEASE), await dataCache(await generation())];
    const here = new Set((await app.keys()).map(({ url }) => url));
    const paths = list.app.filter(({ path, part }) => part === "shell" || here.has(at(path))).map(({ path }) => path);
    const data = new Set([CATALOGUE, ...(await held.keys()).map(({ url }) => url.slice(BASE.href.length))]);
    let [done, healed] = [0, 0];
    const broken = [];
    for (const path of [...paths, ...data]) {
      const found = await (isData(path) ? healData(path) : heal(app, path, list));
      if (found === "healed") healed += 1;
      if (found === "broken") broken.push(path);
      tell("progress", [(done += 1), paths.length + data.size]);
    }
    tell("checked", [done, healed, ...broken]);
  },
};

addEventListener("message", (event) => {
  if (event.data === "take") return event.waitUntil(skipWaiting());
  const port = event.ports[0];
  const tell = (what, values) => port?.postMessage([what, ...values]);
  const work = ASKED[event.data]?.(tell, event.source?.id).catch((reason) => tell("failed", [reason.name]));
  if (work) event.waitUntil(work.finally(() => tell("end", [])));
});
