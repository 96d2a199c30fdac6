// The service worker: it keeps one whole version of the page on the device and
// serves it from there, so that the page works without a network. A new version
// is fetched beside the old one and waits until the user says yes (boot.js).
// tools/finish.mjs puts VERSION and FILES, path → hash, above this text.

const SCOPE = self.registration.scope;
// The origin may be shared with other pages: only caches so named are ours.
const OURS = `ashore ${SCOPE} `;
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => event.waitUntil(fetchVersion()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldVersions()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
  if (event.data === "requests") event.ports[0].postMessage(requests());
});
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  // What is no file of this build is none of our business.
  if (event.request.method !== "GET" || !Object.hasOwn(FILES, path)) return;
  event.respondWith(fromCache(path).then((hit) => hit ?? fetch(event.request)));
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

async function fromCache(path) {
  // Opening the cache would make it anew once the user has deleted everything.
  return caches.match(path, { cacheName: CACHE, ignoreVary: true });
}

// All files or none: a file whose hash is wrong fails the whole installation.
async function fetchVersion() {
  const files = await Promise.all(
    Object.entries(FILES).map(async ([path, integrity]) => {
      // The page has just loaded most of these: `no-cache` asks the server
      // whether that copy is still good instead of loading it again.
      const get = (cache) => fetch(path, { cache, integrity });
      return [path, await get("no-cache").catch(() => get("reload"))];
    }),
  );
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([path, response]) => cache.put(path, response)));
}

async function dropOldVersions() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}
