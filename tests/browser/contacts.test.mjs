// The contact log: noted by one tap, filled in later, never lost.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { journey } from "./harness.mjs";
import { all, at, book, currentDebt, download, envelope, go, gone, keptBook, overdueDebt, press, sees, stored, texts } from "./steps.mjs";

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
  await page.locator("#entry-seconds").fill("90秒");
  await page.locator("#entry-seconds").blur();
  assert.equal((await contacts(page))[0].seconds, 90);
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

journey("call lists are copied as they stand, and a minute that is there twice is asked about", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await page.locator("#batch > summary").click();
  const times = async () => (await contacts(page)).map(({ at }) => at.slice(11));
  await page.locator("#batch-times").fill("下午2:33 2:34 pm，9:05:33 9.06 10点半");
  await press(page, "都记下");
  await sees(page, ".toasts", "记下了 5 个没接的电话");
  assert.deepEqual(await times(), ["14:33", "14:34", "09:05", "09:06", "10:30"]);
  await page.locator("#batch-times").fill("11:00 11:00 11:00");
  await press(page, "都记下");
  await sees(page, "#batch", "2026-11-23 11:00 有 3 次");
  assert.equal((await times()).length, 5);
  await press(page, "打了几次，都记");
  assert.deepEqual((await times()).slice(5), ["11:00", "11:00", "11:00"]);
  // What is noted already counts as well.
  await page.locator("#batch-times").fill("9:05 12:00 12:00");
  await press(page, "都记下");
  await press(page, "抄重了，一分钟只记一次");
  assert.deepEqual((await times()).slice(8), ["12:00"]);
});

journey("an open entry stays open in the other language", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await press(page, "短信");
  await page.locator("#entry-text").fill("写到一半");
  await press(page, "English");
  await sees(page, "#entry", "Words and course");
  assert.equal(await page.locator("#entry-text").inputValue(), "写到一半");
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

// A Book of this format as the program writes it.
const written = JSON.parse(readFileSync(new URL("../fixtures/book-v4.json", import.meta.url), "utf8")).data;

/** A contact of the log as it is stored. */
const contact = (id, time, more = {}) => ({
  id, at: time, debt: 1, channel: "call", direction: "in", caller: "unknown", number: "95000", connected: null, seconds: null,
  said_name: "", said_firm: "", said_for: "", staff_no: "", papers: [], claimed: null, agreed: false, tags: [], text: "",
  reached: null, headcount: null, evidence: [], marks: [], piece: null, created: time, ...more,
});
/** A Book of one debt and this log. */
const withLog = (contacts) => {
  const data = book([overdueDebt(1)]);
  const dealings = { contacts, evidence: [], todos: [], creditors: [], typed: [], me: { name: "", id_number: "", phone: "", address: "", notify: "" }, visit: null, next_id: contacts.length + 1 };
  const plans = { ...written.plans, budget: { ...written.plans.budget, flows: [] }, order: [], debts: [], kept: null };
  return { ...data, plans, dealings, trash: [] };
};
const log = (...contacts) => all(evening, stored({ "ashore.book": envelope(withLog(contacts), { format: 4 }) }));

journey("entries are filtered by day and by what was ticked", {
  before: log(contact(1, "2026-11-20T10:00", { tags: ["threat"] }), contact(2, "2026-11-21T10:00"), contact(3, "2026-11-22T10:00", { tags: ["insult"] })),
}, async ({ page, open }) => {
  await open(page, "#/contacts");
  await page.locator("#contact-filter > summary").click();
  await page.locator("#filter-tag").waitFor();
  // Only what was ticked somewhere can be looked for.
  assert.deepEqual(await texts(page.locator("#filter-tag option")), ["不限", "威胁伤害或曝光", "辱骂"]);
  await page.locator("#filter-tag").selectOption({ label: "辱骂" });
  await sees(page, "#entries [role=status]", "3 条里的 1 条");
  await sees(page, "#entries h3", "2026-11-22");
  await page.locator("#filter-tag").selectOption({ index: 0 });
  await page.locator("#filter-from").fill("2026-11-21");
  await sees(page, "#entries [role=status]", "3 条里的 2 条");
  await page.locator("#filter-until").fill("2026-11-21");
  await sees(page, "#entries [role=status]", "3 条里的 1 条");
  await page.locator("#filter-until").fill("2026-11-20");
  await sees(page, "#filter-until-error", "比开始的那天早");
  await sees(page, "#entries", "没有符合的记录");
  await page.locator("#filter-from").fill("");
  await gone(page, "#filter-until-error", "比开始的那天早");
  await sees(page, "#entries .entry", "威胁伤害或曝光");
});

journey("an entry being written when the page is left is kept", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/plan");
  await page.locator("#verdict").waitFor();
  await go(page, "#/contacts");
  await press(page, "短信");
  await page.locator("#entry-text").fill("【某某】写到一半");
  await page.goBack();
  await page.locator("#verdict").waitFor();
  assert.equal((await contacts(page))[0].text, "【某某】写到一半");
});

const alike = all(evening, stored({ "ashore.book": envelope(book([overdueDebt(1), overdueDebt(2), currentDebt(3)])) }));
journey("debts of one name are told apart wherever one is chosen", { before: alike }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await press(page, "短信");
  assert.deepEqual((await texts(page.locator("#entry-debt option"))).slice(1), ["微粒贷（1）", "微粒贷（2）", "装修贷"]);
  await go(page, "#/letters");
  await page.locator("#letter-debt").waitFor();
  assert.deepEqual(await texts(page.locator("#letter-debt option")), ["微粒贷（1）", "微粒贷（2）", "装修贷"]);
});

const found = async (page) => (await texts(page.locator("#findings .finding > summary strong")));

journey("four answered calls and seven missed ones on one day are two findings of two texts", {
  before: log(...[1, 2, 3, 4].map((n) => contact(n, `2026-11-23T1${n}:00`, { connected: true })), ...[1, 2, 3, 4, 5, 6, 7].map((n) => contact(n + 4, `2026-11-23T15:0${n}`, { connected: false }))),
}, async ({ page, open, picture }) => {
  await open(page, "#/contacts");
  await sees(page, "#findings", "超过一天 3 个");
  const lines = await found(page);
  assert.deepEqual(lines.filter((line) => line.includes("超过")), ["2026-11-23 有 7 个没接的来电（号码 95000），超过一天 6 次", "2026-11-23 接通了 4 个电话，超过一天 3 个"]);
  await page.locator(".finding", { hasText: "接通了 4 个" }).locator("summary").click();
  await sees(page, ".finding", "GB/T 45251-2025");
  await sees(page, ".finding", "国家推荐性标准，不是强制的 · 2025-02-28 起");
  await picture("findings");
  // One call of the four was the borrower's wish.
  await page.locator("#contact-4").click();
  await page.locator("#entry-agreed").check();
  await gone(page, "#findings", "接通了 4 个");
  await sees(page, "#figures td", "7");
});

journey("the quiet hours begin at 22:00 and end at 08:00", {
  before: log(contact(1, "2026-11-20T07:59"), contact(2, "2026-11-20T08:00"), contact(3, "2026-11-20T21:59"), contact(4, "2026-11-20T22:00")),
}, async ({ page, open }) => {
  await open(page, "#/contacts");
  await sees(page, "#findings", "07:59");
  const lines = (await found(page)).filter((line) => line.includes("22:00 到"));
  assert.deepEqual([...new Set(lines)].sort(), ["2026-11-20 07:59 来联系，在 22:00 到 8:00 之间", "2026-11-20 22:00 来联系，在 22:00 到 8:00 之间"]);
});

const missed = (id, day) => contact(id, `2026-11-${day}T10:00`, { connected: false });
const other = (id, day) => contact(id, `2026-11-${day}T11:00`, { channel: "third-party", number: "", reached: { who: "colleague", name: "", told: "contact-only", refused_further: false, is_guarantor: false, spouse_shared: false, offered_to_pay: false } });
for (const [name, contacts, is] of [
  ["on the second failed day", [missed(1, 10), missed(2, 11), other(3, 11)], true],
  ["on the fourth", [missed(1, 10), missed(2, 11), missed(3, 12), other(4, 13)], false],
]) {
  journey(`somebody else reached ${name}`, { before: log(...contacts) }, async ({ page, open }) => {
    await open(page, "#/contacts");
    await sees(page, "#findings");
    await page.locator("#figures").waitFor();
    // The standard wants the debtor unreachable; the guideline has the number.
    await page.evaluate(() => document.querySelectorAll(".finding").forEach((d) => (d.open = true)));
    const guideline = (await texts(page.locator(".finding"))).filter((text) => text.includes("找了别人") && text.includes("不符合行业指引"));
    assert.equal(guideline.length > 0, is, guideline.join("\n"));
  });
}

journey("a pasted message is read, looked over and kept", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await page.locator("#paste-message > summary").click();
  await press(page, "看一看");
  await sees(page, "#message-error", "先把短信粘在这里");
  await page.locator("#message").fill("【某某资产】您的欠款共计7,833.19元已严重逾期，今日不还将爆通讯录，将依法起诉。请联系 0755-88886666");
  await press(page, "看一看");
  await sees(page, "#paste-message", "某某资产");
  await sees(page, "#paste-message", "¥7,833.19");
  await sees(page, "#paste-message", "爆通讯录");
  await sees(page, "#paste-message", "起诉");
  // The moment of pasting is not when it came, and is judged by no rule.
  await press(page, "记下这条短信");
  await sees(page, "#message-at-error", "写日期和几点几分");
  assert.equal((await keptBook(page)).dealings, undefined, "nothing was saved");
  await page.locator("#message-at").fill("2026-11-23T10:05");
  await press(page, "记下这条短信");
  const [kept] = await contacts(page);
  assert.deepEqual([kept.at, kept.channel, kept.said_firm, kept.claimed, kept.tags], ["2026-11-23T10:05", "sms", "某某资产", 783_319, ["threat"]]);
  assert.equal(await page.locator("#message").inputValue(), "");
});

journey("a message brings its own time, and a court's is not called a pose", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await page.locator("#paste-message > summary").click();
  await page.locator("#message").fill("2026/11/22 21:05 【某某市某某区人民法院】请于12月1日9:30到庭，联系0755-86000000");
  await press(page, "看一看");
  await sees(page, "#paste-message", "先打他们公开的电话核实");
  assert.equal(await page.locator("#message-at").inputValue(), "2026-11-22T21:05");
  assert.equal(await page.getByLabel("自称公检法或政府（看到").isChecked(), false);
  await press(page, "记下这条短信");
  const [kept] = await contacts(page);
  assert.deepEqual([kept.at, kept.number, kept.tags], ["2026-11-22T21:05", "0755-86000000", []]);
  await sees(page, "#findings", "没有对上的规则");
});

journey("of a message that is too long nothing is lost", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/contacts");
  await page.locator("#paste-message > summary").click();
  await page.locator("#message").fill(`2026-11-22 21:05\n${"字".repeat(1_983)}最后一句`);
  await press(page, "看一看");
  await sees(page, "#paste-message", "超过 2000 字");
  await press(page, "记下这条短信");
  const [kept] = await contacts(page);
  assert.equal([...kept.text].length, 2_000);
  assert.equal(await page.locator("#message").inputValue(), "最后一句");
});

journey("a file is known by its hash, and a changed one is caught", { before: log(contact(1, "2026-11-23T10:00")) }, async ({ page, open, seen }) => {
  await open(page, "#/contacts");
  await page.locator("#contact-1").click();
  // Longer than what is read at once.
  const recording = Buffer.alloc(5_000_000, "录音");
  const file = (buffer) => ({ name: "录音.m4a", mimeType: "audio/mp4", buffer });
  await page.locator("#entry-files").setInputFiles(file(recording));
  const sum = createHash("sha256").update(recording).digest("hex");
  await sees(page, "#entry .hash", sum);
  const { contacts: [kept], evidence: [noted] } = (await keptBook(page)).dealings;
  assert.deepEqual([kept.evidence, noted.name, noted.size, noted.sha256, noted.added], [[noted.id], "录音.m4a", 5_000_000, sum, "2026-11-23T21:59"]);
  await page.reload();
  await page.locator(`#note-all-${noted.id}`).fill("原件在自己的手机里");
  await page.locator(`#note-all-${noted.id}`).blur();
  await page.locator(`#look-all-${noted.id}`).setInputFiles(file(recording));
  await sees(page, "#evidence .notice", "没有变过");
  // The same file again, and one with nothing in it, are no more evidence.
  await page.locator("#files").setInputFiles([file(recording), { ...file(Buffer.alloc(0)), name: "空.m4a" }]);
  await sees(page, "#evidence .notice", "“录音.m4a”和已经记下的是同一个文件");
  await sees(page, "#evidence .notice", "“空.m4a”是空的（0 字节）");
  assert.equal((await keptBook(page)).dealings.evidence.length, 1);
  recording[4_999_999] ^= 1;
  await page.locator(`#look-all-${noted.id}`).setInputFiles(file(recording));
  await sees(page, "#evidence .notice", "指纹不同");
  assert.equal((await keptBook(page)).dealings.evidence[0].note, "原件在自己的手机里");
  await page.locator("#evidence").getByRole("button", { name: "删除" }).click();
  await sees(page, "#evidence", "还没有记下文件");
  await press(page, "撤销");
  await sees(page, "#evidence .hash", sum);
  assert.deepEqual(seen.foreign(), []);
});

journey("the pack keeps facts apart from views, and says what was noted", {
  device: "wide",
  before: log(...[1, 2, 3, 4].map((n) => contact(n, `2026-11-23T1${n}:00`, { connected: true, text: `第 ${n} 次\n<b>原话</b>` }))),
}, async ({ page, open, picture }) => {
  await open(page, "#/contacts");
  await page.locator("#pack-open > summary").click();
  const text = await page.locator("#pack pre").textContent();
  const parts = text.split(/^[一二三四]、/m);
  assert.equal(parts.length, 5);
  assert.ok(parts[1].includes("1. 2026-11-23 11:00 · 电话 · 接通了 · 95000") && parts[1].includes("<b>原话</b>"));
  assert.ok(!/违反|不符合/.test(parts[1]));
  assert.match(parts[2], /哪一家：\n- 微粒贷：接通 4\n哪个号码：\n- 95000：接通 4/);
  assert.ok(parts[3].includes("第 1、2、3、4 条，2026-11-23 11:00"));
  assert.ok(parts[3].includes("不符合国家推荐性标准") && parts[3].includes("GB/T 45251-2025"));
  const saved = await download(page, "存成文本");
  assert.equal(saved.text, text);
  await page.evaluate(() => (document.documentElement.dataset.print = "pack"));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#entries").isHidden());
  assert.ok(await page.locator("#pack pre").isVisible());
  assert.ok(await page.locator("#pack-open > summary").isHidden());
  await picture("pack-print");
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
