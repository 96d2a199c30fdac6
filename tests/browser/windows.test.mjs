// Two windows on the same data: neither loses what the other did.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { addDebt, all, book, envelope, fill, FOUR, go, gone, keptBook, on, overdueDebt, press, sees, stored, until, untilDebts } from "./steps.mjs";

const day = on("2026-11-23");
const one = all(day, stored({ "ashore.book": envelope(book([overdueDebt(1, "原来的")])) }));
const names = async (page) => (await keptBook(page)).debts.map((debt) => debt.name);

journey("the change of one window appears in the other", { before: one }, async ({ page, open, newTab }) => {
  await open();
  const other = await newTab();
  await open(other);
  await addDebt(other, { ...FOUR, name: "那边加的" });
  await sees(page, ".list .row", "那边加的");
  await sees(page, ".toast", "另一个窗口做了改动");
  await go(page, "#/more");
  await page.locator("label[for=theme-2]").click();
  await other.waitForFunction(() => document.documentElement.dataset.theme === "dark");
});

journey("both add, none is lost", { before: day }, async ({ page, open, newTab }) => {
  await open(page, "#/debts/new");
  const other = await newTab();
  await open(other, "#/debts/new");
  await fill(page, { ...FOUR, name: "这边的" });
  await fill(other, { ...FOUR, name: "那边的" });
  await press(other, "保存这笔债务");
  await other.waitForURL(/#\/debts\/1$/);
  await untilDebts(page, 1);
  assert.equal(await page.locator("#name").inputValue(), "这边的", "what is half filled in stays");
  await press(page, "保存这笔债务");
  await page.waitForURL(/#\/debts\/2$/);
  await sees(page, "h1", "这边的");
  assert.deepEqual(await names(page), ["那边的", "这边的"]);
});

const CHOICES = [
  ["两份都留着", ["那边改的", "这边改的"]],
  ["用那边的", ["那边改的"]],
  ["用这里的", ["这边改的"]],
];
for (const [choice, left] of CHOICES) {
  journey(`both edit the same debt: ${choice}`, { before: one }, async ({ page, open, newTab }) => {
    await open(page, "#/debts/1/edit");
    const other = await newTab();
    await open(other, "#/debts/1/edit");
    await fill(page, { name: "这边改的" });
    await fill(other, { name: "那边改的" });
    await press(other, "保存这笔债务");
    await other.waitForURL(/#\/debts\/1$/);
    await press(page, "保存这笔债务");
    await sees(page, "#clash[open]", "这笔债务刚在另一个窗口改过");
    assert.deepEqual(await names(page), ["那边改的"], "nothing is written before the choice");
    await press(page, choice);
    await gone(page, "#clash");
    await sees(page, "h1", left.at(-1));
    assert.deepEqual(await names(page), left);
    await go(other, "#/debts");
    for (const name of left) await sees(other, ".list .row", name);
  });
}

journey("a debt deleted in the other window can be saved as a new one", { before: one }, async ({ page, open, newTab }) => {
  await open(page, "#/debts/1/edit");
  await fill(page, { name: "这边改的" });
  const other = await newTab();
  await open(other, "#/debts/1");
  await press(other, "删除");
  await untilDebts(page, 0);
  assert.equal(await page.locator("#name").inputValue(), "这边改的", "what is half filled in stays");
  await press(page, "保存这笔债务");
  await sees(page, "#clash[open]", "这笔债务刚在另一个窗口被删除了");
  await page.locator("#clash").getByRole("button", { name: "另存为一笔新的" }).click();
  await sees(page, "h1", "这边改的");
  assert.deepEqual(await names(page), ["这边改的"]);
});

// A window that cannot write for a while.
const mayBeFull = (context) =>
  context.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      if (window.full && key === "ashore.book") throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, key, text);
    };
  });

// The new entries of both windows bear the same id, and the other's keeps it.
journey("what is typed goes to its own entry when its id has moved", { before: all(one, mayBeFull) }, async ({ page, open, newTab }) => {
  await open(page, "#/contacts");
  const other = await newTab();
  await open(other, "#/contacts");
  await page.evaluate(() => (window.full = true));
  await press(page, "接通的来电");
  await page.locator("#entry-text").fill("这边的");
  await page.locator("#entry-text").blur();
  await sees(page, ".notice.danger", "浏览器给网页的空间满了");
  await page.locator("#entry-text").fill("这边记的");
  await page.evaluate(() => (window.full = false));
  await press(other, "短信");
  await other.locator("#entry-text").fill("那边记的");
  await other.locator("#entry-text").blur();
  // What was half typed is kept with its own entry, which is closed.
  const texts = async () => (await keptBook(page)).dealings.contacts.map((contact) => contact.text);
  await until(async () => (await texts()).length === 2, "both are kept");
  await gone(page, "#entry");
  await until(async () => (await texts()).join() === "那边记的,这边记的", "each has its own words");
  assert.equal(await other.locator("#entry-text").inputValue(), "那边记的");
});
