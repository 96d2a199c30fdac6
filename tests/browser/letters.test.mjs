// Scripts, letters and complaints: refused while a fact is missing, then
// produced, noted, printed; an agreement checked before the first payment.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, at, book, download, envelope, fill, gone, keptBook, overdueDebt, press, sees, stored, texts } from "./steps.mjs";

const noon = at("2026-11-23T04:00:00Z");
const seeded = (settings) => all(noon, stored({ "ashore.book": envelope(book([overdueDebt(1)], settings)) }));
const kinds = ["电话里说", "写信", "投诉"];

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
  const { todos } = (await keptBook(page)).dealings;
  assert.deepEqual(todos.map(({ due, done }) => [due, done]).sort(), [["2026-12-08", "2026-11-23"], ["2026-12-23", null], ["2027-01-22", null]]);
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
