// The assistant's thread: the address of the guide's folder comes first, then calls of tools, each of
// which is answered with its number and the answer as JSON or the sentence that refuses it. `./dev
// finish-page` puts this after the glue of the assistant's program, which defines `wasm_bindgen`,
// and after thread_files.js.

let opened;
let spoken;

const words = (language) => file(`i18n/${language}.json`);

async function open(language) {
  const program = wasm_bindgen({ module_or_path: new URL("ve-lang-assistant_bg.wasm", location) });
  const files = [file("data/catalogue.json"), file("data/details.json"), ways(), words(language), program];
  const [catalogue, details, { roads, matrix }, said] = await Promise.all(files);
  if (!wasm_bindgen.open(catalogue, details, roads, matrix, said, language, home)) throw new Error("no guide");
  spoken = language;
}

async function answered({ tool, given, lang, today }) {
  await (opened ??= open(lang));
  if (spoken !== lang) {
    wasm_bindgen.speak(await words(lang), lang);
    spoken = lang;
  }
  try {
    return { answer: wasm_bindgen.call(tool, given, today) };
  } catch (refusal) {
    if (typeof refusal !== "string") throw refusal;
    return { refusal };
  }
}

onmessage = async ({ data }) => {
  if (data.base) {
    home = data.base;
    return;
  }
  try {
    postMessage({ number: data.number, ...(await answered(data)) });
  } catch (reason) {
    console.error(reason);
    // The page starts another thread at the next call.
    postMessage({});
  }
};
