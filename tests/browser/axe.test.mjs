// No page, in no state, shows a violation that axe can find.

import { journey } from "./harness.mjs";
import { all, book, currentDebt, envelope, go, on, overdueDebt, sees, stored } from "./steps.mjs";

const day = on("2026-11-23");
const WORDS = {
  "zh-CN": { title: /今天/, debts: /债务/, form: /记一笔/, edit: /修改/, more: /更多/, parts: /部件/, missing: /没有/, guide: /指南/ },
  en: { title: /Today/, debts: /Debts/, form: /Enter a debt/, edit: /Edit/, more: /More/, parts: /parts/, missing: /No such/, guide: /Guide/ },
};

for (const device of ["phone", "wide"]) {
  for (const scheme of ["light", "dark"]) {
    for (const [language, word] of Object.entries(WORDS)) {
      const texts = { "ashore.book": envelope(book([overdueDebt(1), currentDebt(2)], { language, theme: "device" })) };
      const before = all(day, stored(texts));
      journey(`axe: ${device}, ${scheme}, ${language}`, { device, scheme, before }, async ({ page, open, accessible }) => {
        await open();
        await sees(page, "h1", word.title);
        await accessible(page, "today");

        await go(page, "#/debts");
        await sees(page, "h1", word.debts);
        await accessible(page, "the debts");

        await go(page, "#/debts/new");
        await sees(page, "h1", word.form);
        await accessible(page, "the new form");
        await page.locator("details.more-terms > summary").click();
        await page.locator("button[type=submit]").click();
        await sees(page, "#principal-error", /./);
        await accessible(page, "the new form with its terms and faults");

        for (let method = 0; method < 8; method += 1) {
          await page.locator("#method").selectOption(String(method));
          await accessible(page, `the form of method ${method}`);
        }

        await go(page, "#/debts/1/edit");
        await sees(page, "h1", word.edit);
        await accessible(page, "the form of a debt");

        await go(page, "#/debts/1");
        await sees(page, ".figures .figure.lead", "¥7,833.19");
        await page.locator("details.item:not(.paid) > summary").first().click();
        await page.locator("details.paid > summary").click();
        await accessible(page, "a debt with its lines");
        await page.locator(".figures .figure.lead").click();
        await sees(page, "#explain[open] h2");
        await accessible(page, "an explanation");
        await page.keyboard.press("Escape");
        await page.locator("#explain").waitFor({ state: "hidden" });
        for (const kind of ["0", "4", "10", "12"]) {
          await page.locator("#ledger .actions button").first().click();
          await page.locator("#entry-kind").selectOption(kind);
          await page.locator("#entry .actions .main").click();
          await accessible(page, `an entry of kind ${kind}`);
          await page.keyboard.press("Escape");
          await page.locator("#entry").waitFor({ state: "hidden" });
        }
        await page.locator("#ledger .actions button").nth(1).click();
        await page.locator("#paste-text").fill("2026-11-20 还款 100.00\n2026-11-20 还款 100.00\n验证码 123456");
        await sees(page, "#paste .ticks label");
        await accessible(page, "pasted messages");
        await page.keyboard.press("Escape");
        await page.locator("#claim-total").fill("7865.71");
        await page.locator("#claim button[type=submit]").click();
        await sees(page, "#claim .finding");
        await page.locator("#main details").evaluateAll((all) => all.forEach((d) => (d.open = true)));
        await accessible(page, "a debt with a verdict and everything open");
        await page.locator(".actions .danger").click();
        await sees(page, ".toast");
        await accessible(page, "the debts with a message");

        await go(page, "#/more");
        await sees(page, "h1", word.more);
        await accessible(page, "more");
        await go(page, "#/more/lock");
        await sees(page, "#lock");
        await accessible(page, "the page of the lock");
        await go(page, "#/more/parts");
        await sees(page, "h1", word.parts);
        await accessible(page, "the interface parts");
        await go(page, "#/more/selftest");
        await page.locator("#main .actions .main").click();
        await sees(page, "#selftest-groups table");
        await accessible(page, "the self-test");
        await go(page, "#/guide");
        await sees(page, "h1", word.guide);
        await accessible(page, "the guide");
        await go(page, "#/guide/channels");
        await sees(page, ".fact .phone");
        await page.locator(".basis summary").first().click();
        await accessible(page, "a topic of the guide");
        await go(page, "#/visit");
        await sees(page, "#visit-step h2");
        await accessible(page, "somebody at the door");
        await page.locator("#visit-arrived").click();
        await page.locator("#visit-marks .marks button").nth(4).click();
        await page.locator("#visit-next").click();
        await sees(page, ".timer");
        await accessible(page, "a visit that goes on");
        await page.locator("#over .main").click();
        await sees(page, "#visit-saved");
        await accessible(page, "a visit that was kept");
        await go(page, "#/debts/99");
        await sees(page, "h1", word.missing);
        await accessible(page, "a debt that is gone");
      });
    }
  }
}

for (const scheme of ["light", "dark"]) {
  journey(`axe: nothing entered yet, ${scheme}`, { scheme, before: day }, async ({ page, open, accessible }) => {
    await open();
    await sees(page, "h1", "今天");
    await accessible(page, "today, empty");
    await go(page, "#/debts");
    await sees(page, "#main", "还没有记下债务");
    await accessible(page, "the debts, empty");
    await go(page, "#/nowhere");
    await sees(page, "h1", "没有这个页面");
    await accessible(page, "no page");
  });

  const damaged = all(day, stored({ "ashore.book": "{", "ashore.book.previous": "{" }));
  journey(`axe: a notice, ${scheme}`, { scheme, before: damaged }, async ({ page, open, accessible }) => {
    await open();
    await sees(page, ".notice.danger");
    await accessible(page, "the notice of damage");
  });
}
