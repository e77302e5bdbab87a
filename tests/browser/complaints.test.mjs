// A whole complaint in a browser: from the letter to the second-instance decision, its dialogue, its
// publication and how it is carried out. The server's time is set forward for the waiting between.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { act, fillIn, openCase, send, signInAs } from "./steps.mjs";

let server, browser, paper;
before(async () => {
  server = await startServer({ travels: true });
  browser = await launch();
  paper = await photo(browser, "Quyết định đã ký");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const kWords = "Quyết định thu hồi đất số 15/QĐ-UBND tính sai diện tích đất của gia đình tôi, thiếu 120 m² so với sổ.";

// The day of the server, some days on.
const day = (more = 0) => new Date(Date.now() + 7 * 3600e3 + (server.days() + more) * 86400e3).toISOString().slice(0, 10);
const paperOf = (name, number) => ({ [`${name}_number`]: number, [`${name}_date`]: day() });

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let citizen, handler, leader, first, second;
    const signIn = (login) => signInAs(browser, server, login, way);
    after(async () => {
      for (const one of [citizen, handler, leader]) await one?.close();
    });

    test("a citizen sends a complaint; the form asks for what the law asks for", async () => {
      citizen = await visit(browser, server.url, way);
      const { page } = citizen;
      await citizen.go("/send");
      await page.check("input[name=kind][value=complaint]");
      await page.fill("#words", kWords);
      await page.selectOption("#category", "kn_land");
      await press(page, "form.form button[type=submit]");
      await citizen.check("complaint who");
      citizen.expectRefusal();
      await page.check("input[name=who][value=named]");
      await page.fill("#name", "Nguyễn Văn Lành");
      await page.fill("#intake_demand", "Đo lại và tính đủ diện tích.");
      await press(page, "form.form button[type=submit]:not([name])");
      for (const field of ["intake_against", "intake_respondent", "intake_learned_on", "address"])
        assert.ok(await page.$(`#${field}-error`), `${field} is asked for`);
      assert.equal(await page.inputValue("#intake_demand"), "Đo lại và tính đủ diện tích.");
      await citizen.check("complaint who refused");
      await fillIn(page.locator("main"), { intake_against: "decision", intake_respondent: "22945.UBND",
        intake_contested_number: "15/QĐ-UBND", intake_contested_date: day(-20), intake_learned_on: day(-10),
        address: "12 Trần Hưng Đạo" });
      await press(page, "form.form button[type=submit]:not([name])");
      await citizen.check("complaint check");
      first = await send(page);
      await citizen.go(`/track/${first.code}`);
      await citizen.check("complaint received");
    });

    test("the desk classifies it, the case officer accepts it, the head assigns the verification", async () => {
      handler = await signIn("thuly.phanthiet");
      await handler.go(`/staff/case/${first.code}`);
      await handler.check("complaint to accept");
      handler.expectRefusal();
      await handler.act(first.code, "refuse", { refuse_ground: "time_barred" });
      assert.ok(await handler.page.$("#refuse_words-error"), "reasons are asked for");
      assert.equal(await handler.page.inputValue("#refuse_ground"), "time_barred", "what was chosen stays");
      await handler.check("complaint refusal refused");
      await handler.go(`/staff/case/${first.code}/classify`);
      handler.expectRefusal();
      await press(handler.page, "main form.form button[type=submit]");
      assert.ok(await handler.page.$("#classify_eligible-error"), "every question is asked");
      await handler.check("classify questions");
      const answers = { classify_source: "direct", classify_eligible: "eligible", classify_competent: "other",
                        classify_branch: "administration" };
      await fillIn(handler.page.locator("main"), answers);
      await press(handler.page, "main form.form button[type=submit]");
      assert.match(await handler.page.textContent("section[aria-labelledby=outcome-head]"), /03-XLĐ/, "guidance, by its form");
      handler.expectRefusal();
      await handler.page.check("input[name=classify_outcome][value=accept]");
      await press(handler.page, "main form.form button[value=confirm]");
      assert.ok(await handler.page.$("#classify_words-error"), "another outcome takes a reason");
      await handler.check("classify outcome");
      await handler.page.fill("#classify_words", "Lãnh đạo phường đã nhận xem xét.");
      await press(handler.page, "main form.form button[value=confirm]");
      assert.match(handler.page.url(), /go=accept/);
      assert.ok(await handler.page.locator("#do-accept").evaluate((d) => d.open), "the next step stands open");
      await handler.act(first.code, "accept", { ...prefix("accept", paperOf("acceptance", "3/TB-UBND")) });
      leader = await signIn("lanhdao.phanthiet");
      await leader.go(`/staff/case/${first.code}`);
      const options = await leader.page.locator("#verify_officer option").all();
      assert.ok(options.length > 1, "somebody can verify");
      await leader.act(first.code, "verify", { verify_officer: await options[1].getAttribute("value"),
                                               ...prefix("verify", paperOf("assignment", "7/QĐ-UBND")) });
      await leader.check("complaint verifying");
    });

    test("those who signed too get a code each, and the answer of all", async () => {
      const desk = await signIn("tiepdan.phanthiet");
      await desk.go(`/staff/case/${first.code}/signers`);
      desk.expectRefusal();
      await desk.page.fill("#signers", "Trần Thị Mận; Thôn 1\n; Thôn 2");
      await press(desk.page, "main form.form button[type=submit]");
      assert.ok(await desk.page.$("#signers-error"));
      await desk.check("signers wrong line");
      await desk.page.fill("#signers", "Trần Thị Mận; Thôn 1\nLê Văn Đào; Thôn 2; 068123456789");
      await press(desk.page, "main form.form button[type=submit]");
      const rows = await desk.page.locator("tbody tr").allTextContents();
      assert.equal(rows.length, 2);
      await desk.check("signers done");
      const cells = await desk.page.locator("tbody tr").first().locator("td").allTextContents();
      await desk.close();
      const member = await visit(browser, server.url, way);
      await member.go("/track");
      await openCase(member.page, { code: cells[0].trim(), secret: cells[1].trim() });
      await member.check("complaint joined");
      assert.ok((await member.page.textContent("main")).includes(first.code), "which case leads");
      await member.close();
      await leader.go("/staff/special");
      await leader.check("special");
      await leader.go(`/staff/case/${first.code}`);
      await leader.check("complaint with a crowd");
      const anyone = await visit(browser, server.url, way);
      await anyone.go("/closures");
      await anyone.check("closures");
      await anyone.close();
    });

    test("findings that differ call for a dialogue, with five days of notice", async () => {
      await handler.act(first.code, "report", { report_finding: "differs", report_words: "Đo lại: thiếu 80 m².",
                                                ...prefix("report", paperOf("report", "9/BC")) }, paper);
      assert.equal(await handler.page.locator("#do-decide").count(), 0);
      handler.expectRefusal();
      await handler.act(first.code, "draft", { draft_words: "Công nhận khiếu nại đúng một phần, bổ sung 80 m²." });
      assert.match(await handler.page.textContent(".error-summary"), /đối thoại|dialogue/);
      handler.expectRefusal();
      const dialogue = { call_dialogue_dialogue_place: "Phòng tiếp dân", call_dialogue_dialogue_chair: "Chủ tịch" };
      await handler.act(first.code, "call_dialogue", { ...dialogue, call_dialogue_dialogue_on: day(3) });
      assert.ok(await handler.page.$("#call_dialogue_dialogue_on-error"));
      await handler.check("complaint dialogue too soon");
      await handler.act(first.code, "call_dialogue", { ...dialogue, call_dialogue_dialogue_on: day(7) });
      await citizen.go(`/track/${first.code}`);
      await citizen.check("complaint dialogue called");
      server.travel(7);
      await handler.close();
      handler = await signIn("thuly.phanthiet");
      await handler.act(first.code, "record_dialogue", { record_dialogue_held_on: day(), record_dialogue_dialogue: "held" }, paper);
      await handler.act(first.code, "draft", { draft_words: "Công nhận khiếu nại đúng một phần, bổ sung 80 m²." });
      await handler.check("complaint drafted");
    });

    test("the head signs the draft, the decision is sent, the citizen reads it", async () => {
      await leader.close();
      leader = await signIn("lanhdao.phanthiet");
      await leader.act(first.code, "decide", { decide_verdict: "partly", ...prefix("decide", paperOf("decision", "21/QĐ-UBND")) }, paper);
      await leader.check("complaint decided");
      await handler.act(first.code, "send", { send_sent_on: day(), send_delivered_on: day() });
      await citizen.go(`/track/${first.code}`);
      const text = await citizen.page.textContent("main");
      assert.match(text, /bổ sung 80 m²/);
      assert.match(text, /21\/QĐ-UBND/);
      assert.ok(!text.includes("Đo lại: thiếu 80 m²"), "the internal report stays inside");
      await citizen.check("complaint first decision");
    });

    test("a second complaint goes to the superior body, in one matter", async () => {
      const { page } = citizen;
      citizen.expectRefusal();
      await act(page, first.code, "appeal", {}, undefined, "/track");
      assert.ok(await page.$("#appeal_words-error"));
      await citizen.check("complaint appeal empty");
      await act(page, first.code, "appeal", { appeal_words: "Tôi không đồng ý: vẫn thiếu 40 m² đất vườn." }, undefined, "/track");
      assert.match(page.url(), /\/track\/[0-9A-Z-]+\/sent$/);
      second = { code: (await page.textContent("#code")).trim(), secret: (await page.textContent("#secret")).trim() };
      assert.notEqual(second.code, first.code);
      await citizen.check("complaint second sent");
      await handler.close();
      await leader.close();
      handler = await signIn("thuly.tinh");
      leader = await signIn("lanhdao.tinh");
      await handler.act(second.code, "accept", prefix("accept", paperOf("acceptance", "8/TB-UBND")));
      const matter = await handler.page.textContent("section[aria-labelledby=matter-head]");
      assert.ok(matter.includes(first.code), "both instances in one matter");
      await leader.go(`/staff/case/${second.code}`);
      const options = await leader.page.locator("#verify_officer option").all();
      await leader.act(second.code, "verify", { verify_officer: await options[1].getAttribute("value"),
                                                ...prefix("verify", paperOf("assignment", "17/QĐ-UBND")) });
      await handler.act(second.code, "report", { report_finding: "same", report_words: "Đúng là thiếu 40 m².",
                                                 ...prefix("report", paperOf("report", "19/BC")) }, paper);
      handler.expectRefusal();
      await handler.act(second.code, "draft", { draft_words: "Sửa quyết định lần đầu, bổ sung thêm 40 m²." });
      assert.match(await handler.page.textContent(".error-summary"), /đối thoại|dialogue/);
      await handler.check("complaint second needs a dialogue");
      await handler.act(second.code, "call_dialogue", { call_dialogue_dialogue_place: "Trụ sở UBND tỉnh",
        call_dialogue_dialogue_chair: "Chủ tịch", call_dialogue_dialogue_on: day(6) });
    });

    test("dialogue, second decision, publication, effect, and how it is carried out", async () => {
      server.travel(6);
      await handler.close();
      await leader.close();
      handler = await signIn("thuly.tinh");
      leader = await signIn("lanhdao.tinh");
      await handler.act(second.code, "record_dialogue", { record_dialogue_held_on: day(), record_dialogue_dialogue: "held_partly",
        record_dialogue_absentees: "Đại diện phòng kinh tế: đi công tác" }, paper);
      await handler.act(second.code, "draft", { draft_words: "Sửa quyết định lần đầu, bổ sung thêm 40 m²." });
      await leader.act(second.code, "decide", { decide_verdict: "right", decide_first_decision: "amended",
                                                ...prefix("decide", paperOf("decision", "5/QĐ-UBND")) }, paper);
      await handler.act(second.code, "send", { send_sent_on: day() });
      await handler.act(second.code, "publish_decision", { publish_decision_publication: "portal", publish_decision_published_on: day() });
      await handler.check("complaint second published");
      await citizen.go(`/track/${second.code}`);
      assert.match(await citizen.page.textContent("main"), /bổ sung thêm 40 m²/);
      await citizen.check("complaint second decision");
    });
  });
}

function prefix(action, fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${action}_${name}`, value]));
}
