// Officers at work, through the same pages and forms a browser uses; the server is strict, so
// a value that a page forgets fails here.
//   node --test tests/staff.test.mjs
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import test from "node:test";
import { Browser } from "./client.mjs";
import { House, langnghe } from "./house.mjs";

// The smallest PDF our checks take for one.
const kPdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\nxref\n0 4\n0000000000 65535 f \n" +
  "0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n167\n%%EOF\n";

// RFC 6238 with SHA-1, six digits, 30 seconds.
function totp(base32, at = Date.now()) {
  const bits = [...base32].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

let house, passwords = {};
async function officer(login, headers) {
  const browser = new Browser(house, headers);
  await browser.get("/staff/login");
  await browser.post("/staff/login", { login, password: passwords[login] });
  assert.ok(!browser.where.startsWith("/staff/login"), `${login} is in: ${browser.status}`);
  return browser;
}
const kEntry = { channel: "visit", kind: "reflection", language: "vi", category: "lighting", commune: "22945",
                 words: "Đèn đường trước nhà văn hoá khu phố 3 hỏng đã hai tuần.", place: "Trần Hưng Đạo" };
async function enter(desk, fields = {}) {
  await desk.get("/staff/desk");
  await desk.post("/staff/desk", { ...kEntry, ...fields });
  return /^\/staff\/desk\/done\/([^?]+)/.exec(desk.where)?.[1];
}
// Does one of the actions on the page of the case.
async function act(who, code, action, fields = {}) {
  await who.get(`/staff/case/${code}`);
  return who.post(`/staff/case/${code}/do/${action}`, fields);
}

test.before(async () => {
  house = await House.make();
  const made = await langnghe("init", "--data", house.data, "--sample");
  for (const [, login, password] of made.stdout.matchAll(/SAMPLE\s+([a-z.]+)\s+([0-9A-Z-]{19})/g)) passwords[login] = password;
  assert.ok(passwords["tiepdan.phanthiet"], made.stdout + made.stderr);
  await house.start("--strict", "--limits", "off");
});
test.after(() => house.close());

test("who is not signed in is sent to sign in, and comes back to the page they wanted", async () => {
  const nobody = new Browser(house);
  await nobody.get("/staff/late");
  assert.match(nobody.where, /^\/staff\/login\?next=%2Fstaff%2Flate/);
  await nobody.post("/staff/login", { login: "lanhdao.phanthiet", password: "sai", next: "/staff/late" });
  assert.equal(nobody.status, 403);
  assert.match(nobody.text, /value="lanhdao.phanthiet"/);
  assert.doesNotMatch(nobody.text, /value="sai"/);
  await nobody.post("/staff/login", { login: "lanhdao.phanthiet", password: passwords["lanhdao.phanthiet"], next: "/staff/late" });
  assert.equal(nobody.where, "/staff/late");
  assert.match(nobody.cache, /no-store/);
  await nobody.post("/staff/logout");
  await nobody.get("/staff/queue");
  assert.match(nobody.where, /^\/staff\/login/);
});

test("a link in `next` leads nowhere else", async () => {
  const browser = new Browser(house);
  for (const next of ["https://evil.example/", "//evil.example", "/staff//evil.example", "/track"]) {
    await browser.get("/staff/login");
    await browser.post("/staff/login", { login: "tiepdan.phanthiet", password: passwords["tiepdan.phanthiet"], next });
    assert.equal(browser.where, "/staff/queue");
  }
});

test("a case goes from the desk to its answer, each step by who may take it", async () => {
  const desk = await officer("tiepdan.phanthiet");
  const code = await enter(desk, { name: "Nguyễn Văn Thử", address: "12 Trần Hưng Đạo", publish: "1" });
  assert.ok(code, desk.text);
  assert.match(desk.text, /class="secret"/);
  const pass = /name="pass" value="([^"]+)"/.exec(desk.text)[1];
  await desk.post(`/staff/case/${code}/letter/acknowledgement`, { pass, with_name: "1" });
  assert.match(desk.text, /Nguyễn Văn Thử/);
  assert.match(desk.text, /01\/BN-UBND/);
  await desk.get(`/staff/case/${code}`);
  assert.doesNotMatch(desk.text, /Nguyễn Văn Thử/);
  await desk.post(`/staff/case/${code}/letter/acknowledgement`);
  assert.match(desk.text, /01\/BN-UBND/);  // printed again, not numbered again
  assert.doesNotMatch(desk.text, /\/t\//);  // without the secret

  await act(desk, code, "accept");
  assert.equal(desk.where, `/staff/case/${code}?done=accept`);
  const handler = await officer("thuly.phanthiet");
  await act(handler, code, "take");
  await act(handler, code, "draft", { draft_words: "Phường đã thay bóng đèn <b>hôm qua</b>." });
  assert.match(handler.text, /&lt;b&gt;hôm qua/);
  await act(handler, code, "note", { note: "Gọi tổ trưởng khu phố." });
  assert.match(handler.text, /Gọi tổ trưởng khu phố/);
  await act(handler, code, "approve");
  assert.equal(handler.status, 403);

  const leader = await officer("lanhdao.phanthiet");
  await act(leader, code, "approve");
  assert.equal(leader.status, 200);
  await leader.post(`/staff/case/${code}/do/approve`);  // the page was old: somebody was faster
  assert.equal(leader.status, 409);

  await handler.get(`/staff/case/${code}`);
  await handler.upload(`/staff/case/${code}/do/answer`, "answer_file", "", null);
  assert.equal(handler.status, 422);
  assert.match(handler.text, /href="#answer_file"/);
  await handler.upload(`/staff/case/${code}/do/answer`, "answer_file", "bien-ban.pdf", kPdf);
  assert.equal(handler.where, `/staff/case/${code}?done=answer`, handler.text.slice(0, 4000));
  await act(handler, code, "publish", { public_words: "Đèn đường hỏng." });
  const anybody = new Browser(house);
  await anybody.get(`/cases/${code}`);
  assert.match(anybody.text, /Đèn đường hỏng\./);
  assert.doesNotMatch(anybody.text, /Gọi tổ trưởng|Nguyễn Văn Thử/);
});

test("after a second answer each answer has the evidence it came with", async () => {
  const desk = await officer("tiepdan.phanthiet");
  const code = await enter(desk);
  const secret = /id="secret">([^<]+)</.exec(desk.text)[1].trim();
  await act(desk, code, "accept");
  const handler = await officer("thuly.phanthiet"), leader = await officer("lanhdao.phanthiet");
  const answer = async (file) => {
    await act(handler, code, "take");
    await act(handler, code, "draft", { draft_words: "Đèn đã được thay, xem biên bản kèm theo." });
    await act(leader, code, "approve");
    await handler.get(`/staff/case/${code}`);
    await handler.upload(`/staff/case/${code}/do/answer`, "answer_file", file, kPdf);
    assert.equal(handler.where, `/staff/case/${code}?done=answer`, handler.text.slice(0, 2000));
  };
  await answer("lan-mot.pdf");
  const citizen = new Browser(house);
  await citizen.get("/track");
  await citizen.post("/track", { code, secret });
  await citizen.upload(`/track/${code}/dispute`, "dispute_file", "", null, { dispute: "Đèn vẫn chưa sáng." });
  await act(leader, code, "reopen");
  await answer("lan-hai.pdf");
  for (const who of [handler, citizen]) {
    await who.get(who === citizen ? `/track/${code}` : `/staff/case/${code}`);
    assert.match(who.text, /lan-hai\.pdf/);
    assert.doesNotMatch(who.text, /lan-mot\.pdf/);
  }
  await handler.get(`/staff/case/${code}/file`);  // the full file has both, each with its step
  assert.match(handler.text, /lan-mot\.pdf[\s\S]*lan-hai\.pdf/);
});

test("personal data are opened for a purpose, on that page only", async () => {
  const desk = await officer("tiepdan.phanthiet");
  const code = await enter(desk, { name: "Trần Thị Mẫu", phone: "0912345678" });
  await desk.get(`/staff/case/${code}`);
  await desk.post(`/staff/case/${code}/person`, {});
  assert.equal(desk.status, 422);
  await desk.post(`/staff/case/${code}/person`, { purpose: "inspect" });  // needs words
  assert.equal(desk.status, 422);
  await desk.post(`/staff/case/${code}/person`, { purpose: "contact" });
  assert.match(desk.text, /Trần Thị Mẫu/);
  assert.match(desk.cache, /no-store/);
  await desk.get(`/staff/case/${code}`);
  assert.doesNotMatch(desk.text, /Trần Thị Mẫu/);
});

test("a transfer gives its slip, and the case leaves one's sight", async () => {
  const desk = await officer("tiepdan.phanthiet");
  const code = await enter(desk);
  await act(desk, code, "transfer", { transfer_words: "Thuộc Sở Xây dựng." });
  assert.equal(desk.status, 422);
  assert.match(desk.text, /Thuộc Sở Xây dựng\./);  // what was typed stays
  await act(desk, code, "transfer", { transfer_unit: "68.SXD", transfer_words: "Thuộc Sở Xây dựng." });
  assert.match(desk.where, /^\/staff\/queue\?done=transfer/);
  await desk.post(`/staff/case/${code}/letter/transfer`);
  assert.match(desk.text, /01\/PC-UBND/);
  assert.match(desk.text, /Thuộc Sở Xây dựng\./);
  await desk.get(`/staff/case/${code}`);
  assert.equal(desk.status, 404);
  const there = await officer("thuly.soxaydung");
  await there.get("/staff/queue");
  assert.match(there.text, new RegExp(code));
});

test("a case of others and a case that is not look the same; who runs the system sees none", async () => {
  const desk = await officer("tiepdan.phanthiet");
  const code = await enter(desk);
  const other = await officer("thuly.soxaydung");
  await other.get(`/staff/case/${code}`);
  const theirs = [other.status, other.text.replaceAll(code, "")];
  await other.get("/staff/case/0000-0000");
  assert.deepEqual([other.status, other.text.replaceAll("0000-0000", "")], theirs);
  for (const login of ["quantri", "giamsat"]) {
    const who = await officer(login);
    assert.equal(who.status, 200);
    await who.get(`/staff/case/${code}`);
    assert.equal(who.status, 404);
    await who.post(`/staff/case/${code}/do/accept`);
    assert.equal(who.status, 404);
    await who.get("/staff/desk");
    assert.equal(who.status, 403);
  }
});

test("a letter of long ago is late, in colour and in words, and the leader sees it", async () => {
  const desk = await officer("tiepdan.phanthiet");
  const received_at = new Date(Date.now() - 60 * 86400e3).toISOString().slice(0, 16);
  const code = await enter(desk, { channel: "letter", received_at });
  await desk.get("/staff/queue?late=1");
  assert.match(desk.text, new RegExp(`left--late">Quá hạn[^]*${code}`));
  await enter(desk, { received_at: "hôm qua" });
  assert.equal(desk.status, 422);
  assert.match(desk.text, /value="hôm qua"/);
  const leader = await officer("lanhdao.phanthiet", { "accept-language": "en" });
  await leader.get("/staff/late");
  assert.match(leader.text, /left--late">1</);
  await leader.get("/staff/queue?unit=22945.UBND&late=1");
  assert.match(leader.text, /left--late">\d+ working days late/);
});

test("a password is changed, a telephone added, and both are asked for from then on", async () => {
  const login = "thuly.tinh";
  const who = await officer(login);
  const elsewhere = await officer(login);
  await who.get("/staff/account/password");
  assert.equal(who.status, 200);
  await who.post("/staff/account/password", { current: passwords[login], password: "một câu thật dài", again: "khác" });
  assert.equal(who.status, 422);
  assert.match(who.text, /href="#again"/);
  await who.post("/staff/account/password", { current: passwords[login], password: "một câu thật dài", again: "một câu thật dài" });
  assert.equal(who.where, "/staff/account?done=password");
  passwords[login] = "một câu thật dài";
  await elsewhere.get("/staff/account");
  assert.match(elsewhere.where, /^\/staff\/login/);

  await who.post("/staff/account/totp");
  const secret = /class="secret">([A-Z2-7]+)</.exec(who.text)[1];
  await who.post("/staff/account/totp/confirm", { code: "12" });
  assert.equal(who.status, 422);
  await who.post("/staff/account/totp/confirm", { code: totp(secret) });
  const recovery = [...who.text.matchAll(/code__text">([^<]+)</g)].map((found) => found[1]);
  assert.equal(recovery.length, 10);

  const again = new Browser(house);
  await again.get("/staff/login?next=/staff/account");
  await again.post("/staff/login", { login, password: passwords[login], next: "/staff/account" });
  assert.match(again.where, /^\/staff\/login\/code/);
  await again.get("/staff/queue");  // half signed in is not signed in
  assert.match(again.where, /^\/staff\/login\/code/);
  await again.post("/staff/login/code", { code: "000000", next: "/staff/account" });
  assert.equal(again.status, 403);
  await again.post("/staff/login/code", { code: recovery[0], next: "/staff/account" });
  assert.equal(again.where, "/staff/account");
  await again.post("/staff/account/sessions", { session: "others" });
  await who.get("/staff/account");
  assert.match(who.where, /^\/staff\/login/);
});
