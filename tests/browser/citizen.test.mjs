// A citizen's whole way, as on a desktop and on a phone, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { langnghe, startServer } from "./server.mjs";
import { kStory, openCase, sayWhat, sayWho, send, sendCase } from "./steps.mjs";

let server, browser, picture;
before(async () => {
  server = await startServer();
  browser = await launch();
  picture = await photo(browser);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const ways = [
  { viewport: kDesktop, language: "vi" }, { viewport: kDesktop, language: "en" },
  { viewport: kPhone, language: "vi" }, { viewport: kPhone, language: "en" },
];

for (const way of ways) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let me, sent;
    before(async () => { me = await visit(browser, server.url, way); });
    after(() => me.close());

    test("the home page leads to sending and tracking", async () => {
      await me.go("/");
      assert.equal(await me.page.getAttribute("html", "lang"), way.language);
      await me.check("home");
      await press(me.page, ".hero a[href='/send']");
      assert.match(me.page.url(), /\/send$/);
    });

    test("an empty form is told what is missing, and nothing is lost", async () => {
      const { page } = me;
      await me.go("/send");
      await me.check("send 1");
      await page.fill("#place", "Chợ Phan Thiết");
      me.expectRefusal();
      await press(page, "form.form button[type=submit]");
      await me.check("send 1 errors");
      assert.equal(await page.inputValue("#place"), "Chợ Phan Thiết");
      const links = await page.$$eval(".error-summary a", (all) => all.map((a) => a.getAttribute("href")));
      assert.ok(links.includes("#words") && links.includes("#category"), String(links));
      for (const link of links) assert.ok(await page.$(link), `${link} leads nowhere`);
      assert.equal(await page.evaluate(() => document.activeElement.className), "error-summary");
    });

    test("sends in three steps with a photo, named, and gets code, secret, QR and receipt", async () => {
      const { page } = me;
      await me.go("/send");
      await sayWhat(page, { photo: picture });
      await me.check("send 2");
      // A wrong telephone number: the refusal keeps the name.
      await page.check("input[name=who][value=named]");
      await page.fill("#name", "Nguyễn Thị Hồng Hạnh");
      await page.fill("#phone", "12");
      me.expectRefusal();
      await press(page, "form.form button[type=submit]:not([name])");
      await me.check("send 2 errors");
      assert.equal(await page.inputValue("#name"), "Nguyễn Thị Hồng Hạnh");
      await sayWho(page, { name: "Nguyễn Thị Hồng Hạnh", phone: "0912 345 678", publish: true });
      await me.check("send 3");
      const shown = await page.textContent("main");
      for (const text of [kStory, "Nguyễn Thị Hồng Hạnh", "đèn hỏng.jpg", "Trước cổng trường"])
        assert.ok(shown.includes(text), `${text} is not on the page to check`);
      // Back to step 1 and forward again: nothing to be typed twice.
      await press(page, "button[name=go][value='1']");
      assert.equal(await page.inputValue("#words"), kStory);
      assert.ok((await page.textContent("main")).includes("đèn hỏng.jpg"));
      await press(page, "form.form button[type=submit]");
      assert.equal(await page.inputValue("#phone"), "0912 345 678");
      await press(page, "form.form button[type=submit]:not([name])");
      sent = await send(page);
      await me.check("sent");
      assert.match(sent.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      assert.match(sent.secret, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
      const box = await (await page.$(".qr svg, svg.qr")).boundingBox();
      assert.ok(box.width >= 120 && Math.abs(box.width - box.height) < 2, JSON.stringify(box));
      assert.ok(await page.isVisible("[data-print]"), "the button that prints");
    });

    test("the receipt verifies by command, in the browser, and without script", async () => {
      const { page } = me;
      await me.go(`/track/${sent.code}/sent`);
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`a[href='${sent.receipt}']`)]);
      assert.equal(download.suggestedFilename(), `${sent.code}-submit.tlog-proof`);
      const file = path.join(server.data, `${sent.code}-${way.viewport.width}-${way.language}.tlog-proof`);
      await download.saveAs(file);
      const said = langnghe("verify", file, "--data", server.data);
      assert.ok(said.includes(sent.code), said);

      await me.go("/transparency");
      await me.check("transparency");
      await page.setInputFiles("#file", file);
      await page.waitForSelector("#verify-result .notice--done");
      await page.waitForFunction(() => document.querySelectorAll("#verify-result .notice--done").length === 2);
      assert.ok((await page.textContent("#verify-result")).includes(sent.code));
      await me.check("transparency verified", { typed: true });

      // One digit changed: no longer a proof.
      await page.setInputFiles("#file", []);
      await page.fill("#proof", readFileSync(file, "utf8").replace(/^index (\d+)/m, (_, n) => `index ${+n + 1}`));
      await page.click("#verify-form button[type=submit]");
      await page.waitForSelector("#verify-result .notice--bad");
      await me.check("transparency refused");
    });

    test("follows it with code and secret: due date, reasons, who read, receipts", async () => {
      const stranger = await visit(browser, server.url, way);
      const { page } = stranger;
      // The address alone opens nothing.
      await stranger.go(`/track/${sent.code}`);
      assert.ok(await page.$("#secret"), "asks for the secret");
      assert.ok(!(await page.content()).includes("Phú Trinh"));
      await stranger.go("/track");
      await stranger.check("track form");
      stranger.expectRefusal();
      await openCase(page, { code: sent.code, secret: "00000-00000" });
      await stranger.check("track wrong secret");
      assert.equal(await page.inputValue("#code"), sent.code);
      assert.ok(await page.$("#secret-error"), "says what is wrong beside the secret");
      stranger.expectRefusal();
      await openCase(page, { code: "xyz", secret: sent.secret });
      assert.ok(await page.$("#code-error"));
      // As people type it: small letters, no dash.
      await openCase(page, { code: sent.code.toLowerCase().replace("-", ""), secret: sent.secret.toLowerCase() });
      assert.equal(new URL(page.url()).pathname, `/track/${sent.code}`);
      const text = await page.textContent("main");
      assert.ok(text.includes(kStory));
      assert.match(text, way.language === "vi" ? /Vì sao là ngày này/ : /Why this date/);
      assert.ok((await page.$$("details.why li")).length >= 2, "the reasons of the due date");
      assert.match(text, way.language === "vi" ? /Chưa có ai mở xem/ : /Nobody has opened/);
      assert.ok((await page.$$("a[href*='.tlog-proof']")).length >= 1);
      for (const details of await page.$$("details")) await details.evaluate((d) => { d.open = true; });
      await stranger.check("track");
      // The photo, without the place it was taken at, and its small picture.
      const thumbnail = await page.$eval(".file__picture", (i) => i.complete && i.naturalWidth > 0);
      assert.ok(thumbnail, "the small picture is shown");
      await stranger.close();
    });

    test("the QR code's link opens the case", async () => {
      const other = await visit(browser, server.url, way);
      await other.go(`/t/${sent.code}/${sent.secret}`);
      assert.equal(new URL(other.page.url()).pathname, `/track/${sent.code}`);
      await other.close();
    });

    test("one click changes the language, and it is remembered", async () => {
      const other = await visit(browser, server.url, { ...way, language: undefined, locale: undefined });
      const { page } = other;
      await other.go("/cases?words=%C4%91%C3%A8n");
      const first = await page.getAttribute("html", "lang");
      await press(page, ".top__language");
      const second = await page.getAttribute("html", "lang");
      assert.notEqual(first, second);
      assert.match(page.url(), /\/cases\?words=%C4%91%C3%A8n$/);
      await other.go("/track");
      assert.equal(await page.getAttribute("html", "lang"), second);
      await other.close();
    });

    test("the other public pages", async () => {
      for (const name of ["privacy", "accessibility", "cases"]) {
        await me.go(`/${name}`);
        await me.check(name);
      }
      await me.go("/cases?words=kh%C3%B4ng+c%C3%B3+g%C3%AC+nh%C6%B0+th%E1%BA%BF&category=water&state=open");
      await me.check("cases empty");
      await me.go("/no-such-page", 404);
      await me.check("not found");
      await me.go("/cases/7K3Q-F9TM", 404);
    });
  });
}

test("a tap on the map says where, and the commune is found from it", async () => {
  const me = await visit(browser, server.url, { viewport: kPhone });
  const { page } = me;
  await me.go("/send");
  const map = page.locator("[data-map=pick]");
  await map.locator(".leaflet-interactive").first().waitFor();
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  // The middle of the province lies in the middle of the map.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForFunction(() => document.getElementById("lat").value !== "");
  const lat = Number(await page.inputValue("#lat")), lon = Number(await page.inputValue("#lon"));
  assert.ok(lat > 10 && lat < 13 && lon > 106 && lon < 110, `${lat} ${lon}`);
  await sayWhat(page, { commune: "", place: "", category: "road" });
  await sayWho(page, {});
  await me.check("send 3 with a point");
  const sent = await send(page);
  assert.ok(sent.code);
  await me.close();
});

test("unnamed: the page says that nobody's data were left", async () => {
  const me = await visit(browser, server.url);
  const sent = await sendCase(me, { kind: "proposal", category: "tree" });
  await me.go(`/track/${sent.code}`);
  assert.match(await me.page.textContent("main"), /Bạn không để lại thông tin cá nhân/);
  await me.check("track unnamed");
  await me.close();
});

test("a file that is no picture is refused with its reason; the words and the good photo stay", async () => {
  const me = await visit(browser, server.url);
  const { page } = me;
  await me.go("/send");
  me.expectRefusal();
  await page.setInputFiles("#photo", [{ name: "virus.jpg", mimeType: "image/jpeg", buffer: Buffer.from("PK\u0003\u0004 not a picture") }]);
  await page.fill("#words", kStory);
  await page.selectOption("#category", "lighting");
  await page.selectOption("#commune", "22945");
  await press(page, "form.form button[type=submit]");
  assert.ok(await page.$("#photo-error"), "says so beside the photo");
  assert.equal(await page.inputValue("#words"), kStory);
  await me.check("send 1 bad file");
  // Good photo first, then a bad one: the good one is still there.
  await sayWhat(page, { photo: picture });
  await press(page, "button[name=go][value='1']");
  assert.ok((await page.textContent("main")).includes("đèn hỏng.jpg"));
  me.expectRefusal();
  await page.setInputFiles("#photo", [{ name: "virus.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture") }]);
  await press(page, "form.form button[type=submit]");
  assert.ok((await page.textContent("main")).includes("đèn hỏng.jpg"), "the good photo is lost");
  await me.close();
});

test("a draft survives a lost connection and a closed tab; sending clears it", async () => {
  const me = await visit(browser, server.url);
  let { page } = me;
  await me.go("/send");
  await page.locator("#words").pressSequentially("Đường ngập mỗi khi mưa");
  await me.context.setOffline(true);
  await page.locator("#words").pressSequentially(" lớn");
  await page.waitForFunction(() => document.querySelector(".draft")?.textContent.includes("Mất kết nối"));
  await page.waitForTimeout(600);
  await page.close();
  await me.context.setOffline(false);
  page = await me.context.newPage();
  await page.goto("/send");
  assert.equal(await page.inputValue("#words"), "Đường ngập mỗi khi mưa lớn");
  assert.ok(await page.isVisible(".notice button"), "offers to discard the draft");
  await sayWhat(page, { words: "Đường ngập mỗi khi mưa lớn, xe máy chết máy giữa đường.", category: "water" });
  await sayWho(page, { name: "Trần Văn A", phone: "0987654321" });
  await send(page);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage))), []);
  await me.close();
});

test("hostile and long words are shown as words", async () => {
  const me = await visit(browser, server.url, { viewport: kPhone });
  const words = `<script>alert(1)</script> <img src=x onerror=alert(2)> {{EVIL}} ${"Khôngxuốngdòng".repeat(40)} 🌧️ "'>`;
  const sent = await sendCase(me, { words, place: "<b>chợ</b> ".repeat(20) }, { name: "O'Hara <i>", phone: "0912345678" });
  await me.go(`/track/${sent.code}`);
  assert.ok((await me.page.textContent(".said")).includes("<script>alert(1)</script> <img"));
  await me.check("track hostile", { typed: true });
  await me.close();
});
