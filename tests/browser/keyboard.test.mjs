// Everything can be done without a mouse, and one sees where one is.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, book, envelope, keptBook, on, overdueDebt, sees, stored } from "./steps.mjs";

const isHere = (page, selector) => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);

/** Presses Tab until the focus is on what fits, and checks that it can be seen. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await isHere(page, selector)) {
      const shown = await page.evaluate(() => {
        const here = document.activeElement;
        const marked = (e) => e && getComputedStyle(e).outlineStyle !== "none" && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
        const box = here.getBoundingClientRect();
        const inView = box.bottom > 0 && box.top < innerHeight;
        return inView && (marked(here) || marked(here.nextElementSibling) || marked(here.closest(".input")));
      });
      assert.ok(shown, `${selector}: the focus cannot be seen`);
      return;
    }
  }
  assert.fail(`${selector} cannot be reached with Tab`);
}

const typed = (page, text) => page.keyboard.type(text);
const press = (page, ...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

/** Types a date into the date field that has the focus, in the order it asks for. */
async function typeDate(page, [year, month, day]) {
  const id = await page.evaluate(() => document.activeElement.id);
  const value = () => page.locator(`#${id}`).inputValue();
  await typed(page, ORDER === "ymd" ? `${year}${month}${day}` : `${month}${day}${year}`);
  assert.equal(await value(), `${year}-${month}-${day}`, `${id} holds the typed date`);
}

// The order is the browser's own, not the page's.
const ORDER = "mdy";

for (const device of ["phone", "wide"]) {
  journey(`the first figure with the keyboard alone, ${device}`, { device, before: on("2026-11-23") }, async ({ page, open }) => {
    await open();
    await press(page, "Tab");
    assert.ok(await isHere(page, ".skip"), "the way past the navigation comes first");
    await sees(page, ".skip", "跳到正文");
    await press(page, "Enter");
    assert.ok(await isHere(page, "#main"));
    await tabTo(page, "a[href='#/debts/new']");
    await press(page, "Enter");
    await sees(page, "h1", "记一笔债务");
    await page.waitForFunction(() => document.activeElement?.id === "main");

    await tabTo(page, "#product-0");
    await press(page, "ArrowDown");
    assert.ok(await page.locator("#product-1").isChecked());
    await press(page, "ArrowUp");
    assert.ok(await page.locator("#product-0").isChecked());
    await tabTo(page, "#principal");
    await typed(page, "10000");
    await tabTo(page, "#rate");
    await typed(page, "0.045");
    await tabTo(page, "#per-0");
    await tabTo(page, "#known-0");
    await tabTo(page, "#first-due");
    await typeDate(page, ["2026", "02", "20"]);
    await sees(page, ".preview .figure-amount", "¥");
    await tabTo(page, "#paid");
    await press(page, "ArrowDown", "ArrowDown", "ArrowDown");
    assert.equal(await page.locator("#paid").inputValue(), "3");
    await tabTo(page, "details.more-terms > summary");
    await press(page, "Enter");
    await tabTo(page, "#disbursed");
    await typeDate(page, ["2026", "01", "05"]);
    await tabTo(page, "#compound");
    await press(page, "Space");
    assert.ok(await page.locator("#compound").isChecked());
    await press(page, "Space");
    await tabTo(page, "button[type=submit]");
    await press(page, "Enter");

    await page.waitForURL(/#\/debts\/1$/);
    await sees(page, ".figures .figure.lead", "¥7,833.19");
    await tabTo(page, ".figures .figure.lead");
    await press(page, "Enter");
    await sees(page, "#explain[open] h2");
    for (let presses = 0; presses < 6; presses += 1) {
      await press(page, presses % 2 ? "Shift+Tab" : "Tab");
      const inside = await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest("#explain"));
      assert.ok(inside, "the focus stays in the dialog");
    }
    await press(page, "Escape");
    await page.locator("#explain").waitFor({ state: "hidden" });
    assert.ok(await isHere(page, ".figures .figure.lead"), "the focus comes back to the figure");

    await tabTo(page, "details.item:not(.paid) > summary");
    await press(page, "Enter");
    await tabTo(page, "details.item .line");
    await press(page, "Space");
    await sees(page, "#explain[open] h2");
    await tabTo(page, "#explain button");
    await press(page, "Enter");
    await page.locator("#explain").waitFor({ state: "hidden" });
    assert.ok(await isHere(page, "details.item .line"), "the focus comes back to the line");
  });
}

const one = all(on("2026-11-23"), stored({ "ashore.book": envelope(book([overdueDebt(1)])) }));
journey("delete, undo and the day with the keyboard", { before: one, device: "wide" }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await tabTo(page, ".day-row button");
  await press(page, "Enter");
  await page.waitForFunction(() => document.querySelector("#as-of").value === "2026-11-22");
  await tabTo(page, "#as-of");
  await typeDate(page, ["2026", "11", "24"]);
  await sees(page, ".day-row", "明天");
  await tabTo(page, ".actions .danger");
  await press(page, "Enter");
  await sees(page, ".toast", "已删除");
  await tabTo(page, ".toast button");
  await press(page, "Enter");
  await sees(page, ".list .row", "微粒贷");
});

for (const language of ["zh-CN", "en"]) {
  for (const device of ["phone", "wide"]) {
    const before = all(on("2026-11-23"), stored({ "ashore.book": envelope(book([overdueDebt(1)], { language })) }));
    journey(`a payment with the keyboard alone, ${language}, ${device}`, { device, before }, async ({ page, open }) => {
      await open(page, "#/debts/1");
      await sees(page, ".figures .figure.lead", "¥7,833.19");
      await tabTo(page, ".jump button:nth-child(2)");
      await press(page, "Enter");
      await page.waitForFunction(() => Math.abs(document.querySelector("#ledger").getBoundingClientRect().top) < innerHeight / 2);
      await tabTo(page, "#ledger .actions .main");
      await press(page, "Enter");
      await sees(page, "#entry[open] h2");
      assert.ok(await isHere(page, "#entry-kind"), "the dialog takes the focus");
      await tabTo(page, "#entry-day");
      await typeDate(page, ["2026", "11", "22"]);
      await tabTo(page, "#entry-amount");
      await typed(page, "abc");
      await press(page, "Enter");
      await sees(page, "#entry-amount-error", /\S/);
      assert.ok(await isHere(page, "#entry-amount"), "the field at fault has the focus");
      await press(page, "Control+a");
      await typed(page, "1000");
      await tabTo(page, "#entry-towards");
      await tabTo(page, "#entry-note");
      await typed(page, "8837");
      await tabTo(page, "#entry .actions .main");
      await press(page, "Enter");
      await page.locator("#entry").waitFor({ state: "hidden" });
      await sees(page, ".events > li", "¥1,000.00");
      await sees(page, ".events > li", "8837");
      await sees(page, ".went", "¥");
      assert.ok(await isHere(page, "#ledger .actions .main"), "the focus comes back to where the dialog was opened");
      assert.equal((await keptBook(page)).debts[0].ledger.at(-1).act.amount, 100_000);
      const words = await page.locator("#ledger").innerText();
      assert.equal(/\p{Script=Han}/u.test(words.replaceAll(/\(\p{Script=Han}+\)/gu, "")), language !== "en", words);
    });
  }
}
