// What has to be so before anything is painted, and what has to work at once,
// with the module or without it:
//
// - While the lock is on, or where a neutral name was chosen, the title is that
//   name, and nothing of the page is painted before the passphrase.
// - Leaving: the button, or Esc three times. The page is replaced by a neutral
//   one, and Back leads there again instead of here.
// - Amounts can be blurred until they are touched.
//
// It runs before the style sheet is waited for. The keys are plain: they say
// how the page looks and nothing of its owner. The app tells of a change with
// the event `ashore:dress`; it tells the app of nothing.

(() => {
  const root = document.documentElement;
  const NAME = navigator.language.startsWith("zh") ? "笔记" : "Notes";
  const AWAY = "units.html";
  const LEFT = "ashore.left";

  // A browser that forbids storage has no lock and remembers no choice.
  const stored = (key) => {
    try {
      return localStorage.getItem(key) !== null;
    } catch {
      return false;
    }
  };

  // Sealed texts whose lock is gone are locked all the same.
  const hasLock = () => {
    try {
      const book = localStorage.getItem("ashore.book") ?? "";
      return stored("ashore.lock") || stored("ashore.lock.copy") || book.startsWith('{"app":"ashore","format":9999');
    } catch {
      return false;
    }
  };

  // ---- Leaving ---------------------------------------------------------------

  const wasLeft = () => {
    try {
      return sessionStorage.getItem(LEFT) !== null;
    } catch {
      return false;
    }
  };

  function leave() {
    // What is being typed is kept first, as when its field is left.
    document.activeElement?.dispatchEvent(new Event("blur"));
    root.dataset.left = "";
    document.title = NAME;
    try {
      sessionStorage.setItem(LEFT, "");
    } catch {
      // Without it Back may come here again; the lock does not depend on it.
    }
    location.replace(AWAY);
  }

  // Come back to by Back, it was not wanted; opened anew, or from the neutral
  // page's own link, it was. A browser that does not say is believed to open it.
  if (wasLeft()) {
    const home = location.hash === "#home";
    if (home) history.replaceState(null, "", "#/");
    if (home || performance.getEntriesByType("navigation")[0]?.type !== "back_forward") sessionStorage.removeItem(LEFT);
    else leave();
  }
  window.addEventListener("pageshow", (event) => event.persisted && wasLeft() && leave());
  window.addEventListener("ashore:leave", leave);
  document.addEventListener("click", (event) => event.target.closest?.("[data-leave]") && leave());

  let presses = [];
  window.addEventListener(
    "keydown",
    (event) => {
      const now = event.timeStamp;
      presses = event.key === "Escape" && !event.repeat ? [...presses.filter((at) => now - at < 2000), now] : [];
      if (presses.length === 3) leave();
    },
    // Before a dialog takes the key for itself.
    true,
  );
  // With anything else in between they close something three times.
  for (const name of ["pointerdown", "hashchange"]) window.addEventListener(name, () => (presses = []), true);

  // ---- Name and icon -----------------------------------------------------------

  const link = (rel) => document.querySelector(`link[rel="${rel}"]`);

  function dress(locked) {
    const neutral = stored("ashore.neutral");
    const name = neutral || locked;
    root.toggleAttribute("data-neutral", name);
    if (name) document.title = NAME;
    // The page in one file cannot be installed.
    if (link("manifest")) {
      link("manifest").href = neutral ? "neutral.webmanifest" : "manifest.webmanifest";
      link("icon").href = neutral ? "neutral.svg" : "icon.svg";
      link("apple-touch-icon").href = neutral ? "neutral-512.png" : "apple-touch-icon.png";
    }
    root.toggleAttribute("data-blur", stored("ashore.blur"));
    if (stored("ashore.blur")) watchAmounts();
  }

  // ---- Amounts -----------------------------------------------------------------

  const mark = (text) => text.data.includes("¥") && text.parentElement?.setAttribute("data-amount", "");
  function markAll(node) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) mark(texts.currentNode);
    if (node.nodeType === Node.TEXT_NODE) mark(node);
  }

  let watched = false;
  function watchAmounts() {
    if (watched) return;
    watched = true;
    markAll(root);
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (target.nodeType === Node.TEXT_NODE) mark(target);
        for (const node of addedNodes) markAll(node);
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
  }

  const locked = hasLock();
  if (locked) root.dataset.veil = "";
  window.addEventListener("ashore:dress", () => dress(hasLock()));
  dress(locked);
})();
