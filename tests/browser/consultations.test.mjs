// People decide with the state, in a browser: a vote of households from the list of households to
// the count that everybody checks; a draft from the first comment to the table of explanation;
// publications, works, boards of supervision, proposals.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
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
const choose = (page, name, value) => page.check(`input[name=${name}][value='${value}']`);

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

// Time passes: the days that the law gives people, in the database of this test.
function passDays(sql) {
  execFileSync("sqlite3", [path.join(server.data, "langnghe.db"), ".timeout 5000", sql]);
}
const today = () => local(0).slice(0, 10);
const day = (days) => local(days).slice(0, 10);

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`asked before it is decided, ${way.viewport.width} px, ${way.language}`, () => {
    let officer, citizen, leader, front, code, work, mine;
    const sent = [];
    before(async () => {
      officer = await signIn("thuly.phanthiet", way);
      leader = await signIn("lanhdao.phanthiet", way);
      front = await signIn("mattran.phanthiet", way);
      citizen = await visit(browser, server.url, way);
    });
    after(async () => {
      for (const one of [officer, citizen, leader, front]) await one?.close();
    });

    test("a public work gets its page; money goes through the log", async () => {
      const { page } = officer;
      await officer.go("/staff/works");
      officer.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.ok(await page.$("#title-error"));
      await officer.check("works refused");
      await page.fill("#title", "Bê tông hẻm 12 Trần Phú");
      await page.fill("#words", "Dài 180 m, rộng 3 m, có rãnh thoát nước hai bên.");
      await page.fill("#place", "Hẻm 12, đường Trần Phú");
      await page.fill("#point", "10.9284, 108.1003");
      await page.fill("#budget", "300.000.000");
      await page.fill("#people_plan", "120.000.000");
      await page.fill("#begins_at", day(10));
      await page.fill("#ends_at", day(100));
      await press(page, "main form.form button[type=submit]");
      work = new URL(page.url()).pathname.split("/").pop();
      await officer.check("staff work");
      await page.fill("#amount", "50.000.000");
      await page.fill("#money_words", "Đợt 1, 40 hộ");
      await press(page, "form[action$='/do/money'] button[type=submit]");
      await citizen.go(`/works/${work}`);
      assert.match(await citizen.page.textContent("main"), /50[.,]000[.,]000/);
      await citizen.check("work");
      const proof = await citizen.page.request.get(await citizen.page.getAttribute("a[href*='/money/']", "href"));
      assert.equal(proof.status(), 200);
      await citizen.go("/works");
      await citizen.check("works");
    });

    test("a draft is put before people for at least twenty days", async () => {
      const { page } = officer;
      await officer.go("/staff/consultations");
      await page.click("details.panel > summary");
      officer.expectRefusal();
      await press(page, "details.panel form button[type=submit]");
      assert.ok(await page.$("#summary-error"));
      await officer.check("consultations refused");
      await page.selectOption("#subject", "project");
      await page.fill("#title", "Bê tông hoá hẻm 12 đường Trần Phú");
      await page.fill("#summary", "Đổ bê tông 180 m đường hẻm, làm trong 3 tháng, bắt đầu sau Tết.");
      await page.fill("#touched", "64 hộ hai bên hẻm; xe tải không vào được trong thời gian làm.");
      await page.fill("#budget", "300 triệu đồng, trong đó Nhân dân đóng góp 120 triệu.");
      await page.fill("#draft", "Điều 1. Đổ bê tông toàn bộ mặt hẻm, dày 15 cm.\n\nĐiều 2. Mỗi hộ đóng góp 1.900.000 đồng.\n\nĐiều 3. Thời gian làm 3 tháng.");
      await page.fill("#point", "10.9284, 108.1003");
      await page.fill("#work", work);
      await press(page, "details.panel form button[type=submit]");
      code = new URL(page.url()).pathname.split("/").pop();
      officer.expectRefusal();
      await page.fill("#until", day(5));
      await press(page, "form[action$='/do/open'] button[type=submit]");
      assert.ok(await page.$("#until-error"), "five days are too short");
      await officer.check("consultation too short");
      await page.fill("#until", day(25));
      await press(page, "form[action$='/do/open'] button[type=submit]");
      await officer.check("staff consultation open");
    });

    test("people comment on the whole or on a paragraph, without a name", async () => {
      const { page } = citizen;
      await citizen.go("/together");
      await citizen.check("together");
      await citizen.go("/consultations");
      await citizen.check("consultations");
      await press(page, `a[href='/consultations/${code}']`);
      await citizen.check("consultation");
      citizen.expectRefusal();
      await press(page, "#say form button[type=submit]");
      assert.ok(await page.$("#opinion-error"));
      await citizen.check("opinion refused");
      for (const [paragraph, words] of [[2, "Mức đóng góp cao quá, đề nghị giảm cho hộ nghèo"],
                                        [2, "muc dong gop cao qua, de nghi giam cho ho ngheo va gia dinh chinh sach"],
                                        [0, "Cán bộ toàn lũ vô dụng"]]) {
        await citizen.go(`/consultations/${code}`);
        await page.selectOption("#paragraph", String(paragraph));
        await page.fill("#opinion", words);
        await press(page, "#say form button[type=submit]");
        sent.push(page.url());
      }
      mine = sent[0];
      await citizen.go(`/consultations/${code}?paragraph=2`);
      assert.equal(await page.inputValue("#paragraph"), "2", "the link of a paragraph chooses it, without script");
      await citizen.go(mine);
      await citizen.check("opinion mine waiting");
      await citizen.go("/opinions");
      citizen.expectRefusal();
      await page.fill("#code", "7K3Q-F9TM");
      await press(page, "main form.form button[type=submit]");
      await citizen.check("opinion look up refused");
    });

    test("a meeting's words are written down; all is looked at, grouped, answered", async () => {
      const { page } = officer;
      await officer.go(`/staff/consultations/${code}`);
      await page.click("details.panel > summary");
      await choose(page, "channel", "meeting");
      await page.fill("#opinion", "Bà con đề nghị làm rãnh thoát nước trước mùa mưa.");
      await page.fill("#source", "Họp tổ dân phố 1, biên bản ngày 20/11");
      await page.fill("#people", "35");
      await press(page, "form[action$='/do/enter'] button[type=submit]");
      await officer.check("consultation to moderate");
      for (let left = 4; left > 0; --left) {
        const item = page.locator("li:has(form[action$='/do/moderate'])").first();
        const rude = (await item.textContent()).includes("vô dụng");
        if (rude) await item.locator("input[name=reason]").fill("Lời lẽ xúc phạm, không góp ý vào nội dung.");
        await Promise.all([page.waitForNavigation(), item.locator(`button[value='${rude ? 0 : 1}']`).click()]);
      }
      assert.equal(await page.locator("input[name=opinions]:checked").count(), 2, "two look alike, marks or not");
      await officer.check("consultation to group");
      await page.fill("#group_title", "Giảm mức đóng góp cho hộ nghèo");
      await press(page, "form[action$='/do/group'] button[type=submit]");
      await page.locator("input[name=opinions]").first().check();
      await page.fill("#group_title", "Thoát nước trước mùa mưa");
      await press(page, "form[action$='/do/group'] button[type=submit]");
      await officer.check("consultation grouped");
      officer.expectRefusal();
      await press(page, "form[action$='/do/close'] button[type=submit]");
      assert.ok(await page.$(".error-summary"), "people still have time");
      await officer.check("consultation not over");
    });

    test("nothing ends with a group unanswered; then everybody reads why", async () => {
      passDays(`UPDATE consultation SET opened_at = opened_at - 30 * 86400000, ends_at = ends_at - 30 * 86400000 WHERE code = '${code}'`);
      await officer.go(`/staff/consultations/${code}`);
      await press(officer.page, "form[action$='/do/close'] button[type=submit]");
      const { page } = leader;
      await leader.go(`/staff/consultations/${code}`);
      leader.expectRefusal();
      await page.fill("#decision", "Ban hành kế hoạch sau khi chỉnh sửa.");
      await press(page, "form[action$='/do/explain'] button[type=submit]");
      assert.ok(await page.$(".error-summary"));
      await leader.check("consultation unanswered");
      for (const [kind, why] of [["taken", "Hộ nghèo được miễn, hộ cận nghèo giảm một nửa."], ["not", "Rãnh thoát nước thuộc dự án khác, làm trong quý II."]]) {
        const form = page.locator("form[action$='/do/answer']").nth(kind === "taken" ? 0 : 1);
        await form.locator(`input[value=${kind}]`).check();
        await form.locator("textarea").fill(why);
        await Promise.all([page.waitForNavigation(), form.locator("button").click()]);
      }
      await page.fill("#decision", "Ban hành kế hoạch sau khi chỉnh sửa.");
      await press(page, "form[action$='/do/explain'] button[type=submit]");
      await leader.check("consultation explained");
      await citizen.go(`/consultations/${code}`);
      await citizen.check("consultation public explained");
      await citizen.go(mine);
      assert.match(await citizen.page.textContent("main"), /Hộ nghèo được miễn/);
      await citizen.check("opinion mine answered");
      await citizen.go(sent[2]);
      assert.match(await citizen.page.textContent("main"), /Lời lẽ xúc phạm/);
      await citizen.go(`/consultations/${code}/explanation`);
      assert.match(await citizen.page.textContent("main.sheet"), /quý II/);
      if (process.env.LANGNGHE_PICTURES)
        await citizen.page.screenshot({ fullPage: true, path: `${process.env.LANGNGHE_PICTURES}/explanation-${way.viewport.width}.png` });
    });

    test("what has to be published, and what is still owed", async () => {
      const { page } = officer;
      await officer.go("/staff/publications");
      officer.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      await officer.check("publications refused");
      await page.selectOption("#item", "budget");
      await page.fill("#title", "Dự toán ngân sách phường năm 2027");
      await page.fill("#issued", day(-20));
      await page.fill("#plan", "Niêm yết 30 ngày tại trụ sở; Văn phòng chịu trách nhiệm.");
      await press(page, "main form.form button[type=submit]");
      await officer.check("publication owed");
      await citizen.go("/publications?commune=22945");
      assert.ok(await citizen.page.$(".left--late"), "late, and everybody sees it");
      await citizen.check("publications owed");
      officer.expectRefusal();
      await page.selectOption("#form", "posting");
      await page.fill("#place", "Trụ sở UBND phường");
      await press(page, "main form.panel button[type=submit]");
      assert.ok(await page.$("#proof-error"), "no publication without proof");
      await officer.check("publication without proof");
      await page.setInputFiles("#proof", [{ name: "niêm yết.jpg", mimeType: "image/jpeg", buffer: await photo(browser, "Bảng niêm yết") }]);
      await press(page, "main form.panel button[type=submit]");
      await officer.check("publication posted");
      await citizen.go("/publications?commune=22945");
      await citizen.check("publications");
      await press(citizen.page, "a[href^='/publications/quarter']");
      assert.match(await citizen.page.textContent("main.sheet"), /Dự toán ngân sách/);
      if (process.env.LANGNGHE_PICTURES)
        await citizen.page.screenshot({ fullPage: true, path: `${process.env.LANGNGHE_PICTURES}/quarter-${way.viewport.width}.png` });
    });

    test("a board of supervision visits, recommends and is answered", async () => {
      const { page } = front;
      await front.go("/staff/boards");
      await front.check("staff boards");
      await page.selectOption("#kind", "investment");
      await page.fill("#name", "Ban Giám sát đầu tư của cộng đồng hẻm 12");
      await page.fill("#members", "Ông An\nBà Bình\nÔng Cường\nBà Dung\nÔng Em");
      await page.fill("#from", today());
      await page.fill("#to", day(365));
      await page.fill("#work", work);
      await press(page, "main form.form button[type=submit]");
      await page.fill("#place", "Hẻm 12");
      await page.fill("#findings", "Đoạn cuối bê tông mỏng hơn thiết kế.");
      await page.fill("#percent", "55");
      await page.setInputFiles("#photos", [{ name: "hẻm 12.jpg", mimeType: "image/jpeg", buffer: await photo(browser, "Hẻm 12") }]);
      await press(page, "form[action$='/do/visit'] button[type=submit]");
      await page.fill("#recommendation", "Đổ lại 12 m cuối.");
      await press(page, "form[action$='/do/recommend'] button[type=submit]");
      await front.check("staff board");
      const address = new URL(page.url()).pathname;
      await leader.go(address);
      await leader.page.fill("textarea[name=board_answer]", "Nhà thầu đổ lại trong tuần này.");
      await press(leader.page, "form[action$='/do/answer'] button[type=submit]");
      await citizen.go(address.replace("/staff", ""));
      await citizen.check("board");
      await citizen.go("/boards");
      await citizen.check("boards");
    });

    test("citizens' proposals; the finished work is rated", async () => {
      const { page } = officer;
      await officer.go("/staff/proposals");
      await page.selectOption("#village", { index: 1 });
      await page.fill("#title", "Làm sân chơi cho trẻ em");
      await page.fill("#words", "Đất trống cuối hẻm, bà con cùng làm.");
      await press(page, "main form.form.panel button[type=submit]");
      await officer.check("staff proposals");
      officer.expectRefusal();
      await press(page, "form[action$='/do/raise'] button[type=submit]");
      assert.ok(await page.$(".error-summary"), "nobody has agreed yet");
      await page.locator("main ul.list details summary").first().click();
      await page.locator("textarea[name=households]").first().fill("001");
      await page.locator("input[name=given]").first().fill(today());
      await press(page, "form[action$='/do/consents'] button[type=submit]");
      await press(page, "form[action$='/do/raise'] button[type=submit]");
      await citizen.go("/proposals");
      await citizen.check("proposals");
      await officer.go(`/staff/works/${work}`);
      await page.fill("#percent", "100");
      await page.fill("#progress_words", "Nghiệm thu xong.");
      await page.check("#finish");
      await press(page, "form[action$='/do/progress'] button[type=submit]");
      await citizen.go(`/works/${work}`);
      await choose(citizen.page, "stars", "4");
      await citizen.page.fill("#rating_words", "Đường đẹp, sạch.");
      await press(citizen.page, "form[action$='/rate'] button[type=submit]");
      assert.match(await citizen.page.textContent("main"), /Đường đẹp, sạch\./);
      await citizen.check("work finished");
    });
  });
}
