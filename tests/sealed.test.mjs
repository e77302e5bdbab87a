// Nobody learns who denounced. A denunciation is planted whose name, address, telephone, e-mail,
// number, words and file names are found nowhere else; then everything that answers, lists,
// searches, prints, exports or logs is read as everybody there is, and the folder on disk byte
// by byte. Only the reader named for the case sees them, on the page they opened for a purpose.
//   node --test tests/sealed.test.mjs
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Browser, passwordsOf } from "./client.mjs";
import { House, langnghe, petition } from "./house.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const kMarked = {
  name: "Zephyrina Quoctrang", address: "77 Hem Vidermark", phone: "0987612345", email: "zephq@vidermark.example",
  id_number: "068777123999", accused: "Xangdubald ky khong phieu chi",
};
const kWords = "Toi la ke toan duy nhat o Plimsoldau, thay ro viec nay tu thang truoc.";
const kMore = "Bo sung: Wexlerin cung biet chuyen.";
const kFile = "don-cua-Zephyrina-Brantwick.pdf";
const kInFile = "Kwestionar77 trong ban chup";
// What may stand nowhere. Short parts too: a list that shows half a name gives it away.
const kSecrets = ["Zephyrina", "Quoctrang", "Vidermark", "0987612345", "987612345", "zephq", "068777123999",
                  "Xangdubald", "Plimsoldau", "Wexlerin", "Brantwick", "Kwestionar77"];
// As search folds it, and as bytes and texts are written elsewhere.
const forms = (secret) => {
  const plain = Buffer.from(secret);
  const base64 = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), plain]).toString("base64")
    .slice(shift === 0 ? 0 : shift + 1).replace(/=+$/, "").slice(0, -1));
  return [secret, secret.toLowerCase(), plain.toString("hex"), ...base64.filter((one) => one.length >= 7)];
};
const kForms = kSecrets.flatMap((secret) => forms(secret).map((form) => [secret, form]));
function leaks(text, where) {
  for (const [secret, form] of kForms) assert.ok(!text.includes(form), `${where} shows ${secret}`);
}

const pdf = (inside) => "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
  `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n% ${inside}\nxref\n0 4\n0000000000 65535 f \n` +
  "0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n167\n%%EOF\n";

let house, passwords;
const people = new Map();   // who → Browser
const cases = {};           // web, desk → { code, secret }

async function officer(login) {
  const browser = new Browser(house);
  await browser.get("/staff/login");
  await browser.post("/staff/login", { login, password: passwords[login] });
  assert.ok(!browser.where.startsWith("/staff/login"), `${login} is in`);
  return browser;
}
async function upload(browser, where, fields, files) {
  const form = new FormData();
  for (const [key, value] of Object.entries({ _csrf: browser.csrf, ...fields })) form.set(key, value);
  for (const [field, name, bytes] of files) form.append(field, new Blob([bytes]), name);
  return browser.go("POST", where, form);
}
const sentOf = (text) => ({ code: /id="code">([^<]+)</.exec(text)?.[1].trim(), secret: /id="secret">([^<]+)</.exec(text)?.[1].trim() });
async function act(who, code, action, fields = {}, file) {
  await who.get(`/staff/case/${code}`);
  const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${action}_${name}`, value]));
  return file ? upload(who, `/staff/case/${code}/do/${action}`, named, [[`${action}_file`, file, pdf("minutes")]])
              : who.post(`/staff/case/${code}/do/${action}`, named);
}
const paper = (name) => ({ [`${name}_number`]: "01/QD-UBND", [`${name}_date`]: new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10) });
const tomorrow = () => new Date(Date.now() + 31 * 3600e3).toISOString().slice(0, 10);

test.before(async () => {
  house = await House.make();
  const made = await langnghe("init", "--data", house.data, "--sample");
  passwords = passwordsOf(made.stdout);
  await house.start("--strict", "--limits", "off", "--log", "on");
  for (const [who, login] of [["desk", "tiepdan.phanthiet"], ["handler", "thuly.phanthiet"], ["leader", "lanhdao.phanthiet"],
                              ["province leader", "lanhdao.tinh"], ["stranger", "thuly.soxaydung"], ["administrator", "quantri"],
                              ["auditor", "giamsat"]])
    people.set(who, await officer(login));
  people.set("public", new Browser(house));
});
test.after(() => house.close());

test("denunciations come in, online and at the desk", async () => {
  const citizen = new Browser(house);
  await citizen.get("/denounce");
  await upload(citizen, "/denounce", { unit: "22945.UBND", words: kWords, ...kMarked, protect: "1" }, [["original", kFile, pdf(kInFile)]]);
  assert.match(citizen.where, /^\/track\/[^/]+\/sent$/, citizen.text.slice(0, 3000));
  cases.web = sentOf(citizen.text);
  leaks(citizen.text, "the page after sending");
  people.set("denouncer", citizen);

  const desk = people.get("desk");
  await desk.get("/staff/desk/denunciation");
  await upload(desk, "/staff/desk/denunciation",
    { channel: "letter", unit: "22945.UBND", words: kWords, working_words: "Nguoi bi to cao ky khong phieu chi.", ...kMarked },
    [["original", kFile, pdf(kInFile)], ["working_file", "ban che cua Zephyrina Brantwick.pdf", pdf("redacted")]]);
  assert.match(desk.where, /^\/staff\/desk\/done\//, desk.text.slice(0, 3000));
  cases.desk = { code: /desk\/done\/([^?]+)/.exec(desk.where)[1] };
  cases.done = desk.where;
  leaks(desk.text, "the page after the desk's entry");
  await desk.post(`/staff/case/${cases.desk.code}/letter/acknowledgement`, { pass: /pass=([^&]+)/.exec(cases.done)[1], with_name: "1" });
  leaks(desk.text, "the acknowledgement");

  const other = new Browser(house);
  await other.get("/send");
  await other.post("/send", { ...petition({ commune: "22945" }) });
  assert.match(other.where, /\/sent$/);
  people.set("another petitioner", other);
  await other.get("/track");
  await other.post("/track", sentOf(other.text));
});

test("what is wrong in the form is told; a half name is no name; the word goes back to its writer only", async () => {
  const citizen = new Browser(house);
  await citizen.get("/denounce");
  await citizen.post("/denounce", { name: "Zephyrina" });
  assert.equal(citizen.status, 422);
  for (const field of ["unit", "accused", "words", "address"]) assert.match(citizen.text, new RegExp(`href="#${field}"`), field);
  assert.match(citizen.text, /value="Zephyrina"/);
  assert.match(citizen.cache, /no-store/);
});

test("it goes its way: nobody reads without being named, the named reader does, and it is on record", async () => {
  const { code } = cases.web;
  const leader = people.get("leader"), handler = people.get("handler");
  await leader.get("/staff/denunciations");
  assert.match(leader.text, new RegExp(code));
  leaks(leader.text, "the list of denunciations");
  await leader.get("/staff/account");
  await leader.get(`/staff/case/${code}`);
  const officers = [...leader.text.matchAll(/<option value="(\d+)"[^>]*>([^<]+)</g)];
  const id = officers.find(([, , label]) => label.includes("Đặng Văn Hoà"))[1];
  assert.ok(!officers.some(([, , label]) => label.includes("Bùi Thanh Sơn")), "the leader is not offered himself");
  await people.get("province leader").get(`/staff/case/${code}`);
  const own = /<option value="(\d+)"[^>]*>Bùi Thanh Sơn/.exec(people.get("province leader").text)[1];
  await act(leader, code, "assign", { officer: id });
  assert.match(leader.where, /done=assign/, leader.text.slice(0, 4000));
  await leader.post(`/staff/case/${code}/sealed/reader`, { reader: own, purpose: "redact_denunciation", until: tomorrow() });
  assert.ok([403, 422].includes(leader.status), "nobody names themselves");
  for (const purpose of ["redact_denunciation", "verify_denunciation", "contact", "inspect"]) {
    for (const who of ["leader", "handler"]) {
      const browser = people.get(who);
      await browser.get(`/staff/case/${code}`);
      await browser.post(`/staff/case/${code}/sealed/open`, { open_purpose: purpose, open_words: "x" });
      assert.ok(browser.status >= 400, `${who} ${purpose}`);
      leaks(browser.text, `${who} who tried to open`);
      await browser.post(`/staff/case/${code}/person`, { purpose, person_words: "x" });
      leaks(browser.text, `${who} who tried the ordinary way`);
    }
  }
  await leader.get(`/staff/case/${code}`);
  await leader.post(`/staff/case/${code}/sealed/reader`, { reader: id, purpose: "redact_denunciation", until: tomorrow() });
  assert.match(leader.where, /said=reader/, leader.text.slice(0, 3000));
  await handler.get(`/staff/case/${code}`);
  leaks(handler.text, "the page of the reader before opening");
  await handler.post(`/staff/case/${code}/sealed/open`, { open_purpose: "redact_denunciation", open_words: "lap ban che" });
  assert.equal(handler.status, 200);
  assert.match(handler.cache, /no-store/);
  for (const seen of [kMarked.name, kMarked.address, kMarked.phone, kMarked.accused, "Plimsoldau"])
    assert.ok(handler.text.includes(seen), `the named reader sees ${seen}`);
  const file = /sealed\/file\/(\d+)/.exec(handler.text)[1];
  await handler.post(`/staff/case/${code}/sealed/file/${file}`, { open_purpose: "redact_denunciation", open_words: "x" });
  assert.ok(handler.text.includes("Kwestionar77"), "and the original");
  await handler.get(`/staff/case/${code}`);
  leaks(handler.text, "the page after opening");
  await handler.post(`/staff/case/${code}/sealed/redact`, { working_words: "Ba zephyrina quoctrang noi rang…" });
  assert.equal(handler.status, 422, "a text that names her is refused");
  await handler.get(`/staff/case/${code}`);
  await upload(handler, `/staff/case/${code}/sealed/redact`, { working_words: "Nguoi bi to cao ky khong phieu chi." },
    [["working_file", "ban che cua Zephyrina.pdf", pdf("redacted")]]);
  assert.match(handler.where, /said=redact/, handler.text.slice(0, 3000));
  for (const who of ["leader", "province leader", "desk"]) {
    const browser = people.get(who);
    await browser.get(`/staff/case/${code}`);
    await browser.post(`/staff/case/${code}/sealed/file/${file}`, { open_purpose: "redact_denunciation", open_words: "x" });
    assert.ok(browser.status >= 400);
    leaks(browser.text, `${who} who tried the file`);
  }
  const denouncer = people.get("denouncer");
  await denouncer.get(`/track/${code}`);
  assert.match(denouncer.text, /lap ban che/);  // who read, why
  leaks(denouncer.text, "the denouncer's own page");
  await denouncer.post(`/track/${code}/tell/supplement`, { supplement_words: kMore });
  assert.equal(denouncer.where, `/track/${code}`, denouncer.text.slice(0, 2000));
  leaks(denouncer.text, "the denouncer's page after adding");
});

test("to its end: accepted, notified, verified, concluded, acted on, published", async () => {
  const { code } = cases.desk;
  const leader = people.get("leader");
  const today = paper("x").x_date;
  const steps = [
    ["accept", { condition_form: "1", condition_capacity: "1", condition_competence: "1", condition_basis: "1", ...paper("acceptance") }],
    ["notify", { ...paper("denouncer_notice"), ...paper("accused_notice"), no_denouncer: "1" }],
    ["verify", paper("verification")],
    ["conclude", { outcome: "right", ...paper("conclusion"), no_denouncer: "1" }, "ket luan ve don cua Brantwick.pdf"],
    ["send_conclusion", paper("conclusion_sent")],
    ["act", { measure: "discipline", ...paper("measure_paper") }],
    ["report", paper("report")],
    ["publish_conclusion", { published_how: "meeting", posted_on: today, no_denouncer: "1" }],
    ["take_down", {}],
    ["close", {}],
  ];
  for (const [action, fields, file] of steps) {
    await act(leader, code, action, fields, file);
    assert.ok(leader.where.includes(`done=${action}`), `${action}: ${leader.status} ${/<main[^]*?error-summary[^]*?<\/div>/.exec(leader.text)?.[0] ?? leader.text.slice(0, 1500)}`);
    leaks(leader.text, action);
  }
});

// Every address the program knows, with what could stand in its holes.
function addresses() {
  const out = new Set(["/", "/robots.txt", "/log/checkpoint"]);
  const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? files(path.join(folder, one.name)) : one.name.endsWith(".cc") ? [path.join(folder, one.name)] : []);
  const holes = { code: [cases.web.code, cases.desk.code], kind: ["acknowledgement", "transfer", "notice", "denunciation"],
                  id: ["1", "2", "3"], file: ["1.tlog-proof", "2.tlog-proof"], secret: ["AAAAA-AAAAA"], action: ["accept"] };
  for (const folder of ["pages", "api", "web", "ledger"].map((one) => path.join(root, "src", one))) {
    let all = [];
    try { all = files(folder); } catch { continue; }
    for (const file of all)
      for (const [, pattern] of readFileSync(file, "utf8").matchAll(/\.get\(\s*"(\/[^"]*)"/g)) {
        let filled = [pattern];
        for (const hole of pattern.match(/\{[^}]+\}/g) ?? [])
          filled = filled.flatMap((one) => (holes[hole.slice(1, -1)] ?? ["1"]).map((value) => one.replace(hole, value)));
        filled.forEach((one) => out.add(one));
      }
  }
  return out;
}
const kSkipped = /logout|\/static\/|\/lang(\/|\?)/;

async function crawl(who, browser, most = 400) {
  const seen = new Set(), waiting = [...addresses(), "/staff", `/track/${cases.web.code}`, `/track/${cases.desk.code}`, cases.done];
  // Searches: what is typed comes back in the field, so by the code, which must not come back.
  for (const where of ["/cases", "/staff/queue"])
    for (const secret of ["Zephyrina", "Plimsoldau", "Xangdubald", "0987612345"]) {
      await browser.get(`${where}?words=${secret}`);
      for (const one of [cases.web, cases.desk]) assert.ok(!browser.text.includes(one.code), `${who} finds it in ${where}`);
    }
  for (const where of ["/search", "/staff/search"])
    for (const secret of ["Zephyrina", "Plimsoldau", "Plimsolduu", "Xangdubald", "0987612345", cases.web.code, cases.desk.code]) {
      await browser.get(`${where}?q=${secret}`);
      assert.ok(!/<mark>|class="cards found"/.test(browser.text), `${who} finds ${secret} in ${where}`);
    }
  while (waiting.length > 0 && seen.size < most) {
    const where = waiting.shift().split("#")[0];
    if (seen.has(where) || kSkipped.test(where)) continue;
    seen.add(where);
    try { await browser.get(where); } catch { continue; }  // a stream, or none of ours
    leaks(browser.text, `${who}, ${where}`);
    for (const [, href] of browser.text.matchAll(/href="(\/[^"]*)"/g)) waiting.push(href.replaceAll("&amp;", "&"));
    if (!browser.where.startsWith("/staff") && !browser.where.startsWith("/track"))
      for (const one of [cases.web, cases.desk])
        assert.ok(!browser.text.includes(one.code) || where.includes(one.code), `${who}, ${where} lists the case`);
  }
  return seen.size;
}

test("no page, list, search, letter, print or file shows it, to anybody", async () => {
  for (const [who, browser] of people) {
    const pages = await crawl(who, browser);
    assert.ok(pages > 20, `${who}: ${pages} pages`);
  }
  for (const login of ["tiepdan.tinh", "thuly.tinh", "lanhdao.soxaydung"]) await crawl(login, await officer(login), 150);
});

test("letters with the name asked for stay without it", async () => {
  for (const who of ["leader", "handler", "desk", "province leader", "administrator", "auditor"]) {
    const browser = people.get(who);
    for (const { code } of [cases.web, cases.desk])
      for (const kind of ["acknowledgement", "transfer", "answer", "notice"]) {
        await browser.get("/staff/account");
        await browser.post(`/staff/case/${code}/letter/${kind}`, { with_name: "1" });
        leaks(browser.text, `${who}, letter ${kind}`);
      }
    for (const { code } of [cases.web, cases.desk])
      for (const purpose of ["", "letter", "contact", "redact_denunciation"]) {
        await browser.post(`/staff/case/${code}/export`, { purpose, purpose_words: "x" });
        leaks(browser.text, `${who}, export`);
      }
  }
});

test("neither the log of the server nor a byte of its folder, tiles and database among them", async () => {
  leaks(house.said, "the server's log");
  await house.kill("SIGTERM");
  leaks(house.said, "the server's log at its end");
  const walk = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const full = path.join(folder, one.name);
    leaks(one.name, "a file name");
    return one.isDirectory() ? walk(full) : [full];
  });
  const files = walk(house.data);
  assert.ok(files.some((one) => one.endsWith("langnghe.db")));
  for (const file of files) {
    const bytes = readFileSync(file);
    leaks(bytes.toString("latin1"), file);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) leaks(gunzipSync(bytes).toString("latin1"), `${file}, unpacked`);
  }
  assert.ok(files.reduce((sum, file) => sum + statSync(file).size, 0) > 1e5, "there was something to read");
});

test("exports and reports of the command line do not have it either, and the log is sound", async () => {
  const fsck = await langnghe("fsck", "--data", house.data);
  assert.equal(fsck.code, 0, fsck.stdout + fsck.stderr);
  leaks(fsck.stdout + fsck.stderr, "fsck");
  const copy = `${house.data}-copy`;
  const backup = await langnghe("backup", "--data", house.data, copy);
  leaks(backup.stdout + backup.stderr, "backup");
  rmSync(copy, { recursive: true, force: true });
});
