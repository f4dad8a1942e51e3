// Shortens what a program and its glue call each other's functions: `node tools/short_names.mjs GLUE.js
// PROGRAM.wasm` writes both anew. wasm-bindgen ends each name with a digest, which no compression can
// make smaller and which has done its work once the two are linked. A short name is filled up to the
// length of the long one, so that nothing else in the program moves.

import { readFileSync, writeFileSync } from "node:fs";

const LONG = /__wb[A-Za-z0-9_$]*?_[0-9a-f]{16}(?![A-Za-z0-9_$])/g;

// Bytes as letters, one each.
const read = (file) => readFileSync(file, "latin1");

const files = process.argv.slice(2);
const names = new Set(files.flatMap((file) => read(file).match(LONG) ?? []));
const short = new Map([...names].sort().map((name, at) => [name, at.toString(36).padStart(name.length, "_")]));
if (new Set(short.values()).size < names.size) throw new Error("two names became one");
for (const file of files) writeFileSync(file, read(file).replace(LONG, (name) => short.get(name)), "latin1");
