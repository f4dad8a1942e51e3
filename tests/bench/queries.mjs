// What is typed, keystroke by keystroke: some thirty texts, of which a part is taken from the
// records and a part is what people write. The same records always give the same queries.

import { fold } from "./engines.mjs";

const TEXTS = [
  // With marks.
  "gốm bát tràng", "lụa tơ tằm", "nón lá", "tranh sơn mài hoa sen", "Đồng",
  // Without.
  "bun kho", "mat ong", "tra sen", "lang nghe may tre dan", "hop tac xa",
  // As Telex and VNI leave it when the keyboard is off.
  "gooms suws", "luaj", "banhs chuwng", "ddaauj phuj", "go61m su71",
  // Slips, a missing space, letters that sound alike.
  "bánh trưng", "gôm su", "khảm chai", "cahi", "bunkho",
  // English.
  "lotus tea", "rattan basket", "bronze urn", "pottery vil",
  // A rating.
  "5 sao",
];

const words = (text, count) => text.split(" ").slice(0, count).join(" ");

// Texts from the records: what stands at fixed parts of the list.
function texts(records) {
  const made = records.filter((record) => record.kind === "product" && record.name_en && record.producer);
  const at = (part) => made[Math.floor((made.length - 1) * part)] ?? records[0];
  const village = records.find((record) => record.kind === "village") ?? records[0];
  return [
    words(at(0.1).name, 4),
    fold(words(at(0.3).name, 3)),
    words(at(0.5).name, 2).toLowerCase(),
    words(at(0.7).name_en, 3),
    fold(words(at(0.9).producer.split(" ").reverse().join(" "), 2)),
    village.name,
  ];
}

// The keystrokes of a text: the first three letters, then every second, then the whole.
function keystrokes(text) {
  const letters = Array.from(text.normalize("NFC"));
  const shown = (length) => length <= 3 || length % 2 === 1 || length === letters.length;
  return letters.map((_, at) => at + 1).filter(shown).map((length) => letters.slice(0, length).join("").trim());
}

export function queries(records) {
  return [...new Set([...TEXTS, ...texts(records)].flatMap(keystrokes))];
}
