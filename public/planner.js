// The planner's thread: the catalogue's file comes first, then requests, each of which is answered
// with a plan; without a value when there can be none. A request that is a text is for a file that a
// plan is to be taken along in, and is answered with a text; one in an array is about a link, and is
// answered with an array. `./dev finish-page` puts this after the glue of the planner's program, which
// defines `wasm_bindgen`.

let opened;

// The file of the roads; without one, plans rest on straight lines and say so.
async function roads() {
  try {
    const answer = await fetch(new URL("data/roads.json", location), { cache: "no-cache" });
    return new Uint8Array(answer.ok ? await answer.arrayBuffer() : 0);
  } catch {
    return new Uint8Array();
  }
}

async function open(catalogue) {
  const program = wasm_bindgen({ module_or_path: new URL("ve-lang-planner_bg.wasm", location) });
  const [known] = await Promise.all([roads(), program]);
  wasm_bindgen.open(catalogue, known);
}

onmessage = async ({ data }) => {
  try {
    if (!opened) return await (opened = open(data));
    await opened;
    if (Array.isArray(data)) return postMessage([wasm_bindgen.link(data[0])]);
    postMessage(typeof data === "string" ? wasm_bindgen.write(data) : wasm_bindgen.answer(data));
  } catch (reason) {
    console.error(reason);
    postMessage(undefined);
  }
};
