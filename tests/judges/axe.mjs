// Judges pages with axe in a real Chromium, at a phone's and a desk's width, by day and by night:
// node axe.mjs CHROMIUM PROFILE PAGE…  Prints [[page, width, scheme, rule, where], …] as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [executablePath, profile, ...pages] = process.argv.slice(2);
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  args: flags,
  // The pages' own policy forbids every script; axe is put in beside it.
  bypassCSP: true,
});
const found = [];
for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    const tab = await browser.newPage();
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ colorScheme });
    for (const page of pages) {
      const asked = [];
      const note = (request) => asked.push(request.url());
      tab.on("request", note);
      await tab.goto(pathToFileURL(page).href);
      tab.off("request", note);
      const sideways = await tab.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      if (sideways) found.push([page, width, colorScheme, "scrolls-sideways", ""]);
      for (const url of asked.filter((url) => !/^(file|data):/.test(url))) {
        found.push([page, width, colorScheme, "loads-from-elsewhere", url]);
      }
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate((tags) => axe.run(document, { runOnly: tags }), RULES);
      for (const { id, nodes } of violations) {
        found.push([page, width, colorScheme, id, nodes.map((node) => node.target.join(" ")).join("; ")]);
      }
    }
    await tab.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));
