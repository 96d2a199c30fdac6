// Nobody else: the lock, leaving, blurred amounts, a neutral name, deleting
// everything.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey, started } from "./harness.mjs";
import { addDebt, all, book, currentDebt, download, envelope, fill, fillStorage, FOUR, freeStorage, go, gone, kept, on, overdueDebt, pasted, press, sees, stored } from "./steps.mjs";

const NAME = "王小明的借款";
const PASSPHRASE = "一把 长长的 锁 2026";
const there = stored({ "ashore.book": envelope(book([overdueDebt(1, NAME), currentDebt(2)])) });
const two = all(on("2026-11-23"), there);

const lockPage = async (page) => {
  await go(page, "#/more/lock");
  await sees(page, "#lock h2", "密码锁");
};

/** Puts the lock on; the page is locked after that. */
async function lock(page, passphrase = PASSPHRASE) {
  await lockPage(page);
  await fill(page, { "new-passphrase": passphrase, "repeat-passphrase": passphrase, understood: true });
  await press(page, "加锁");
  await isLocked(page);
}

const isLocked = (page) => sees(page, ".lock-screen h1", "已锁");

async function enter(page, passphrase) {
  await page.locator("#passphrase").fill(passphrase);
  await press(page, "打开");
}

async function unlock(page, passphrase = PASSPHRASE) {
  await enter(page, passphrase);
  await sees(page, ".shell h1");
}

/** All that can be found of this page outside it, as one text. */
const traces = (page) =>
  page.evaluate(async () => {
    const texts = [document.title, location.href, JSON.stringify(history.state), document.body.innerText];
    for (const storage of [localStorage, sessionStorage]) {
      for (let i = 0; i < storage.length; i += 1) {
        const key = storage.key(i);
        // What this journey itself put there.
        if (!key.startsWith("test.")) texts.push(key, storage.getItem(key));
      }
    }
    texts.push(await (await fetch(document.querySelector("link[rel=manifest]").href)).text());
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url);
        if (/\.(js|html|webmanifest)$|\/$/.test(request.url)) texts.push(await (await cache.match(request)).text());
      }
    }
    return texts.join("\n");
  });

const FACTS = [NAME, "装修贷", "1000000", "1_000_000", "7,833", "12,000.00", "2026-02-20", "disbursed_on"];

async function tellsNothing(page) {
  const found = await traces(page);
  for (const fact of FACTS) assert.ok(!found.includes(fact), `${fact} can be read`);
}

journey("with the lock on nothing can be read", { before: two }, async ({ page, open, offlineReady, accessible }) => {
  await open(page, "#/debts/1");
  await sees(page, "h1", NAME);
  await offlineReady();
  assert.ok((await traces(page)).includes(NAME), "the search finds what can be read");
  await lock(page);
  await tellsNothing(page);
  assert.equal(await page.title(), "笔记");
  assert.match(page.url(), /\/(#\/)?$/);
  assert.doesNotMatch(await page.locator("body").innerText(), /债|上岸|催收|欠/);
  await accessible(page, "the lock screen");

  await unlock(page);
  await sees(page, ".list .row", NAME);
  assert.equal(await page.title(), "笔记", "the title tells nothing while the lock is on");
  await addDebt(page, { ...FOUR, name: NAME });
  const text = await kept(page);
  assert.ok(!text.includes(NAME) && !text.includes("debts"), "what is kept is sealed");
  await page.reload();
  await isLocked(page);
  await tellsNothing(page);
  await unlock(page);
  await go(page, "#/debts");
  assert.equal(await page.locator(".list .row").filter({ hasText: NAME }).count(), 2);
});

journey("a wrong passphrase opens nothing and has to wait", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  const before = await kept(page);
  for (const wrong of ["1", "22", "333"]) {
    await enter(page, wrong);
    await sees(page, ".error", "密码不对。");
    await page.waitForFunction(() => document.querySelector("#passphrase").value === "");
  }
  await sees(page, ".error", "请等 30 秒再试");
  await enter(page, PASSPHRASE);
  await sees(page, ".error", "请等 30 秒再试");
  await page.reload();
  await isLocked(page);
  await enter(page, PASSPHRASE);
  await sees(page, ".error", "请等 30 秒再试");
  assert.equal(await kept(page), before);
  assert.equal(await kept(page, "ashore.book.damaged"), null, "what is sealed is not damaged");
  await page.context().clock.setFixedTime(new Date("2026-11-23T04:00:31Z"));
  await unlock(page);
  assert.equal(await kept(page, "ashore.lock.tries"), null);
});

// The page then computes the key itself.
const withoutBrowsersKeys = (context) =>
  context.addInitScript(() => {
    if (location.protocol === "http:" && sessionStorage.getItem("test.plain") !== null) Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined });
  });
journey("the key is the same without the browser's own cryptography", { before: all(two, withoutBrowsersKeys) }, async ({ page, open }) => {
  await open();
  // Full-width digits, as an input method gives them.
  await lock(page, "１２３４５６");
  await page.evaluate(() => sessionStorage.setItem("test.plain", ""));
  await page.reload();
  await isLocked(page);
  assert.equal(await page.evaluate(() => crypto.subtle), undefined);
  await page.locator("#passphrase").fill("123456");
  await press(page, "打开");
  await page.locator(".shell h1").waitFor({ timeout: 120_000 });
  await sees(page, ".list .row", NAME);
});

journey("what a passphrase must be is said", { before: two }, async ({ page, open, accessible }) => {
  await open();
  await lockPage(page);
  await accessible(page, "the page of the lock");
  await fill(page, { "new-passphrase": "12345", "repeat-passphrase": "12345" });
  await press(page, "加锁");
  await sees(page, ".error", "至少 6 个字符。");
  await fill(page, { "new-passphrase": "123456" });
  await press(page, "加锁");
  await sees(page, ".error", "两遍不一样。");
  await fill(page, { "repeat-passphrase": "123456" });
  await press(page, "加锁");
  await sees(page, "#lock .notice", "请先勾上。");
  assert.equal(await kept(page, "ashore.lock"), null);
});

journey("another passphrase, and none again", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  await lockPage(page);
  await page.locator("#lock summary", { hasText: "换密码" }).click();
  await fill(page, { "change-present": "not this one", "new-passphrase": "another one", "repeat-passphrase": "another one" });
  const change = page.locator("#lock").getByRole("button", { name: "换密码", exact: true });
  await change.click();
  await sees(page, ".error", "密码不对。");
  await fill(page, { "change-present": PASSPHRASE });
  await change.click();
  await sees(page, "#lock .notice", "密码换好了");
  await press(page, "现在就锁上");
  await isLocked(page);
  await enter(page, PASSPHRASE);
  await sees(page, ".error", "密码不对。");
  await unlock(page, "another one");
  await lockPage(page);
  await page.locator("#lock summary", { hasText: "去掉锁" }).click();
  await fill(page, { "off-present": "another one" });
  await page.locator("#lock").getByRole("button", { name: "去掉锁", exact: true }).click();
  await sees(page, ".list .row", NAME);
  assert.ok((await kept(page)).includes(NAME), "plain again");
  assert.equal(await kept(page, "ashore.lock"), null);
  await page.reload();
  await started(page);
  await sees(page, ".list .row", NAME);
});

/** Sends the page into the background and back, as far as it can tell. */
const hide = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

journey("it locks in the background; what is being typed is kept first", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  await lockPage(page);
  await page.locator("label[for=lock-hidden-0]").click();
  await go(page, "#/more");
  await page.locator("#notify").fill("幸福路 1 号");
  await hide(page, true);
  await isLocked(page);
  await tellsNothing(page);
  assert.ok(!(await traces(page)).includes("幸福路"));
  await unlock(page);
  await go(page, "#/more");
  await page.waitForFunction(() => document.querySelector("#notify").value === "幸福路 1 号");
});

journey("in the background nothing is to be seen, and soon enough it stays open", { before: two }, async ({ page, open, context }) => {
  await open();
  await lock(page);
  await unlock(page);
  await hide(page, true);
  await gone(page, ".shell h1");
  await context.clock.setFixedTime(new Date("2026-11-23T04:00:30Z"));
  await hide(page, false);
  await sees(page, ".list .row", NAME);
  await hide(page, true);
  await context.clock.setFixedTime(new Date("2026-11-23T04:02:00Z"));
  await hide(page, false);
  await isLocked(page);
});

journey("in the background nothing at all is to be seen, on any page", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  await go(page, "#/debts/2");
  await press(page, "删除");
  await sees(page, ".toast", "已删除");
  for (const hash of ["#/", "#/debts/1", "#/plan", "#/contacts", "#/letters", "#/visit", "#/more/lock"]) {
    await go(page, hash);
    await sees(page, "#main h1");
    await gone(page, ".part-waiting");
    await hide(page, true);
    const seen = await page.evaluate(() => [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility() && e.childElementCount === 0 && e.getBoundingClientRect().height > 0).map((e) => e.outerHTML));
    assert.deepEqual(seen, [], hash);
    await hide(page, false);
  }
});

journey("the list behind Back tells nothing of what was looked at under a lock", { before: two }, async ({ page, context, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  await page.locator(".list .row", { hasText: NAME }).click();
  await sees(page, "h1", NAME);
  await page.locator(".nav a[href='#/contacts']").click();
  await sees(page, "h1", "催收");
  await go(page, "#/plan");
  await sees(page, "#main h1");
  await page.goBack();
  await sees(page, "h1", "催收");
  await page.goBack();
  await sees(page, "h1", NAME);
  await page.goForward();
  await sees(page, "h1", "催收");
  assert.match(page.url(), /\/#\/$/);
  const session = await context.newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  const told = entries.filter(({ url }) => url !== "about:blank").slice(-4).map(({ url, title }) => [new URL(url).hash, title]);
  assert.deepEqual(told, Array(4).fill(["#/", "笔记"]));
  await lockPage(page);
  await press(page, "现在就锁上");
  await isLocked(page);
  await page.goBack();
  await isLocked(page);
  await tellsNothing(page);
});

journey("guessing is slowed wherever the passphrase is asked for", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  await lockPage(page);
  await page.locator("#lock summary", { hasText: "去掉锁" }).click();
  const off = page.locator("#lock").getByRole("button", { name: "去掉锁", exact: true });
  for (const guess of ["first guess", "second guess", "third guess"]) {
    await fill(page, { "off-present": guess });
    await off.click();
    await sees(page, ".error", "密码不对。");
  }
  await sees(page, ".error", "秒");
  await fill(page, { "off-present": PASSPHRASE });
  await off.click();
  await sees(page, ".error", "秒");
  assert.notEqual(await kept(page, "ashore.lock"), null);
});

journey("leaving is in every dialog too", { before: two }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  await page.locator(".figure-how").first().click();
  await sees(page, "#explain[open]");
  const leave = page.locator("#explain .leave");
  const box = await leave.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 740, "it is on the screen, however long the dialog is");
  await leave.click();
  await page.waitForURL(/units\.html$/);
});

journey("putting the lock on locks the other window as well", { before: two }, async ({ page, open, newTab }) => {
  await open();
  const other = await newTab();
  await open(other);
  await sees(other, ".list .row", NAME);
  await lock(page);
  await isLocked(other);
  await unlock(other);
  await sees(other, ".list .row", NAME);
  await isLocked(page);
});

journey("Back from the lock tells nothing", { before: two }, async ({ page, open }) => {
  await open(page, "#/debts");
  await go(page, "#/debts/1");
  await lock(page);
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => location.hash === "#/");
  await isLocked(page);
});

// ---- Leaving -------------------------------------------------------------------

const WAYS = [
  ["the button", (page) => page.locator(".nav .leave").click()],
  ["Esc three times", async (page) => {
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("Escape");
  }],
];
for (const [name, leave] of WAYS) {
  journey(`leaving by ${name} shows a neutral page, and Back does not return`, { before: there }, async ({ page, open }) => {
    await open(page, "#/debts");
    await go(page, "#/more");
    await page.locator("#notify").fill("幸福路 1 号");
    await leave(page);
    await sees(page, "h1", "单位换算");
    assert.match(page.url(), /\/units\.html$/);
    await page.goBack();
    await sees(page, "h1", "单位换算");
    assert.ok((await kept(page)).includes("幸福路 1 号"), "what was being typed is kept");
    await page.getByRole("link", { name: "首页" }).click();
    await started(page);
    await sees(page, ".list .row", NAME);
  });
}

journey("Esc that closes one thing after the other does not leave", { before: two, device: "wide" }, async ({ page, open }) => {
  await open(page, "#/debts/1");
  for (let i = 0; i < 4; i += 1) {
    await page.locator(".figures .figure.lead").click();
    await sees(page, "#explain[open] h2");
    await page.keyboard.press("Escape");
    await gone(page, "#explain");
  }
  await page.keyboard.press("Escape");
  await go(page, "#/");
  await page.keyboard.press("Escape");
  await sees(page, ".list .row", NAME);
});

journey("leaving locks", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  await page.locator(".nav .leave").click();
  await sees(page, "h1", "单位换算");
  await page.getByRole("link", { name: "首页" }).click();
  await isLocked(page);
});

// ---- Amounts, name and icon ------------------------------------------------------

journey("amounts are blurred until they are touched", { before: two, device: "wide" }, async ({ page, open }) => {
  await open(page, "#/more/lock");
  await page.locator("label[for=blur]").click();
  await go(page, "#/");
  const amount = page.locator(".list .row .money").first();
  await amount.waitFor();
  const filter = () => amount.evaluate((e) => getComputedStyle(e).filter);
  assert.match(await filter(), /blur/);
  await amount.hover();
  assert.equal(await filter(), "none");
  await page.mouse.move(0, 0);
  await page.reload();
  await started(page);
  await amount.waitFor();
  assert.match(await filter(), /blur/, "remembered");
  const clear = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const clear = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const hidden = (e) => e && (getComputedStyle(e).filter.includes("blur") || getComputedStyle(e).opacity === "0" || hidden(e.parentElement));
      if (/¥\d/.test(data) && !hidden(parentElement)) clear.push(data);
    }
    return clear;
  });
  assert.deepEqual(clear, []);
});

journey("the neutral name and icon are taken for installing", { before: two }, async ({ page, open, offlineReady }) => {
  await open(page, "#/more/lock");
  await offlineReady();
  const manifest = () => page.evaluate(async () => (await fetch(document.querySelector("link[rel=manifest]").href)).json());
  assert.match((await manifest()).name, /上岸/);
  await page.locator("label[for=neutral]").click();
  assert.equal(await page.title(), "笔记");
  assert.equal((await manifest()).name, "笔记");
  await page.reload();
  await started(page);
  assert.equal(await page.title(), "笔记");
  const { name, short_name: short, icons } = await manifest();
  assert.deepEqual([name, short], ["笔记", "笔记"]);
  for (const { src } of icons) {
    assert.equal(await page.evaluate(async (src) => (await fetch(src)).status, src), 200);
    assert.match(src, /neutral/);
  }
  const links = await page.evaluate(() => [...document.querySelectorAll("link[rel=icon], link[rel=apple-touch-icon]")].map((e) => e.getAttribute("href")));
  assert.deepEqual(links, ["neutral.svg", "neutral-512.png"]);
});

const underNeutralName = async (page) => {
  await lockPage(page);
  await page.locator("label[for=neutral]").click();
};
const underLock = async (page) => {
  await lock(page);
  await unlock(page);
};
for (const [why, dress] of [["under a neutral name", underNeutralName], ["under a lock", underLock]]) {
  journey(`the list of downloads tells nothing ${why}`, { before: two }, async ({ page, open }) => {
    await open();
    await dress(page);
    await go(page, "#/more/backup");
    assert.equal((await download(page, "保存成文件")).name, "notes-2026-11-23.json");
    await sees(page, ".toast", "notes-2026-11-23.json");
    assert.equal((await download(page, "债务表")).name, "notes-2026-11-23.csv");
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("ashore:panic", { detail: "the list of downloads" })));
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#panic-save").click()]);
    assert.equal(file.suggestedFilename(), "notes-2026-11-23.json");
  });
}

journey("what could not be stored is lost by locking only where that is wanted", { before: two }, async ({ page, open }) => {
  await open();
  await underLock(page);
  // The older copies give way to one more.
  await fillStorage(page);
  await addDebt(page, { ...FOUR, name: "存下了的" });
  await fillStorage(page);
  await addDebt(page, { ...FOUR, name: "存不下的" });
  await sees(page, ".notice.danger", "浏览器给网页的空间满了");
  await lockPage(page);
  await press(page, "现在就锁上");
  await sees(page, "#lock", "所以先没有锁");
  const file = page.locator("#lock").getByRole("button", { name: "先存一份备份" });
  const [saved] = await Promise.all([page.waitForEvent("download"), file.click()]);
  assert.ok(readFileSync(await saved.path(), "utf8").includes("存不下的"));
  await page.locator("#lock").getByRole("button", { name: "复制成文本" }).click();
  await sees(page, ".toast", "已经复制");
  assert.ok((await pasted(page)).includes("存不下的"));
  await press(page, "不要没存下的改动，马上锁上");
  await isLocked(page);
  await freeStorage(page);
  await unlock(page);
  await go(page, "#/debts");
  await sees(page, ".list .row", "存下了的");
  await gone(page, ".list .row", "存不下的");
});

// ---- Deleting everything ---------------------------------------------------------

const left = (page) =>
  page.evaluate(async () => ({
    keys: Object.keys(localStorage).filter((key) => !key.startsWith("test.")),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

async function wipe(page) {
  await press(page, "全部删除……");
  await sees(page, ".notice", "真的全部删除？");
  await press(page, "是，全部删除");
  await sees(page, "h1", "都删掉了");
}

journey("deleting everything deletes everything, in every window", { before: two }, async ({ page, open, newTab, offlineReady, accessible }) => {
  await open();
  await offlineReady();
  const other = await newTab();
  await open(other, "#/debts");
  await lockPage(page);
  await page.locator("label[for=blur]").click();
  const before = await left(page);
  assert.ok(before.keys.includes("ashore.book") && before.caches.length === 1 && before.workers === 1);
  await wipe(page);
  await accessible(page, "what is left after deleting");
  assert.deepEqual(await left(page), { keys: [], caches: [], workers: 0 });
  await sees(other, "h1", "单位换算");
  await hide(page, true);
  await hide(page, false);
  assert.deepEqual((await left(page)).keys, [], "nothing is written again");
  await press(page, "离开");
  await sees(page, "h1", "单位换算");
  await page.getByRole("link", { name: "首页" }).click();
  await started(page);
  await sees(page, "h2", "今天到底欠多少？");
});

for (const isLockedThere of [false, true]) {
  journey(`what is typed in another window goes as well${isLockedThere ? ", and its lock" : ""}`, { before: two }, async ({ page, open, newTab }) => {
    await open();
    if (isLockedThere) {
      await lock(page);
      await unlock(page);
    }
    const other = await newTab();
    await open(other);
    if (isLockedThere) await unlock(other);
    await go(other, "#/more");
    await other.locator("#notify").focus();
    await other.keyboard.type("某某小区");
    await lockPage(page);
    await wipe(page);
    await sees(other, "h1", "单位换算");
    assert.deepEqual((await left(page)).keys, []);
    await open(other);
    await sees(other, "#main", "记下第一笔债务");
  });
}

journey("a passphrase that is being tried brings nothing back", { before: two }, async ({ page, open, newTab }) => {
  await open();
  await lock(page);
  await unlock(page);
  await lockPage(page);
  const other = await newTab();
  // It is not told of the other window.
  await other.addInitScript(() => window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await open(other);
  // The key is ready only when this says so.
  await other.evaluate(() => {
    const { deriveBits } = SubtleCrypto.prototype;
    const released = new Promise((release) => (window.release = release));
    SubtleCrypto.prototype.deriveBits = async function (...words) {
      window.asked = true;
      await released;
      return deriveBits.apply(this, words);
    };
  });
  await enter(other, PASSPHRASE);
  await other.waitForFunction(() => window.asked);
  await wipe(page);
  await other.evaluate(() => window.release());
  await sees(other, "#main", "记下第一笔债务");
  assert.deepEqual((await left(page)).keys, []);
});

journey("what was saved without the passphrase opens once it is remembered", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await page.locator("summary", { hasText: "忘了密码" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "把加密的内容存成文件")]);
  const path = await file.path();
  await wipe(page);
  await page.goto("about:blank");
  await open(page, "#/more/backup");
  await page.locator("#restore-file").setInputFiles(path);
  await sees(page, "#backup-passphrase");
  await fill(page, { "backup-passphrase": "not this one" });
  await press(page, "打开");
  await sees(page, ".error", "密码不对");
  await fill(page, { "backup-passphrase": PASSPHRASE });
  await press(page, "打开");
  await sees(page, "#restore-table");
  await press(page, "恢复这份备份");
  await go(page, "#/debts");
  await sees(page, ".list .row", NAME);
});

// Some browsers save no file and do not say so.
journey("what is copied without the passphrase while it changes opens with the old one and the new one", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  const before = await kept(page, "ashore.lock");
  await lockPage(page);
  await page.locator("#lock summary", { hasText: "换密码" }).click();
  await fill(page, { "change-present": PASSPHRASE, "new-passphrase": "another one", "repeat-passphrase": "another one" });
  await page.locator("#lock").getByRole("button", { name: "换密码", exact: true }).click();
  await sees(page, "#lock .notice", "密码换好了");
  await press(page, "现在就锁上");
  await isLocked(page);
  // The change was cut off between its two writes.
  await page.evaluate((before) => localStorage.setItem("ashore.lock.copy", before), before);
  await page.locator("summary", { hasText: "忘了密码" }).click();
  await press(page, "复制成文本");
  await sees(page, "[role=status]", "已经复制");
  const text = await pasted(page);
  for (const fact of FACTS) assert.ok(!text.includes(fact), `${fact} can be read`);
  await page.evaluate(() => (document.execCommand = () => false));
  await press(page, "复制成文本");
  await sees(page, "[role=status]", "没有复制成");
  assert.equal(await page.locator("#main textarea").inputValue(), text, "to be copied by hand");
  await wipe(page);
  for (const passphrase of [PASSPHRASE, "another one"]) {
    await page.goto("about:blank");
    await open(page, "#/more/backup");
    await fill(page, { "restore-text": text });
    await press(page, "读这段文本");
    await fill(page, { "backup-passphrase": passphrase });
    await press(page, "打开");
    await sees(page, "#restore-table");
  }
});

journey("what the browser clears under a lock is kept again, locked", { before: two }, async ({ page, open, newTab }) => {
  await open();
  await lock(page);
  await unlock(page);
  const other = await newTab();
  await other.goto(new URL("units.html", page.url()).href);
  await other.evaluate(() => {
    localStorage.clear();
    localStorage.setItem("test.seeded", "yes");
  });
  await press(page, "重新保存在这台设备");
  await sees(page, ".toast", "已经存下了");
  assert.ok((await left(page)).keys.includes("ashore.lock"));
  assert.doesNotMatch(await kept(page), /principal/);
  await page.reload();
  await isLocked(page);
  await unlock(page);
  await go(page, "#/debts");
  await sees(page, ".list .row", NAME);
});

const withoutBoot = (context) => context.route("**/boot.js", (route) => route.abort());
journey("a page whose start script never comes says so under a lock as well", { before: two, errors: [/ERR_FAILED/] }, async ({ page, context, open }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }));
  await open();
  await lock(page);
  await withoutBoot(context);
  await page.reload();
  await page.locator(".frame-late").waitFor({ timeout: 20_000 });
  assert.equal(await page.locator("#app h1").isVisible(), false);
  assert.equal(await page.locator(".brand").isVisible(), false);
});

journey("nothing in a field goes to the browser's own lists", { before: two }, async ({ page, open }) => {
  for (const hash of ["#/more", "#/debts/new", "#/debts/1", "#/plan", "#/contacts", "#/letters", "#/more/backup", "#/visit"]) {
    await open(page, hash);
    await sees(page, "#main h1");
    await gone(page, ".part-waiting");
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    });
    await gone(page, ".part-waiting");
    const remembered = await page.locator(":is(input, select, textarea):not([autocomplete=off], [autocomplete=new-password], [autocomplete=current-password])").evaluateAll((all) => all.map((field) => field.id || field.outerHTML));
    assert.deepEqual(remembered, [], hash);
  }
});

journey("a clock that is set back locks all the same", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await unlock(page);
  await page.clock.setFixedTime(new Date("2026-11-23T03:00:00Z"));
  await isLocked(page);
});

journey("whoever has forgotten the passphrase can only delete", { before: two }, async ({ page, open }) => {
  await open();
  await lock(page);
  await page.locator("summary", { hasText: "忘了密码" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "把加密的内容存成文件")]);
  assert.match(file.suggestedFilename(), /^notes-/);
  await wipe(page);
  assert.deepEqual((await left(page)).keys, []);
});
