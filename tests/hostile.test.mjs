// Everything the world throws at a public form: each gets a clear answer with the right
// status, keeps what was typed where a form is shown, and the server lives.
//   node --test tests/hostile.test.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { House, acknowledged, langnghe, petition } from "./house.mjs";

const kPlace = "Hẻm 15 đường Nguyễn Văn Cừ";  // typed along with every bad field
const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"')
  .replaceAll("&#39;", "'").replaceAll("&amp;", "&");

async function alive(house) {
  const health = await house.get("/healthz");
  assert.equal(health.status, 200);
  assert.equal(house.child.exitCode, null, "the server lives");
}
// How many petitions the public log has; other entries come by themselves, like the nightly look for hot spots.
const cases = async (house) => {
  const size = (await house.get("/log/checkpoint")).text.split("\n")[1];
  const entries = await house.get(`/log/tile/entries/000.p/${size}`);
  assert.equal(entries.status, 200);
  return (entries.text.match(/case\.submit/g) ?? []).length;
};

test("bad fields of the form", { timeout: 120_000 }, async (t) => {
  const house = await House.make();
  t.after(() => house.close());
  await house.start("--limits", "off");
  const visit = await house.visit();
  const before = await cases(house);
  const long = "ă".repeat(20_000);
  const named = { who: "named", name: "Nguyễn Văn A" };
  const bad = [
    ["words over-long", { words: long }, "words"],
    ["words empty", { words: "" }, "words"],
    ["words of blanks", { words: "   \t  " }, "words"],
    ["kind unknown", { kind: "tickets" }, "kind"],
    ["kind empty", { kind: "" }, "kind"],
    ["category unknown", { category: "no-such" }, "category"],
    ["category over-long", { category: long.slice(0, 5000) }, "category"],
    ["commune unknown", { commune: "99999" }, "commune"],
    ["commune not a number", { commune: "abc'; DROP TABLE cases; --" }, "commune"],
    ["place over-long", { place: kPlace + long }, "place"],
    ["nowhere", { place: "", commune: "" }, "place"],
    ["lat no number", { lat: "abc", lon: "108.1" }, "place"],
    ["lat without lon", { lat: "11.5" }, "place"],
    ["lat not on Earth", { lat: "91", lon: "108.1" }, "place"],
    ["lat not a number (nan)", { lat: "nan", lon: "nan" }, "place"],
    ["lon infinite", { lat: "11", lon: "1e999" }, "place"],
    ["name over-long", { ...named, name: long }, "name"],
    ["phone of letters", { ...named, phone: "gọi cho tôi" }, "phone"],
    ["phone over-long", { ...named, phone: "0".repeat(5000) }, "phone"],
    ["e-mail without @", { ...named, email: "thư" }, "email"],
    ["e-mail over-long", { ...named, email: `a@${"b".repeat(5000)}.vn` }, "email"],
    ["address over-long", { ...named, address: long }, "address"],
    ["details promised, none left", { who: "named", name: "  " }, "name"],
  ];
  for (const [what, fields, field] of bad)
    await t.test(what, async () => {
      const response = await house.post("/send", visit, petition(visit, { place: kPlace, ...fields }));
      assert.equal(response.status, 422, response.text.slice(0, 500));
      assert.match(response.text, /class="error-summary"/);
      assert.match(response.text, new RegExp(`(id="${field}-error"|href="#${field}")`), `names the field ${field}`);
      if (!("place" in fields)) assert.ok(response.text.includes(kPlace), "keeps what was typed");
      if (fields.name && fields.name.length < 100) assert.ok(response.text.includes(fields.name));
      await alive(house);
    });

  await t.test("invalid UTF-8 in any field", async () => {
    for (const field of ["words", "place", "commune", "kind", "category", "lat", "name", "phone", "step"]) {
      const response = await house.post("/send", visit,
        petition(visit, { [field]: Buffer.from([0x61, 0xff, 0xfe, 0xc3]) }));
      assert.equal(response.status, 400, field);
      assert.ok(response.text.includes(`“${field}”`), `names the field ${field}`);
    }
    await alive(house);
  });
  await t.test("NUL", async () => {
    for (const field of ["words", "place"]) {
      const response = await house.post("/send", visit, petition(visit, { [field]: Buffer.from("abc\0def ghi jkl") }));
      assert.equal(response.status, 400);
      assert.ok(response.text.includes(`“${field}”`));
    }
    assert.equal((await house.get("/track/%00")).status, 400);
    await alive(house);
  });
  await t.test("broken escapes, field names and types of body", async () => {
    const send = (body, type) => house.request("POST", "/send",
      { body, headers: { Cookie: visit.cookie, "Content-Type": type } });
    const form = "application/x-www-form-urlencoded";
    assert.equal((await send(`_csrf=${visit.csrf}&words=%zz`, form)).status, 400);
    assert.equal((await send(Array.from({ length: 6000 }, (_, i) => `f${i}=1`).join("&"), form)).status, 400);
    assert.equal((await send("no boundary here", "multipart/form-data")).status, 400);
    assert.ok([400, 403].includes((await send("{\"words\":1}", "application/json")).status));
    await alive(house);
  });
  await t.test("nothing of all this was kept", async () => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(await cases(house), before);
  });

  await t.test("hostile HTML is text wherever it is shown", async () => {
    const evil = `<script>alert(1)</script><img src=x onerror=alert(2)> "'\`</textarea> {{WORDS}} javascript:alert(3)`;
    const shown = await house.post("/send", visit,
      petition(visit, { step: "2", words: evil, place: evil, who: "named", name: evil }));
    assert.equal(shown.status, 200);
    const sent = acknowledged(await house.post("/send", visit, petition(visit, { words: evil, place: evil })));
    assert.ok(sent);
    const pages = [shown, await house.get(`/track/${sent.code}`, { Cookie: sent.cookie }),
      await house.get(`/cases?words=${encodeURIComponent(evil)}&commune=${encodeURIComponent(evil)}`),
      await house.get(`/track?code=${encodeURIComponent(evil)}`),
      await house.get(`/language?to=en&back=${encodeURIComponent(`//evil.example/${evil}`)}`)];
    for (const page of pages) {
      assert.ok(page.status < 500);
      assert.ok(!page.text.includes("<script>alert"), "no script of theirs");
      assert.ok(!/<img src=x/i.test(page.text));
    }
    assert.equal(pages[4].headers.location, "/", "no way out to another site");
    assert.ok(unescape(pages[1].text).includes(evil), "the petitioner reads exactly what they wrote");
    await alive(house);
  });

  await t.test("forged CSRF", async () => {
    const other = await house.visit();
    const forged = [
      house.post("/send", { ...visit, csrf: "A".repeat(43) }, petition(visit)),
      house.post("/send", { ...visit, csrf: "" }, petition(visit)),
      house.post("/send", { ...visit, csrf: other.csrf }, petition(visit)),
      house.post("/send", { ...visit, cookie: "sid=" }, petition(visit)),
      house.post("/send", visit, petition(visit), { Origin: "https://evil.example" }),
      house.post("/send", visit, petition(visit), { Origin: "null" }),
      house.post("/send", visit, petition(visit), { "Sec-Fetch-Site": "cross-site" }),
    ];
    for (const response of await Promise.all(forged)) {
      assert.equal(response.status, 403);
      assert.equal(acknowledged(response), null);
      assert.match(response.text, /<h1/);
    }
    await alive(house);
  });

  await t.test("a forged tracking cookie", async () => {
    const { code, cookie } = acknowledged(await house.post("/send", visit, petition(visit)));
    const spoiled = [cookie.slice(0, -2) + (cookie.endsWith("AA") ? "BB" : "AA"), "case=", "case=a.b",
                     `case=${"x".repeat(3000)}`];
    for (const one of spoiled) {
      const page = await house.get(`/track/${code}`, { Cookie: one });
      assert.ok(!page.text.includes("Đèn đường trước cổng chợ"), "nothing of the case is shown");
    }
    const another = acknowledged(await house.post("/send", visit, petition(visit)));
    const crossed = await house.get(`/track/${code}`, { Cookie: another.cookie });
    assert.ok(!crossed.text.includes("Đèn đường trước cổng chợ"), "the cookie of another case opens nothing");
  });

  await t.test("a file of 21 MB", async () => {
    const response = await house.upload("/send", visit, petition(visit, { step: "1" }),
      [{ field: "photo", name: "big.jpg", type: "image/jpeg", bytes: Buffer.alloc(21 << 20, 0xd8) }]);
    assert.ok([413, 422].includes(response.status), String(response.status));
    assert.match(response.text, /20 MB/);
    await alive(house);
  });
  await t.test("a zip renamed to JPEG", async () => {
    const zip = Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]);
    const response = await house.upload("/send", visit, petition(visit, { step: "1", place: kPlace }),
      [{ field: "photo", name: "ảnh.jpg", type: "image/jpeg", bytes: zip }]);
    assert.equal(response.status, 422);
    assert.ok(response.text.includes("ảnh.jpg"), "names the file");
    assert.ok(response.text.includes(kPlace), "keeps what was typed");
    assert.ok(response.text.includes("Đèn đường trước cổng chợ"));
    await alive(house);
  });

  await t.test("half a request and silence", async () => {
    const half = (text) => new Promise((resolve) => {
      const socket = net.connect(house.port, "127.0.0.1", () => socket.write(text));
      let said = "";
      const begun = Date.now();
      socket.on("data", (bytes) => { said += bytes; });
      socket.on("close", () => resolve({ said, after: Date.now() - begun }));
      socket.on("error", () => {});
      setTimeout(() => socket.destroy(), 20_000).unref();
    });
    const waiting = Array.from({ length: 60 }, (_, i) =>
      half(i % 2 ? "POST /send HTTP/1.1\r\nHost: localhost\r\nContent-Le" : "GE"));
    for (let i = 0; i < 20; ++i)
      assert.equal((await house.get("/send")).status, 200, "others are served meanwhile");
    for (const { said, after } of await Promise.all(waiting)) {
      assert.ok(after < 18_000, "the server hangs up by itself");
      assert.match(said, /^HTTP\/1\.1 408/);
    }
    await alive(house);
  });
});

test("the wrong secret a hundred times", { timeout: 60_000 }, async (t) => {
  const house = await House.make();
  t.after(() => house.close());
  await house.start();
  const visit = await house.visit();
  const { code, cookie } = acknowledged(await house.post("/send", visit, petition(visit)));
  const page = await house.get(`/track/${code}/sent`, { Cookie: cookie });
  const secret = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(page.text)[0];
  const statuses = [];
  for (let i = 0; i < 100; ++i) {
    const wrong = `${String(10000 + i)}-ABCDE`;
    const response = i % 2 ? await house.get(`/t/${code}/${wrong}`)
                           : await house.post("/track", visit, { code, secret: wrong });
    assert.ok(!(response.headers["set-cookie"] ?? []).some((one) => one.startsWith("case=")), "never opens");
    assert.match(response.text, /error-summary/);
    statuses.push(response.status);
    if (response.status === 429) assert.ok(response.headers["retry-after"]);
  }
  assert.ok(statuses.every((one) => one === 422 || one === 429), String(new Set(statuses)));
  assert.ok(statuses.filter((one) => one === 422).length <= 20, "a handful of tries, then a pause");
  assert.equal(statuses.at(-1), 429);
  const right = await house.post("/track", visit, { code, secret });
  assert.equal(right.status, 429, "who guesses does not get in by a lucky last guess either");
  await alive(house);
});

// Posts until something else than 303 comes; gives that answer and what was acknowledged.
async function until_refused(house, visit, most = 20_000) {
  const kept = [];
  for (let i = 0; i < most; ++i) {
    const response = await house.post("/send", visit, petition(visit, {
      words: `Đèn đường số ${i} tắt đã hai tuần. ${"Rất tối. ".repeat(200)}` }));
    if (response.status !== 303) return { kept, response };
    kept.push(acknowledged(response));
  }
  return { kept, response: null };
}
async function all_there(house, kept) {
  for (const one of kept)
    assert.equal((await house.get(`/track/${one.code}`, { Cookie: one.cookie })).status, 200, one.code);
}

const is_root = process.getuid() === 0;

test("a full disk", { timeout: 120_000, skip: is_root ? false : "needs root to mount a small disk" }, async (t) => {
  const disk = mkdtempSync(path.join(os.tmpdir(), "langnghe-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], { stdio: "pipe" });
  } catch (error) {
    rmSync(disk, { recursive: true });
    return t.skip(`cannot mount here: ${error.stderr}`);
  }
  const house = await House.make(path.join(disk, "data"));
  t.after(async () => {
    await house.close();
    execFileSync("umount", [disk]);
    rmSync(disk, { recursive: true });
  });
  await house.start("--limits", "off");
  const visit = await house.visit();
  const first = acknowledged(await house.post("/send", visit, petition(visit)));
  // All but half a megabyte is taken by something else.
  const { bavail, bsize } = statfsSync(disk);
  const ballast = path.join(disk, "ballast");
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - (512 << 10))));
  const { kept, response } = await until_refused(house, visit);
  assert.ok(response, "the disk got full");
  assert.equal(response.status, 503, response.text.slice(0, 500));
  assert.match(response.text, /hết chỗ chứa/);
  assert.match(response.text, /Đèn đường số/, "keeps what was typed");
  assert.equal(acknowledged(response), null);
  await alive(house);
  await all_there(house, [first, ...kept]);
  const photo = await house.upload("/send", visit, petition(visit, { step: "1" }),
    [{ field: "photo", name: "a.pdf", type: "application/pdf",
       bytes: Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(3 << 20, 0x20), Buffer.from("\n%%EOF\n")]) }]);
  assert.ok([422, 503].includes(photo.status), String(photo.status));

  rmSync(ballast);
  let again;
  for (let i = 0; i < 50; ++i) {
    again = await house.post("/send", visit, petition(visit));
    if (again.status === 303) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal(again.status, 303, "takes petitions again as soon as there is room");
  const last = acknowledged(again);
  const sent = await house.get(`/track/${last.code}/sent`, { Cookie: last.cookie });
  const link = /\/track\/[^"]+\.tlog-proof/.exec(sent.text)[0];
  assert.equal((await house.get(link, { Cookie: last.cookie })).status, 200, "and gives receipts");
  await all_there(house, [first, ...kept, last]);
  await house.kill("SIGTERM");
  const check = await langnghe("fsck", "--data", house.data);
  assert.equal(check.code, 0, check.stdout);
});

test("a read-only database", { timeout: 60_000, skip: is_root ? false : "needs root to make files immutable" }, async (t) => {
  const house = await House.make();
  const files = ["langnghe.db", "langnghe.db-wal"].map((name) => path.join(house.data, name));
  const immutable = (yes) => {
    for (const file of files)
      if (existsSync(file)) execFileSync("chattr", [yes ? "+i" : "-i", file], { stdio: "pipe" });
  };
  t.after(async () => { try { immutable(false); } catch { /* never was */ } await house.close(); });
  await house.start("--limits", "off");
  const visit = await house.visit();
  const first = acknowledged(await house.post("/send", visit, petition(visit)));
  await house.get(`/track/${first.code}/sent`, { Cookie: first.cookie });  // its checkpoint is signed
  try {
    immutable(true);
  } catch (error) {
    return t.skip(`no immutable files here: ${error.stderr}`);
  }
  const response = await house.post("/send", visit, petition(visit, { place: kPlace }));
  assert.equal(response.status, 503, response.text.slice(0, 500));
  assert.match(response.text, /tạm ngừng nhận nội dung mới/);
  assert.ok(response.text.includes(kPlace), "keeps what was typed");
  await all_there(house, [first]);  // reading goes on
  await alive(house);
  immutable(false);
  const again = await house.post("/send", visit, petition(visit));
  assert.equal(again.status, 303, "writes again as soon as it may");
  await all_there(house, [first, acknowledged(again)]);
  await house.kill("SIGTERM");
  assert.equal((await langnghe("fsck", "--data", house.data)).code, 0);
});
