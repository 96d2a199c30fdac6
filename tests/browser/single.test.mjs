// The whole page in one file, opened from the file itself: no host, no service
// worker, no second file; and what is entered stays.

import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { addDebt, figure, fill, FOUR, go, keptBook, on, press, sees } from "./steps.mjs";

for (const device of ["phone", "wide"]) {
  journey(`one file: from the first figure to the plan, the log and the door, ${device}`, { single: true, device, before: on("2026-11-23") }, async ({ page, open, seen, picture }) => {
    await open();
    await addDebt(page, { ...FOUR, disbursed: "2026-01-05", paid: "3" });
    await sees(page, ".figures .figure.lead .figure-amount", "¥7,833.19");
    assert.equal(await figure(page, "结清金额"), "¥7,833.19");
    // A part that elsewhere is a module of its own.
    await fill(page, { "claim-total": "7865.71" });
    await press(page, "核对");
    await sees(page, "#claim", "¥7,865.71");
    await go(page, "#/plan");
    await fill(page, { "budget-wage": "6000", "budget-housing": "1500", "budget-food": "1,200" });
    await page.locator("#budget-pay-day").focus();
    await sees(page, "#budget .figure.lead", "¥3,000.00");
    await sees(page, "#verdict .verdict", "还清");
    await go(page, "#/contacts");
    await press(page, "没接的来电");
    await go(page, "#/letters");
    await sees(page, "h1", "怎么说");
    await go(page, "#/guide");
    await sees(page, "h1", "指南");
    await go(page, "#/visit");
    await sees(page, "h1", "有人上门");
    await picture(`single-${device}`);
    const before = await keptBook(page);
    assert.deepEqual([before.debts.length, before.dealings.contacts.length, before.plans.budget.flows.length], [1, 1, 3]);
    await page.reload();
    await started(page);
    assert.deepEqual(await keptBook(page), before);
    await go(page, "#/debts/1");
    await sees(page, ".figures .figure.lead .figure-amount", "¥7,833.19");
    // The file, twice; and it could not ask for anything else if it wanted to.
    assert.deepEqual(seen.requests.map(({ url }) => url.split("/").at(-1).split("#")[0]), ["ashore.html", "ashore.html"]);
    assert.equal(await page.evaluate(() => fetch("https://example.org/").then(() => "came", () => "refused")), "refused");
    assert.ok(seen.errors.splice(0).every((text) => text.includes("Content Security Policy")));
  });
}

journey("one file: the lock, leaving, and deleting everything", { single: true, before: on("2026-11-23") }, async ({ page, open, seen }) => {
  await open();
  await addDebt(page, { ...FOUR, name: "一个名字" });
  await go(page, "#/more/lock");
  await fill(page, { "new-passphrase": "a long one", "repeat-passphrase": "a long one", understood: true });
  await press(page, "加锁");
  await sees(page, ".lock-screen h1", "已锁");
  const texts = () => page.evaluate(() => JSON.stringify({ ...localStorage }) + document.title + location.href);
  assert.ok(!(await texts()).includes("一个名字"));
  await page.locator("#passphrase").fill("a long one");
  await press(page, "打开");
  await sees(page, ".list .row", "一个名字");
  const address = page.url();
  await page.locator(".nav .leave").click();
  await page.waitForURL("about:blank");
  await page.goto(address);
  await sees(page, ".lock-screen h1", "已锁");
  await page.locator("summary", { hasText: "忘了密码" }).click();
  await press(page, "全部删除……");
  await press(page, "是，全部删除");
  await sees(page, "h1", "都删掉了");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("ashore.")).length), 0);
  assert.deepEqual(seen.errors, []);
});
