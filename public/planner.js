// The planner's thread: the catalogue's file comes first, then requests, each of which is answered
// with its number and a plan or what explains one, again with each better one, and at last with the
// number alone; without a value when there can be none. A newer request ends the work on an older one.
// A request that is a text is for a file that a plan is to be taken along in, and is answered with a
// text; one in an array is about a link, and is answered with an array. `./dev finish-page` puts this
// after the glue of the planner's program, which defines `wasm_bindgen`, and after thread_files.js.

let opened;

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
