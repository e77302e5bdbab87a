// Letters from draft to signature, the full file of a case and its zip, in a browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { binary, startServer } from "./server.mjs";
import { openCase, sendCase } from "./steps.mjs";

let server, browser, picture, folder;
before(async () => {
  server = await startServer();
  browser = await launch();
  picture = await photo(browser, "Văn bản đã ký");
  folder = mkdtempSync(path.join(tmpdir(), "langnghe-letters-"));
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const kHostile = "Mưa bão làm đứt cáp </w:t><script>alert(1)</script> & {petitioner.name} **không đậm**";
const kName = "Nguyễn Thị Hồng Hạnh";

async function signIn(login, way) {
  const officer = await visit(browser, server.url, way);
  await officer.go("/staff/login");
  await officer.page.fill("#login", login);
  await officer.page.fill("#password", server.accounts.get(login));
  await press(officer.page, "form.form button[type=submit]");
  return officer;
}

// Saves what a click gives instead of a page.
async function download(page, click, name) {
  const [got] = await Promise.all([page.waitForEvent("download"), click()]);
  const file = path.join(folder, name);
  await got.saveAs(file);
  return file;
}

function parts(file) {
  const names = execFileSync("unzip", ["-Z1", file], { encoding: "utf8" }).trim().split("\n");
  const read = (name) => execFileSync("unzip", ["-p", file, name.replaceAll("[", "\\[")], { encoding: "utf8", maxBuffer: 1 << 26 });
  return { names, read };
}

function verify(file) {
  try {
    return { code: 0, out: execFileSync(binary, ["verify", file, "--data", server.data], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }) };
  } catch (error) {
    return { code: error.status, out: error.stdout + error.stderr };
  }
}

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let citizen, handler, leader, sent, letter;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      sent = await sendCase(citizen, {}, { name: kName, phone: "0912345678", address: "12 Trần Hưng Đạo" });
      handler = await signIn("thuly.phanthiet", way);
      leader = await signIn("lanhdao.phanthiet", way);
    });
    after(async () => {
      for (const one of [citizen, handler, leader]) await one?.close();
    });

    test("a letter is drafted from the case; a missing field and an unknown placeholder keep what was typed", async () => {
      const { page } = handler;
      await handler.go(`/staff/case/${sent.code}`);
      await page.locator("#letters-box summary").click();
      await page.selectOption("#letter-kind", "apology");
      await press(page, "#letters-box details form button[type=submit]");
      letter = new URL(page.url()).pathname;
      await handler.check("letter draft", { typed: true });
      handler.expectRefusal();
      await page.fill("#text_1", "Gửi {ten.sai} và 7K3Q");
      await press(page, "#edit-box button[value=save]");
      assert.match(await page.textContent(".error-summary"), /ten\.sai/);
      assert.equal(await page.inputValue("#text_1"), "Gửi {ten.sai} và 7K3Q");
      await handler.check("letter placeholder", { typed: true });
      await page.fill("#text_1", "{unit.name} đang giải quyết vụ việc mã {subject.code}.");
      handler.expectRefusal();
      await page.fill("#f_reason", "");
      await press(page, "#edit-box button[value=submit]");
      assert.match(await page.textContent(".error-summary"), /Lý do|Why/);
      await page.fill("#f_reason", kHostile);
      await page.fill("#f_new_date", "30/11/2026");
      await press(page, "#edit-box button[value=submit]");
      assert.match(page.url(), /done=submit/);
      await handler.check("letter submitted", { typed: true });
      assert.equal(await page.locator("form[action$='/do/sign']").count(), 0, "the drafter cannot sign");
    });

    test("the leader finds it, signs it, and it has the next number", async () => {
      const { page } = leader;
      await leader.go("/staff/letters");
      await leader.check("letters");
      await press(page, `a[href='${letter}']`);
      await Promise.all([page.waitForNavigation(), (page.once("dialog", (d) => d.accept()), page.click("form[action$='/do/sign'] button"))]);
      await page.waitForURL(/done=sign/);
      assert.match(await page.textContent("h1"), /0\d\/UBND/);
      await leader.check("letter signed", { typed: true });
    });

    test("on paper without the name, with it for a purpose; as Word; hostile text is text", async () => {
      const { page } = handler;
      await handler.go(letter);
      const [plain] = await Promise.all([handler.context.waitForEvent("page"), page.click("form[action$='/print'] button >> nth=0")]);
      await plain.waitForLoadState("load");
      let text = await plain.textContent("main.sheet");
      assert.doesNotMatch(text, /Hồng Hạnh/);
      assert.ok(text.includes("<script>alert(1)</script> & {petitioner.name} **không đậm**"));
      if (process.env.LANGNGHE_PICTURES) await plain.screenshot({ fullPage: true, path: path.join(process.env.LANGNGHE_PICTURES, `sheet-apology-${way.language}.png`) });
      await plain.close();
      await page.selectOption("#purpose", "letter");
      const [named] = await Promise.all([handler.context.waitForEvent("page"), page.click("form[action$='/print'] button >> nth=0")]);
      await named.waitForLoadState("load");
      text = await named.textContent("main.sheet");
      assert.match(text, /Hồng Hạnh/);
      await named.close();
      const file = await download(page, () => page.click("button[formaction$='/docx']"), "letter.docx");
      const xml = parts(file).read("word/document.xml");
      assert.ok(xml.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
      assert.ok(xml.includes(kName));
      writeFileSync(path.join(folder, "document.xml"), xml);
      await citizen.go("/track");
      await openCase(citizen.page, sent);
      assert.match(await citizen.page.textContent("#reads-head ~ ul"), /./, "the petitioner sees who opened the name");
    });

    test("the scan is attached; a replacement leaves the number", async () => {
      const { page } = handler;
      await handler.go(letter);
      await page.setInputFiles("#scan_file", [{ name: "ban ky.jpg", mimeType: "image/jpeg", buffer: picture }]);
      await press(page, "form[action$='/do/scan'] button[type=submit]");
      assert.match(page.url(), /done=scan/);
      await press(page, "form[action$='/do/replace'] button[type=submit]");
      const second = new URL(page.url()).pathname;
      assert.notEqual(second, letter);
      await press(page, "form[action$='/do/submit'] button[type=submit]");
      await leader.go(second);
      await Promise.all([leader.page.waitForURL(/done=sign/), (leader.page.once("dialog", (d) => d.accept()), leader.page.click("form[action$='/do/sign'] button"))]);
      await leader.go(letter);
      assert.match(await leader.page.textContent(".tags"), /thay thế|Replaced/);
      await leader.check("letter replaced", { typed: true });
    });

    test("the full file: page, dossier, zip; a changed zip is refused", async () => {
      const { page } = handler;
      await handler.go(`/staff/case/${sent.code}/file`);
      await handler.check("file", { typed: true });
      await page.click("details summary");
      const file = await download(page, () => page.click("form[action$='/export'] button[type=submit]"), "case.zip");
      const { names, read } = parts(file);
      for (const wanted of ["README.txt", "case.json", "MANIFEST.sha256", "checkpoint"]) assert.ok(names.includes(wanted), wanted);
      assert.ok(names.some((name) => name.endsWith(".docx")) && names.some((name) => name.endsWith("-submit.tlog-proof")), names.join("\n"));
      for (const name of names.filter((n) => /json$|html$/.test(n))) assert.doesNotMatch(read(name), /Hồng Hạnh/, name);
      const good = verify(file);
      assert.equal(good.code, 0, good.out);
      assert.match(good.out, /[1-9]\d* receipts valid, \d+ files, 0 problems/);
      writeFileSync(path.join(folder, "case.json"), read("case.json").replace("lighting", "road"));
      execFileSync("zip", ["-q", "-j", file, path.join(folder, "case.json")]);
      const bad = verify(file);
      assert.equal(bad.code, 1);
      assert.match(bad.out, /case\.json: was changed/);
      await handler.go(`/staff/case/${sent.code}/dossier`);
      assert.match(await page.textContent("main.sheet"), /Mục lục|Contents/);
      if (process.env.LANGNGHE_PICTURES) await page.screenshot({ fullPage: true, path: path.join(process.env.LANGNGHE_PICTURES, `dossier-${way.language}.png`) });
    });

    test("the petitioner takes home what they may see, and it verifies", async () => {
      const { page } = citizen;
      await citizen.go(`/track/${sent.code}`);
      const file = await download(page, () => page.click(`a[href$='/export']`), "own.zip");
      const { names, read } = parts(file);
      assert.match(read("case.json"), /"steps"/);
      assert.doesNotMatch(read("case.json"), /"notes"/);
      assert.ok(names.some((name) => /apology|xin-loi/.test(name)), names.join("\n"));
      assert.equal(verify(file).code, 0);
      const stranger = await visit(browser, server.url, way);
      await stranger.go(`/track/${sent.code}/export`);
      assert.match(stranger.page.url(), /\/track$/);
      await stranger.close();
    });
  });
}

test("without script: the letter a step asks for is offered; paragraphs come, go and are split", async () => {
  const citizen = await visit(browser, server.url, { script: false });
  const sent = await sendCase(citizen, {}, {});
  const handler = await signIn("thuly.phanthiet", { script: false });
  const { page } = handler;
  await handler.go(`/staff/case/${sent.code}`);
  const accept = page.locator(`form[action='/staff/case/${sent.code}/do/accept']`);
  if (!(await accept.isVisible())) await page.locator("#do-accept summary").click();
  await Promise.all([page.waitForNavigation(), accept.locator("button[type=submit]").click()]);
  assert.match(await page.textContent("#letters-box"), /Bước vừa làm cần văn bản: Giấy biên nhận/);
  await press(page, "#letters-box form:has(input[name=kind]) button");
  await handler.check("letter without script", { typed: true });
  const boxes = await page.locator("[id^=text_]").count();
  await page.fill("#text_1", "Đoạn một.\n\nĐoạn hai.");
  await page.fill(`#text_${boxes}`, "Đoạn cuối.");
  await press(page, "#edit-box button[value=save]");
  const texts = await page.locator(".letter__text").allTextContents();
  for (const text of ["Đoạn một.", "Đoạn hai.", "Đoạn cuối."]) assert.ok(texts.includes(text), texts.join("\n"));
  await press(page, "form[action$='/do/sign'] button");  // a receipt: who drafts it signs it
  assert.match(await page.textContent("h1"), /\/BN-UBND/);
  for (const one of [citizen, handler]) await one.close();
});

test("files and pages of a letter are for those who may read its case", async () => {
  const other = await signIn("thuly.soxaydung", {});
  const outsider = await visit(browser, server.url, {});
  await outsider.go("/staff/letter/1");
  assert.match(outsider.page.url(), /\/staff\/login/);
  for (const where of ["/staff/letter/1", "/staff/letter/1/print", "/staff/letter/1/docx", "/staff/letter/999999"])
    await other.go(where, 404);
  await other.close();
  await outsider.close();
});
