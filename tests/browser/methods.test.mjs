// Each way of repaying, from the form to figures worked by hand.

import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { at, fen, figure, fill, go, itemOf, keptBook, linesAddUp, on, press, sees, sum, texts } from "./steps.mjs";

const YEARLY = { product: "其他", principal: "10000", rate: "12", per: "年" };
const MONTHS = { known: "借款日", disbursed: "2026-01-20", instalments: "12" };
const DAILY = { product: "其他", principal: "10000", per: "日", rate: "0.045" };

// Of each: the day, what is typed, what clears the debt that day, and an item
// with its lines. The sums are in the comments.
const METHODS = {
  // Seven instalments of 1,000 overdue, interest and penalty of each by the day.
  "等额本金": {
    day: "2026-11-23",
    typed: { product: "微粒贷", method: "等额本金", principal: "10000", rate: "0.045", "first-due": "2026-02-20", disbursed: "2026-01-05", paid: "3" },
    payoff: "¥7,833.19",
    // 7,000 × 0.045 % × 30; 1,000 × 0.045 % × 1.5 × 187 = 126.225.
    item: "第 4 期", total: "¥1,220.73", lines: { 本金: "¥1,000.00", 利息: "¥94.50", 罚息: "¥126.23" },
  },
  // 10,000 × 1 % ÷ (1 − 1.01^−12) = 888.49, of which 100.00 is the month's interest.
  "等额本息": {
    day: "2026-02-20",
    typed: { ...YEARLY, method: "等额本息", ...MONTHS },
    payoff: "¥10,100.00",
    item: "第 1 期", total: "¥888.49", lines: { 本金: "¥788.49", 利息: "¥100.00" },
  },
  // 10,000 × 12 % ÷ 12.
  "先息后本": {
    day: "2026-02-20",
    typed: { ...YEARLY, method: "先息后本", ...MONTHS },
    payoff: "¥10,100.00",
    item: "第 1 期", total: "¥100.00", lines: { 利息: "¥100.00" },
  },
  // 12,000 ÷ 12 + 12,000 × 0.6 %.
  "等本等息": {
    day: "2026-02-20",
    typed: { ...YEARLY, method: "等本等息", principal: "12000", rate: "0.6", per: "月", ...MONTHS },
    payoff: "¥12,072.00",
    item: "第 1 期", total: "¥1,072.00", lines: { 本金: "¥1,000.00", 利息: "¥72.00" },
  },
  // 10,000 × 0.045 % × 46 days.
  "一次性还本付息": {
    day: "2026-02-20",
    typed: { ...DAILY, method: "一次性还本付息", disbursed: "2026-01-05", "first-due": "2026-02-20" },
    payoff: "¥10,207.00",
    item: "第 1 期", total: "¥10,207.00", lines: { 本金: "¥10,000.00", 利息: "¥207.00" },
  },
  // 10,000 × 0.045 % × 10 days, and no day by which it must be back.
  "随借随还": {
    day: "2026-01-15",
    typed: { ...DAILY, method: "随借随还", disbursed: "2026-01-05" },
    payoff: "¥10,045.00",
    item: "本金", total: "¥10,045.00", lines: { 本金: "¥10,000.00", 利息: "¥45.00" },
  },
  // The first row is due; of the second only the principal is owed so far.
  "照还款计划逐行填": {
    day: "2026-02-20",
    typed: { product: "其他", method: "照还款计划逐行填", principal: "10000", disbursed: "2026-01-20", rows: "日期\t本金\t利息\t服务费\n2026-02-20\t5,000.00\t200.00\t10.00\n2026-03-20\t5,000.00\t100.00\t10.00\n合计\t10,000.00\t300.00\t20.00" },
    payoff: "¥10,210.00",
    item: "第 1 期", total: "¥5,210.00", lines: { 本金: "¥5,000.00", 利息: "¥200.00", 费用: "¥10.00" },
  },
  // Not paid by the 28th: 10,000 × 0.05 % × 50 days since 10 February, and 5 %
  // of the minimum of 1,000.
  "信用卡账单": {
    day: "2026-04-01",
    typed: { product: "信用卡", principal: "10000", rate: "0.05", per: "日", disbursed: "2026-03-05", "first-due": "2026-03-25", "interest-from": "2026-02-10", "opening-minimum": "1000" },
    payoff: "¥10,300.00",
    item: "起始账单", total: "¥10,000.00", lines: { 本金: "¥10,000.00" },
  },
};

for (const [method, { day, typed, payoff, item, total, lines }] of Object.entries(METHODS)) {
  for (const device of ["phone", "wide"]) {
    journey(`${method}: form, figure, lines, reload, edit, ${device}`, { device, before: on(day) }, async ({ page, open }) => {
      await open(page, "#/debts/new");
      await fill(page, typed);
      if (typed.rows) await press(page, "用这 2 行");
      assert.equal(await page.locator("#method").evaluate((s) => s.selectedOptions[0].text), method);
      await sees(page, ".preview .figure-amount", payoff);
      await press(page, "保存这笔债务");
      await page.waitForURL(/#\/debts\/1$/);

      const asShown = async (when) => {
        assert.equal(await figure(page, "结清金额"), payoff, when);
        await linesAddUp(page);
        const shown = await itemOf(page, item);
        assert.equal(await shown.locator("summary .money").innerText(), total, when);
        const found = Object.fromEntries(
          await shown.locator(".line").evaluateAll((all) => all.map((line) => [".line-name", ".money"].map((part) => line.querySelector(part).textContent))),
        );
        assert.deepEqual(found, lines, when);
        assert.equal(sum(Object.values(lines)), fen(total));
        await sees(page, "#contract", method);
      };
      await asShown("saved");
      const before = await keptBook(page);
      await page.reload();
      await started(page);
      await asShown("after a reload");

      await go(page, "#/debts/1/edit");
      await sees(page, ".preview .figure-amount", payoff);
      await press(page, "保存这笔债务");
      await page.waitForURL(/#\/debts\/1$/);
      await asShown("after an edit");
      assert.deepEqual((await keptBook(page)).debts, before.debts, "an edit that changes nothing changes nothing");
    });
  }
}

journey("a rate of zero, and a plan in months of the calendar", { before: at("2026-03-31T04:00:00Z") }, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { ...YEARLY, method: "等额本金", rate: "0", known: "第一期还款日", "first-due": "2026-01-31", instalments: "4" });
  await sees(page, ".preview .figure-amount", "¥10,000.00");
  await press(page, "保存这笔债务");
  await sees(page, "#as-of");
  // Every month's last day, not the third of the next.
  const dues = await texts(page.locator("details.item .detail"));
  assert.deepEqual(dues.map((text) => text.slice(0, 10)), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
  assert.equal(await figure(page, "逾期金额"), "¥5,000.00");
});
