// The last steps of the build, done again, come to the same bytes, in whatever
// order a folder gives its files. That the compiler and its helpers do as well is
// what `make twice` checks: it builds everything again elsewhere.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DIST, filesIn, isCompressedCopy } from "../../tools/files.mjs";
import { compress, list, SUMS, WORKER } from "../../tools/finish.mjs";
import { differences } from "../../tools/twice.mjs";

const folder = mkdtempSync(join(tmpdir(), "ashore-twice-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const made = (path) => isCompressedCopy(path) || [SUMS, WORKER].includes(path);

test("the list, the service worker and the compressed copies come out the same", () => {
  for (const path of filesIn(DIST).reverse().filter((path) => !made(path))) cpSync(join(DIST, path), join(folder, path));
  assert.notDeepEqual(differences(DIST, folder), []);
  list(folder);
  compress(folder);
  assert.deepEqual(differences(DIST, folder), []);
});

test("a changed byte is a difference, and another version", () => {
  const version = () => readFileSync(join(folder, WORKER), "utf8").split("\n")[0];
  const before = version();
  cpSync(join(folder, "icon.svg"), join(folder, "boot.js"));
  list(folder);
  assert.notEqual(version(), before);
  const changed = differences(DIST, folder).filter((path) => !made(path));
  assert.deepEqual(changed, ["boot.js"]);
});

test("the list holds every file of the page", () => {
  const listed = readFileSync(join(DIST, SUMS), "utf8").trimEnd().split("\n").map((line) => line.split("  "));
  assert.deepEqual(listed.map(([, path]) => path), filesIn(DIST).filter((path) => path !== "_headers" && !made(path)));
  for (const [sum, path] of listed) {
    assert.equal(createHash("sha256").update(readFileSync(join(DIST, path))).digest("hex"), sum, path);
  }
});
