// A task that is urged, gets a later day and is taken back; and the matrix of many directives over all
// communes, in time.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";

let server, browser;
before(async () => {
  server = await startServer({ travels: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const iso = (days) => new Date(Date.now() + 7 * 3600e3 + (server.days() + days) * 86400e3).toISOString().slice(0, 10);

async function signIn(login, way) {
  const officer = await visit(browser, server.url, way);
  await officer.go("/staff/login");
  await officer.page.fill("#login", login);
  await officer.page.fill("#password", server.accounts.get(login));
  await press(officer.page, "form.form button[type=submit]");
  return officer;
}

async function giveTask(officer, document, title) {
  const { page } = officer;
  await officer.go(`/staff/directives/${document}/task`);
  await page.fill("#task_title", title);
  await page.fill("#task_result", "Kế hoạch, báo cáo");
  await page.check("input[name=term_unit][value=W]");
  await page.fill("#term", "3");
  await page.check("#communes");
  await press(page, "main form.form button[type=submit]");
  return /\/staff\/directives\/task\/(\d+)/.exec(page.url())[1];
}

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  test(`${way.language}: a later day with its reason, urging with its letter, taken back; the ward is told`, async () => {
    let above = await signIn("danvan.tinh", way);
    const task = await giveTask(above, "25-nq-tw", `Xây dựng kế hoạch ${way.language}`);
    const form = (what) => `form[action='/staff/directives/task/${task}/change/${what}']`;
    const open = async (what) => {
      const box = above.page.locator(`details:has(${form(what)})`);
      if (!(await box.evaluate((d) => d.open))) await box.locator("summary").click();
    };
    await open("extend");
    await above.page.fill("#new_due", iso(1));
    await above.page.fill("#extend_words", "Bão số 5");
    above.expectRefusal();
    await press(above.page, `${form("extend")} button`);
    assert.ok(await above.page.$("#new_due-error"), "not an earlier day");
    assert.equal(await above.page.inputValue("#extend_words"), "Bão số 5");
    await above.check("task extend refused");
    await open("extend");
    await above.page.fill("#new_due", iso(20));
    await press(above.page, `${form("extend")} button`);
    assert.match(await above.page.textContent("main"), /Bão số 5/);
    await above.check("task extended");
    server.travel(25);
    await above.close();
    above = await signIn("danvan.tinh", way);
    await above.go(`/staff/directives/task/${task}`);
    await press(above.page, `form[action='/staff/directives/task/${task}/urge'] button`);
    const ward = await signIn("lanhdao.phanthiet", way);
    await ward.go("/staff/notices");
    const link = ward.page.locator("a[href*='/staff/directives/duty/']").first();
    assert.match(await ward.page.textContent("main"), way.language === "vi" ? /Đôn đốc thực hiện văn bản 25-NQ\/TW/ : /Urged: document 25-NQ\/TW/);
    await Promise.all([ward.page.waitForNavigation(), link.click()]);
    await ward.check("duty urged");
    await ward.go(await ward.page.getAttribute("a[href$='/letter']", "href"));
    await ward.check("urging letter");
    await above.go(`/staff/directives/task/${task}`);
    await open("withdraw");
    await above.page.fill("#withdraw_words", "Thay bằng nhiệm vụ khác");
    await press(above.page, `${form("withdraw")} button`);
    assert.equal(await above.page.locator(form("withdraw")).count(), 0, "once");
    await above.check("task withdrawn");
    await ward.go("/staff/directives/duties");
    assert.ok(!(await ward.page.textContent("main")).includes(`Xây dựng kế hoạch ${way.language}`), "nothing to do any more");
    await ward.close();
    await above.close();
  });
}

describe("the matrix", () => {
  test("11 directives over 124 communes and more: under 200 ms", async () => {
    const above = await signIn("danvan.tinh", { viewport: kDesktop, language: "vi" });
    await above.go("/staff/directives");
    const codes = await above.page.$$eval("main a[href^='/staff/directives/']", (all) => all.map((a) => a.getAttribute("href").split("/")[3]));
    let given = 0;
    for (const code of new Set(codes.filter((one) => /^\d/.test(one))))
      for (let n = 0; n < 3; ++n) {
        const response = await above.context.request.get(`/staff/directives/${code}/task`);
        if (response.status() !== 200) continue;
        await giveTask(above, code, `Nhiệm vụ ${n}`).then(() => ++given, () => {});
      }
    assert.ok(given >= 9, `${given} tasks`);
    let best = Infinity, size = 0;
    for (let i = 0; i < 5; ++i) {
      const began = performance.now();
      const response = await above.context.request.get("/staff/directives/matrix");
      size = (await response.body()).length;
      best = Math.min(best, performance.now() - began);
      assert.equal(response.status(), 200);
    }
    console.log(`# matrix of ${given} tasks × 124 communes: ${best.toFixed(1)} ms, ${size} bytes`);
    assert.ok(best < 200, `${best} ms`);
    await above.go("/staff/directives/matrix");
    await above.check("matrix full");
    await above.close();
  });
});
