// The planner's thread: the catalogue's file comes first, then requests, each of which is answered
// with its number and a plan or what explains one, again with each better one, and at last with the
// number alone; without a value when there can be none. A newer request ends the work on an older one.
// A request that is a text is for a file that a plan is to be taken along in, and is answered with a
// text; one in an array is about a link, and is answered with an array. `./dev finish-page` puts this
// after the glue of the planner's program, which defines `wasm_bindgen`.

let opened;

// Where this script is from. One that a shut-in frame had to start is not there itself (platform/worker.rs).
const home = self.startedFrom ?? location;

// A file beside the catalogue's; empty where it cannot be had.
async function file(name) {
  try {
    const answer = await fetch(new URL(`data/${name}`, home), { cache: "no-cache" });
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
  const program = wasm_bindgen({ module_or_path: new URL("ve-lang-planner_bg.wasm", home) });
  const [{ roads, name, matrix }] = await Promise.all([ways(), program]);
  const wrong = wasm_bindgen.open(catalogue, roads, matrix);
  if (wrong) console.warn(`${name}: ${wrong}`);
}

// How long work goes on before messages are heard, in milliseconds.
const SLICE = 12;

const breathe = () => new Promise((done) => setTimeout(done));

// Which request is being planned: they are counted, here as on the page.
let turn = 0;

function tell(number, plan) {
  const message = new Uint8Array(4 + plan.length);
  new DataView(message.buffer).setUint32(0, number, true);
  message.set(plan, 4);
  postMessage(message);
}

// Plans a request: the first plan, then better ones, until all is done or a newer request comes.
async function plan(request) {
  const mine = ++turn;
  await opened;
  if (mine !== turn) return;
  const ways = wasm_bindgen.ask(request);
  if (ways === undefined) throw new Error("no request");
  if (ways.length > 0) tell(mine, ways);
  else if (!(await better(mine))) return;
  tell(mine, new Uint8Array());
}

// Tells of better and better plans; returns whether it came to the end.
async function better(mine) {
  while (mine === turn) {
    const until = performance.now() + SLICE;
    do {
      const plan = wasm_bindgen.go_on();
      if (plan === undefined) return true;
      if (plan.length > 0) tell(mine, plan);
    } while (performance.now() < until);
    await breathe();
  }
}

onmessage = async ({ data }) => {
  try {
    if (!opened) return await (opened = open(data));
    if (data instanceof Uint8Array) return await plan(data);
    await opened;
    postMessage(Array.isArray(data) ? [wasm_bindgen.link(data[0])] : wasm_bindgen.write(data));
  } catch (reason) {
    console.error(reason);
    postMessage(undefined);
  }
};
