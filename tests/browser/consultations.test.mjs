// People decide with the state, in a browser: a vote of households from the list of households to
// the count that everybody checks.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function signIn(login, way) {
  const officer = await visit(browser, server.url, way);
  await officer.go("/staff/login");
  await officer.page.fill("#login", login);
  await officer.page.fill("#password", server.accounts.get(login));
  await press(officer.page, "form.form button[type=submit]");
  assert.ok(new URL(officer.page.url()).pathname.startsWith("/staff/"), `${login} is in`);
  officer.page.on("dialog", (dialog) => dialog.accept());
  return officer;
}

// "2026-12-01T08:00", local time.
const local = (days) => new Date(Date.now() + days * 86400e3 + 7 * 3600e3).toISOString().slice(0, 16);
const choose = (page, name, value) => page.check(`input[name=${name}][value=${value}]`);

for (const [nth, way] of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }].entries()) {
  describe(`votes, ${way.viewport.width} px, ${way.language}`, () => {
    let officer, citizen, leader, code, slips;
    const receipts = [];
    const short = `TDP${nth + 1}`;
    before(async () => {
      officer = await signIn("thuly.phanthiet", way);
      citizen = await visit(browser, server.url, way);
      citizen.page.on("dialog", (dialog) => dialog.accept());
    });
    after(async () => {
      for (const one of [officer, citizen, leader]) await one?.close();
    });

    test("a village and its households", async () => {
      const { page } = officer;
      await officer.go("/staff/villages");
      await officer.check("villages");
      officer.expectRefusal();
      await page.fill("#short_code", "tổ 3");
      await press(page, "main form.panel button[type=submit]");
      assert.ok(await page.$("#short_code-error"));
      await officer.check("villages refused");
      await page.fill("#short_code", short);
      await page.fill("#name", `Tổ dân phố ${nth + 1}`);
      await page.fill("#households", "001-004");
      await press(page, "main form.panel button[type=submit]");
      assert.match(await page.textContent("main"), /4/);
      await officer.check("villages with one");
    });

    test("a vote is prepared, opened, its ballots printed", async () => {
      const { page } = officer;
      await officer.go("/staff/votes");
      await officer.check("staff votes");
      await officer.go("/staff/votes/new");
      officer.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.ok(await page.$("#title-error"));
      await officer.check("vote refused");
      await page.selectOption("#item", "other");
      await choose(page, "form", "online");
      await choose(page, "scope", "village");
      await page.fill("#title", "Lắp bốn camera an ninh ở đầu hẻm");
      await page.fill("#words", "Mỗi hộ tự nguyện góp 150.000 đồng. Tổ tự quản lý, báo cáo hằng quý.");
      for (const box of await page.$$("input[name=villages]"))
        if ((await box.evaluate((e) => e.parentElement.textContent)).includes(`Tổ dân phố ${nth + 1}`)) await box.check();
      await page.fill("#begins_at", local(-0.01));
      await page.fill("#ends_at", local(5));
      await page.fill("#team", "Bà Nguyễn Thị Lan, Mặt trận\nÔng Trần Văn Hùng, tổ phó\nBà Lê Thị Mai, Hội Phụ nữ");
      await press(page, "main form.form button[type=submit]");
      code = new URL(page.url()).pathname.split("/").pop();
      await officer.check("vote prepared");
      await citizen.go(`/votes/${code}`, 404);
      await press(page, "form[action$='/do/open'] button");
      await officer.check("vote open");
      await press(page, "form[action*='/slips/'] button");
      slips = await page.$$eval(".slip__code", (all) => all.map((e) => e.textContent.trim()));
      assert.equal(slips.length, 4);
      if (process.env.LANGNGHE_PICTURES)
        await page.screenshot({ fullPage: true, path: `${process.env.LANGNGHE_PICTURES}/slips-${way.viewport.width}.png` });
    });

    test("households vote with their codes; twice, or with a wrong code, is refused", async () => {
      const { page } = citizen;
      await citizen.go("/votes");
      await citizen.check("votes");
      await citizen.go(`/votes/${code}`);
      await citizen.check("public vote open");
      for (let i = 0; i < 4; ++i) {
        await citizen.go(`/votes/${code}/ballot`);
        if (i === 0) {
          await citizen.check("ballot");
          citizen.expectRefusal();
          await press(page, "main form.form button[type=submit]");
          await citizen.check("ballot refused");
          assert.ok(await page.$("#choice-error") ?? await page.$("#ballot_code-error"));
        }
        await page.fill("#ballot_code", slips[i].toLowerCase());
        await choose(page, "choice", i < 3 ? "yes" : "no");
        await press(page, "main form.form button[type=submit]");
        receipts.push({ commitment: (await page.textContent("#commitment")).trim(),
                        nonce: await page.evaluate(() => document.getElementById("nonce").textContent.trim()) });
        if (i === 0) await citizen.check("ballot done");
      }
      await citizen.go(`/votes/${code}/ballot`);
      citizen.expectRefusal();
      await page.fill("#ballot_code", slips[0]);
      await choose(page, "choice", "no");
      await press(page, "main form.form button[type=submit]");
      assert.ok(await page.$("#ballot_code-error"), "one ballot a household");
      await citizen.check("ballot twice");
    });

    test("counted; everybody finds their ballot and counts again", async () => {
      const { page } = officer;
      await officer.go(`/staff/votes/${code}`);
      await press(page, "form[action$='/do/close'] button");
      await officer.check("vote closed");
      await press(page, "form[action$='/do/count'] button");
      await officer.check("vote counted");
      await press(page, "form[action$='/do/send'] button");
      await officer.check("vote sent");

      await citizen.go(`/votes/${code}`);
      await citizen.check("public vote counted");
      await citizen.go(`/votes/${code}/check`);
      await citizen.check("vote check");
      assert.ok(await citizen.page.$(".notice--done"), "the list adds up");
      await citizen.page.waitForFunction(() => document.getElementById("script-recount").textContent !== "");
      assert.equal(await citizen.page.$eval("#script-recount", (e) => e.textContent === e.dataset.good), true);
      await citizen.page.fill("#commitment", receipts[3].commitment);
      await citizen.page.click("form[action$='/check'] summary");
      await citizen.page.fill("#nonce", receipts[3].nonce);
      await choose(citizen.page, "choice", "no");
      await press(citizen.page, "form[action$='/check'] button[type=submit]");
      assert.equal(await citizen.page.$$eval(".notice--done", (all) => all.length), 3, "added up, found, opened");
      await citizen.check("vote check found");
      await citizen.page.fill("#commitment", "f".repeat(64));
      await press(citizen.page, "form[action$='/check'] button[type=submit]");
      assert.ok(await citizen.page.$(".notice--bad"));
    });

    test("the roll says who, not what; minutes and decision on A4", async () => {
      const { page } = officer;
      await officer.go(`/staff/votes/${code}`);
      await press(page, "a[href*='/roll/']");
      await officer.check("roll");
      const text = await page.textContent("main");
      assert.ok(!receipts.some((one) => text.includes(one.commitment)));
      for (const paper of ["minutes", "decision"]) {
        await citizen.go(`/votes/${code}/${paper}`);
        assert.match(await citizen.page.textContent("main.sheet"), /Độc lập|Freedom|Independence/);
        if (process.env.LANGNGHE_PICTURES)
          await citizen.page.screenshot({ fullPage: true, path: `${process.env.LANGNGHE_PICTURES}/${paper}-${way.viewport.width}.png` });
      }
    });
  });
}
