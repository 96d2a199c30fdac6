// What was paid and what happened: every entry, and what it does to the debt.

import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import {
  all, book, currentDebt, enter, envelope, fen, figure, fill, gone, itemOf, keptBook, linesAddUp, on, overdueDebt, press, sees, stored, sum, texts,
} from "./steps.mjs";

const OWED = 783_319;
const day = on("2026-11-23");
const before = all(day, stored({ "ashore.book": envelope(book([overdueDebt(1), currentDebt(2)])) }));
const entry = (page, kind) => page.locator(".events > li").filter({ hasText: kind }).first();
const went = async (page, kind) => texts(entry(page, kind).locator(".went > li"));
const ledger = async (page, id = 1) => (await keptBook(page)).debts.find((debt) => debt.id === id).ledger;
const payoff = async (page) => fen(await figure(page, "结清金额"));

/** Waits until the debt on the page is this much. */
const owes = (page, amount) => sees(page, ".figures .figure", new RegExp(`结清金额${amount.replace("¥", "\\¥")}`));

for (const device of ["phone", "wide"]) {
  journey(`a payment, and where every fen of it went, ${device}`, { device, before }, async ({ page, open, accessible }) => {
    await open(page, "#/debts/1");
    await enter(page, "还款", { "entry-day": "2026-11-23", "entry-amount": "3000", "entry-note": "回单 8837" });
    await sees(page, ".toast", "已记下。");
    await owes(page, "¥4,833.19");
    await linesAddUp(page);
    const parts = await went(page, "还款");
    assert.equal(sum(parts), 300_000);
    // By the law's order: all that is due, interest and penalties before principal.
    assert.ok(parts.findIndex((part) => part.includes("本金")) > parts.findLastIndex((part) => part.includes("利息")), parts.join(" | "));
    await sees(page, ".events", "回单 8837");
    await accessible(page, "a ledger with a payment");
    await page.reload();
    await started(page);
    await owes(page, "¥4,833.19");
    assert.deepEqual(await went(page, "还款"), parts);
  });

  journey(`an entry removed and put back, ${device}`, { device, before }, async ({ page, open }) => {
    await open(page, "#/debts/1");
    await enter(page, "还款", { "entry-amount": "3000" });
    await owes(page, "¥4,833.19");
    const written = await ledger(page);
    await entry(page, "还款").getByRole("button").click();
    await sees(page, ".toast", "已删掉这一条。");
    await owes(page, "¥7,833.19");
    assert.equal((await ledger(page)).length, 3);
    await press(page, "撤销");
    await sees(page, ".toast", "已放回。");
    await owes(page, "¥4,833.19");
    assert.deepEqual(await ledger(page), written);
  });
}

journey("a payment for one instalment, and one for principal alone", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await enter(page, "还款", { "entry-amount": "1000", "entry-towards": "第 10 期" });
  await owes(page, "¥6,833.19");
  const tenth = await went(page, "还款");
  assert.equal(sum(tenth), 100_000);
  assert.ok(tenth.every((part) => part.includes("第 10 期")), tenth.join(" | "));
  await press(page, "删掉这一条: 还款 2026-11-23");
  await owes(page, "¥7,833.19");
  await enter(page, "还款", { "entry-amount": "1500", "entry-towards": "只还本金" });
  await owes(page, "¥6,333.19");
  const principal = await went(page, "还款");
  assert.deepEqual(principal.map((part) => part.replace(/^抵了/, "").trim()), ["第 4 期 本金¥1,000.00", "第 5 期 本金¥500.00"]);
});

journey("more than is owed shows what is left over", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await enter(page, "还款", { "entry-amount": "1万" });
  await owes(page, "¥0.00");
  assert.equal(sum(await went(page, "还款")), OWED);
  await sees(page, ".events .notice", "比当天欠的多付了 ¥2,166.81");
  await sees(page, "#main", "多付了 ¥2,166.81，在对方那里。");
});

journey("a waiver of all penalty, and of a part", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  const penalty = fen(await page.locator(".by-component tr").filter({ hasText: "罚息" }).locator("td").first().innerText());
  await enter(page, "对方减免", { "entry-component": "罚息", "entry-amount": "" });
  await gone(page, ".by-component tr", "罚息");
  assert.equal(await payoff(page), OWED - penalty);
  const parts = await went(page, "对方减免");
  assert.equal(sum(parts), penalty);
  assert.ok(parts.every((part) => part.startsWith("免了")));
  await press(page, "删掉这一条: 对方减免 2026-11-23");
  await owes(page, "¥7,833.19");
  await enter(page, "对方减免", { "entry-component": "罚息", "entry-amount": "100" });
  await owes(page, "¥7,733.19");
  await press(page, "删掉这一条: 对方减免 2026-11-23");
  await enter(page, "对方减免", { "entry-component": "违约金", "entry-amount": "50" });
  await sees(page, ".events .notice", "那天这一项只欠 ¥0.00");
  await owes(page, "¥7,833.19");
});

journey("another rate from a day on", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await enter(page, "利率变了", { "entry-day": "2026-11-20", "entry-rate": "0.03", "entry-per": "日" });
  // 7,000 × (0.045 % − 0.03 %) × 1.5 × 3 days = 4.725, in lines of their own.
  await sees(page, ".events", "0.03% / 日");
  await itemOf(page, "第 4 期");
  await sees(page, ".line-formula", "¥1,000.00 × 0.03%/天 × 1.5 倍 × 3 天 = ¥1.35");
  const less = OWED - (await payoff(page));
  assert.ok(Math.abs(less - 472) <= 7, `${less} fen less`);
  assert.equal(await figure(page, "再过一天增加"), "¥3.15");
  await linesAddUp(page);
});

journey("a stop, and interest running again", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await enter(page, "停息", { "entry-day": "2026-11-01" });
  await sees(page, ".events", "停息");
  assert.equal(await figure(page, "再过一天增加"), "¥0.00");
  const stopped = await payoff(page);
  assert.ok(stopped < OWED);
  await enter(page, "恢复计息", { "entry-day": "2026-11-21" });
  await sees(page, ".events", "恢复计息");
  // 7,000 × 0.0675 % a day again, for two days so far.
  assert.ok(Math.abs(fen(await figure(page, "再过一天增加")) - 473) <= 4);
  assert.ok(Math.abs((await payoff(page)) - stopped - 945) <= 7);
});

journey("acceleration makes everything due", { before }, async ({ page, open }) => {
  await open(page, "#/debts/2");
  await sees(page, ".figures .figure", "¥0.00");
  await enter(page, "宣布提前到期", { "entry-day": "2026-11-20" });
  // 12,000 × 0.045 % × 10 days, and 12,000 × 0.0675 % × 3.
  await owes(page, "¥12,078.30");
  assert.equal(await figure(page, "逾期金额"), "¥12,078.30");
  await sees(page, "details.item", "第 1–12 期（提前到期）");
  await linesAddUp(page);
});

journey("an extension moves what is not due yet", { before }, async ({ page, open }) => {
  await open(page, "#/debts/2");
  await enter(page, "展期", { "entry-day": "2026-11-15", "entry-months": "2" });
  await sees(page, ".events", "推后几个月：2");
  await sees(page, "details.item", "2027-02-10 到期");
  await gone(page, "details.item", "2026-12-10 到期");
  await linesAddUp(page);
});

journey("an agreement pasted as rows takes the place of the plan", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await enter(page, "达成新的还款协议", {});
  await sees(page, "#entry .error", "请先粘贴还款计划");
  await fill(page, { "entry-rows": "2026-12-20 3500 0\n2027-01-20 3500 0" });
  await press(page, "用这 2 行");
  await press(page, "保存");
  await owes(page, "¥7,000.00");
  assert.equal(await figure(page, "逾期金额"), "¥0.00");
  for (const title of ["协议第 1 期", "协议第 2 期"]) {
    const item = await itemOf(page, title);
    assert.equal(await item.locator("summary .money").innerText(), "¥3,500.00");
  }
  await linesAddUp(page);
  await page.locator("#as-of").fill("2026-12-21");
  await sees(page, ".figures .figure.lead", "¥3,502.36");
});

journey("an assignment leaves the sum as it is", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await enter(page, "债权转让", { "entry-to": "" });
  await sees(page, "#entry-to-error", "请填名称");
  await fill(page, { "entry-to": "某某资产管理有限公司" });
  await press(page, "保存");
  await sees(page, ".events", "受让方名称：某某资产管理有限公司");
  await owes(page, "¥7,833.19");
});

journey("a judgment shows the interest for paying late", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await enter(page, "法院判决", { "entry-day": "2026-10-08", "entry-amount": "8000", "entry-pay-by": "2026-10-28" });
  // From the day after: 8,000 × 0.0175 % × 26 days = 36.40.
  await sees(page, "#law", "¥8,000.00 × 0.0175%/天 × 26 天（2026-10-29 至 2026-11-23，首尾都算）= ¥36.40");
  await sees(page, "#law", "还没付的加倍部分 ¥36.40");
  await sees(page, "#limitation", "申请强制执行的期间是两年");
  await owes(page, "¥7,833.19");
});

const REFUSED = [
  [{ "entry-amount": "100", "entry-day": "2026-01-04" }, "entry-day", /早于借款日/],
  [{ "entry-day": "2026-11-24" }, "entry-day", /日期还没到/],
  [{ "entry-day": "" }, "entry-day", /请选一个日期/],
  [{ "entry-day": "2026-11-23", "entry-amount": "-5" }, "entry-amount", /不能是负数/],
  [{ "entry-amount": "０" }, "entry-amount", /金额要大于 0/],
  [{ "entry-amount": "100000001" }, "entry-amount", /超过一亿元/],
  [{ "entry-amount": "1.234" }, "entry-amount", /小数点后两位/],
  [{ "entry-amount": "很多" }, "entry-amount", /要填数字/],
  [{ "entry-amount": "100", "entry-note": "长".repeat(2001) }, "entry-note", /最多 2000 个字/],
];
journey("an entry that cannot be right is refused at its field", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await press(page, "记一笔还款");
  for (const [typed, id, says] of REFUSED) {
    await fill(page, typed);
    await press(page, "保存");
    const what = JSON.stringify(typed).slice(0, 80);
    await sees(page, `#${id}-error`, says);
    await page.waitForFunction((id) => document.activeElement?.id === id, id, { timeout: 5_000 }).catch(() => assert.fail(`${what}: not focused`));
    assert.equal(await page.locator("#entry [aria-invalid=true]").count(), 1, `${what}: no other field is blamed`);
    assert.equal((await ledger(page)).length, 3, what);
  }
  await fill(page, { "entry-amount": "１，０００元", "entry-note": "" });
  await page.locator("#entry-amount").press("Enter");
  await gone(page, "#entry");
  await owes(page, "¥6,833.19");
});

journey("the other kinds refuse what they lack", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  for (const [kind, typed, id, says] of [
    ["某一期已还清", { "entry-number": "11" }, "entry-number", /只有第 1 期到第 10 期/],
    ["利率变了", { "entry-rate": "-1" }, "entry-rate", /不能是负数/],
    ["利率变了", { "entry-rate": "101", "entry-per": "日" }, "entry-rate", /超过每天 100%/],
    ["展期", { "entry-months": "121" }, "entry-months", /1 到 120/],
    ["展期", { "entry-months": "1.5" }, "entry-months", /1 到 120/],
    ["法院判决", { "entry-amount": "8000", "entry-pay-by": "" }, "entry-pay-by", /请选一个日期/],
    ["法院判决", { "entry-amount": "8000", "entry-day": "2026-11-01", "entry-pay-by": "2026-10-31" }, "entry-pay-by", /不能早于上面那一天/],
    ["对方收了一笔费用", { "entry-amount": "" }, "entry-amount", /请填金额/],
  ]) {
    await enter(page, kind, typed);
    await sees(page, `#${id}-error`, says);
    await press(page, "取消");
    await gone(page, "#entry");
  }
  assert.equal((await ledger(page)).length, 3);
});
