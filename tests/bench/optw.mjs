// Standard problems of research as files: TOPTW (OPTW with m routes), multi-day TTDP and MCTOPMTW
// (KU Leuven's formats). Times become whole numbers of a tenth or a hundredth, ways are floored in
// the same unit, and a window closes for the start of a visit, as the literature has it.

const rows = (text) => text.split("\n").map((line) => line.trim().split(/\s+/)).filter(([first]) => first !== "");

function kindOf([head]) {
  if (head.length >= 15 && head[0] === "20") return "ttdp";
  if (head.length === 13) return "mctopmtw";
  if (head.length === 4) return "toptw";
  throw new Error(`no known format: the first line has ${head.length} fields`);
}

// Returns the unit of a problem: Solomon's are in tenths, Cordeau's and the tourists' in hundredths.
function scaleOf(kind, name) {
  const base = name.toLowerCase().split("-").at(-1).replace(/^[0-9_]+/, "");
  return kind === "ttdp" || base.startsWith("pr") ? 100 : 10;
}

const READ = {
  toptw: (all) => ({ body: all.slice(2), n: Number(all[0][2]), routes: undefined }),
  ttdp: (all) => ({ body: all.slice(1), n: Number(all[0][3]), routes: Number(all[0][1]), first: Number(all[0][2]) }),
  mctopmtw: (all) => ({
    body: all.slice(1), n: Number(all[0][1]), routes: Number(all[0][0]),
    budget: Number(all[0][2]), most: all[0].slice(3).map(Number),
  }),
};

// Returns the windows of a row on each route, as numbers of the file.
const WINDOWS = {
  toptw: (row) => () => [[row.at(-2), row.at(-1)]],
  ttdp: (row, { first }) => (route) => {
    const day = (first + route) % 7;
    const [opens, closes] = [row[6 + 2 * day], row[7 + 2 * day]];
    return Number(opens) < Number(closes) ? [[opens, closes]] : [];
  },
  mctopmtw: (row) => {
    const [a, b, c, d, e] = row.slice(5, 10);
    const [one, other] = [[[a, b], [c, d]], [[b, c], [d, e]]];
    return (route) => (route % 2 === 0) === (row[10] === "1") ? one : other;
  },
};

// Returns a problem: ids of its points, the array that the solver reads, and how many routes it has.
export function problem(name, text, asked) {
  const all = rows(text);
  const kind = kindOf(all);
  const head = READ[kind](all);
  if (head.body.length !== head.n + 1) throw new Error(`${name}: ${head.n} points announced, ${head.body.length - 1} there`);
  const scale = scaleOf(kind, name);
  const time = (word) => Math.round(Number(word) * scale);
  const routes = head.routes ?? asked;
  const [depot, ...points] = head.body;
  const places = [...points, depot].map((row) => [Number(row[1]), Number(row[2])]);
  const ways = places.flatMap(([ax, ay]) => places.map(([bx, by]) => {
    const [dx, dy] = [ax - bx, ay - by];
    return Math.floor(Math.sqrt(dx * dx + dy * dy) * scale);
  }));
  const [leave, back] = (kind === "toptw" ? depot.slice(-2) : depot.slice(5, 7)).map(time);
  const day = [points.length, points.length, leave, back];
  const each = [...Array(routes).keys()];
  const visit = (row) => {
    const uses = kind === "mctopmtw" ? row.slice(11, 22).map(Number) : [];
    const groups = [...uses.slice(1).keys()].filter((group) => uses[group + 1] > 0);
    const windows = WINDOWS[kind](row, head);
    const starts = each.flatMap((route) => {
      const spans = windows(route).flat().map(time);
      return [spans.length, ...spans];
    });
    return [Number(row[4]), time(row[3]), groups.length, ...groups, ...uses.slice(0, 1), ...starts];
  };
  const budgets = kind === "mctopmtw" ? [1, head.budget] : [0];
  const most = head.most ?? [];
  const words = [
    places.length, ...ways, routes, ...each.flatMap(() => day), ...budgets, most.length, ...most,
    points.length, ...points.flatMap(visit),
  ];
  return { kind, routes, ids: points.map((row) => Number(row[0])), words: Int32Array.from(words) };
}

const FAMILIES = [[/^pr0|^pr10/, "pr01-10"], [/^pr/, "pr11-20"], [/^(r?c?[12])\d\d$/, "$1"]];

// Returns the family a problem is counted with.
export function family(kind, name) {
  if (kind !== "toptw") return kind;
  if (name.startsWith("50_")) return "toptw50";
  const [pattern, as] = FAMILIES.find(([pattern]) => pattern.test(name)) ?? [/.*/, kind];
  return as === "$1" ? name.match(pattern)[1] : as;
}
