// Reads JSON on standard input: a list of Mermaid gantt texts. Prints, as JSON, each text's title and tasks as the
// real mermaid understands them, or the error it raises. Entities are read back as the browser reads them.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

const shown = (text) => {
  const area = window.document.createElement("textarea");
  area.innerHTML = text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  return area.value;
};
const iso = (day) => new Date(day.getTime() - day.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const read = async (text) => {
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const tasks = db.getTasks().map((task) => ({
    id: task.id, name: shown(task.task), section: shown(task.section), start: iso(task.startTime),
    end: iso(task.endTime), crit: !!task.crit, milestone: !!task.milestone, done: !!task.done, active: !!task.active,
  }));
  return { title: shown(db.getDiagramTitle()), tasks };
};

let input = "";
for await (const chunk of process.stdin) input += chunk;
const results = [];
for (const text of JSON.parse(input)) results.push(await read(text).catch((error) => ({ error: String(error) })));
console.log(JSON.stringify(results));
