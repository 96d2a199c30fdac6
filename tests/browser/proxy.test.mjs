// Nothing leaves: a whole session through a proxy that writes down every byte the
// browser sends, and with the browser's own log of its network. Only files of the
// build are asked for, by bare GETs, and what was typed in is nowhere in it.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect, createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { DIST, filesIn, isCompressedCopy } from "../../tools/files.mjs";
import { SUMS, WORKER } from "../../tools/finish.mjs";
import { serve } from "../../tools/serve.mjs";
import { offlineReady, started } from "./harness.mjs";
import { addDebt, FOUR, go, keptBook, on, press, sees } from "./steps.mjs";

// What is typed in, unlike anything that the files themselves hold.
const NAMES = ["绛县秘行", "柏拉图公司", "鲁冰花", "泉州路八十八号", "zyxQuitePrivate"];
const [LENDER, FIRM, PERSON, PLACE, NOTE] = NAMES;
const AMOUNT = "86753.09";
const WAGE = "7351.79";
const PHONE = "13987654321";

/** A text in every form in which it could be sent. */
function forms(text) {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // The first and last characters depend on what stands before and after.
    return shifted.slice(shift ? shift + 1 : 0).replace(/=+$/, "").slice(0, -1);
  });
  return [
    bytes,
    Buffer.from(text, "utf16le"),
    ...[encodeURIComponent(text), JSON.stringify(text).slice(1, -1), bytes.toString("hex"), ...base64, ...base64.map((b) => b.replaceAll("+", "-").replaceAll("/", "_"))].map((form) => Buffer.from(form)),
    Buffer.from([...text].map((c) => `\\u${c.codePointAt(0).toString(16).padStart(4, "0")}`).join("")),
  ];
}
const fen = (yuan) => [yuan, yuan.replace(".", ""), yuan.replace(/^(\d+)(\d{3})\./, "$1,$2.")];
const PLANTED = [...NAMES, PHONE, ...fen(AMOUNT), ...fen(WAGE)];

/** Which of the planted texts stand in some bytes, in whatever form. */
const found = (bytes) => PLANTED.filter((text) => forms(text).some((form) => bytes.includes(form)));

/**
 * A forward proxy. It passes on what is for `site`, refuses all else, and keeps
 * every request and every byte that came from the browser.
 */
async function startProxy(site) {
  const seen = { requests: [], bytes: [] };
  const passOn = createServer((from, to) => {
    const asked = { method: from.method, url: from.url, body: 0 };
    seen.requests.push(asked);
    from.on("data", (piece) => (asked.body += piece.length));
    if (!from.url.startsWith(site.url)) return to.writeHead(502).end();
    const { pathname, search } = new URL(from.url);
    const onward = request({ host: "127.0.0.1", port: site.port, method: from.method, path: pathname + search, headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(to);
    });
    onward.on("error", () => to.destroy());
    from.pipe(onward);
  });
  passOn.on("connect", ({ url }, socket) => {
    seen.requests.push({ method: "CONNECT", url, body: 0 });
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  const listening = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));
  const inner = await listening(passOn);
  // Before anything reads a request: the bytes as they come.
  const sockets = new Set();
  const tap = createSocketServer((browser) => {
    const onward = connect(inner, "127.0.0.1");
    for (const socket of [browser, onward]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => (browser.destroy(), onward.destroy(), sockets.delete(socket)));
    }
    browser.on("data", (piece) => seen.bytes.push(piece));
    browser.pipe(onward).pipe(browser);
  });
  return {
    port: await listening(tap),
    seen,
    stop() {
      tap.close();
      passOn.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

// What Chromium asks its maker by itself, whatever page is open: new versions,
// accounts, what fields are for. The proxy lets none of it through. No page may
// ask for it, and nothing that was typed in may be in it.
const MAKER = /^(https?:\/\/)?([\w-]+\.)*(google|googleapis|gvt1|gstatic)\.com(:\d+)?(\/|$)/;
const byItself = ({ url, initiator }) => MAKER.test(url) && initiator === "not an origin";

/** Every request that the browser's log has. */
function requested(log) {
  const { constants, events } = JSON.parse(log);
  return events
    .filter(({ type, params }) => type === constants.logEventTypes.URL_REQUEST_START_JOB && params?.url)
    .map(({ params: { method, url, initiator } }) => ({ method, url, initiator }));
}

/** What of a session is not as it should be, in sentences. */
function wrong({ requests, bytes, log }, site) {
  const files = new Set(["", ...filesIn(DIST).filter((path) => !isCompressedCopy(path))]);
  const isFile = (url) => url.startsWith(site.url) && files.has(url.slice(site.url.length));
  const sentences = [];
  for (const { method, url, body } of requests) {
    if (!MAKER.test(url) && (method !== "GET" || body || !isFile(url))) sentences.push(`the proxy saw ${method} ${url} with ${body} bytes`);
  }
  for (const text of found(Buffer.concat(bytes))) sentences.push(`the proxy saw ${text}`);

  for (const asked of requested(log)) {
    const { method, url } = asked;
    if (!/^(blob|data):/.test(url) && !byItself(asked) && (method !== "GET" || !isFile(url))) sentences.push(`the browser's log has ${method} ${url}`);
  }
  for (const text of found(Buffer.from(log))) sentences.push(`the browser's log has ${text}`);
  return sentences;
}

/** Runs a session in a browser behind the proxy; gives what was seen of it. */
async function recorded(session) {
  const folder = mkdtempSync(join(tmpdir(), "ashore-proxy-"));
  const log = join(folder, "net.json");
  const site = await serve({ base: "/ashore/" });
  const proxy = await startProxy(site);
  const path = [process.env.CHROMIUM, "/usr/bin/chromium"].find((file) => file && existsSync(file));
  const browser = await chromium.launch({
    ...(path ? { executablePath: path } : { channel: "chrome" }),
    // The proxy is for this machine's own addresses as well.
    proxy: { server: `http://127.0.0.1:${proxy.port}`, bypass: "<-loopback>" },
    args: ["--disable-gpu", "--disable-quic", `--log-net-log=${log}`, "--net-log-capture-mode=Everything"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
    await on("2026-11-23")(context);
    const page = await context.newPage();
    await page.goto(site.url);
    await started(page);
    await session({ page, site, proxy });
    await browser.close();
    return { seen: { ...proxy.seen, log: readFileSync(log, "utf8") }, site };
  } finally {
    await browser.close();
    proxy.stop();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills a field and leaves it, which keeps it. */
async function keep(page, fields) {
  for (const [id, text] of Object.entries(fields)) {
    const field = page.locator(`#${id}`);
    await field.fill(text);
    await field.blur();
  }
}

async function wholeSession({ page, site }) {
  await offlineReady(page);
  await addDebt(page, { ...FOUR, principal: AMOUNT, name: LENDER, note: NOTE });

  await go(page, "#/plan");
  await page.locator("#budget").waitFor();
  await keep(page, { "budget-wage": WAGE, "budget-food": "1200" });
  await sees(page, "#verdict .verdict");

  await go(page, "#/contacts");
  await press(page, "接通的来电");
  await page.locator("#entry").waitFor();
  await keep(page, { "entry-number": PHONE, "entry-claimed": AMOUNT, "entry-text": NOTE });
  await page.locator("#entry-said > summary").click();
  await keep(page, { "entry-firm": FIRM });

  await go(page, "#/letters");
  await page.locator("#pick").waitFor();
  await page.locator('label[for="letter-kind-1"]').click();
  await keep(page, { "letter-institution": FIRM, "letter-contract-no": NOTE, "letter-name": PERSON, "letter-phone": PHONE });
  await page.locator("#letter").waitFor();
  const saved = page.waitForEvent("download");
  await press(page, "存成文本");
  await saved;

  await go(page, "#/more");
  await keep(page, { notify: PLACE });
  await go(page, "#/visit");
  await press(page, "他们到了，开始记时间");
  await sees(page, ".timer");

  await go(page, "#/more/privacy");
  await press(page, "重新计算，逐个比较");
  await sees(page, "#privacy-build [role=status]", "一致");

  await go(page, "#/more");
  await press(page, "English");
  await sees(page, "h1", "More");
  await page.reload();
  await started(page);
  await go(page, "#/debts/1");
  await sees(page, "h1", LENDER);

  await site.stop();
  await page.reload();
  await started(page);
  await go(page, "#/guide");
  await sees(page, "h1", "Guide");
  await go(page, "#/debts/1");
  await sees(page, "h1", LENDER);

  // All of it was kept, so all of it could have been sent.
  const kept = JSON.stringify(await keptBook(page));
  for (const text of [...NAMES, PHONE, AMOUNT.replace(".", ""), WAGE.replace(".", "")]) assert.ok(kept.includes(text), text);
}

test("a whole session asks for files of the build and sends nothing", { timeout: 180_000 }, async () => {
  const { seen, site } = await recorded(wholeSession);
  assert.deepEqual(wrong(seen, site), []);

  // The recorders were awake: each saw the worker fetch every file.
  const listed = readFileSync(join(DIST, SUMS), "utf8").trimEnd().split("\n").map((line) => line.split("  ")[1]);
  const wanted = [WORKER, SUMS, ...listed.filter((path) => path !== "index.html")].map((path) => site.url + path);
  for (const urls of [seen.requests.map(({ url }) => url), requested(seen.log).map(({ url }) => url)]) {
    assert.deepEqual(wanted.filter((url) => !urls.includes(url)), []);
  }
});

test("what would leave is seen: in an address, a body, a header, another host", { timeout: 60_000 }, async () => {
  const { seen, site } = await recorded(async ({ page }) => {
    // What the policy allows, a page of ours could do.
    await page.evaluate(
      async ([name, note, phone]) => {
        await fetch(`boot.js?${encodeURIComponent(name)}`);
        await fetch("boot.js", { method: "POST", body: btoa(`-${note}-`) });
        await fetch("boot.js", { headers: { "X-Test": phone } });
      },
      [LENDER, NOTE, PHONE],
    );
    // What it forbids, another page could.
    const other = await page.context().newPage();
    await other.evaluate(() => fetch("https://content-autofill.googleapis.com/test", { mode: "no-cors" }).catch(() => {}));
    await other.goto("http://elsewhere.invalid/").catch(() => {});
  });
  const sentences = wrong(seen, site).join("\n");
  const said = [
    `the proxy saw GET ${site.url}boot.js?`, "the proxy saw POST", `the proxy saw ${LENDER}`, `the proxy saw ${NOTE}`, `the proxy saw ${PHONE}`,
    "the proxy saw GET http://elsewhere.invalid/", `the browser's log has GET ${site.url}boot.js?`, "the browser's log has POST",
    `the browser's log has ${LENDER}`, `the browser's log has ${PHONE}`, "the browser's log has GET http://elsewhere.invalid/",
    "the browser's log has GET https://content-autofill.googleapis.com/test",
  ];
  assert.deepEqual(said.filter((sentence) => !sentences.includes(sentence)), []);
});
