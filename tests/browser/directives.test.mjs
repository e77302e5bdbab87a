// Directives carried down, joint work and the chain from what people said, in a browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { sendCase } from "./steps.mjs";

let server, browser, picture;
before(async () => {
  server = await startServer();
  browser = await launch();
  picture = await photo(browser, "Biên bản đối thoại");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const day = (from) => new Date(Date.now() + 7 * 3600e3 + from * 86400e3).toISOString().slice(0, 10);

async function signIn(login, way) {
  const officer = await visit(browser, server.url, way);
  await officer.go("/staff/login");
  await officer.page.fill("#login", login);
  await officer.page.fill("#password", server.accounts.get(login));
  await press(officer.page, "form.form button[type=submit]");
  assert.doesNotMatch(officer.page.url(), /login/, `${login} is in`);
  // A form found by its action: opened when it is folded away, filled in, sent.
  officer.submit = async (action, fields = {}, file) => {
    const { page } = officer;
    const form = page.locator(`form[action='${action}']`);
    const box = page.locator(`details:has(form[action='${action}'])`);
    if (await box.count() && !(await box.first().evaluate((d) => d.open))) await box.first().locator("summary").first().click();
    for (const [name, value] of Object.entries(fields)) {
      const field = form.locator(`[name=${name}]`).first();
      const kind = await field.evaluate((e) => e.type ?? e.tagName);
      if (kind === "radio") await form.locator(`[name=${name}][value='${value}']`).check();
      else if (kind === "checkbox") await field.setChecked(value);
      else if (kind.startsWith("select")) await field.selectOption(value);
      else await field.fill(String(value));
    }
    if (file) await form.locator("input[type=file]").setInputFiles([{ name: "biên bản.jpg", mimeType: "image/jpeg", buffer: file }]);
    await Promise.all([page.waitForNavigation({ timeout: 10000 }), form.locator("button[type=submit]").click()]);
  };
  return officer;
}

const ways = [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }];
for (const [turn, way] of ways.entries()) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    const number = `7${turn}-CT/TU`, code = `7${turn}-ct-tu`, own = `1${turn}-KH/UBND`;
    let citizen, above, below, front, leader, sent, task, duty;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      sent = await sendCase(citizen, {}, { publish: true });
    });
    after(async () => {
      for (const one of [citizen, above, below, front, leader]) await one?.close();
    });

    test("the eleven documents are there, and what is not known is marked", async () => {
      await citizen.go("/directives");
      await citizen.check("directives");
      assert.ok((await citizen.page.textContent("main")).includes("25-NQ/TW"));
      await citizen.go("/directives/03-ct-tu");
      await citizen.check("directive unknown");
      assert.ok(await citizen.page.locator(".unknown").count() >= 3);
      await citizen.go("/directives/25-nq-tw");
      await citizen.check("directive known");
      assert.ok((await citizen.page.textContent("main")).includes("43-KL/TW"));
      await citizen.go("/heard");
      await citizen.check("heard");
      await citizen.go("/programmes");
      await citizen.check("programmes empty");
      await citizen.go("/directives/no-such", 404);
    });

    test("a document is registered; one that implements itself is refused", async () => {
      above = await signIn("danvan.tinh", way);
      await above.go("/staff/directives");
      await above.check("registry");
      await above.go("/staff/directives/new");
      await above.check("document form");
      above.expectRefusal();
      await above.submit("/staff/directives/new", { number });
      await above.check("document form refused");
      assert.equal(await above.page.inputValue("#number"), number);
      await above.submit("/staff/directives/new", { kind: "directive", issuer: "Ban Thường vụ Tỉnh uỷ Lâm Đồng", issued_on: day(-2),
        title: "Về nâng cao chất lượng tiếp dân, đối thoại với Nhân dân", standing: "in_force", relation: "implements", to: "218-QĐ/TW" });
      assert.match(above.page.url(), new RegExp(`/staff/directives/${code}`));
      await above.check("document");
      above.expectRefusal();
      await above.submit(`/staff/directives/${code}/relate`, { relation: "implements", to: number });
      assert.ok(await above.page.$("#to-error"), "itself is refused");
      await above.check("document relate refused");
    });

    test("a task goes to units with a date; coverage shows who has nothing", async () => {
      await above.go(`/staff/directives/${code}/task`);
      await above.check("give task");
      above.expectRefusal();
      await above.submit(`/staff/directives/${code}/task`, { task_title: "Xây dựng kế hoạch đối thoại năm 2027" });
      await above.check("give task refused");
      await above.submit(`/staff/directives/${code}/task`, { task_result: "Kế hoạch ban hành, lịch niêm yết công khai", term: 10, communes: true, departments: true });
      assert.match(above.page.url(), /\/staff\/directives\/task\/\d+$/);
      task = new URL(above.page.url()).pathname;
      await above.check("task");
      await above.go(`/staff/directives/${code}`);
      await above.check("document cascade");
      assert.ok(await above.page.$("svg.picture"));
      const began = Date.now();
      await above.go("/staff/directives/matrix");
      assert.ok(Date.now() - began < 2000);
      await above.check("matrix");
      assert.ok(await above.page.locator(".cell--missing").count() > 10);
      const csv = await above.context.request.get(`${server.url}/staff/directives/matrix.csv`);
      assert.match(await csv.text(), /22945\.UBND/);
    });

    test("the commune names its document, reports with evidence, is evaluated", async () => {
      below = await signIn("thuly.phanthiet", way);
      await below.go("/staff/directives/duties");
      await below.check("duties");
      await press(below.page, "tbody tr:last-child a[href^='/staff/directives/duty/']");
      duty = new URL(below.page.url()).pathname;
      await below.check("duty");
      below.expectRefusal();
      await below.submit(`${duty}/do/report`, { report_words: "Đã ban hành kế hoạch", complete: true }, picture);
      assert.ok(await below.page.$("#complete-error"), "a document or a reason comes first");
      await below.check("duty report refused");
      await below.go(`/staff/directives/new?implements=${code}`);
      await below.submit("/staff/directives/new", { kind: "plan", number: own, issuer: "UBND phường Phan Thiết", unit: "22945.UBND",
        title: "Kế hoạch đối thoại với Nhân dân năm 2027", relation: "", to: "" });
      await below.go(duty);
      await below.submit(`${duty}/do/own`, { own_code: own });
      await below.submit(`${duty}/do/report`, { report_words: "Kế hoạch ban hành, lịch đã niêm yết.", complete: true }, picture);
      await below.check("duty reported");
      await above.go(duty);
      await above.check("duty to evaluate");
      await above.submit(`${duty}/do/evaluate`, { grade: "met" });
      await above.check("duty done");
      await above.go(task);
      await above.check("task with one done");
    });

    test("a case is tied to the directive and the chain is read both ways, by the public only when all is public", async () => {
      await below.go(`/staff/case/${sent.code}`);
      below.expectRefusal();
      await below.submit("/staff/links/join", { link_kind: "led_to>", link_to: "99/KHONG" });
      assert.ok(await below.page.$("#link_to-error"));
      await below.check("link refused");
      await below.submit("/staff/links/join", { link_kind: "led_to>", link_to: number, link_words: "Nhiều người dân phản ánh" });
      assert.match(below.page.url(), /\/staff\/case\//);
      await below.check("case with link");
      await press(below.page, `a[href='/staff/chain/case/${sent.code}']`);
      await below.check("staff chain");
      assert.ok((await below.page.textContent("main")).includes(number));
      await citizen.go(`/chain/case/${sent.code}`, 404);
      await citizen.go(`/chain/directive/${code}`);
      assert.ok(!(await citizen.page.content()).includes(sent.code), "an unpublished case is hidden");
      await below.go(`/staff/case/${sent.code}`);
      await below.submit(`/staff/case/${sent.code}/do/accept`, { accept_words: "Đã nhận." });
      await below.submit(`/staff/case/${sent.code}/do/publish`, { public_words: "Đèn đường trước trường học hỏng." });
      await citizen.go(`/chain/case/${sent.code}`);
      await citizen.check("chain");
      assert.ok((await citizen.page.textContent("main")).includes(number));
      await citizen.go("/heard");
      await citizen.check("heard with one");
      assert.ok((await citizen.page.textContent("main")).includes(number));
      await citizen.go(`/directives/${code}`);
      await citizen.check("directive with wishes");
      await below.go(`/staff/chain/case/${sent.code}`);
      await below.submit("/staff/links/undo", { link_reason: "Nhầm văn bản" });
      assert.ok((await below.page.textContent("main")).includes("Nhầm văn bản"), "undone with its reason, not gone");
      await below.check("staff chain undone");
    });

    test("joint work: a programme, a task, a round with its terms, a recommendation and its answer", async () => {
      leader = await signIn("lanhdao.tinh", way);
      await leader.go("/staff/programmes/new");
      await leader.check("programme form");
      leader.expectRefusal();
      await leader.submit("/staff/programmes/new", { title: `Phối hợp dân vận ${turn}` });
      await leader.check("programme form refused");
      await leader.submit("/staff/programmes/new", { purpose: "Cùng lắng nghe và giải quyết kiến nghị", signed_on: day(-30), unit: "68.UBND",
        parties: ["68.MTTQ", "68.PN", "68.DTN", "68.ND", "68.CCB"] });
      const programme = new URL(leader.page.url()).pathname;
      await leader.check("programme");
      await leader.submit(`${programme}/do/task`, { task_title: "Tổ chức đối thoại với phụ nữ", task_unit: "68.PN", task_due: `${day(0).slice(0, 4)}-12-31` });
      await leader.submit(`${programme}/do/meeting`, { held_on: day(0), meeting_words: "Thống nhất kế hoạch." });
      await leader.check("programme with task");
      front = await signIn("mattran.tinh", way);
      await front.go(programme);
      await front.submit(`${programme}/do/round`, { round_kind: "supervision", round_title: "Giám sát việc tiếp công dân", round_unit: "68.MTTQ",
        round_body: "68.UBND", begins_on: day(-1) });
      const round = new URL(front.page.url()).pathname;
      await front.check("round");
      front.expectRefusal();
      await front.submit(`${round}/do/step`, { step: "result", step_on: day(0), step_words: "x" });
      await front.check("round step refused");
      await front.submit(`${round}/do/step`, { step: "ended", step_on: day(0), step_words: "" });
      await front.submit(`${round}/do/recommend`, { recommend_words: "Niêm yết lịch tiếp công dân tại thôn.", recommend_unit: "68.UBND" });
      await front.check("round with recommendation");
      await leader.go(round);
      await leader.submit(`${round}/do/answer`, { taken: "fully", answer_words: "Sẽ thực hiện trong tháng này." });
      await leader.check("round answered");
      await citizen.go(programme.replace("/staff", ""));
      await citizen.check("public programme");
      assert.ok((await citizen.page.textContent("main")).includes("Niêm yết lịch tiếp công dân"));
      await citizen.go("/programmes");
      await citizen.check("programmes");
    });
  });
}
