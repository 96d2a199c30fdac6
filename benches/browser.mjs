// How long the page takes in the browser, on the release build: what a user
// waits for. Prints medians; a benchmark, not a test with a limit.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../tools/serve.mjs";
import { book, envelope, overdueDebt } from "../tests/browser/steps.mjs";

const { chromium } = createRequire(new URL("../tests/browser/", import.meta.url))("playwright-core");
const TODAY = Date.UTC(2026, 10, 23, 4);

/** A loan over ten years, three of its instalments paid. */
function longDebt(id) {
  const debt = lent(id, "2016-11-05", ["2016-12-20", "2017-01-20", "2017-02-20"], 120);
  debt.contract.penalty.compound = true;
  return debt;
}

const twenty = () => lent(1, "2025-03-05", ["2025-04-20", "2025-05-20", "2025-06-20"], 20);

/** The loan of the worked example with other dates, its first instalments paid on them. */
function lent(id, disbursed_on, dues, instalments) {
  const debt = overdueDebt(id, `${id}`);
  debt.contract.disbursed_on = disbursed_on;
  Object.assign(debt.contract.method["equal-principal"], { first_due: dues[0], instalments });
  for (const [i, event] of debt.ledger.entries()) event.on = dues[i];
  return debt;
}

/** A Book of about so many characters: a log of long entries. */
function large(characters) {
  const { data } = JSON.parse(readFileSync(new URL("../tests/fixtures/book-v4.json", import.meta.url), "utf8"));
  const [{ evidence: _, ...pattern }] = data.dealings.contacts;
  while (JSON.stringify(data).length < characters) {
    const id = data.dealings.next_id;
    data.dealings.next_id = id + 1;
    data.dealings.contacts.push({ ...pattern, id, evidence: [], text: "原话".repeat(950) });
  }
  return data;
}

/** The milliseconds from the request until the app has taken the frame's place. */
async function opening(page) {
  await page.reload();
  await page.waitForFunction(() => !document.querySelector("#app .frame-card"));
  return page.evaluate(() => performance.now());
}

const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];

const server = await serve();
const path = [process.env.CHROMIUM, "/usr/bin/chromium"].find((file) => file && existsSync(file));
const browser = await chromium.launch({ ...(path ? { executablePath: path } : { channel: "chrome" }), args: ["--disable-gpu"] });

/** A page with these debts stored. */
const pageWith = (debts, hash, until = ".figures") => pageOf(envelope(book(debts)), hash, until);

/** A page with this text stored as the Book, once. */
async function pageOf(text, hash, until) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  await context.addInitScript(([text, today]) => {
    if (location.protocol === "http:" && !sessionStorage.getItem("bench")) {
      localStorage.setItem("ashore.book", text);
      sessionStorage.setItem("bench", "");
    }
    // The day is the bench's to change.
    const Real = Date;
    window.benchToday = today;
    window.Date = class extends Real {
      constructor(...parts) {
        super(...(parts.length ? parts : [window.benchToday]));
      }
      static now() {
        return window.benchToday;
      }
    };
  }, [text, TODAY]);
  const page = await context.newPage();
  await page.goto(server.url + hash);
  await page.waitForSelector(until);
  return page;
}

/** Runs `act` in the page so many times and gives the milliseconds until the page has changed. */
const timed = (page, times, act) =>
  page.evaluate(
    async ([times, act]) => {
      const run = new Function(`return (${act})`)();
      const taken = [];
      for (let i = 0; i < times; i += 1) {
        const start = performance.now();
        run(i);
        // Effects run in the tasks that follow; the frame is left out.
        await new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(0);
        });
        taken.push(performance.now() - start);
      }
      return taken;
    },
    [times, String(act)],
  );

/** Types into a field and gives the milliseconds until the text of another
 * element has changed; with `settled`, until the page has nothing more to do. */
const redrawn = (page, times, field, watched, text, settled = false) =>
  page.evaluate(
    async ([times, field, watched, text, settled]) => {
      const typed = new Function(`return (${text})`)();
      const turn = () =>
        new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(0);
        });
      const idle = () => new Promise((done) => requestIdleCallback(done));
      const shown = () => document.querySelector(watched)?.textContent;
      const taken = [];
      for (let i = 0; i < times; i += 1) {
        await idle();
        const before = shown();
        const start = performance.now();
        const input = document.querySelector(field);
        input.value = typed(i);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        while (shown() === before) {
          if (performance.now() - start > 5_000) throw new Error(`${watched} does not change`);
          await turn();
        }
        if (settled) await idle();
        taken.push(performance.now() - start);
      }
      return taken;
    },
    [times, field, watched, String(text), settled],
  );

const report = (what, times, limit) =>
  console.log(`  ${what.padEnd(58)} ${median(times).toFixed(1).padStart(7)} ms${limit ? `   (aim ${limit} ms)` : ""}`);

try {
  console.log("In the browser, release build");
  const all = await pageWith(Array.from({ length: 30 }, (_, i) => longDebt(i + 1)), "");
  report("30 debts over 10 years, recomputed and shown again", await timed(all, 21, (i) => {
    window.benchToday += 86_400_000;
    document.dispatchEvent(new Event("visibilitychange"));
  }), 16);
  const one = await pageWith([twenty()], "#/debts/1");
  report("one debt of 20 instalments, a day further", await timed(one, 21, () => document.querySelectorAll(".day-row button")[1].click()));
  await one.fill("#claim-total", "7865.71");
  report("claim check, 20 instalments", await timed(one, 7, () => document.querySelector("#claim form").requestSubmit()), 200);
  // Each with its own rate, as late as the next; the orders differ.
  const ten = Array.from({ length: 10 }, (_, i) => {
    const debt = overdueDebt(i + 1, `${i + 1}`);
    debt.contract.rate = { ...debt.contract.rate };
    debt.contract.principal += i * 100_000;
    return debt;
  });
  const plan = await pageWith(ten, "#/plan", "#budget");
  for (const [id, text] of Object.entries({ "budget-housing": "1500", "budget-food": "1200" })) await plan.fill(`#${id}`, text);
  report("a keystroke in the budget, 10 debts, orders compared again", await redrawn(plan, 15, "#budget-wage", "#compare", (i) => String(9000 + 37 * i)), 50);
  report("  and everything on the page shown again", await redrawn(plan, 15, "#budget-wage", "#compare", (i) => String(9500 + 37 * i), true));
  const opened = async (what, text) => {
    const page = await pageOf(text, "#/more", "#theme-1");
    const times = [];
    for (let i = 0; i < 5; i += 1) times.push(await opening(page));
    report(what, times);
    return page;
  };
  await opened("opening a Book with something of every kind, fourth format", envelope(large(0), { format: 4, revision: 33 }));
  await opened("  and one of ten debts in the second format, brought over", envelope(book(ten)));
  const big = envelope(large(4_500_000), { format: 4, revision: 33 });
  const page = await opened(`opening a Book of ${(big.length / 1e6).toFixed(1)} million characters`, big);
  // The stored text, the copy and the reading back are in it: the click returns when it is kept.
  const saving = await page.evaluate(() =>
    [1, 2, 1, 2, 1].map((n) => {
      const start = performance.now();
      document.querySelector(`label[for=theme-${n}]`).click();
      return performance.now() - start;
    }),
  );
  report("saving it after a keystroke", saving);
  // Sealed, a Chinese text takes four times its characters, and it is kept twice.
  const locked = await pageOf(envelope(large(300_000), { format: 4, revision: 33 }), "#/more/lock", "#lock");
  for (const id of ["new-passphrase", "repeat-passphrase"]) await locked.fill(`#${id}`, "a long passphrase");
  await locked.check("#understood");
  await locked.getByRole("button", { name: "加锁", exact: true }).click();
  await locked.waitForSelector("#passphrase");
  await locked.fill("#passphrase", "a long passphrase");
  const start = process.hrtime.bigint();
  await locked.getByRole("button", { name: "打开", exact: true }).click();
  await locked.waitForFunction(() => document.querySelector("#main h1") && !document.querySelector(".lock-screen"));
  report("unlocking a Book of 0.3 million characters", [Number(process.hrtime.bigint() - start) / 1e6]);
} finally {
  await browser.close();
  await server.stop();
}
