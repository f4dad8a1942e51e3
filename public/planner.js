// The planner's thread: the catalogue's file comes first, then requests, each of which is answered
// with a plan; without a value when there can be none. `./dev finish-page` puts this after the glue
// of the planner's program, which defines `wasm_bindgen`.

let opened;

async function open(catalogue) {
  await wasm_bindgen({ module_or_path: new URL("ve-lang-planner_bg.wasm", location) });
  wasm_bindgen.open(catalogue);
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
