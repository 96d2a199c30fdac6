// The pictures that the README shows, made from the build itself.

import { journey } from "./harness.mjs";
import { all, book, currentDebt, envelope, on, overdueDebt, sees, stored } from "./steps.mjs";

const debts = [overdueDebt(1, "微粒贷 第一笔"), currentDebt(2, "微粒贷 第二笔")];
const before = all(on("2026-11-23"), stored({ "ashore.book": envelope(book(debts)) }));

journey("the picture of today", { before }, async ({ page, open, picture }) => {
  await open();
  await sees(page, ".figures .figure", "¥7,833.19");
  await page.evaluate(() => document.fonts.ready);
  await picture("readme-today");
});

journey("the picture of a debt, line by line", { before }, async ({ page, open, picture }) => {
  await open(page, "#/debts/1");
  await sees(page, ".figures .figure.lead", "¥7,833.19");
  const item = page.locator("details.item").filter({ hasText: "第 4 期" });
  await item.locator("summary").click();
  await item.locator(".line").first().waitFor();
  await item.evaluate((e) => e.scrollIntoView({ block: "start" }));
  await picture("readme-lines");
});
