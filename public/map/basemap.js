/**
 * The base map that a deployer chose in map.json: tiles of pictures over the built-in layer, which
 * stays below for where they fail, and borders of areas over both. Fetched only where something else
 * than the built-in layer was chosen. What cannot be used is said in the map's corner, by its key.
 */

import { read } from "./choice.js";

/** Kinds of pictures by the number that a PMTiles header has for them; the others are no pictures. */
const PICTURES = { 2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif" };

/**
 * Shows on a Leaflet map what the text of map.json says. `refused` is the sentence for what cannot be used, `gone` the
 * one for what does not come, whole or in part.
 */
export async function lay(L, map, text, { refused, gone }) {
  const { choice, faults } = read(text);
  if (faults.length > 0) return refuse(map, refused, faults);
  if (choice.attribution) map.credit.addAttribution(credit(choice.attribution));
  if (choice.boundaries) border(L, map, choice.boundaries, refused);
  if (choice.kind === "builtin") return undefined;
  pane(map, "basemap", 215);
  const options = { pane: "basemap", minZoom: choice.min_zoom ?? 0, maxNativeZoom: choice.max_zoom ?? 22, maxZoom: 22 };
  const lacks = lacking(map, gone);
  let tiles;
  try {
    tiles = choice.kind === "raster" ? L.tileLayer(choice.url, options) : await archive(L, choice.url, options);
  } catch {
    return lacks(true); // the archive cannot be had, or is none
  }
  if (!tiles) return refuse(map, refused, ["url"]);
  if (!map.getPane("basemap")) return undefined; // the map went while the archive came
  follow(map, tiles, options.minZoom, lacks);
  return tiles.addTo(map);
}

function refuse(map, refused, faults) {
  map.credit.addAttribution(escape(`${refused} (map.json: ${faults.join(", ")})`));
}

/** Returns what says, beside the credit, that the tiles in view have not all come, or no longer says so. */
function lacking(map, gone) {
  let isSaid = false;
  return (lacks) => {
    if (lacks === isSaid) return;
    isSaid = lacks;
    if (lacks) map.credit.addAttribution(escape(gone));
    else map.credit.removeAttribution(escape(gone));
  };
}

/** The names of the built-in layer give way where the tiles in view, which have their own, have all come. */
function follow(map, tiles, least, lacks) {
  const box = map.getContainer();
  const settle = (isTiled) => box.classList.toggle("map--tiled", isTiled);
  tiles.on("load", () => {
    const isWhole = !tiles.getContainer()?.querySelector(".leaflet-tile:not(.leaflet-tile-loaded)");
    settle(isWhole);
    lacks(!isWhole);
  });
  map.on("zoomend", () => {
    if (map.getZoom() >= least) return;
    settle(false);
    lacks(false);
  });
}

/** Returns a layer of the pictures of a PMTiles archive, or nothing for one that holds no pictures. */
async function archive(L, url, options) {
  const { PMTiles } = await import("./pmtiles.js");
  const file = new PMTiles(new URL(url, document.baseURI).href);
  const header = await file.getHeader();
  const type = PICTURES[header.tileType];
  if (!type) return undefined;
  const maxNativeZoom = Math.min(options.maxNativeZoom, header.maxZoom);
  const minZoom = Math.max(options.minZoom, header.minZoom);
  const Layer = L.GridLayer.extend({
    createTile({ x, y, z }, done) {
      // A canvas needs no leave of the policy, as the address of a picture in memory would.
      const tile = document.createElement("canvas");
      paint(file, type, tile, [z, x, y]).then(() => done(null, tile), (error) => done(error, tile));
      return tile;
    },
  });
  return new Layer({ ...options, minZoom, maxNativeZoom });
}

async function paint(file, type, tile, place) {
  const found = await file.getZxy(...place);
  if (!found) throw new Error("the archive has no such tile");
  const picture = await createImageBitmap(new Blob([found.data], { type }));
  [tile.width, tile.height] = [picture.width, picture.height];
  tile.getContext("2d").drawImage(picture, 0, 0);
}

/** Draws the areas and lines of a GeoJSON file; without it the map is whole. */
async function border(L, map, url, refused) {
  const answer = await fetch(new URL(url, document.baseURI)).catch(() => undefined);
  if (!answer?.ok) return;
  pane(map, "boundaries", 216);
  const filter = ({ geometry, type }) => /Line|Polygon/.test(geometry?.type ?? type);
  const options = { pane: "boundaries", className: "mapborder", interactive: false, filter };
  try {
    L.geoJSON(await answer.json(), { ...options, renderer: L.svg({ pane: "boundaries", padding: 0.4 }) }).addTo(map);
  } catch {
    refuse(map, refused, ["boundaries"]);
  }
}

function pane(map, name, z) {
  const made = map.createPane(name);
  made.style.zIndex = z;
  made.style.pointerEvents = "none";
  made.setAttribute("aria-hidden", "true");
}

/** Returns a credit as text and links, whatever else its markup holds. */
function credit(markup) {
  const { body } = new DOMParser().parseFromString(markup, "text/html");
  const part = (node) => {
    const words = escape(node.textContent);
    const isLink = node.nodeName === "A" && /^https?:$/.test(node.protocol);
    return isLink ? `<a href="${escape(node.href)}">${words}</a>` : words;
  };
  return [...body.childNodes].map(part).join("");
}

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
