// Opened once, the page needs no server any more.

import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { addDebt, FOUR, go, keptBook, on, sees } from "./steps.mjs";

journey("reopened without the server, all is there and goes on", { before: on("2026-11-23") }, async (session) => {
  const { page, site, open, newTab, offlineReady } = session;
  await open();
  await addDebt(page, { ...FOUR, name: "有网时" });
  await offlineReady();
  await go(page, "#/more");
  await sees(page, "#main", "所有文件已存好，没有网络也能打开。");
  await site.stop();
  await page.close();

  const again = await newTab();
  await open(again);
  await sees(again, ".list .row", "有网时");
  await addDebt(again, { ...FOUR, name: "没网时" });
  await sees(again, ".figures .figure.lead", "¥");
  assert.deepEqual((await keptBook(again)).debts.map((debt) => debt.name), ["有网时", "没网时"]);
});
