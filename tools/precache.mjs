// Trunk's post-build hook: writes sw.js, which is tools/sw.template.js under a
// list of every file of the build with its hash. The hash of the list is the
// version: the same files are the same version.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesIn, isCompressedCopy } from "./files.mjs";

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

const hash = (data, encoding) => createHash("sha256").update(data).digest(encoding);

const files = Object.fromEntries(
  filesIn(build)
    .filter((path) => path !== "sw.js" && !isCompressedCopy(path))
    // A host may know the page by the folder's name only.
    .map((path) => [path === "index.html" ? "./" : path, `sha256-${hash(readFileSync(join(build, path)), "base64")}`]),
);
const list = JSON.stringify(files, null, 2);
const template = readFileSync(new URL("sw.template.js", import.meta.url), "utf8");

writeFileSync(
  join(build, "sw.js"),
  `const VERSION = "${hash(list, "hex").slice(0, 16)}";\nconst FILES = ${list};\n\n${template}`,
);
