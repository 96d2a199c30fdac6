// The page that shows what is stored, what was asked for, the policy, and the
// hash of each file.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, filesIn, isCompressedCopy } from "../../tools/files.mjs";
import { SUMS, WORKER } from "../../tools/finish.mjs";
import { journey } from "./harness.mjs";
import { addDebt, all, book, envelope, go, on, overdueDebt, press, sees, stored, texts } from "./steps.mjs";

const day = on("2026-11-23");
// Without a pinned clock, under which the browser forgets its requests.
const seeded = stored({ "ashore.book": envelope(book([overdueDebt(1)])) });
const noWorker = (context) => context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }));
const open = (session) => session.open(session.page, "#/more/privacy");
const sha256 = (path) => createHash("sha256").update(readFileSync(join(DIST, path))).digest("hex");

journey("what is stored is shown as it is, and follows", { before: day }, async (session) => {
  const { page, newTab } = session;
  await open(session);
  await sees(page, "#privacy-stored", "没有 Cookie");
  const shown = async () => Object.fromEntries(await page.locator("#privacy-stored .terms > div").evaluateAll((rows) => rows.map((row) => [...row.children].map((e) => e.textContent))));
  // From another window, while this one is shown.
  const other = await newTab();
  await session.open(other);
  await addDebt(other);
  await sees(page, "#privacy-stored dt", "ashore.book");
  const sizes = await page.evaluate(() => Object.entries(localStorage).map(([key, text]) => [key, new TextEncoder().encode(key + text).length]));
  const size = (bytes) => (bytes < 1000 ? `${bytes} B` : `${Math.floor(bytes / 1000)}.${Math.floor((bytes % 1000) / 100)} KB`);
  assert.deepEqual(await shown(), Object.fromEntries(sizes.map(([key, bytes]) => [key, size(bytes)])));

  await page.evaluate(() => {
    localStorage.setItem("another", "page");
    document.cookie = "a=b";
  });
  await sees(page, "#privacy-stored", "别的页面存的 1 项，共 11 B");
  await sees(page, "#privacy-stored", "3 B 的 Cookie");
});

const planted = { before: seeded, foreign: [/elsewhere\.json/], errors: [/404/] };
journey("every request is in the list, the worker's as well, and a foreign one is called that", planted, async (session) => {
  const { page, seen, offlineReady } = session;
  await open(session);
  await offlineReady();
  await sees(page, "#privacy-requests .verdict", "都是这个程序自己的文件");
  const files = filesIn(DIST).filter((path) => !isCompressedCopy(path) && ![WORKER, "_headers"].includes(path));
  // The worker has fetched every file once.
  const ofWorker = page.locator("#privacy-requests details").nth(1);
  await sees(page, "#privacy-requests summary", `离线服务取的：${files.length} 次`);
  await ofWorker.locator("summary").click();
  const rows = (await texts(ofWorker.locator("tbody th"))).map((path) => (path === "./" ? "index.html" : path));
  assert.deepEqual(rows.sort(), files);
  const ofPage = await texts(page.locator("#privacy-requests details").first().locator("tbody th"));
  const asked = seen.requests.map(({ url }) => url.slice(session.site.url.length).split("#")[0] || "./");
  for (const path of [...ofPage, ...rows.filter((path) => path !== "index.html")]) assert.ok(asked.includes(path), path);
  for (const path of ["./", "boot.js", SUMS]) assert.ok(ofPage.includes(path), path);

  // What is no file of the build is called that.
  await page.evaluate(() => fetch("elsewhere.json"));
  await sees(page, "#privacy-requests .notice.warn", "其中 1 次不是");
  await sees(page, "#privacy-requests th", "elsewhere.json");
});

journey("the policy in force is the page's own", { before: seeded }, async (session) => {
  const { page } = session;
  await open(session);
  await sees(page, "#privacy-policy li", "default-src 'none'");
  const policy = await page.evaluate(() => document.querySelector("meta[http-equiv=Content-Security-Policy]").content);
  assert.deepEqual(await texts(page.locator("#privacy-policy li")), [...policy.split(";").map((rule) => rule.trim()), "Referrer-Policy: no-referrer"]);
});

for (const device of ["phone", "wide"]) {
  journey(`each file is computed again and agrees with the list, ${device}`, { device, before: seeded }, async (session) => {
    const { page, offlineReady, accessible, picture } = session;
    await open(session);
    await offlineReady();
    await sees(page, "#privacy-build", `指纹 ${sha256(SUMS).slice(0, 16)}`);
    await press(page, "重新计算，逐个比较");
    const files = filesIn(DIST).filter((path) => !isCompressedCopy(path) && path !== "_headers");
    await sees(page, "#privacy-build [role=status]", `${files.length} 个文件都算过了，和清单一致`);
    await page.locator("#privacy-build summary").click();
    const shown = Object.fromEntries(await page.locator("#privacy-build li").evaluateAll((rows) => rows.map((row) => [row.querySelector("strong").textContent, row.querySelector(".hash").textContent])));
    assert.deepEqual(shown, Object.fromEntries(files.map((path) => [path, sha256(path)])));
    await accessible(page, "the page of privacy");
    await picture(`privacy-${device}`);
  });
}

journey("a file that is not the build's is named", { before: all(seeded, noWorker) }, async (session) => {
  const { page, site } = session;
  const folder = mkdtempSync(join(tmpdir(), "ashore-build-"));
  cpSync(DIST, folder, { recursive: true });
  for (const copy of filesIn(folder).filter(isCompressedCopy)) rmSync(join(folder, copy));
  appendFileSync(join(folder, "icon.svg"), "<!-- another -->");
  await site.release(folder);
  await open(session);
  await sees(page, "#privacy-build", "指纹");
  await press(page, "重新计算，逐个比较");
  await sees(page, "#privacy-build [role=status]", "1 个文件和清单不同，或者没有取到：icon.svg");
  rmSync(folder, { recursive: true });
});

journey("without a network all but the worker's own file is there", { before: seeded, errors: [/ERR_|Failed/] }, async (session) => {
  const { page, site, newTab, offlineReady } = session;
  await session.open();
  await offlineReady();
  await site.stop();
  await page.close();
  const again = await newTab();
  await session.open(again, "#/more/privacy");
  await sees(again, "#privacy-build", "指纹");
  await press(again, "重新计算，逐个比较");
  await sees(again, "#privacy-build [role=status]", `1 个文件和清单不同，或者没有取到：${WORKER}`);
});

journey("it is found from 更多, in both languages", { before: seeded }, async ({ page, open, accessible }) => {
  await open(page, "#/more");
  await page.getByRole("link", { name: "自己看：存了什么、请求了什么" }).click();
  await sees(page, "h1", "隐私");
  await go(page, "#/more");
  await page.locator("label[for=language-1]").click();
  await sees(page, "h1", "More");
  await page.getByRole("link", { name: "See for yourself: what is stored and requested" }).click();
  await sees(page, "h1", "Privacy");
  await sees(page, "#privacy-build", "fingerprint");
  await accessible(page, "privacy in English");
});
