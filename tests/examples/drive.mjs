// Drives the page Try it in Chromium: node drive.mjs ADDRESS BROWSER MODULES. Prints what the page shows, as JSON.
import { createRequire } from "node:module";

const [address, browserPath, modules] = process.argv.slice(2);
const puppeteer = createRequire(`${modules}/`)("puppeteer-core");
const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"], protocolTimeout: 180_000 });
const page = await browser.newPage();
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));
await page.setViewport({ width: 1280, height: 1600 });
await page.goto(address);
const started = () => /^Ready|did not start/.test(document.getElementById("try-state").textContent);
await page.waitForFunction(started, { timeout: 180_000, polling: 500 });
const text = (id) => page.$eval(`#${id}`, (one) => one.textContent);
const put = (id, value) => page.$eval(`#${id}`, (one, given) => {
  one.value = given;
  one.dispatchEvent(new Event("input", { bubbles: true }));
}, value);
const shown = { state: await text("try-state"), first: await text("try-ranking-text"), slack: await text("try-dates-text") };
await put("try-marks", "dossier;Ana;Bo\nplume;15;15\nadler;13;13,5");
shown.changed = await text("try-ranking-text");
await put("try-marks", "dossier;Ana;Bo\nplume;15;x\nadler;13;13,5");
shown.wrong = await text("try-ranking-text");
await put("try-challenges", "challenge;profiles\nplume;design");
shown.impossible = await text("try-teams-text");
await put("try-start", "2018-11-16");
shown.late = await text("try-dates-text");
await put("try-lang", "fr");
shown.french = await text("try-dates-text");
shown.ranking_in_french = await text("try-ranking-text");
shown.pictures = await page.$$eval(".try-picture svg", (all) => all.length);
await put("try-marks", "dossier;Ana;Bo;Chloé\nplume;14;12,5;15\nadler;13;15;13,5\ncartobio;11;;12");
await put("try-challenges", "challenge;profiles\nplume;data, dev\nadler;data, dev");
await put("try-start", "2019-01-16");
if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT, fullPage: true });
shown.errors = errors;
console.log(JSON.stringify(shown));
await browser.close();
