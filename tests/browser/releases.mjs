// Releases for the journeys: copies of the build, what the browser keeps of
// them, and what the page is told.

import { appendFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, filesIn, isCompressedCopy } from "../../tools/files.mjs";
import { list } from "../../tools/finish.mjs";

/** A copy of the build in which one file has something appended. */
export function buildWith(path, addition) {
  const folder = mkdtempSync(join(tmpdir(), "ashore-build-"));
  cpSync(DIST, folder, { recursive: true });
  for (const copy of filesIn(folder).filter(isCompressedCopy)) rmSync(join(folder, copy));
  appendFileSync(join(folder, path), addition);
  return folder;
}

/** What a host serves after the next release; with other names for its module, style and parts, which do not start there. */
export function nextRelease({ renamed = false } = {}) {
  const folder = buildWith("icon.svg", "<!-- next -->\n");
  if (renamed) {
    const other = (text) => text.replace(/(?<=ashore-)[0-9a-f]{16}(?=_bg|\.css)|(?<=(?:split|chunk)_\w+-)[0-9a-f]{16}(?=\.wasm)/g, (hash) => [...hash].reverse().join(""));
    for (const path of filesIn(folder)) {
      const file = join(folder, path);
      if (/\.(html|js)$/.test(path)) writeFileSync(file, other(readFileSync(file, "utf8")));
      renameSync(file, join(folder, other(path)));
    }
  }
  list(folder);
  return folder;
}

export const versionOf = (folder) => readFileSync(join(folder, "sw.js"), "utf8").match(/VERSION = "(\w+)"/)[1];
export const kept = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)));
export const icon = (page) => page.evaluate(async () => (await fetch("icon.svg")).text());
export const told = (page, name) => page.waitForFunction((name) => window.told.includes(name), name);

/** Notes what boot.js tells the app. */
export const listen = (context) =>
  context.addInitScript(() => {
    window.told = [];
    for (const name of ["offline-ready", "update-ready"]) {
      window.addEventListener(`ashore:${name}`, () => window.told.push(name));
    }
  });
