/**
 * Lines of the map's base layer: curves through points, rivers with breadth, roads joined from the
 * edges of data/roads.json. Points are [latitude, longitude] in degrees, lengths in km.
 */

/** Classes of roads: each is drawn over those before it. */
export const ROADS = ['local', 'main', 'national', 'ring', 'motorway'];
const KM = 111.2;

/** Returns a Catmull-Rom curve through points of any number of coordinates, `n` steps a span. */
export function smooth(points, closed = false, n = 5) {
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
export function ribbon(line) {
  const side = (sign) => line.map(([lat, lon, breadth], i) => {
    const [from, to] = [line[Math.max(0, i - 1)], line[Math.min(line.length - 1, i + 1)]];
    const squeeze = Math.cos((lat * Math.PI) / 180);
    const [north, east] = [to[0] - from[0], (to[1] - from[1]) * squeeze];
    const half = (sign * breadth) / 2000 / KM / Math.hypot(north, east);
    return [lat + half * east, lon - (half * north) / squeeze];
  });
  return [...side(1), ...side(-1).reverse()];
}

/** Joins edges of one road, end to end, into lines {class, name, line}, so that rings look like rings; without bridges that are not open `today`. */
export function chains(roads, today) {
  const nodes = new Map(roads.nodes.map((node) => [node.id, node.at]));
  const closed = roads.bridges.filter((bridge) => !isOpen(bridge, today)).map(({ a, b }) => `${a} ${b}`);
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

/** Returns whether a bridge is open `today`, a date as in the file: it opens on no date, or on one that has come. */
export function isOpen(bridge, today) {
  return (bridge.open_from ?? '') <= today;
}

/** Returns the mean of some points. */
export function middle(points) {
  const mean = (k) => points.reduce((sum, point) => sum + point[k], 0) / points.length;
  return [mean(0), mean(1)];
}

/** Returns the straightest spot {at, angle} of every stretch of `every` km of a line; the angle is in degrees, to read upright. */
export function spread(line, every) {
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
