/**
 * What a deployer chose in map.json, and what of it cannot be used. No browser in here: the native
 * `./dev check-map` (src/command/basemap.rs) holds the same rules, and both answer to the rows of
 * tests/data/basemaps.json. The keys are told in docs/basemap.md.
 */

/** The keys that each kind takes, in the order in which their faults are named. */
const KEYS = {
  builtin: ["kind", "attribution", "boundaries"],
  raster: ["kind", "url", "attribution", "min_zoom", "max_zoom", "boundaries"],
  pmtiles: ["kind", "url", "attribution", "min_zoom", "max_zoom", "boundaries"],
};
const FARTHEST = 0;
const NEAREST = 22;

/** Returns `{ choice, faults }` of a file's text: what to show, and the keys at fault, none if it is to be shown. */
export function read(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { faults: ["map.json"] };
  }
  if (!isObject(file)) return { faults: ["map.json"] };
  const choice = file.basemap;
  const faults = Object.keys(file).filter((key) => key !== "basemap").sort();
  if (!isObject(choice)) return { faults: [...faults, "basemap"] };
  const keys = KEYS[choice.kind];
  if (typeof choice.kind !== "string" || !Object.hasOwn(KEYS, choice.kind)) return { faults: [...faults, "kind"] };
  const unknown = Object.keys(choice).filter((key) => !keys.includes(key)).sort();
  return { choice, faults: [...faults, ...keys.filter((key) => !isGood[key](choice)), ...unknown] };
}

/** Whether what stands under a key can be used with the rest. */
const isGood = {
  kind: () => true,
  url: ({ kind, url }) => isAddress(url) && (kind === "raster" ? isTemplate(url) : !/[{}]/.test(url)),
  // Whoever drew what is shown wants to be named; the built-in layer alone names itself.
  attribution: ({ kind, attribution, boundaries }) =>
    kind === "builtin" && boundaries === undefined && attribution === undefined ? true : isSaid(attribution),
  min_zoom: ({ min_zoom: least }) => least === undefined || isZoom(least),
  max_zoom: ({ min_zoom: least, max_zoom: most }) => most === undefined || (isZoom(most) && !(least > most)),
  boundaries: ({ boundaries }) => boundaries === undefined || (isAddress(boundaries) && !/[{}]/.test(boundaries)),
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isSaid = (value) => typeof value === "string" && value.replace(/<[^>]*>/g, "").trim() !== "";
const isZoom = (value) => Number.isInteger(value) && value >= FARTHEST && value <= NEAREST;

/** Of this site, from its base or its root; or of another host, which must be encrypted. */
function isAddress(url) {
  if (typeof url !== "string" || !/^[!-~]+$/.test(url)) return false;
  if (url.startsWith("https://")) return /^(?:[a-z0-9.-]|\{s\})+(?::\d+)?\/./i.test(url.slice("https://".length));
  return !url.startsWith("//") && !url.includes(":") && !url.includes("\\");
}

/** Holds zoom, column and row once each; a host in turns and denser tiles where wanted. */
function isTemplate(url) {
  const places = (url.match(/\{[^}]*\}/g) ?? []).map((place) => (place === "{-y}" ? "{y}" : place));
  const count = (place) => places.filter((other) => other === place).length;
  return ["{z}", "{x}", "{y}"].every((place) => count(place) === 1)
    && places.every((place) => ["{z}", "{x}", "{y}", "{s}", "{r}"].includes(place))
    && !/[{}]/.test(url.replace(/\{[^{}]*\}/g, ""));
}
