// Builds everything a second time, from a copy of the sources in another folder
// and without anything compiled before, and compares the two builds byte by byte.
// It takes as long as a first build.
//
//   make twice

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { DIST, filesIn, ROOT } from "./files.mjs";

/** The files that two folders do not have alike. */
export function differences(one, other) {
  const all = [...new Set([...filesIn(one), ...filesIn(other)])].sort();
  const read = (folder, path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined);
  return all.filter((path) => {
    const [first, second] = [read(one, path), read(other, path)];
    return !first || !second || !first.equals(second);
  });
}

function main() {
  const copy = mkdtempSync(join(tmpdir(), "ashore-twice-"));
  try {
    const made = ["target", "dist", ".git", "node_modules"];
    cpSync(ROOT, copy, { recursive: true, filter: (path) => !made.includes(basename(path)) });
    const { status } = spawnSync(process.execPath, [join(copy, "tools", "build.mjs")], { cwd: copy, stdio: "inherit" });
    if (status !== 0) return "twice: the second build failed; why is above";
    const wrong = differences(DIST, join(copy, "dist"));
    if (wrong.length) return `twice: not the same in both builds: ${wrong.join(", ")}`;
    console.log(`twice: ${filesIn(DIST).length} files, the same in both builds`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const wrong = main();
  if (wrong) console.error(wrong);
  process.exit(wrong ? 1 : 0);
}
