// Statutory reports in a browser: counted, opened to their cases, typed in, frozen at the end of the period,
// explained, signed; as files. The server's time is set forward over the end of a period.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, press, visit } from "./browser.mjs";
import { langnghe, startServer } from "./server.mjs";
import { sendCase, signInAs } from "./steps.mjs";

let server, browser;
before(async () => {
  server = await startServer({ travels: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const today = () => new Date(Date.now() + 7 * 3600e3 + server.days() * 86400e3);
// The quarter of reports that a day is in: from the 15th of the last month of the one before.
function quarter(date) {
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + (date.getUTCDate() >= 15 ? 1 : 0);
  return `${Math.floor(month / 12)}-Q${Math.floor((month % 12) / 3) + 1}`;
}
// How many days until it is over.
function left(date) {
  const now = quarter(date);
  for (let days = 1; ; ++days) if (quarter(new Date(date.getTime() + days * 86400e3)) !== now) return days;
}

async function until(what, ask) {
  for (let tries = 0; tries < 60; ++tries) {
    if (await ask()) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.fail(`${what}: waited for half a minute`);
}

for (const way of [{ viewport: kDesktop, language: "vi", unit: "22945" }, { viewport: kPhone, language: "en", unit: "22918" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let citizen, leader, period, table;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      leader = await signInAs(browser, server, "lanhdao.tinh", way);
      period = quarter(today());
      table = (form, more = "") => `/staff/reports/table?form=${form}&period=${period}&unit=${way.unit}${more}`;
    });
    after(async () => {
      await citizen?.close();
      await leader?.close();
    });

    test("what a citizen sends stands in the table, and the figure opens it", async () => {
      const { code } = await sendCase(citizen, { commune: way.unit });
      const { page } = leader;
      await leader.go("/staff/reports");
      await leader.check("reports");
      await until("the case is counted", async () => {
        await leader.go(table("01-XLD"));
        return (await page.locator("tbody tr").first().locator("td").nth(2).textContent()).trim() === "1";
      });
      await leader.check("report 01-XLD");
      await page.locator("tbody tr").first().locator("td a").first().click();
      await page.waitForURL(/\/staff\/reports\/items/);
      assert.match(await page.textContent("main"), new RegExp(code));
      await leader.check("report items");
      await page.locator(`a[href='/staff/case/${code}']`).click();
      await page.waitForURL(/\/staff\/case\//);
    });

    test("every table of the law is there, adds up and comes as a file", async () => {
      for (const form of ["01-TCD", "02-TCD", "01-XLD", "02-XLD", "03-XLD", "04-XLD", "01-KQGQ", "02-KQGQ", "03-KQGQ", "04-KQGQ", "DVK", "HL"]) {
        await leader.go(`/staff/reports/table?form=${form}&period=${period}&unit=68`);
        await leader.check(`report ${form} of the province`);
        await leader.go(table(form));
        assert.equal(await leader.page.locator(".notice--bad").count(), 0, form);
        for (const [format, begins] of [["csv", "\uFEFF"], ["xlsx", "PK"]]) {
          const response = await leader.context.request.get(`/staff/reports/file?form=${form}&period=${period}&unit=68&format=${format}`);
          assert.equal(response.status(), 200);
          assert.ok((await response.body()).toString("utf8").startsWith(begins), `${form} ${format}`);
        }
      }
      await leader.go(`/staff/reports/file?form=01-TCD&period=${period}&unit=68&format=html`);
      await leader.check("report on paper");
    });

    test("figures nobody can count are typed in; a wrong one is refused with what was typed", async () => {
      const { page } = leader;
      await leader.go(table("02-KQGQ"));
      await page.locator("a[href^='/staff/reports/type']").click();
      await page.waitForURL(/\/staff\/reports\/type/);
      await leader.check("report typing");
      await page.fill("#c3", "1.200");
      await page.fill("#c5", "nhiều");
      leader.expectRefusal();
      await press(page, "main form.form button[type=submit]");
      assert.ok(await page.$("#c5-error"));
      assert.equal(await page.inputValue("#c5"), "nhiều");
      assert.equal(await page.inputValue("#c3"), "1.200");
      await leader.check("report typing refused");
      await page.fill("#c5", "1500");
      await press(page, "main form.form button[type=submit]");
      assert.match(page.url(), /\/staff\/reports\/table/);
      assert.match(await page.locator(".notice--bad").first().textContent(), /300/, "300 more than there is");
      await leader.check("report that does not add up");
    });

    test("dashboards of everybody, of an officer and of a leader say as of when and open their lists", async () => {
      for (const address of ["/board", `/board?unit=${way.unit}&span=24`]) {
        await citizen.go(address);
        await citizen.check(`board ${address.includes("unit") ? "of a ward" : "of the province"}`);
      }
      await citizen.go("/board?unit=nowhere", 404);
      const { page } = leader;
      await leader.go(`/staff/dashboard?unit=${way.unit}`);
      await leader.check("leader's dashboard of a ward");
      assert.equal((await page.locator("#now-head ~ .tiles .tile dd").first().textContent()).trim(), "1", "one case is open");
      await page.locator("tbody tr td[data-label] a").first().click();
      await page.waitForURL(/\/staff\/reports\/items\?form=HL/);
      assert.ok(await page.locator("a[href^='/staff/case/']").count(), "the figure opens its case");
      await leader.go("/staff/dashboard");
      await leader.check("leader's dashboard of the province");
      assert.match(await page.textContent("#below-head ~ .table-box"), /\d/);
      const handler = await signInAs(browser, server, "thuly.tinh", way);
      await handler.go("/staff/dashboard", 403);
      await handler.go("/staff/dashboard/mine");
      await handler.check("officer's dashboard");
      await handler.close();
    });

    test("the five-year review has its figures and charts, takes words and prints", async () => {
      const { page } = leader;
      await leader.go(`/staff/review?unit=${way.unit}`);
      await leader.check("review");
      const box = page.locator("#section-petitions details");
      await box.locator("summary").click();
      await page.fill("#words-petitions", "Đơn nhận đủ, giải quyết kịp thời.\nCòn một vụ việc kéo dài.");
      await Promise.all([page.waitForNavigation(), box.locator("button[type=submit]").click()]);
      assert.match(await page.textContent("#section-petitions .keep-lines"), /Còn một vụ việc kéo dài/);
      // The counts follow the ledger: a moment later than what they count.
      await until("the petition is counted", async () => {
        // The year of reports begins on 15 December: five years from this one on have both.
        await leader.go(`/staff/review?unit=${way.unit}&first=${today().getUTCFullYear()}`);
        return /[1-9]/.test(await page.locator("#section-petitions tbody tr").nth(4).textContent());
      });
      await leader.check("review written");
      await leader.go(`/staff/review/paper?unit=${way.unit}`);
      await leader.check("review on paper");
      await leader.go("/staff/review?unit=nowhere", 404);
    });

    test("when the period ends it is frozen by itself; a late entry is explained case by case", async () => {
      server.travel(left(today()));
      await leader.close();  // the session has run out
      leader = await signInAs(browser, server, "lanhdao.tinh", way);
      const { page } = leader;
      await until("the period is frozen", async () => {
        await leader.go(table("01-XLD"));
        return (await page.locator("a[href^='/staff/reports/frozen/']").count()) > 0;
      });
      // A letter that came in time and is written down only now.
      const desk = await signInAs(browser, server, "tiepdan.tinh", way);
      const before = new Date(today().getTime() - 3 * 86400e3).toISOString().slice(0, 10);
      await desk.go("/staff/desk");
      await desk.page.check("input[name=channel][value=letter]");
      await desk.page.fill("#words", "Đơn gửi qua bưu điện: rác thải đổ trộm bên đường liên xã.");
      await desk.page.selectOption("#category", "rubbish");
      await desk.page.selectOption("#commune", way.unit);
      await desk.page.fill("#received_at", `${before}T09:00`);
      await desk.page.check("input[name=kind][value=reflection]");
      await press(desk.page, "main form.form button[type=submit]:not([name])");
      assert.match(desk.page.url(), /\/staff\/desk\/done\//, "the letter is taken in");
      await desk.close();
      await until("the difference shows", async () => {
        await leader.go(table("01-XLD"));
        await page.locator("a[href^='/staff/reports/frozen/']").first().click();
        await page.waitForURL(/\/staff\/reports\/frozen\//);
        return (await page.locator("#changes-head").count()) > 0;
      });
      assert.match(await page.textContent("main"), /\+1/);
      await leader.check("frozen report and what changed since");
      assert.equal(await page.locator(".notice--bad").count(), 0, "counted again it is the same");
    });

    test("it is signed only with an explanation while it does not add up, and then it stands", async () => {
      const { page } = leader;
      await leader.go(table("02-KQGQ"));
      await press(page, "form[action='/staff/reports/freeze'] button");
      await leader.check("frozen report to sign");
      leader.expectRefusal();
      await press(page, "form[action$='/sign'] button[type=submit]");
      assert.ok(await page.$("#explanation-error"));
      await leader.check("frozen report unsigned");
      await page.fill("#explanation", "Số đã thu gồm cả phần phải thu của kỳ trước, chưa ghi trong biểu này.");
      await press(page, "form[action$='/sign'] button[type=submit]");
      assert.equal(await page.locator("form[action$='/sign']").count(), 0);
      assert.match(await page.textContent("main"), /phải thu của kỳ trước/);
      await leader.check("frozen report signed");
      await leader.go(page.url() + "/paper");
      await leader.check("signed report on paper");
    });

    test("who has no right sees none of it", async () => {
      await citizen.go("/staff/reports");
      assert.match(citizen.page.url(), /\/staff\/login/);
      const handler = await signInAs(browser, server, "thuly.tinh", way);
      await handler.go("/staff/reports", 403);
      await handler.go(table("01-XLD"), 404);
      await handler.close();
    });
  });
}

test("the command says the same as the page, and the counts are proved", () => {
  const now = quarter(new Date(Date.now() + 7 * 3600e3));
  const text = langnghe("report", "01-XLD", "--period", now, "--unit", "22945", "--data", server.data);
  assert.match(text.split("\r\n")[1], /,2,0,2,/, "one sent, one written down late");
  assert.match(langnghe("insight", "check", "--data", server.data), /every ready count equals a full count/);
  assert.match(langnghe("fsck", "--data", server.data), /all as it was signed/);
});
