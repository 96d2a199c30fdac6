// Holds the crates of the page, and of the program that splits it, to deny.toml
// with cargo-deny.
//
//   node tools/deny.mjs                licences, sources, duplicates
//   node tools/deny.mjs --advisories   known faults, as far as the database of
//                                      advisories can be reached
//
// Where it cannot be reached nothing was checked: that is said, and the status
// is NOT_CHECKED, neither success nor failure.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./files.mjs";

/** The exit status that says: this could not be checked. */
export const NOT_CHECKED = 75;

const MANIFESTS = ["Cargo.toml", "tools/split/Cargo.toml"].map((path) => join(ROOT, path));
const CONFIG = join(ROOT, "deny.toml");

/** Runs cargo-deny on a manifest; gives its status and all it said. */
function deny(manifest, command, words, config) {
  const { status, stdout, stderr, error } = spawnSync(
    "cargo",
    // A lock file is never changed by a check.
    ["deny", "--color", "never", "--locked", "--manifest-path", manifest, "--config", config, command, ...words],
    // A git that asks for a password, or a host that never answers, is not waited for.
    { cwd: ROOT, encoding: "utf8", timeout: 120_000, env: { ...process.env, GIT_TERMINAL_PROMPT: "0" } },
  );
  const output = `${stdout ?? ""}${stderr ?? ""}${error ? `${error}\n` : ""}`;
  return { ok: status === 0, output, late: error?.code === "ETIMEDOUT" };
}

/** Licences, sources and duplicates of one manifest. */
export function rules(manifest, config = CONFIG) {
  // What is excused and not there any more is an error where the excuses are for.
  const stale = manifest === MANIFESTS[0] ? "--deny" : "--allow";
  const words = ["--hide-inclusion-graph", stale, "unmatched-skip", stale, "unnecessary-skip"];
  return deny(manifest, "check", [...words, "licenses", "sources", "bans"], config);
}

/** Known faults of one manifest; not `checked` if their database could not be fetched just now. */
export function advisories(manifest, config = CONFIG) {
  const fetched = deny(manifest, "fetch", ["db"], config);
  const outOfReach = fetched.late || /failed to fetch advisory database/.test(fetched.output);
  if (!fetched.ok) return { ...fetched, checked: !outOfReach };
  return { checked: true, ...deny(manifest, "check", ["--hide-inclusion-graph", "advisories"], config) };
}

function main() {
  const wanted = process.argv.includes("--advisories") ? advisories : rules;
  let status = 0;
  for (const manifest of MANIFESTS) {
    const { checked = true, ok, output } = wanted(manifest);
    process.stdout.write(output);
    if (!checked) {
      console.log("deny: ADVISORIES WERE NOT CHECKED: their database could not be fetched; why is above.");
      console.log("deny: run this again where https://github.com/RustSec/advisory-db can be reached: tools/run node tools/deny.mjs --advisories");
      return NOT_CHECKED;
    }
    console.log(`deny: ${manifest.slice(ROOT.length)} ${ok ? "is held to deny.toml" : "is not; why is above"}`);
    if (!ok) status = 1;
  }
  return status;
}

if (process.argv[1] === import.meta.filename) process.exit(main());
