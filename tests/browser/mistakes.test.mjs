// Slips a frightened person makes, and what must not come of them.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { addDebt, all, book, enter, envelope, fill, FOUR, go, gone, keptBook, on, overdueDebt, paidOf, press, sees, stored } from "./steps.mjs";

const today = { before: on("2026-11-23") };
const kept = all(on("2026-11-23"), stored({ "ashore.book": envelope(book([overdueDebt(1)])) }));

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

journey("a payment entered in the middle of an edit stays", { before: kept }, async ({ page, open }) => {
  await open(page, "#/debts/1/edit");
  await fill(page, { principal: "9999" });
  await go(page, "#/debts/1");
  await enter(page, "还款", { "entry-day": "2026-10-01", "entry-amount": "500" });
  await gone(page, "#entry");
  await go(page, "#/debts/1/edit");
  assert.equal(await page.locator("#principal").inputValue(), "9999", "the edit is still there");
  await press(page, "保存这笔债务");
  await sees(page, ".figures");
  const [debt, ...others] = (await keptBook(page)).debts;
  assert.equal(others.length, 0);
  assert.equal(debt.contract.principal, 999_900);
  assert.equal(debt.ledger.length, 4, "three instalments and the payment");
});

journey("a day that cannot be computed is said to be none", { before: kept }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await page.locator("#as-of").fill("2101-01-01");
  await sees(page, ".day-picker .error", "只能算 2000 年到 2100 年之间的日子");
  await page.locator("#as-of").fill("2026-11-20");
  await gone(page, ".day-picker .error");
});

journey("a rate that may be a yearly one is asked about after saving, too", today, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { principal: "10000", rate: "16.425", "first-due": "2026-02-20" });
  await press(page, "保存这笔债务");
  await sees(page, ".notice.warn", "16.425%");
});

journey("a debt that is paid says so, and names no court and no clock", today, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { principal: "10000", rate: "0.045", "first-due": "2026-01-20", paid: "10" });
  await press(page, "保存这笔债务");
  await sees(page, "#limitation", "已经全部还清");
  assert.doesNotMatch(await page.locator("#law").innerText(), /案件受理费/);
  await go(page, "#/");
  await sees(page, ".card", "已经全部还清");
});

journey("a device that does not know the day says that its figures are none", { before: all(on("2150-01-01"), stored({ "ashore.book": envelope(book([overdueDebt(1)])) })) }, async ({ page, open }) => {
  await open(page);
  await sees(page, ".notice.warn", "设备的日期不对");
  await go(page, "#/debts/1");
  await sees(page, ".notice.warn", "设备的日期不对");
});
