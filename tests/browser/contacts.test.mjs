// The contact log: noted by one tap, filled in later, never lost.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, at, book, currentDebt, envelope, go, gone, keptBook, overdueDebt, press, sees, stored, texts } from "./steps.mjs";

// 21:59 in China.
const evening = at("2026-11-23T13:59:00Z");
const seeded = all(evening, stored({ "ashore.book": envelope(book([overdueDebt(1), currentDebt(2)])) }));
const contacts = async (page) => (await keptBook(page)).dealings.contacts;

journey("a call is noted by one tap and filled in while it is fresh", { before: seeded }, async ({ page, open, picture }) => {
  await open(page, "#/contacts");
  await press(page, "接通的来电");
  await page.locator("#entry").waitFor();
  assert.deepEqual((await contacts(page)).map(({ at, channel, direction, connected }) => [at, channel, direction, connected]), [["2026-11-23T21:59", "call", "in", true]]);
  await page.locator("#entry-debt").selectOption({ label: "微粒贷" });
  await page.locator("#entry-number").fill("0755-8888");
  await page.locator("#entry-seconds").fill("3:20");
  await page.locator("#entry-claimed").fill("7,900");
  await page.locator("#entry-text").fill("自称“法务部”，说明天上门");
  await page.locator("#entry-said > summary").click();
  await page.locator("#entry-firm").fill("某某信息咨询");
  await page.getByLabel("威胁伤害或曝光").check();
  await page.locator("#entry-more-tags > summary").click();
  await page.getByLabel("用私人手机或社交账号催").check();
  await picture("contact-open");
  await page.reload();
  const [kept] = await contacts(page);
  assert.deepEqual([kept.debt, kept.number, kept.seconds, kept.claimed, kept.said_firm, kept.tags], [1, "0755-8888", 200, 790_000, "某某信息咨询", ["threat", "private-phone"]]);
  await sees(page, "#entries .entry", "21:59 · 电话 · 接通了 · 0755-8888");
  await sees(page, "#entries .entry", "¥7,900.00 · 威胁伤害或曝光");
});

journey("what is wrong is said at its field, and what was there stays", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await press(page, "接通的来电");
  for (const [id, text, says] of [
    ["entry-at", "2026-11-23T22:00", "这个时间还没到"],
    ["entry-seconds", "很久", "分:秒"],
    ["entry-claimed", "很多", "写一个金额"],
    ["entry-text", "字".repeat(2001), "最多 2000 字"],
  ]) {
    await page.locator(`#${id}`).fill(text);
    await page.locator(`#${id}`).blur();
    await sees(page, `#${id}-error`, says);
  }
  const [kept] = await contacts(page);
  assert.deepEqual([kept.at, kept.seconds, kept.claimed, kept.text], ["2026-11-23T21:59", null, null, ""]);
  await page.locator("#entry-at").fill("2026-11-23T08:00");
  await page.locator("#entry-at").blur();
  await gone(page, "#entry-at-error", "这个时间还没到");
  assert.equal((await contacts(page))[0].at, "2026-11-23T08:00");
});

journey("what is being typed is kept when the page is hidden", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await press(page, "短信");
  await page.locator("#entry-text").fill("【某某】请立即处理");
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  assert.equal((await contacts(page))[0].text, "【某某】请立即处理");
});

journey("an entry is deleted and comes back whole", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await press(page, "找了我的家人、同事等");
  await page.locator("#reached-who").selectOption({ label: "同事" });
  await page.locator("#reached-told").selectOption({ label: "说了欠多少" });
  await page.getByLabel("他们说过别再联系").check();
  const [before] = await contacts(page);
  assert.deepEqual([before.reached.who, before.reached.told, before.reached.refused_further], ["colleague", "amount", true]);
  await page.locator("#entry").getByRole("button", { name: "删除" }).click();
  await sees(page, ".toasts", "删掉了");
  assert.deepEqual(await contacts(page), []);
  await press(page, "撤销");
  assert.deepEqual(await contacts(page), [before]);
});

journey("missed calls are copied in one go", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await page.locator("#batch > summary").click();
  await page.locator("#batch-number").fill("95000");
  await page.locator("#batch-times").fill("9:05 25:00");
  await press(page, "都记下");
  await sees(page, "#batch-times-error", "写几点几分");
  await page.locator("#batch-times").fill("9:05 10:20，14点33 23:00");
  await press(page, "都记下");
  // 23:00 is still to come.
  await sees(page, "#batch-times-error", "写几点几分");
  await page.locator("#batch-times").fill("9:05 10:20，14点33");
  await press(page, "都记下");
  await sees(page, ".toasts", "记下了 3 个没接的电话");
  assert.deepEqual((await contacts(page)).map(({ at, connected, number }) => [at.slice(11), connected, number]), [["09:05", false, "95000"], ["10:20", false, "95000"], ["14:33", false, "95000"]]);
  const lines = await texts(page.locator("#entries .contact strong"));
  assert.deepEqual(lines.map((line) => line.slice(0, 5)), ["14:33", "10:20", "09:05"]);
});

journey("entries are filtered, and the way to them is on every page", { before: seeded, device: "wide" }, async ({ page, open }) => {
  await open(page, "#/");
  await page.locator("nav a", { hasText: "催收" }).click();
  await press(page, "短信");
  await page.locator("#entry-text").fill("爆通讯录");
  await press(page, "收起");
  await press(page, "没接的来电");
  await page.locator("#entry-debt").selectOption({ label: "装修贷" });
  await press(page, "收起");
  await page.locator("#contact-filter > summary").click();
  await page.locator("#contact-search").fill("通讯录");
  await sees(page, "#entries [role=status]", "2 条里的 1 条");
  await page.locator("#contact-search").fill("没有这几个字");
  await sees(page, "#entries", "没有符合的记录");
  await page.locator("#contact-search").fill("");
  await page.locator("#filter-debt").selectOption({ label: "装修贷" });
  await sees(page, "#entries .entry", "没接");
  assert.equal(await page.locator("#entries .entry").count(), 1);
  await go(page, "#/plan");
  await go(page, "#/contacts");
  await sees(page, "#entries [role=status]", "共 2 条");
});

for (const [scheme, language] of [["light", "zh-CN"], ["dark", "en"]]) {
  journey(`axe: the contact log, ${scheme}, ${language}`, { scheme, before: all(evening, stored({ "ashore.book": envelope(book([overdueDebt(1)], { language })) })) }, async ({ page, open, accessible, picture }) => {
    await open(page, "#/contacts");
    await page.locator(".quick button").nth(5).click();
    await page.locator("#entry").waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    await page.locator("#batch-times").waitFor();
    await page.locator(".toasts").getByRole("button").last().click();
    await accessible(page, "the contact log");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await picture(`contacts-${scheme}-${language}`);
  });
}
