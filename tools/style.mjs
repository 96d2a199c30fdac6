// Trunk's pre-build hook: puts the sheets of style/ into one file, in the order
// of their layers. The frame waits for one request instead of five, and one file
// compresses better: 1.6 KB off a first visit.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./files.mjs";

const SHEETS = ["tokens", "base", "components", "charts", "pages", "print"];
const TO = join(ROOT, "target", "style", "ashore.css");

const all = SHEETS.map((name) => readFileSync(join(ROOT, "style", `${name}.css`), "utf8")).join("\n");
// `trunk serve` watches: a file written again for nothing would start it again.
if (!existsSync(TO) || readFileSync(TO, "utf8") !== all) {
  mkdirSync(dirname(TO), { recursive: true });
  writeFileSync(TO, all);
}
