// A tab and a whole browser that die while the Book is being changed: what is
// read afterwards is the Book before a change or the one after it.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openOwnBrowser, started, startSite } from "./harness.mjs";
import { addDebt, FOUR, gone, keptBook, sees } from "./steps.mjs";

const DAY = new Date("2026-11-23T04:00:00Z");
const names = async (page) => (await keptBook(page)).debts.map((debt) => debt.name);

/** A browser with a profile on disk that outlives it, and the site it opens. */
async function withProfile(body) {
  const profile = mkdtempSync(join(tmpdir(), "ashore-profile-"));
  const site = await startSite("/");
  const contexts = [];
  const open = async () => {
    const context = await openOwnBrowser(profile);
    contexts.push(context);
    await context.clock.setFixedTime(DAY);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(site.url);
    await started(page);
    return { context, page };
  };
  try {
    await body({ profile, open });
  } finally {
    for (const context of contexts) await context.close().catch(() => {});
    await site.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Sends what kills the one that should answer. */
async function kill(context, page, method, dead) {
  const session = await context.newCDPSession(page);
  session.send(method).catch(() => {});
  await dead;
}

/** Whether a text has reached the files of the browser's own storage. */
function isOnDisk(profile, text) {
  const folder = join(profile, "Default", "Local Storage", "leveldb");
  return readdirSync(folder)
    .filter((name) => /\.(log|ldb)$/.test(name))
    .some((name) => ["latin1", "utf16le"].some((coding) => readFileSync(join(folder, name)).includes(Buffer.from(text, coding))));
}

async function until(holds, what) {
  const end = Date.now() + 60_000;
  while (!holds()) {
    assert.ok(Date.now() < end, what);
    await new Promise((next) => setTimeout(next, 50));
  }
}

test("a tab that dies loses nothing that was saved", { timeout: 180_000 }, () =>
  withProfile(async ({ open }) => {
    const { context, page } = await open();
    await addDebt(page, { ...FOUR, name: "FIRST" });
    await kill(context, page, "Page.crash", page.waitForEvent("crash"));
    const next = await context.newPage();
    await next.goto(page.url());
    await started(next);
    await sees(next, "h1", "FIRST");
    assert.deepEqual(await names(next), ["FIRST"]);
    await addDebt(next, { ...FOUR, name: "SECOND" });
    assert.deepEqual(await names(next), ["FIRST", "SECOND"]);
  }));

test("a browser that is killed leaves the Book before the change or after it", { timeout: 180_000 }, () =>
  withProfile(async ({ profile, open }) => {
    let held = [];
    for (const [turn, name] of ["FIRST", "SECOND", "THIRD"].entries()) {
      const { context, page } = await open();
      // The browser writes to its files when it likes: at first it is waited for.
      await addDebt(page, { ...FOUR, name });
      if (turn === 0) await until(() => isOnDisk(profile, "FIRST"), "the first Book reached the disk");
      await kill(context, page, "Browser.crash", new Promise((closed) => context.once("close", closed)));
      const again = await open();
      await gone(again.page, ".notice.danger");
      const found = await names(again.page);
      const after = [...held, name];
      const allowed = turn === 0 ? [after] : [held, after];
      assert.ok(allowed.some((names) => String(names) === String(found)), `${found} is neither ${allowed.join(" nor ")}`);
      held = found;
      await again.context.close();
    }
  }));
