// Stands before wasm-bindgen on the PATH while Trunk builds: splits the parts
// that come later (src/app/later.rs) off the module, then lets the real
// wasm-bindgen at what is left. The parts wait in target/split/ for Trunk's
// post-build hook (precache.mjs), which lays them into the build.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const { ASHORE_WASM_BINDGEN: bindgen, ASHORE_SPLIT: splitter } = process.env;
const args = process.argv.slice(2);
const run = (command, ...words) => {
  const { status } = spawnSync(command, words, { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
};
const at = args.findIndex((arg) => arg.endsWith(".wasm"));
if (at < 0) {
  run(bindgen, ...args); // --version
} else {
  const folder = fileURLToPath(new URL("../../target/split/", import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const name = args.find((arg) => arg.startsWith("--out-name="))?.slice(11) ?? "ashore";
  // One hash for all files of a module: they fit together or not at all.
  const hash = createHash("sha256").update(readFileSync(args[at])).digest("hex").slice(0, 16);
  run(splitter, args[at], folder, name, `split-${hash}.js`);
  const link = join(folder, `split-${hash}.js`);
  let script = readFileSync(link, "utf8");
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".wasm") && f !== `${name}.wasm`)) {
    const hashed = file.replace(".wasm", `-${hash}.wasm`);
    script = script.replaceAll(`"./${file}"`, `"./${hashed}"`);
    renameSync(join(folder, file), join(folder, hashed));
  }
  writeFileSync(link, script);
  args[at] = join(folder, `${name}.wasm`);
  run(bindgen, "--keep-lld-exports", "--no-demangle", ...args);
  rmSync(args[at]);
}
