// What the journeys have in common: a pinned day, stored Books, filling in the
// form, and waiting until something can be seen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** For a journey's `before`: pins the clock to noon of a day in China. */
export const on = (day) => at(`${day}T04:00:00Z`);
export const at = (moment) => (context) => context.clock.setFixedTime(new Date(moment));

/** Asks until it is so, and gives what it was told; a page's own wait takes a promise for a yes. */
export async function until(holds, what) {
  const end = Date.now() + 60_000;
  for (;;) {
    const so = await holds();
    if (so) return so;
    assert.ok(Date.now() < end, what);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Waits until an element with this text can be seen, and gives it. */
export async function sees(page, selector, text = "") {
  const found = page.locator(selector).filter({ hasText: text }).filter({ visible: true }).first();
  await found.waitFor({ timeout: 10_000 });
  return found;
}

/** Waits until nothing that fits can be seen. */
export async function gone(page, selector, text = "") {
  const left = page.locator(selector).filter({ hasText: text }).filter({ visible: true });
  await left.first().waitFor({ state: "hidden", timeout: 10_000 });
}

/** What is in the clipboard: the page's own policy lets no script read it. */
export async function pasted(page) {
  const field = await page.evaluateHandle(() => document.body.appendChild(document.createElement("textarea")));
  await field.focus();
  await page.keyboard.press("Control+V");
  const text = await field.inputValue();
  await field.evaluate((e) => e.remove());
  return text;
}

export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const follow = (page, name) => page.getByRole("link", { name, exact: true }).click();

/** Goes to a page inside the app, as its links do. */
export async function go(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await page.waitForFunction(() => document.querySelector("#main h1"));
}

/**
 * Fills in fields by id: a text field as typed, a list or a row of choices by
 * the name of what is picked, a tick by `true` or `false`.
 */
export async function fill(page, fields) {
  for (const [id, value] of Object.entries(fields)) {
    const field = page.locator(`#${id}, #${id}-0`).first();
    await field.waitFor({ state: "attached" });
    const closed = field.locator("xpath=ancestor::details[not(@open)]");
    if (await closed.count()) await closed.locator("summary").first().click();
    const kind = await field.evaluate((e) => (e.type === "radio" ? "choice" : e.type === "checkbox" ? "tick" : e.localName));
    if (kind === "choice") await page.locator(`label[for^="${id}-"]`).getByText(value, { exact: true }).click();
    else if (kind === "tick") await field.setChecked(value);
    else if (kind === "select") await field.selectOption(value);
    else await field.fill(value);
  }
}

export async function openDetails(page) {
  const details = page.locator("details.more-terms");
  await details.waitFor();
  if (!(await details.evaluate((d) => d.open))) await details.locator("> summary").click();
}

export const FOUR = { principal: "10000", rate: "0.045", "first-due": "2026-02-20" };

/** Adds a debt through the form and waits for its page. */
export async function addDebt(page, fields = FOUR) {
  await go(page, "#/debts/new");
  await sees(page, "#principal");
  await fill(page, fields);
  await press(page, "保存这笔债务");
  await sees(page, "#as-of");
}

/** The fen in a text such as `¥1,234.56`. */
export function fen(text) {
  const found = text.match(/(-?)¥([\d,]+)\.(\d\d)/);
  if (!found) throw new Error(`no amount in ${JSON.stringify(text)}`);
  const amount = Number(found[2].replaceAll(",", "")) * 100 + Number(found[3]);
  return found[1] ? -amount : amount;
}

function crc32(text) {
  let crc = ~0;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

/** The text in which a Book is stored, as the program writes it. */
export function envelope(data, { revision = 1, format = 2 } = {}) {
  const text = JSON.stringify(data);
  const head = { app: "ashore", format, revision, saved_at: "2026-11-22T09:30:00+08:00", checksum: `crc32:${crc32(text)}` };
  return `${JSON.stringify(head).slice(0, -1)},"data":${text}}`;
}

/** The numbers of the instalments that a stored debt has as paid on time. */
export const paidOf = (debt) => debt.ledger.filter(({ act }) => act.kind === "pay-instalment").map(({ act }) => act.number);

/** A loan of 10,000 yuan in equal parts of principal, as it is stored. */
function storedDebt(id, name, [disbursed_on, first_due, instalments], contract = {}) {
  return {
    id,
    name,
    product: "weilidai",
    lender: "bank",
    contract: {
      principal: 1_000_000,
      disbursed_on,
      rate: { units: 4_500_000, per: "day" },
      day_count: "act365",
      day_range: "first-not-last",
      method: {
        "equal-principal": {
          first_due, due_day: Number(first_due.slice(8)), instalments, accrual: "daily", interest_only: 0, stated: null, unit: 1,
        },
      },
      fees: { deducted: 0, received_only: false, upfront: 0, each: 0, each_percent: 0 },
      grace_days: 0,
      grace_count: "from-due-date",
      penalty: { rate: { multiple: 1500 }, base: "principal", compound: false },
      late_fee: { percent: 0, of: "instalment", floor: 0 },
      order: "statute",
      prepay: "smaller-instalments",
      prepaid_interest_first: true,
      unsure: [],
      ...contract,
    },
    ledger: [],
    note: "",
  };
}

/** The loan of the worked example: three of ten instalments paid, 7,833.19 owed on 2026-11-23. */
export function overdueDebt(id = 1, name = "") {
  const debt = storedDebt(id, name, ["2026-01-05", "2026-02-20", 10]);
  debt.ledger = ["2026-02-20", "2026-03-20", "2026-04-20"].map((on, i) => ({ on, act: { kind: "pay-instalment", number: i + 1 }, note: "" }));
  return debt;
}

/** A loan with nothing overdue on 2026-11-23. */
export const currentDebt = (id = 2, name = "装修贷") =>
  storedDebt(id, name, ["2026-11-10", "2026-12-10", 12], { principal: 1_200_000 });

/** The worked example in format 1, as the first version stored it. */
export const oldDebt = (id = 1, name = "") => ({
  id,
  name,
  product: "weilidai",
  contract: {
    principal: 1_000_000,
    rate: { units: 4_500_000, per: "day" },
    year_basis: "days365",
    disbursed_on: "2026-01-05",
    first_due: "2026-02-20",
    due_day: 20,
    instalments: 10,
    grace_days: 0,
    grace_count: "from-due-date",
    penalty_multiple: 1500,
    compound: false,
    accelerated_on: null,
    paid: [1, 2, 3],
  },
  note: "",
});

export const book = (debts, settings) => ({
  debts,
  settings: { language: "zh-CN", theme: "device", lpr: [], ...settings },
  next_id: Math.max(0, ...debts.map((debt) => debt.id)) + 1,
});

/** The same in format 1, whose settings had no LPR. */
export const oldBook = (debts) => {
  const { lpr, ...settings } = book(debts).settings;
  return { ...book(debts), settings };
};

/** For a journey's `before`: puts texts into storage, once for a profile. */
export const stored = (texts) => (context) =>
  context.addInitScript((texts) => {
    if (location.protocol !== "http:" || localStorage.getItem("test.seeded")) return;
    localStorage.setItem("test.seeded", "yes");
    for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  }, texts);

/** Several `before`s, one after the other. */
export const all = (...befores) => async (context) => {
  for (const before of befores) await before(context);
};

export const kept = (page, key = "ashore.book") => page.evaluate((key) => localStorage.getItem(key), key);
export const keptBook = async (page) => JSON.parse(await kept(page)).data;

/** Waits until the stored Book has so many debts. */
export const untilDebts = (page, count) =>
  page.waitForFunction(
    (count) => JSON.parse(localStorage.getItem("ashore.book") ?? "{}").data?.debts.length === count,
    count,
  );

/** Presses a button that hands over a file, and reads the file. */
export async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** The amount of one of the large figures, as text. */
export const figure = async (page, label) => (await sees(page, ".figures .figure", label)).locator(".figure-amount").innerText();

export const texts = (locator) => locator.evaluateAll((all) => all.map((e) => e.textContent));

/** The fen in each of the texts, added up. */
export const sum = (texts) => texts.reduce((sum, text) => sum + fen(text), 0);

/** An instalment or whatever else has lines, opened. */
export async function itemOf(page, title) {
  const item = page.locator("details.item").filter({ has: page.locator(".lines") }).filter({ hasText: title }).first();
  await item.waitFor();
  if (!(await item.evaluate((d) => d.open))) await item.locator("summary").click();
  return item;
}

/** Fails unless all lines, less what was paid of them, add up to the figure that clears the debt. */
export async function linesAddUp(page) {
  const payoff = fen(await figure(page, "结清金额"));
  const lines = await texts(page.locator(".line .money"));
  const [said, settled] = (await page.locator(".sum").first().innerText()).match(/^(\d+) 行相加(?:，减去已还和减免的 (\S+)，)?/).slice(1);
  const owed = sum(lines) - (settled ? fen(settled) : 0);
  if (Number(said) !== lines.length || owed !== payoff) throw new Error(`${said} lines: ${lines.join(" + ")} - ${settled} is not ${payoff}`);
}

/** Opens the dialog for an entry, fills it in and saves it. */
export async function enter(page, kind, fields) {
  await press(page, kind === "还款" ? "记一笔还款" : "记别的事");
  await sees(page, "#entry[open]");
  await fill(page, { "entry-kind": kind, ...fields });
  await press(page, "保存");
}

/** Takes every byte the browser still has for this page. */
export const fillStorage = (page) =>
  page.evaluate(() => {
    let text = "x".repeat(1 << 22);
    for (let n = 0; text; n += 1) {
      try {
        localStorage.setItem(`filler.${n}`, text);
      } catch {
        text = text.slice(0, text.length >> 1);
      }
    }
  });

/** Gives that room back. */
export const freeStorage = (page) =>
  page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("filler.")) localStorage.removeItem(key);
  });
