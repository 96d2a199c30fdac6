// The main journey in Firefox: served, without a network, and as one file.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { SINGLE } from "../../tools/files.mjs";
import { serve } from "../../tools/serve.mjs";
import { faultsOf, go, launchFirefox, press, sees, started, type } from "./firefox.mjs";
import { FOUR } from "./steps.mjs";

let browser;
async function firefox() {
  browser ??= await launchFirefox();
  return browser;
}
after(() => browser?.close());

const book = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("ashore.book")).data);

/** What a debt's page says first. */
async function lead(page) {
  await sees(page, ".figures .figure.lead .figure-amount", "¥");
  return page.$eval(".figures .figure.lead .figure-amount", (e) => e.innerText.trim());
}

/** From nothing to the figure, the plan, the log and the door; and it stays. */
async function journey(url, between) {
  const context = await (await firefox()).createBrowserContext();
  try {
    const page = await context.newPage();
    const wrong = faultsOf(page);
    await page.setViewport({ width: 390, height: 780 });
    await page.goto(url);
    await started(page);
    await go(page, "#/debts/new");
    await sees(page, "label", "本金");
    await type(page, FOUR);
    await sees(page, ".preview .figure-amount", "¥");
    await press(page, "保存这笔债务");
    await sees(page, "h1", "微粒贷");
    const owed = await lead(page);
    assert.match(owed, /^¥[\d,]+\.\d\d$/);
    await go(page, "#/plan");
    await sees(page, "h1", "计划");
    await type(page, { "budget-wage": "6000", "budget-housing": "1500", "budget-food": "1200" });
    await page.locator("#budget-pay-day").click();
    await sees(page, "#budget .figure.lead", "¥3,000.00");
    await sees(page, "#verdict .verdict", "还清");
    await go(page, "#/contacts");
    await press(page, "没接的来电");
    await page.waitForFunction(() => JSON.parse(localStorage.getItem("ashore.book")).data.dealings.contacts.length === 1);
    const before = await book(page);
    await between?.(page);
    await page.reload();
    await started(page);
    assert.deepEqual(await book(page), before);
    await go(page, "#/visit");
    await sees(page, "h1", "有人上门");
    await press(page, "他们到了，开始记时间");
    await go(page, "#/debts/1");
    assert.equal(await lead(page), owed);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

test("Firefox: the main journey, and again without a network", { timeout: 120_000 }, async () => {
  const site = await serve();
  try {
    await journey(site.url, async (page) => {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
      await page.reload();
      await started(page);
      await page.waitForFunction(() => navigator.serviceWorker.controller);
      await sees(page, "button", "没接的来电");
      await site.stop();
    });
  } finally {
    await site.stop().catch(() => {});
  }
});

test("Firefox: the page in one file", { timeout: 120_000 }, async () => {
  await journey(pathToFileURL(SINGLE).href);
});
