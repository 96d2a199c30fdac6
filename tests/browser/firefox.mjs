// Firefox for the journeys, and what they need to see there. The other journeys
// are driven by playwright-core, whose Firefox is a build of its own;
// puppeteer-core drives the one people have, by the protocol it speaks.

import puppeteer from "puppeteer-core";

export const launchFirefox = ({ extraPrefsFirefox, ...options } = {}) =>
  puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    extraPrefsFirefox: { "intl.accept_languages": "zh-CN", ...extraPrefsFirefox },
    ...options,
  });

/** What goes wrong on a page from now on. */
export function faultsOf(page) {
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  return wrong;
}

export const started = (page) => page.waitForFunction(() => !document.querySelector("#app .frame-card"));
export const sees = (page, selector, text) =>
  page.waitForFunction(
    (selector, text) => [...document.querySelectorAll(selector)].some((e) => e.checkVisibility() && e.innerText.includes(text)),
    { timeout: 10_000 },
    selector,
    text,
  );
export const go = (page, hash) => page.evaluate((hash) => void (location.hash = hash), hash);
export const press = (page, name) => page.locator(`::-p-xpath(//button[normalize-space()="${name}"])`).click();

export async function type(page, fields) {
  for (const [id, text] of Object.entries(fields)) {
    await page.locator(`#${id}`).fill(text);
  }
}
