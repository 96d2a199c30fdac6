// How the module is compiled: slim where the standard library's source is at
// hand, else as the compiler comes.
//
// Slim, the standard library is compiled along with the app, for size, and a
// panic stops the module on the spot, without a message: boot.js sees the trap
// and shows the notice all the same. Nothing in the page prints with {:?}
// (tests/floors.rs), so that is left out as well. It takes 12 KB off a first visit.

import { execFileSync, spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./files.mjs";

const TARGET = "wasm32-unknown-unknown";
const FLAGS = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none"];
const SETTINGS = {
  // Lets a stable compiler do what is called unstable: its version is pinned.
  RUSTC_BOOTSTRAP: "1",
  CARGO_UNSTABLE_BUILD_STD: "std,panic_abort",
  CARGO_UNSTABLE_BUILD_STD_FEATURES: "optimize_for_size",
};

/** True if this compiler knows the flags, and its library's source and all that needs can be had. */
function possible() {
  const env = { ...process.env, ...SETTINGS };
  const works = (command, ...words) => spawnSync(command, words, { cwd: ROOT, env, stdio: "ignore" }).status === 0;
  return works("rustc", ...FLAGS, "--target", TARGET, "--print", "cfg") &&
    works("cargo", "fetch", "--locked", "--target", TARGET);
}

/**
 * The environment in which cargo compiles the module: paths of this machine
 * stay out of its panic messages, and what tools/split needs stays in it.
 */
export function environment({ flags, settings }) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const library = join(execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim(), "lib/rustlib/src");
  const paths = { [cargoHome]: "cargo", [ROOT]: "", [library]: "" };
  const remap = Object.entries(paths).map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  return {
    ...process.env,
    ...settings,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: [...remap, ...flags, "-Clink-arg=--emit-relocs"].join(" "),
  };
}

/** The flags for rustc and the settings for cargo of a slim build; none if it is not possible. */
export function slim() {
  return possible() ? { flags: FLAGS, settings: SETTINGS } : undefined;
}
