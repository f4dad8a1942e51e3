/**
 * The map: a thin shim over Leaflet that holds no state of the guide. `open` makes a map in an element;
 * what it is asked to show comes as plain rows, and what a visitor does to it goes out through `tell`.
 * Fetched only when a map is first shown; its folder is named by what it holds (./dev finish-page).
 */

import "./leaflet.js";
import { draw, load } from "./base.js";

const L = globalThis.L;
const SVG = "http://www.w3.org/2000/svg";
/** Outlines of the marks on 40 × 46, the tip at 20 46: what a place is shows without its colour. */
const OUTLINES = {
  village: "M20 45l-5.500-7H9a4 4 0 0 1-4-4V15L2.500 13.500C5 13 7 11 8.500 8.500 12 8 16 6 20 2c4 4 8 6 11.500 6.500C33 11 35 13 37.500 13.500L35 15v19a4 4 0 0 1-4 4h-5.500z",
  point: "M20 45C13 37 4 30 4 19a16 16 0 1 1 32 0c0 11-9 18-16 26z",
  market: "M20 45l-5-7H9a3 3 0 0 1-3-3V18H5.500A3.500 3.500 0 0 1 2 14.500L5 5h30l3 9.500a3.500 3.500 0 0 1-3.500 3.500H34v17a3 3 0 0 1-3 3h-6z",
  mall: "M20 45l-5-7H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4h24a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4h-7z",
  centre: "M20 45l-5.500-8L4 30.500v-19L20 2.500l16 9v19L25.500 37z",
  sight: "M20 45L3.500 24a4 4 0 0 1 0-5L18 3.500a3 3 0 0 1 4 0L36.500 19a4 4 0 0 1 0 5z",
};
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
 * `words` are the credit, the names of both zoom buttons, the hint of a map within a page and the sentence for a base
 * map that cannot be used; `tell(what, ...)` hears of `move`, `select`, `hover`, `pick` and `back`; `today` is
 * the date in Hà Nội.
 */
export async function open(box, [lat, lng, zoom, least, most], words, tell, today) {
  await dressed();
  if (!box.isConnected) return undefined;
  return new Map_(box, { lat, lng, zoom, least, most, words, tell, today });
}

class Map_ {
  constructor(box, { lat, lng, zoom, least, most, words, tell, today }) {
    const motion = !still.matches;
    this.tell = tell;
    this.marks = new Map();
    this.selected = "";
    this.map = L.map(box, {
      center: [lat, lng], zoom, minZoom: least, maxZoom: most, zoomControl: false, attributionControl: false,
      zoomAnimation: motion, fadeAnimation: motion, inertia: motion, markerZoomAnimation: motion,
    });
    this.map.credit = L.control.attribution({ prefix: false }).addAttribution(words[0]).addTo(this.map);
    L.control.zoom({ position: "topright", zoomInTitle: words[1], zoomOutTitle: words[2] }).addTo(this.map);
    this.route = L.layerGroup().addTo(this.map);
    this.me = L.layerGroup().addTo(this.map);
    this.map.on("moveend", () => this.moved());
    this.map.on("click", ({ latlng }) => tell("pick", [latlng.lat, latlng.lng]));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") tell("back", []);
    });
    if (isEmbedded() || box.closest(".smallmap")) yieldToPage(this.map, box, words[3]);
    this.resizes = new ResizeObserver(() => this.map.invalidateSize({ pan: false }));
    this.resizes.observe(box);
    base ??= load(document.baseURI, today);
    base.then((data) => this.map && this.underlay(data)).catch(() => { base = undefined; });
    chosen().then((text) => this.overlay(text, words[4])).catch(() => {});
    this.moved();
  }

  async overlay(text, refused) {
    if (text.replace(/\s/g, "") === PLAIN) return;
    const { lay } = await import("./basemap.js");
    if (this.map) await lay(L, this.map, text, refused);
  }

  underlay(data) {
    this.undraw = draw(L, this.map, data);
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

  /** Shows these marks and no others; marks that stay keep their elements, and the focus. */
  setMarkers(rows) {
    const wanted = new Set(rows.map(([key]) => key));
    for (const [key, mark] of this.marks) {
      if (wanted.has(key)) continue;
      mark.remove();
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
    this.setSelected(this.selected);
  }

  mark(row) {
    const [key, lat, lng] = row;
    const button = row[4] === "cluster" ? clusterButton(row) : pinButton(row);
    const chosen = (event) => {
      // A click that ends a drag was not meant; one from the keyboard counts nothing.
      if (event.detail > 0 && this.map.dragging?.moved()) return;
      event.stopPropagation();
      this.tell("select", [key]);
    };
    button.addEventListener("click", chosen);
    button.addEventListener("dblclick", (event) => event.stopPropagation());
    button.addEventListener("keydown", (event) => { if (event.key !== "Escape") event.stopPropagation(); });
    for (const [event, told] of [["pointerenter", key], ["focus", key], ["pointerleave", ""], ["blur", ""]]) {
      button.addEventListener(event, () => this.tell("hover", [told]));
    }
    const icon = L.divIcon({ html: button, className: "mapmark", iconSize: null });
    const mark = L.marker([lat, lng], { icon, interactive: false, keyboard: false, zIndexOffset: 0 }).addTo(this.map);
    mark.button = button;
    this.marks.set(key, mark);
    return mark;
  }

  /** Raises the mark `key`, and no other. */
  setSelected(key) {
    this.selected = key;
    for (const [known, { button }] of this.marks) {
      button.setAttribute("aria-pressed", String(known === key));
    }
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
    // Leaflet removes canvases and renderers a frame late.
    requestAnimationFrame(() => map.remove());
  }
}

function button(className, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.setAttribute("aria-label", label);
  return made;
}

function clusterButton([, , , label, , , count]) {
  const made = button("mapcluster num", label);
  made.textContent = count;
  return made;
}

function pinButton([, , , label, shape, glyph, count, name]) {
  const made = button(`mappin mappin--${shape}`, label);
  const picture = made.appendChild(document.createElementNS(SVG, "svg"));
  picture.setAttribute("viewBox", "0 0 40 46");
  picture.setAttribute("aria-hidden", "true");
  const outline = picture.appendChild(document.createElementNS(SVG, "path"));
  outline.setAttribute("class", "mappin__shape");
  outline.setAttribute("d", OUTLINES[shape] ?? OUTLINES.point);
  if (/^\d+$/.test(glyph)) {
    const number = picture.appendChild(document.createElementNS(SVG, "text"));
    for (const [key, value] of [["x", 20], ["y", 26], ["class", "mappin__n"]]) number.setAttribute(key, value);
    number.textContent = glyph;
  } else {
    const inside = picture.appendChild(document.createElementNS(SVG, "g"));
    inside.setAttribute("class", "mappin__mark");
    inside.setAttribute("transform", "translate(8.6 9.5) scale(.95)");
    inside.appendChild(document.createElementNS(SVG, "use")).setAttribute("href", `#g-${glyph}`);
  }
  for (const [className, text] of [["mappin__count num", count], ["mappin__name", name]]) {
    if (!text) continue;
    const words = made.appendChild(document.createElement("span"));
    words.className = className;
    words.textContent = text;
  }
  return made;
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
