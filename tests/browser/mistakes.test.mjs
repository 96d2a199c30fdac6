// Slips a frightened person makes, and what must not come of them.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { addDebt, fill, FOUR, go, keptBook, on, paidOf, press, sees } from "./steps.mjs";

const today = { before: on("2026-11-23") };

journey("a date corrected after ticking never leaves an instalment paid before it is due", today, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { ...FOUR, paid: "5" });
  await fill(page, { "first-due": "2026-09-20" });
  await press(page, "保存这笔债务");
  await sees(page, "#paid-error", "第 4 期到今天还没到期");
  assert.equal(await page.evaluate(() => localStorage.getItem("ashore.book")), null);
  await fill(page, { paid: "2" });
  await press(page, "保存这笔债务");
  await sees(page, "#as-of");
  assert.deepEqual(paidOf((await keptBook(page)).debts[0]), [1, 2]);
});

journey("a yearly rate taken for a daily one is asked about before a figure is shown", today, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { ...FOUR, rate: "15.4" });
  await sees(page, ".preview", "会不会是年利率");
  assert.doesNotMatch(await page.locator(".preview").innerText(), /¥/);
  await press(page, "是年利率，改按年算");
  await sees(page, ".preview .figure-amount", "¥");
  await press(page, "保存这笔债务");
  await sees(page, "#as-of");
  assert.equal((await keptBook(page)).debts[0].contract.rate.per, "year");
  // The line shows the rate as quoted, so that a pocket calculator agrees.
  await page.locator("details.item > summary").first().click();
  const line = await (await sees(page, ".line", "利息")).innerText();
  assert.match(line, /¥10,000\.00 × 15\.4%\/年 ÷ 365 × 31 天 = ¥130\.79/);
});

journey("printing opens every line and writes the day out", today, async ({ page, open }) => {
  await open();
  await addDebt(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".line").filter({ visible: true }).count(), 0);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const lines = await page.locator(".line").count();
  assert.ok(lines >= 30, `${lines} lines`);
  assert.equal(await page.locator(".line").filter({ visible: true }).count(), lines);
  await sees(page, ".print-only", "2026-11-23");
  assert.equal(await page.locator(".nav").isVisible(), false);
});

journey("Enter in a field saves, and back does not lead to an empty form", today, async ({ page, open }) => {
  await open();
  await go(page, "#/debts");
  await go(page, "#/debts/new");
  await fill(page, FOUR);
  await page.locator("#rate").press("Enter");
  await sees(page, "#as-of");
  await page.goBack();
  await sees(page, "h1", "债务");
  assert.match(page.url(), /#\/debts$/);
});
