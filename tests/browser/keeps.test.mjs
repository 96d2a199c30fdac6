// What was entered stays: over reloads, as a file, after a deletion.

import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { addDebt, all, book, currentDebt, download, envelope, follow, FOUR, gone, kept, keptBook, oldBook, oldDebt, on, overdueDebt, press, sees, stored, untilDebts } from "./steps.mjs";

const debts = [overdueDebt(1), currentDebt(2)];
const two = all(on("2026-11-23"), stored({ "ashore.book": envelope(book(debts)) }));

journey("a reload keeps everything", { before: on("2026-11-23") }, async ({ page, open }) => {
  await open();
  await addDebt(page, { ...FOUR, name: "第一笔", note: "两行\n备注" });
  const before = await keptBook(page);
  assert.equal(before.debts.length, 1);
  const shown = await page.locator("#main").innerText();
  await page.reload();
  await started(page);
  await sees(page, "h1", "第一笔");
  assert.equal(await page.locator("#main").innerText(), shown);
  assert.deepEqual(await keptBook(page), before);
});

journey("the saved file holds the stored Book", { before: two }, async ({ page, open }) => {
  await open(page, "#/more");
  // Written anew: the stored one was of an older format.
  await page.locator("label[for=theme-1]").click();
  await page.waitForFunction(() => localStorage.getItem("ashore.book").includes('"theme":"light"'));
  await page.locator('a[href="#/more/backup"]').click();
  await sees(page, "#make");
  const file = await download(page, "保存成文件");
  assert.equal(file.name, "ashore-2026-11-23.json");
  assert.deepEqual(JSON.parse(file.text).data, await keptBook(page));
});

journey("a deleted debt can be brought back, on another page too", { before: two }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await press(page, "删除");
  await page.waitForURL(/#\/debts$/);
  await sees(page, ".toast", "已删除“微粒贷”。");
  await untilDebts(page, 1);
  await follow(page, "今天");
  await sees(page, "h1", "今天");
  await press(page, "撤销");
  await sees(page, ".toast", "“微粒贷”已恢复。");
  assert.deepEqual((await keptBook(page)).debts, debts, "at its place, unchanged");
  await sees(page, ".list .row", "微粒贷");
});

journey("a debt can be duplicated", { before: two }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await press(page, "复制一份");
  await page.waitForURL(/#\/debts\/3$/);
  await sees(page, "h1", "微粒贷（副本）");
  const { debts: now } = await keptBook(page);
  assert.deepEqual(now.map((debt) => debt.id), [1, 2, 3]);
  assert.deepEqual(now[2].contract, debts[0].contract);
  await press(page, "关闭");
  await gone(page, ".toast");
});

const old = envelope(oldBook([oldDebt(1)]), { format: 1, revision: 7 });
journey("a Book of the first format opens, and is written in today's", { before: all(on("2026-11-23"), stored({ "ashore.book": old })) }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await sees(page, ".figures .figure.lead", "¥7,833.19");
  await sees(page, "details.paid", "已还 3 期");
  assert.equal(await kept(page), old, "reading alone changes nothing");
  await press(page, "复制一份");
  await page.waitForURL(/#\/debts\/2$/);
  await untilDebts(page, 2);
  const written = JSON.parse(await kept(page));
  assert.equal(written.format, 4);
  assert.deepEqual(written.data.debts[0], overdueDebt(1));
  assert.equal(await kept(page, "ashore.book.previous"), old, "the text before is the previous copy");
});
