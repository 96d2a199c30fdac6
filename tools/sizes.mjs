// Weighs the build: every file of dist/ as it is, with gzip and with brotli,
// against tools/budget.json, whose figures are bytes sent by a host that sends
// brotli: on a first visit, and afterwards, for the parts and the list of files
// that are fetched when they are first shown, or by the service worker in its own
// time.
//
//   node tools/sizes.mjs            prints the table
//   node tools/sizes.mjs --check    fails if a budget is exceeded

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DIST, filesIn, isCompressedCopy } from "./files.mjs";
import { SUMS } from "./finish.mjs";
import { slim } from "./slim.mjs";

const PARTS = /^(split|chunk)_.*\.wasm$/;
const KINDS = [
  ["worker", /^sw\.js$/],
  ["list", new RegExp(`^${SUMS}$`)],
  ["page", /\.html$/],
  ["style", /\.css$/],
  ["script", /\.js$/],
  ["parts", PARTS],
  ["wasm", /\.wasm$/],
  ["manifest", /\.webmanifest$/],
  ["icons", /\.(svg|png|ico)$/],
];

const budget = JSON.parse(readFileSync(new URL("budget.json", import.meta.url), "utf8"));
// A build that could not be slim is no reason to fail; it is allowed that much more.
if (!slim()) for (const kind of ["total", "wasm"]) budget[kind] += budget["not slim"];
const limit = budget.total;
const number = (n) => n.toLocaleString("en-US");
const row = (...cells) => cells.map((cell, i) => (i ? String(cell).padStart(10) : cell.padEnd(34))).join("");

const files = filesIn(DIST)
  // What is for the host is not sent to anyone.
  .filter((path) => !isCompressedCopy(path) && path !== "_headers")
  .map((path) => {
    const size = (suffix) => {
      const file = join(DIST, path + suffix);
      return existsSync(file) ? statSync(file).size : undefined;
    };
    const raw = size("");
    const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0];
    return { path, kind, raw, gzip: size(".gz") ?? raw, sent: size(".br") ?? raw };
  });
const sum = (list, key) => list.reduce((total, file) => total + file[key], 0);

console.log(row("bytes", "raw", "gzip", "brotli", "budget"));
const exceeded = [];
for (const [kind] of KINDS) {
  const ofKind = files.filter((file) => file.kind === kind);
  const sent = sum(ofKind, "sent");
  console.log(row(kind, "", "", number(sent), number(budget[kind])));
  for (const { path, raw, gzip, sent } of ofKind) {
    console.log(row(`  ${path}`, number(raw), number(gzip), number(sent)));
  }
  if (sent > budget[kind]) {
    const names = ofKind.map((file) => `${file.path} (${number(file.sent)})`).join(", ");
    exceeded.push(`${kind} is ${number(sent - budget[kind])} bytes over its budget of ${number(budget[kind])}: ${names}`);
  }
}
const first = files.filter((file) => !["parts", "list"].includes(file.kind));
const total = sum(first, "sent");
console.log(row("first visit", number(sum(first, "raw")), number(sum(first, "gzip")), number(total), number(limit)));
console.log(row("everything", number(sum(files, "raw")), number(sum(files, "gzip")), number(sum(files, "sent")), ""));

if (total > limit) exceeded.push(`the first visit is ${number(total - limit)} bytes over its budget of ${number(limit)}`);
for (const { path } of files.filter((file) => !file.kind)) {
  exceeded.push(`${path} is of no kind that has a budget: add one to tools/sizes.mjs`);
}
for (const sentence of exceeded) console.error(`budget: ${sentence}`);
if (exceeded.length && process.argv.includes("--check")) {
  console.error("budget: make it smaller, or raise the figure in tools/budget.json and say why in the commit");
  process.exit(1);
}
