// What both threads fetch with. `./dev finish-page` puts this between the glue of a thread's program and
// its script.

// Where the guide lies. A thread that a shut-in frame had to start is not there itself (platform/worker.rs).
let home = self.startedFrom ?? location;

// A file of the guide; empty where it cannot be had.
async function file(name) {
  try {
    const answer = await fetch(new URL(name, home), { cache: "no-cache" });
    return new Uint8Array(answer.ok ? await answer.arrayBuffer() : 0);
  } catch {
    return new Uint8Array();
  }
}

// The roads, without which plans rest on straight lines and say so, and the ways that a routing engine
// found, of which the roads' file says where they lie (docs/travel-matrix.md).
async function ways() {
  const roads = await file("data/roads.json");
  let name;
  try {
    name = JSON.parse(new TextDecoder().decode(roads)).matrix;
  } catch {} // the program reads what can be read of it
  return { roads, name, matrix: name ? await file(`data/${name}`) : new Uint8Array() };
}
