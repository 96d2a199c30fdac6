// A static server for dist/, as a good host would serve it: compressed copies,
// right types, the headers of hosts/, files with a hash in their name kept for
// good, all others asked for again each time.
//
//   node tools/serve.mjs [PORT]

import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { DIST } from "./files.mjs";
import { headers } from "./headers.mjs";

/**
 * Serves `folder` under the path `base`, on a free port unless one is named.
 * Never answers what `holds` says of a path. Gives the page's address, the port
 * and a function that stops the server.
 */
export async function serve({ folder = DIST, base = "/", port = 0, holds = () => false } = {}) {
  const ofAll = headers();
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      const hashed = /-[0-9a-f]{12,16}(_bg)?\.\w+$/.test(path);
      for (const [name, value] of Object.entries(ofAll)) response.setHeader(name, value);
      response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  const server = createServer((request, response) => {
    const end = (status, headers = {}) => response.writeHead(status, headers).end();
    if (request.method !== "GET" && request.method !== "HEAD") return end(405);
    if (`${request.url}/` === base) return end(301, { Location: base });
    if (!request.url.startsWith(base)) return end(404);
    request.url = request.url.slice(base.length - 1);
    if (holds(request.url.slice(1))) return;
    files(request, response, () => end(404));
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    port: server.address().port,
    url: `http://127.0.0.1:${server.address().port}${base}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.argv[2] ?? 8080);
  if (!existsSync(join(DIST, "index.html"))) {
    console.error("serve: there is no dist/ yet; make build makes it");
    process.exit(1);
  }
  try {
    const { url } = await serve({ port });
    process.once("SIGINT", () => process.exit(0));
    console.log(`上岸 Ashore is served on ${url.slice(0, -1)} (Ctrl-C stops it)`);
  } catch (error) {
    console.error(
      error.code === "EADDRINUSE"
        ? `serve: port ${port} is taken; another one: make serve PORT=${port + 1}`
        : `serve: ${error.message}`,
    );
    process.exit(1);
  }
}
