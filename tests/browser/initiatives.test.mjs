// "Dân vận khéo" in a browser: a ward registers, the province appraises, a council speaks, the
// leader recognises and commends, another ward copies, everybody reads, and the figures add up.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { langnghe, root, startServer } from "./server.mjs";

let server, browser, picture;
before(async () => {
  server = await startServer();
  browser = await launch();
  picture = await photo(browser, "Đường mới thôn 3");
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
  assert.ok(!new URL(officer.page.url()).pathname.startsWith("/staff/login"), `${login} is in`);
  // One form of the entry page, filled in and sent.
  officer.act = async (code, action, fields = {}) => {
    const { page } = officer;
    await officer.go(`/staff/models/${code}`);
    const form = page.locator(`form[action='/staff/models/${code}/do/${action}']`);
    const box = page.locator("details", { has: form });
    if (await box.count() && !(await box.first().evaluate((d) => d.open))) await box.first().locator("summary").first().click();
    for (const [name, value] of Object.entries(fields)) {
      const field = form.locator(`[name=${name}]`).first();
      if (value === true) await form.locator(`[name=${name}]`).evaluateAll((all) => all.forEach((one) => { one.checked = true; }));
      else if (await field.evaluate((e) => e.tagName === "SELECT")) await field.selectOption(value);
      else if (await field.evaluate((e) => e.type === "radio")) await form.locator(`[name=${name}][value='${value}']`).check();
      else await field.fill(value);
    }
    await Promise.all([page.waitForNavigation({ timeout: 10000 }), form.locator("button[type=submit]").click()]);
  };
  return officer;
}

const kTexts = {
  title: "Hiến đất mở đường liên thôn", situation: "Đường hẹp, xe cứu thương không vào được.", goals: "Mở rộng 1,2 km lên 5 m.",
  content: "Vận động từng hộ, công khai từng mét đất.", audience: "42 hộ hai bên đường", address: "Thôn 3, đường Trần Phú",
  lead: "Ban công tác Mặt trận thôn 3", products: "1,2 km đường bê tông", starts: "2026-02-01",
};

async function register(officer, { kind = "model", texts = kTexts, name } = {}) {
  const { page } = officer;
  await officer.go("/staff/models/new");
  await page.check(`input[name=kind][value=${kind}]`);
  if (name) await page.fill("#person_name", name);
  for (const [field, value] of Object.entries(texts)) await page.fill(`#${field}`, value);
  await page.selectOption("#field", "economy");
  await page.fill("#lat", "10.93");
  await page.fill("#lon", "108.1");
  await page.setInputFiles("#photos", [{ name: "đường.jpg", mimeType: "image/jpeg", buffer: picture }]);
  await press(page, "form.form button[type=submit]:not([name])");
  const code = /\/staff\/models\/(DV-[0-9A-Z]{8})$/.exec(page.url())?.[1];
  assert.ok(code, `registered: ${page.url()} ${(await page.textContent("main")).slice(0, 300)}`);
  return code;
}

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    const vi = way.language === "vi";
    let ward, other, province, second, third, leader, reader, code, person;
    before(async () => {
      [ward, other, province, second, third, leader] = await Promise.all(
        ["danvan.phanthiet", "danvan.muine", "danvan.tinh", "thidua.tinh", "phunu.tinh", "lanhdao.tinh"].map((login) => signIn(login, way)));
      reader = await visit(browser, server.url, way);
    });
    after(async () => {
      for (const one of [ward, other, province, second, third, leader, reader]) await one?.close();
    });

    test("a ward registers a model; what is missing is named and what was typed stays", async () => {
      await ward.go("/staff/models/new");
      await ward.check("model new");
      ward.expectRefusal();
      await ward.page.fill("#title", "Chưa đủ");
      await press(ward.page, "form.form button[type=submit]:not([name])");
      await ward.check("model new refused");
      assert.equal(await ward.page.inputValue("#title"), "Chưa đủ");
      assert.ok(await ward.page.$("#content-error"));
      code = await register(ward);
      await ward.check("model entry registered");
      await ward.go("/staff/models");
      await ward.check("model list");
      assert.ok((await ward.page.textContent("main")).includes(code));
    });

    test("another ward can neither see nor change it", async () => {
      await other.go(`/staff/models/${code}`, 404);
      other.expectRefusal();
      const answer = await other.page.request.get(`/staff/models/${code}/edit`);
      assert.equal(answer.status(), 404);
    });

    test("the province appraises and names a council; a conflict of interest bars scoring", async () => {
      await province.act(code, "appraise", { words: "Sát nhu cầu của bà con." });
      await province.act(code, "accept");
      await province.act(code, "council", { appraisers: true });
      await province.check("model council named");
      await ward.act(code, "start");
      await ward.act(code, "self_assess", { words: "Xong 1,2 km, 42 hộ đồng thuận." });
      province.expectRefusal();
      await province.act(code, "voice", { points_plan: "99", comment: "x" });
      await province.check("model points refused");
      const points = { points_plan: "9", points_need: "14", points_method: "18", points_effect: "27", points_spread: "12", points_records: "9", comment: "Làm tốt." };
      for (const one of [province, second, third]) await one.act(code, "voice", points);
      await third.check("model council spoken");
      await leader.act(code, "conflict", { conflict: "Người thân trong ban điều hành." });
      assert.equal(await leader.page.$("#voice"), null, "no voice after the declaration");
      await province.act(code, "assess", { words: "Đạt loại tốt." });
      await leader.act(code, "recognise");
      await leader.check("model recognised");
    });

    test("published with its story, everybody finds it on the list, the map and the card", async () => {
      await ward.act(code, "publish", { story_vi: "Bà con tự nguyện lùi hàng rào.\nNay xe cứu thương vào tận ngõ.", story_en: "People moved their fences back." });
      await ward.check("model entry published");
      await reader.go("/models");
      await reader.check("models gallery");
      assert.ok((await reader.page.textContent("main")).includes(kTexts.title));
      const places = await (await reader.page.request.get("/models/map.json")).json();
      assert.ok(places.some((place) => place.href === `/models/${code}`));
      await reader.go("/models?field=economy&words=hien+dat");
      assert.ok((await reader.page.textContent("main")).includes(code));
      await reader.go("/models?field=culture&words=hien+dat");
      assert.ok(!(await reader.page.textContent("main")).includes(code));
      await reader.check("models gallery empty");
      await reader.go(`/models/${code}`);
      await reader.check("model public");
      assert.ok((await reader.page.textContent("main")).includes(vi ? "lùi hàng rào" : "fences back"));
      assert.equal(await reader.page.getAttribute("meta[property='og:title']", "content"), kTexts.title);
      assert.match(await reader.page.getAttribute("meta[property='og:image']", "content"), /^http.*\/models\/DV-.*\/photo\/\d+$/);
      await reader.go(`/models/${code}/card`);
      await reader.check("model card");
    });

    test("another ward is told what is worth copying and why, adopts it, and the spread shows", async () => {
      await other.go("/staff/models/learn");
      await other.check("models worth copying");
      assert.ok((await other.page.textContent("main")).includes(code));
      await other.act(code, "adopt", { changed: "Làm ở hai thôn cùng lúc." });
      const copy = /(DV-[0-9A-Z]{8})$/.exec(other.page.url())[1];
      await other.act(copy, "outcome", { outcome: "Thêm 800 m đường." });
      await other.check("model copy");
      await reader.go(`/models/${code}/spread`);
      await reader.check("model spread");
      assert.equal(await reader.page.locator("svg.spread").count(), 2, "tree and map");
      await reader.go("/models/copied");
      await reader.check("models most copied");
    });

    test("commendation: the record is checked, the decision is the leader's, the certificate prints", async () => {
      await province.act(code, "propose", { level: "commune", reason: "Hiệu quả rõ rệt, được bà con đồng thuận cao." });
      await province.check("commendation proposed");
      const praise = /(KT-[0-9A-Z]{8})$/.exec(province.page.url())[1];
      await leader.go(`/staff/models/commendations/${praise}`);
      await leader.page.fill("#number", "12/QĐ-UBND");
      await leader.page.fill("#awarder", "Chủ tịch UBND phường");
      await press(leader.page, "#decide button[type=submit]");
      await leader.check("commendation decided");
      for (const layout of ["landscape", "portrait"]) {
        await leader.page.check(`input[name=layout][value=${layout}]`);
        const [paper] = await Promise.all([leader.context.waitForEvent("page"), leader.page.click("form[target=_blank] button[type=submit]")]);
        await paper.waitForLoadState();
        const said = await paper.textContent("main");
        assert.ok(said.includes("12/QĐ-UBND"));
        assert.match(said, way.language === "vi" ? /Lâm Đồng, ngày \d\d tháng \d{1,2} năm 2026/ : /Lam Dong[^,]*, \d/, "place and day as on a letter");
        if (process.env.LANGNGHE_PICTURES) await paper.screenshot({ fullPage: true, path: `${process.env.LANGNGHE_PICTURES}/certificate-${layout}-${way.viewport.width}-${way.language}.png` });
        await paper.close();
      }
      await leader.go("/staff/models/commendations");
      await leader.check("commendations");
      await reader.go("/models/honour?year=2026");
      await reader.check("roll of honour");
      assert.ok((await reader.page.textContent("main")).includes(kTexts.title));
    });

    test("a person: the name lies in the vault, nobody sees them without consent, nobody scores them", async () => {
      const name = vi ? "Nguyễn Thị Hồng Nhung" : "Trần Thị Kim Liên";
      person = await register(ward, { kind: "exemplar", name, texts: { ...kTexts, title: "Người vận động 12 hộ hiến đất" } });
      assert.ok(!(await ward.page.textContent("main")).includes(name));
      await province.act(person, "appraise", { words: "Tốt." });
      await province.act(person, "accept");
      await province.act(person, "council", { appraisers: true });
      assert.equal(await province.page.locator("[name^=points_]").count(), 0, "no points for people");
      await province.check("exemplar council");
      ward.expectRefusal();
      await ward.act(person, "publish", { story_vi: "Chuyện kể.", public_name: name });
      assert.ok(await ward.page.$("#consent-error"));
      await ward.check("exemplar without consent");
      await reader.go(`/models/${person}`, 404);
      await ward.act(person, "publish", { consent: true, story_vi: "Chuyện kể.", public_name: name });
      await reader.go(`/models/${person}`);
      assert.ok((await reader.page.textContent("main")).includes(name));
      await ward.act(person, "person", { purpose: "verify" });
      assert.ok((await ward.page.textContent("main")).includes(name));
      await ward.check("exemplar opened");
      await ward.act(person, "unpublish");
      await reader.go(`/models/${person}`, 404);
    });

    test("anyone nominates; the ward verifies and answers", async () => {
      await reader.go("/models/nominate");
      await reader.check("nominate");
      await reader.page.check("input[name=kind][value=exemplar]");
      await reader.page.fill("#about", "Lê Văn Mới");
      await reader.page.fill("#words", "Bác dọn rác bờ biển mỗi sáng suốt ba năm.");
      await reader.page.selectOption("#field", "culture");
      await reader.page.selectOption("#commune", "22945");
      await press(reader.page, "form.form button[type=submit]:not([name])");
      await reader.check("nomination");
      const nomination = (await reader.page.textContent("#code")).trim();
      await ward.go("/staff/models/nominations");
      await ward.check("nominations");
      assert.ok(!(await ward.page.textContent("main")).includes("Lê Văn Mới"));
      const item = ward.page.locator("li", { has: ward.page.locator(`form[action='/staff/models/nominations/${nomination}']`) });
      await Promise.all([ward.page.waitForNavigation(), item.locator(`form[action$='/names'] button`).click()]);
      assert.ok((await ward.page.textContent("main")).includes("Lê Văn Mới"));
      await ward.go("/staff/models/nominations");
      await item.locator("summary").click();
      await item.locator("textarea").fill("Phường đã gặp bác, sẽ đăng ký điển hình năm nay.");
      await Promise.all([ward.page.waitForNavigation(), item.locator("button[value='1']").click()]);
      await reader.go(`/models/nominate/${nomination}`);
      assert.ok((await reader.page.textContent("main")).includes("Phường đã gặp bác"));
    });

    test("campaigns: a unit joins with a plan and reports by the criteria", async () => {
      await ward.go("/staff/models/campaigns");
      await ward.check("campaigns");
      await ward.go("/staff/models/campaigns/plastic");
      await ward.page.fill("#plan", "Mỗi khu phố một điểm phân loại.");
      await press(ward.page, "form[action$='/join'] button[type=submit]");
      await ward.page.click("#report-box summary");
      await ward.page.fill("#value_points", "12");
      await ward.page.fill("#value_waste", vi ? "3,5" : "3.5");
      await ward.page.fill("#report", "12 điểm hoạt động đều.");
      await press(ward.page, "form[action$='/report'] button[type=submit]");
      await ward.check("campaign");
      assert.ok((await ward.page.textContent("main")).includes(vi ? "3,5" : "3.5"));
    });

    test("the figures of the year add up, are frozen and signed", async () => {
      await leader.go("/staff/models/figures");
      await leader.check("figures");
      await press(leader.page, "form[action$='/freeze'] button[type=submit]");
      if (/refused|409/.test(await leader.page.title())) return;
      await leader.check("figures table");
      assert.equal(await leader.page.locator(".notice--bad").count(), 0);
      await reader.go("/models/figures");
      await reader.check("open figures");
    });

    test("rows of a sheet that are wrong are named, the others come in", async () => {
      await ward.go("/staff/models/sheets");
      await ward.check("sheets");
      const template = await ward.page.request.get("/staff/models/sheets/template/mau.xlsx");
      assert.equal(template.status(), 200);
      assert.equal((await template.body()).subarray(0, 2).toString(), "PK");
      const head = "kind,field,unit,year,title,situation,goals,content,audience,address,commune,lead,products,starts\n";
      const row = (unit, title) => `model,economy,${unit},${new Date().getFullYear()},${title},a,b,c,d,Thôn 1,22945,e,f,2026-01-05\n`;
      await ward.page.setInputFiles("#sheet", [{ name: "dang-ky.csv", mimeType: "text/csv", buffer: Buffer.from(head + row("22945", "Từ bảng tính") + row("22918", "Của nơi khác")) }]);
      await press(ward.page, "form.form button[type=submit]");
      await ward.check("sheets result");
      const said = await ward.page.textContent("main");
      assert.ok(said.includes(vi ? "chỉ đơn vị đăng ký được sửa" : "only the unit that registered it"), said);
      const out = await ward.page.request.get("/staff/models/sheets/export/so.csv");
      const csv = await out.text();
      assert.ok(csv.includes("Từ bảng tính") && !csv.includes("Hồng Nhung") && !csv.includes("Kim Liên"));
    });
  });
}

describe("the report of 2020", () => {
  test("on the command line: the import says that 300 are missing, in both languages, and goes on", async () => {
    const said = langnghe("import", "figures", "packs/vn/sample/figures/report_2020.csv", "--data", server.data);
    assert.match(said, /40 \+ 24 \+ 498 \+ 1\.132 = 1\.694, nhưng dòng tổng ghi 1\.994; chênh lệch 300\./);
    assert.match(said, /40 \+ 24 \+ 498 \+ 1,132 = 1,694, but the total says 1,994; difference 300\./);
    assert.match(said, /1 table\(s\) imported/);
    assert.ok(root);
  });

  for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }])
    test(`on the page, ${way.language}: cells and difference; signed only with an explanation`, async () => {
      const leader = await signIn("lanhdao.tinh", way);
      await leader.go("/staff/models/tables");
      await leader.check("tables");
      await press(leader.page, "a[href^='/staff/models/tables/']:not([href*=new]) >> nth=-1");
      const said = await leader.page.textContent("main");
      assert.match(said, way.language === "vi" ? /40 \+ 24 \+ 498 \+ 1\.132 = 1\.694, nhưng dòng tổng ghi 1\.994; chênh lệch 300/
                                               : /40 \+ 24 \+ 498 \+ 1,132 = 1,694, but the total says 1,994; difference 300/);
      await leader.check("table 2020");
      if (await leader.page.$("#explanation")) {
        leader.expectRefusal();
        await press(leader.page, "form[action$='/sign'] button[type=submit]");
        assert.ok(await leader.page.$("#explanation-error"));
        await leader.check("table 2020 unexplained");
        await leader.page.fill("#explanation", "Báo cáo in 1.994; cộng các lĩnh vực chỉ được 1.694. Chưa rõ thiếu ở đâu.");
        await press(leader.page, "form[action$='/sign'] button[type=submit]");
        await leader.check("table 2020 signed");
      }
      assert.equal(await leader.page.$("#explanation"), null);
      await leader.close();
    });

  test("a table can be typed; a cell that is no number is named", async () => {
    const leader = await signIn("lanhdao.tinh", { viewport: kDesktop, language: "vi" });
    await leader.go("/staff/models/tables/new/summary");
    await leader.page.selectOption("#unit", "68");
    await leader.page.fill("#source", "Báo cáo năm trước");
    await leader.page.fill("[name='economy.collective']", "mười");
    leader.expectRefusal();
    await press(leader.page, "main form button[type=submit]");
    await leader.check("table typed wrong");
    await leader.page.fill("[name='economy.collective']", "10");
    await press(leader.page, "main form button[type=submit]");
    await leader.check("table typed");
    await leader.close();
  });
});
