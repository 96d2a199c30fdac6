// What the build's scripts know of files: where dist/ is and what is in a folder.

import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const DIST = join(ROOT, "dist");
/** The whole page in one file (single.mjs). */
export const SINGLE = join(ROOT, "target", "single", "ashore.html");

/** Every file under `folder`, as sorted paths relative to it, with `/` between. */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .map((path) => path.split(sep).join("/"))
    .sort();
}

/** The copies that are made beside a file for hosts that send them compressed. */
export const isCompressedCopy = (path) => /\.(br|gz)$/.test(path);
