// A collector's figure against ours, and the range over what is not known.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, book, envelope, fen, fill, go, on, overdueDebt, pasted, press, sees, stored, sum, texts } from "./steps.mjs";

const before = all(on("2026-11-23"), stored({ "ashore.book": envelope(book([overdueDebt(1)])) }));
// 200 ms on a machine that does nothing else; the tests share theirs.
const MOST_MS = 500;

async function check(page, amount) {
  await fill(page, { "claim-total": amount });
  // As it is drawn: what was there before is gone when the new one is seen.
  await page.evaluate(() => document.querySelectorAll("#claim .finding").forEach((old) => old.setAttribute("data-old", "")));
  const took = await page.evaluate(
    () =>
      new Promise((done) => {
        const start = performance.now();
        document.querySelector("#claim button[type=submit]").click();
        const look = () => (document.querySelector("#claim .finding:not([data-old])") ? done(performance.now() - start) : requestAnimationFrame(look));
        look();
      }),
  );
  assert.ok(took < MOST_MS, `the verdict on ${amount} took ${Math.round(took)} ms`);
  return page.locator("#claim .finding").first();
}

/** Fails unless the first bridge leads from our figure to theirs. */
async function bridged(page, finding, theirs) {
  const amounts = await texts(finding.locator(".bridge .money"));
  const [ours, ...steps] = amounts;
  assert.equal(steps.pop(), theirs);
  assert.equal(fen(ours) + sum(steps), fen(theirs), amounts.join(" "));
  return fen(ours);
}

for (const device of ["phone", "wide"]) {
  journey(`a claim with compound interest is named, ${device}`, { device, before }, async ({ page, open, context, accessible }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, "#/debts/1");
    const finding = await check(page, "7,865.71");
    assert.match(await finding.innerText(), /如果这样算，正好是对方的数/);
    assert.match(await finding.innerText(), /对没付的利息计了复利/);
    assert.equal(await bridged(page, finding, "¥7,865.71"), 783_319);
    assert.match(await finding.innerText(), /\+¥32\.52/);
    await sees(page, "#claim", "不证明对方真是这样算的");
    await accessible(page, "a verdict");

    const questions = await texts(page.locator("#claim ol li"));
    assert.ok(questions.some((text) => /复利.*依据合同哪一条/.test(text)), questions.join("\n"));
    await press(page, "复制这些问题");
    await sees(page, ".toast", "已复制。");
    assert.equal(await pasted(page), questions.join("\n"));
  });
}

journey("our own figure, and one that nothing explains", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  assert.match(await (await check(page, "7833.19")).innerText(), /和这里算出的一分不差/);
  assert.equal(await page.locator("#claim ol li").count(), 0, "nothing to ask");
  const finding = await check(page, "１２３，４５６．７８");
  assert.match(await finding.innerText(), /找不到一种常见算法/);
  assert.match(await finding.innerText(), /还有 ¥[\d,.]+ 说不清/);
  await bridged(page, finding, "¥123,456.78");
  await sees(page, "#claim ol li", /其中 ¥[\d,.]+ 是什么费用/);

  // Another day's entry: what was said about the debt before says nothing now.
  await press(page, "删掉这一条: 某一期已还清 2026-04-20");
  await page.locator("#claim .finding").first().waitFor({ state: "detached" });
});

journey("a claim that cannot be read is refused at its field", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await press(page, "核对");
  await sees(page, "#claim .error", "请填总额，或至少一项明细");
  for (const [typed, says] of [["-1", /不能是负数/], ["一堆", /要填数字/], ["1.234", /小数点后两位/], ["99999999999", /亿元/]]) {
    await fill(page, { "claim-total": typed });
    await press(page, "核对");
    await sees(page, "#claim .error", says);
    assert.equal(await page.locator("#claim .finding").count(), 0, typed);
  }
  await fill(page, { "claim-total": "7833.19", "claim-day": "2026-01-04" });
  await press(page, "核对");
  await sees(page, "#claim .error", "这一天还没有借");
});

journey("the parts of a claim that do not add up", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await fill(page, { "claim-principal": "7000", "claim-interest": "378", "claim-penalty": "455.19", "claim-fees": "0" });
  const finding = await check(page, "8000");
  await finding.waitFor();
  await sees(page, "#claim ol li", "各项加起来和总额差 ¥166.81，差在哪里？");
});

journey("what is not known gives a range, and names what matters", { before }, async ({ page, open }) => {
  await open(page, "#/debts/1/edit");
  await sees(page, "#principal");
  await page.locator("details.more-terms > summary").click();
  for (const name of ["有没有复利", "宽限期过后从哪天罚"]) await page.getByLabel(name, { exact: true }).check();
  await press(page, "保存这笔债务");
  await sees(page, "#main h2", "不确定的条款造成的范围");
  const range = page.locator(".card").filter({ hasText: "不确定的条款造成的范围" });
  const [low, high] = await texts(range.locator(".row .money"));
  assert.deepEqual([low, high], ["¥7,833.19", "¥7,865.71"]);
  assert.match(await range.innerText(), /有没有复利：最多相差 ¥32\.52/);
  assert.doesNotMatch(await range.innerText(), /¥0\.00/, "what makes no difference is not listed");
  assert.match(await range.innerText(), /最低[^]*没有计复利[^]*最高[^]*对没付的利息计了复利/);
  await sees(page, "#contract", "有没有复利");
  // Each end opens what it is made of.
  await range.getByRole("button", { name: "怎么算的" }).nth(1).click();
  await sees(page, "dialog tbody th", "复利");
  await sees(page, "dialog", "¥7,865.71");
  await page.keyboard.press("Escape");

  await go(page, "#/debts/1/edit");
  assert.equal(await page.getByLabel("有没有复利", { exact: true }).isChecked(), true, "an edit keeps the ticks");
});
