// Scripts, letters and complaints: refused while a fact is missing, then
// produced, noted, printed; an agreement checked before the first payment.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, at, book, currentDebt, download, envelope, fill, go, gone, keptBook, overdueDebt, press, sees, stored, texts } from "./steps.mjs";

const noon = at("2026-11-23T04:00:00Z");
const seeded = (settings) => all(noon, stored({ "ashore.book": envelope(book([overdueDebt(1)], settings)) }));
const kinds = ["电话里说", "写信", "投诉"];

/** What is kept of the fields beside letters: `[debt, field, text]`. */
const typed = async (page) => (await keptBook(page)).dealings.typed.map(({ debt, field, text }) => [debt, field, text]);

/** Fills in fields by id and leaves each. */
async function leave(page, fields) {
  for (const [id, text] of Object.entries(fields)) {
    await page.locator(`#${id}`).fill(text);
    await page.locator(`#${id}`).blur();
  }
}

/** Chooses the first piece of a kind. */
async function choose(page, kind) {
  await page.locator("#pick").waitFor();
  await page.locator(`label[for="letter-kind-${kinds.indexOf(kind)}"]`).click();
}

journey("a letter is refused for what is missing, then produced, changed, noted and printed", { device: "wide", before: seeded() }, async ({ page, open, picture }) => {
  await open(page, "#/letters");
  await choose(page, "写信");
  await sees(page, "#letter-text .notice", "机构全称");
  assert.equal(await page.locator("#letter").count(), 0);
  for (const [id, text] of Object.entries({ "letter-institution": "某某银行股份有限公司", "letter-contract-no": "JJ-2026-1", "letter-name": "张三", "letter-phone": "13800000000" })) {
    await page.locator(`#${id}`).fill(text);
    await page.locator(`#${id}`).blur();
  }
  await page.locator("#letter").waitFor();
  const text = await page.locator("#letter").inputValue();
  for (const part of ["某某银行股份有限公司", "JJ-2026-1", "张三", "2026年11月23日"]) assert.ok(text.includes(part), part);
  assert.ok(!/[{}]/.test(text));
  const saved = await download(page, "存成文本");
  assert.equal(saved.text, text);
  await page.locator("#letter").fill(`${text}\n请寄到我的住址。`);
  await page.evaluate(() => {
    window.print = () => (window.printed = [document.documentElement.dataset.print, document.querySelector("#letter-text pre").textContent]);
  });
  await page.locator("#letter-text").getByRole("button", { name: "打印" }).click();
  assert.deepEqual(await page.evaluate(() => window.printed), ["letter-text", `${text}\n请寄到我的住址。`]);
  await press(page, "发出去了，记入记录");
  await sees(page, ".toasts", "记下了");
  const { contacts: [sent], todos } = (await keptBook(page)).dealings;
  assert.deepEqual([sent.channel, sent.direction, sent.debt, sent.text], ["letter", "out", 1, `${text}\n请寄到我的住址。`]);
  assert.ok(sent.piece);
  assert.ok(todos.every((todo) => todo.contact === sent.id && todo.piece === sent.piece));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => (document.documentElement.dataset.print = "letter-text"));
  assert.ok(await page.locator("#letter-text pre").isVisible());
  assert.ok(await page.locator("#letter-facts").isHidden());
  await picture("letter-print");
});

journey("a complaint starts its clocks, which can be ticked off", { before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await page.locator("#pick").waitFor();
  await page.locator('label[for="letter-kind-2"]').click();
  await fill(page, { "letter-demand": "请停止联系我的同事。" });
  for (const [id, text] of Object.entries({ "letter-institution": "某某银行", "letter-contract-no": "1", "letter-name": "张三", "letter-id": "11010119900101001X", "letter-phone": "138", "letter-address": "某市" })) {
    const field = page.locator(`#${id}`);
    if (await field.count()) {
      await field.fill(text);
      await field.blur();
    }
  }
  // Nothing is noted of them yet: a complaint needs a contact.
  await sees(page, "#letter-text .notice", "缺");
  await page.evaluate(() => (location.hash = "#/contacts"));
  await press(page, "短信");
  await page.locator("#entry-text").fill("【某某】找你同事了");
  await page.locator("#entry-text").blur();
  await page.evaluate(() => (location.hash = "#/letters"));
  await page.locator('label[for="letter-kind-2"]').click();
  await page.locator("#letter").waitFor();
  assert.ok((await page.locator("#letter").inputValue()).includes("【某某】找你同事了"));
  await press(page, "发出去了，记入记录");
  const open15 = await sees(page, "#todos .todo", "15 日");
  assert.ok((await open15.innerText()).includes("2026-12-08 · 还有 15 天"));
  await open15.locator("input[type=checkbox]").check();
  // Once the lender has decided, a review can be asked for within 30 days.
  await sees(page, ".toasts", "30 日内可以向上级机构申请核查");
  await sees(page, "#todos .todo", "向上级机构申请核查");
  const { todos } = (await keptBook(page)).dealings;
  const listed = (todos) => todos.map(({ what, due, done }) => [what, due, done]).sort();
  const steps = [["lender-decision-15", "2026-12-08", "2026-11-23"], ["lender-decision-30", "2026-12-23", null], ["lender-decision-60", "2027-01-22", null]];
  assert.deepEqual(listed(todos), [...steps, ["review-30", "2026-12-23", null]]);
  // The next complaint knows of this one, and lists the review only once.
  await page.locator("#letter-piece").selectOption({ label: "12378 金融监管" });
  await sees(page, "#letter-filed-on-hint", "这里已经知道是 2026-11-23，不同才填。");
  await sees(page, "#letter-decided-on-hint", "2026-11-23");
  await gone(page, "#letter-text .notice", "没有向机构投诉过");
  const text = await page.locator("#letter").inputValue();
  for (const part of ["本人已于2026年11月23日向该机构投诉", "机构作出处理决定的日期：2026年11月23日"]) assert.ok(text.includes(part), part);
  await leave(page, { "letter-filed-on": "2026-11-24" });
  await sees(page, "#letter-filed-on-error", "这一天还没到");
  await leave(page, { "letter-filed-on": "2026-11-03", "letter-reply": "正在核实", "letter-firm": "某某催收公司" });
  await gone(page, "#letter-filed-on-error", "这一天还没到");
  const changed = await page.locator("#letter").inputValue();
  for (const part of ["本人已于2026年11月3日向该机构投诉", "机构的答复：正在核实", "涉及的催收机构：某某催收公司"]) assert.ok(changed.includes(part), part);
  await press(page, "发出去了，记入记录");
  await sees(page, ".toasts", "记下了");
  assert.equal((await keptBook(page)).dealings.todos.filter(({ what }) => what === "review-30").length, 1);
  // Opened again, the decision has not come, and there is nothing to review.
  const again = await sees(page, "#todos .todo", "收到机构的处理决定（15 日）");
  await again.locator("input[type=checkbox]").uncheck();
  await gone(page, "#todos .todo", "向上级机构申请核查");
});

journey("without a complaint to the lender, it is asked for first", { before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await choose(page, "投诉");
  await page.locator("#letter-piece").selectOption({ label: "12378 金融监管" });
  await sees(page, "#letter-text .notice", "没有向机构投诉过");
  await leave(page, { "letter-filed-on": "2026-11-01" });
  await gone(page, "#letter-text .notice", "没有向机构投诉过");
  // What a piece says as well has its field there, and only there.
  assert.equal(await page.locator("#letter-reasons").count(), 0);
  await choose(page, "写信");
  await page.locator("#letter-piece").selectOption({ label: "支付令异议" });
  await leave(page, { "letter-reasons": "已还的两期没有计入。" });
  assert.deepEqual(await typed(page), [[1, "letter-filed-on", "2026-11-01"], [1, "letter-reasons", "已还的两期没有计入。"]]);
});

const two = all(noon, stored({ "ashore.book": envelope(book([overdueDebt(1), currentDebt(2)])) }));

journey("what is typed stays in the Book, with its debt", { before: two }, async ({ page, open }) => {
  await open(page, "#/letters");
  await choose(page, "投诉");
  await leave(page, { "letter-demand": "请停止联系我的同事。" });
  await page.locator("#agreement-open > summary").click();
  await leave(page, { "agree-monthly": "700", "agree-n": "十二个" });
  await sees(page, "#agree-n-error");
  await leave(page, { "agree-n": "12" });
  await page.locator("#agree-payee").selectOption({ label: "催收公司" });
  await page.locator("#agree-interest").selectOption({ index: 2 });
  const kept = [[1, "agree-interest", "no"], [1, "agree-monthly", "700"], [1, "agree-n", "12"], [1, "agree-payee", "agency"], [1, "letter-demand", "请停止联系我的同事。"]];
  assert.deepEqual(await typed(page), kept);
  await page.reload();
  await choose(page, "投诉");
  await sees(page, "#letter-demand");
  assert.equal(await page.locator("#letter-demand").inputValue(), "请停止联系我的同事。");
  await page.locator("#agreement-open > summary").click();
  await sees(page, "#agreement .check-row", "催收公司的账户");
  assert.equal(await page.locator("#agree-interest").inputValue(), "2");
  // The other debt has its own.
  await page.locator("#letter-debt").selectOption({ label: "装修贷" });
  await page.waitForFunction(() => document.querySelector("#letter-demand")?.value === "");
  assert.equal(await page.locator("#agree-monthly").inputValue(), "");
  await leave(page, { "letter-demand": "请说明金额。" });
  await page.locator("#letter-debt").selectOption({ label: "微粒贷" });
  await page.waitForFunction(() => document.querySelector("#letter-demand")?.value === "请停止联系我的同事。");
  assert.deepEqual(await typed(page), [...kept, [2, "letter-demand", "请说明金额。"]]);
  // What is emptied is gone.
  await leave(page, { "letter-demand": "" });
  assert.deepEqual(await typed(page), [...kept.slice(0, 4), [2, "letter-demand", "请说明金额。"]]);
});

journey("what is typed in two windows is all kept", { before: seeded() }, async ({ page, open, newTab }) => {
  await open(page, "#/letters");
  await choose(page, "投诉");
  const other = await newTab();
  await open(other, "#/letters");
  await choose(other, "投诉");
  // Half typed here while the other window keeps two fields.
  await page.locator("#letter-demand").fill("这边写到一半");
  await leave(other, { "letter-demand": "那边的诉求", "letter-institution": "某某银行" });
  await sees(page, ".toast", "另一个窗口做了改动");
  assert.equal(await page.locator("#letter-demand").inputValue(), "这边写到一半");
  await sees(page, "#letter-demand-hint", "另一个窗口刚写成：那边的诉求");
  await choose(other, "写信");
  await other.locator("#letter-piece").selectOption({ label: "支付令异议" });
  await leave(other, { "letter-court": "某某法院" });
  await page.locator("#letter-demand").blur();
  await gone(page, "#letter-demand-hint", "另一个窗口");
  assert.deepEqual(await typed(page), [[1, "letter-court", "某某法院"], [1, "letter-demand", "这边写到一半"]]);
  // What is not being typed follows the other window.
  await choose(other, "投诉");
  await other.waitForFunction(() => document.querySelector("#letter-demand")?.value === "这边写到一半");
});

const writer = { "letter-institution": "某某银行", "letter-contract-no": "1", "letter-name": "张三", "letter-phone": "138" };

journey("a changed letter stays through other pieces and pages, and says when figures have changed", { before: two }, async ({ page, open }) => {
  await open(page, "#/letters");
  await page.locator("#letter-debt").selectOption({ label: "装修贷" });
  await choose(page, "写信");
  await leave(page, writer);
  await page.locator("#letter").waitFor();
  const mine = `${await page.locator("#letter").inputValue()}\n我加的一句。`;
  await page.locator("#letter").fill(mine);
  await page.locator("#letter-piece").selectOption({ label: "约定联系时间和方式" });
  await sees(page, "#letter-guide h2", "约定联系时间和方式");
  await page.locator("#letter-piece").selectOption({ label: "要求提供欠款明细" });
  await page.waitForFunction((mine) => document.querySelector("#letter")?.value === mine, mine);
  await go(page, "#/plan");
  await page.locator("#verdict").waitFor();
  await go(page, "#/letters");
  await page.waitForFunction((mine) => document.querySelector("#letter")?.value === mine, mine);
  const picked = (id) => page.locator(`#${id} option:checked`).innerText();
  assert.deepEqual([await picked("letter-debt"), await picked("letter-piece")], ["装修贷", "要求提供欠款明细"]);
  await gone(page, "#letter-text .notice", "又变了");
  await leave(page, { "letter-phone": "139" });
  await sees(page, "#letter-text .notice", "又变了");
  await press(page, "换成新算的");
  await gone(page, "#letter-text .notice", "又变了");
  assert.ok(!(await page.locator("#letter").inputValue()).includes("我加的一句"));
});

journey("what was noted says so, presses on the first page, and goes with its entry", { before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await choose(page, "写信");
  await page.locator("#letter-piece").selectOption({ label: "支付令异议" });
  const court = { "letter-institution": "某某银行", "letter-name": "张三", "letter-phone": "138", "letter-id": "11010119900101001X", "letter-address": "某市", "letter-court": "某某法院", "letter-case-no": "（2026）1号", "letter-sued": "9000" };
  await leave(page, { ...court, "letter-received": "2026-11-24" });
  await sees(page, "#letter-received-error", "这一天还没到");
  // The fifteenth day is a Sunday: Monday is the last.
  await leave(page, { "letter-received": "2026-11-07" });
  await sees(page, "#letter-text .notice", "今天是最后一天");
  await gone(page, "#letter-text .notice", "过了");
  await press(page, "发出去了，记入记录");
  await sees(page, "#letter-text .hint", "这一份在 2026-11-23 12:00 记过");
  await sees(page, "#letter-text button", "再记一次");
  await go(page, "#/");
  await sees(page, "#pressing .row", "交支付令异议");
  await sees(page, "#pressing .row", "2026-11-23");
  await go(page, "#/contacts");
  await page.locator(".contact").first().click();
  await page.getByRole("button", { name: "删除", exact: true }).click();
  await sees(page, ".toasts", "1 件待办");
  assert.deepEqual((await keptBook(page)).dealings.todos, []);
});

journey("a printed letter wraps", { device: "phone", before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await choose(page, "写信");
  await leave(page, writer);
  await page.locator("#letter").waitFor();
  await page.evaluate(() => (document.documentElement.dataset.print = "letter-text"));
  await page.emulateMedia({ media: "print" });
  const [scroll, client, size] = await page.locator("#letter-text pre").evaluate((pre) => [pre.scrollWidth, pre.clientWidth, getComputedStyle(pre).fontSize]);
  assert.ok(scroll <= client, `${scroll} > ${client}`);
  assert.equal(size, await page.evaluate(() => getComputedStyle(document.body).fontSize));
  assert.ok(await page.locator("#letter-text").getByText("给：").isHidden());
});

journey("the monthly figure comes from the plan, and can be changed", { before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await choose(page, "写信");
  await page.locator("#letter-piece").selectOption({ label: "困难情况与分期申请" });
  assert.equal(await page.locator('#letter-facts a[href="#/plan"]').count(), 1);
  await leave(page, { ...writer, "letter-monthly": "100", "letter-instalments": "3" });
  await sees(page, "#letter-text .notice", "比欠款7,833.19元少7,533.19元");
  await leave(page, { "letter-instalments": "3000" });
  await sees(page, "#letter-instalments-error");
});

journey("what is being typed when the page is left is kept", { before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await choose(page, "投诉");
  await page.locator("#letter-demand").fill("还没写完");
  await go(page, "#/plan");
  await page.locator("#verdict").waitFor();
  assert.deepEqual(await typed(page), [[1, "letter-demand", "还没写完"]]);
  await go(page, "#/letters");
  await choose(page, "投诉");
  assert.equal(await page.locator("#letter-demand").inputValue(), "还没写完");
});

journey("an agreement is checked before the first payment", { before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await page.locator("#agreement-open > summary").click();
  await fill(page, { "agree-monthly": "700", "agree-n": "12", "agree-total": "8,000" });
  await page.locator("#agree-payee").selectOption({ index: 3 });
  await sees(page, "#agreement .notice.warn");
  // 12 × 700 is not 8,000.
  await sees(page, "#agreement .check-row", "8,400.00");
  await sees(page, "#agreement .check-row", "8,000.00");
  await page.locator("#agree-interest").selectOption({ index: 1 });
  await page.evaluate(() => (location.hash = "#/plan"));
  await page.locator("#verdict").waitFor();
  await page.evaluate(() => (location.hash = "#/letters"));
  await sees(page, "#agreement .check-row", "8,400.00");
  assert.equal(await page.locator("#agree-interest").inputValue(), "1");
});

journey("every piece is shown with its guidance, and none has a hole", { before: seeded() }, async ({ page, open }) => {
  await open(page, "#/letters");
  await page.locator("#pick").waitFor();
  for (const kind of [0, 1, 2]) {
    await page.locator(`label[for="letter-kind-${kind}"]`).click();
    const names = await texts(page.locator("#letter-piece option"));
    for (const [index, name] of names.entries()) {
      await page.locator("#letter-piece").selectOption({ index });
      await sees(page, "#letter-guide h2", name);
      assert.equal(await page.locator("#letter-guide dd").count(), 5);
      const letter = page.locator("#letter");
      if (await letter.count()) assert.ok(!/[{}]/.test(await letter.inputValue()), name);
      else assert.ok((await page.locator("#letter-text .notice li").count()) > 0, name);
    }
  }
});

for (const [scheme, language] of [["light", "zh-CN"], ["dark", "en"]]) {
  journey(`axe: letters, ${scheme}, ${language}`, { scheme, before: seeded({ language }) }, async ({ page, open, accessible, picture }) => {
    await open(page, "#/letters");
    await page.locator("#pick").waitFor();
    for (const [id, text] of Object.entries({ "letter-institution": "某某银行", "letter-name": "张三" })) {
      await page.locator(`#${id}`).fill(text);
      await page.locator(`#${id}`).blur();
    }
    await page.locator("#letter").waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    await page.locator("#agree-n").waitFor();
    await accessible(page, "letters");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.evaluate(() => scrollTo(0, 0));
    await picture(`letters-${scheme}-${language}`);
  });
}
