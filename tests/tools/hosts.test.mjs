// The recipes in hosts/ say the same as each other and as the page's own policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesIn, ROOT } from "../../tools/files.mjs";
import { headers } from "../../tools/headers.mjs";
import { serve } from "../../tools/serve.mjs";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
const page = read("index.html");
const policy = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
const nginx = read("hosts/nginx.conf");
const caddy = read("hosts/Caddyfile");
const wanted = headers();

const found = (text, pattern) => Object.fromEntries([...text.matchAll(pattern)].map(([, name, value]) => [name, value]));

test("nginx and Caddy send what static hosts send", () => {
  assert.deepEqual(found(nginx, /^ *add_header ([\w-]+) "(.*)" always;$/gm), wanted);
  assert.match(nginx, /^ *add_header Cache-Control \$ashore_cache;$/m);
  assert.deepEqual(found(caddy.match(/header \{([^}]*)\}/)[1], /^\s*([\w-]+) "(.*)"$/gm), wanted);
});

test("the policy is the page's own, and forbids frames, which only a header can", () => {
  assert.equal(wanted["Content-Security-Policy"], `${policy}; frame-ancestors 'none'`);
});

test("the policy names no host and lets nothing be inline", () => {
  const sources = policy.split(/;? /).filter((word) => !/^[a-z-]+$/.test(word));
  const known = ["'none'", "'self'", "'wasm-unsafe-eval'", "data:", "'script'"];
  assert.deepEqual(sources.filter((source) => !known.includes(source)), []);
  assert.match(policy, /^default-src 'none';/);
  // `data:` is for pictures of the style sheet, nothing else.
  assert.deepEqual(policy.split("; ").filter((part) => part.includes("data:")), ["img-src 'self' data:"]);
});

test("no address is passed on, and every ability of a device is closed but keeping the screen on", () => {
  assert.equal(wanted["Referrer-Policy"], "no-referrer");
  assert.match(page, /<meta name="referrer" content="no-referrer">/);
  const open = wanted["Permissions-Policy"].split(", ").filter((ability) => !ability.endsWith("=()"));
  assert.deepEqual(open, ["screen-wake-lock=(self)"]);
});

test("every kind of file of the build has its type and its time to be kept", async () => {
  const types = found(nginx.match(/types \{([^}]*)\}/)[1], /^\s*(\S+)\s+(\w+);$/gm);
  const type = (extension) => Object.entries(types).find(([, known]) => known === extension)?.[0];
  const hashed = new RegExp(nginx.match(/"~(.*)" "public, max-age=31536000, immutable";/)[1]);
  for (const matcher of ["@hashed {\n\t\tpath_regexp", "@named not path_regexp"]) assert.ok(caddy.includes(`${matcher} ${hashed.source}\n`), matcher);
  // Without a way to say so of files that are there alone.
  assert.doesNotMatch(read("hosts/_headers"), /Cache-Control/);

  const site = await serve();
  try {
    const folder = join(ROOT, "dist");
    for (const path of filesIn(folder).filter((path) => path !== "_headers" && !/\.(br|gz)$/.test(path))) {
      const response = await fetch(site.url + path, { headers: { "Accept-Encoding": "identity" } });
      await response.arrayBuffer();
      assert.equal(response.headers.get("Content-Type").split(";")[0], type(path.split(".").at(-1)), path);
      const kept = response.headers.get("Cache-Control").includes("immutable");
      assert.equal(hashed.test(path), kept, path);
      for (const [name, value] of Object.entries(wanted)) assert.equal(response.headers.get(name), value, `${name} of ${path}`);
    }
  } finally {
    await site.stop();
  }
});
