// Makes target/single/ashore.html: the whole page in one file, which opens from
// a USB stick or a chat attachment. The module is compiled in one piece,
// compressed and written into the page, as are the style sheet, the scripts and
// the icon. The policy allows these texts by their hashes and nothing else: such
// a page can ask no one for anything.
//
//   node tools/single.mjs            makes it
//   node tools/single.mjs --check    and fails if it weighs more than it may

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DIST, filesIn, ROOT, SINGLE } from "./files.mjs";
import { environment, slim } from "./slim.mjs";

const TARGET = "wasm32-unknown-unknown";
const WORK = join(ROOT, "target", "single");
const read = (...path) => readFileSync(join(ROOT, ...path), "utf8");
const run = (command, args, env = process.env) => execFileSync(command, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"] });

/** What stands in a text once, replaced; a text without it has changed and this must as well. */
function replace(text, part, by) {
  const found = text.split(part);
  if (found.length !== 2) throw new Error(`single: ${part} is in its file ${found.length - 1} times`);
  return found.join(by);
}

/** What is between two lines that begin so. */
function between(text, from, to) {
  const start = text.indexOf(from);
  const end = to ? text.indexOf(to, start) : text.length;
  if (start < 0 || end < 0) throw new Error(`single: no ${start < 0 ? from : to}`);
  return text.slice(start, end);
}

const page = read("index.html");
const attribute = (name) => page.match(new RegExp(`${name}="([^"]*)"`))[1];

/** A module without its custom sections: what linkers and debuggers look at is half of it. */
function bare(bytes) {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const start = at;
    const id = bytes[at++];
    // The section's length, seven bits a byte, the lowest first.
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      length += (bytes[at] & 127) * 2 ** shift;
      more = bytes[at++] > 127;
    }
    at += length;
    if (id !== 0) parts.push(bytes.subarray(start, at));
  }
  return Buffer.concat(parts);
}

/** The module in one piece, and the script that starts it. */
function compile() {
  const env = environment(slim() ?? { flags: [], settings: {} });
  run("cargo", ["build", "--release", "--locked", "--target", TARGET, "--features", "whole", "--bin", "ashore"], env);
  const whole = join(WORK, "whole.wasm");
  copyFileSync(join(ROOT, "target", TARGET, "release", "ashore.wasm"), whole);
  run("wasm-bindgen", [whole, "--out-dir", WORK, "--out-name", "ashore", "--target", "no-modules", "--no-typescript", "--no-demangle"]);
  const module = join(WORK, "ashore_bg.wasm");
  const options = [`-O${attribute("data-wasm-opt")}`, ...attribute("data-wasm-opt-params").split(" ")];
  execFileSync("wasm-opt", [...options, module, "-o", module], { stdio: ["ignore", "inherit", "ignore"] });
  return { glue: readFileSync(join(WORK, "ashore.js"), "utf8"), module: bare(readFileSync(module)) };
}

/** Starts the module from the page itself. */
const START = `
async function start() {
  await framePainted();
  const text = atob(document.getElementById("module").textContent.trim());
  const packed = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const module = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  await wasm_bindgen({ module_or_path: module });
}

start().then(
  // The file is on the device: it needs no network.
  () => tell("offline-ready"),
  (error) => (broken(error) ? panic(place(error)) : show("boot-failed", String(error))),
);
`;

function compose({ glue, module }) {
  const boot = read("public/boot.js");
  const script = [
    glue,
    boot.slice(0, boot.indexOf("// ---- Offline, and new versions")),
    between(boot, "// The module is by far the heaviest file", "async function start()"),
    START,
  ].join("\n");
  // It has no second file to leave for.
  const veil = replace(read("public/veil.js"), '"units.html"', '"about:blank"');
  const style = read("target/style/ashore.css");
  for (const text of [script, veil, style]) if (/<\/(script|style)/i.test(text)) throw new Error("single: a text ends its own element");
  const allowed = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${allowed(veil)} ${allowed(script)} 'wasm-unsafe-eval'`,
    `style-src ${allowed(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const icon = `data:image/svg+xml;base64,${Buffer.from(read("public/icon.svg")).toString("base64")}`;
  let html = page;
  html = replace(html, between(html, "<!-- Only this page's own", "<meta name=\"viewport\""), `<meta http-equiv="Content-Security-Policy" content="${policy}">\n    `);
  html = replace(html, between(html, "<link rel=\"manifest\"", "</head>"), `<link rel="icon" href="${icon}" type="image/svg+xml">\n    <script>${veil}</script>\n    <style>${style}</style>\n  `);
  const data = `<script type="application/gzip" id="module">${gzipSync(module, { level: 9 }).toString("base64")}</script>`;
  return replace(html, "</body>", `  ${data}\n    <script>${script}</script>\n  </body>`);
}

if (!existsSync(join(DIST, "index.html"))) throw new Error("single: the release build comes first (tools/build.mjs)");
rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const built = compile();
const html = compose(built);
writeFileSync(SINGLE, html);

// What a host that sends brotli sends of the whole build.
const sent = filesIn(DIST)
  .filter((path) => !/\.(br|gz)$/.test(path))
  .map((path) => statSync(join(DIST, existsSync(join(DIST, `${path}.br`)) ? `${path}.br` : path)).size)
  .reduce((sum, size) => sum + size, 0);
const size = Buffer.byteLength(html);
console.log(`single: ashore.html, ${size.toLocaleString("en-US")} bytes; twice the build in brotli is ${(2 * sent).toLocaleString("en-US")}`);
if (process.argv.includes("--check") && size > 2 * sent) process.exit(1);
