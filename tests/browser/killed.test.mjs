// A tab and a whole browser that die while the Book is being changed: what is
// read afterwards is the Book before a change or the one after it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { started } from "./harness.mjs";
import { kill, killBrowser, withProfile } from "./profile.mjs";
import { addDebt, FOUR, gone, keptBook, on, sees, until } from "./steps.mjs";

const day = on("2026-11-23");
const names = async (page) => (await keptBook(page)).debts.map((debt) => debt.name);

/** Whether a text has reached the files of the browser's own storage. */
function isOnDisk(profile, text) {
  const folder = join(profile, "Default", "Local Storage", "leveldb");
  return readdirSync(folder)
    .filter((name) => /\.(log|ldb)$/.test(name))
    .some((name) => ["latin1", "utf16le"].some((coding) => readFileSync(join(folder, name)).includes(Buffer.from(text, coding))));
}

test("a tab that dies loses nothing that was saved", { timeout: 180_000 }, () =>
  withProfile(day, async ({ open }) => {
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
  withProfile(day, async ({ profile, open }) => {
    let held = [];
    for (const [turn, name] of ["FIRST", "SECOND", "THIRD"].entries()) {
      const { context, page } = await open();
      // The browser writes to its files when it likes: at first it is waited for.
      await addDebt(page, { ...FOUR, name });
      if (turn === 0) await until(() => isOnDisk(profile, "FIRST"), "the first Book reached the disk");
      await killBrowser({ context, page });
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
