// Draws the PNG icons in public/ from icon.svg and neutral.svg. For whoever
// changes a drawing; needs the browser tests' packages, pngquant and zopflipng:
//
//   tools/setup test && tools/run node tools/icons.mjs

import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "./files.mjs";

const { chromium } = createRequire(join(ROOT, "tests/browser/package.json"))("playwright-core");
const drawing = (name) => readFileSync(join(ROOT, "public", name), "utf8");
const svg = drawing("icon.svg");
// Systems that cut icons into their own shape want them to fill the square.
const square = svg.replace(/ rx="\d+"/, "");
// Of a maskable icon only the middle four fifths are sure to be seen.
const maskable = svg.replace(' clip-path="url(#tile)"', "").replace("0 0 64 64", "-8 -8 80 80");

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
for (const [name, size, picture] of [
  ["icon-512", 512, svg],
  ["icon-maskable-512", 512, maskable],
  ["apple-touch-icon", 180, square],
  // Of rectangles that fill the square: for every use.
  ["neutral-512", 512, drawing("neutral.svg")],
]) {
  const file = join(ROOT, "public", `${name}.png`);
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${picture}`);
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
  await page.close();
  execFileSync("pngquant", ["--force", "--strip", "--speed", "1", "--nofs", "--output", file, "5", file]);
  execFileSync("zopflipng", ["-y", "-m", file, file]);
  console.log(`${name}.png: ${statSync(file).size} bytes`);
}
await browser.close();
