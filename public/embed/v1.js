/**
 * The guide in a page of your own: `<ve-lang district="gia-lam" lang="vi"><a href="…">Về Làng</a></ve-lang>`.
 * Defines that element, which puts a frame in its place when it comes near the screen; the link inside is for where
 * this script does not run, and stays until the guide has come. No name in here changes within `v1`: sites link it.
 *
 * Attributes: `district`, `commune` or `village` (a slug), `view` (list, map, plan), `lang` (vi, en), `theme` (light,
 * dark), `accent`, `paper`, `ink` (#rrggbb), `corners` (soft, square, round), `font` (guide, system, serif); a change
 * of any is followed at once. `sandbox` shuts the frame in: it then has no origin and keeps nothing.
 *
 * Messages are `{ veLang: 1, id, type, … }`. To the frame: `init`, `setConfig` (`query`). From it: `ready`, `height`
 * (`height`), `navigate` (`href`, `title`), `plan` (`href`), `error` (`name`, `reason`), `scrollTo` (`top`). Each of the
 * last four is also an event of the element, such as `ve-lang:navigate`, with the message as its `detail`.
 */

const VERSION = 1;
const CHOICES = ["district", "commune", "village", "view", "lang", "theme", "accent", "paper", "ink", "corners", "font"];
const TOLD = ["navigate", "plan", "error", "scrollTo"];
/** Permissions that a frame needs from the page around it as well as from the visitor; a browser warns of those it lacks. */
const ALLOWED = `geolocation; clipboard-write; fullscreen${"share" in navigator ? "; web-share" : ""}`;
/** No `allow-same-origin`: a frame shut in keeps nothing and is nobody. */
const SANDBOX = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";
/** How far from the screen a guide begins to load, how tall it is until it says, and how tall it may become, in pixels. */
const NEAR = "600px";
const [FIRST_HEIGHT, MOST_HEIGHT] = [480, 60_000];

const home = new URL("../e/", import.meta.url);
let count = 0;

class VeLang extends HTMLElement {
  static observedAttributes = CHOICES;

  connectedCallback() {
    this.style.display ||= "block";
    this.near ??= new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.show(), { rootMargin: NEAR });
    if (!this.frame) this.near.observe(this);
    this.hears ??= (event) => this.hear(event);
    addEventListener("message", this.hears);
  }

  disconnectedCallback() {
    this.near.disconnect();
    removeEventListener("message", this.hears);
    // Elsewhere on the page a frame would load anew anyway.
    this.frame?.remove();
    this.frame = undefined;
    this.hideLink(false);
  }

  attributeChangedCallback() {
    if (!this.frame || this.changes) return;
    // Several attributes that change together are one change.
    this.changes = true;
    queueMicrotask(() => {
      this.changes = false;
      if (this.frame) this.say("setConfig", { query: this.query() });
    });
  }

  /** The choices as a query string. */
  query() {
    const set = CHOICES.filter((name) => this.getAttribute(name)?.trim());
    return new URLSearchParams(set.map((name) => [name, this.getAttribute(name).trim()])).toString();
  }

  show() {
    this.near.disconnect();
    if (this.frame) return;
    const frame = document.createElement("iframe");
    this.id_ ??= `ve-lang-${++count}`;
    frame.title = this.getAttribute("label") || this.querySelector("a")?.textContent.trim() || "Về Làng";
    frame.loading = "lazy";
    frame.allow = ALLOWED;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", SANDBOX);
    Object.assign(frame.style, { display: "block", width: "100%", border: "0", height: `${FIRST_HEIGHT}px` });
    frame.addEventListener("load", () => this.say("init"));
    const url = new URL(home);
    url.search = this.query();
    frame.src = url;
    this.frame = frame;
    this.append(frame);
  }

  /** What a frame that is shut in is called by others, and whom it can be told as. */
  get origin() {
    return this.frame.hasAttribute("sandbox") ? ["null", "*"] : [home.origin, home.origin];
  }

  say(type, parts) {
    this.frame.contentWindow?.postMessage({ veLang: VERSION, id: this.id_, type, ...parts }, this.origin[1]);
  }

  hear({ data, origin, source }) {
    if (!this.frame || source !== this.frame.contentWindow || origin !== this.origin[0]) return;
    if (data?.veLang !== VERSION || data.id !== this.id_) return;
    if (data.type === "ready") this.hideLink(true);
    if (data.type === "height") this.resize(data.height);
    if (data.type === "scrollTo") this.reveal(Number(data.top) || 0);
    if (TOLD.includes(data.type)) this.dispatchEvent(new CustomEvent(`ve-lang:${data.type}`, { detail: { ...data }, bubbles: true }));
  }

  resize(height) {
    if (Number.isFinite(height) && height > 0) this.frame.style.height = `${Math.min(Math.ceil(height), MOST_HEIGHT)}px`;
  }

  /** Shows the top of the frame, or what lies `top` pixels below it, if that was scrolled out of sight. */
  reveal(top) {
    const at = this.frame.getBoundingClientRect().top + top;
    if (at < 0) scrollBy({ top: at - 16, behavior: "auto" });
  }

  /** The guide leads to itself: the link for where it is missing is in the way of nobody. */
  hideLink(hidden) {
    for (const child of this.children) if (child !== this.frame) child.style.setProperty("display", hidden ? "none" : "", "important");
  }
}

// A page may link this twice.
if (!customElements.get("ve-lang")) customElements.define("ve-lang", VeLang);
