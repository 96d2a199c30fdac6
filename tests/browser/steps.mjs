// What the journeys have in common: a pinned day, stored Books, filling in the
// form, and waiting until something can be seen.

import { readFileSync } from "node:fs";

/** For a journey's `before`: pins the clock to noon of a day in China. */
export const on = (day) => at(`${day}T04:00:00Z`);
export const at = (moment) => (context) => context.clock.setFixedTime(new Date(moment));

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

export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const follow = (page, name) => page.getByRole("link", { name, exact: true }).click();

/** Goes to a page inside the app, as its links do. */
export async function go(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await page.waitForFunction(() => document.querySelector("#main h1"));
}

/** Fills in fields by id: text as typed, `true` ticks, `null` is left alone. */
export async function fill(page, fields) {
  const details = ["instalments", "due-day", "multiple", "grace", "compound", "accelerated", "name", "note"];
  if (Object.keys(fields).some((id) => details.includes(id))) await openDetails(page);
  for (const [id, value] of Object.entries(fields)) {
    const field = page.locator(`#${id}`);
    if (value === true || value === false) await field.setChecked(value);
    else if (id === "paid") await field.selectOption(value);
    else await field.fill(value);
  }
}

export async function openDetails(page) {
  const details = page.locator("details.more-terms");
  await details.waitFor();
  if (!(await details.evaluate((d) => d.open))) await details.locator("summary").click();
}

export const FOUR = { principal: "10000", rate: "0.045", "first-due": "2026-02-20" };

/** Adds a debt through the form and waits for its page. */
export async function addDebt(page, fields = FOUR) {
  await go(page, "#/debts/new");
  await sees(page, "#principal");
  await fill(page, fields);
  await press(page, "保存这笔债务");
  await page.waitForURL(/#\/debts\/\d+$/);
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
export function envelope(data, { revision = 1, format = 1 } = {}) {
  const text = JSON.stringify(data);
  const head = { app: "ashore", format, revision, saved_at: "2026-11-22T09:30:00+08:00", checksum: `crc32:${crc32(text)}` };
  return `${JSON.stringify(head).slice(0, -1)},"data":${text}}`;
}

/** The 10,000 yuan loan of the worked example: three of ten instalments paid. */
export const overdueDebt = (id = 1, name = "") => ({
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

/** A loan with nothing overdue on 2026-11-23. */
export function currentDebt(id = 2, name = "装修贷") {
  const debt = overdueDebt(id, name);
  Object.assign(debt.contract, {
    principal: 1_200_000,
    disbursed_on: "2026-11-10",
    first_due: "2026-12-10",
    due_day: 10,
    instalments: 12,
    paid: [],
  });
  return debt;
}

export const book = (debts, settings = { language: "zh-CN", theme: "device" }) => ({
  debts,
  settings,
  next_id: Math.max(0, ...debts.map((debt) => debt.id)) + 1,
});

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
