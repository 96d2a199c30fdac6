// The self-test: all figures hold in this browser, and one that does not is
// named, with the warning not to trust the page.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { all, book, download, envelope, go, gone, on, overdueDebt, press, sees, stored, texts } from "./steps.mjs";

const PART = /\/(split|chunk)_[^/]*\.wasm$/;
const day = on("2026-11-23");
const seeded = all(day, stored({ "ashore.book": envelope(book([overdueDebt(1)])) }));
const noWorker = (context) => context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }));

/** Passed and of how many, of each group and in all; the time is a number. */
async function groups(page) {
  const rows = await page.locator("#selftest-groups tbody tr").all();
  return Promise.all(
    rows.map(async (row) => {
      const [count, time] = await texts(row.locator("td"));
      assert.match(time, /^\d+ 毫秒$/);
      return count.match(/^(\d+) \/ (\d+)$/).slice(1).map(Number);
    }),
  );
}

journey("every figure holds in this browser", { before: seeded }, async ({ page, open, accessible }) => {
  await open(page, "#/more");
  await page.locator("a[href='#/more/selftest']").click();
  await sees(page, "h1", "自检");
  await gone(page, "#selftest-groups");
  await accessible(page, "the self-test");
  await press(page, "开始自检");
  const verdict = await sees(page, "#selftest-result .verdict", "全部通过");
  const each = await groups(page);
  const inAll = each.pop();
  assert.equal(each.length, 9);
  for (const [passed, of] of each) {
    assert.ok(of > 0);
    assert.equal(passed, of);
  }
  assert.deepEqual(inAll, [0, 1].map((at) => each.reduce((sum, group) => sum + group[at], 0)));
  assert.ok((await verdict.innerText()).startsWith(`${inAll[0]} 个例子`));
  // It says as well what it does not show.
  await sees(page, "#selftest-result li", "这不说明");
  await gone(page, "#selftest-result .notice");
  await accessible(page, "the self-test, passed");
  await press(page, "再检一次");
  await sees(page, "#selftest-result .verdict", "全部通过");
});

journey("the page stays alive, and may be left while it computes", { before: seeded }, async ({ page, open }) => {
  await open(page, "#/more/selftest");
  await sees(page, "button", "开始自检");
  // Looked at between the pieces.
  await page.evaluate(() => {
    window.steps = new Set();
    new MutationObserver(() => {
      const bar = document.querySelector("#main progress");
      if (bar) window.steps.add(Number(bar.getAttribute("value")));
    }).observe(document.querySelector("#main"), { subtree: true, childList: true });
  });
  await press(page, "开始自检");
  await sees(page, "#selftest-result .verdict");
  const steps = await page.evaluate(() => [...window.steps]);
  assert.ok(steps.length > 20, `only ${steps.length} steps`);
  assert.deepEqual(steps, steps.toSorted((a, b) => a - b));
  // Left and come back to while it runs: it begins anew, and nothing broke.
  await press(page, "再检一次");
  await go(page, "#/debts/1");
  await sees(page, ".figures .figure.lead", "¥7,833.19");
  await go(page, "#/more/selftest");
  await press(page, "开始自检");
  await sees(page, "#selftest-result .verdict", "全部通过");
});

// One digit of what is expected is changed on its way: the page computes as
// ever, and must say that the two are not the same.
journey("a figure that does not hold is named, and the page is not to be trusted", { before: all(seeded, noWorker) }, async ({ page, context, open, accessible }) => {
  let changed = 0;
  await context.route(PART, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const at = body.indexOf("payoff 7947.02");
    if (at >= 0) {
      body.write("payoff 7947.03", at);
      changed += 1;
    }
    await route.fulfill({ status: 200, contentType: "application/wasm", body });
  });
  await open(page, "#/more/selftest");
  await press(page, "开始自检");
  const notice = await sees(page, "#selftest-result .notice.danger", "不要相信这里的数字");
  assert.equal(changed, 1);
  await sees(page, "#selftest-result .notice", "1 个没有通过");
  await sees(page, "#selftest-result .notice", "不要把这里的数字告诉任何人");
  await sees(page, "#selftest-result .notice", "换一个浏览器");
  await gone(page, ".verdict");
  assert.deepEqual(await texts(page.locator(".failure h3")), ["B, accelerated, 2026-11-23"]);
  const [, expected, got] = await texts(page.locator(".failure pre"));
  assert.match(expected, /^payoff 7947\.03$/m);
  assert.match(got, /^payoff 7947\.02$/m);
  const each = await groups(page);
  const [passed, of] = each.pop();
  assert.equal(passed, of - 1);
  assert.equal(each.filter(([passed, of]) => passed !== of).length, 1);
  await accessible(page, "the self-test, failed");
  assert.ok(await notice.isVisible());
  const { text } = await download(page, "保存成文件");
  assert.equal(JSON.parse(text).data.debts.length, 1);
});
