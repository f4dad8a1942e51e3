// Starts the app: the drawings and the program are fetched side by side. It is a file of its own
// because the content security policy allows no inline script; the addresses of the program come
// from the data- attributes that Trunk.toml's `pattern_script` writes.

// A page says where the guide lies as seen from its own folder. From here on that holds for the address
// it has now, whatever address it takes on later.
const home = document.querySelector("base");
home.href = home.href;

const { js, wasm, map, assistant } = document.querySelector("script[data-wasm]").dataset;
const base = new URL(document.baseURI);
const broken = document.getElementById("broken");

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
if (parent !== window) {
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

// Every drawing of the app is a `<use>` of this one hidden picture; a static page brings its part of it.
async function draw() {
  const answer = await fetch(new URL("art.svg", base));
  if (!answer.ok) return;
  const art = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (art.localName !== "svg") return;
  art.setAttribute("class", "sprite");
  art.setAttribute("aria-hidden", "true");
  art.setAttribute("width", "0");
  art.setAttribute("height", "0");
  const part = document.getElementById("art");
  document.body.prepend(document.importNode(art, true));
  part?.remove();
}

// The guide's letters never move what is being read: a page that they came too late for goes on in
// those it began with, and takes them up while nobody looks at it.
function takeUpLetters({ cssRules } = {}) {
  const rules = cssRules ?? [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  for (const rule of rules) {
    if (rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("src").includes("url(")) rule.style.setProperty("font-display", "swap");
    else if (rule instanceof CSSLayerBlockRule) takeUpLetters(rule);
  }
}

async function start() {
  const program = await import(js);
  await program.default({ module_or_path: wasm });
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

document.addEventListener("visibilitychange", () => { if (document.hidden) takeUpLetters(); });
broken.querySelector("button").addEventListener("click", () => location.reload());
const asked = new URLSearchParams(location.search);
const isFramed = document.documentElement.hasAttribute("data-embed");
if (isFramed && asked.has("theme")) document.documentElement.dataset.theme = asked.get("theme");
if (isFramed ? asked.get("lang") === "en" : location.pathname.slice(base.pathname.length).split("/")[0] === "en") speakEnglish();
// Only a browser that offers its pages' tools to an assistant has a place for them.
if (document.modelContext ?? navigator.modelContext) import(assistant).catch(() => {});
// Without its drawings the guide still answers, so that failure stays silent.
draw().catch(() => {});
start().catch(explain);
