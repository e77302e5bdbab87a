// The life of a case between a petitioner and two officers, in a browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { sendCase, signInAs } from "./steps.mjs";

let server, browser, picture;
before(async () => {
  server = await startServer();
  browser = await launch();
  picture = await photo(browser, "Đã sửa đèn");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const signIn = (login, way) => signInAs(browser, server, login, way);

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let citizen, handler, leader, sent;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      sent = await sendCase(citizen, { photo: picture },
                            { name: "Nguyễn Thị Hồng Hạnh", phone: "0912345678", publish: true });
    });
    after(async () => {
      for (const one of [citizen, handler, leader]) await one?.close();
    });

    test("a wrong password lets nobody in and says so", async () => {
      const stranger = await visit(browser, server.url, way);
      await stranger.go("/staff");
      assert.match(stranger.page.url(), /\/staff\/login/);
      await stranger.check("staff login");
      stranger.expectRefusal();
      await stranger.page.fill("#login", "thuly.phanthiet");
      await stranger.page.fill("#password", "Sai-mat-khau-0000");
      await press(stranger.page, "form.form button[type=submit]");
      await stranger.check("staff login wrong");
      assert.ok(await stranger.page.$(".error-summary"));
      assert.equal(await stranger.page.inputValue("#password"), "");
      await stranger.close();
    });

    test("the case officer finds it in the queue, accepts and takes it", async () => {
      handler = await signIn("thuly.phanthiet", way);
      await handler.check("queue");
      assert.ok((await handler.page.textContent("main")).includes(sent.code), "the case is in the queue");
      await press(handler.page, `a[href='/staff/case/${sent.code}']`);
      await handler.check("case received");
      assert.ok(!(await handler.page.textContent("main")).includes("Hồng Hạnh"), "no name without a purpose");
      await handler.act(sent.code, "accept", { accept_words: "Chúng tôi đã cử người đến xem." });
      await handler.act(sent.code, "take");
      await handler.act(sent.code, "note", { note: "Gọi điện cho Công ty Điện lực." });
      await handler.check("case in work");
    });

    test("opening the petitioner's data needs a purpose, and the petitioner sees it", async () => {
      const { page } = handler;
      const form = page.locator(`form[action='/staff/case/${sent.code}/person']`);
      const box = page.locator("#person-box details");
      if (!(await box.evaluate((d) => d.open))) await box.locator("summary").click();
      handler.expectRefusal();
      await Promise.all([page.waitForNavigation(), form.locator("button[type=submit]").click()]);
      assert.ok(await page.$("#purpose-error"), "asks for the purpose");
      await handler.check("case person refused");
      await page.selectOption("#purpose", { index: 1 });
      await page.fill("#person_words", "Hỏi giờ đèn tắt");
      await Promise.all([page.waitForNavigation(), page.locator(`form[action='/staff/case/${sent.code}/person'] button[type=submit]`).click()]);
      assert.ok((await page.textContent("#person-box")).includes("Nguyễn Thị Hồng Hạnh"));
      await handler.check("case person");
      await citizen.go(`/track/${sent.code}`);
      const reads = await citizen.page.textContent("section[aria-labelledby=reads-head]");
      assert.match(reads, /Phan Thiết/);
      assert.match(reads, /Hỏi giờ đèn tắt/);
      // What officers write for each other stays with them.
      assert.ok(!(await citizen.page.content()).includes("Công ty Điện lực"));
      assert.ok((await citizen.page.textContent("main")).includes("Chúng tôi đã cử người đến xem."));
    });

    test("asks the petitioner: the clock stands still until the reply", async () => {
      await handler.act(sent.code, "ask", { ask_words: "Trụ đèn số mấy?" });
      await citizen.go(`/track/${sent.code}`);
      assert.ok((await citizen.page.textContent("#answer-head + p + blockquote")).includes("Trụ đèn số mấy?"));
      await citizen.check("track asked");
      citizen.expectRefusal();
      await press(citizen.page, "#reply-box button[type=submit]");
      assert.ok(await citizen.page.$("#reply-error"), "an empty reply is told");
      await citizen.check("track reply empty");
      await citizen.page.fill("#reply", "Trụ số 12, ngay cổng.");
      await press(citizen.page, "#reply-box button[type=submit]");
      assert.ok((await citizen.page.textContent("main")).includes("Trụ số 12"));
    });

    test("drafts; who drafted may not approve; the leader does; no answer without evidence", async () => {
      await handler.act(sent.code, "draft", { draft_words: "Đèn đã được thay ngày hôm nay, sáng lại từ 18 giờ." });
      await handler.check("case drafted");
      assert.equal(await handler.page.locator("#do-approve").count(), 0, "cannot approve the own draft");
      await citizen.go(`/track/${sent.code}`);
      assert.ok(!(await citizen.page.content()).includes("Đèn đã được thay"), "a draft is not shown");
      leader = await signIn("lanhdao.phanthiet", way);
      await leader.go(`/staff/case/${sent.code}`);
      await leader.check("case to approve");
      await leader.act(sent.code, "approve");
      handler.expectRefusal();
      await handler.go(`/staff/case/${sent.code}`);
      handler.expectRefusal();
      await handler.act(sent.code, "answer");
      assert.ok(await handler.page.$("#answer_file-error"), "asks for evidence");
      await handler.check("case answer refused");
      await handler.act(sent.code, "answer", {}, picture);
      await handler.check("case answered");
    });

    test("the petitioner reads the answer with its evidence and disputes it", async () => {
      await citizen.go(`/track/${sent.code}`);
      const { page } = citizen;
      const answer = page.locator("section[aria-labelledby=answer-head]");
      assert.ok((await answer.textContent()).includes("Đèn đã được thay"));
      assert.equal(await answer.locator(".file a").count(), 1);
      await citizen.check("track answered");
      await page.click("#dispute-box summary");
      citizen.expectRefusal();
      await press(page, "#dispute-box button[type=submit]");
      assert.ok(await page.isVisible("#dispute-error"), "the box stays open and says what is missing");
      await citizen.check("track dispute empty");
      await page.fill("#dispute", "Tối qua đèn vẫn không sáng.");
      await press(page, "#dispute-box button[type=submit]");
      await citizen.check("track disputed");
    });

    test("the leader reopens it; it is answered again; the petitioner rates", async () => {
      await leader.go(`/staff/case/${sent.code}`);
      await leader.check("case disputed");
      await leader.act(sent.code, "reopen", { reopen_words: "Xin lỗi ông bà, chúng tôi kiểm tra lại ngay." });
      await handler.act(sent.code, "take");
      await handler.act(sent.code, "draft", { draft_words: "Đã thay cả bóng và dây, có biên bản của tổ dân phố." });
      await leader.act(sent.code, "approve");
      await handler.go(`/staff/case/${sent.code}`);
      await handler.act(sent.code, "answer", {}, picture);
      await citizen.go(`/track/${sent.code}`);
      citizen.expectRefusal();
      await press(citizen.page, "#rate-box button[type=submit]");
      assert.ok(await citizen.page.$("#rating-error"));
      await citizen.check("track rate empty");
      await citizen.page.check("input[name=rating][value='5']");
      await citizen.page.fill("#rating_words", "Cảm ơn, đèn sáng rồi.");
      await press(citizen.page, "#rate-box button[type=submit]");
      assert.ok((await citizen.page.textContent("main")).includes("Cảm ơn, đèn sáng rồi."));
      await citizen.check("track closed");
    });

    test("published words are found in the list, on the map data and alone; names are not", async () => {
      await handler.go(`/staff/case/${sent.code}`);
      await handler.act(sent.code, "publish", { public_words: "Đèn đường trước Trường Tiểu học Phú Trinh hỏng." });
      await handler.check("case published");
      await citizen.go("/cases?category=lighting&commune=22945&words=%C4%91%C3%A8n");
      await citizen.check("cases with one");
      await press(citizen.page, `a[href='/cases/${sent.code}']`);
      await citizen.check("public case");
      const shown = await citizen.page.content();
      for (const secret of ["Hồng Hạnh", "0912345678", "Trụ số 12", "Công ty Điện lực"])
        assert.ok(!shown.includes(secret), `${secret} is public`);
      await citizen.go("/");
      await citizen.check("home with cases");
      await citizen.go("/cases?state=open&category=lighting&commune=22945");
      assert.equal(await citizen.page.$(`a[href='/cases/${sent.code}']`), null, "a closed case is not open");
    });

    test("the desk enters a visit and prints the acknowledgement", async () => {
      const desk = await signIn("tiepdan.phanthiet", way);
      const { page } = desk;
      await desk.go("/staff/desk");
      await desk.check("desk");
      desk.expectRefusal();
      await page.fill("#name", "Trần Văn Út");
      await press(page, "main form.form button[type=submit]");
      await desk.check("desk errors");
      assert.equal(await page.inputValue("#name"), "Trần Văn Út");
      await page.check("input[name=channel] >> nth=0");
      await page.check("input[name=kind] >> nth=0");
      await page.fill("#words", "Bà con xóm Chài xin sửa đường ra bến, mưa xuống là lầy, xe không đi được.");
      await page.selectOption("#category", "road");
      await page.selectOption("#commune", "22945");
      await page.fill("#place", "Xóm Chài");
      await press(page, "main form.form button[type=submit]");
      assert.match(page.url(), /\/staff\/desk\/done\//);
      await desk.check("desk done");
      const [paper] = await Promise.all([desk.context.waitForEvent("page"),
                                         page.click("form[action$='/letter/acknowledgement'] button[type=submit]")]);
      await paper.waitForLoadState("load");
      const text = await paper.textContent("main.sheet");
      assert.match(text, way.language === "vi" ? /Độc lập - Tự do - Hạnh phúc/ : /Freedom|Tự do/);
      assert.ok(text.includes((await page.textContent("#code")).trim()));
      await paper.close();
      await desk.close();
    });

    test("what is late, the own account, the terms", async () => {
      await leader.go("/staff/late");
      await leader.check("late");
      await leader.go("/staff/account");
      await leader.check("account");
      await leader.go("/staff/account/password");
      await leader.check("password");
      await leader.go("/rules");
      await leader.check("rules");
      await press(leader.page, ".top__language");
      await leader.go("/staff/queue");
      await leader.check("queue other language");
      await leader.page.click("form.top__out button");
      await leader.page.waitForURL(/\/staff\/login/);
      await leader.go("/staff/queue");
      assert.match(leader.page.url(), /\/staff\/login/);
    });
  });
}
