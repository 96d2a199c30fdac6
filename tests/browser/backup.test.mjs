// A backup saved, copied, read back beside what has changed since; what is no
// backup is refused; what was deleted is put back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey, started } from "./harness.mjs";
import { addDebt, all, book, currentDebt, download, envelope, fill, follow, go, gone, kept, keptBook, on, overdueDebt, press, sees, stored, texts, untilDebts } from "./steps.mjs";

const day = on("2026-11-23");
const file = (text, name = "ashore.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const choose = (page, text) => page.locator("#restore-file").setInputFiles(file(text));
const data = (text) => text.split('"data":')[1].slice(0, -1);

// Something of every kind, as the program writes it.
const whole = JSON.parse(readFileSync(new URL("../fixtures/book-v4.json", import.meta.url), "utf8")).data;
const full = all(day, stored({ "ashore.book": envelope(whole, { format: 4, revision: 33 }) }));

journey("a backup brings everything back byte for byte, and the way back", { before: full }, async ({ page, open }) => {
  await open(page, "#/more/backup");
  await sees(page, "#last-backup", "还没有备份过。");
  const backup = await download(page, "保存成文件");
  assert.equal(backup.name, "ashore-2026-11-23.json");
  assert.deepEqual(JSON.parse(backup.text).data, whole);
  assert.ok(backup.text.split("\n").length > 200, "a person can read it");
  await sees(page, "#last-backup", "上次备份是 2026-11-23，之后没有改动。");

  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => localStorage.setItem("test.seeded", "yes"));
  await page.reload();
  await started(page);
  await page.locator("#restore-file").waitFor({ state: "attached" });
  await choose(page, backup.text);
  await sees(page, "#restore-table", "只在备份");
  assert.equal(await kept(page), null, "looking changes nothing");
  await press(page, "恢复这份备份");
  await sees(page, ".toast", "已经换成备份里的记录。");
  await untilDebts(page, whole.debts.length);
  assert.equal(data(await kept(page)), JSON.stringify(whole));
  await choose(page, backup.text);
  await sees(page, "#restore-equal", "一模一样");
  await press(page, "撤销");
  await sees(page, ".toast", "已经换回原来的记录。");
  await untilDebts(page, 0);
});

journey("an encrypted backup tells nothing, and opens with its passphrase alone", { before: full }, async ({ page, open, accessible }) => {
  await open(page, "#/more/backup");
  await page.locator("#backup-sealed > summary").click();
  await sees(page, "#new-passphrase");
  await fill(page, { "new-passphrase": "short", "repeat-passphrase": "short" });
  await press(page, "保存成加密文件");
  await sees(page, "#new-passphrase-error", "6");
  await fill(page, { "new-passphrase": "one passphrase", "repeat-passphrase": "another one" });
  await press(page, "保存成加密文件");
  await sees(page, "#repeat-passphrase-error", "不一样");
  await fill(page, { "repeat-passphrase": "one passphrase" });
  const backup = await download(page, "保存成加密文件");
  assert.equal(backup.name, "ashore-2026-11-23-sealed.json");
  assert.deepEqual(Object.keys(JSON.parse(backup.text)).slice(0, 2), ["app", "sealed"]);
  for (const { name, contract } of whole.debts) {
    if (name) assert.ok(!backup.text.includes(name));
    assert.ok(!backup.text.includes(`${contract.principal}`) || contract.principal < 10_000);
  }
  assert.equal(await page.locator("#new-passphrase").inputValue(), "", "it does not stay in the field");

  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => localStorage.setItem("test.seeded", "yes"));
  await page.reload();
  await started(page);
  await page.locator("#restore-file").waitFor({ state: "attached" });
  await choose(page, backup.text);
  await sees(page, "#found", "加密的备份");
  await accessible(page, "an encrypted backup");
  await fill(page, { "backup-passphrase": "another one" });
  await page.locator("#found").getByRole("button", { name: "打开" }).click();
  await sees(page, "#backup-passphrase-error", "密码不对");
  assert.equal(await kept(page), null);
  await fill(page, { "backup-passphrase": "one passphrase" });
  await page.locator("#found").getByRole("button", { name: "打开" }).click();
  await sees(page, "#restore-table", "只在备份");
  await press(page, "恢复这份备份");
  await untilDebts(page, whole.debts.length);
  assert.equal(data(await kept(page)), JSON.stringify(whole));
  // A letter of it changed: it does not open.
  const cut = backup.text.replace(/"text":"(.)(.)/, (all, a, b) => `"text":"${b === a ? "A" : b}${a}`);
  await choose(page, cut);
  await fill(page, { "backup-passphrase": "one passphrase" });
  await page.locator("#found").getByRole("button", { name: "打开" }).click();
  await sees(page, "#backup-passphrase-error", "密码不对");
});

const here = [overdueDebt(1, "这里改的"), currentDebt(2)];
const there = [overdueDebt(1, "那里改的"), currentDebt(2), overdueDebt(3, "那里新的")];
const mine = all(day, stored({ "ashore.book": envelope(book(here), { revision: 6 }) }));
const theirs = envelope(book(there), { revision: 9 });
const names = async (page) => (await keptBook(page)).debts.map((debt) => debt.name);

journey("a backup is merged as chosen, and undone", { device: "wide", before: mine }, async ({ page, open, picture }) => {
  await open(page, "#/more/backup");
  await page.locator("#restore-text").waitFor();
  await page.locator("#restore-text").fill(theirs);
  await press(page, "读这段文本");
  await sees(page, "#found", "第 9 次保存");
  const counts = await texts(page.locator("#restore-table tbody tr").first().locator("td"));
  assert.deepEqual(counts, ["1", "1", "0", "1"]);
  await sees(page, "#found", "只在备份：那里新的");
  await picture("restore");
  await press(page, "合并");
  await sees(page, ".toast", "已经合并。");
  await untilDebts(page, 4);
  assert.deepEqual(await names(page), ["这里改的", "装修贷", "那里新的", "那里改的"]);
  await press(page, "撤销");
  await sees(page, ".toast", "已经换回原来的记录。");
  await untilDebts(page, 2);

  await choose(page, theirs);
  await page.locator("label[for=restore-side-2]").click();
  await press(page, "合并");
  await untilDebts(page, 3);
  assert.deepEqual(await names(page), ["那里改的", "装修贷", "那里新的"]);

  // The copy from before is still there.
  await page.locator("#restore-copies > summary").click();
  await page.locator("#restore-copies").getByRole("button", { name: /今天以前/ }).click();
  await sees(page, "#found", "只在这里：那里新的");
  await press(page, "整份换成备份");
  await untilDebts(page, 2);
  assert.deepEqual(await names(page), ["这里改的", "装修贷"]);
});

journey("the undo of a restored backup that comes too late says where the records are", { before: mine }, async ({ page, open }) => {
  await open(page, "#/more/backup");
  await choose(page, theirs);
  await press(page, "整份换成备份");
  await untilDebts(page, 3);
  await addDebt(page, { principal: "10000", rate: "0.05", "first-due": "2026-12-20", instalments: "12" });
  await untilDebts(page, 4);
  await press(page, "撤销");
  await sees(page, ".toast", "可能还在“备份”页的副本里");
  await untilDebts(page, 4);
  await go(page, "#/more/backup");
  await page.locator("#restore-copies > summary").click();
  await page.locator("#restore-copies").getByRole("button", { name: /上次恢复之前/ }).click();
  await sees(page, "#found", "只在这里：那里新的");
});

journey("what is no backup is refused with a sentence, and nothing has changed", { before: mine }, async ({ page, open }) => {
  await open(page, "#/more/backup");
  await page.locator("#restore-file").waitFor({ state: "attached" });
  const before = await kept(page);
  const good = envelope(book(there), { revision: 9 });
  for (const [text, says] of [
    ["", "读不出来"],
    ["\u0000\u0001\u0002", "读不出来"],
    ['{"name":"package","version":"1.0.0"}', "读不出来"],
    ["[".repeat(100_000), "读不出来"],
    [good.slice(0, -40), "读不出来"],
    [good.replace('"principal":1000000', '"principal":9000000'), "校验对不上"],
    [envelope({ debts: [] }, { format: 4 }), "认不得"],
    [envelope({}, { format: 99 }), "更新的版本"],
    [" ".repeat((15 << 20) + 1), "太大"],
  ]) {
    await choose(page, text);
    await sees(page, "#found .notice", says);
    await sees(page, "#found .notice", "这里的记录没有变。");
    assert.equal(await kept(page), before, says);
  }
  await fill(page, { "restore-text": "微粒贷" });
  await press(page, "读这段文本");
  await sees(page, "#found .notice", "读不出来");
  assert.equal(await kept(page), before);
});

journey("a calm line reminds of a backup until one is made", { before: mine }, async ({ page, open }) => {
  await open();
  await sees(page, ".list .row", "这里改的");
  await follow(page, "有些改动还没有备份。");
  await sees(page, "h1", "备份和恢复");
  await page.locator("#backup-text > summary").click();
  const text = await page.locator("#backup-json").inputValue();
  assert.deepEqual(JSON.parse(text).data.debts.map((debt) => debt.name), ["这里改的", "装修贷"]);
  await press(page, "复制成文本");
  await sees(page, ".toast", "已经复制。");
  await follow(page, "今天");
  await sees(page, "h1", "今天");
  await gone(page, "#main a", "有些改动还没有备份。");
});

journey("what was deleted is in the trash, and goes back to its place", { before: mine }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  const before = await keptBook(page);
  await press(page, "删除");
  await page.waitForURL(/#\/debts$/);
  await untilDebts(page, 1);
  await page.reload();
  await started(page);
  await go(page, "#/more");
  await page.locator('a[href="#/more/trash"]').click();
  const row = await sees(page, "#trash .row", "债务：这里改的");
  await sees(page, "#trash .row", "2026-11-23 删的，还留 30 天");
  await row.getByRole("button").click();
  await sees(page, ".toast", "已经放回原处。");
  await sees(page, "#main", "回收站是空的。");
  assert.deepEqual((await keptBook(page)).debts, before.debts);
});

const old = { ...whole, trash: whole.trash.map((trashed, n) => (n === 1 ? { ...trashed, on: "2026-10-01" } : trashed)) };
const aged = all(day, stored({ "ashore.book": envelope(old, { format: 4 }) }));
journey("what is old in the trash goes only when the user says so", { before: aged }, async ({ page, open }) => {
  await open(page, "#/more/trash");
  await sees(page, ".notice", "1 项已满 30 天");
  const trash = async () => (await keptBook(page)).trash.length;
  assert.equal(await trash(), 4);
  await press(page, "清掉这些");
  await sees(page, ".toast", "已经清掉。");
  assert.equal(await trash(), 3);
  await press(page, "撤销");
  await sees(page, ".toast", "已经拿回回收站。");
  assert.equal(await trash(), 4);
  await press(page, "清空回收站");
  await press(page, "确定清空");
  await sees(page, "#main", "回收站是空的。");
  assert.equal(await trash(), 0);
});

journey("an undo that another message has covered comes back", { before: mine }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await press(page, "删除");
  await page.waitForURL(/#\/debts$/);
  await go(page, "#/debts/2");
  await press(page, "删除");
  await page.waitForURL(/#\/debts$/);
  await untilDebts(page, 0);
  await press(page, "撤销");
  await untilDebts(page, 1);
  await sees(page, ".toast", "已删除“这里改的”。");
  await press(page, "撤销");
  await untilDebts(page, 2);
  assert.deepEqual((await keptBook(page)).debts, here);
});

journey("closing one message keeps the undos behind it", { before: mine }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await press(page, "删除");
  await page.waitForURL(/#\/debts$/);
  await go(page, "#/debts/2");
  await press(page, "删除");
  await page.waitForURL(/#\/debts$/);
  await untilDebts(page, 0);
  await press(page, "关闭");
  await sees(page, ".toast", "已删除“这里改的”。");
  await press(page, "撤销");
  await untilDebts(page, 1);
  assert.deepEqual((await keptBook(page)).debts, here.slice(0, 1));
});

journey("tables for a spreadsheet", { device: "wide", before: full }, async ({ page, open }) => {
  await open(page, "#/more/backup");
  const debts = await download(page, "债务表");
  assert.equal(debts.name, "债务-2026-11-23.csv");
  assert.ok(debts.text.startsWith("\ufeff名称,产品,"));
  assert.equal(debts.text.trim().split("\r\n").length, whole.debts.length + 1);
  const ledger = await download(page, "流水表");
  const events = whole.debts.flatMap((debt) => debt.ledger).length;
  assert.ok(ledger.text.split("\r\n").length > events);
  await go(page, "#/contacts");
  await page.locator("#pack-open > summary").click();
  const contacts = await download(page, "存成表格");
  assert.ok(contacts.text.includes("0755-1234 5678"));
});

for (const [scheme, language] of [["light", "zh-CN"], ["dark", "en"]]) {
  const before = all(day, stored({ "ashore.book": envelope(book(here, { language }), { revision: 6 }) }));
  journey(`axe: backup and trash, ${scheme}, ${language}`, { scheme, before }, async ({ page, open, accessible, picture }) => {
    await open(page, "#/more/backup");
    await page.locator("#restore-file").waitFor({ state: "attached" });
    await choose(page, theirs);
    await page.locator("#restore-table").waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    await page.locator("#backup-json").waitFor();
    await accessible(page, "backup");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.evaluate(() => scrollTo(0, 0));
    await picture(`backup-${scheme}-${language}`);
    await go(page, "#/debts/1");
    await page.getByRole("button", { name: language === "en" ? "Delete" : "删除", exact: true }).click();
    await untilDebts(page, 1);
    await go(page, "#/more/trash");
    await page.locator("#trash .row").waitFor();
    await accessible(page, "trash");
    await picture(`trash-${scheme}-${language}`);
  });
}

// A copy from another day takes room as the Book does.
const heavy = (bytes) => stored({ "ashore.book": envelope(whole, { format: 4, revision: 33 }), "ashore.book.older": "x".repeat(bytes) });
for (const [bytes, tight] of [[2_500_000, false], [2_700_000, true]]) {
  journey(`room that is ${tight ? "" : "not "}tight is${tight ? "" : " not"} said on the first page`, { before: all(day, heavy(bytes)) }, async ({ page, open, accessible }) => {
    const says = page.locator("main .notice.warn", { hasText: "用掉一半以上" });
    await open(page);
    await sees(page, ".figures");
    assert.equal(await says.count(), tight ? 1 : 0);
    if (tight) {
      await accessible(page, "the first page, its room tight");
      await says.locator("a").click();
      await page.waitForURL("**/#/more/backup");
    } else {
      await go(page, "#/more/backup");
    }
    await sees(page, "#room meter");
    assert.equal(await says.count(), tight ? 1 : 0);
    const { used, most } = await page.locator("#room meter").evaluate((meter) => ({ used: meter.value, most: meter.max }));
    assert.ok(used > bytes && used < bytes + 100_000 && most === 5 * 1024 * 1024, `${used} of ${most}`);
  });
}

journey("what could not be copied is no backup", { before: full }, async ({ page, open }) => {
  await open(page, "#/more/backup");
  await page.evaluate(() => (document.execCommand = () => false));
  await press(page, "复制成文本");
  await sees(page, ".toast", "没有复制成");
  await sees(page, "#last-backup", "还没有备份过。");
  assert.equal(await page.evaluate(() => localStorage.getItem("ashore.backup")), null);
});

// On the day of the last save the older copy stays as it is.
journey("copies that give way to the Book are not given up in silence", { before: all(on("2026-11-22"), heavy(4_900_000)) }, async ({ page, open }) => {
  await open(page);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      const others = Object.keys(localStorage).filter((other) => other !== key);
      const used = others.reduce((sum, other) => sum + localStorage.getItem(other).length, 0);
      if (used + text.length > 4_940_000) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, key, text);
    };
  });
  await addDebt(page);
  await sees(page, ".notice.warn", "旧的副本没能都留住");
  await untilDebts(page, whole.debts.length + 1);
  assert.equal(await kept(page, "ashore.book.older"), null);
  await page.locator(".notice.warn", { hasText: "旧的副本" }).getByRole("button", { name: "关闭" }).click();
  await gone(page, ".notice.warn");
});
