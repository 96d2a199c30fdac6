// The guide: every topic with its sources, the search, and what is said once
// the facts have become old.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { follow, go, gone, on, sees, texts } from "./steps.mjs";

const day = on("2026-11-28");
const TOPICS = {
  rights: ["被催收时的权利", "晚上 10 点到早上 8 点"],
  channels: ["投诉和求助渠道", "先找出借方"],
  court: ["收到法院的东西", "收到支付令：15 天内书面异议"],
  credit: ["征信记录", "不良记录留 5 年"],
  bankruptcy: ["哪里有个人破产", "厦门"],
  household: ["家里人要不要还", "配偶要不要还"],
  scams: ["防骗", "“停息挂账”"],
};

journey("every topic is reached, has its day, and every statement what it rests on", { before: day }, async ({ page, open, accessible }) => {
  await open(page, "#/more");
  await page.locator("a[href='#/guide']").click();
  await sees(page, "h1", "指南");
  await sees(page, "h1", "核对至 2026-11-23");
  await accessible(page, "the guide");
  assert.equal(await page.locator("a[href^='#/guide/']").count(), Object.keys(TOPICS).length);
  for (const [slug, [title, statement]] of Object.entries(TOPICS)) {
    await page.locator(`a[href='#/guide/${slug}']`).click();
    await sees(page, "h1", title);
    await sees(page, "h1", "核对至 2026-11-23");
    await sees(page, ".fact h2", statement);
    await gone(page, "#stale");
    // A source with its confidence, or the word that it is advice.
    for (const fact of await page.locator(".fact").all()) {
      const text = await fact.innerText();
      assert.match(text, /依据：.+ · |这是建议，不是规定。/, text);
    }
    const details = page.locator(".basis").first();
    await details.locator("summary").click();
    await sees(page, ".basis .sources li .tag", "查证于 2026-11-23");
    await accessible(page, slug);
    await follow(page, "全部主题");
    await sees(page, "h1", "指南");
  }
});

journey("numbers call, and those that are only recalled say so", { before: day }, async ({ page, open }) => {
  await open(page, "#/guide/channels");
  await sees(page, ".fact", "95384");
  const phones = await page.locator(".phone").evaluateAll((all) => all.map((e) => [e.querySelector("a").getAttribute("href"), /请以官方公布为准/.test(e.textContent)]));
  assert.deepEqual(Object.fromEntries(phones), {
    "tel:95384": false,
    "tel:12378": false,
    "tel:12363": false,
    "tel:400-810-8866": true,
    "tel:12345": true,
    "tel:12348": true,
    "tel:110": true,
    "tel:96110": false,
    "tel:12356": true,
  });
});

journey("the search follows what is typed, over all topics or one", { before: day }, async ({ page, open }) => {
  await open(page, "#/guide");
  const search = page.locator("#guide-search");
  await search.fill("支付令");
  await sees(page, "#found", "找到");
  await sees(page, ".fact h3", "收到支付令：15 天内书面异议");
  await gone(page, "a[href='#/guide/rights']");
  const said = Number((await page.locator("#found").innerText()).match(/\d+/)[0]);
  assert.equal(await page.locator(".fact").count(), said);
  // Each further word narrows it.
  await search.fill("支付令 15 天");
  assert.ok((await page.locator(".fact").count()) <= said);
  // Latin letters, small or capital, and numbers.
  await search.fill("APP");
  const app = await texts(page.locator(".fact h3"));
  await search.fill("app");
  assert.deepEqual(await texts(page.locator(".fact h3")), app);
  assert.ok(app.length > 0);
  await search.fill("12378");
  await sees(page, ".fact", "金融监管投诉热线");
  // By the title of a source.
  await search.fill("治安管理处罚法");
  await sees(page, ".fact h3", "威胁、辱骂、跟踪、堵人");
  await search.fill("没有这样的东西");
  await sees(page, "#found", "没有找到");
  assert.equal(await page.locator(".fact").count(), 0);
  await search.fill("");
  await sees(page, "a[href='#/guide/rights']");
  assert.equal(await page.locator("#found").innerText(), "");
  await go(page, "#/guide/court");
  const all = await page.locator(".fact").count();
  await page.locator("#guide-search").fill("上诉");
  await sees(page, ".fact h2", "不服判决");
  const some = await page.locator(".fact").count();
  assert.ok(some > 0 && some < all);
});

for (const [today, old] of [["2027-05-23", false], ["2027-05-24", true]]) {
  journey(`on ${today} the guide ${old ? "says that it is old" : "is not old yet"}`, { before: on(today) }, async ({ page, open, accessible }) => {
    for (const hash of ["#/guide", "#/guide/rights", "#/guide/bankruptcy"]) {
      await open(page, hash);
      await sees(page, "h1", "核对至 2026-11-23");
      if (old) {
        await sees(page, "#stale", "超过六个月没有核对");
        await sees(page, "#stale", "2026-11-23");
        await accessible(page, `${hash}, old`);
      } else await gone(page, "#stale");
    }
  });
}
