// Each entry is either understood or refused at its field with a sentence;
// nothing that was typed is lost.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { addDebt, fill, follow, FOUR, keptBook, on, openDetails, press, sees } from "./steps.mjs";

const NUMBER = /要填数字/;
const REFUSED = [
  ["principal", "", /请填金额/],
  ["principal", "-5", /不能是负数/],
  ["principal", "－５", /不能是负数/],
  ["principal", "0", /至少要 1 元/],
  ["principal", "100000001", /超过一亿元/],
  ["principal", "99999999999999999999999", /超过一亿元/],
  ["principal", "12.345", /小数点后两位/],
  ["principal", "1,23", /逗号的位置不对/],
  ["principal", "很多", NUMBER],
  ["principal", "1e5", NUMBER],
  ["principal", "NaN", NUMBER],
  ["rate", "", /请填利率/],
  ["rate", "-1", /不能是负数/],
  ["rate", "101", /超过每天 100%/],
  ["rate", "不知道", /百分数/],
  ["rate", "0.123456789", /最多八位/],
  ["first-due", "", /请选一个日期/],
  ["first-due", "1999-12-31", /2000 年到 2100 年/],
  ["first-due", "2101-01-01", /2000 年到 2100 年/],
  ["instalments", "", /1 到 600/],
  ["instalments", "0", /1 到 600/],
  ["instalments", "601", /1 到 600/],
  ["instalments", "-3", /1 到 600/],
  ["instalments", "2.5", /1 到 600/],
  ["instalments", "十", /1 到 600/],
  ["instalments", "99999999999", /1 到 600/],
  ["disbursed", "1999-12-31", /2000 年到 2100 年/],
  ["due-day", "32", /填 1 到 31/],
  ["due-day", "21", /对得上/],
  ["multiple", "", /请填倍数/],
  ["multiple", "11", /0 到 10 之间/],
  ["multiple", "abc", /0 到 10 之间/],
  ["grace", "61", /0 到 60/],
  ["grace", "-1", /0 到 60/],
  ["accelerated", "2025-01-01", /晚于借款日/],
  ["accelerated", "2030-01-01", /晚于最后一期/],
  ["note", "长".repeat(2001), /最多 2000 个字/],
];

const form = { before: on("2026-11-23") };
journey("what cannot be right is refused at its field", form, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { ...FOUR, name: "留着的名字" });
  for (const [id, typed, says] of REFUSED) {
    const what = `${id}: ${typed.slice(0, 30)}`;
    const field = page.locator(`#${id}`);
    const good = await field.inputValue();
    await field.fill(typed);
    await press(page, "保存这笔债务");
    await page.waitForFunction((id) => document.activeElement?.id === id, id, { timeout: 5_000 }).catch(() => assert.fail(`${what}: not focused`));
    assert.equal(await field.getAttribute("aria-invalid"), "true", what);
    assert.match(await page.locator(`#${id}-error`).innerText(), says, what);
    assert.match(await field.getAttribute("aria-describedby"), new RegExp(`${id}-error`));
    assert.equal(await field.inputValue(), typed, `${what}: the text stays as typed`);
    assert.equal(await page.locator("[aria-invalid=true]").count(), 1, `${what}: no other field is blamed`);
    assert.equal(await page.locator("#name").inputValue(), "留着的名字");
    await field.fill(good);
    await page.waitForFunction((id) => document.getElementById(id).getAttribute("aria-invalid") === "false", id);
  }
  await press(page, "保存这笔债务");
  await sees(page, "h1", "留着的名字");
});

// The fields that only some loans have: what is typed first, and at which field
// which entry is refused with which sentence. The next one starts from the good.
const OTHER_LOANS = {
  "with monthly instalments": [
    { ...FOUR, method: "等额本息" },
    [
      ["stated", "-1", /不能是负数/],
      ["stated", "3", /大于第一期的利息/],
      ["stated", "25000", /不会超过本金的两倍/],
      ["interest-only", "10", /少于总期数/],
      ["interest-only", "-1", /少于总期数/],
      ["late-percent", "101", /0 到 100 之间/],
      ["late-percent", "-5", /0 到 100 之间/],
      ["late-percent", "很多", /0 到 100 之间/],
      ["late-floor", "-1", /不能是负数/],
      ["deducted", "10000", /少于本金/],
      ["deducted", "-1", /不能是负数/],
      ["upfront", "100000001", /超过一亿元/],
      ["upfront", "1e3", NUMBER],
      ["each", "1.234", /小数点后两位/],
      ["each-percent", "100.5", /0 到 100 之间/],
      ["each-percent", "-0.6", /0 到 100 之间/],
    ],
  ],
  "with a penalty rate of its own": [
    { ...FOUR, "penalty-kind": "另写了一个利率", "own-penalty": "0.1" },
    [
      ["own-penalty", "", /请填利率/],
      ["own-penalty", "-0.1", /不能是负数/],
      ["own-penalty", "101", /超过每天 100%/],
    ],
  ],
  "on a credit card": [
    { product: "信用卡", principal: "10000", rate: "0.05", disbursed: "2026-03-05", "first-due": "2026-03-25" },
    [
      ["first-due", "2026-03-05", /之后 60 天以内/],
      ["first-due", "2026-06-05", /之后 60 天以内/],
      ["opening-minimum", "-1", /不能是负数/],
      ["opening-interest", "10001", /不能超过账单总额/],
      ["opening-fees", "很多", NUMBER],
      ["interest-from", "2026-03-06", /当天或之前/],
      ["interest-from", "2024-01-31", /不早于两年/],
      ["minimum", "101", /0 到 100 之间/],
      ["tolerance", "-1", /不能是负数/],
      ["late-percent", "-5", /0 到 100 之间/],
      ["plans", "2026-03-10, 6000", /一行一笔/],
      ["plans", "2026-03-10, 6000, 121, 36", /1–120/],
      ["plans", "2026-03-10, -6000, 12, 36", /一行一笔/],
      ["plans", "昨天, 6000, 12, 36", /一行一笔/],
    ],
  ],
};
for (const [what, [good, refused]] of Object.entries(OTHER_LOANS)) {
  journey(`what cannot be right is refused ${what}`, form, async ({ page, open }) => {
    await open(page, "#/debts/new");
    await fill(page, good);
    await openDetails(page);
    for (const [id, typed, says] of refused) {
      const field = page.locator(`#${id}`);
      const before = await field.inputValue();
      await field.fill(typed);
      await press(page, "保存这笔债务");
      await page.waitForFunction((id) => document.activeElement?.id === id, id, { timeout: 5_000 }).catch(() => assert.fail(`${id}: ${typed}: not focused`));
      assert.match(await page.locator(`#${id}-error`).innerText(), says, `${id}: ${typed}`);
      assert.equal(await page.locator("[aria-invalid=true]").count(), 1, `${id}: ${typed}: no other field is blamed`);
      await field.fill(before);
      await page.waitForFunction((id) => document.getElementById(id).getAttribute("aria-invalid") === "false", id);
    }
    if (good["penalty-kind"]) await fill(page, { "own-penalty": "０．１％" });
    await press(page, "保存这笔债务");
    await page.waitForURL(/#\/debts\/1$/);
    await sees(page, ".figures .figure", "¥");
  });
}

journey("full-width digits are read in the other fields too", form, async ({ page, open }) => {
  await open();
  await addDebt(page, {
    ...FOUR, "late-percent": "５％", "late-floor": "１０元", deducted: "１，０００", upfront: "９９", each: "８．５０", "each-percent": "０．６％", "interest-only": "２",
  });
  const { contract } = (await keptBook(page)).debts[0];
  assert.deepEqual(contract.late_fee, { percent: 5_000, of: "instalment", floor: 1_000 });
  assert.deepEqual(contract.fees, { deducted: 100_000, received_only: true, upfront: 9_900, each: 850, each_percent: 600 });
  assert.equal(contract.method["equal-principal"].interest_only, 2);
  await addDebt(page, {
    product: "信用卡", principal: "１万", rate: "０．０５", disbursed: "2026-03-05", "first-due": "2026-03-25",
    "opening-minimum": "１，０００", "opening-fees": "２０", minimum: "５％", plans: "２０２６－０３－１０，６０００，１２，３６\n2026-03-11, 600, 3, 0.6%",
  });
  const card = (await keptBook(page)).debts[1].contract.method.card;
  assert.deepEqual([card.opening.minimum, card.opening.fees, card.minimum], [100_000, 2_000, 5_000]);
  assert.deepEqual(card.plans.map((plan) => [plan.started_on, plan.amount, plan.instalments]), [["2026-03-10", 600_000, 12], ["2026-03-11", 60_000, 3]]);
});

journey("rows that cannot be a schedule are refused", form, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { product: "其他", method: "照还款计划逐行填", principal: "10000", disbursed: "2026-01-20" });
  await press(page, "保存这笔债务");
  await sees(page, "#rows-error", "请先粘贴还款计划");
  for (const [rows, taken, says] of [
    ["2026-01-20 5000 100\n2026-03-20 5000 50", 2, /第 1 行不对/],
    ["2026-03-20 5000 100\n2026-02-20 4000 50\n2026-04-20 1000 50", 3, /第 2 行不对/],
    ["2026-02-20 5000 100\n2026-03-20 4000 50", 2, /加起来不等于借款本金/],
  ]) {
    await fill(page, { rows });
    await press(page, `用这 ${taken} 行`);
    await press(page, "保存这笔债务");
    await sees(page, "#rows-error", says);
    assert.equal(await page.evaluate(() => localStorage.getItem("ashore.book")), null);
  }
  await fill(page, { rows: "没有数字的一段话" });
  await sees(page, ".paste", "没有读到能用的内容");
  await fill(page, { rows: "２０２６／０２／２０　５，０００．００　１００\n２０２６／０３／２０　５，０００．００　５０" });
  await press(page, "用这 2 行");
  await press(page, "保存这笔债务");
  await page.waitForURL(/#\/debts\/1$/);
});

journey("what was typed for another method is not in the way", form, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { ...FOUR, each: "-1", accelerated: "2025-01-01", "interest-only": "99" });
  await fill(page, { product: "信用卡", method: "信用卡账单", disbursed: "2026-02-01", "first-due": "2026-02-20" });
  await press(page, "保存这笔债务");
  await page.waitForURL(/#\/debts\/1$/);
  assert.deepEqual((await keptBook(page)).debts[0].ledger, []);
});

journey("dates out of order are refused", form, async ({ page, open }) => {
  await open(page, "#/debts/new");
  for (const [disbursed, says] of [["2026-02-20", /晚于借款日/], ["2026-03-01", /晚于借款日/], ["2020-01-01", /晚了两年多/]]) {
    await fill(page, { ...FOUR, name: "", disbursed });
    await press(page, "保存这笔债务");
    await sees(page, "#first-due-error", says);
    assert.equal(await page.locator("#disbursed").inputValue(), disbursed);
  }
});

journey("the first of several wrong fields gets the focus", form, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await press(page, "保存这笔债务");
  await page.waitForFunction(() => document.activeElement?.id === "principal");
  await sees(page, "[role=alert]", "有 3 处需要改一下");
  await fill(page, { principal: "10000", rate: "101", "first-due": "2026-02-20" });
  await press(page, "保存这笔债务");
  await page.waitForFunction(() => document.activeElement?.id === "rate");
});

journey("a fault among the closed terms opens them", form, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { ...FOUR, instalments: "0" });
  for (const _ of ["once", "and again"]) {
    await page.locator("details.more-terms > summary").click();
    await page.locator("#instalments").waitFor({ state: "hidden" });
    await press(page, "保存这笔债务");
    await page.waitForFunction(() => document.activeElement?.id === "instalments");
    await sees(page, "#instalments-error", "1 到 600");
  }
});

const UNDERSTOOD = [
  ["principal", "１２３", "principal", 12_300],
  ["principal", "1,234.56元", "principal", 123_456],
  ["principal", "1.5万", "principal", 1_500_000],
  ["principal", "￥１０，０００", "principal", 1_000_000],
  ["rate", "万分之4.5", "rate", { units: 4_500_000, per: "day" }],
  ["rate", "０．０４５％", "rate", { units: 4_500_000, per: "day" }],
  ["instalments", "１２期", "instalments", 12],
];
journey("what people write is understood", form, async ({ page, open }) => {
  await open();
  for (const [id, typed, part, value] of UNDERSTOOD) {
    await addDebt(page, { ...FOUR, [id]: typed });
    const { contract } = (await keptBook(page)).debts.at(-1);
    assert.deepEqual({ ...contract, ...contract.method["equal-principal"] }[part], value, typed);
  }
});

journey("markup in a name or note stays text", form, async ({ page, open }) => {
  const name = '<img src="x" onerror="window.evil = 1">';
  const note = "<script>window.evil = 1</script> & \u202e\u0000 ' \" {{}}\nnext";
  await open();
  await addDebt(page, { ...FOUR, name, note });
  assert.equal(await page.locator("h1").filter({ visible: true }).innerText(), name);
  await sees(page, "#main", "<script>window.evil = 1</script> &");
  await follow(page, "今天");
  await sees(page, ".list .row", name);
  await follow(page, "债务");
  await sees(page, ".list .row", name);
  assert.equal(await page.locator("#app img, #app script").count(), 0);
  assert.equal(await page.evaluate(() => window.evil), undefined);
});

journey("600 instalments are shown", form, async ({ page, open }) => {
  await open();
  await addDebt(page, { principal: "1000000", rate: "0.02", "first-due": "2000-02-20", instalments: "600" });
  await sees(page, ".figures .figure.lead", "¥");
  assert.equal(await page.locator("details.item").filter({ has: page.locator(".lines") }).count(), 600);
  await follow(page, "修改");
  await openDetails(page);
  assert.equal(await page.locator("#instalments").inputValue(), "600");
});

journey("a half-filled form outlives a look at another page", form, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await page.locator("label[for=product-1]").click();
  await fill(page, { principal: "12abc", rate: "0.05", note: "先去看看" });
  await follow(page, "今天");
  await sees(page, "h1", "今天");
  await follow(page, "记下第一笔债务");
  await openDetails(page);
  assert.equal(await page.locator("#product-1").isChecked(), true);
  assert.equal(await page.locator("#principal").inputValue(), "12abc");
  assert.equal(await page.locator("#rate").inputValue(), "0.05");
  assert.equal(await page.locator("#note").inputValue(), "先去看看");
});

journey("going back from a field that has the focus", form, async ({ page, open }) => {
  await open();
  for (const [id, typed] of [["principal", "10000"], ["rate", "x"], ["first-due", "2026-02-20"], ["note", "半句"]]) {
    await follow(page, "记下第一笔债务");
    if (id === "note") await openDetails(page);
    await page.locator(`#${id}`).fill(typed);
    await page.goBack();
    await sees(page, "h1", "今天");
    assert.equal(await page.locator("#panic").isVisible(), false, id);
  }
});
