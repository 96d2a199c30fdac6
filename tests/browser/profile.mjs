// A browser whose profile is on disk and outlives it, to be killed.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOwnBrowser, started, startSite } from "./harness.mjs";

/** A profile, the site, and `open()`, which opens the site in a new browser, after `before`. */
export async function withProfile(before, body) {
  const profile = mkdtempSync(join(tmpdir(), "ashore-profile-"));
  const site = await startSite("/");
  const contexts = [];
  const open = async () => {
    const context = await openOwnBrowser(profile);
    contexts.push(context);
    await before(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(site.url);
    await started(page);
    return { context, page };
  };
  try {
    await body({ profile, site, open });
  } finally {
    for (const context of contexts) await context.close().catch(() => {});
    await site.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Sends what kills the one that should answer. */
export async function kill(context, page, method, dead) {
  const session = await context.newCDPSession(page);
  session.send(method).catch(() => {});
  await dead;
}

export const killBrowser = ({ context, page }) =>
  kill(context, page, "Browser.crash", new Promise((closed) => context.once("close", closed)));
