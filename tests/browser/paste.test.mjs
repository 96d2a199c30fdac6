// Bank messages pasted: what is read is shown, and stored only on the button.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, book, envelope, fen, figure, fill, gone, kept, keptBook, on, overdueDebt, press, sees, stored, texts } from "./steps.mjs";

const before = all(on("2026-11-23"), stored({ "ashore.book": envelope(book([overdueDebt(1)])) }));
const MESSAGES = `【微众银行】您尾号1234的账户于2026年11月20日成功还款1,234.56元，感谢您的使用。
【微众银行】您尾号1234的账户于2026年11月20日成功还款1,234.56元，感谢您的使用。
【微粒贷】您的借款将于2026年12月20日到期，应还1,300.00元，请按时还款。
【微众银行】验证码 123456，用于还款1,000.00元，请勿告诉他人。
【招商银行】您账户8888于11月21日快捷支付支出人民币500.00元（微粒贷还款）`;

for (const device of ["phone", "wide"]) {
  journey(`messages pasted, looked at, stored, taken back, ${device}`, { device, before }, async ({ page, open, accessible }) => {
    await open(page, "#/debts/1");
    const untouched = await kept(page);
    await press(page, "粘贴短信或表格");
    await fill(page, { "paste-text": MESSAGES });
    await sees(page, "#paste", "读到 3 条");
    const labels = await texts(page.locator("#paste .ticks label"));
    assert.deepEqual(labels, ["2026-11-20 ¥1,234.56", "2026-11-20 ¥1,234.56", "2026-11-21 ¥500.00"]);
    const ticked = await page.locator("#paste .ticks input").evaluateAll((all) => all.map((tick) => tick.checked));
    assert.deepEqual(ticked, [true, false, true], "what looks like the same payment twice is not ticked");
    await sees(page, "#paste .ticks li >> nth=1", "和另一行重复");
    await sees(page, "#paste .ticks li >> nth=2", "年份是推测的");
    await page.locator("#paste details summary").click();
    await sees(page, "#paste details", "催款或提醒，不是还款");
    await sees(page, "#paste details", "验证码");
    await accessible(page, "the preview of pasted messages");
    assert.equal(await kept(page), untouched, "nothing is stored before the button");

    await press(page, "记下勾选的 2 笔");
    await gone(page, "#paste");
    await sees(page, ".toast", "已记下。");
    assert.ok(fen(await figure(page, "结清金额")) < 783_319 - 173_456, "both payments count");
    const ledger = (await keptBook(page)).debts[0].ledger;
    assert.deepEqual(ledger.slice(3).map(({ on, act }) => [on, act.amount]), [["2026-11-20", 123_456], ["2026-11-21", 50_000]]);
    await press(page, "撤销");
    await sees(page, ".toast", "已撤回。");
    await sees(page, ".figures .figure.lead", "¥7,833.19");
    assert.deepEqual((await keptBook(page)).debts, JSON.parse(untouched).data.debts);
  });
}

journey("pasted text that holds no payment, and far too much of it", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await press(page, "粘贴短信或表格");
  await fill(page, { "paste-text": "今天天气不错\n<b>¥</b>" });
  await sees(page, "#paste", "读到 0 条");
  assert.equal(await page.locator("#paste .main").count(), 0);
  await fill(page, { "paste-text": "字".repeat(40_000) });
  await sees(page, "#paste .error", "最多 100 KB");
  await page.keyboard.press("Escape");
  await gone(page, "#paste");
  assert.equal((await keptBook(page)).debts[0].ledger.length, 3);
});

journey("pasted rows without years follow the loan, and say that they do", { before: on("2026-11-23") }, async ({ page, open }) => {
  await open(page, "#/debts/new");
  await fill(page, { product: "其他", method: "照还款计划逐行填", principal: "10000", rate: "0.05", disbursed: "2026-01-20" });
  await fill(page, { rows: "02-20\t5000\t200\n03-20\t5000\t100" });
  await sees(page, "table th", "2026-02-20");
  await sees(page, "table th", "2026-03-20");
  await sees(page, ".notes li", "年份是推测的");
  await fill(page, { rows: "2026-02-20\t5100\n2026-03-20\t5000\t100" });
  await sees(page, ".notes li", "2026-02-20：");
});
