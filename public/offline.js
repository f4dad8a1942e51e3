// The page's side of the service worker (sw.js): registers it, tells the guide what is news of the copy
// on this device, and hands on what a visitor asks of it. Fetched once the page stands still; `tell(what,
// values)` hears of `newer`, `installable` and of what the worker answers. Which worker there is stands
// where boot.js is called; `./dev serve` has none.

const { sw } = document.querySelector("script[data-wasm]").dataset;
// In a frame the guide is a guest, and may not even ask.
const worker = top === window ? navigator.serviceWorker : undefined;

// How long a page that stays open waits before it asks for a newer release again, in milliseconds.
const HOUR = 3_600_000;

let registered;

// Returns the registration, making it when it is first wanted; nothing where no copy can be kept.
function register() {
  registered ??= sw && worker ? worker.register(sw, { updateViaCache: "none" }).catch(() => undefined) : Promise.resolve();
  return registered;
}

// Registers the worker and tells of all that is news from now on.
export async function watch(tell) {
  const isOffered = () => tell("installable", [Number(Boolean(globalThis.installOffer))]);
  addEventListener("beforeinstallprompt", isOffered);
  addEventListener("appinstalled", () => {
    globalThis.installOffer = undefined;
    isOffered();
  });
  if (globalThis.installOffer) isOffered();
  const registration = await register();
  if (!registration) return;
  const offer = () => {
    if (registration.waiting && worker.controller) tell("newer", []);
  };
  offer();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  worker.addEventListener("message", ({ data }) => {
    if (data === "newer") tell("newer", []);
  });
  if (worker.controller) news(tell);
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

// Goes over to the newer release, or to the newer data, by loading this page again. Other pages that are
// open stay with what they were started from.
export async function take() {
  const waiting = (await register())?.waiting;
  if (!waiting) return location.reload();
  worker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take");
}

// Returns the worker that answers pages, once there is one; nothing where none can be installed.
async function active() {
  const registration = await register();
  const coming = registration?.installing;
  if (!registration || registration.active) return registration?.active;
  return new Promise((done) => {
    coming?.addEventListener("statechange", () => coming.state === "redundant" && done());
    worker.ready.then(() => done(registration.active));
  });
}

const ask = (what) => async (tell) => {
  const answers = await active();
  if (!answers) return tell("none", []);
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => {
    port1.onmessage = ({ data: [what, ...values] }) => (what === "end" ? done() : tell(what, values));
    answers.postMessage(what, [port2]);
  });
  port1.close();
};

const news = ask("news");
export const state = ask("state");
export const save = ask("save");
export const check = ask("check");

// Asks the browser not to clear what is kept here.
export const persist = () => navigator.storage?.persist?.();

// Shows the browser's own offer to install.
export const install = () => globalThis.installOffer?.prompt();
