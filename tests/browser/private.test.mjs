// Private windows: the page works in one, and one that is closed leaves nothing.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "../../tools/serve.mjs";
import * as firefox from "./firefox.mjs";
import { journey, started } from "./harness.mjs";
import { addDebt, FOUR, keptBook, on, sees } from "./steps.mjs";

/** What is in the browser for this page. */
const left = async () => [Object.keys(localStorage), await caches?.keys().catch(() => []) ?? []].flat();

journey("a private window of Chromium works and leaves nothing", { before: on("2026-11-23") }, async (session) => {
  const { page, context, site, open, offlineReady } = session;
  // Every profile of these journeys is one: not the browser's own, kept in memory.
  const browser = context.browser();
  const tools = await browser.newBrowserCDPSession();
  const { browserContextIds } = await tools.send("Target.getBrowserContexts");
  const { targetInfos } = await tools.send("Target.getTargets");
  const here = targetInfos.find(({ type }) => type === "page");
  assert.ok(browserContextIds.includes(here.browserContextId), "off the record");

  await open();
  await addDebt(page, { ...FOUR, name: "无痕" });
  await offlineReady();
  await site.stop();
  await page.reload();
  await started(page);
  await sees(page, "h1", "无痕");
  assert.equal((await keptBook(page)).debts.length, 1);
  assert.ok((await page.evaluate(left)).length >= 2);
  await context.close();

  await site.start();
  const next = await browser.newContext({ locale: "zh-CN" });
  try {
    const again = await next.newPage();
    await again.goto(site.url);
    await started(again);
    await sees(again, "#main", "记下第一笔债务");
    assert.equal(await again.evaluate(() => localStorage.getItem("ashore.book")), null);
  } finally {
    await next.close();
  }
});

test("a private window of Firefox works and leaves nothing", { timeout: 120_000 }, async () => {
  const site = await serve();
  const profile = mkdtempSync(join(tmpdir(), "ashore-private-"));
  const visit = async (act) => {
    const browser = await firefox.launchFirefox({
      userDataDir: profile,
      extraPrefsFirefox: { "browser.privatebrowsing.autostart": true },
    });
    try {
      const page = await browser.newPage();
      const wrong = firefox.faultsOf(page);
      await page.goto(site.url);
      await firefox.started(page);
      await act(page);
      assert.deepEqual(wrong, []);
    } finally {
      await browser.close();
    }
  };
  const principals = () => JSON.parse(localStorage.getItem("ashore.book") ?? "{}").data?.debts.map(({ contract }) => contract.principal) ?? [];
  try {
    await visit(async (page) => {
      assert.deepEqual(await page.evaluate(principals), []);
      await firefox.go(page, "#/debts/new");
      await firefox.type(page, FOUR);
      await firefox.press(page, "保存这笔债务");
      await firefox.sees(page, "h1", "微粒贷");
      await page.reload();
      await firefox.sees(page, "h1", "微粒贷");
      assert.deepEqual(await page.evaluate(principals), [1_000_000]);
    });
    await visit(async (page) => assert.deepEqual(await page.evaluate(principals), []));
  } finally {
    await site.stop();
    rmSync(profile, { recursive: true, force: true });
  }
});
