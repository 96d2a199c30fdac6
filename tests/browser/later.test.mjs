// Parts of the page that come later: from the server, from the worker, again
// after a failure.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST } from "../../tools/files.mjs";
import { journey } from "./harness.mjs";
import { all, book, envelope, fill, go, on, overdueDebt, sees, stored } from "./steps.mjs";

const PART = /\/(split|chunk)_[^/]*\.wasm$/;
const seeded = all(on("2026-11-23"), stored({ "ashore.book": envelope(book([overdueDebt(1)])) }));
const noWorker = (context) => context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }));
const parts = (seen) => seen.requests.filter(({ url }) => PART.test(url)).length;
const check = async (page) => {
  await fill(page, { "claim-total": "7833.19" });
  await page.locator("#claim button[type=submit]").click();
  await sees(page, "#claim .finding");
};

journey("a part comes when it is shown, under any path, and from the worker without a network", { before: seeded, base: "/a/deep/path/" }, async ({ page, site, open, seen, offlineReady, newTab }) => {
  await open(page);
  await go(page, "#/debts/1");
  await check(page);
  assert.ok(parts(seen) > 0);
  await offlineReady();
  await site.stop();
  await page.close();
  const again = await newTab();
  await open(again, "#/debts/1");
  await check(again);
});

journey("the first page needs no part", { before: all(seeded, noWorker) }, async ({ page, open, seen }) => {
  await open(page);
  await sees(page, "#main h1");
  assert.equal(parts(seen), 0);
});

journey("a part that did not come is fetched again", { before: all(seeded, noWorker), errors: [/Failed to (load|fetch)|ERR_FAILED|TypeError/] }, async ({ page, context, open }) => {
  await context.route(PART, (route) => route.abort());
  await open(page, "#/debts/1");
  await sees(page, ".part-failed", "记录都在");
  await sees(page, "#statement, .statement, .figures");
  await context.unroute(PART);
  await page.locator(".part-failed button").first().click();
  await check(page);
});

journey("an old page says so when a new release has taken its parts away", { before: all(seeded, noWorker), errors: [/404|TypeError|wasm/i] }, async ({ page, site, open }) => {
  await open(page);
  const next = mkdtempSync(join(tmpdir(), "ashore-"));
  cpSync(DIST, next, { recursive: true });
  for (const name of readdirSync(next).filter((name) => /^(split|chunk)[_-]/.test(name))) {
    renameSync(join(next, name), join(next, name.replace(/-[0-9a-f]{16}/, "-0000000000000000")));
  }
  await site.release(next);
  await go(page, "#/debts/1");
  await sees(page, ".part-failed", "刷新页面");
});

journey("leaving while a part comes, and coming back", { before: all(seeded, noWorker) }, async ({ page, context, open }) => {
  let release;
  const held = new Promise((go) => (release = go));
  await context.route(PART, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, "#/debts/1");
  await sees(page, ".part-waiting");
  await go(page, "#/more");
  release();
  await go(page, "#/debts/1");
  await check(page);
});
