// Starts the app when the page that stands in for it has been painted (docs/decisions/start.md). It is a
// file of its own because the content security policy allows no inline script; the addresses of the
// program come from the data- attributes that Trunk.toml's `pattern_script` writes, their digests from
// `ve-lang name-release`.

// A page says where the guide lies as seen from its own folder. From here on that holds for the address
// it has now, whatever address it takes on later.
const home = document.querySelector("base");
home.href = home.href;

const { js, jsIntegrity = "", wasm, wasmIntegrity = "", map, assistant } = document.querySelector("script[data-wasm]").dataset;
const base = new URL(document.baseURI);
const broken = document.getElementById("broken");
const isWithin = parent !== window; // another page

// The program's door to the map, whose scripts are fetched when a map is first shown.
globalThis.openMap = async (...settings) => {
  try {
    return await (await import(map)).open(...settings);
  } catch (reason) {
    import(map.replace(/map\.js$/, "still.js")).then(({ show }) => show(settings[0], settings.at(-1))).catch(() => {});
    throw reason;
  }
};

// The program's door to the copy for use without a network, which costs the first screen nothing.
const still = new Promise((done) => {
  const rest = () => (globalThis.requestIdleCallback ?? setTimeout)(done);
  if (document.readyState === "complete") rest();
  else addEventListener("load", rest);
});
globalThis.offline = async (what, tell) => {
  await still;
  return (await import("./offline.js"))[what](tell);
};

// The browser offers to install when it likes; a visitor is asked where the guide speaks of it.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.installOffer = event;
});

// In a frame, the page around may speak before the program hears it (platform/embed.rs).
if (isWithin) {
  globalThis.heardBefore = [];
  addEventListener("message", (event) => globalThis.heardBefore?.push(event));
}

// Puts the English words of the first paint in place; the app brings its own words later.
function speakEnglish() {
  document.documentElement.lang = "en";
  for (const element of document.querySelectorAll("title, link[rel=manifest], #boot *")) {
    for (const { name, value } of [...element.attributes]) {
      if (!name.startsWith("data-en-")) continue;
      const target = name.slice("data-en-".length);
      if (target === "text") element.textContent = value;
      else element.setAttribute(target, value);
    }
  }
}

// How long the first paint is waited for, in milliseconds.
const LONGEST_WAIT = 3_000;

// Before the first paint nothing is fetched that it does not need: what stands on the page is read while
// the program is on its way. A frame that is far from the screen paints nothing, and starts all the same.
const painted = new Promise((done) => {
  if (document.hidden || isWithin || !PerformanceObserver.supportedEntryTypes?.includes("paint")) done();
  else new PerformanceObserver((_, observer) => { observer.disconnect(); done(); }).observe({ type: "paint", buffered: true });
  addEventListener("visibilitychange", done, { once: true });
  setTimeout(done, LONGEST_WAIT); // for browsers that do not tell
});

// Lets the page draw and take what is typed before more is done.
const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

// Every drawing of the app is a `<use>` of one hidden picture. A static page brings the part of it that
// it needs, and is given the rest when it has been taken over.
async function draw(begun) {
  const part = document.getElementById("art");
  await (part ? begun.then(() => still) : painted);
  const answer = await fetch(new URL("art.svg", base));
  if (!answer.ok) return;
  const art = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (art.localName !== "svg") return;
  if (part) part.querySelector("defs").append(...[...art.querySelector("defs").children].flatMap(missing));
  else document.body.prepend(document.importNode(art, true));
}

// Returns a drawing that the page does not have yet; of a group, which gives its drawings their colours,
// one with those that it does not have.
function missing(drawing) {
  if (drawing.id) return document.getElementById(drawing.id) ? [] : [drawing];
  drawing.replaceChildren(...[...drawing.children].flatMap(missing));
  return drawing.firstChild ? [drawing] : [];
}

// The guide's letters never move what is being read. They are there from the start where the device has
// them; elsewhere a page goes on in those it began with, and the next one, or this one when nobody has
// looked at it for a moment, is shown in the guide's own.
async function takeUpLetters(begun) {
  const takeUp = () => document.documentElement.classList.add("has-letters");
  if (navigator.serviceWorker?.controller || isWithin) return takeUp();
  await begun.then(() => still);
  await Promise.all([400, 600, 800].map((weight) => document.fonts.load(`${weight} 1em "Be Vietnam Pro"`, "aạ")));
  const title = document.title;
  document.addEventListener("visibilitychange", () => { if (document.hidden) takeUp(); });
  new MutationObserver(() => { if (document.title !== title) takeUp(); }).observe(document.querySelector("title"), { childList: true });
}

// Returns the compiled program, whatever the host calls it.
function compiled() {
  const answer = () => fetch(wasm, { integrity: wasmIntegrity });
  const whole = async () => WebAssembly.compile(await (await answer()).arrayBuffer());
  return WebAssembly.compileStreaming ? WebAssembly.compileStreaming(answer()).catch(whole) : whole();
}

// What the first screen shows comes beside the program that shows it, which looks here before it asks a
// host (platform/fetch.rs). What does not come is asked for again there.
function fetchAhead() {
  const wanted = ["data/catalogue.json", `i18n/${document.documentElement.lang}.json`];
  if (document.querySelector("#boot[data-details]")) wanted.push("data/details.json");
  const ask = (path) => fetch(new URL(path, base), { cache: "no-cache" }).catch(() => {});
  globalThis.fetchedAhead = Object.fromEntries(wanted.map((path) => [path, ask(path)]));
}

// Each step is short enough that what is typed meanwhile is taken at once.
async function start() {
  await painted;
  const waits = compiled();
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: js, integrity: jsIntegrity }));
  fetchAhead();
  const [program, module_or_path] = await Promise.all([import(js), waits]);
  await breath();
  await program.default({ module_or_path });
}

// Says that the app did not start.
function explain(reason) {
  console.error(reason);
  for (const placeholder of document.querySelectorAll("#boot .skeleton")) placeholder.remove();
  broken.hidden = false;
}

// A panic ends the program with a RuntimeError, wherever in it that happens.
function ended({ error, reason }) {
  if ((error ?? reason) instanceof WebAssembly.RuntimeError) broken.hidden = false;
}
addEventListener("error", ended);
addEventListener("unhandledrejection", ended);

broken.querySelector("button").addEventListener("click", () => location.reload());
const asked = new URLSearchParams(location.search);
const isFramed = document.documentElement.hasAttribute("data-embed");
if (isFramed && asked.has("theme")) document.documentElement.dataset.theme = asked.get("theme");
if (isFramed ? asked.get("lang") === "en" : location.pathname.slice(base.pathname.length).split("/")[0] === "en") speakEnglish();
// Only a browser that offers its pages' tools to an assistant has a place for them.
if (document.modelContext ?? navigator.modelContext) painted.then(() => import(assistant)).catch(() => {});
const begun = start();
begun.catch(explain);
// Without its drawings and letters the guide still answers, so that failure stays silent.
draw(begun).catch(() => {});
takeUpLetters(begun).catch(() => {});
