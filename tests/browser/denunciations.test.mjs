// A whole denunciation in a browser: sent, named readers, opened, redacted, signed, accepted,
// verified, concluded, published, closed; in both languages, on a phone and on a desktop.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";

let server, browser, picture;
before(async () => {
  server = await startServer();
  browser = await launch();
  picture = await photo(browser, "Đơn tố cáo");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const day = (ahead) => new Date(Date.now() + 7 * 3600e3 + ahead * 86400e3).toISOString().slice(0, 10);

async function signIn(login, way) {
  const officer = await visit(browser, server.url, way);
  await officer.go("/staff/login");
  await officer.page.fill("#login", login);
  await officer.page.fill("#password", server.accounts.get(login));
  await press(officer.page, "form.form button[type=submit]");
  const { page } = officer;
  // A form of the case page by its address, opened, filled in and sent.
  officer.form = async (code, where, fields = {}, file) => {
    await officer.go(`/staff/case/${code}`);
    const form = page.locator(`form[action='/staff/case/${code}/${where}']`).first();
    await form.evaluate((one) => { const box = one.closest("details"); if (box) box.open = true; });
    for (const [name, value] of Object.entries(fields)) {
      const field = form.locator(`[name='${name}']`);
      const kind = await field.evaluate((one) => `${one.tagName} ${one.type}`);
      if (kind.startsWith("SELECT")) await field.selectOption(value); else if (kind.endsWith("checkbox")) await field.check(); else await field.fill(value);
    }
    if (file) await form.locator("input[type=file]").setInputFiles([{ name: "bản che.jpg", mimeType: "image/jpeg", buffer: file }]);
    await Promise.all([page.waitForNavigation({ timeout: 10000 }), form.locator("button[type=submit]").click()]);
  };
  officer.act = (code, action, fields = {}, file) => officer.form(code, `do/${action}`,
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${action}_${name}`, value])), file);
  return officer;
}
const paper = (name) => ({ [`${name}_number`]: "12/QĐ-UBND", [`${name}_date`]: day(0) });

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let citizen, leader, handler, code;
    after(async () => {
      for (const one of [citizen, leader, handler]) await one?.close();
    });

    test("a citizen reads how the secret is kept, sends, and is told what is missing", async () => {
      citizen = await visit(browser, server.url, way);
      await citizen.go("/denounce");
      await citizen.check("denounce");
      citizen.expectRefusal();
      await press(citizen.page, "form.form button[type=submit]");
      await citizen.check("denounce refused");
      await citizen.page.selectOption("#unit", "22945.UBND");
      await citizen.page.fill("#accused", "Trưởng phòng A");
      await citizen.page.fill("#words", "Ông A ký khống phiếu chi tháng 5, tôi có bản chụp.");
      await citizen.page.fill("#name", "Hoàng Thị Kín");
      await citizen.page.fill("#address", "9 Ngõ Vắng");
      await citizen.page.setInputFiles("#original", [{ name: "phiếu.jpg", mimeType: "image/jpeg", buffer: picture }]);
      await citizen.page.check("#protect");
      await press(citizen.page, "form.form button[type=submit]");
      code = (await citizen.page.textContent("#code")).trim();
      await citizen.check("denounce sent");
      await citizen.go(`/track/${code}`);
      await citizen.check("denounce track");
      assert.ok(!(await citizen.page.content()).includes("phiếu chi"), "not even to its writer");
    });

    test("the head sees a code and an alias, assigns and names a reader", async () => {
      leader = await signIn("lanhdao.phanthiet", way);
      await leader.go("/staff/denunciations");
      assert.ok((await leader.page.textContent("main")).includes(code));
      await leader.check("denunciations list");
      await leader.go(`/staff/case/${code}`);
      await leader.check("denunciation case received");
      assert.ok(!(await leader.page.content()).includes("Hoàng Thị Kín"));
      const id = await leader.page.locator("#assign_officer option", { hasText: "Đặng Văn Hoà" }).first().getAttribute("value");
      await leader.act(code, "assign", { officer: id });
      await leader.form(code, "sealed/reader", { reader: id, purpose: "redact_denunciation", until: day(30) });
      await leader.check("denunciation reader named");
    });

    test("the reader opens it for the purpose, and puts down the redacted text", async () => {
      handler = await signIn("thuly.phanthiet", way);
      await handler.form(code, "sealed/open", { open_purpose: "redact_denunciation", open_words: "Lập bản đã che" });
      assert.ok((await handler.page.textContent("main")).includes("Hoàng Thị Kín"));
      await handler.check("denunciation opened");
      await handler.form(code, "sealed/redact", { working_words: "Người bị tố cáo ký khống phiếu chi tháng 5." }, picture);
      await handler.check("denunciation redacted");
      assert.ok(!(await handler.page.content()).includes("Hoàng Thị Kín"));
      await citizen.go(`/track/${code}`);
      assert.ok((await citizen.page.textContent("section[aria-labelledby=reads-head]")).includes("Lập bản đã che"));
      await citizen.check("denounce track read");
    });

    test("to its end", async () => {
      await leader.act(code, "sign", { form: "letter", ...paper("signed") });
      leader.expectRefusal();
      await leader.act(code, "accept", paper("acceptance"));
      await leader.check("denunciation accept refused");
      await leader.act(code, "accept", { ...paper("acceptance"), condition_form: "1", condition_capacity: "1", condition_competence: "1", condition_basis: "1" });
      await leader.act(code, "decide_protection", { protection: "job", ...paper("protection_paper") });
      // The notice to the denouncer: dots, until somebody is named for sending it.
      const { page } = handler;
      await handler.go(`/staff/case/${code}`);
      await page.locator("#letters-box summary").first().click();
      await page.selectOption("#letter-kind", "denunciation_notice_denouncer");
      await press(page, "#letters-box details form button[type=submit]");
      const letter = new URL(page.url()).pathname;
      assert.ok(!(await page.$("#purpose")), "no role opens the name");
      const id = await (async () => {
        await leader.go(`/staff/case/${code}`);
        return leader.page.locator("#assign_officer option", { hasText: "Đặng Văn Hoà" }).first().getAttribute("value");
      })();
      await leader.form(code, "sealed/reader", { reader: id, purpose: "notify_denouncer", until: day(30) });
      await leader.go(letter);
      assert.ok(!(await leader.page.$("#purpose")), "nor does being the head");
      await handler.go(letter);
      assert.deepEqual(await page.locator("#purpose option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean)), ["notify_denouncer"]);
      assert.ok(!(await page.content()).includes("Hoàng Thị Kín"));
      await page.selectOption("#purpose", "notify_denouncer");
      const [paperWithName] = await Promise.all([handler.context.waitForEvent("page"), page.click("form[action$='/print'] button >> nth=0")]);
      await paperWithName.waitForLoadState();
      assert.match(await paperWithName.textContent("body"), /Hoàng Thị Kín/);
      await paperWithName.close();
      await citizen.go(`/track/${code}`);
      assert.equal(await citizen.page.locator("section[aria-labelledby=reads-head] li", { hasText: day(0).slice(8, 10) }).count() > 1, true);
      await handler.act(code, "notify", { ...paper("denouncer_notice"), ...paper("accused_notice"), no_denouncer: "1" });
      await leader.act(code, "verify", paper("verification"));
      await leader.act(code, "extend_complex", { days: "30", ...paper("extension"), words: "Phải giám định." });
      await leader.check("denunciation verifying");
      await leader.act(code, "conclude", { outcome: "right", ...paper("conclusion"), no_denouncer: "1" }, picture);
      await handler.act(code, "send_conclusion", paper("conclusion_sent"));
      await leader.act(code, "act", { measure: "discipline", ...paper("measure_paper") });
      await handler.act(code, "report", paper("report"));
      await leader.act(code, "publish_conclusion", { published_how: "meeting", posted_on: day(0), no_denouncer: "1" });
      await handler.act(code, "take_down");
      await leader.check("denunciation concluded");
      await leader.act(code, "close");
      await leader.check("denunciation closed");
      await citizen.go(`/track/${code}`);
      await citizen.check("denounce track closed");
      assert.ok(await citizen.page.$("#do-again"), "may denounce again");
    });

    test("an anonymous one is classified, and its sender says who they are after all", async () => {
      const nobody = await visit(browser, server.url, way);
      await nobody.go("/denounce");
      await nobody.page.selectOption("#unit", "22945.UBND");
      await nobody.page.fill("#accused", "Trưởng phòng C");
      await nobody.page.fill("#words", "Ông C thu tiền ngoài quy định ở cửa số 3.");
      await press(nobody.page, "form.form button[type=submit]");
      const other = (await nobody.page.textContent("#code")).trim();
      const { page } = leader;
      await leader.go(`/staff/case/${other}/classify`);
      await leader.check("denunciation classify");
      await page.check("#classify_nameless");
      await page.check("#classify_clear");
      const choose = async (name) => {
        const first = page.locator(`[name=classify_${name}]`).first();
        if ((await first.evaluate((one) => one.tagName)) === "SELECT") await first.selectOption({ index: 1 }); else await first.check();
      };
      for (const name of ["source", "eligible", "competent", "branch"]) await choose(name);
      await press(page, "form.form button[type=submit]");
      assert.match(await page.textContent("main"), /25/);
      assert.equal(await page.inputValue("[name=classify_outcome]:checked"), "inform");
      await leader.check("denunciation classify outcome");
      await press(page, "form.form button[value=confirm]");
      assert.match(page.url(), /go=inform/);
      await leader.check("denunciation classified");
      await leader.act(other, "inform", { information_ground: await page.locator("[name=inform_information_ground] option, [name=inform_information_ground]").last().getAttribute("value"),
        clear_evidence: await page.locator("[name=inform_clear_evidence] option, [name=inform_clear_evidence]").last().getAttribute("value") });
      await nobody.go(`/track/${other}`);
      await nobody.page.locator("#add-name summary").click();
      nobody.expectRefusal();
      await nobody.page.fill("#denouncer_name", "Vũ Thị Lặng");
      await press(nobody.page, "#add-name button[type=submit]");
      assert.ok(await nobody.page.$("#denouncer_address-error"));
      assert.equal(await nobody.page.inputValue("#denouncer_name"), "Vũ Thị Lặng");
      await nobody.check("denounce name refused");
      await nobody.page.fill("#denouncer_address", "5 Hẻm Yên");
      await press(nobody.page, "#add-name button[type=submit]");
      assert.ok(!(await nobody.page.$("#add-name")), "once");
      assert.ok(!(await nobody.page.content()).includes("Vũ Thị Lặng"));
      await nobody.check("denounce named");
      await leader.go(`/staff/case/${other}`);
      assert.ok(!(await page.content()).includes("Vũ Thị Lặng"));
      await nobody.close();
    });

    test("the desk takes in a letter: sealed original, redacted copy", async () => {
      const desk = await signIn("tiepdan.phanthiet", way);
      await desk.go("/staff/desk/denunciation");
      await desk.check("denunciation desk");
      const { page } = desk;
      await page.selectOption("#unit", "22945.UBND");
      for (const [id, text] of Object.entries({ name: "Lê Văn Ẩn", address: "3 Hẻm Sâu", accused: "Ông B", words: "Ông B nhận tiền của dân." })) await page.fill(`#${id}`, text);
      await page.fill("#working_words", "Theo ông Lê Văn Ẩn, ông B nhận tiền.");
      desk.expectRefusal();
      await press(page, "form.form button[type=submit]");
      assert.ok(await page.$("#working_words-error"), "the redacted text still names him");
      await page.fill("#working_words", "Ông B nhận tiền của dân.");
      await page.setInputFiles("#original", [{ name: "đơn.jpg", mimeType: "image/jpeg", buffer: picture }]);
      await press(page, "form.form button[type=submit]");
      assert.match(page.url(), /\/staff\/desk\/done\//);
      await desk.check("denunciation desk done");
      await desk.close();
    });
  });
}
