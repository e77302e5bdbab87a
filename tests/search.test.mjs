// The index of searches through the front door: killed under load it is what the rows say again,
// and the command line answers as the pages do.
//   node --test tests/search.test.mjs
import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { House, acknowledged, langnghe, petition } from "./house.mjs";

let house;
before(async () => { house = await House.make(); });
after(async () => { await house?.close(); });

const search = (...words) => langnghe("search", ...words, "--data", house.data);

test("killed while petitions come in, five times, the index says what the rows say", async () => {
  let sent = 0;
  for (let round = 0; round < 5; ++round) {
    await house.start("--limits", "off");
    const visit = await house.visit();
    const sending = Array.from({ length: 8 }, async (_, who) => {
      for (let i = 0; ; ++i) {
        try {
          const answer = await house.post("/send", visit, petition(visit, { words: `Cống tắc ở hẻm ${round}${who}${i}, nước tràn vào nhà bà con.` }));
          if (acknowledged(answer)) ++sent;
        } catch { return; }
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 700 + 300 * round));
    await house.kill("SIGKILL");
    await Promise.all(sending);
    const check = await search("check");
    assert.equal(check.code, 0, check.stdout + check.stderr);
    assert.match(check.stdout, /says what the rows say/);
  }
  assert.ok(sent > 20, `${sent} acknowledged`);
  await house.start("--limits", "off");
  await house.kill("SIGTERM");
  const found = await search("--staff", "cong tac", "--limit", "3");
  assert.equal(found.code, 0, found.stderr);
  const total = Number(/(\d+) found/.exec(found.stdout)[1]);
  assert.ok(total >= sent, `${total} found of ${sent} acknowledged`);
  assert.equal((await search("cong tac")).code, 1, "nobody published them");
});

test("a damaged index is noticed and built anew", async () => {
  const folder = path.join(house.data, "search", "staff");
  const [segment] = readdirSync(folder).filter((name) => name.startsWith("segment-"));
  truncateSync(path.join(folder, segment), statSync(path.join(folder, segment)).size - 8);
  const asked = await search("--staff", "cong");
  assert.equal(asked.code, 3);
  assert.match(asked.stderr, /cut short; run langnghe search rebuild/);
  const built = await search("rebuild");
  assert.equal(built.code, 0, built.stderr);
  assert.equal((await search("check")).code, 0);
  assert.equal((await search("--staff", "cong tac")).code, 0);
  appendFileSync(path.join(folder, "manifest"), "x");
  await house.start("--limits", "off");
  for (const end = Date.now() + 10_000; ;) {
    const page = await house.get("/search?q=zzzz");
    assert.equal(page.status, 200);
    if (/Không tìm thấy/.test(page.text)) break;
    assert.ok(Date.now() < end, "the server builds it anew by itself");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const asking = await search("rebuild");
  assert.equal(asking.code, 0);
  assert.match(asking.stdout, /was asked/);
  await house.kill("SIGTERM");
  assert.equal((await search("check")).code, 0);
});

test("wrong use says what to do", async () => {
  assert.equal((await search()).code, 2);
  const wrong = await search("--staff", "từ:hômqua");
  assert.equal(wrong.code, 3);
  assert.match(wrong.stderr, /is no date; write 2026-11-01/);
});

test("the suggestions are measured on labelled pairs of any file", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "langnghe-pairs-"));
  const [cases, pairs, svg] = ["cases.csv", "pairs.csv", "curve.svg"].map((name) => path.join(folder, name));
  try {
    writeFileSync(cases, "id,opened,closed,words,place,lat,lon\na,2026-01-01 08:00:00,,đèn đường hỏng,Chợ,11.9,108.4\n" +
      "b,2026-01-01 09:00:00,,den duong khong sang,Cho,11.9001,108.4\nc,2026-01-02 08:00:00,,rác thải,Bến xe,11.8,108.3\n");
    writeFileSync(pairs, "duplicate_id,original_id\nb,a\n");
    const said = await langnghe("lookalikes", "--cases", cases, "--pairs", pairs, "--svg", svg);
    assert.equal(said.code, 0, said.stderr);
    assert.match(said.stdout, /3 cases, 1 pairs/);
    assert.match(said.stdout, /recall at 1: 1\.000/);
    assert.match(said.stdout, /shipped/);
    assert.ok(statSync(svg).size > 500);
    writeFileSync(cases, "id,words\na,x\n");
    const wrong = await langnghe("lookalikes", "--cases", cases, "--pairs", pairs);
    assert.equal(wrong.code, 3);
    assert.match(wrong.stderr, /has no column opened/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
