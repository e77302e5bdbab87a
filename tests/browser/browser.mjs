// A real Chromium, and what every page has to stand: WCAG 2.2 AA as axe-core sees it, nothing
// on the console, nothing wider than the screen, under 60 KB of HTML.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url)("axe-core").source;
const kMostHtml = 60 * 1024;
export const kDesktop = { width: 1280, height: 900 };
export const kPhone = { width: 390, height: 844 };
export const kSmallPhone = { width: 320, height: 640 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
           "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-extensions"],
  });
}

// A visitor: one browser context. `script: false` has JavaScript switched off.
export async function visit(browser, url, { viewport = kDesktop, script = true, language = "vi", ...more } = {}) {
  const context = await browser.newContext({ baseURL: url, viewport, javaScriptEnabled: script, locale: language,
                                             acceptDownloads: true, reducedMotion: "reduce", ...more });
  if (language === "en") await context.addCookies([{ name: "lang", value: "en", url }]);
  context.setDefaultTimeout(10000);
  const page = await context.newPage();
  const troubles = [];
  let expected = null;
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // A page of status 422 is logged by the browser as a failed load; it is what we want there.
    if (/the server responded with a status of 4\d\d/.test(message.text()) && expected) return;
    troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  let html = 0;  // bytes of the page shown, as the server sent them
  page.on("response", async (response) => {
    if (new URL(response.url()).origin !== new URL(url).origin) troubles.push(`elsewhere: ${response.url()}`);
    if (response.status() >= 400 && response.request().resourceType() !== "document")
      troubles.push(`${response.status()} ${response.url()}`);
    if (response.request().isNavigationRequest() && response.status() !== 303)
      html = (await response.body().catch(() => "")).length;
  });

  const visitor = {
    context, page, troubles,
    // 4xx pages are expected between now and the next check.
    expectRefusal() { expected = true; },
    go: async (to, status = 200) => {
      if (status >= 400) expected = true;
      const response = await page.goto(to);
      assert.equal(response.status(), status, `${to}: ${response.status()}`);
      return response;
    },
    // Everything a page has to stand. `name` says which page in the messages and the picture.
    // `typed`: somebody typed the signs of a template, or the page shows JSON.
    async check(name, { typed = false } = {}) {
      await page.waitForLoadState("networkidle");
      assert.ok(html > 500 && html < kMostHtml, `${name}: ${html} bytes of HTML`);
      await noOverflow(page, name);
      const text = await page.evaluate(() => document.body.innerText);
      if (!typed) assert.doesNotMatch(text, /[{}]|\[\[|\]\]|%\w+%/, `${name}: signs of a template are left over`);
      if (script) {
        for (const width of [320, 390]) {
          if (viewport.width <= width) continue;
          await page.setViewportSize({ width, height: 800 });
          await noOverflow(page, `${name} at ${width} px`);
        }
        await page.setViewportSize(viewport);
        await page.evaluate(axe);
        const found = await page.evaluate(() => globalThis.axe.run(document, {
          runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        }));
        const broken = found.violations.map((v) => `${v.id}: ${v.help}\n    ` +
          v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 200)} ${n.failureSummary.replaceAll("\n", " ").slice(0, 300)}`).join("\n    "));
        assert.deepEqual(broken, [], `${name}: axe-core\n  ${broken.join("\n  ")}`);
        await noDoubleIds(page, name);
      }
      await picture(page, name, viewport, await page.getAttribute("html", "lang"));
      assert.deepEqual(troubles, [], `${name}: ${troubles.join("\n")}`);
      expected = null;
    },
    close: () => context.close(),
  };
  return visitor;
}

async function noOverflow(page, name) {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return Array.from(document.querySelectorAll("body *"))
      .filter((e) => e.getBoundingClientRect().right > width + 1)
      .slice(0, 5).map((e) => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)} > ${width}`)
      .concat(`page ${document.documentElement.scrollWidth} > ${width}`);
  });
  assert.deepEqual(wide, [], `${name}: wider than the screen: ${wide.join("; ")}`);
}

async function noDoubleIds(page, name) {
  const doubles = await page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll("[id]"), (e) => e.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  assert.deepEqual(doubles, [], `${name}: ids used twice`);
}

// LANGNGHE_PICTURES=/folder keeps a picture of every page checked.
async function picture(page, name, viewport, language) {
  const folder = process.env.LANGNGHE_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ fullPage: true, path: path.join(folder,
    `${name.replaceAll(/[^\w]+/g, "-")}-${viewport.width}-${language}.png`) });
}

// A real photo: what the browser itself draws, as JPEG.
export async function photo(browser, text = "Đèn đường hỏng") {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.setContent(`<body style="margin:0;background:linear-gradient(#234,#b86);color:#fff;font:40px sans-serif;
    display:grid;place-items:center;height:100vh">${text}</body>`);
  const bytes = await page.screenshot({ type: "jpeg", quality: 80 });
  await page.close();
  return bytes;
}

// Waits for the next page after a click on a button or link with these words.
export async function press(page, selector) {
  await Promise.all([page.waitForNavigation({ waitUntil: "load", timeout: 10000 }), page.click(selector)]);
}
