// Trunk's post-build hook: lays the parts into the build, and writes the list of
// its files and the service worker.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { list } from "./finish.mjs";

const build = process.env.TRUNK_STAGING_DIR;
if (!build) throw new Error("TRUNK_STAGING_DIR is not set: this runs as a hook of Trunk");

// The parts that wasm-bindgen.mjs split off: through wasm-opt, as the module
// itself, and beside it.
const page = readFileSync(new URL("../index.html", import.meta.url), "utf8");
const attribute = (name) => page.match(new RegExp(`${name}="([^"]*)"`))[1];
const options = [`-O${attribute("data-wasm-opt")}`, ...attribute("data-wasm-opt-params").split(" ")];
const parts = fileURLToPath(new URL("../target/split/", import.meta.url));
const script = readdirSync(build).find((name) => /^ashore-[0-9a-f]+\.js$/.test(name));
for (const name of readdirSync(parts)) {
  if (name.endsWith(".wasm")) {
    execFileSync("wasm-opt", [...options, join(parts, name), "-o", join(build, name)], { stdio: ["ignore", "inherit", "ignore"] });
  } else {
    writeFileSync(join(build, name), readFileSync(join(parts, name), "utf8").replace('"./ashore.js"', `"./${script}"`));
  }
}

list(build);
