// How people were served, in a browser: the survey by link, tablet and paper, a low mark put right,
// praise and criticism of a post, the service index.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { sendCase, signInAs } from "./steps.mjs";

let server, browser, picture;
before(async () => {
  server = await startServer();
  browser = await launch();
  picture = await photo(browser);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let citizen, desk, handler, leader;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      desk = await signInAs(browser, server, "tiepdan.phanthiet", way);
      handler = await signInAs(browser, server, "thuly.phanthiet", way);
      leader = await signInAs(browser, server, "lanhdao.phanthiet", way);
    });
    after(async () => {
      for (const one of [citizen, desk, handler, leader]) await one?.close();
    });

    // A reflection from sending to its answer.
    async function finished() {
      const sent = await sendCase(citizen, { words: `Đèn đường hỏng, lần ${Math.random()}, tối quá.` });
      await handler.act(sent.code, "accept", { accept_words: "Đã cử người đến xem." });
      await handler.act(sent.code, "take");
      await handler.act(sent.code, "draft", { draft_words: "Đèn đã được thay." });
      await leader.act(sent.code, "approve");
      await handler.act(sent.code, "answer", {}, picture);
      return sent.code;
    }
    // The link of a file's survey as the desk has it.
    async function linkOf(code) {
      await desk.go("/staff/surveys");
      await desk.page.fill("#code", code);
      await press(desk.page, "main form button[type=submit]");
      return new URL(await desk.page.getAttribute("#survey-link", "href")).pathname;
    }
    async function answer(page, attitude = "good") {
      await page.check(`input[name=attitude][value=${attitude}]`);
      await page.check("input[name=waiting][value=short]");
      await page.check("input[name=on_day][value=early]");
      await page.check("input[name=place][value=good]");
    }

    test("a code nobody knows and a file that is not finished say so", async () => {
      await desk.go("/staff/surveys");
      await desk.check("survey desk");
      await desk.page.fill("#code", "AAAA-AAAA");
      desk.expectRefusal();
      await press(desk.page, "main form button[type=submit]");
      assert.ok(await desk.page.$("#code-error"));
      assert.equal(await desk.page.inputValue("#code"), "AAAA-AAAA");
      await desk.check("survey desk refused");
      const sent = await sendCase(citizen, { words: "Cây đổ chắn đường trước trường học, đi lại khó." });
      await desk.go(`/staff/surveys/file/${sent.code}`);
      assert.equal(await desk.page.$("#survey-link"), null);
      await desk.check("survey not yet");
    });

    test("by link: an empty answer is refused, a full one kept, a replay and a wrong secret are not", async () => {
      const link = await linkOf(await finished());
      await desk.check("survey file");
      await citizen.go(link);
      await citizen.check("survey");
      assert.equal(await citizen.page.$("input[name=apology]"), null, "the apology is asked for of late files only");
      await citizen.page.fill("#words", "Cảm ơn, chị tiếp nhận rất nhiệt tình.");
      citizen.expectRefusal();
      await press(citizen.page, "main form button[type=submit]");
      assert.equal(await citizen.page.inputValue("#words"), "Cảm ơn, chị tiếp nhận rất nhiệt tình.");
      await citizen.check("survey refused");
      await answer(citizen.page);
      await press(citizen.page, "main form button[type=submit]");
      assert.ok(citizen.page.url().endsWith("/survey/thanks"));
      await citizen.check("survey thanks");
      await citizen.go(link);
      assert.equal(await citizen.page.$("input[name=attitude]"), null, "one answer a file");
      await citizen.check("survey replay");
      await citizen.go(link.replace(/.$/, (c) => (c === "A" ? "B" : "A")), 404);
    });

    test("on a tablet rudeness opens a follow-up; who, until when, what was done", async () => {
      const code = await finished();
      const link = await linkOf(code);
      await citizen.go(`${link}?tablet=1`);
      await citizen.check("survey tablet");
      await answer(citizen.page, "poor");
      await press(citizen.page, "main form button[type=submit]");
      const { page } = leader;
      await leader.go("/staff/followups");
      await leader.check("followups");
      assert.ok((await page.textContent("main")).includes(code));
      await press(page, "form[action$='/take'] button");
      leader.expectRefusal();
      await press(page, "form[action$='/done'] button");
      assert.ok(await page.$(".error-summary"));
      await leader.check("followups refused");
      await page.fill("textarea[name=done_words]", "Đã gặp và xin lỗi người dân.");
      await press(page, "form[action$='/done'] button");
      assert.equal(await page.$("form[action$='/done']"), null);
      await leader.check("followups done");
    });

    test("from paper; the public sees shares only from five answers on", async () => {
      await citizen.go("/satisfaction");
      const before = await citizen.page.textContent("main");
      for (let i = 0; i < 3; ++i) {
        await desk.go(`/staff/surveys/file/${await finished()}`);
        await answer(desk.page);
        await press(desk.page, "main form button[type=submit]");
      }
      await citizen.check("satisfaction early");
      await citizen.go("/satisfaction?unit=22945.UBND");
      await citizen.check("satisfaction");
      assert.ok(await citizen.page.$("svg.chart"), before);
      assert.ok(!(await citizen.page.textContent("main")).includes("nhiệt tình"), "words are not public");
      await leader.go("/staff/surveys/results");
      assert.ok((await leader.page.textContent("main")).includes("nhiệt tình"));
      await leader.check("survey words");
    });

    test("criticism of a post: heard, then answered; the sender reads both", async () => {
      const { page } = citizen;
      await citizen.go("/remark");
      await citizen.check("remark office");
      await page.selectOption("#unit", "22945.UBND");
      await press(page, "main form button[type=submit]");
      await citizen.check("remark");
      await page.check("input[name=kind][value=criticism]");
      citizen.expectRefusal();
      await press(page, "main form button[type=submit]");
      await citizen.check("remark refused");
      // The post of the officer at the desk.
      await desk.go("/staff/remarks/mine");
      await desk.check("remarks mine empty");
      const posts = await page.$$eval("input[name=post]", (all) => all.map((one) => one.value));
      for (const post of posts) {
        await citizen.go("/remark?unit=22945.UBND");
        await page.check("input[name=kind][value=criticism]");
        await page.check(`input[name=post][value="${post}"]`);
        await page.fill("#words", "Nói trống không với người già.");
        await press(page, "main form button[type=submit]");
      }
      const own = page.url();
      await citizen.check("remark sent");
      await leader.go("/staff/remarks");
      assert.equal(await leader.page.$("form[action$='/answer']"), null, "nothing is judged unheard");
      await leader.check("remarks");
      await desk.go("/staff/remarks/mine");
      await desk.check("remarks mine");
      await desk.page.fill("textarea[name=text]", "Tôi xin lỗi, hôm đó rất đông.");
      await press(desk.page, "form[action$='/reply'] button");
      await leader.go("/staff/remarks");
      const box = leader.page.locator("form[action$='/answer']").first();
      leader.expectRefusal();
      await Promise.all([leader.page.waitForNavigation(), box.locator("button").click()]);
      await leader.check("remarks refused");
      const again = leader.page.locator("form[action$='/answer']").first();
      await again.locator("select").selectOption("partly");
      await again.locator("textarea").fill("Đã nhắc nhở tại cuộc họp.");
      await Promise.all([leader.page.waitForNavigation(), again.locator("button").click()]);
      await leader.check("remarks answered");
      await citizen.go(new URL(own).pathname);
      await citizen.check("own remark");
    });

    test("the index shows what is missing as missing until it is typed with its source", async () => {
      await citizen.go("/satisfaction/index");
      await citizen.check("index");
      const { page } = leader;
      await leader.go("/staff/index?unit=22945.UBND");
      await leader.check("staff index");
      await page.check("input[name=measure][value='files.digitised']");
      await page.fill("#part", "9");
      await page.fill("#whole", "8");
      leader.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.equal(await page.inputValue("#part"), "9");
      assert.ok(await page.$("#part-error"));
      await leader.check("staff index refused");
      await page.fill("#part", "6");
      await page.fill("#source", "Báo cáo 12/BC-UBND ngày 02/11/2026");
      await press(page, "main form.form button[type=submit]");
      assert.ok((await page.textContent("main")).includes("12/BC-UBND"));
      await leader.check("staff index typed");
    });
  });
}
