/**
 * Names on the map's base layer: which there are, and which of them have room at a zoom. A name is
 * {kind, name, at, angle}; the angle is in degrees clockwise, sizes are in px.
 */

import { isOpen, middle, smooth, spread } from './lines.js';

/** How far from itself a name that stands along a line is said again. */
const AGAIN = 170;

/**
 * Kinds of names: first zoom, last zoom, height, mean width of a letter, and how far from itself the same
 * name may stand. The first have the right of way.
 */
const KINDS = {
  city: [8, 11.7, 20, 15.5, 0],
  district: [9.5, 11.7, 16, 7.6, 0],
  river: [9.5, 18, 15, 7.6, AGAIN],
  lake: [10.4, 18, 14, 6.6, 0],
  hill: [10, 18, 14, 7, 0],
  quarter: [10.8, 11.7, 15, 7, 0],
  shield: [10, 18, 16, 8.4, AGAIN],
  ring: [11.4, 18, 13, 6.2, AGAIN],
  commune: [11.7, 18, 15, 6.8, 0],
  stream: [10.8, 18, 13, 6.2, AGAIN],
  bridge: [12.4, 18, 13, 6.4, 0],
  pond: [12.4, 18, 13, 6.2, 0],
};
const ORDER = Object.keys(KINDS);

/** Returns the names of land.json; those of rivers stand along them. */
export function landNames(land) {
  const lake = ({ name, rank, ring }) => ({ kind: rank === 1 ? 'lake' : 'pond', name, at: middle(ring) });
  const along = (kind, every) => (row) => spread(smooth(row.line), every).map((spot) => ({ kind, name: row.name, ...spot }));
  const rivers = land.rivers.flatMap(along('river', 11));
  return [...land.labels, ...rivers, ...land.streams.flatMap(along('stream', 9)), ...land.lakes.map(lake)];
}

/** Returns numbers and names of great roads, and of the bridges that are open `today`. */
export function roadNames(roads, lines, today) {
  if (!roads) return [];
  const nodes = new Map(roads.nodes.map((node) => [node.id, node.at]));
  const number = /^(QL|CT|TL|ĐT)\.?\s?\d+\S{0,2}$/;
  const ways = lines.filter((road) => road.name).flatMap(({ name, class: kind, line }) => {
    if (number.test(name)) return spread(line, 9).map(({ at }) => ({ kind: 'shield', name, at }));
    return ['ring', 'motorway'].includes(kind) ? spread(line, 6).map((spot) => ({ kind: 'ring', name, ...spot })) : [];
  });
  const bridges = roads.bridges.filter((bridge) => isOpen(bridge, today)).map(({ name, a, b }) => ({ kind: 'bridge', name: `Cầu ${name}`, at: middle([nodes.get(a), nodes.get(b)]) }));
  return [...ways, ...bridges];
}

/** Returns the layer's names and `labels` together, those that go first first. */
export function sorted(names, labels) {
  const more = labels.map((label) => ({ kind: 'commune', ...label }));
  return [...names, ...more].filter(({ name }) => name).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** Returns {name, x, y, angle} of the names that have room at a zoom; who comes first has it. */
export function place(names, zoom, project) {
  const taken = [];
  const put = [];
  for (const name of names) {
    const [from, to, height, letter, again] = KINDS[name.kind];
    if (zoom < from || zoom > to) continue;
    const { x, y } = project(name.at);
    const angle = name.angle ?? 0;
    const [sin, cos] = [Math.abs(Math.sin((angle * Math.PI) / 180)), Math.cos((angle * Math.PI) / 180)];
    const long = name.name.length * letter + 6;
    const [w, h] = [(long * cos + height * sin) / 2 + 3, (long * sin + height * cos) / 2 + 2];
    const meets = (box) => Math.abs(box.x - x) < box.w + w && Math.abs(box.y - y) < box.h + h;
    const repeats = (box) => box.text === name.name && Math.hypot(box.x - x, box.y - y) < again;
    if (taken.some((box) => meets(box) || repeats(box))) continue;
    taken.push({ x, y, w, h, text: name.name });
    put.push({ name, x, y, angle });
  }
  return put;
}

/** Returns a placed name as a Leaflet marker that nothing can reach. */
export function mark(L, { name, angle }) {
  const text = document.createElement('span');
  text.className = `name name--${name.kind}`;
  text.textContent = name.name;
  if (angle) text.style.rotate = `${angle.toFixed(1)}deg`;
  const icon = L.divIcon({ className: 'base-name', html: text, iconSize: [0, 0] });
  return L.marker(name.at, { icon, pane: 'names', interactive: false, keyboard: false });
}
