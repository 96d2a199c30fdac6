// Starts the page: loads the WebAssembly module, says so in plain words if that
// fails, keeps the page offline, and is there when the module breaks down. All
// of it works without the module. What it and the app tell each other are
// events on `window`:
//
//   ashore:offline-ready   to the app    the page now works without a network
//   ashore:update-ready    to the app    a new version waits for a yes
//   ashore:apply-update    from the app  the user said yes: switch and reload
//   ashore:panic           from the app  the module broke; `detail` says how

const tell = (name) => window.dispatchEvent(new CustomEvent(`ashore:${name}`));
const show = (id, detail) => {
  // What lies behind an open dialog can be neither touched nor reached by keys.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  document.getElementById("app").hidden = true;
  document.getElementById(id).hidden = false;
  document.querySelector(`#${id} output`).textContent = detail;
};

// All requests are kept for the page that shows them, however long it is open.
performance.setResourceTimingBufferSize(10_000);

// ---- When the module breaks down -------------------------------------------

// The app writes nothing more once this is set: what is stored stays as it was.
window.__ashoreDead = false;

function panic(detail) {
  if (window.__ashoreDead) return;
  window.__ashoreDead = true;
  show("panic", String(detail));
  // There are browsers that save no file and do not say so: it can be copied.
  document.getElementById("panic-text").value = inOne(new Date());
}

const broken = (error) =>
  typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
const place = (error) => `${error} ${error.stack}`;

// In a build with a panic hook it comes first and knows the reason; the trap
// itself follows. Where it is built slim there is the trap alone, and its place.
window.addEventListener("ashore:panic", (event) => panic(event.detail));
window.addEventListener("error", (event) => broken(event.error) && panic(place(event.error)));
window.addEventListener("unhandledrejection", (event) => broken(event.reason) && panic(place(event.reason)));

// The stored texts as they are, unread and unchanged, in one JSON text.
function inOne(now) {
  const stored = {};
  for (let i = 0; i < localStorage.length; i += 1) {
    const key = localStorage.key(i);
    if (key.startsWith("ashore.")) stored[key] = localStorage.getItem(key);
  }
  return JSON.stringify({ saved: now.toISOString(), stored }, null, 2);
}

function saveStored() {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const link = document.createElement("a");
  const name = document.documentElement.hasAttribute("data-neutral") ? "notes" : "ashore";
  link.download = `${name}-${day.map((n) => String(n).padStart(2, "0")).join("-")}.json`;
  link.href = URL.createObjectURL(new Blob([inOne(now)], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

document.getElementById("panic-save").addEventListener("click", () => {
  try {
    saveStored();
  } catch (error) {
    document.querySelector("#panic output").textContent = String(error);
    document.querySelector("#panic details").open = true;
  }
});
for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}

// ---- Offline, and new versions ---------------------------------------------

// The policy lets a text name a script only by way of this: it knows one.
const WORKER = "./sw.js";
const worker = () =>
  window.trustedTypes?.createPolicy("ashore", { createScriptURL: () => WORKER }).createScriptURL("") ?? WORKER;

async function keepOffline() {
  if (!("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  const hadVersion = Boolean(workers.controller);
  let asked = false;

  const registration = await workers.register(worker(), { updateViaCache: "none" });

  if (!hadVersion) workers.ready.then(() => tell("offline-ready"));

  const watch = (worker) =>
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && workers.controller) tell("update-ready");
    });
  if (registration.waiting && workers.controller) tell("update-ready");
  if (registration.installing) watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));

  window.addEventListener("ashore:apply-update", () => {
    asked = true;
    // No one waits if another tab has switched already: then reload as well.
    if (registration.waiting) registration.waiting.postMessage("skip-waiting");
    else location.reload();
  });
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    // Another tab switched. This one may hold half a form: it is asked, too.
    else if (hadVersion) tell("update-ready");
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
}

// ---- Start -----------------------------------------------------------------

// The module is by far the heaviest file, so the frame is painted before it is
// asked for: the first frame callback runs before a paint, the second after it.
// A hidden tab paints nothing and calls nothing back: there, nobody waits.
const framePainted = () =>
  new Promise((done) => {
    const ifHidden = () => document.hidden && done();
    document.addEventListener("visibilitychange", ifHidden);
    ifHidden();
    requestAnimationFrame(() => requestAnimationFrame(done));
  });

async function start() {
  const { js, wasm } = document.getElementById("boot").dataset;
  await framePainted();
  const [{ default: init }, module] = await Promise.all([import(js), fetch(wasm)]);
  await init({ module_or_path: module });
}

start().then(
  // Without a service worker (private window, some in-app browsers) the page
  // still works, only not offline.
  () => keepOffline().catch((error) => console.warn(`offline: ${error}`)),
  (error) => {
    // A file that is kept may have been damaged, and a version that waits may be
    // the one that starts: no form is open that could be lost.
    const workers = navigator.serviceWorker;
    workers?.controller?.postMessage("check");
    workers?.getRegistration().then((known) => known?.waiting?.postMessage("skip-waiting"), () => {});
    if (broken(error)) return panic(place(error));
    show("boot-failed", String(error));
  },
);
