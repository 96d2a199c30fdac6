// Makes the release build in dist/, unless it is there and nothing that it is
// made from has changed since.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, filesIn, ROOT } from "./files.mjs";
import { compress } from "./finish.mjs";
import { environment, slim } from "./slim.mjs";

const MADE_FROM = [
  "Cargo.lock", "Cargo.toml", "Trunk.toml", "index.html",
  "hosts/_headers", "locales", "public", "src", "stand-ins", "style",
  "tools/build.mjs", "tools/finish.mjs", "tools/precache.mjs", "tools/slim.mjs", "tools/split", "tools/style.mjs", "tools/sw.template.js",
  "tools/versions.env",
];
const STAMP = join(ROOT, "target", "dist.fingerprint");

/** One hash over the compiler's version, its settings and every file that the build is made from. */
function fingerprint(how) {
  const hash = createHash("sha256").update(execFileSync("rustc", ["-vV"])).update(JSON.stringify(how));
  for (const input of MADE_FROM.map((name) => join(ROOT, name)).filter(existsSync)) {
    for (const file of statSync(input).isFile() ? [input] : filesIn(input).map((path) => join(input, path))) {
      hash.update(file.slice(ROOT.length)).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function runTrunk(how) {
  const path = (name) => execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
  const target = join(ROOT, "target", "split-tool");
  const manifest = join(ROOT, "tools/split/Cargo.toml");
  const { status: made } = spawnSync("cargo", ["build", "--locked", "--quiet", "--manifest-path", manifest, "--target-dir", target], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (made !== 0) process.exit(1);
  const { status } = spawnSync("trunk", ["build", "--release"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...environment(how),
      ASHORE_WASM_BINDGEN: path("wasm-bindgen"),
      ASHORE_SPLIT: join(target, "debug", "ashore-split"),
      PATH: `${join(ROOT, "tools/split/bin")}:${process.env.PATH}`,
      // Trunk takes NO_COLOR for a yes-or-no setting and refuses the usual "1".
      NO_COLOR: process.env.NO_COLOR ? "true" : "false",
    },
  });
  if (status !== 0) {
    console.error("build: Trunk could not build the page; its words are above.");
    process.exit(1);
  }
  rmSync(join(DIST, ".trunk-lock"), { force: true });
}

const how = slim() ?? { flags: [], settings: {} };
const now = fingerprint(how);
if (existsSync(join(DIST, "index.html")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === now) {
  console.log("build: dist/ is up to date");
} else {
  console.log("build: making the release build (some minutes the first time)");
  if (!how.flags.length) console.log("build: without rust-src, the source of Rust's library, the module gets 12 KB larger");
  rmSync(STAMP, { force: true });
  runTrunk(how);
  compress(DIST);
  mkdirSync(join(ROOT, "target"), { recursive: true });
  writeFileSync(STAMP, now);
}
