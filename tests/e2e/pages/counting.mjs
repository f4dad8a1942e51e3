// Counting by hand: the entries of the catalogue's file and what each facet must say of them, worked
// out here from the rows alone, so that the guide's own counting is measured against another.

import { catalogue } from "./guide.mjs";

const TABLES = { villages: "village", products: "product", sales_points: "sales-point", sights: "sight", eateries: "eatery" };

// Returns every entry with what narrows it: kind, village, district, stars and where it lies.
export function entries() {
  const data = catalogue();
  const village = new Map(data.villages.map((row) => [row.id, row]));
  return Object.entries(TABLES).flatMap(([table, kind]) => data[table].map((row) => {
    const home = kind === "village" ? row.id : row.village;
    const own = row.place ?? {};
    // What says nothing of its own place lies where its village does.
    const place = own.commune || own.district ? own : (village.get(home)?.place ?? own);
    return {
      kind,
      id: row.id,
      name: (row.name ?? row.dish).vi,
      village: home,
      district: place.district,
      point: own.point,
      stars: kind === "product" ? (row.rating.stars ?? "unknown") : undefined,
    };
  }));
}

// Returns the entries that have, of every facet named, one of the values wanted.
export function narrowed(wanted) {
  const meets = (entry) => Object.entries(wanted).every(([facet, values]) => values.includes(entry[facet]));
  return entries().filter(meets);
}

// Returns how far two points are, in kilometres on a globe.
export function distance([lat, lng], [otherLat, otherLng]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const half = (a, b) => Math.sin(radians(a - b) / 2) ** 2;
  const h = half(lat, otherLat) + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * half(lng, otherLng);
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
