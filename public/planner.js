// The planner's thread: the catalogue's file comes first, then requests, each of which is answered
// with a plan; without a value when there can be none. `./dev finish-page` puts this after the glue
// of the planner's program, which defines `wasm_bindgen`.

let opened;

// A file beside the catalogue's; empty where it cannot be had.
async function file(name) {
  try {
    const answer = await fetch(new URL(`data/${name}`, location), { cache: "no-cache" });
    return new Uint8Array(answer.ok ? await answer.arrayBuffer() : 0);
  } catch {
    return new Uint8Array();
  }
}

// The roads, without which plans rest on straight lines and say so, and the ways that a routing engine
// found, of which the roads' file says where they lie (docs/travel-matrix.md).
async function ways() {
  const roads = await file("roads.json");
  let name;
  try {
    name = JSON.parse(new TextDecoder().decode(roads)).matrix;
  } catch {} // the program reads what can be read of it
  return { roads, name, matrix: name ? await file(name) : new Uint8Array() };
}

async function open(catalogue) {
  const program = wasm_bindgen({ module_or_path: new URL("ve-lang-planner_bg.wasm", location) });
  const [{ roads, name, matrix }] = await Promise.all([ways(), program]);
  const wrong = wasm_bindgen.open(catalogue, roads, matrix);
  if (wrong) console.warn(`${name}: ${wrong}`);
}

onmessage = async ({ data }) => {
  try {
    if (!opened) return await (opened = open(data));
    await opened;
    postMessage(wasm_bindgen.answer(data));
  } catch (reason) {
    console.error(reason);
    postMessage(undefined);
  }
};
