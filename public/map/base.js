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

/** Kinds of names: first zoom, last zoom, height, mean width of a letter. The first have the right of way. */
const KINDS = {
  city: [8, 11.6, 20, 15.5],
  district: [9.5, 12.4, 16, 7.6],
  river: [9.5, 18, 15, 7.6],
  lake: [10.4, 18, 14, 6.6],
  hill: [10, 18, 14, 7],
  quarter: [11, 12.4, 15, 7],
  shield: [10, 18, 16, 8.4],
  ring: [11.4, 18, 13, 6.2],
  stream: [10.8, 18, 13, 6.2],
  commune: [11.5, 18, 15, 6.8],
  pond: [12.4, 18, 13, 6.2],
  bridge: [12.4, 18, 13, 6.4],
};
const ORDER = Object.keys(KINDS);
/** Classes of roads: each is drawn over those before it. */
const ROADS = ['local', 'main', 'national', 'ring', 'motorway'];
const KM = 111.2;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * Reads both files below `base`, a URL that ends in a slash, and returns what `draw` and `picture`
 * take. Fails where land.json cannot be had; without roads.json there are no roads.
 */
export async function load(base) {
  const read = async (name) => {
    const answer = await fetch(new URL(`data/${name}.json`, base));
    if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
    return answer.json();
  };
  const [land, roads] = await Promise.all([read('land'), read('roads').catch(() => null)]);
  const lines = roads ? chains(roads) : [];
  return { shapes: shapes(land, lines), names: [...landNames(land), ...roadNames(roads, lines)] };
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
  for (const { name, closed, lines } of data.shapes) {
    const make = closed ? L.polygon : L.polyline;
    const options = { renderer, pane: 'base', className: css(name), interactive: false, fillRule: 'nonzero', smoothFactor: 0.8 };
    make(lines, options).addTo(layer);
  }

  const all = sorted(data.names, labels);
  const shown = new Map();
  let placed = [];
  let zoom;
  const rename = () => {
    if (zoom !== map.getZoom()) {
      zoom = map.getZoom();
      box.style.setProperty('--zoom', breadth(zoom));
      placed = place(all, zoom, (at) => map.project(at, zoom));
    }
    const view = map.getBounds().pad(0.15);
    const wanted = new Set(placed.filter((put) => view.contains(put.name.at)));
    for (const [put, marker] of shown) if (!wanted.has(put)) { marker.remove(); shown.delete(put); }
    for (const put of wanted) if (!shown.has(put)) shown.set(put, mark(L, put).addTo(map));
  };
  map.on('moveend zoomend', rename);
  rename();
  return () => {
    map.off('moveend zoomend', rename);
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

/** Returns a Catmull-Rom curve through points of any number of coordinates, `n` steps a span. */
function smooth(points, closed = false, n = 5) {
  const last = points.length - 1;
  const point = (i) => (closed ? points[(i + points.length) % points.length] : points[Math.max(0, Math.min(last, i))]);
  const curve = [];
  for (let i = 0; i < (closed ? points.length : last); i += 1) {
    const [a, b, c, d] = [point(i - 1), point(i), point(i + 1), point(i + 2)];
    for (let k = 0; k < n; k += 1) {
      const t = k / n;
      const at = (p) => b[p] + 0.5 * t * (c[p] - a[p] + t * (2 * a[p] - 5 * b[p] + 4 * c[p] - d[p] + t * (3 * (b[p] - c[p]) + d[p] - a[p])));
      curve.push(b.map((_, p) => at(p)));
    }
  }
  return closed ? curve : [...curve, points[last]];
}

/** Returns the ring around a line whose third coordinate is its breadth in metres. */
function ribbon(line) {
  const side = (sign) => line.map(([lat, lon, breadth], i) => {
    const [from, to] = [line[Math.max(0, i - 1)], line[Math.min(line.length - 1, i + 1)]];
    const squeeze = Math.cos((lat * Math.PI) / 180);
    const [north, east] = [to[0] - from[0], (to[1] - from[1]) * squeeze];
    const half = (sign * breadth) / 2000 / KM / Math.hypot(north, east);
    return [lat + half * east, lon - (half * north) / squeeze];
  });
  return [...side(1), ...side(-1).reverse()];
}

/** Joins edges of one road, end to end, into lines {class, name, line}, so that rings look like rings. */
function chains(roads) {
  const nodes = new Map(roads.nodes.map((node) => [node.id, node.at]));
  const closed = roads.bridges.filter((bridge) => !isOpen(bridge)).map(({ a, b }) => `${a} ${b}`);
  const there = ({ a, b }) => !closed.includes(`${a} ${b}`) && !closed.includes(`${b} ${a}`);
  const kind = (edge) => (ROADS.includes(edge.class) ? edge.class : 'main');
  const open = roads.edges.filter(there).map((edge) => ({
    class: kind(edge), name: edge.name, a: edge.a, b: edge.b, points: [nodes.get(edge.a), ...(edge.via ?? []), nodes.get(edge.b)],
  }));
  const made = [];
  while (open.length) {
    const road = open.pop();
    for (let i = open.length - 1; road.name && i >= 0; i -= 1) {
      const next = open[i];
      if (next.name !== road.name || next.class !== road.class) continue;
      const turn = () => ({ ...next, a: next.b, b: next.a, points: [...next.points].reverse() });
      const after = next.a === road.b ? next : next.b === road.b ? turn() : null;
      const before = next.b === road.a ? next : next.a === road.a ? turn() : null;
      if (after) { road.points = [...road.points, ...after.points.slice(1)]; road.b = after.b; }
      else if (before) { road.points = [...before.points, ...road.points.slice(1)]; road.a = before.a; }
      else continue;
      open.splice(i, 1);
      i = open.length;
    }
    made.push({ class: road.class, name: road.name, line: smooth(road.points, false, 4) });
  }
  return made;
}

// ── Names ───────────────────────────────────────────────────────────────────────────────────────

function landNames(land) {
  const lake = ({ name, rank, ring }) => ({ kind: rank === 1 ? 'lake' : 'pond', name, at: middle(ring) });
  const along = (kind, every) => (row) => spread(smooth(row.line), every).map((spot) => ({ kind, name: row.name, ...spot }));
  const rivers = land.rivers.flatMap(along('river', 11));
  return [...land.labels, ...rivers, ...land.streams.flatMap(along('stream', 9)), ...land.lakes.map(lake)];
}

function roadNames(roads, lines) {
  if (!roads) return [];
  const nodes = new Map(roads.nodes.map((node) => [node.id, node.at]));
  const number = /^(QL|CT|TL|ĐT)\.?\s?\d+\S{0,2}$/;
  const ways = lines.filter((road) => road.name).flatMap(({ name, class: kind, line }) => {
    if (number.test(name)) return spread(line, 9).map(({ at }) => ({ kind: 'shield', name, at }));
    return ['ring', 'motorway'].includes(kind) ? spread(line, 6).map((spot) => ({ kind: 'ring', name, ...spot })) : [];
  });
  const bridges = roads.bridges.filter(isOpen).map(({ name, a, b }) => ({ kind: 'bridge', name: `Cầu ${name}`, at: middle([nodes.get(a), nodes.get(b)]) }));
  return [...ways, ...bridges];
}

function isOpen(bridge) {
  return (bridge.open_from ?? '') <= new Date().toISOString().slice(0, 10);
}

function middle(points) {
  const mean = (k) => points.reduce((sum, point) => sum + point[k], 0) / points.length;
  return [mean(0), mean(1)];
}

/** Returns the straightest spot {at, angle} of every stretch of `every` km of a line; the angle is in degrees, to read upright. */
function spread(line, every) {
  const reach = 3;
  const best = new Map();
  let run = 0;
  for (let i = 1; i < line.length; i += 1) {
    run += far(line[i - 1], line[i]);
    const [from, to] = [line[Math.max(0, i - reach)], line[Math.min(line.length - 1, i + reach)]];
    const ways = far(from, line[i]) + far(line[i], to);
    const bend = ways / (far(from, to) || 1) + (i < reach || i + reach >= line.length ? 1 : 0);
    const stretch = Math.floor(run / every);
    const turn = (Math.atan2(from[0] - to[0], (to[1] - from[1]) * 0.934) * 180) / Math.PI;
    const angle = turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn;
    if (!(best.get(stretch)?.bend <= bend)) best.set(stretch, { bend, at: line[i].slice(0, 2), angle });
  }
  return [...best.values()].map(({ at, angle }) => ({ at, angle }));
}

function far(a, b) {
  return KM * Math.hypot(a[0] - b[0], (a[1] - b[1]) * 0.934);
}

function sorted(names, labels) {
  const more = labels.map((label) => ({ kind: 'commune', ...label }));
  return [...names, ...more].filter(({ name }) => name).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** Returns {name, x, y, angle} of the names that have room at a zoom; who comes first has it. */
function place(names, zoom, project) {
  const taken = [];
  const put = [];
  for (const name of names) {
    const [from, to, height, letter] = KINDS[name.kind];
    if (zoom < from || zoom > to) continue;
    const { x, y } = project(name.at);
    const angle = name.angle ?? 0;
    const [sin, cos] = [Math.abs(Math.sin((angle * Math.PI) / 180)), Math.cos((angle * Math.PI) / 180)];
    const long = name.name.length * letter + 6;
    const [w, h] = [(long * cos + height * sin) / 2 + 3, (long * sin + height * cos) / 2 + 2];
    const again = ['river', 'stream', 'ring', 'shield'].includes(name.kind) ? 170 : 0;
    const meets = (box) => Math.abs(box.x - x) < box.w + w && Math.abs(box.y - y) < box.h + h;
    const repeats = (box) => again && box.text === name.name && Math.hypot(box.x - x, box.y - y) < again;
    if (taken.some((box) => meets(box) || repeats(box))) continue;
    taken.push({ x, y, w, h, text: name.name });
    put.push({ name, x, y, angle });
  }
  return put;
}

function mark(L, { name, angle }) {
  const text = document.createElement('span');
  text.className = `name name--${name.kind}`;
  text.textContent = name.name;
  if (angle) text.style.rotate = `${angle.toFixed(1)}deg`;
  const icon = L.divIcon({ className: 'base-name', html: text, iconSize: [0, 0] });
  return L.marker(name.at, { icon, pane: 'names', interactive: false, keyboard: false });
}

/** Returns how much broader than at zoom 10 lines are. */
function breadth(zoom) {
  return (2 ** ((zoom - 10) * 0.5)).toFixed(3);
}

function css(name) {
  return ['base', ...name.split(' ').map((part) => `base--${part}`)].join(' ');
}
