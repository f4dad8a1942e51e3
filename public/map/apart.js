/**
 * Room for the numbers of a day: stops at one place, or so near each other that one would cover the other's
 * number, stand side by side in the order of the day. No browser in here.
 */

/** How broad and how high a mark is drawn, in px. */
const WIDTH = 30;
const HEIGHT = 32;

/** Returns how many px to the east each of the points {x, y} is to be moved so that no mark covers another's number. */
export function apart(points) {
  const rows = [];
  for (const [i, { x, y }] of points.entries()) {
    const meets = (row) => row.some((at) => Math.abs(points[at].y - y) < HEIGHT && Math.abs(points[at].x - x) < WIDTH);
    const met = rows.filter(meets);
    const joined = [...met.flat(), i].sort((a, b) => a - b);
    for (const row of met) rows.splice(rows.indexOf(row), 1);
    rows.push(joined);
  }
  const asides = new Array(points.length).fill(0);
  for (const row of rows.filter(({ length }) => length > 1)) {
    const middle = row.reduce((sum, at) => sum + points[at].x, 0) / row.length;
    row.forEach((at, place) => {
      asides[at] = Math.round(middle + (place - (row.length - 1) / 2) * WIDTH - points[at].x);
    });
  }
  return asides;
}
