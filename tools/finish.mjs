// The last steps of a build, each a function of the files it finds: the same
// files come to the same bytes (tests/tools/twice.test.mjs).

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesIn, isCompressedCopy } from "./files.mjs";

/** The list of all files of the page with their hashes, as `sha256sum --check` reads it. */
export const SUMS = "sha256sums.txt";
/** Made from the list, and so not in it. */
export const WORKER = "sw.js";
/** For the host, which does not serve it. */
const FOR_HOST = "_headers";

const hash = (data, encoding) => createHash("sha256").update(data).digest(encoding);

/**
 * Writes the list and the service worker, which is tools/sw.template.js under
 * the list's hash and the paths in it. The hash's beginning is the version: the
 * same files are the same version.
 */
export function list(folder) {
  const read = (path) => readFileSync(join(folder, path));
  const files = filesIn(folder).filter((path) => ![SUMS, WORKER, FOR_HOST].includes(path) && !isCompressedCopy(path));
  const sums = files.map((path) => `${hash(read(path), "hex")}  ${path}\n`).join("");
  writeFileSync(join(folder, SUMS), sums);

  const template = readFileSync(new URL("sw.template.js", import.meta.url), "utf8");
  const version = hash(sums, "hex").slice(0, 16);
  const known = {
    VERSION: version,
    LIST: `sha256-${hash(sums, "base64")}`,
    // A host may know the page by the folder's name only.
    FILES: [SUMS, ...files].map((path) => (path === "index.html" ? "./" : path)),
  };
  const lines = Object.entries(known).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  writeFileSync(join(folder, WORKER), `${lines.join("")}\n${template}`);
}

/** Lays .br and .gz beside each file that is worth it, for hosts that send them. */
export function compress(folder) {
  for (const path of filesIn(folder).filter((name) => /\.(html|js|css|wasm|svg|webmanifest|txt)$/.test(name))) {
    const bytes = readFileSync(join(folder, path));
    if (bytes.length < 1024) continue;
    // Short distances written out, and small blocks, are half a kilobyte less
    // of the module.
    const brotli = {
      params: {
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_LGBLOCK]: 16,
        [constants.BROTLI_PARAM_NPOSTFIX]: 1,
        [constants.BROTLI_PARAM_NDIRECT]: 16,
      },
    };
    writeFileSync(join(folder, `${path}.br`), brotliCompressSync(bytes, brotli));
    writeFileSync(join(folder, `${path}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
