// What people do, step by step, in either language, with script and without.
import assert from "node:assert/strict";
import { press, visit } from "./browser.mjs";

export const kStory = "Đèn đường trước cổng Trường Tiểu học Phú Trinh hỏng đã hai tuần, buổi tối các cháu đi học thêm về " +
  "rất nguy hiểm. Bà con tổ dân phố đã gọi điện nhiều lần nhưng chưa thấy ai đến sửa.";

// Fills step 1 and goes on. `commune` a code, `at` [lat, lon] typed by hand.
export async function sayWhat(page, { kind = "reflection", words = kStory, category = "lighting",
                                      commune = "22945", place = "Trước cổng trường, đường Trần Hưng Đạo",
                                      photo } = {}) {
  await page.check(`input[name=kind][value=${kind}]`);
  await page.fill("#words", words);
  await page.selectOption("#category", category);
  if (commune) await page.selectOption("#commune", commune);
  await page.fill("#place", place);
  if (photo) await page.setInputFiles("#photo", [{ name: "đèn hỏng.jpg", mimeType: "image/jpeg", buffer: photo }]);
  await press(page, "form.form button[type=submit]");
}

export async function sayWho(page, { name, phone, email, address, publish = false } = {}) {
  await page.check(`input[name=who][value=${name || phone || email ? "named" : "nobody"}]`);
  for (const [field, value] of Object.entries({ name, phone, email, address }))
    if (value) await page.fill(`#${field}`, value);
  if (publish) await page.check("#publish");
  await press(page, "form.form button[type=submit]:not([name])");
}

// Sends and reads what the confirmation page shows.
export async function send(page) {
  await press(page, "form.form button[type=submit]:not([name])");
  assert.match(page.url(), /\/track\/[0-9A-Z-]+\/sent$/);
  return {
    code: (await page.textContent("#code")).trim(),
    secret: (await page.textContent("#secret")).trim(),
    receipt: await page.getAttribute("a[href*='/receipt/']", "href"),
  };
}

// The whole way in one.
export async function sendCase(visitor, what = {}, who = {}) {
  await visitor.go("/send");
  await sayWhat(visitor.page, what);
  await sayWho(visitor.page, who);
  return send(visitor.page);
}

export async function openCase(page, { code, secret }) {
  await page.fill("#code", code);
  await page.fill("#secret", secret);
  await press(page, "form.form button[type=submit]");
}

// Fills fields of a form by name, whatever they are.
export async function fillIn(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`).first();
    const tag = await field.evaluate((e) => `${e.tagName} ${e.type}`);
    if (tag.startsWith("SELECT")) await field.selectOption(value);
    else if (tag.endsWith("checkbox")) await field.setChecked(value === "1");
    else await field.fill(value);
  }
}

// One action of a case page or tracking page: its form opened, filled in and sent.
export async function act(page, code, action, fields = {}, file, base = "/staff/case") {
  const box = page.locator(`#do-${action}`);
  if (await box.count() && !(await box.evaluate((d) => d.open))) await box.locator("summary").first().click();
  const form = page.locator(`form[action='${base}/${code}/do/${action}']`);
  await fillIn(form, fields);
  if (file) await form.locator("input[type=file]").setInputFiles([{ name: "biên bản.jpg", mimeType: "image/jpeg", buffer: file }]);
  await Promise.all([page.waitForNavigation({ timeout: 10000 }), form.locator("button[type=submit]").click()]);
}

// A sample officer, signed in. `officer.act(code, action, fields, file)` does a step of a case.
export async function signInAs(browser, server, login, way) {
  const officer = await visit(browser, server.url, way);
  await officer.go("/staff/login");
  await officer.page.fill("#login", login);
  await officer.page.fill("#password", server.accounts.get(login));
  await press(officer.page, "form.form button[type=submit]");
  assert.equal(new URL(officer.page.url()).pathname, "/staff/queue", `${login} is in`);
  officer.act = async (code, action, fields = {}, file) => {
    if (!officer.page.url().endsWith(`/staff/case/${code}`)) await officer.go(`/staff/case/${code}`);
    await act(officer.page, code, action, fields, file);
  };
  return officer;
}
