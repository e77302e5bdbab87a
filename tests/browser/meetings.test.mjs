// Reception days in a browser: planned, posted, booked, received, answered; the register.
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

// Working days ahead, as an ISO date; the next Monday to Friday from `days` on.
function ahead(days) {
  const day = new Date(Date.now() + 7 * 3600e3 + days * 86400e3);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

let round = 0;
for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    const day = ahead(14 + 7 * round), later = ahead(17 + 7 * round);
    ++round;
    let citizen, desk, href, booked;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      desk = await visit(browser, server.url, way);
      await desk.go("/staff/login");
      await desk.page.fill("#login", "tiepdan.phanthiet");
      await desk.page.fill("#password", server.accounts.get("tiepdan.phanthiet"));
      await press(desk.page, "form.form button[type=submit]");
    });
    after(async () => {
      await citizen?.close();
      await desk?.close();
    });

    test("a day on a weekend is refused with what was typed; a working day is planned and posted", async () => {
      const { page } = desk;
      await desk.go("/staff/reception");
      await desk.check("staff reception");
      await desk.go("/staff/reception/new");
      await desk.check("staff new day");
      await page.selectOption("#host", { index: 1 });
      await page.fill("#place", "Phòng tiếp công dân, tầng 1");
      const saturday = new Date(Date.parse(day));
      saturday.setUTCDate(saturday.getUTCDate() + (6 - saturday.getUTCDay()));
      await page.fill("#day", saturday.toISOString().slice(0, 10));
      desk.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.ok(await page.$("#day-error"), "says why");
      assert.equal(await page.inputValue("#place"), "Phòng tiếp công dân, tầng 1");
      await desk.check("staff new day refused");
      await page.fill("#day", day);
      await press(page, "main form.form button[type=submit]");
      assert.match(page.url(), /\/staff\/reception\/day\//);
      await desk.check("staff day");
      await desk.go("/staff/reception");
      await press(page, "form[action='/staff/reception/post'] button");
      await desk.check("staff reception posted");
    });

    test("a citizen books a slot, keeps code and secret, and opens it again with them", async () => {
      const { page } = citizen;
      await citizen.go("/reception");
      await citizen.check("schedule");
      href = await page.getAttribute(`a[href^='/reception/day/'] >> nth=-1`, "href");
      await citizen.go(href);
      await citizen.check("book");
      citizen.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.ok(await page.$("#name-error"));
      await citizen.check("book refused");
      await page.selectOption("#slot", { index: 1 });
      await page.check("#topic");
      await page.fill("#words", "Xin hỏi về việc cấp lại sổ hộ nghèo của gia đình.");
      await page.fill("#name", "Nguyễn Thị Hồng");
      await page.fill("#phone", "0912345678");
      await press(page, "main form.form button[type=submit]");
      assert.match(page.url(), /\/booked$/);
      await citizen.check("booked");
      booked = { code: (await page.textContent("#code")).trim(), secret: (await page.textContent("#secret")).trim() };
      const other = await visit(browser, server.url, way);
      await other.go("/visit");
      await other.check("visit form");
      await other.page.fill("#code", booked.code);
      await other.page.fill("#secret", booked.secret);
      await press(other.page, "main form.form button[type=submit]");
      assert.ok(other.page.url().endsWith(`/visit/${booked.code}`));
      await other.check("visit");
      await other.close();
    });

    test("the day moves with a reason; the visitor sees it", async () => {
      const { page } = desk;
      await desk.go(href.replace("/reception", "/staff/reception"));
      await page.fill("#day", later);
      await page.fill("#reason", "Chủ tịch họp Hội đồng nhân dân");
      await press(page, "form[action$='/move'] button");
      await desk.check("staff day moved");
      await citizen.go(`/visit/${booked.code}`);
      assert.ok((await citizen.page.textContent("main")).includes("Hội đồng nhân dân"));
    });

    test("somebody comes without booking; register, conclusion, answer, paper", async () => {
      const { page } = desk;
      await desk.go("/staff/reception/visit");
      await desk.check("staff entry");
      await page.check("#topic");
      await page.fill("#words", "Khiếu nại quyết định bồi thường khi làm đường.");
      await page.fill("#name", "Trần Văn Út");
      await page.fill("#id_number", "068123456789");
      await press(page, "main form.form button[type=submit]");
      assert.match(page.url(), /\/staff\/visit\//);
      await desk.check("staff visit");
      await page.fill("#conclusion", "Giao công chức địa chính kiểm tra.");
      await page.fill("#conclusion_no", "20/TB-UBND");
      await page.fill("#resolve_by", later);
      await press(page, "form[action$='/conclude'] button");
      await page.check("#answer");
      await page.fill("#answer_words", "Phường đã thụ lý.");
      await press(page, "form[action$='/answer'] button");
      await desk.check("staff visit answered");
      await desk.go("/staff/reception/register");
      await desk.check("register");
      assert.ok(!(await page.textContent("main")).includes("Trần Văn Út"), "no names on screen");
      await press(page, "button[value=paper]");
      assert.ok((await page.textContent("main")).includes("Trần Văn Út"));
    });

    test("who received as they must, in the open", async () => {
      await citizen.go("/reception/duty");
      await citizen.check("duty");
    });
  });
}
