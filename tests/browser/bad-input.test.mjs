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
