// The search engines that are held against each other, each set up the way its own documentation
// advises for search as one types, and each with Vietnamese folding. Runs in Node and in a page.
// An engine's `load` fetches its code; `build` takes the records and returns `search`, which
// answers a keystroke with the ids of the best hits.

// How many hits a keystroke asks for: what a screen shows.
export const LIMIT = 30;

const DROPPED = /[\u0300-\u036f\u200b-\u200d\ufeff]/g;

// Small letters without marks; đ has no decomposition, so it is named.
export function fold(text) {
  return text.normalize("NFD").replace(DROPPED, "").toLowerCase().replace(/[đð]/g, "d");
}

const FIELDS = [
  "name", "name_en", "village", "craft", "craft_en", "category", "producer", "commune", "district", "province",
];

// How much a hit in a field counts, for the engines that weigh fields.
const WEIGHTS = {
  name: 6, name_en: 4, village: 4, craft: 3, craft_en: 3, category: 2, producer: 2, commune: 2, district: 2, province: 1,
};

const joined = (record) => FIELDS.map((field) => record[field]).filter(Boolean).join(" ");

const ours = {
  title: "Về Làng",
  // The contract of the search module: it takes the records as text, and reads them itself.
  takesText: true,
  load: (module) => module.load(),
  build({ Engine, memory }, text) {
    const engine = new Engine(text);
    return {
      search: (query) => engine.search(query, LIMIT),
      count: (query) => engine.count(query),
      // What the index holds, where the module says so; else all of the wasm's memory, of which a
      // part was only needed while building.
      bytes: () => (engine.bytes ? engine.bytes() : memory().byteLength),
      wasm: () => memory().byteLength,
    };
  },
};

const flexsearch = {
  title: "FlexSearch",
  load: () => import("flexsearch"),
  // One index over the joined fields, the telling ones first: every word must be there, in whichever
  // field, and a word that stands earlier scores higher. Fields of their own would each have to hold
  // all words of the query.
  build({ Index, Encoder }, records) {
    const index = new Index({ tokenize: "forward", encoder: new Encoder({ normalize: fold }) });
    for (const record of records) index.add(record.id, joined(record));
    return { search: (query) => index.search(query, LIMIT) };
  },
};

const m31 = {
  title: "m31 fuzzy-search",
  load: () => import("@m31coding/fuzzy-search"),
  // Its terms are short texts matched as wholes, so what is often typed together is one term.
  build({ SearcherFactory, Query }, records) {
    const searcher = SearcherFactory.createDefaultSearcher();
    const terms = (record) =>
      [record.name, record.name_en, `${record.name} ${record.village}`, record.producer, `${record.village} ${record.district}`, record.craft]
        .map((term) => fold(term).trim())
        .filter((term, at, all) => term && all.indexOf(term) === at);
    searcher.indexEntities(records, (record) => record.id, terms);
    return {
      search: (query) => searcher.getMatches(new Query(fold(query), LIMIT)).matches.map((match) => match.entity.id),
    };
  },
};

const minisearch = {
  title: "MiniSearch",
  load: () => import("minisearch"),
  // The last word is still being typed, so it alone is a prefix.
  build({ default: MiniSearch }, records) {
    const index = new MiniSearch({
      fields: FIELDS,
      processTerm: fold,
      searchOptions: {
        boost: WEIGHTS,
        combineWith: "AND",
        fuzzy: 0.2,
        prefix: (_, at, words) => at === words.length - 1,
      },
    });
    index.addAll(records);
    return { search: (query) => index.search(query).slice(0, LIMIT).map((hit) => hit.id) };
  },
};

const fuse = {
  title: "Fuse.js",
  load: () => import("fuse.js"),
  build({ default: Fuse }, records) {
    const keys = FIELDS.map((name) => ({ name, weight: WEIGHTS[name] }));
    const index = new Fuse(records, { keys, ignoreDiacritics: true, ignoreLocation: true, threshold: 0.3 });
    return { search: (query) => index.search(query, { limit: LIMIT }).map((hit) => hit.item.id) };
  },
};

const naive = {
  title: "folded includes",
  load: () => undefined,
  // Looks at every record, as one must to say how many there are; hits come in the records' order.
  build(_, records) {
    const texts = records.map((record) => fold(joined(record)));
    const ids = records.map((record) => record.id);
    return {
      search(query) {
        const words = fold(query).split(/\s+/).filter(Boolean);
        const hits = [];
        for (let at = 0; at < texts.length; at++) {
          if (words.every((word) => texts[at].includes(word))) hits.push(ids[at]);
        }
        return hits.slice(0, LIMIT);
      },
    };
  },
};

export const ENGINES = { ours, flexsearch, m31, minisearch, fuse, naive };

// Where an engine needs seconds for a keystroke, every so-manieth query stands for all.
export function stride(name, nRecords) {
  if (name === "fuse") return nRecords > 50_000 ? 24 : nRecords > 5_000 ? 12 : 1;
  if (name === "minisearch") return nRecords > 50_000 ? 8 : 1;
  return 1;
}
