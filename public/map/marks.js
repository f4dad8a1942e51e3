/**
 * The map's marks, real buttons: a pin for a place, a ring with a number for several. The outlines of pins are one
 * hidden picture, which the page's legend uses too: what a place is shows without its colour.
 */

const SVG = "http://www.w3.org/2000/svg";

/** Outlines on 40 × 46, the tip at 20 46. */
const OUTLINES = {
  village: "M20 45l-5.500-7H9a4 4 0 0 1-4-4V15L2.500 13.500C5 13 7 11 8.500 8.500 12 8 16 6 20 2c4 4 8 6 11.500 6.500C33 11 35 13 37.500 13.500L35 15v19a4 4 0 0 1-4 4h-5.500z",
  point: "M20 45C13 37 4 30 4 19a16 16 0 1 1 32 0c0 11-9 18-16 26z",
  market: "M20 45l-5-7H9a3 3 0 0 1-3-3V18H5.500A3.500 3.500 0 0 1 2 14.500L5 5h30l3 9.500a3.500 3.500 0 0 1-3.500 3.500H34v17a3 3 0 0 1-3 3h-6z",
  mall: "M20 45l-5-7H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4h24a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4h-7z",
  centre: "M20 45l-5.500-8L4 30.500v-19L20 2.500l16 9v19L25.500 37z",
  sight: "M20 45L3.500 24a4 4 0 0 1 0-5L18 3.500a3 3 0 0 1 4 0L36.500 19a4 4 0 0 1 0 5z",
  eatery: "M20 45l-4.500-6.500C7 36 2.500 28 2.500 18V9A3 3 0 0 1 5.500 6h29a3 3 0 0 1 3 3v9c0 10-4.500 18-13 20.500z",
  product: "M20 45l-5-7H7a3 3 0 0 1-3-3V19a16 16 0 0 1 32 0v16a3 3 0 0 1-3 3h-8z",
};

/** Puts the outlines into the page, `m-` and their names, once. */
export function showOutlines() {
  if (document.getElementById("m-point")) return;
  const sprite = document.body.appendChild(drawn("svg", { class: "sprite", width: 0, height: 0, "aria-hidden": true }));
  for (const [name, d] of Object.entries(OUTLINES)) sprite.appendChild(drawn("path", { id: `m-${name}`, d }));
}

function button(className, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.setAttribute("aria-label", label);
  return made;
}

/** Returns the button of several places. */
export function clusterButton([, , , label, , , count]) {
  const made = button("mapcluster num", label);
  made.textContent = count;
  return made;
}

/** Returns the button of a place: its outline, and in it a glyph or its number in a day. */
export function pinButton([, , , label, shape, glyph, count, name]) {
  const isNumbered = /^\d+$/.test(glyph);
  const made = button(`mappin mappin--${shape}${isNumbered ? " mappin--numbered" : ""}`, label);
  const picture = made.appendChild(drawn("svg", { viewBox: "0 0 40 46", "aria-hidden": true }));
  picture.appendChild(drawn("use", { class: "mappin__shape", href: `#m-${shape}` }));
  if (isNumbered) {
    picture.appendChild(drawn("text", { class: "mappin__n", x: 20, y: 26 })).textContent = glyph;
  } else {
    const inside = drawn("g", { class: "mappin__mark", transform: "translate(8.6 9.5) scale(.95)" });
    picture.appendChild(inside).appendChild(drawn("use", { href: `#g-${glyph}` }));
  }
  for (const [className, text] of [["mappin__count num", count], ["mappin__name", name]]) {
    if (!text) continue;
    const words = made.appendChild(document.createElement("span"));
    words.className = className;
    words.textContent = text;
  }
  return made;
}

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
