// Lighthouse, as on a phone, on the release build. Prints the four scores and
// the times, names each audit that costs points, keeps the full report in
// target/lighthouse.html, and fails if a score is below 100.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { ROOT } from "../tools/files.mjs";
import { serve } from "../tools/serve.mjs";

const TIMES = ["first-contentful-paint", "largest-contentful-paint", "interactive", "speed-index", "total-blocking-time"];

const server = await serve();
const chrome = await launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
try {
  const { lhr, report } = await lighthouse(server.url, {
    port: chrome.port,
    output: "html",
    logLevel: "error",
    onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  });
  mkdirSync(join(ROOT, "target"), { recursive: true });
  writeFileSync(join(ROOT, "target", "lighthouse.html"), report);

  console.log(`Lighthouse ${lhr.lighthouseVersion}, mobile (full report: target/lighthouse.html)`);
  for (const category of Object.values(lhr.categories)) {
    const score = Math.round(category.score * 100);
    console.log(`  ${category.title.padEnd(24)} ${String(score).padStart(4)}`);
    if (score === 100) continue;
    process.exitCode = 1;
    for (const { id, weight } of category.auditRefs) {
      const audit = lhr.audits[id];
      if (weight && audit.score !== null && audit.score < 1) {
        console.log(`    ${audit.title} ${audit.displayValue ?? ""}`.trimEnd());
      }
    }
  }
  for (const id of TIMES) {
    console.log(`  ${lhr.audits[id].title.padEnd(24)} ${lhr.audits[id].displayValue}`);
  }
} finally {
  chrome.kill();
  await server.stop();
}
