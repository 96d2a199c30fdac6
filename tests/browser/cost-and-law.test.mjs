// The true price, the line the law draws, limitation, and the picture over time.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, book, currentDebt, enter, envelope, fen, figure, fill, go, gone, keptBook, on, overdueDebt, press, sees, stored, sum, texts } from "./steps.mjs";

const day = on("2026-11-23");
const withBook = (debts, when = day) => all(when, stored({ "ashore.book": envelope(book(debts)) }));
const lent = (lender, contract) => {
  const debt = overdueDebt(1);
  Object.assign(debt.contract, contract);
  return { ...debt, lender };
};

// The example of the central bank's notice 2021 No. 3: 100,000 less 1,000,
// twelve instalments of 8,833.30: 12.80 % simple, 13.58 % effective.
const EXAMPLE = {
  product: "其他", method: "等额本息", principal: "100000", rate: "10.89566768", per: "年",
  known: "借款日", disbursed: "2025-11-20", instalments: "12", stated: "8833.30",
};
for (const [how, fee] of [["paid", { upfront: "1000" }], ["deducted", { deducted: "1000", "received-only": false }]]) {
  journey(`the true price of the central bank's example, the fee ${how}`, { before: day }, async ({ page, open }) => {
    await open(page, "#/debts/new");
    await fill(page, { ...EXAMPLE, ...fee });
    await press(page, "保存这笔债务");
    await sees(page, "#price", "按合同按时还清");
    const agreed = page.locator("#price .group").first();
    const rate = async (label) => Number((await agreed.locator(".row").filter({ hasText: label }).locator(".money").innerText()).replace("%", ""));
    const simple = await rate("单利");
    const effective = await rate("内部收益率");
    assert.ok(Math.abs(simple - 12.8) <= 0.02, `${simple} % simple`);
    assert.ok(Math.abs(effective - 13.58) <= 0.02, `${effective} % effective`);
    await sees(page, "#price", "合同写的年利率 10.89566768%");

    await agreed.locator("summary").click();
    const rows = await agreed.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    assert.equal(rows.length, 13);
    assert.deepEqual(rows[0].slice(0, 3), ["2025-11-20", "¥99,000.00", "1.000000"]);
    const [last] = rows.slice(-1);
    assert.equal(last[0], "2026-11-20");
    assert.equal(await agreed.locator("tfoot td").innerText(), "¥0.00");
    // Each present value is rounded to the fen.
    assert.ok(Math.abs(sum(rows.map((row) => row[3]))) <= 7, "the present values come to nothing");
    for (const [, flow, factor, present] of rows) {
      assert.ok(Math.abs(fen(flow) * Number(factor) - fen(present)) <= 1, `${flow} × ${factor} is not ${present}`);
    }
  });
}

journey("a bank is measured by 24 % a year, and an excess only shown above it", { before: withBook([lent("bank")]) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, "#law h3", "法院的线：年利率 24%");
  await sees(page, "#law", "没有超过。");
  assert.doesNotMatch(await page.locator("#law").innerText(), /超过 ¥/);
  await gone(page, "#law .notice", "这不等于可以不还");
});

journey("a private lender by four times the LPR", { before: withBook([lent("private")]) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, "#law h3", "法院的线：4 倍 LPR，即年利率 12%（2025-05-20 起的一年期 LPR）");
  const group = page.locator("#law .group").filter({ hasText: "法院的线" });
  const [charged, cap] = await texts(group.locator("dd"));
  await sees(page, "#law", `超过 ¥${((fen(charged) - fen(cap)) / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })}`);
  await sees(page, "#law .notice", "这不等于可以不还");
});

journey("a private lender below the line", { before: withBook([lent("private", { rate: { units: 2_000_000, per: "day" } })]) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, "#law", "没有超过。");
  assert.doesNotMatch(await page.locator("#law").innerText(), /超过 ¥/);
});

// 诉讼费用交纳办法 13: 50 yuan, 2.5 % from 10,000 and 2 % from 100,000 on.
journey("the court fee opens its brackets, which add up to it", { before: withBook([lent("bank", { principal: 15_000_000 })]) }, async ({ page, open, accessible }) => {
  await open(page, "#/debts/1");
  const claim = fen(await figure(page, "结清金额"));
  assert.ok(claim > 10_000_000, "the claim reaches the third bracket");
  await page.locator("#law").getByRole("button", { name: "怎么算的" }).click();
  await sees(page, "dialog tbody th", "超过 ¥100,000.00 的部分");
  const total = fen(await page.locator("dialog tfoot td").innerText());
  assert.equal(sum(await texts(page.locator("dialog tbody td"))), total, "the parts add up to the fee");
  assert.equal(total, Math.round(5_000 + 9_000_000 * 0.025 + (claim - 10_000_000) * 0.02));
  await accessible(page, "the court fee's brackets");
});

const november = { ...currentDebt(1), lender: "private" };
journey("a month of the LPR that the borrower adds counts", { before: withBook([november]) }, async ({ page, open, accessible }) => {
  await open(page, "#/debts/1");
  await sees(page, "#law h3", "年利率 12%（2025-05-20 起的一年期 LPR）");
  await sees(page, "#law", "这个 LPR 只核实到 2026-09-20");
  await go(page, "#/more");
  for (const [typed, id, says] of [
    [{ "lpr-day": "2019-08-19", "lpr-rate": "2.5" }, "lpr-day", /2019-08-20 才有/],
    [{ "lpr-day": "2026-10-20", "lpr-rate": "-1" }, "lpr-rate", /不能是负数/],
    [{ "lpr-rate": "很低" }, "lpr-rate", /百分数/],
  ]) {
    await fill(page, typed);
    await press(page, "加上这个月");
    await sees(page, `#${id}-error`, says);
  }
  await fill(page, { "lpr-rate": "２．５０" });
  await press(page, "加上这个月");
  await sees(page, ".toast", "已加上。");
  await sees(page, "#lpr li", "2026-10-20 起 2.5%（你加的）");
  await accessible(page, "more, with a month of the LPR");
  await go(page, "#/debts/1");
  await sees(page, "#law h3", "年利率 10%（2026-10-20 起的一年期 LPR）");
  assert.equal((await keptBook(page)).settings.lpr.length, 1);
  await go(page, "#/more");
  await page.locator("#lpr li button").click();
  await gone(page, "#lpr li", "你加的");
  await go(page, "#/debts/1");
  await sees(page, "#law h3", "年利率 12%");
});

journey("limitation runs, and a payment starts it anew", { before: withBook([overdueDebt(1)]) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, "#limitation", "从 2026-11-20 起三年，到 2029-11-20 为止，还有 1093 天。");
  await enter(page, "还款", { "entry-day": "2026-11-22", "entry-amount": "1" });
  await sees(page, "#limitation", "从 2026-11-22 起三年，到 2029-11-22 为止，还有 1095 天。");
  await page.locator("#limitation summary").filter({ hasText: "怎么算的" }).click();
  await sees(page, "#limitation li", "2026-11-20 最后一期到期；这天不算，从第二天起算三年");
  await sees(page, "#limitation li", "2026-11-22 还了款：重新算，到 2029-11-22");
});

const CARD = {
  statement_day: 20, due: { after: 20 }, basis: "full-bill", compounding: "interest", minimum: 10_000, tolerance: 1_000,
  opening: { interest: 0, fees: 0, minimum: null, interest_from: "2026-01-05", running: false }, plans: [],
};
for (const [what, method, says, source] of [
  ["a card", { card: CARD }, "不推算从哪天起算", "第十四条"],
  ["a loan without a last day", { open: { until: null } }, "给的宽限期届满起算", "第四条"],
]) {
  journey(`from which day limitation of ${what} runs is not guessed`, { before: withBook([lent("bank", { method, disbursed_on: "2026-01-20" })].map((debt) => ({ ...debt, ledger: [] }))) }, async ({ page, open }) => {
    await open(page, "#/debts/1");
    await sees(page, "#limitation", says);
    await sees(page, "#limitation .notice", "都会重新算三年");
    await page.locator("#limitation summary").click();
    await sees(page, "#limitation li", source);
  });
}

journey("limitation that is over warns before anything is said or paid", { before: withBook([overdueDebt(1)], on("2029-11-23")) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, "#limitation", "三年已在 2029-11-20 届满。");
  await sees(page, "#limitation .notice.warn", "12348");
  await press(page, "记一笔还款");
  await sees(page, "#entry .notice.warn", "可能已过诉讼时效");
});

journey("limitation does not run before the last instalment", { before: withBook([currentDebt(1)]) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, "#limitation", "最后一期 2027-11-10 还没过，三年还没开始算。");
});

journey("the table under the picture says what the statement of its day says", { before: withBook([overdueDebt(1)]) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  for (const date of ["2026-11-23", "2026-09-20", "2026-06-21"]) {
    await page.locator("#as-of").fill(date);
    await page.waitForFunction((date) => document.querySelector("#over-time .legend caption")?.textContent.includes(date), date);
    const owed = page.locator("#over-time .chart");
    await owed.locator("summary").click();
    const row = owed.locator("details tbody tr").filter({ hasText: date }).first();
    await row.waitFor();
    const cells = (await texts(row.locator("td"))).map(fen);
    const total = cells.pop();
    assert.equal(total, fen(await figure(page, "结清金额")), date);
    assert.equal(cells.reduce((a, b) => a + b, 0), total, date);
    const statement = await page.locator(".by-component tbody tr").evaluateAll((all) => all.map((tr) => tr.lastElementChild.textContent));
    assert.deepEqual(cells.filter(Boolean), statement.map(fen), date);
  }
});

journey("a lawsuit stops the clock until it ends, and a judgment replaces it", { before: withBook([overdueDebt(1)]) }, async ({ page, open, accessible }) => {
  await open(page, "#/debts/1");
  const sued = { "entry-interruption": "起诉或仲裁", "entry-day": "2026-08-01" };
  await enter(page, "催款、承诺等（影响时效）", { ...sued, "entry-ended": "2026-07-31" });
  await sees(page, "#entry-ended-error", "不能早于上面那一天");
  await accessible(page, "a lawsuit and its end");
  await fill(page, { "entry-ended": "" });
  await press(page, "保存");
  await gone(page, "#entry");
  await sees(page, "#limitation", "官司还在进行");
  await enter(page, "催款、承诺等（影响时效）", { ...sued, "entry-ended": "2026-10-15" });
  await gone(page, "#entry");
  await sees(page, "#ledger", "哪天结束的：2026-10-15");

  await enter(page, "法院判决", { "entry-day": "2026-11-01", "entry-amount": "8000", "entry-pay-by": "2026-11-10" });
  await gone(page, "#entry");
  await sees(page, "#limitation", "判决的钱不再看这三年");
  assert.doesNotMatch(await page.locator("#limitation").innerText(), /还有 \d+ 天|重新算三年/, "no clock beside a judgment");
});

journey("an extension moves the limitation", { before: withBook([currentDebt(1)]) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, "#limitation", "最后一期 2027-11-10 还没过");
  await enter(page, "展期", { "entry-months": "12" });
  await sees(page, "#limitation", "最后一期 2028-11-10 还没过");
});

journey("a loan without a last day has no price that was agreed", { before: day }, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { product: "其他", method: "随借随还", principal: "10000", rate: "0.05", disbursed: "2026-01-05" });
  await press(page, "保存这笔债务");
  await sees(page, "#price", "按实际发生");
  assert.doesNotMatch(await page.locator("#price").innerText(), /按合同按时还清/);
});
