// Hot spots in a browser: found in the sample's outbreak, assigned, worked on, closed; who may not see.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { kDesktop, kPhone, launch, press, visit } from "./browser.mjs";
import { langnghe, startServer } from "./server.mjs";

let server, browser, codes;
before(async () => {
  server = await startServer({ prepare: (data) => { langnghe("hotspots", "sample", "--data", data); } });
  codes = new Map();
  for (const line of langnghe("hotspots", "run", "--data", server.data).split("\n")) {
    const found = /^(DN-\w{8})\s+(\w+)/.exec(line);
    if (found) codes.set(found[2], found[1]);
  }
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
  return officer;
}

async function act({ page }, action, fields) {
  await page.locator(`#do-${action}`).evaluate((box) => { box.open = true; });
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#do-${action} [name=${name}]`);
    if (await field.evaluate((e) => e.tagName === "SELECT")) await field.selectOption(value);
    else await field.fill(value);
  }
  await press(page, `#do-${action} button[type=submit]`);
}

for (const way of [{ viewport: kDesktop, language: "vi" }, { viewport: kPhone, language: "en" }]) {
  describe(`${way.viewport.width} px, ${way.language}`, () => {
    let ward, handler, elsewhere, reader;
    before(async () => {
      [ward, handler, elsewhere] = await Promise.all(
        ["lanhdao.phanthiet", "thuly.phanthiet", "lanhdao.soxaydung"].map((login) => signIn(login, way)));
      reader = await visit(browser, server.url, way);
    });
    after(async () => {
      for (const one of [ward, handler, elsewhere, reader]) await one?.close();
    });

    test("a ward's leader sees the flood of the ward: where, since when, how rare, map, curve, cases", async () => {
      assert.ok(codes.has("cluster"), `the sample breaks out: ${[...codes]}`);
      await ward.go("/staff/hotspots");
      await ward.check("hotspots list");
      await ward.go(`/staff/hotspots/${codes.get("cluster")}`);
      await ward.check("hotspot");
      assert.ok(await ward.page.$("#hotspot-map-title"), "a map");
      assert.ok(await ward.page.$("#curve-title"), "a curve");
      assert.ok((await ward.page.$$("main a[href^='/staff/case/']")).length >= 5, "the cases behind it");
    });

    test("nobody else finds it, neither in the list nor by its address", async () => {
      await elsewhere.go("/staff/hotspots");
      await elsewhere.check("hotspots list empty");
      assert.equal((await elsewhere.page.$$("main a[href^='/staff/hotspots/DN']")).length, 0);
      await elsewhere.go(`/staff/hotspots/${codes.get("cluster")}`, 404);
      await reader.go(`/staff/hotspots/${codes.get("cluster")}`);
      assert.match(reader.page.url(), /login/);
    });

    test("assigned, worked on; words that are missing are asked for; then everybody may know", async () => {
      await ward.go(`/staff/hotspots/${codes.get("cluster")}`);
      ward.expectRefusal();
      await act(ward, "assign", { officer: "" });
      await ward.check("hotspot assign refused");
      const options = await ward.page.$$eval("#do-assign option", (all) => all.map((one) => [one.value, one.textContent]));
      await act(ward, "assign", { officer: options.find(([, name]) => name.includes("Đặng Văn Hoà"))[0], words: "Xem ngay." });
      await handler.go("/staff/notices");
      assert.ok((await handler.page.textContent("main")).includes(codes.get("cluster")), "the officer is told");
      await handler.go(`/staff/hotspots/${codes.get("cluster")}`);
      await act(handler, "act", { words: "Đã cùng đơn vị cấp nước súc rửa đường ống." });
      await handler.check("hotspot acting");
      assert.equal(await handler.page.$("#do-confirm"), null, "closing is for the leader");
      await reader.go("/hotspots");
      await reader.check("hotspots public");
      const told = await reader.page.textContent("main");
      assert.ok(!told.includes("DN-"), "no code of an alarm");
      assert.ok((await reader.page.$$("main .list li")).length >= 1);
    });

    test("closed with a result, opened again; a look asked for is done within seconds", async () => {
      await ward.go(`/staff/hotspots/${codes.get("cluster")}`);
      await act(ward, "confirm", { words: "Vỡ ống chính, đã thay." });
      await ward.check("hotspot closed");
      await ward.go("/staff/hotspots?state=closed");
      await ward.check("hotspots closed");
      await ward.go(`/staff/hotspots/${codes.get("cluster")}`);
      await act(ward, "reopen", { words: "Nước lại đục." });
      await ward.go("/staff/hotspots");
      await press(ward.page, "form[action='/staff/hotspots/run'] button");
      for (let tries = 0; tries < 40 && await ward.page.$("main [role=status]"); ++tries) {
        await ward.page.waitForTimeout(500);
        await ward.go("/staff/hotspots");
      }
      assert.equal(await ward.page.$("main [role=status]"), null, "the look is done");
      await ward.check("hotspots after the look");
    });
  });
}
