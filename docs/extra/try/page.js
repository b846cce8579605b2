// Runs page.py in the reader's browser. Everything is served beside the page; nothing is sent anywhere.
const here = new URL(".", import.meta.url);
const at = (id) => document.getElementById(id);
const say = (text) => { at("try-state").textContent = text; };

async function start() {
  say("Loading Python (14 MB, once) …");
  const { loadPyodide } = await import(new URL("runtime/pyodide.mjs", here));
  const python = await loadPyodide({ indexURL: new URL("runtime/", here).href });
  const wheels = await (await fetch(new URL("runtime/wheels.json", here))).json();
  for (const name of wheels) {
    const wheel = await fetch(new URL(`runtime/${name}`, here));
    python.unpackArchive(await wheel.arrayBuffer(), "wheel");
  }
  const source = await (await fetch(new URL("page.py", here))).text();
  python.runPython(source);
  return python;
}

function call(python, name, ...given) {
  const result = python.globals.get(name)(...given);
  const plain = result.toJs({ dict_converter: Object.fromEntries });
  result.destroy();
  return plain;
}

function show(prefix, found) {
  at(`${prefix}-text`).textContent = found.fault ?? found.text;
  at(`${prefix}-picture`).innerHTML = found.picture ?? ""; // drawn by the library, which escapes all text
}

function answers(python) {
  const lang = at("try-lang").value;
  const places = Math.max(1, Number(at("try-places").value) || 1);
  show("try-ranking", call(python, "rank", at("try-marks").value, places, lang));
  show("try-teams", call(python, "compose", at("try-people").value, at("try-challenges").value, lang));
  show("try-dates", call(python, "plan", at("try-start").value, Number(at("try-weeks").value) || 1, lang));
}

try {
  const python = await start();
  answers(python);
  say("Ready. Change anything.");
  for (const field of document.querySelectorAll("#try input, #try textarea, #try select")) {
    field.addEventListener("input", () => answers(python));
  }
} catch (error) {
  say(`Python did not start here: ${error.message}. The page needs its runtime (make try) and a server.`);
}
