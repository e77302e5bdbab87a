// Searching and look-alikes in a browser: what is public for everybody, for officers what they may
// see, and the same thing told twice found before it is sent and on the officer's page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, press, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { fillIn, sayWhat, sayWho, sendCase, signInAs } from "./steps.mjs";

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// The index follows within a second or so: asks until the page says it.
async function until(visitor, where, holds, what) {
  for (const end = Date.now() + 8000; ;) {
    await visitor.go(where);
    const text = await visitor.page.textContent("main");
    if (holds(text)) return text;
    assert.ok(Date.now() < end, `${what}: ${text.replaceAll(/\s+/g, " ").slice(0, 600)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function publish(officer, code, words) {
  await officer.go(`/staff/case/${code}`);
  const form = officer.page.locator(`form[action='/staff/case/${code}/do/publish']`);
  await fillIn(form, { public_words: words });
  await Promise.all([officer.page.waitForNavigation(), form.locator("button[type=submit]").click()]);
}

const ways = [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }];
for (const [turn, way] of ways.entries()) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    // Another story each turn: the two share one house.
    const { street, plain, words, some, phrase, absent, told, wrong, category } = [
      { street: "Vĩnh Hảo", plain: "vinh hao", category: "road", some: "hố ga", phrase: "sup xuong", absent: "sụp",
        words: "Hố ga trước chợ Vĩnh Hảo mất nắp từ hôm qua, xe máy sụp xuống rất nguy hiểm.",
        told: "Nap ho ga o cho vinh hao bi mat, xe may sup xuong", wrong: "nguy heim cho vinh hao" },
      { street: "Cù Lao", plain: "cu lao", category: "tree", some: "cây phượng", phrase: "gay canh", absent: "gãy",
        words: "Cây phượng ở chợ Cù Lao gãy cành lớn, đè lên dây điện thoại của cả dãy nhà.",
        told: "Canh phuong lon cho cu lao gay, de len day dien", wrong: "dien thaoi cho cu lao" },
    ][turn];
    let citizen, handler, elsewhere, first, second;
    before(async () => {
      citizen = await visit(browser, server.url, way);
      handler = await signInAs(browser, server, "thuly.phanthiet", way);
      elsewhere = await signInAs(browser, server, "thuly.phuthuy", way).catch(() => null);
    });
    after(async () => {
      for (const one of [citizen, handler, elsewhere]) await one?.close();
    });

    test("the page is there, empty, and says what is wrong with a question", async () => {
      await citizen.go("/search");
      await citizen.check("search");
      assert.ok(await citizen.page.locator("a[href='/search']").count() > 0, "it is in the menu");
      await citizen.go("/search?q=%22%22");
      await citizen.check("search nothing asked");
      await citizen.go("/search?q=zzzzyq");
      await citizen.check("search nothing found");
      citizen.expectRefusal();
      await citizen.go("/search?q=r%C3%A1c+lo%E1%BA%A1i:bay", 422);
      assert.ok(await citizen.page.$("#q-error"));
      assert.equal(await citizen.page.inputValue("#q"), "rác loại:bay", "what was typed stays");
      await citizen.check("search refused");
      citizen.expectRefusal();
      await citizen.go("/search?q=r%C3%A1c&from=32/13/2026", 422);
      assert.ok(await citizen.page.$("#from-error"));
      await citizen.check("search refused day");
      await citizen.go("/search?q=%3Cscript%3Ealert(1)%3C/script%3E");
      await citizen.check("search script");
    });

    test("directives are found with and without marks, as phrase, by number", async () => {
      for (const typed of ["đối thoại", "doi thoai", "25-NQ/TW", "số:25-NQ/TW", "mục:vănbảnchỉđạo \"dân vận\""]) {
        const text = await until(citizen, `/search?q=${encodeURIComponent(typed)}`, (t) => /\d/.test(t), typed);
        assert.ok(await citizen.page.locator(".found > li").count() > 0, `${typed}: ${text}`);
      }
      assert.ok(await citizen.page.locator("mark").count() > 0, "what was searched for is marked");
      await citizen.check("search directives");
    });

    test("what nobody published is found by its officers only", async () => {
      first = await sendCase(citizen, { words, category, place: `Chợ ${street}` }, { publish: true });
      await until(handler, `/staff/search?q=${encodeURIComponent(`${some} chợ ${street}`)}`, (t) => t.includes(first.code), "the handler finds it");
      await handler.check("staff search");
      for (const typed of [plain, `"${street}"`, `mã:${first.code}`, first.code, `${phrase} ${plain} loại:phảnánh`, `${plain} xã:"Phan Thiết"`]) {
        await handler.go(`/staff/search?q=${encodeURIComponent(typed)}`);
        assert.ok((await handler.page.textContent("main")).includes(first.code), typed);
      }
      for (const typed of [`${plain} loại:kiếnnghị`, `${plain} -${absent}`, `"${street} chợ"`, `${plain} đến:01/01/2020`]) {
        await handler.go(`/staff/search?q=${encodeURIComponent(typed)}`);
        assert.ok(!(await handler.page.textContent("main")).includes(first.code), typed);
      }
      await citizen.go(`/search?q=${encodeURIComponent(street)}`);
      assert.ok(!(await citizen.page.textContent("main")).includes(first.code), "not public yet");
      if (elsewhere) {
        await elsewhere.go(`/staff/search?q=${encodeURIComponent(street)}`);
        assert.ok(!(await elsewhere.page.textContent("main")).includes(first.code), "another commune's officer does not find it");
      }
    });

    test("the second who tells it is shown a published one before sending, never another", async () => {
      const again = { words: told, category, place: `gan cho ${plain}` };
      await citizen.go("/send");
      await sayWhat(citizen.page, again);
      await sayWho(citizen.page, {});
      assert.equal(await citizen.page.$("#alike-head"), null, "nothing is published yet");
      await publish(handler, first.code, words);
      await until(citizen, `/search?q=${encodeURIComponent(street)}`, (t) => t.includes(first.code), "published: everybody finds it");
      await citizen.check("search published case");
      await citizen.go("/send");
      await sayWhat(citizen.page, again);
      await sayWho(citizen.page, {});
      await citizen.page.waitForSelector("#alike-head");
      assert.ok((await citizen.page.textContent("main")).includes(words.slice(0, 20)));
      await citizen.check("send check with look-alikes");
      await press(citizen.page, "form.form button[type=submit]:not([name])");
      second = { code: (await citizen.page.textContent("#code")).trim() };
    });

    test("the officer of the second sees the first, why, and joins them with one button", async () => {
      await until(handler, `/staff/case/${second.code}`, (t) => t.includes(first.code), "suggested on the case page");
      const panel = handler.page.locator("section[aria-labelledby=alike-head]");
      assert.match(await panel.textContent(), /chợ/);
      await handler.check("case with look-alikes");
      await Promise.all([handler.page.waitForNavigation(), panel.locator("form button").first().click()]);
      const matter = handler.page.locator("section[aria-labelledby=matter-head]");
      assert.ok((await matter.textContent()).includes(first.code), "they are one matter now");
      assert.ok(!(await handler.page.locator("section[aria-labelledby=alike-head]").allTextContents()).join().includes(first.code),
        "what is joined is not suggested again");
      await handler.check("case joined");
    });

    test("a typing error finds it all the same, and the page says so", async () => {
      await citizen.go(`/search?q=${encodeURIComponent(wrong)}`);
      assert.ok((await citizen.page.textContent("main")).includes(first.code));
      assert.ok(await citizen.page.locator("p.notice").count() > 0);
      await citizen.check("search typing error");
    });
  });
}
