// Runs a Python file on Pyodide, in node: node pyodide.mjs MODULES FOLDER FILE. The file finds FOLDER at /given.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, folder, file] = process.argv.slice(2);
const { loadPyodide } = createRequire(`${modules}/`)("pyodide");
const python = await loadPyodide({ indexURL: `${modules}/pyodide/` });
python.mountNodeFS("/given", folder);
python.runPython(readFileSync(file, "utf-8"));
