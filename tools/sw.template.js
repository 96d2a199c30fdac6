// The service worker: it keeps one whole version of the page on the device and
// serves it from there, so that the page works without a network. A new version
// is fetched beside the old one and waits until the user says yes (boot.js).
// tools/finish.mjs puts VERSION above this text, FILES, their paths, and LIST, the
// hash of the list that has the hash of each.

const SCOPE = self.registration.scope;
// The origin may be shared with other pages: only caches so named are ours.
const OURS = `ashore ${SCOPE} `;
const CACHE = OURS + VERSION;
const SUMS = "sha256sums.txt";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldVersions()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
  if (event.data === "requests") event.ports[0].postMessage(requests());
  if (event.data === "check") event.waitUntil((checked = check()));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  // What is no file of this build is none of our business.
  if (request.method !== "GET" || !FILES.includes(path)) return;
  event.respondWith(path === "./" && request.mode === "navigate" ? openPage(event) : answer(path, request));
});

// The path inside this page's folder; the folder itself and its index are one.
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (!address.startsWith(SCOPE)) return undefined;
  const path = address.slice(SCOPE.length);
  return path === "" || path === "index.html" ? "./" : path;
}

// What it has asked for since it was started, for the page that shows it.
const requests = () =>
  performance.getEntriesByType("resource").map(({ name, startTime, transferSize }) => ({ name, startTime, transferSize }));

// Opening the cache would make it anew once the user has deleted everything.
const fromCache = (path) => caches.match(path, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
const answer = async (path, request) => (await fromCache(path)) ?? fetch(request);

// A version of which a part got lost (a full disk, a browser that tidies up) is
// made whole again before it is opened. Where the host has another version by
// now, it opens that one, and no file of this one is mixed into it; where the
// host is slow or silent, it opens what there is.
let checked = Promise.resolve();
const PATIENCE = 8000;
async function openPage(event) {
  await checked.catch(() => {});
  // Not `AbortSignal.timeout`: older browsers have none.
  const stop = new AbortController();
  setTimeout(() => stop.abort(), PATIENCE);
  try {
    await complete(stop.signal);
  } catch {
    const other = await elsewhere(stop.signal).catch(() => undefined);
    if (other) return other;
    event.waitUntil(complete().catch(() => {}));
  }
  return answer("./", event.request);
}

// The page of the other version that the host has by now, if it has one. A page
// that stands in for all others, of a network that wants a login, is none.
async function elsewhere(signal) {
  const sums = await fetch(SUMS, { cache: "no-cache", signal });
  const text = await sums.clone().text();
  if (!sums.ok || !/^[0-9a-f]{64}  /.test(text) || (await hashOf(sums)) === LIST) return undefined;
  const page = await fetch("./", { cache: "no-cache", signal });
  if (!page.ok) return undefined;
  await caches.delete(CACHE);
  return direct(page);
}

// Some hosts know a page by a name without its ending, and lead there. No page
// may be opened with an answer that says so.
const direct = (response) => (response.redirected ? new Response(response.body, { headers: response.headers }) : response);

// All files of a version or none.
async function install() {
  const had = await caches.has(CACHE);
  try {
    await complete();
  } catch (error) {
    if (!had) await caches.delete(CACHE);
    throw error;
  }
  // Nothing of an older version is left to be closed first.
  if ((await ours()).length === 1) self.skipWaiting();
}

// Fetches what is not kept yet, and keeps it when all of it is there: a file
// whose hash is wrong fails the whole.
async function complete(signal) {
  const kept = (await caches.has(CACHE)) ? await (await caches.open(CACHE)).keys() : [];
  const paths = new Set(kept.map(({ url }) => pathOf(url)));
  const missing = FILES.filter((path) => !paths.has(path));
  if (!missing.length) return;
  const sums = await list(signal);
  const hashes = await hashesIn(sums);
  const files = await Promise.all(
    missing.map(async (path) => [path, path === SUMS ? sums : await get(path, hashes.get(path), signal)]),
  );
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([path, response]) => cache.put(path, direct(response))));
}

// The page has just loaded most of these: `no-cache` asks the server whether
// that copy is still good instead of loading it again.
const get = (path, integrity, signal) =>
  fetch(path, { cache: "no-cache", integrity, signal }).catch(() => fetch(path, { cache: "reload", integrity, signal }));

// The page could not start: lets go of every file that is not what it was.
async function check() {
  const cache = await caches.open(CACHE);
  for (const [path, hash] of await hashesIn(await list())) {
    const there = await cache.match(path);
    if (there && (await hashOf(there)) !== hash) await cache.delete(path);
  }
}

async function list(signal) {
  const kept = await fromCache(SUMS);
  const isGood = kept && (await hashOf(kept.clone())) === LIST;
  return isGood ? kept : get(SUMS, LIST, signal);
}

// What each file's hash is, as a fetch is told it.
async function hashesIn(list) {
  const text = await list.clone().text();
  const files = text.trimEnd().split("\n").map((line) => line.split("  "));
  const hash = (hex) => sha256(hex.match(/../g).map((byte) => parseInt(byte, 16)));
  return new Map([[SUMS, LIST], ...files.map(([hex, path]) => [path === "index.html" ? "./" : path, hash(hex)])]);
}

const sha256 = (bytes) => `sha256-${btoa(String.fromCharCode(...bytes))}`;
const hashOf = async (response) => sha256(new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer())));

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

async function dropOldVersions() {
  const old = (await ours()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}
