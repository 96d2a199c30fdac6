// Two languages and two appearances, switched at once and remembered.

import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { all, book, currentDebt, envelope, go, on, overdueDebt, press, sees, stored } from "./steps.mjs";

const day = on("2026-11-23");
const two = (settings) => all(day, stored({ "ashore.book": envelope(book([overdueDebt(1), currentDebt(2, "Car")], settings)) }));

journey("the language is switched at once and remembered", { before: two() }, async ({ page, open }) => {
  await open();
  const lang = () => page.evaluate(() => document.documentElement.lang);
  assert.equal(await lang(), "zh-CN");
  await press(page, "English");
  await sees(page, "h1", "Today");
  assert.equal(await lang(), "en");
  assert.match(await page.title(), /^Today/);
  await page.reload();
  await started(page);
  await sees(page, "h1", "Today");
  assert.equal(await lang(), "en");
  await go(page, "#/more");
  await page.locator("label[for=language-0]").click();
  await sees(page, "h1", "更多");
  assert.equal(await lang(), "zh-CN");
});

// Names of products and of dubious offers, each language's own name, and the
// words a Chinese contract uses, in brackets behind the English ones.
const NAMES = /微粒贷|中文|停息挂账|征信修复|上岸| ?\(\p{Script=Han}+\)/gu;
const english = { before: two({ language: "en", theme: "device" }), locale: "en-US" };
journey("English pages are English", english, async ({ page, open }) => {
  await open();
  const pages = ["#/", "#/debts", "#/debts/new", "#/debts/1", "#/debts/2/edit", "#/debts/9", "#/more", "#/more/privacy", "#/more/parts", "#/visit", "#/guide", "#/nowhere", "#/more/selftest", "#/more/lock"];
  for (const topic of ["rights", "channels", "court", "credit", "bankruptcy", "household", "scams"]) pages.push(`#/guide/${topic}`);
  for (const hash of pages) {
    await go(page, hash);
    if (hash.includes("debts/1")) {
      await page.locator(".figure").first().click();
      await sees(page, "#explain[open]");
    }
    if (hash.includes("new")) {
      await page.locator("button[type=submit]").click();
      await sees(page, ".error", /[a-z]/);
    }
    const texts = await page.evaluate(() => {
      const texts = [document.title];
      const walk = document.createTreeWalker(document.querySelector("#app") ?? document.body, NodeFilter.SHOW_TEXT);
      // Laws and pages are cited under their own titles; what is said aloud is said in Chinese.
      while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".sources, .line-source, .hint, blockquote[lang]")) texts.push(walk.currentNode.data);
      for (const element of document.querySelectorAll("[aria-label], [placeholder]")) {
        texts.push(element.getAttribute("aria-label") ?? "", element.getAttribute("placeholder") ?? "");
      }
      return texts;
    });
    assert.ok(texts.length > 10);
    const chinese = texts.filter((text) => /\p{Script=Han}/u.test(text.replaceAll(NAMES, "")));
    assert.deepEqual(chinese, [], `Chinese on ${hash}`);
    await page.keyboard.press("Escape");
  }
});

/** How light the page's ground is, from 0 to 1. */
const lightness = (page) =>
  page.evaluate(() => {
    const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  });
const dark = async (page) => assert.ok((await lightness(page)) < 0.25, "dark");
const light = async (page) => assert.ok((await lightness(page)) > 0.75, "light");

journey("the appearance follows the device", { before: two(), scheme: "dark" }, async ({ page, open }) => {
  await open();
  await dark(page);
  await page.emulateMedia({ colorScheme: "light" });
  await light(page);
});

journey("the appearance follows the setting, which is remembered", { before: two() }, async ({ page, open }) => {
  await open(page, "#/more");
  await light(page);
  await page.locator("label[for=theme-2]").click();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await dark(page);
  await page.reload();
  await started(page);
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await dark(page);
  await page.locator("label[for=theme-1]").click();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
  await light(page);
  await page.locator("label[for=theme-0]").click();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "device");
  await dark(page);
});
