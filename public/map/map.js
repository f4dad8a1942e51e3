/**
 * The map: a thin shim over Leaflet that holds no state of the guide. `open` makes a map in an element;
 * what it is asked to show comes as plain rows, and what a visitor does to it goes out through `tell`.
 * Fetched only when a map is first shown; its folder is named by what it holds (`ve-lang name-release`).
 */

import "./leaflet.js";
import { apart } from "./apart.js";
import { draw, load } from "./base.js";
import { breath } from "./breath.js";
import { clusterButton, pinButton, showOutlines } from "./marks.js";

const L = globalThis.L;
/** Who asks for less motion gets none. */
const still = matchMedia("(prefers-reduced-motion: reduce)");
/** map.json as it is shipped, which asks for nothing more. */
const PLAIN = '{"basemap":{"kind":"builtin"}}';
let base;
let sheet;
let choice;

/** Returns once the map's sheet holds; it is linked once a page. */
function dressed() {
  sheet ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("leaflet.css", import.meta.url);
    link.onload = done;
    link.onerror = failed;
    document.head.append(link);
  });
  return sheet;
}

/** Returns the text of map.json, in which a deployer chooses a base map (docs/basemap.md); it is read once a page. */
async function chosen() {
  choice ??= fetch(new URL("map.json", document.baseURI)).then((answer) => (answer.ok ? answer.text() : PLAIN));
  return choice.catch(() => {
    choice = undefined;
    return PLAIN;
  });
}

/**
 * Makes a map in `box` that looks at `lat`, `lng` from `zoom`, between the zooms `least` and `most`.
 * `words` are the credit, the names of both zoom buttons, the hint of a map within a page, and the sentences for a base
 * map that cannot be used and for one that does not come; `communes` are rows of name, latitude and longitude;
 * `tell(what, ...)` hears of `move`, `select`, `hover`, `pick` and `back`; `today` is the date in Hà Nội.
 */
export async function open(box, [lat, lng, zoom, least, most], words, communes, tell, today) {
  await dressed();
  if (!box.isConnected) return undefined;
  showOutlines();
  const map = new Map_(box, { lat, lng, zoom, least, most, words, communes, tell, today });
  await breath();
  return map;
}

class Map_ {
  constructor(box, { lat, lng, zoom, least, most, words, communes, tell, today }) {
    const motion = !still.matches;
    this.tell = tell;
    this.marks = new Map();
    this.keys = new WeakMap();
    this.selected = "";
    this.pointed = "";
    this.map = L.map(box, {
      center: [lat, lng], zoom, minZoom: least, maxZoom: most, zoomControl: false, attributionControl: false,
      zoomAnimation: motion, fadeAnimation: motion, inertia: motion, markerZoomAnimation: motion,
    });
    this.map.credit = L.control.attribution({ prefix: false }).addAttribution(words[0]).addTo(this.map);
    L.control.zoom({ position: "topright", zoomInTitle: words[1], zoomOutTitle: words[2] }).addTo(this.map);
    this.listen(this.map.getPane("markerPane"));
    this.route = L.layerGroup().addTo(this.map);
    this.me = L.layerGroup().addTo(this.map);
    this.map.on("moveend", () => this.moved());
    this.map.on("zoomanim", () => { this.zooms = true; });
    this.map.on("zoomend", () => {
      this.zooms = false;
      this.part();
    });
    this.map.on("click", ({ latlng }) => tell("pick", [latlng.lat, latlng.lng]));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") tell("back", []);
    });
    if (isEmbedded() || box.closest(".smallmap")) yieldToPage(this.map, box, words[3]);
    this.resizes = new ResizeObserver(() => this.map.invalidateSize({ pan: false }));
    this.resizes.observe(box);
    base ??= load(document.baseURI, today);
    const names = communes.map(([name, ...at]) => ({ name, at }));
    base.then((data) => this.map && this.underlay(data, names)).catch(() => { base = undefined; });
    chosen().then((text) => this.overlay(text, { refused: words[4], gone: words[5] })).catch(() => {});
    this.moved();
  }

  async overlay(text, sentences) {
    if (text.replace(/\s/g, "") === PLAIN) return;
    const { lay } = await import("./basemap.js");
    if (this.map) await lay(L, this.map, text, sentences);
  }

  underlay(data, names) {
    this.undraw = draw(L, this.map, data, names);
  }

  moved() {
    // A move that is under way when the map goes ends after it.
    if (!this.map) return;
    const [view, middle] = [this.map.getBounds(), this.map.getCenter()];
    this.tell("move", [view.getSouth(), view.getWest(), view.getNorth(), view.getEast(), middle.lat, middle.lng, this.map.getZoom()]);
  }

  setView(lat, lng, zoom) {
    this.map.setView([lat, lng], zoom);
  }

  /** Comes as near as shows the whole of a box. */
  fit(south, west, north, east) {
    this.map.fitBounds([[south, west], [north, east]], { padding: [48, 48] });
  }

  /**
   * Shows these marks and no others; marks that stay keep their elements, and the focus. Where the one that has it
   * goes, the map gets it; what is no longer there is no longer pointed at.
   */
  setMarkers(rows) {
    const wanted = new Set(rows.map(([key]) => key));
    for (const [key, mark] of this.marks) {
      if (wanted.has(key)) continue;
      const isFocused = mark.button === document.activeElement;
      if (isFocused || mark.button.matches(":hover")) queueMicrotask(() => this.tell("hover", [""]));
      mark.remove();
      if (isFocused) this.map.getContainer().focus({ preventScroll: true });
      this.marks.delete(key);
    }
    let before;
    for (const row of rows) {
      const mark = this.marks.get(row[0]) ?? this.mark(row);
      const element = mark.getElement();
      const next = before ? before.nextSibling : element.parentNode.firstChild;
      if (next !== element) element.parentNode.insertBefore(element, next);
      before = element;
    }
    this.raise();
    this.part();
  }

  /** Moves numbered marks aside that would cover each other at this zoom. */
  part() {
    if (!this.map) return;
    const numbered = [...this.marks.values()].filter(({ button }) => button.classList.contains("mappin--numbered"));
    const asides = apart(numbered.map((mark) => this.map.project(mark.getLatLng())));
    numbered.forEach(({ button }, i) => button.style.setProperty("--aside", `${asides[i]}px`));
  }

  mark(row) {
    const [key, lat, lng] = row;
    const button = row[4] === "cluster" ? clusterButton(row) : pinButton(row);
    const icon = L.divIcon({ html: button, className: "mapmark", iconSize: null });
    const mark = L.marker([lat, lng], { icon, interactive: false, keyboard: false, zIndexOffset: 0 }).addTo(this.map);
    mark.button = button;
    this.keys.set(button, key);
    this.marks.set(key, mark);
    return mark;
  }

  /** Listens to all marks at once: there are many, and they come and go. */
  listen(pane) {
    const on = (event, act) => pane.addEventListener(event, (event) => {
      const key = this.keys.get(event.target.closest("button"));
      if (key !== undefined) act(event, key);
    });
    on("click", (event, key) => {
      // A click that ends a drag was not meant; one from the keyboard counts nothing.
      if (event.detail > 0 && this.map.dragging?.moved()) return;
      event.stopPropagation();
      this.tell("select", [key]);
    });
    on("dblclick", (event) => event.stopPropagation());
    on("keydown", (event) => { if (event.key !== "Escape") event.stopPropagation(); });
    for (const event of ["pointerover", "focusin"]) on(event, (_, key) => this.tell("hover", [key]));
    for (const event of ["pointerout", "focusout"]) on(event, () => this.tell("hover", [""]));
  }

  /** Raises the mark `key`, and no other; where it lies under the card of what is chosen, the map moves. */
  setSelected(key) {
    const isNew = key !== this.selected && key !== "";
    this.selected = key;
    this.raise();
    if (isNew) requestAnimationFrame(() => this.uncover(key));
  }

  /** Marks the mark `key`, and no other, as what is pointed at in the list. */
  setPointed(key) {
    this.pointed = key;
    this.raise();
  }

  raise() {
    for (const [key, mark] of this.marks) {
      const [isSelected, isPointed] = [key === this.selected, key === this.pointed];
      mark.button.setAttribute("aria-pressed", String(isSelected));
      mark.button.classList.toggle("is-pointed", isPointed);
      mark.getElement().classList.toggle("is-raised", isSelected || isPointed);
    }
  }

  uncover(key) {
    const mark = this.map && this.marks.get(key);
    if (!mark) return;
    const container = this.map.getContainer();
    const box = container.getBoundingClientRect();
    // What lies over the map; on a wide screen some of it stands beside.
    const over = (selector) => {
      const found = container.closest(".mapview")?.querySelector(selector)?.getBoundingClientRect();
      return found && found.left < box.right && found.right > box.left ? found : undefined;
    };
    const top = (over(".mapview__top")?.bottom ?? box.top) - box.top;
    const bottom = box.bottom - (over(".mapcard")?.top ?? box.bottom);
    this.map.panInside(mark.getLatLng(), { paddingTopLeft: [88, top + 50], paddingBottomRight: [88, bottom + 20] });
  }

  /** Draws the way along points, [lat, lng] each, a ring at both its ends; none takes it away. */
  setRoute(points) {
    this.route.clearLayers();
    if (points.length < 2) return;
    for (const className of ["maproute maproute--case", "maproute"]) {
      L.polyline(points, { className, interactive: false }).addTo(this.route);
    }
    for (const end of [points[0], points.at(-1)]) {
      L.circleMarker(end, { className: "maproute__end", radius: 6, interactive: false }).addTo(this.route);
    }
  }

  /** Shows where the visitor is, and how sure that is in metres. */
  setMe(lat, lng, metres, label) {
    this.me.clearLayers();
    L.circle([lat, lng], { radius: metres, className: "mapme", interactive: false }).addTo(this.me);
    const dot = document.createElement("span");
    dot.className = "mapme__dot";
    dot.setAttribute("role", "img");
    dot.setAttribute("aria-label", label);
    const icon = L.divIcon({ html: dot, className: "mapmark", iconSize: null });
    L.marker([lat, lng], { icon, interactive: false, keyboard: false }).addTo(this.me);
  }

  destroy() {
    this.resizes.disconnect();
    this.tell = () => {};
    const map = this.map;
    this.map = undefined;
    this.undraw?.();
    // Leaflet removes canvases and renderers a frame late, and ends a zoom of a map that is gone already.
    const remove = () => requestAnimationFrame(() => map.remove());
    if (this.zooms) map.once("zoomend", remove);
    else remove();
  }
}

function isEmbedded() {
  return window.parent !== window || new URLSearchParams(location.search).has("embed");
}

/** In a page of others, one finger and the wheel belong to that page: two fingers, or the wheel with Ctrl or after focus, move the map. */
function yieldToPage(map, box, hint) {
  const words = box.appendChild(document.createElement("p"));
  words.className = "maphint";
  words.textContent = hint;
  let fades;
  const say = () => {
    box.classList.add("is-hinting");
    clearTimeout(fades);
    fades = setTimeout(() => box.classList.remove("is-hinting"), 1500);
  };
  if (matchMedia("(pointer: coarse)").matches) {
    map.dragging.disable();
    box.classList.add("map--yields");
    box.addEventListener("touchstart", ({ touches }) => {
      if (touches.length > 1) map.dragging.enable();
    }, { passive: true, capture: true });
    box.addEventListener("touchmove", ({ touches }) => { if (touches.length === 1 && !map.dragging.enabled()) say(); }, { passive: true });
    box.addEventListener("touchend", ({ touches }) => { if (touches.length === 0) map.dragging.disable(); }, { passive: true });
  }
  box.addEventListener("wheel", (event) => {
    if (event.ctrlKey || box.contains(document.activeElement)) return;
    event.stopPropagation();
    say();
  }, { capture: true, passive: true });
}
