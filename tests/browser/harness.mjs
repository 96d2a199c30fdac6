// What the browser tests stand on: the release build in dist/, served by a real
// server, in a real headless Chromium. A test file reads:
//
//   import { journey } from "./harness.mjs";
//
//   journey("the page opens", { device: "phone" }, async ({ page, site, open }) => {
//     await open();                         // goes to the page, waits for the app
//     await site.stop();                    // from here on nobody answers
//     await page.reload();
//   });
//
// journey(name, options, body) is one test in a fresh browser profile with its
// own server. It fails, besides its own assertions, if anything was requested
// that is no file of the build, or the console showed an error, a breach of the
// Content-Security-Policy included. A failure leaves its picture in
// target/screenshots/failed-NAME.png.
//
// options:
//   device   "phone" (360×740, touch) or "wide" (1280×800); default "phone"
//   scheme   "light" or "dark"; default "light"
//   locale   of the browser; default "zh-CN"
//   single   the page in one file, from that file, instead of dist/ from a server
//   base     the path that the page is served under; default "/"
//   before   (context) => …, before the page opens: context.addInitScript(…)
//   errors   patterns of console errors that belong to this journey
//   foreign  patterns of foreign addresses that belong to this journey
//
// body({ page, context, site, seen, open, … }):
//   site            url, stop(), start() again on the same port, release(folder)
//                   in place of dist/, held(path): from now on never answers for
//                   this file, or for any; comes back when it is asked for
//   seen            what happened so far: requests, errors, foreign()
//   open(tab, hash) goes to the page, waits for the app; `tab` is `page` if not given
//   newTab()        a second tab of the same profile, watched like the first
//   offlineReady(tab)    waits until the service worker serves the page
//   accessible(tab, what)  fails on any violation that axe finds
//   picture(name, tab)     saves target/screenshots/NAME.png

import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { DIST, filesIn, ROOT, SINGLE } from "../../tools/files.mjs";
import { serve } from "../../tools/serve.mjs";

const PICTURES = join(ROOT, "target", "screenshots");
const DEVICES = {
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  wide: { viewport: { width: 1280, height: 800 } },
};

function program() {
  const path = [process.env.CHROMIUM, "/usr/bin/chromium"].find((file) => file && existsSync(file));
  return {
    ...(path ? { executablePath: path } : { channel: "chrome" }),
    args: ["--disable-gpu", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  };
}

// One browser for a test file; each journey has a profile of its own in it.
let browser;
async function launch() {
  browser ??= await chromium.launch(program());
  return browser;
}

/** A browser of its own, whose profile stays on disk when it is gone. */
export const openOwnBrowser = (profile) => chromium.launchPersistentContext(profile, { ...program(), ...DEVICES.phone, locale: "zh-CN" });

after(() => browser?.close());

/** The build's server, which can go away and come back on the same port. */
export async function startSite(base) {
  let folder = DIST;
  let held;
  const holds = (path) => Boolean(held) && (held.path === undefined || held.path === path) && (held.asked(), true);
  let server = await serve({ folder, base, holds });
  const { url, port } = server;
  const site = {
    url,
    files: new Set(["", ...filesIn(DIST)]),
    async stop() {
      await server?.stop();
      server = undefined;
    },
    async start() {
      held = undefined;
      server ??= await serve({ folder, base, port, holds });
    },
    held: (path) => new Promise((asked) => (held = { path, asked })),
    async release(newFolder) {
      folder = newFolder;
      for (const path of filesIn(folder)) site.files.add(path);
      await site.stop();
      await site.start();
    },
  };
  return site;
}

/** The page in one file, in the place of a site. */
const fileSite = () => ({ url: pathToFileURL(SINGLE).href, files: new Set([""]), async stop() {} });

/** Records every request and console error of a profile, its service worker's included. */
function watch(context, site) {
  const seen = { requests: [], errors: [] };
  context.on("request", (request) => {
    seen.requests.push({ method: request.method(), url: request.url(), body: request.postData() });
  });
  context.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => seen.errors.push(String(error.error())));

  // A file that the page itself makes and saves is no request to anyone.
  const isOfBuild = ({ method, url, body }) =>
    /^(blob|data):/.test(url) ||
    (method === "GET" && !body && url.startsWith(site.url) && site.files.has(url.slice(site.url.length).split("#")[0]));
  seen.foreign = () => seen.requests.filter((request) => !isOfBuild(request));
  return seen;
}

async function open(tab, site, hash = "") {
  await tab.goto(site.url + hash);
  await started(tab);
}

/** Waits until the app has taken the place of the frame that index.html paints. */
export async function started(tab) {
  await tab.waitForFunction(() => !document.querySelector("#app .frame-card"));
}

/** Waits until the service worker serves the page. */
export async function offlineReady(tab) {
  await tab.evaluate(async () => {
    const workers = navigator.serviceWorker;
    await workers.ready;
    if (!workers.controller) await new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
  });
}

async function accessible(tab, what = "the page") {
  // Half faded in, everything lacks contrast. What waits to start is not waited for.
  await tab.evaluate(() => {
    const running = document.getAnimations().filter((a) => !a.effect.getTiming().delay);
    return Promise.allSettled(running.map((a) => a.finished));
  });
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() => window.axe.run());
  const report = violations.map(({ help, nodes }) => `${help}: ${nodes.map((node) => node.html).join("\n    ")}`);
  assert.deepEqual(report, [], `axe found violations on ${what}`);
}

async function picture(name, tab) {
  mkdirSync(PICTURES, { recursive: true });
  await tab.screenshot({ path: join(PICTURES, `${name}.png`) });
}

export function journey(name, options, body) {
  const { device = "phone", scheme = "light", locale = "zh-CN", base = "/", single = false, before, errors = [], foreign = [] } = options;
  test(name, { timeout: 180_000 }, async () => {
    const site = single ? fileSite() : await startSite(base);
    const context = await (await launch()).newContext({ ...DEVICES[device], colorScheme: scheme, locale });
    const seen = watch(context, site);
    try {
      await before?.(context);
      const page = await context.newPage();
      await body({
        page, context, site, seen,
        open: (tab = page, hash) => open(tab, site, hash),
        newTab: () => context.newPage(),
        offlineReady: (tab = page) => offlineReady(tab),
        accessible: (tab = page, what) => accessible(tab, what),
        picture: (file, tab = page) => picture(file, tab),
      });
      const other = (list, patterns) => list.filter((text) => !patterns.some((pattern) => pattern.test(text)));
      const requested = seen.foreign().map(({ method, url, body }) => `${method} ${url} ${body ?? ""}`);
      assert.deepEqual(other(requested, foreign), [], "something was requested that is no file of the build");
      assert.deepEqual(other(seen.errors, errors), [], "the console showed errors");
    } catch (error) {
      const file = `failed-${name.replace(/[^\p{L}\p{N}]+/gu, "-")}`;
      for (const [i, tab] of context.pages().entries()) {
        await picture(i ? `${file}-tab${i + 1}` : file, tab).catch(() => {});
      }
      throw error;
    } finally {
      await context.close();
      await site.stop();
    }
  });
}
