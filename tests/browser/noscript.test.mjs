// The same way with JavaScript switched off: nothing may be missing.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { kDesktop, kPhone, launch, photo, press, visit } from "./browser.mjs";
import { langnghe, startServer } from "./server.mjs";
import { kStory, openCase, sayWhat, sayWho, send } from "./steps.mjs";

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const way of [{ viewport: kPhone, language: "vi" }, { viewport: kDesktop, language: "en" }]) {
  test(`without script, ${way.viewport.width} px, ${way.language}: send, receipt, verify, track`, async () => {
    const me = await visit(browser, server.url, { ...way, script: false });
    const { page } = me;
    await me.go("/");
    await press(page, ".hero a[href='/send']");
    assert.ok(!(await page.isVisible(".map")), "no empty box where the map would be");
    me.expectRefusal();
    await press(page, "form.form button[type=submit]");
    assert.ok(await page.$("#words-error"));
    await me.check("noscript send 1 errors");
    await sayWhat(page, { photo: await photo(browser) });
    await sayWho(page, { phone: "0912345678" });
    await me.check("noscript send 3");
    const sent = await send(page);
    await me.check("noscript sent");
    assert.ok(await page.$("svg"), "the QR code");

    const receipt = await me.context.request.get(sent.receipt);
    assert.equal(receipt.status(), 200);
    const file = path.join(server.data, `${sent.code}.tlog-proof`);
    writeFileSync(file, await receipt.body());
    assert.ok(langnghe("verify", file, "--data", server.data).includes(sent.code));

    // The page verifies on the server when there is no script: a file, then pasted words.
    await me.go("/transparency");
    await page.setInputFiles("#file", file);
    await press(page, "#verify-form button[type=submit]");
    assert.ok((await page.textContent(".notice--done")).length > 10);
    assert.ok((await page.textContent("#verify")).includes(sent.code));
    await me.check("noscript verified", { typed: true });
    const text = readFileSync(file, "utf8");
    await me.go("/transparency");
    await page.fill("#proof", text.replace(/^index (\d+)/m, (_, n) => `index ${+n + 1}`));
    me.expectRefusal();
    await press(page, "#verify-form button[type=submit]");
    assert.equal(await page.$(".notice--done"), null, "a changed receipt passes");
    assert.ok(await page.$(".error-summary"));
    await me.check("noscript verify refused");

    const other = await visit(browser, server.url, { ...way, script: false });
    await other.go("/track");
    await openCase(other.page, sent);
    assert.ok((await other.page.textContent("main")).includes(kStory));
    await other.page.click("details.why summary");
    assert.ok(await other.page.isVisible("details.why li"), "the reasons open without script");
    await other.check("noscript track");
    await other.close();
    await me.close();
  });
}
