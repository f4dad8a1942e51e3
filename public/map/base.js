/**
 * The map's own base layer: city, hills, rivers, lakes, roads and names, drawn from data/land.json
 * and data/roads.json. Schematic, made by hand, needs no network beyond those two files.
 *
 * `load` reads them, `draw` puts the layer under a Leaflet map's markers, `picture` makes the same
 * layer as a still <svg> for where no map engine runs. Nothing here takes a colour or a font:
 * style/components/base_map.css does, by the class of each shape and name.
 *
 * Points are [latitude, longitude] in degrees, as in the files; lengths are in km, sizes in px.
 */

import { breath } from './breath.js';
import { chains, ribbon, ROADS, smooth } from './lines.js';
import { landNames, mark, place, roadNames, sorted } from './names.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Reads both files below `base`, a URL that ends in a slash, and returns what `draw` and `picture`
 * take. Fails where land.json cannot be had; without roads.json there are no roads. Bridges are those open
 * `today`, a date such as 2026-12-01: the guide says which day it is, since a device may be in another zone.
 */
export async function load(base, today) {
  const read = async (name) => {
    const answer = await fetch(new URL(`data/${name}.json`, base));
    if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
    return answer.json();
  };
  const [land, roads] = await Promise.all([read('land'), read('roads').catch(() => null)]);
  await breath();
  const lines = roads ? chains(roads, today) : [];
  const made = shapes(land, lines);
  await breath();
  return { shapes: made, names: [...landNames(land), ...roadNames(roads, lines, today)] };
}

/**
 * Adds the layer to a Leaflet map, below its markers, and returns a function that takes it away.
 * `labels` are further names, {kind, name, at}; those without a kind are communes.
 */
export function draw(L, map, data, labels = []) {
  const pane = (name, z) => {
    const made = map.getPane(name) ?? map.createPane(name);
    made.style.zIndex = z;
    made.style.pointerEvents = 'none';
    made.setAttribute('aria-hidden', 'true');
    return made;
  };
  pane('base', 210);
  pane('names', 420);
  const box = map.getContainer();
  box.classList.add('base-map');
  const renderer = L.svg({ pane: 'base', padding: 0.4 });
  const layer = L.layerGroup().addTo(map);
  let isGone = false;
  const lay = async () => {
    for (const { name, closed, lines } of data.shapes) {
      if (isGone) return;
      const make = closed ? L.polygon : L.polyline;
      const options = { renderer, pane: 'base', className: css(name), interactive: false, fillRule: 'nonzero', smoothFactor: 0.8 };
      make(lines, options).addTo(layer);
      await breath();
    }
  };

  const all = sorted(data.names, labels);
  const shown = new Map();
  let placed = [];
  let zoom;
  const rename = () => {
    if (zoom !== map.getZoom()) {
      zoom = map.getZoom();
      placed = place(all, zoom, (at) => map.project(at, zoom));
    }
    const view = map.getBounds().pad(0.15);
    const wanted = new Set(placed.filter((put) => view.contains(put.name.at)));
    for (const [put, marker] of shown) if (!wanted.has(put)) { marker.remove(); shown.delete(put); }
    for (const put of wanted) if (!shown.has(put)) shown.set(put, mark(L, put).addTo(map));
  };
  const broaden = () => map.getPane('base').style.setProperty('--zoom', breadth(map.getZoom()));
  // Names come a frame after shapes and marks, so that none of the frames is long.
  let isDue = false;
  const renameSoon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => setTimeout(() => {
      isDue = false;
      if (!isGone) rename();
    }));
  };
  map.on('zoomend', broaden).on('moveend', renameSoon);
  broaden();
  lay().then(renameSoon);
  return () => {
    isGone = true;
    map.off('zoomend', broaden).off('moveend', renameSoon);
    for (const marker of shown.values()) marker.remove();
    layer.remove();
    renderer.remove();
    box.classList.remove('base-map');
  };
}

/** Returns the layer as a still <svg> that shows the whole city as at `zoom`, with `labels` as in `draw`. */
export function picture(data, labels = [], zoom = 10.5) {
  const scale = 256 * 2 ** zoom;
  const project = ([lat, lon]) => ({
    x: (scale * (lon + 180)) / 360,
    y: scale * (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)),
  });
  const land = data.shapes[0].lines[0].map(project);
  const [left, top] = [Math.min(...land.map((p) => p.x)) - 24, Math.min(...land.map((p) => p.y)) - 24];
  const [width, height] = [Math.max(...land.map((p) => p.x)) + 24 - left, Math.max(...land.map((p) => p.y)) + 24 - top];
  const local = (at) => { const p = project(at); return { x: p.x - left, y: p.y - top }; };

  const add = (to, tag, attributes, text = '') => {
    const made = to.appendChild(document.createElementNS(SVG, tag));
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`);
  svg.setAttribute('class', 'base-map picture');
  svg.style.setProperty('--zoom', breadth(zoom));
  add(svg, 'rect', { class: 'picture__beyond', width: '100%', height: '100%' });
  for (const { name, closed, lines } of data.shapes) {
    const step = (at, i) => { const p = local(at); return `${i ? 'L' : 'M'}${p.x.toFixed(1)} ${p.y.toFixed(1)}`; };
    add(svg, 'path', { class: css(name), d: lines.map((line) => line.map(step).join('') + (closed ? 'Z' : '')).join('') });
  }
  for (const { name, x, y, angle } of place(sorted(data.names, labels), zoom, local)) {
    const where = `translate(${x.toFixed(1)} ${y.toFixed(1)})${angle ? ` rotate(${angle.toFixed(1)})` : ''}`;
    const inside = x > 20 && y > 12 && x < width - 20 && y < height - 12;
    if (inside) add(svg, 'text', { class: `name name--${name.kind}`, transform: where }, name.name);
  }
  return svg;
}

// ── Shapes ──────────────────────────────────────────────────────────────────────────────────────

/** Returns {name, closed, lines} from the ground up. */
function shapes(land, roads) {
  const made = [];
  const add = (name, closed, lines) => lines.length && made.push({ name, closed, lines });
  const rings = (rows) => rows.map((row) => smooth(row.ring, true));
  const city = smooth(land.outline, true, 2);
  add('land', true, [city]);
  add('town', true, rings(land.towns));
  for (const level of [1, 2, 3]) add(`hill-${level}`, true, rings(land.hills.filter((hill) => hill.level === level)));
  for (const breadth of [1, 2]) {
    add(`stream-${breadth}`, false, land.streams.filter((row) => row.breadth === breadth).map((row) => smooth(row.line)));
  }
  const water = [...land.rivers.map((row) => ribbon(smooth(row.line))), ...rings(land.lakes)];
  add('shore', true, water);
  add('water', true, water);
  add('island', true, rings(land.islands));
  add('border', false, [[...city, city[0]]]);
  const of = (kind) => roads.filter((road) => road.class === kind).map((road) => road.line);
  for (const kind of ROADS) add(`edge ${kind}`, false, of(kind));
  for (const kind of ROADS) add(`road ${kind}`, false, of(kind));
  return made;
}

/** Returns how much broader than at zoom 10 lines are. */
function breadth(zoom) {
  return (2 ** ((zoom - 10) * 0.5)).toFixed(3);
}

function css(name) {
  return ['base', ...name.split(' ').map((part) => `base--${part}`)].join(' ');
}
