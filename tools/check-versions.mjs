// Holds every file that repeats a tool's version to tools/versions.env.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./files.mjs";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
const pinned = Object.fromEntries(
  [...read("tools/versions.env").matchAll(/^(\w+)=(.+)$/gm)].map(([, name, version]) => [name, version]),
);

// Where a version is repeated: file, how it stands there, what it must be.
const repeated = [
  ["Cargo.toml", /^rust-version = "(.+)"$/m, pinned.RUST_MIN.replace(/\.0$/, "")],
  ["Cargo.lock", /^name = "wasm-bindgen"\nversion = "(.+)"$/m, pinned.WASM_BINDGEN],
  ["Trunk.toml", /^trunk-version = "=(.+)"$/m, pinned.TRUNK],
  ["Trunk.toml", /^wasm_bindgen = "(.+)"$/m, pinned.WASM_BINDGEN],
  ["Trunk.toml", /^wasm_opt = "version_(.+)"$/m, pinned.BINARYEN],
  ["tools/package.json", /"sirv": "(.+)"/, pinned.SIRV],
  ["tests/browser/package.json", /"playwright-core": "(.+)"/, pinned.PLAYWRIGHT_CORE],
  ["tests/browser/package.json", /"puppeteer-core": "(.+)"/, pinned.PUPPETEER_CORE],
  ["tests/browser/package.json", /"axe-core": "(.+)"/, pinned.AXE_CORE],
  ["benches/package.json", /"lighthouse": "(.+)"/, pinned.LIGHTHOUSE],
];

let disagreements = 0;
for (const [path, pattern, wanted] of repeated) {
  const found = read(path).match(pattern)?.[1];
  if (found === wanted) continue;
  disagreements += 1;
  const name = pattern.source.match(/[a-z][\w-]{3,}/)[0];
  console.error(`versions: ${path} says ${found ?? "nothing"} for ${name}, tools/versions.env says ${wanted}`);
}
if (disagreements) process.exit(1);
console.log(`versions: ${repeated.length} places agree with tools/versions.env`);
