// From nothing to "what do I owe today", line by line.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { addDebt, all, at, book, currentDebt, envelope, fen, figure, fill, follow, FOUR, on, overdueDebt, press, sees, stored } from "./steps.mjs";

const lead = ".figures .figure.lead .figure-amount";

/** Opens an instalment and gives its lines as texts. */
async function linesOf(page, title) {
  const item = page.locator("details.item").filter({ hasText: title });
  await item.locator("summary").click();
  await item.locator(".line").first().waitFor();
  return item.locator(".line");
}

journey("a new user sees the first figure, and every line of it", { before: on("2026-11-24") }, async ({ page, open }) => {
  await open();
  await follow(page, "记下第一笔债务");
  await sees(page, "#principal");
  await fill(page, FOUR);
  const before = await sees(page, ".preview .figure-amount", /¥[\d,]+\.\d\d/);
  const preview = await before.innerText();
  await press(page, "保存这笔债务");
  await page.waitForURL(/#\/debts\/1$/);
  await sees(page, "h1", "微粒贷");
  assert.equal(await figure(page, "结清金额"), preview, "the figure before saving is the one after it");

  await follow(page, "修改");
  await sees(page, "h1", "修改债务");
  await fill(page, { name: "", disbursed: "2026-01-05", paid: "3" });
  await press(page, "保存这笔债务");
  await sees(page, "#as-of");
  await page.locator("#as-of").fill("2026-11-23");
  await sees(page, lead, "¥7,833.19");
  assert.equal(await figure(page, "逾期金额"), "¥7,833.19");
  assert.equal(await figure(page, "结清金额"), "¥7,833.19");
  const growth = fen(await figure(page, "再过一天增加"));
  assert.ok(growth > 0);
  await sees(page, "details.paid", "已还 3 期");

  await press(page, "后一天");
  await page.waitForFunction(() => document.querySelector("#as-of").value === "2026-11-24");
  const next = await (await sees(page, lead, "¥")).innerText();
  assert.equal(fen(next), 783_319 + growth, "a day later it is more by the growth");
  await press(page, "前一天");
  await sees(page, lead, "¥7,833.19");

  const lines = await linesOf(page, "第 4 期");
  const interest = await lines.filter({ hasText: "利息" }).first().innerText();
  assert.match(interest, /× 0\.045%\/天 × \d+ 天 = /);
  assert.match(interest, /2026-\d\d-\d\d → 2026-\d\d-\d\d · \d+ 天/);
  assert.match(interest, /依据：\S/);
  const penalty = await lines.filter({ hasText: "罚息" }).first().innerText();
  assert.match(penalty, /× 1\.5 倍 × 187 天 = /, "from 2026-05-20 to 2026-11-23");
  assert.match(penalty, /2026-05-20 → 2026-11-23 · 187 天/);
  assert.match(penalty, /依据：\S/);

  const amounts = await page.locator(".line .money").allTextContents();
  assert.equal(amounts.reduce((sum, amount) => sum + fen(amount), 0), 783_319, "the lines add up to the total");
  await sees(page, ".sum", `${amounts.length} 行相加等于 ¥7,833.19`);

  for (const opener of [lines.filter({ hasText: "罚息" }).first(), page.locator(".figures .figure.lead")]) {
    await opener.click();
    await sees(page, "#explain[open] h2");
    assert.match(await page.locator("#explain").innerText(), /依据/);
    await page.keyboard.press("Escape");
    await page.locator("#explain").waitFor({ state: "hidden" });
  }

  await follow(page, "修改");
  await fill(page, { compound: true });
  await press(page, "保存这笔债务");
  await sees(page, "#as-of");
  await page.locator("#as-of").fill("2026-11-23");
  await sees(page, lead, "¥7,865.71");
  await (await linesOf(page, "第 4 期")).filter({ hasText: "复利" }).first().waitFor();

  await page.locator("#as-of").fill("2026-01-04");
  await sees(page, "#main [role=status]", "这一天还没有借：借款日是 2026-01-05。");
  await press(page, "回到今天");
  await sees(page, lead, "¥");
  assert.equal(await page.locator("#as-of").inputValue(), "2026-11-24");
});

const two = stored({ "ashore.book": envelope(book([overdueDebt(1), currentDebt(2)])) });
journey("today shows the total, tomorrow and the next due", { before: all(on("2026-11-23"), two) }, async ({ page, open }) => {
  await open();
  await sees(page, "h1", "2026-11-23");
  const total = fen(await figure(page, "今天全部结清要付"));
  const rows = await page.locator(".list .row .money").allTextContents();
  assert.equal(rows.length, 2);
  assert.equal(rows.reduce((sum, row) => sum + fen(row), 0), total);
  assert.equal(await figure(page, "其中已逾期"), "¥7,833.19");
  assert.ok(fen(await figure(page, "到明天再增加")) > 0);
  const next = await sees(page, "a.row", "装修贷");
  assert.match(await next.innerText(), /2026-12-10 · 17 天后 · 第 1 期/);
  // 1,000.00 of principal and 30 days of interest on 12,000.00.
  assert.match(await next.innerText(), /¥1,162\.00/);
  await next.click();
  await page.waitForURL(/#\/debts\/2$/);
  await sees(page, ".figures .figure", "¥0.00");
});

journey("the day is China's", { before: all(at("2026-11-22T16:30:00Z"), two) }, async ({ page, open }) => {
  await open();
  await sees(page, "h1", "2026-11-23");
  assert.equal(await figure(page, "其中已逾期"), "¥7,833.19");
});

journey("past midnight the page goes on to the next day", { before: two }, async ({ page, open }) => {
  await page.clock.install({ time: new Date("2026-11-23T15:59:50Z") });
  await open();
  await sees(page, "h1", "2026-11-23");
  await page.clock.fastForward(60_000);
  await sees(page, "h1", "2026-11-24");
});

journey("a loan that is not due yet is no arrears", { before: on("2026-11-23"), device: "wide" }, async ({ page, open }) => {
  await open();
  await addDebt(page, { principal: "1.2万", rate: "0.045", "first-due": "2026-12-10" });
  assert.equal(await figure(page, "逾期金额"), "¥0.00");
  await follow(page, "今天");
  await sees(page, ".row", "没有逾期");
});
