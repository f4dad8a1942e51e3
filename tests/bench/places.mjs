// A catalogue with as many sights as are asked for, no two at one point, spread over the city evenly and
// always alike: what a map has to cope with, where a generated catalogue heaps its entries in villages.

// Returns the text of a catalogue whose sights are `n` made up ones within the outline of `land`.
export function withPlaces(catalogue, land, n) {
  const [first] = catalogue.sights;
  const sights = points(land.outline, n).map((point, at) => ({
    ...first, id: `noi-${at + 1}`, name: { vi: `Nơi ${at + 1}`, en: `Place ${at + 1}` }, place: { ...first.place, point },
  }));
  return JSON.stringify({ ...catalogue, sights });
}

// Returns `n` different points in a ring, after Halton (1960): bases 2 and 3.
export function points(ring, n) {
  const [lats, lngs] = [0, 1].map((k) => ring.map((point) => point[k]));
  const [south, west] = [Math.min(...lats), Math.min(...lngs)];
  const [height, width] = [Math.max(...lats) - south, Math.max(...lngs) - west];
  const made = new Map();
  for (let i = 1; made.size < n; i += 1) {
    const point = [south + height * halton(i, 2), west + width * halton(i, 3)].map((degrees) => Number(degrees.toFixed(4)));
    if (within(ring, point)) made.set(point.join(), point);
  }
  return [...made.values()];
}

function halton(i, base) {
  let [sum, part] = [0, 1];
  for (let rest = i; rest > 0; rest = Math.floor(rest / base)) {
    part /= base;
    sum += part * (rest % base);
  }
  return sum;
}

// Counts the sides of the ring that a ray to the east crosses.
function within(ring, [lat, lng]) {
  return ring.filter(([south, west], i) => {
    const [north, east] = ring[(i + 1) % ring.length];
    return south > lat !== north > lat && lng < west + ((lat - south) / (north - south)) * (east - west);
  }).length % 2 === 1;
}
