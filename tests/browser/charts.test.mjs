// The pictures of figures, on the page of interface parts: they say the same
// as their tables, fit a small phone, and hold on paper.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { fen, on, sees } from "./steps.mjs";

const before = on("2026-11-23");
const PARTS = "#/more/parts";
const texts = (locator) => locator.evaluateAll((all) => all.map((e) => e.textContent));
const charts = (page) => [page.locator(".chart").nth(0), page.locator(".chart").nth(1)];

journey("what is owed: the picture, its legend and its table agree", { before }, async ({ page, open, accessible }) => {
  await open(page, PARTS);
  const [owed] = charts(page);
  const says = await owed.locator(".owed[role=img]").getAttribute("aria-label");
  assert.match(says, /2026-01-05.*2027-03-22/);

  assert.equal(await owed.locator("details table").count(), 0, "the table is made when it is asked for");
  await owed.locator("summary").click();
  await sees(page, ".chart details table");
  const row = owed.locator("details tbody tr").filter({ hasText: "2027-01-18" });
  const cells = (await texts(row.locator("td"))).map(fen);
  assert.equal(cells.pop(), cells.reduce((a, b) => a + b, 0), "the components sum to the total");
  const legend = (await texts(owed.locator(".legend tbody td"))).map(fen);
  assert.deepEqual(legend.reverse(), cells, "the legend has the figures of the chosen day");
  assert.equal(await owed.locator("details tbody .detail").filter({ hasText: "还款" }).count(), 3);

  await owed.locator("summary").click();
  await owed.locator("summary").click();
  assert.equal(await owed.locator("details table").count(), 1, "the table is made once");
  await accessible(page, "the charts with the table open");
});

journey("a claim against ours: the steps lead from one sum to the other", { before }, async ({ page, open }) => {
  await open(page, PARTS);
  const [, bridge] = charts(page);
  // The page of parts comes in a module of its own.
  await bridge.locator(".money").first().waitFor();
  const amounts = await texts(bridge.locator(".money"));
  const [first, ...rest] = amounts.map((text) => fen(text));
  assert.equal(rest.pop(), first + rest.reduce((a, b) => a + b, 0));
  assert.ok(amounts.slice(1, -1).every((text) => /^[+-]/.test(text)), "every step has its sign");

  // Each bar begins where the one above ended.
  const ends = await bridge.locator(".step").evaluateAll((bars) =>
    bars.map((bar) => [bar.x.baseVal.valueInSpecifiedUnits, bar.width.baseVal.valueInSpecifiedUnits]),
  );
  const near = (a, b) => assert.ok(Math.abs(a - b) < 0.02, `${a} and ${b}`);
  const [[, ours], rate, fee, less, unknown, [, theirs]] = ends;
  near(rate[0], ours);
  near(fee[0], rate[0] + rate[1]);
  near(less[0] + less[1], fee[0] + fee[1]);
  near(unknown[0], less[0]);
  near(theirs, unknown[0] + unknown[1]);
});

journey("the charts fit 320 pixels, in letters large enough", { before }, async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, PARTS);
  const [owed] = charts(page);
  await owed.locator("summary").click();
  await sees(page, ".chart details table");
  const found = await page.evaluate(() => {
    const words = [...document.querySelectorAll(".chart svg text")].filter((text) => text.textContent);
    const boxes = words.map((text) => [text.textContent, text.getBoundingClientRect()]);
    return {
      count: words.length,
      overflow: document.documentElement.scrollWidth - innerWidth,
      small: words.filter((text) => parseFloat(getComputedStyle(text).fontSize) < 11).length,
      outside: boxes.filter(([, box]) => box.left < 0 || box.right > innerWidth).map(([text]) => text),
      meet: boxes.flatMap(([a, p], i) =>
        boxes.slice(i + 1)
          .filter(([, q]) => p.left < q.right && q.left < p.right && p.top + 2 < q.bottom - 2 && q.top + 2 < p.bottom - 2)
          .map(([b]) => `${a} / ${b}`),
      ),
    };
  });
  assert.ok(found.count > 8);
  assert.deepEqual({ ...found, count: 0 }, { count: 0, overflow: 0, small: 0, outside: [], meet: [] });
});

journey("on paper the layers keep their marks", { before, scheme: "dark" }, async ({ page, open, picture }) => {
  await open(page, PARTS);
  await page.emulateMedia({ media: "print" });
  const [owed] = charts(page);
  assert.equal(await owed.locator("details").isVisible(), false);
  const fills = await owed.locator(".layers pattern rect").evaluateAll((all) => all.map((e) => getComputedStyle(e).fill));
  assert.equal(new Set(fills).size, fills.length, "shades differ");
  for (const fill of fills) {
    const [r, g, b] = fill.match(/\d+/g);
    assert.ok(r === g && g === b, `${fill} is grey`);
  }
  await owed.scrollIntoViewIfNeeded();
  await picture("charts-print");
});
