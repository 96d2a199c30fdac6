// What deny.toml refuses, and that a database out of reach is no pass.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { advisories, rules } from "../../tools/deny.mjs";
import { ROOT } from "../../tools/files.mjs";

const folder = mkdtempSync(join(tmpdir(), "ashore-deny-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A crate in `path`, given as lines of its manifest. */
function crate(path, { name = path.split("/").at(-1), version = "0.1.0", license = "MIT", dependencies = "" } = {}) {
  write(`${path}/src/lib.rs`, "");
  return write(
    `${path}/Cargo.toml`,
    `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2024"\nlicense = "${license}"\npublish = false\n\n[dependencies]\n${dependencies}\n\n[workspace]\n`,
  );
}

function locked(manifest) {
  execFileSync("cargo", ["generate-lockfile", "--manifest-path", manifest], { stdio: "pipe" });
  return manifest;
}

function repository(path) {
  const git = (...words) =>
    execFileSync("git", ["-C", join(folder, path), "-c", "user.name=test", "-c", "user.email=test@example.invalid", ...words], { stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=test");
  return `file://${join(folder, path)}`;
}

function refuses({ ok, output }, code, words) {
  assert.equal(ok, false, output);
  assert.match(output, new RegExp(`error\\[${code}\\][^]*${words}`));
}

test("a crate of our own kind passes", () => {
  crate("part");
  const { ok, output } = rules(locked(crate("fine", { dependencies: 'part = { path = "../part" }' })));
  assert.equal(ok, true, output);
});

test("a licence that is not listed is refused", () => {
  crate("copyleft", { license: "GPL-3.0-only" });
  refuses(rules(locked(crate("takes-it", { dependencies: 'copyleft = { path = "../copyleft" }' }))), "rejected", "GPL-3.0-only");
});

test("a crate from a repository is refused", () => {
  crate("elsewhere");
  const address = repository("elsewhere");
  refuses(rules(locked(crate("from-git", { dependencies: `elsewhere = { git = "${address}" }` }))), "source-not-allowed", "elsewhere");
});

test("two versions of a crate are refused", () => {
  crate("one", { name: "part", version: "1.0.0" });
  crate("two", { name: "part", version: "2.0.0" });
  const dependencies = 'one = { package = "part", path = "../one" }\ntwo = { package = "part", path = "../two" }';
  refuses(rules(locked(crate("twice", { dependencies }))), "duplicate", "part");
});

test("an excuse for what is not there any more is refused", () => {
  const config = readFileSync(join(ROOT, "deny.toml"), "utf8");
  const added = config.replace("skip = [", 'skip = [\n    { crate = "part@9.9.9", reason = "was there once" },');
  refuses(rules(join(ROOT, "Cargo.toml"), write("stale.toml", added)), "unmatched-skip", "part");
});

/** deny.toml with a database of advisories that git finds at another address. */
function database(name, address) {
  const url = `https://${name}.invalid/db`;
  const at = Number(process.env.GIT_CONFIG_COUNT ?? 0);
  process.env.GIT_CONFIG_COUNT = at + 1;
  process.env[`GIT_CONFIG_KEY_${at}`] = `url.${address}.insteadOf`;
  process.env[`GIT_CONFIG_VALUE_${at}`] = url;
  const config = readFileSync(join(ROOT, "deny.toml"), "utf8").replace(
    /^db-path = .*$/m,
    `db-path = "${join(folder, name)}"\ndb-urls = ["${url}"]`,
  );
  return write(`${name}.toml`, config);
}

test("a known fault in a crate of ours is found", () => {
  const advisory = `\`\`\`toml
[advisory]
id = "RUSTSEC-2026-9999"
package = "crc"
date = "2026-01-01"

[versions]
patched = []
\`\`\`

# Planted for the test

No such fault is known.
`;
  write("faults/crates/crc/RUSTSEC-2026-9999.md", advisory);
  const found = advisories(join(ROOT, "Cargo.toml"), database("with-faults", repository("faults")));
  assert.equal(found.checked, true, found.output);
  refuses(found, "vulnerability", "RUSTSEC-2026-9999");
});

test("a database out of reach is said, and no pass", () => {
  const { checked, ok, output } = advisories(join(ROOT, "Cargo.toml"), database("without", `file://${join(folder, "nowhere")}`));
  assert.equal(checked, false);
  assert.equal(ok, false);
  assert.match(output, /failed to fetch/);
});

test("a file of settings that cannot be read is a failure, not a database out of reach", () => {
  const { checked, ok } = advisories(join(ROOT, "Cargo.toml"), write("broken.toml", "[advisories]\ndb-urls = 1\n"));
  assert.equal(checked, true);
  assert.equal(ok, false);
});
