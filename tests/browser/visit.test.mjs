// Somebody at the door: from the button on every page to the entry in the log.

import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { all, at, book, currentDebt, envelope, fill, follow, go, gone, keptBook, overdueDebt, press, sees, stored } from "./steps.mjs";

// Eight in the evening in China.
const EVENING = "2026-11-28T12:00:07Z";
const evening = at(EVENING);
const seeded = all(evening, stored({ "ashore.book": envelope(book([overdueDebt(1)])) }));
const later = (page, seconds) => page.clock.setFixedTime(new Date(Date.parse(EVENING) + seconds * 1000));
const door = (page) => page.locator(".nav .door");
const mark = (page, name) => page.locator("#visit-marks .marks button").filter({ hasText: name }).first();
const pressed = async (page, name) => (await mark(page, name).getAttribute("aria-pressed")) === "true";
const visitOf = async (page) => (await keptBook(page)).dealings.visit;

journey("the door is one tap away on every page and covers nothing", { before: seeded }, async ({ page, open }) => {
  await open();
  for (const hash of ["#/", "#/debts", "#/debts/new", "#/debts/1", "#/debts/1/edit", "#/plan", "#/contacts", "#/more", "#/more/parts", "#/more/selftest", "#/guide", "#/guide/rights", "#/nowhere"]) {
    await go(page, hash);
    const link = await sees(page, ".nav .door", "有人上门");
    const box = await link.boundingBox();
    assert.ok(box.height >= 44 && box.y + box.height <= 740, hash);
    // What is last on the page can be scrolled above it.
    const covered = await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      const bottom = Math.max(...[...document.querySelector("#main").children].map((e) => e.getBoundingClientRect().bottom));
      return bottom - document.querySelector(".nav").getBoundingClientRect().top;
    });
    assert.ok(covered <= 1, `${hash}: ${covered} px of it are under the navigation`);
  }
  await door(page).click();
  await sees(page, "h1", "有人上门");
  await sees(page, "#visit-step h2", "先稳住，门不开");
});

for (const device of ["phone", "wide"]) {
  journey(`from the door to the log without a network, ${device}`, { device, before: seeded }, async ({ page, site, open, newTab, offlineReady, accessible, picture }) => {
    await open();
    await offlineReady();
    // Nobody has been there yet, and nobody answers any more.
    await site.stop();
    await page.close();
    page = await newTab();
    await page.clock.setFixedTime(new Date(EVENING));
    await open(page, "#/debts/1");
    await door(page).click();
    await sees(page, "#visit-step", "第 1 步，共 10 步");
    await accessible(page, "before they are here");
    if (device === "wide") {
      const { y, height } = await page.locator('.nav a[href="#/more"]').boundingBox();
      assert.ok(y + height <= 800, "the ways are in sight beside the steps");
    }
    await press(page, "他们到了，开始记时间");
    await sees(page, ".timer", "20:00 到 · 0:00");
    assert.ok(await pressed(page, "到了"));
    await later(page, 65);
    await sees(page, ".timer", "1:05");

    // What is marked and chosen is in the sentence for the police.
    await mark(page, "请他们走").click();
    await sees(page, "#visit-marks", "20:01");
    await later(page, 200);
    await mark(page, "进了门").click();
    await page.locator("#to-police").click();
    await sees(page, "#visit-police[open] blockquote", "有几个人在我家门口，没有经过同意进了我家，叫他们走，他们不走。地址是（说：");
    await page.locator("#visit-police label[for^=police-count-]").getByText("3", { exact: true }).click();
    await page.locator("#police-frail").check();
    await sees(page, "#visit-police blockquote", "有 3 个人在我家门口");
    await sees(page, "#visit-police blockquote", "这里有老人和小孩。请派人来。");
    assert.equal(await page.locator("#visit-police a.main").getAttribute("href"), "tel:110");
    await accessible(page, "what to tell the police");
    await page.keyboard.press("Escape");
    await page.locator("#to-never").click();
    await sees(page, "#visit-never[open]", "不签");
    await accessible(page, "what never to do");
    await page.keyboard.press("Escape");

    // A page that is loaded again in the middle has lost nothing.
    await page.locator("#visit-next").click();
    await sees(page, "#visit-step", "第 2 步，共 10 步");
    const before = await visitOf(page);
    await page.reload();
    await started(page);
    await page.clock.setFixedTime(new Date(Date.parse(EVENING) + 754_000));
    await sees(page, "#visit-step", "第 2 步，共 10 步");
    await sees(page, ".timer", "12:34");
    assert.ok(await pressed(page, "进了门"));
    assert.deepEqual(await visitOf(page), before);
    await picture(`visit-${device}`, page);

    // Elsewhere the door says that it goes on.
    await go(page, "#/debts");
    await sees(page, ".nav .door", "上门进行中12:34");
    await accessible(page, "elsewhere meanwhile");
    await door(page).click();

    // The steps in their order, to the last.
    for (const title of ["请他们出示证件", "打官方电话核实", "说一遍，不争论", "不签、不付、不交", "不骂、不推、不追", "这些情况，打 110", "有人受伤，东西坏了", "今天要做的"]) {
      await page.locator("#visit-next").click();
      await sees(page, "#visit-step h2", title);
      if (title.startsWith("这些情况")) {
        await sees(page, "#visit-step blockquote", "有 3 个人在我家门口");
        await accessible(page, "the step for 110");
      }
    }
    assert.equal(await page.locator("#visit-next").getAttribute("aria-disabled"), "true");
    await mark(page, "走了").click();
    await sees(page, ".timer", "12 分钟");
    await sees(page, "#over", "结束以后");
    await page.locator("label[for=visit-paper-0]").click();
    await page.locator("label[for=visit-paper-2]").click();
    await accessible(page, "the end");
    await press(page, "记成一条联系记录");
    await sees(page, "#visit-saved", "已经记成一条联系记录");
    await sees(page, "#visit-saved", "2026-11-28 20:00，12 分钟");
    await sees(page, "#visit-saved", "3 人");
    await sees(page, "#visit-saved", "身份证 · 授权书");
    await sees(page, "#visit-saved", "20:03 进了门");
    await accessible(page, "what was kept");
    const { contacts, visit } = (await keptBook(page)).dealings;
    assert.equal(visit, null);
    assert.equal(contacts.length, 1);
    const [contact] = contacts;
    assert.deepEqual(
      [contact.at, contact.channel, contact.direction, contact.debt, contact.headcount, contact.papers, contact.tags],
      ["2026-11-28T20:00", "visit", "in", 1, 3, ["id-card", "authorisation"], ["entered-home"]],
    );
    assert.deepEqual(
      contact.marks.map(({ at, what }) => [at.slice(11), what]),
      [["20:00", "arrived"], ["20:01", "asked-to-leave"], ["20:03", "entered"], ["20:12", "left"]],
    );

    // And back, and again.
    await press(page, "撤销，回到上门记录");
    await sees(page, ".timer", "12 分钟");
    assert.deepEqual((await keptBook(page)).dealings.contacts, []);
    await press(page, "记成一条联系记录");
    await sees(page, "#visit-saved");
    await follow(page, "到“催收”里看这条记录、补充");
    await sees(page, "#entries", "2026-11-28");
  });
}

for (const [width, height] of [[320, 568], [568, 320], [360, 740]]) {
  journey(`the step is what is seen first, and 110 always, on ${width} by ${height}`, { before: seeded }, async ({ page, open }) => {
    await page.setViewportSize({ width, height });
    await open();
    await door(page).click();
    await sees(page, "#visit-step h2", "先稳住，门不开");
    // Whether all of it is in the window and nothing stands before it.
    const inSight = (selector) =>
      page.locator(selector).first().evaluate((e) => {
        const { top, bottom, left, right } = e.getBoundingClientRect();
        const there = (y) => e.contains(document.elementFromPoint((left + right) / 2, y));
        return top >= 0 && bottom <= innerHeight && there(top + 2) && there(bottom - 2);
      });
    assert.ok(await inSight("#visit-step h2"));
    if (height > width) assert.ok(await inSight("#visit-step .step li"), "what to do first");
    for (let step = 2; step <= 10; step += 1) {
      await page.locator("#visit-next").click();
      await sees(page, "#visit-step", `第 ${step} 步`);
      for (const selector of ["#visit-step h2", "#visit-step .step li", ".at-hand a[href='tel:110']", "#visit-back", "#visit-next"]) {
        assert.ok(await inSight(selector), `step ${step}: ${selector}`);
      }
    }
    await page.locator("#visit-back").evaluate((e) => {
      const lines = e.getBoundingClientRect().height;
      if (lines > 60) throw new Error(`上一步 breaks: ${lines} px`);
    });
    // Further down as well.
    await page.locator("#visit-marks .marks button").last().scrollIntoViewIfNeeded();
    assert.ok(await inSight(".at-hand a[href='tel:110']"));
    const tops = await page.locator("#visit-marks .marks button").evaluateAll((all) => all.map((e) => e.getBoundingClientRect().top));
    assert.equal(tops[0], tops[1], "marks stand side by side");
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen in large type");
  });
}

journey("a visit that was forgotten is not said to have lasted until now", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/visit");
  await press(page, "他们到了，开始记时间");
  await later(page, 3 * 86_400);
  await press(page, "记成一条联系记录");
  await sees(page, "#visit-saved", "2026-11-28 20:00");
  await gone(page, "#visit-saved dd", "分钟");
});

journey("a mark is taken back, and brought back", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/visit");
  // A mark begins the visit as well.
  await mark(page, "威胁").click();
  await sees(page, ".timer", "20:00 到");
  assert.deepEqual((await visitOf(page)).marks.map(({ what }) => what), ["arrived", "threatened"]);
  await later(page, 120);
  await mark(page, "威胁").click();
  await sees(page, ".toast", "取消了：威胁");
  assert.ok(!(await pressed(page, "威胁")));
  await press(page, "撤销");
  await sees(page, "#visit-marks [aria-pressed=true]", "威胁20:00");
  // A later mark is not lost by an undo that was offered before it.
  await mark(page, "威胁").click();
  await sees(page, ".toast", "取消了：威胁");
  await mark(page, "堵门").click();
  await gone(page, ".toast", "取消了：威胁");
  assert.deepEqual((await visitOf(page)).marks.map(({ what }) => what), ["arrived", "blocked"]);
  // With its last mark the visit is gone, and can be had back.
  await mark(page, "堵门").click();
  await mark(page, "到了").click();
  await sees(page, "#visit-arrived");
  assert.equal(await visitOf(page), null);
  await press(page, "撤销");
  await sees(page, ".timer", "20:00 到");
  await press(page, "不记了");
  await sees(page, "#visit-arrived");
  await sees(page, ".nav .door, h1", "有人上门");
  assert.equal(await visitOf(page), null);
});

const SCENES = {
  只有家人在家: ["不开门，你不欠这笔钱", "我不是借款人", "only-family"],
  在上班的地方: ["不让他们进办公区", "请到外面等", "workplace"],
  说是法院的人: ["请他们出示证件和文书", "我配合", "court-officers"],
};
for (const [name, [title, said, stored_as]] of Object.entries(SCENES)) {
  journey(`another scene: ${name}`, { before: seeded }, async ({ page, open, accessible }) => {
    await open(page, "#/visit");
    await fill(page, { scene: name });
    await sees(page, "#visit-step h2", title);
    await sees(page, "#visit-step blockquote", said);
    await accessible(page, name);
    await press(page, "他们到了，开始记时间");
    assert.equal((await visitOf(page)).scene, stored_as);
    if (stored_as === "court-officers") {
      assert.equal(await mark(page, "威胁").count(), 0);
      for (const title of ["打电话向法院核实", "是真的，就不要阻拦"]) {
        await page.locator("#visit-next").click();
        await sees(page, "#visit-step h2", title);
      }
      await page.locator("#to-never").click();
      await sees(page, "#visit-never[open]", "法院的文书");
      await page.keyboard.press("Escape");
    } else {
      await mark(page, "进了门").click();
      await page.locator("#to-police").click();
      await sees(page, "#visit-police blockquote", stored_as === "workplace" ? "在我上班的地方，没有经过同意进了我上班的地方" : "在我家门口，没有经过同意进了我家");
      await page.keyboard.press("Escape");
    }
    await press(page, "记成一条联系记录");
    await sees(page, "#visit-saved", name);
    const [contact] = (await keptBook(page)).dealings.contacts;
    assert.equal(contact.caller, stored_as === "court-officers" ? "court" : "unknown");
    assert.equal(contact.reached?.who, stored_as === "only-family" ? "relative" : undefined);
    assert.deepEqual(contact.tags, { "only-family": ["entered-home"], workplace: ["entered-workplace"], "court-officers": [] }[stored_as]);
  });
}

journey("the address for the police is kept and said", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/visit");
  await page.locator("#to-police").click();
  await page.locator("#visit-police a[href='#/more']").click();
  await page.locator("#notify").fill("南山区某某路 1 号 2 栋 301");
  await page.locator("#main h1").click();
  await sees(page, ".toast", "地址存好了");
  await page.reload();
  await started(page);
  assert.equal(await page.locator("#notify").inputValue(), "南山区某某路 1 号 2 栋 301");
  await door(page).click();
  await page.locator("#to-police").click();
  await sees(page, "#visit-police blockquote", "地址是 南山区某某路 1 号 2 栋 301。");
});

journey("with the keyboard alone", { before: seeded, device: "wide" }, async ({ page, open }) => {
  await open();
  const to = async (selector) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    }
    assert.fail(`${selector} cannot be reached`);
  };
  await to(".nav .door");
  await page.keyboard.press("Enter");
  await sees(page, "h1", "有人上门");
  await page.waitForFunction(() => document.activeElement?.id === "main");
  await to("#visit-arrived");
  await page.keyboard.press("Enter");
  await sees(page, ".timer", "20:00 到");
  await to("#to-never");
  await page.keyboard.press("Enter");
  await sees(page, "#visit-never[open]");
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement?.id === "to-never"), "the focus comes back");
  await to("#visit-next");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await sees(page, "#visit-step", "第 3 步，共 10 步");
  assert.ok(await page.evaluate(() => document.activeElement?.id === "visit-next"), "the focus stays on the button");
  await to(".marks button");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.ok(await pressed(page, "出示证件"));
});

const counting = (context) =>
  context.addInitScript(() => {
    window.locks = { held: 0, asked: 0 };
    const request = async () => {
      window.locks.asked += 1;
      window.locks.held += 1;
      return { release: async () => void (window.locks.held -= 1) };
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
  });
journey("the screen stays on while the page is shown, and only then", { before: all(seeded, counting) }, async ({ page, open }) => {
  const held = (n) => page.waitForFunction((n) => window.locks.held === n, n);
  await open();
  await held(0);
  await door(page).click();
  await sees(page, "#visit-step");
  await held(1);
  // The browser lets go of it while the page is hidden: it is asked for again.
  await page.evaluate(() => {
    window.locks.held = 0;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await page.waitForFunction(() => window.locks.asked === 2);
  await go(page, "#/debts");
  await page.waitForFunction(() => window.locks.held <= 0);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  assert.equal(await page.evaluate(() => window.locks.asked), 2);
});

const refusing = (context) =>
  context.addInitScript(() => {
    Object.defineProperty(navigator, "wakeLock", { value: { request: () => Promise.reject(new Error("battery")) }, configurable: true });
  });
journey("a screen that may not stay on is no fault", { before: all(seeded, refusing) }, async ({ page, open }) => {
  await open(page, "#/visit");
  await sees(page, "#visit-step h2");
  await go(page, "#/debts");
  await sees(page, "h1", "债务");
});

journey("on paper all steps are there, and no controls", { before: all(seeded, stored({})) }, async ({ page, open }) => {
  await open(page, "#/visit");
  await sees(page, "#visit-step h2");
  await page.emulateMedia({ media: "print" });
  await sees(page, ".paper", "打官方电话核实");
  await sees(page, ".paper", "今天要做的");
  assert.equal(await page.locator(".paper > ol > li").count(), 10);
  await gone(page, "#visit-step");
  await gone(page, ".at-hand");
  await gone(page, ".nav");
});

const english = all(evening, stored({ "ashore.book": envelope(book([overdueDebt(1), currentDebt(2)], { language: "en", theme: "device" })) }));
for (const [language, before, begin, leave] of [["zh-CN", seeded, "他们到了，开始记时间", "离开"], ["en-US", english, "They are here: start the clock", "Leave"]]) {
  journey(`leaving is beside the door while somebody is there, ${language}`, { before, locale: language }, async ({ page, open }) => {
    await open(page, "#/visit");
    await press(page, begin);
    await go(page, "#/debts");
    await sees(page, ".nav .leave", leave);
    const [here, there] = [await door(page).boundingBox(), await page.locator(".nav .leave").boundingBox()];
    assert.equal(there.y, here.y);
    assert.ok(there.x >= here.x + here.width);
  });
}

journey("in English what is said aloud stays Chinese, with its meaning", { before: english, locale: "en-US" }, async ({ page, open, accessible }) => {
  await open(page, "#/visit");
  await sees(page, "#visit-step blockquote[lang=zh-CN]", "我在里面，请隔着门说。");
  await sees(page, "#visit-step .meaning", "Talk through the door");
  await page.locator("#to-police").click();
  await sees(page, "#visit-police .meaning", "There are some people at my door. The address is (say:");
  await accessible(page, "the sentence in English");
});
