// Being told: a petitioner by e-mail in their language, an officer on their page, and the
// administrator who sees what could not be sent. A real mail server on loopback.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, press, visit } from "./browser.mjs";
import { startMailbox } from "./mailbox.mjs";
import { startServer } from "./server.mjs";
import { kStory, sayWhat, send } from "./steps.mjs";

let server, browser, mailbox;
before(async () => {
  mailbox = await startMailbox();
  server = await startServer({ prepare: (data) => writeFileSync(path.join(data, "notices.toml"),
    `[email]\nserver = "${mailbox.url}"\nfrom = "langnghe@example.vn"\nname = "Lắng Nghe"\n`) });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mailbox?.stop();
});

async function signIn(login, way) {
  const officer = await visit(browser, server.url, way);
  await officer.go("/staff/login");
  await officer.page.fill("#login", login);
  await officer.page.fill("#password", server.accounts.get(login));
  await press(officer.page, "form.form button[type=submit]");
  return officer;
}

// Sends a case of somebody who wants to be told by e-mail.
async function sendWithMail(visitor, email) {
  const { page } = visitor;
  await visitor.go("/send");
  await sayWhat(page);
  await page.check("input[name=who][value=named]");
  await page.fill("#name", "Nguyễn Thị Hồng Hạnh");
  await page.fill("#phone", "0912345678");
  await page.check("input[name=notify][value=email]");
  await visitor.check("send who notify");
  visitor.expectRefusal();
  await press(page, "form.form button[type=submit]:not([name])");
  assert.ok(await page.$("#email-error"), "e-mail without an address is told");
  await page.fill("#email", email);
  await press(page, "form.form button[type=submit]:not([name])");
  return send(page);
}

async function act(officer, code, action, fields = {}) {
  await officer.go(`/staff/case/${code}`);
  const box = officer.page.locator(`#do-${action}`);
  if (await box.count() && !(await box.evaluate((d) => d.open))) await box.locator("summary").click();
  const form = officer.page.locator(`form[action='/staff/case/${code}/do/${action}']`);
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(value);
  await Promise.all([officer.page.waitForNavigation({ timeout: 10000 }), form.locator("button[type=submit]").click()]);
}

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    const email = `hanh.${way.language}@example.vn`;
    let citizen, handler, sent;
    before(async () => { citizen = await visit(browser, server.url, way); });
    after(async () => { for (const one of [citizen, handler]) await one?.close(); });

    test("who chose e-mail gets a letter with the code and nothing of the case", async () => {
      sent = await sendWithMail(citizen, email);
      const letter = await mailbox.letter(email);
      assert.equal(letter.from, "langnghe@example.vn");
      assert.ok(letter.subject.includes(sent.code), letter.subject);
      assert.match(letter.subject, way.language === "en" ? /received/ : /Đã tiếp nhận/);
      for (const secret of [sent.secret, "Hồng Hạnh", "0912345678", kStory.slice(0, 30)])
        assert.ok(!(letter.text + letter.subject).includes(secret), `the letter says "${secret}"`);
      assert.match(letter.text, /http.*\/track/);
    });

    test("the opening of the address stands on the tracking page", async () => {
      await citizen.go(`/track/${sent.code}`);
      const reads = await citizen.page.textContent("section[aria-labelledby=reads-head]");
      assert.match(reads, way.language === "en" ? /To send a notice/ : /Gửi thông báo/);
      await citizen.check("track with notices");
    });

    test("an officer's step is told", async () => {
      handler = await signIn("thuly.phanthiet", way);
      await act(handler, sent.code, "accept");
      const letter = await mailbox.letter(email, (mail) => /accepted|thụ lý/.test(mail.subject));
      assert.match(letter.headers.get("message-id"), /^<[0-9a-f]{32}@example\.vn>$/);
    });

    test("the petitioner changes what they are told about", async () => {
      await citizen.go(`/track/${sent.code}/notices`);
      await citizen.check("track notices");
      assert.equal(await citizen.page.inputValue("#email"), email);
      citizen.expectRefusal();
      await citizen.page.fill("#email", "không phải địa chỉ");
      await press(citizen.page, "form.form button[type=submit]");
      assert.ok(await citizen.page.$("#email-error"));
      assert.equal(await citizen.page.inputValue("#email"), "không phải địa chỉ");
      await citizen.check("track notices refused");
      await citizen.page.fill("#email", email);
      await citizen.page.uncheck("#topic_progress");
      await citizen.page.check("input[name=notice_language][value=en]");
      await press(citizen.page, "form.form button[type=submit]");
      assert.ok(!(await citizen.page.isChecked("#topic_progress")));
      assert.ok(await citizen.page.isChecked("#topic_answer"));
      const stranger = await visit(browser, server.url, way);
      await stranger.go(`/track/${sent.code}/notices`);
      assert.equal(new URL(stranger.page.url()).pathname, "/track");
      await stranger.close();
    });

    test("an officer sees what they were told and chooses how", async () => {
      await handler.go("/staff/notices");
      await handler.check("staff notices");
      await handler.go("/staff/account/notices");
      await handler.check("staff notice choice");
      handler.expectRefusal();
      await handler.page.check("input[name=notice_channel][value=email]");
      await handler.page.fill("#notice_address", "");
      await press(handler.page, "form.form button[type=submit]");
      assert.ok(await handler.page.$("#notice_address-error"), "an address is needed");
      await handler.page.fill("#notice_address", "thuly@lamdong.example.vn");
      await press(handler.page, "form.form button[type=submit]");
      assert.equal(await handler.page.inputValue("#notice_address"), "thuly@lamdong.example.vn");
      await handler.check("staff notice choice done");
    });
  });
}

test("a case assigned is told to its handler, who marks it as seen", async () => {
  const citizen = await visit(browser, server.url, { viewport: kDesktop, language: "vi" });
  const sent = await sendWithMail(citizen, "an@example.vn");
  const leader = await signIn("lanhdao.phanthiet", { viewport: kDesktop, language: "vi" });
  await leader.go(`/staff/case/${sent.code}`);
  await leader.page.locator("#do-assign summary").click();
  const choice = leader.page.locator("#do-assign select");
  const hoa = await choice.locator("option", { hasText: "Đặng Văn Hoà" }).first().getAttribute("value");
  await choice.selectOption(hoa);
  await Promise.all([leader.page.waitForNavigation(), leader.page.locator("#do-assign button[type=submit]").click()]);
  const handler = await signIn("thuly.phanthiet", { viewport: kDesktop, language: "vi" });
  await handler.go("/staff/notices");
  assert.ok((await handler.page.textContent("main")).includes(sent.code), "the handler was told");
  await handler.check("staff notices new");
  await press(handler.page, "form[action='/staff/notices/seen'] button");
  assert.equal(await handler.page.$("form[action='/staff/notices/seen']"), null);
  for (const one of [citizen, leader, handler]) await one.close();
});

test("what cannot be delivered stands before the administrator, without an address", async () => {
  const citizen = await visit(browser, server.url, { viewport: kDesktop, language: "vi" });
  const sent = await sendWithMail(citizen, "khong-co@example.vn");
  const admin = await signIn("quantri", { viewport: kDesktop, language: "vi" });
  for (let tries = 0; ; ++tries) {
    await admin.go("/staff/outbox");
    if ((await admin.page.textContent("main")).includes(sent.code)) break;
    assert.ok(tries < 100, "no dead letter");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.ok(!(await admin.page.content()).includes("khong-co"), "an address is shown");
  assert.match(await admin.page.textContent("main"), /SMTP 550/);
  await admin.check("outbox");
  await press(admin.page, "form[action$='/discard'] button");
  assert.ok(!(await admin.page.textContent("main")).includes(sent.code));
  await admin.go("/staff/redating");
  await admin.check("redating");
  await press(admin.page, "a[href='/staff/redating?preview=1']");
  await admin.check("redating preview");
  const handler = await signIn("thuly.phanthiet", { viewport: kDesktop, language: "vi" });
  for (const closed of ["/staff/outbox", "/staff/redating"]) await handler.go(closed, 403);
  for (const one of [citizen, admin, handler]) await one.close();
});
