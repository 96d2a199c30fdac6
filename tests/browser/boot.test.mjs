// The page's start, its policy, its life without a network, and its updates.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { DIST } from "../../tools/files.mjs";
import { journey, started } from "./harness.mjs";
import { buildWith, icon, kept, listen, nextRelease, told, versionOf } from "./releases.mjs";

for (const device of ["phone", "wide"]) {
  journey(`the page opens on a ${device} screen`, { device }, async ({ page, open, seen }) => {
    await open();
    assert.match(await page.title(), /上岸/);
    assert.equal(await page.locator("#boot-failed").isVisible(), false);
    assert.equal(await page.locator("#panic").isVisible(), false);
    assert.ok(seen.requests.some(({ url }) => url.endsWith(".wasm")), "the module was loaded");
  });
}

// While the page loads, frames come when the journey asks for one; then as ever.
const framesByHand = (context) =>
  context.addInitScript(() => {
    const byItself = window.requestAnimationFrame;
    let wanted = [];
    window.requestAnimationFrame = (act) => wanted.push(act);
    window.frame = () => {
      const acts = wanted;
      wanted = [];
      for (const act of acts) act();
      return acts.length;
    };
    window.framesByThemselves = () => (window.requestAnimationFrame = byItself);
  });
journey("the frame is painted before the module is asked for", { before: framesByHand }, async ({ page, site, seen }) => {
  const asked = () => seen.requests.some(({ url }) => /-[0-9a-f]+(_bg\.wasm|\.js)$/.test(url));
  await page.goto(site.url);
  assert.equal(await page.evaluate(() => window.frame()), 1, "waits for a frame");
  assert.ok(!asked(), "not yet painted, nothing asked for");
  const waiting = await page.evaluate(() => {
    window.framesByThemselves();
    return window.frame();
  });
  assert.equal(waiting, 1, "waits for the next frame, when this one is painted");
  await started(page);
  assert.ok(asked());
});

for (const name of ["opened in", "sent into"]) {
  const before = async (context) => {
    await framesByHand(context);
    // Hidden all along, or visible until the start script has run.
    await context.addInitScript(`{
      let hidden = ${name === "opened in"};
      Object.defineProperty(document, "hidden", { get: () => hidden });
      document.addEventListener("DOMContentLoaded", () => {
        window.framesByThemselves();
        hidden = true;
        document.dispatchEvent(new Event("visibilitychange"));
      });
    }`);
  };
  journey(`a tab ${name} the background does not wait for a frame`, { before }, ({ open }) => open());
}

for (const base of ["/", "/sub/app/"]) {
  journey(`works without the server under ${base}`, { base }, async ({ page, open, site, offlineReady }) => {
    await open();
    await offlineReady();
    await site.stop();
    await page.reload();
    await started(page);
    await page.goto("about:blank");
    await page.goto(`${site.url}index.html`);
    await started(page);
  });
}

const elsewhere = { errors: [/Content Security Policy|TrustedTypePolicy|requires .Trusted|HTMLScriptElement was directly modified/], foreign: [/example\.invalid/] };
journey("the policy refuses another host and inline code", elsewhere, async ({ page, open, seen }) => {
  await open();
  const refused = await page.evaluate(async () => {
    // The policy comes with the page and with its header: each tells of a breach.
    const breaches = new Set();
    const all = new Promise((done) => {
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        if (breaches.add(effectiveDirective).size === 4) done();
      });
    });
    await fetch("https://example.invalid/").catch(() => {});
    document.body.append(Object.assign(new Image(), { src: "https://example.invalid/pixel.png" }));
    const inline = document.createElement("script");
    inline.append("window.evil = true");
    document.body.append(inline);
    const refuses = (act) => {
      try {
        act();
      } catch (error) {
        if (error instanceof TypeError) return;
      }
      breaches.add("nothing refused it");
    };
    refuses(() => (document.body.innerHTML = "<p>evil</p>"));
    refuses(() => trustedTypes.createPolicy("evil", {}));
    await all;
    return [...breaches].sort();
  });
  assert.deepEqual(refused, ["connect-src", "img-src", "require-trusted-types-for", "trusted-types"]);
  assert.equal(await page.evaluate(() => window.evil), undefined);
  assert.ok(seen.errors.length >= 3, "the harness sees breaches of the policy");
});

journey("an update waits for a yes", { before: listen }, async ({ page, site, open, newTab, offlineReady }) => {
  await open();
  await offlineReady();
  await told(page, "offline-ready");
  assert.deepEqual(await kept(page), [versionOf(DIST)]);

  const next = nextRelease();
  await site.release(next);
  await page.reload();
  await started(page);
  await told(page, "update-ready");
  const other = await newTab();
  await open(other);
  await told(other, "update-ready");
  assert.doesNotMatch(await icon(page), /next/, "the old version stays whole until the yes");

  const reloaded = page.waitForEvent("load");
  await page.evaluate(() => {
    window.told = [];
    window.dispatchEvent(new CustomEvent("ashore:apply-update"));
  });
  await reloaded;
  await started(page);
  assert.match(await icon(page), /next/);
  assert.deepEqual(await kept(page), [versionOf(next)], "only the new version is kept");
  assert.deepEqual(await page.evaluate(() => window.told), [], "nothing more to ask");

  // The other tab was not reloaded under the user's hands; its yes reloads it.
  await other.waitForFunction(() => window.told.length === 2);
  const otherReloaded = other.waitForEvent("load");
  await other.evaluate(() => window.dispatchEvent(new CustomEvent("ashore:apply-update")));
  await otherReloaded;
  await started(other);
  rmSync(next, { recursive: true });
});

const refusal = {
  errors: [/integrity/],
  before: (context) =>
    context.addInitScript(() => {
      if (!window.isSecureContext) return;
      const register = ServiceWorkerContainer.prototype.register;
      ServiceWorkerContainer.prototype.register = function (...words) {
        const registered = register.apply(this, words);
        window.worker = registered.then(({ installing, waiting, active }) => installing ?? waiting ?? active);
        return registered;
      };
    }),
};
journey("a file that is not of the build is never kept", refusal, async ({ page, site, open }) => {
  const tampered = buildWith("manifest.webmanifest", "\n");
  await site.release(tampered);
  await open();
  await page.waitForFunction(() => window.worker);
  const end = await page.evaluate(async () => {
    const worker = await window.worker;
    while (!["activated", "redundant"].includes(worker.state)) {
      await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
    }
    return worker.state;
  });
  assert.equal(end, "redundant");
  assert.deepEqual(await kept(page), []);
  rmSync(tampered, { recursive: true });
});

// A module whose one function does nothing but trap.
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
const trap = { errors: [/unreachable/] };
journey("a breakdown says so and hands over the stored data", trap, async ({ page, open, picture, accessible }) => {
  await open();
  await page.evaluate((bytes) => {
    localStorage.setItem("ashore.test", '{"half": ');
    localStorage.setItem("other", "not ours");
    const module = new WebAssembly.Module(new Uint8Array(bytes));
    setTimeout(new WebAssembly.Instance(module).exports.f);
  }, TRAP);
  const panel = page.locator("#panic");
  await panel.waitFor();
  assert.match(await panel.innerText(), /unreachable/);
  assert.equal(await page.evaluate(() => window.__ashoreDead), true);
  await accessible(page, "the breakdown panel");
  await picture("breakdown");

  const download = page.waitForEvent("download");
  await page.locator("#panic-save").click();
  const file = await download;
  assert.match(file.suggestedFilename(), /^ashore-\d{4}-\d\d-\d\d\.json$/);
  const { stored } = JSON.parse(readFileSync(await file.path(), "utf8"));
  assert.deepEqual(Object.keys(stored).filter((key) => !key.startsWith("ashore.")), []);
  assert.equal(stored["ashore.test"], '{"half": ');
  // There are browsers that save no file and do not say so.
  await panel.locator("summary").click();
  const text = JSON.parse(await panel.locator("#panic-text").inputValue());
  assert.deepEqual(text.stored, stored);
  await accessible(page, "the breakdown panel with its text");
  await picture("breakdown-text");
});

journey("a breakdown behind an open dialog can be answered", trap, async ({ page, open }) => {
  await open();
  await page.evaluate((bytes) => {
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.showModal();
    const module = new WebAssembly.Module(new Uint8Array(bytes));
    setTimeout(new WebAssembly.Instance(module).exports.f);
  }, TRAP);
  await page.locator("#panic").waitFor();
  await Promise.all([page.waitForEvent("download"), page.locator("#panic-save").click({ timeout: 5_000 })]);
});

journey("the panic hook's reason is shown, not the trap after it", trap, async ({ page, open }) => {
  await open();
  await page.evaluate((bytes) => {
    window.dispatchEvent(new CustomEvent("ashore:panic", { detail: "index out of bounds" }));
    setTimeout(new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.f);
  }, TRAP);
  await page.waitForEvent("pageerror");
  assert.equal(await page.locator("#panic output").innerText(), "index out of bounds");
});

const cut = { errors: [/ERR_FAILED/] };
journey("a start that fails says so", cut, async ({ page, context, site, picture, accessible }) => {
  await context.route("**/*.wasm", (route) => route.abort());
  await page.goto(site.url);
  const notice = page.locator("#boot-failed");
  await notice.waitFor();
  assert.match(await notice.innerText(), /没有动过/);
  await accessible(page, "the notice of a failed start");
  await picture("start-failed");
});

for (const scheme of ["light", "dark"]) {
  for (const device of ["phone", "wide"]) {
    journey(`the frame before the app, ${device}, ${scheme}`, { device, scheme }, async (session) => {
      const { page, context, site, picture, accessible } = session;
      // The module never comes: the frame is all there is.
      await context.route("**/*.wasm", () => {});
      await page.goto(site.url);
      await page.locator(".frame-card").waitFor();
      await accessible(page, "the frame");
      await picture(`frame-${device}-${scheme}`);
    });
  }
}
