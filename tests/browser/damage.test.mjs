// Storage that is damaged, newer, full, forbidden or cleared: the page says so,
// goes on working, and overwrites nothing.

import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { addDebt, all, book, currentDebt, download, envelope, fillStorage, follow, FOUR, freeStorage, go, gone, kept, keptBook, on, overdueDebt, press, sees, stored, untilDebts } from "./steps.mjs";

const GOOD = envelope(book([overdueDebt(1)]), { revision: 4 });
const CUT = envelope(book([overdueDebt(1), currentDebt(2)]), { revision: 5 }).slice(0, -40);
const CHANGED = GOOD.replace('"principal":1000000', '"principal":9000000');
const day = on("2026-11-23");

for (const [what, bad] of [["cut off", CUT], ["changed", CHANGED]]) {
  const before = all(day, stored({ "ashore.book": bad, "ashore.book.previous": GOOD }));
  journey(`a Book that was ${what} is replaced by its copy`, { before }, async ({ page, open }) => {
    await open();
    await sees(page, ".notice", "最近一次的记录读不出来，已改用 2026-11-22 09:30 的副本。");
    await sees(page, ".list .row", "¥7,833.19");
    assert.equal(await kept(page, "ashore.book.damaged"), bad, "the damaged text is kept aside");
    const raw = await download(page, "下载原文");
    assert.match(raw.name, /^ashore-raw-2026-11-23\.json$/);
    const texts = JSON.parse(raw.text);
    assert.ok(Object.values(texts).includes(bad));
    assert.equal(texts["ashore.book.previous"], GOOD);

    await addDebt(page);
    assert.equal((await keptBook(page)).debts.length, 2);
    assert.equal(await kept(page, "ashore.book.damaged"), bad);
    await page.reload();
    await started(page);
    await sees(page, "h1", "微粒贷");
    await gone(page, ".notice", "副本");
  });
}

const bothBad = all(day, stored({ "ashore.book": CUT, "ashore.book.previous": "{}" }));
journey("with both unreadable nothing is written until the user decides", { before: bothBad }, async ({ page, open }) => {
  await open();
  await sees(page, ".notice", "存着的记录读不出来，副本也读不出来。");
  await addDebt(page);
  await sees(page, ".figures .figure.lead", "¥");
  assert.equal(await kept(page), CUT);
  assert.equal(await kept(page, "ashore.book.previous"), "{}");
  const raw = JSON.parse((await download(page, "下载原文")).text);
  assert.equal(raw["ashore.book"], CUT);

  await press(page, "留着原文，重新开始");
  await gone(page, ".notice.danger");
  await untilDebts(page, 1);
  const aside = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith("ashore.book.damaged")).map((key) => localStorage.getItem(key)),
  );
  assert.deepEqual(aside.sort(), [CUT, "{}"].sort());
  await page.reload();
  await started(page);
  await sees(page, ".figures .figure.lead", "¥");
});

const NEWER = envelope({ something: "else" }, { format: 5, revision: 9 });
journey("what a newer version wrote stays untouched", { before: all(day, stored({ "ashore.book": NEWER })) }, async ({ page, open }) => {
  await open();
  await sees(page, ".notice", "这份记录是更新的版本写的");
  assert.equal(JSON.parse((await download(page, "下载原文")).text)["ashore.book"], NEWER);
  await addDebt(page);
  await addDebt(page);
  await sees(page, ".figures .figure.lead", "¥");
  await sees(page, ".notice", "刚才的改动没有存下");
  const file = await download(page, "保存成文件");
  assert.equal(JSON.parse(file.text).data.debts.length, 2, "what was entered can be taken out");
  assert.equal(await kept(page), NEWER);
  // That a file was saved is remembered, and nothing else.
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("ashore")).sort()), ["ashore.backup", "ashore.book"]);
  await page.reload();
  await started(page);
  assert.equal(await kept(page), NEWER);
});

const one = all(day, stored({ "ashore.book": GOOD }));
journey("full storage is said, and stores again once there is room", { before: one }, async ({ page, open }) => {
  await open();
  await sees(page, ".list .row", "微粒贷");
  await fillStorage(page);
  await addDebt(page, { ...FOUR, name: "存不下的" });
  await sees(page, ".notice.danger", "浏览器给网页的空间满了");
  await sees(page, ".figures .figure.lead", "¥");
  assert.equal(await kept(page), GOOD, "the stored Book is as it was");
  const file = await download(page, "保存成文件");
  assert.deepEqual(JSON.parse(file.text).data.debts.map((debt) => debt.name), ["", "存不下的"]);
  await press(page, "再试一次");
  await sees(page, ".notice.danger", "浏览器给网页的空间满了");

  await freeStorage(page);
  await press(page, "再试一次");
  await sees(page, ".toast", "已经存下了。");
  await gone(page, ".notice.danger");
  await untilDebts(page, 2);
});

const forbid = all(day, (context) =>
  context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  }));
journey("forbidden storage is said, and the page works", { before: forbid }, async ({ page, open }) => {
  await open();
  await sees(page, ".notice.danger", "这个浏览器不让网页存数据");
  await addDebt(page);
  await sees(page, ".figures .figure.lead", "¥");
  const file = await download(page, "保存成文件");
  assert.equal(JSON.parse(file.text).data.debts.length, 1);
  await press(page, "English");
  await sees(page, ".notice.danger", /[a-z]/);
  await press(page, "中文");
  await go(page, "#/more");
  await sees(page, "h1", "更多");
  await follow(page, "今天");
  await sees(page, ".list .row", "微粒贷");
});

journey("storage cleared while the page is open can be written anew", { before: one }, async ({ page, open, newTab }) => {
  await open();
  await sees(page, ".list .row", "微粒贷");
  const other = await newTab();
  await open(other);
  await other.evaluate(() => localStorage.clear());
  await sees(page, ".notice.danger", "浏览器里的记录被清掉了");
  await sees(page, ".list .row", "¥7,833.19");
  await press(page, "重新保存在这台设备");
  await sees(page, ".toast", "已经存下了。");
  await gone(page, ".notice.danger");
  assert.deepEqual((await keptBook(page)).debts, [overdueDebt(1)]);
});
