// Administrative procedures in a browser: the desk by keyboard, the forms on paper, the control
// sheet, filing online, the waiting room, the apology. The server travels to a working day first.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, press, visit } from "./browser.mjs";
import { langnghe, startServer } from "./server.mjs";
import { openCase, sendCase } from "./steps.mjs";

let server, browser;
before(async () => {
  server = await startServer({ travels: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function signIn(visitor, login) {
  await visitor.go("/staff/login");
  await visitor.page.fill("#login", login);
  await visitor.page.fill("#password", server.accounts.get(login));
  await press(visitor.page, "form.form button[type=submit]");
}

// Tab until the element with that id has the focus.
async function tabTo(page, id) {
  for (let i = 0; i < 90; ++i) {
    if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${id} is not reached with Tab`);
}

// Sheets of paper: nothing wider than the page, no dotted line where a value has to stand.
async function paper(visitor, name, action, expected) {
  const [sheet] = await Promise.all([visitor.context.waitForEvent("page"), action()]);
  await sheet.waitForLoadState("networkidle");
  const text = await sheet.evaluate(() => document.body.innerText);
  for (const what of expected) assert.ok(text.toLowerCase().includes(what.toLowerCase()), `${name}: no "${what}" in\n${text}`);
  assert.doesNotMatch(text, /[{}]|\[\[/, name);
  if (process.env.LANGNGHE_PICTURES) await sheet.screenshot({ path: `${process.env.LANGNGHE_PICTURES}/paper-${name}.png`, fullPage: true });
  await sheet.close();
  return text;
}

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    const vi = way.language === "vi";
    const at = `${way.viewport.width}-${way.language}`;
    let citizen, desk, head, dossier;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      desk = await visit(browser, server.url, way);
      head = await visit(browser, server.url, way);
      await signIn(desk, "tiepdan.phanthiet");
      await signIn(head, "lanhdao.phanthiet");
    });
    after(async () => {
      await citizen?.close();
      await desk?.close();
      await head?.close();
    });

    test("the catalogue, a procedure, and what is not there", async () => {
      await citizen.go("/procedures");
      await citizen.check("procedures");
      assert.ok((await citizen.page.$$("main .list li")).length >= 33);
      await citizen.go("/procedures?words=khai+sinh");
      assert.equal((await citizen.page.$$("main .list li")).length, 2);
      await citizen.go("/procedures?words=xyz");
      await citizen.check("procedures empty");
      await citizen.go("/procedures/house_permit");
      await citizen.check("procedure");
      await citizen.go("/procedures/nothing", 404);
    });

    test("a dossier is taken in by keyboard alone in under a minute of work", async () => {
      const { page } = desk;
      await desk.go("/staff/dossiers");
      await desk.check("dossiers");
      await desk.go("/staff/dossiers/new");
      await desk.check("dossier new choose");
      await desk.go("/staff/dossiers/new?words=khai+sinh");
      await desk.check("dossier new found");
      await desk.go("/staff/dossiers/new");
      const began = Date.now();
      let keys = 0;
      const key = async (name) => { ++keys; await page.keyboard.press(name); };
      assert.equal(await page.evaluate(() => document.activeElement.id), "words", "the field has the focus");
      await page.keyboard.type("1.001193");
      await Promise.all([page.waitForURL(/procedure=birth/), key("Enter")]);
      await desk.check("dossier new");
      await desk.go("/staff/dossiers/new?procedure=birth");
      assert.equal(await page.evaluate(() => document.activeElement.id), "paper_0");
      for (const id of ["paper_0", "paper_1", "paper_2"]) {
        await tabTo(page, id);
        await key("Space");
      }
      await tabTo(page, "name");
      await page.keyboard.type("Nguyễn Thị Thử");
      await tabTo(page, "phone");
      await page.keyboard.type("0912345678");
      await Promise.all([page.waitForURL(/\/staff\/dossier\//), key("Enter")]);
      // Everything but the checks of this test: a machine's time, so that the pages do not stand
      // in the way of a person's.
      assert.ok(Date.now() - began < 60_000, "took longer than a minute");
      assert.ok(keys < 20);
      await desk.check("dossier");
      dossier = { code: (await page.textContent("#code")).trim(), secret: (await page.textContent("#secret")).trim() };
    });

    test("a missing paper is refused beside it; what was typed stays; a supplement is asked for once", async () => {
      const { page } = desk;
      await desk.go("/staff/dossiers/new?procedure=marital_status");
      await page.fill("#name", "Trần Văn Thiếu");
      desk.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.equal(await page.inputValue("#name"), "Trần Văn Thiếu");
      assert.ok(await page.$("#paper_0[aria-invalid=true]"));
      await desk.check("dossier new refused");
      await page.check("input[name=decision][value=supplement]");
      await page.fill("#words", "Thiếu tờ khai theo mẫu.");
      await press(page, "main form.form button[type=submit]");
      await desk.check("dossier supplement");
      await paper(desk, `02-${at}`, () => page.click("form[action$='/form/dossier_supplement'] button"),
                  ["Trần Văn Thiếu", "Thiếu tờ khai", "HDHS"]);
      for (const box of await page.$$("form[action$='/complete'] input[type=checkbox]")) await box.check();
      await press(page, "form[action$='/complete'] button");
      assert.equal(await page.$("#do-supplement"), null, "papers are asked for once");
      await desk.check("dossier completed");
    });

    test("a refusal has its ground and form 03", async () => {
      const { page } = desk;
      await desk.go("/staff/dossiers/new?procedure=karaoke");
      await page.fill("#name", "Lê Văn Chối");
      await page.check("input[name=decision][value=refuse]");
      await page.selectOption("#ground", "not_competent");
      await page.fill("#words", "Nơi này không có thẩm quyền.");
      await press(page, "main form.form button[type=submit]");
      await desk.check("dossier refused");
      await paper(desk, `03-${at}`, () => page.click("form[action$='/form/dossier_refusal'] button"), ["Lê Văn Chối", "không có thẩm quyền", "TCHS"]);
    });

    test("forms 01 and 06 with their numbers; printing again gives the same number; 07 with names", async () => {
      const { page } = desk;
      await desk.go(`/staff/dossier/${dossier.code}`);
      const print = () => page.click("form[action$='/form/dossier_appointment'] button");
      const first = await paper(desk, `01-${at}`, print, ["Nguyễn Thị Thử", dossier.code, "TNHS"]);
      const again = await paper(desk, `01-again-${at}`, print, ["Nguyễn Thị Thử"]);
      assert.equal(/\d+\/TNHS[^\s]*/.exec(first)[0], /\d+\/TNHS[^\s]*/.exec(again)[0]);
      await paper(desk, `06-${at}`, () => page.click("form[action$='/form/dossier_control'] button"), [dossier.code, "KSHS"]);
      await desk.go("/staff/dossiers/register");
      await desk.check("dossier register");
      assert.doesNotMatch(await page.textContent("main"), /Nguyễn Thị Thử/);
      await paper(desk, `07-${at}`, () => page.click("main form[target=_blank] button"), ["Nguyễn Thị Thử", dossier.code]);
    });

    test("it goes along the control sheet, is handed over and signed for", async () => {
      const { page } = desk;
      await desk.go(`/staff/dossier/${dossier.code}`);
      while (await page.$("form[action$='/pass']")) await press(page, "form[action$='/pass'] button");
      await page.fill("#result_no", "15/2026");
      await press(page, "form[action$='/finish'] button");
      await desk.check("dossier ready");
      await press(page, "form[action$='/hand'] button");
      await desk.check("dossier handed");
    });

    test("the applicant follows it with code and secret, and sees who read the name", async () => {
      const { page } = citizen;
      await citizen.go("/dossier");
      await citizen.check("own dossier form");
      await page.fill("#code", dossier.code);
      await page.fill("#secret", "AAAAA-AAAAA");
      citizen.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      await citizen.check("own dossier refused");
      await page.fill("#secret", dossier.secret);
      await press(page, "main form.form button[type=submit]");
      await citizen.check("own dossier");
      const text = await page.textContent("main");
      assert.doesNotMatch(text, /Nguyễn Thị Thử/);
      assert.ok((await page.$$("ul.plain li")).length > 0, "the desk printed the name: the applicant sees that");
      await citizen.go(`/staff/dossier/${dossier.code}`);
      assert.match(page.url(), /login/);
    });

    test("online: filed, checked at the desk, withdrawn", async () => {
      const { page } = citizen;
      await citizen.go("/procedures/marriage/file");
      await citizen.check("file online");
      await page.fill("#name", "Phạm Thị Mạng");
      citizen.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.ok(await page.$("#commune-error"));
      await page.selectOption("#commune", "22945");
      for (const box of await page.$$("main input[name^=paper_]")) await box.check();
      await press(page, "main form.form button[type=submit]");
      assert.match(page.url(), /\/dossier\/.*\/sent$/);
      await citizen.check("own dossier sent");
      const code = (await page.textContent("#code")).trim();
      await desk.go("/staff/dossiers?view=check");
      await desk.check("dossiers to check");
      await desk.go(`/staff/dossier/${code}`);
      await desk.check("dossier to check");
      for (const box of await desk.page.$$("form[action$='/accept'] input[type=checkbox]")) await box.check();
      await press(desk.page, "form[action$='/accept'] button");
      await citizen.go(`/dossier/${code}`);
      await citizen.check("own dossier in hand");
      page.once("dialog", (dialog) => dialog.accept());
      await press(page, "form[action$='/withdraw'] button");
      await citizen.check("own dossier withdrawn");
    });

    test("tickets: taken at the door, called at the counter, on the screen", async () => {
      const { page } = citizen;
      // The office gives no tickets on a day off: on to the next working day.
      for (let days = 0; days < 15; ++days) {
        await citizen.go("/tickets/22945.UBND");
        citizen.expectRefusal();
        await press(page, "main form button[value=A]");
        if (/\/A\d+$/.test(page.url())) break;
        await citizen.check("tickets closed");
        server.travel(1);
      }
      await citizen.check("ticket");
      await citizen.go("/tickets/22945.UBND");
      await citizen.check("tickets");
      await press(page, "main form button[value=B]");
      await signIn(desk, "tiepdan.phanthiet");
      await signIn(head, "lanhdao.phanthiet");
      await desk.go("/staff/tickets");
      await desk.check("counter");
      await press(desk.page, "form[action='/staff/tickets'] button");
      await desk.check("counter called");
      await desk.page.fill("#counter", "2");
      await press(desk.page, "form[action='/staff/tickets'] button");
      await citizen.go("/tickets/22945.UBND/screen");
      await citizen.check("screen");
      assert.ok((await page.$$(".board__call")).length >= 2);
    });

    test("the apology: drafted by itself, signed by the head with a new date, read by the applicant", async () => {
      const { page } = head;
      await head.go("/staff/apologies");
      await head.check("apologies");
      await press(page, "main tbody th a");
      await head.check("apology to sign");
      const code = (await page.textContent("main .code__text")).trim();
      await page.fill("#new_day", "2020-01-01");
      head.expectRefusal();
      await press(page, "form[action$='/sign'] button");
      assert.ok(await page.$("#new_day-error"));
      await head.check("apology refused");
      const day = new Date(Date.now() + 7 * 3600e3 + (server.days() + 10) * 86400e3);
      while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
      await page.fill("#new_day", day.toISOString().slice(0, 10));
      await page.fill("#words", "Chúng tôi thành thật xin lỗi.");
      await press(page, "form[action$='/sign'] button");
      assert.match(page.url(), /done=1/);
      await head.check("apologies sent");
      await head.go(`/staff/dossier/${code}`);
      await head.check("dossier with a second date");
      await press(page, ".notice--warn a");
      await head.check("apology sent");
      await press(page, "main a[href^='/staff/letter/']");
      await head.check("letter of apology", { typed: true });
      const text = await page.textContent("main");
      assert.match(text, /xin lỗi/i);
      assert.match(text, /XL/);
      await head.go("/staff/dossiers/figures");
      await head.check("dossier figures");
      await citizen.go("/on-time");
      await citizen.check("on time");
    });
  });
}

test("a case that runs late is apologised for as well; its petitioner reads it and says so", async () => {
  const citizen = await visit(browser, server.url);
  const sent = await sendCase(citizen);
  server.travel(40);
  const head = await visit(browser, server.url);
  await signIn(head, "lanhdao.phanthiet");
  await head.go("/staff/apologies");
  await head.check("apologies with late cases");
  await press(head.page, `form[action='/staff/apologies/case'] button[value='${sent.code}']`);
  await head.check("apology for a case");
  await press(head.page, "form[action$='/sign'] button");
  await head.check("apology for a case sent");
  const later = await visit(browser, server.url);
  await later.go("/track");
  await openCase(later.page, sent);
  await later.check("case with an apology");
  await press(later.page, "form[action$='/apology'] button");
  assert.equal(await later.page.$("form[action$='/apology']"), null, "said once");
  for (const one of [citizen, head, later]) await one.close();
});

test("fsck finds everything as it was signed", () => {
  assert.match(langnghe("fsck", "--data", server.data), /all as it was signed/);
});
