// Offers the guide's tools to an assistant in the browser (WebMCP). boot.js imports this only where the
// browser has a place for tools; what answers them, a program in a thread of its own, is fetched at the
// first call. Nothing is opened or changed: answers hold the addresses that a visitor may follow.

const here = () => new URL(document.baseURI);

// Today in Hà Nội, which keeps UTC+7 all year, in days from 1970.
const today = () => Math.floor((Date.now() / 60_000 + 7 * 60) / 1_440);

let thread;
let asked = 0;
const waiting = new Map();

// Refuses what is asked; the next call starts another thread.
function failed() {
  for (const tell of waiting.values()) tell({ error: "The guide could not be loaded; try again later." });
  waiting.clear();
  thread?.terminate();
  thread = undefined;
}

// The thread, started when it is first wanted and anew after it failed.
function started() {
  if (thread) return thread;
  thread = new Worker(new URL("ve-lang-assistant.js", import.meta.url));
  thread.onmessage = ({ data: { number, answer, refusal } }) => {
    if (number === undefined) return failed();
    waiting.get(number)?.(refusal === undefined ? JSON.parse(answer) : { error: refusal });
    waiting.delete(number);
  };
  thread.onerror = failed;
  thread.postMessage({ base: here().href });
  return thread;
}

// A browser hides the words of what is thrown, so a refusal is an answer too: `{ "error": sentence }`.
function call(tool, given) {
  const { lang } = document.documentElement;
  return new Promise((tell) => {
    waiting.set(++asked, tell);
    started().postMessage({ number: asked, tool, given: JSON.stringify(given ?? {}), lang, today: today() });
  });
}

const context = document.modelContext ?? navigator.modelContext;
const tools = await (await fetch(new URL("assistants/tools.json", here()))).json();
for (const tool of tools) {
  await context.registerTool({ ...tool, execute: (given) => call(tool.name, given) });
}
