// The worker that keeps the page offline, under faults: an update that is cut
// off, a version of which a part got lost or damaged, a host that has another
// release by then. The page always opens, and what was entered is there.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { DIST } from "../../tools/files.mjs";
import { journey, offlineReady, started } from "./harness.mjs";
import { killBrowser, withProfile } from "./profile.mjs";
import { icon, kept, listen, nextRelease, told, versionOf } from "./releases.mjs";
import { addDebt, all, FOUR, go, on, sees, until } from "./steps.mjs";

const start = all(on("2026-11-23"), listen);
const OLD = versionOf(DIST);

/** Lets go of the kept files whose path a pattern fits; says how many are left. */
const lose = (page, pattern) =>
  page.evaluate(async (pattern) => {
    let left = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (!new RegExp(pattern).test(new URL(url).pathname) || !(await cache.delete(url))) left += 1;
      }
    }
    return left;
  }, pattern.source);

/** How many files are kept, when there are as many as that. */
function keptAgain(page, wanted) {
  const counted = async () => {
    const open = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(open.map((cache) => cache.keys()))).flat().length;
  };
  return until(async () => {
    const count = await page.evaluate(counted);
    return (!wanted || count === wanted) && count;
  }, `${wanted ?? "some"} files are kept`);
}

/** When no other version is kept. */
const keptAlone = (page, folder) =>
  until(
    async () =>
      String(await kept(page)) === versionOf(folder) &&
      (await page.evaluate(() => navigator.serviceWorker.controller?.state)) === "activated",
    "only the new version is kept",
  );

/** A page with a debt, kept offline. */
async function begin({ page, open, offlineReady }) {
  await open();
  await addDebt(page, { ...FOUR, name: "借款" });
  await offlineReady();
  await go(page, "#/");
  return keptAgain(page);
}
const opens = async (page) => {
  await page.reload();
  await started(page);
  await sees(page, ".list .row", "借款");
};
const installs = (page) => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).installing));
const accept = async (page) => {
  const reloaded = page.waitForEvent("load");
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("ashore:apply-update")));
  await reloaded;
  await started(page);
};
const cutOff = /Failed to fetch|ERR_|Failed to load|integrity/;

journey("an update that is cut off changes nothing, and comes when it can", { before: start, errors: [cutOff] }, async (session) => {
  const { page, site } = session;
  await begin(session);
  const next = nextRelease();
  await site.release(next);
  const asked = site.held("icon.svg");
  await opens(page);
  await asked;
  // In the middle of it there is no network any more.
  await site.stop();
  await until(async () => !(await installs(page)), "the update has failed");
  await opens(page);
  assert.deepEqual(await kept(page), [OLD]);
  assert.doesNotMatch(await icon(page), /next/);

  await site.start();
  await opens(page);
  await told(page, "update-ready");
  await accept(page);
  await sees(page, ".list .row", "借款");
  assert.match(await icon(page), /next/);
  assert.deepEqual(await kept(page), [versionOf(next)]);
  rmSync(next, { recursive: true });
});

test("a browser that is killed during an update opens the old version, and then the new", { timeout: 180_000 }, () =>
  withProfile(start, async ({ site, open }) => {
    const next = nextRelease();
    const first = await open();
    await offlineReady(first.page);
    await first.context.close();

    await site.release(next);
    const asked = site.held("icon.svg");
    const second = await open();
    await asked;
    await killBrowser(second);

    await site.stop();
    const { page } = await open();
    assert.deepEqual(await kept(page), [OLD]);
    await site.start();
    await page.reload();
    await started(page);
    await told(page, "update-ready");
    await accept(page);
    assert.match(await icon(page), /next/);
    assert.deepEqual(await kept(page), [versionOf(next)]);
    rmSync(next, { recursive: true });
  }));

for (const [what, pattern] of [["the page itself", /\/$/], ["the module", /\.wasm$/], ["the scripts", /\.js$/], ["everything", /./]]) {
  journey(`a version that lost ${what} is made whole again`, { before: start }, async (session) => {
    const { page, site } = session;
    const files = await begin(session);
    assert.ok((await lose(page, pattern)) < files, "something is lost");
    await opens(page);
    await keptAgain(page, files);
    await site.stop();
    await opens(page);
  });
}

journey("a version that lost a part opens without a network all the same", { before: start, errors: [cutOff] }, async (session) => {
  const { page, site } = session;
  const files = await begin(session);
  assert.ok((await lose(page, /\/split_.*\.wasm$/)) < files);
  await site.stop();
  await opens(page);
  await site.start();
  await opens(page);
  await keptAgain(page, files);
});

journey("a version that lost its module gives way to the one the host has by now", { before: start, errors: [cutOff] }, async (session) => {
  const { page, site } = session;
  const files = await begin(session);
  const next = nextRelease({ renamed: true });
  await site.release(next);
  await lose(page, /\.wasm$/);
  await opens(page);
  assert.match(await icon(page), /next/, "nothing of the old version in the new");
  // There is nothing to be asked: the old version could not have been opened.
  await keptAlone(page, next);
  await keptAgain(page, files);
  await told(page, "update-ready");
  await site.stop();
  await opens(page);
  rmSync(next, { recursive: true });
});

journey("an open page goes on with its own files when the host has others", { before: start }, async (session) => {
  const { page, site } = session;
  await begin(session);
  const next = nextRelease({ renamed: true });
  await site.release(next);
  await go(page, "#/plan");
  await sees(page, "#budget-wage");
  await go(page, "#/more/privacy");
  await sees(page, "#privacy-stored dt");
  await go(page, "#/");
  await opens(page);
  assert.doesNotMatch(await icon(page), /next/);
  rmSync(next, { recursive: true });
});

// The browser itself remembers a script as long as its tab is there.
for (const [what, ending, again] of [["module", "_bg.wasm", "start"], ["script", ".js", "tab"]]) {
  journey(`a damaged ${what} is let go of for the next ${again}`, { before: start, errors: [/SyntaxError|CompileError|WebAssembly/] }, async (session) => {
    const { page, site, newTab } = session;
    const files = await begin(session);
    await page.evaluate(async (ending) => {
      const { js, wasm } = document.getElementById("boot").dataset;
      const path = ending === ".js" ? js : wasm;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        const there = await cache.match(path);
        const { headers } = there;
        const bytes = new Uint8Array(await there.arrayBuffer());
        await cache.put(path, new Response(bytes.subarray(0, bytes.length / 2), { headers }));
      }
    }, ending);
    await page.reload();
    await page.locator("#boot-failed").waitFor();
    let next = page;
    if (again === "tab") {
      next = await newTab();
      await page.close();
      await next.goto(site.url);
    } else {
      const reloaded = page.waitForEvent("load");
      await page.locator("#boot-failed [data-reload]").click();
      await reloaded;
    }
    await started(next);
    await sees(next, ".list .row", "借款");
    await keptAgain(next, files);
    await site.stop();
    await opens(next);
  });
}

/** Another server in the place of the site, on its port. */
async function inItsPlace(site, answer) {
  await site.stop();
  const server = createServer(answer);
  await new Promise((listening) => server.listen(new URL(site.url).port, "127.0.0.1", listening));
  // A journey that fails does not stop it, and must not keep the run from ending.
  server.unref();
  return async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
}

journey("a host that is silent keeps nobody waiting for what is there", { before: start, errors: [cutOff] }, async (session) => {
  const { page, site } = session;
  const files = await begin(session);
  assert.ok((await lose(page, /\/icon-512\.png$/)) < files);
  site.held();
  await opens(page);
  await site.stop();
  await site.start();
  await opens(page);
  await keptAgain(page, files);
});

journey("a network that wants a login is not taken for another version", { before: start, errors: [cutOff] }, async (session) => {
  const { page, site } = session;
  const files = await begin(session);
  await lose(page, /\/icon-512\.png$/);
  const stop = await inItsPlace(site, (_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Wi-Fi</h1>"));
  await opens(page);
  await stop();
  await opens(page);
  assert.equal(await keptAgain(page), files - 1);
});

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm" };
journey("a host that knows pages without their ending is no hindrance to leaving", { before: start }, async (session) => {
  const { page, site, open, offlineReady } = session;
  site.files.add("units");
  const stop = await inItsPlace(site, (request, response) => {
    const path = request.url.slice(1) || "index.html";
    if (path === "units.html") return response.writeHead(308, { Location: "/units" }).end();
    const file = join(DIST, path === "units" ? "units.html" : path);
    response.writeHead(200, { "Content-Type": TYPES[file.split(".").at(-1)] ?? "text/plain" }).end(readFileSync(file));
  });
  await open();
  await offlineReady();
  await page.locator(".nav [data-leave]").click();
  await sees(page, "h1", "单位换算");
  await stop();
  await page.reload();
  await sees(page, "h1", "单位换算");
});

const failing = (context) =>
  context.addInitScript(() => {
    if (location.protocol !== "http:" || !sessionStorage.getItem("test.fails")) return;
    for (const name of ["instantiate", "instantiateStreaming"]) WebAssembly[name] = () => Promise.reject(new Error("does not start"));
  });
journey("a version that does not start gives way to the one that waits", { before: all(start, failing) }, async (session) => {
  const { page, site } = session;
  await begin(session);
  const next = nextRelease();
  await site.release(next);
  await opens(page);
  await told(page, "update-ready");
  await page.evaluate(() => sessionStorage.setItem("test.fails", "yes"));
  await page.reload();
  await page.locator("#boot-failed").waitFor();
  await keptAlone(page, next);
  await page.evaluate(() => sessionStorage.removeItem("test.fails"));
  await page.locator("#boot-failed [data-reload]").click();
  await started(page);
  await sees(page, ".list .row", "借款");
  assert.match(await icon(page), /next/);
  rmSync(next, { recursive: true });
});
