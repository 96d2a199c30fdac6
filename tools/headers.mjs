// The headers that a host sends with every file of the page, as hosts/_headers
// has them for hosts that read it. The local server sends the same, so that the
// browser tests run under them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./files.mjs";

/** The headers of all files, name → value. */
export function headers() {
  const text = readFileSync(join(ROOT, "hosts", "_headers"), "utf8");
  const ofAll = text.match(/^\/\*\n((?: {2}.+\n)+)/m)[1];
  return Object.fromEntries(ofAll.trimEnd().split("\n").map((line) => line.trim().match(/^([\w-]+): (.+)$/).slice(1)));
}
