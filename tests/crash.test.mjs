// The promise of docs/ledger.md under the hardest test: the server is killed with SIGKILL in
// the middle of its work, again and again, and nothing it acknowledged may be lost.
//   node --test tests/crash.test.mjs          CRASH_ROUNDS=5 for a shorter one
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { House, acknowledged, langnghe, petition } from "./house.mjs";

const kRounds = Number(process.env.CRASH_ROUNDS ?? 20);
const kClients = 16;
const kReceiptsARound = 16;

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const kNode = Buffer.from([1]);

// RFC 9162 section 2.1.1 over leaf hashes.
function rootOf(leaves, begin = 0, end = leaves.length) {
  const count = end - begin;
  if (count === 0) return sha256();
  if (count === 1) return leaves[begin];
  let split = 1;
  while (split * 2 < count) split *= 2;
  return sha256(kNode, rootOf(leaves, begin, begin + split), rootOf(leaves, begin + split, end));
}

async function checkpoint(house) {
  const response = await house.get("/log/checkpoint");
  assert.equal(response.status, 200);
  const [origin, size, root] = response.text.split("\n");
  return { origin, size: Number(size), root };
}

// "x001/234": C2SP tlog-tiles.
function tileName(n) {
  let name = String(n % 1000).padStart(3, "0");
  for (n = Math.floor(n / 1000); n > 0; n = Math.floor(n / 1000))
    name = `x${String(n % 1000).padStart(3, "0")}/${name}`;
  return name;
}

// Level 0 holds the leaf hashes. `known` keeps the full tiles of before: they never change.
async function leavesOf(house, size, known) {
  const leaves = [];
  for (let n = 0; n * 256 < size; ++n) {
    const width = Math.min(256, size - n * 256);
    let bytes = known.get(n);
    if (!bytes) {
      const response = await house.get(`/log/tile/0/${tileName(n)}${width < 256 ? `.p/${width}` : ""}`);
      assert.equal(response.status, 200, `tile ${n}`);
      bytes = response.body;
      assert.equal(bytes.length, width * 32);
      if (width === 256) known.set(n, bytes);
    }
    for (let i = 0; i < width; ++i) leaves.push(bytes.subarray(i * 32, i * 32 + 32));
  }
  return leaves;
}

// One client: sends until the server dies. Only a 303 that arrived whole counts.
async function client(house, number, wish, round) {
  try {
    const visit = await house.visit();
    for (let i = 0; !round.over; ++i) {
      const response = await house.post("/send", visit, petition(visit, {
        words: `Đèn đường số ${number}-${i} tắt đã hai tuần, buổi tối rất tối.`, ...wish(i) }));
      assert.equal(response.status, 303, response.text.slice(0, 2000));
      const one = acknowledged(response);
      assert.ok(one, "an acknowledgement with code and cookie");
      round.acknowledged.push(one);
      if (round.receipts.length < kReceiptsARound && i % 8 === number % 8) {
        const sent = await house.get(`/track/${one.code}/sent`, { Cookie: one.cookie });
        const link = /\/track\/[^"]+\.tlog-proof/.exec(sent.text)?.[0];
        assert.ok(link, "a receipt on the page after sending");
        const receipt = await house.get(link, { Cookie: one.cookie });
        assert.equal(receipt.status, 200);
        round.receipts.push({ code: one.code, text: receipt.text });
      }
    }
  } catch (error) {
    if (error.name === "AssertionError") throw error;
    // The connection died with the server.
  }
}

async function inParallel(list, most, what) {
  const left = [...list];
  await Promise.all(Array.from({ length: most }, async () => { while (left.length) await what(left.pop()); }));
}

test(`${kRounds} times kill -9 under ${kClients} clients: nothing acknowledged is lost`,
     { timeout: 300_000 }, async (t) => {
  const house = await House.make();
  t.after(() => house.close());
  const folder = path.join(house.data, "receipts");
  mkdirSync(folder);
  const all = [], checkpoints = [], known = new Map();
  let receipts = 0, largest = 0;
  for (let number = 1; number <= kRounds; ++number) {
    await house.start("--limits", "off");
    const round = { over: false, acknowledged: [], receipts: [] };
    // Some say who they are, so the vault is in it as well.
    const wish = (i) => i % 3 === 0 ? { who: "named", name: "Nguyễn Văn A", phone: "0912345678" } : {};
    const clients = Array.from({ length: kClients }, (_, i) => client(house, i, wish, round));
    const seen = [];
    const until = Date.now() + 250 + Math.random() * 900;
    while (Date.now() < until) {
      seen.push(await checkpoint(house));
      await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 80));
    }
    const killed = await house.kill("SIGKILL");
    round.over = true;
    assert.equal(killed.signal, "SIGKILL", `round ${number}: ${house.said}`);
    await Promise.all(clients);
    assert.ok(round.acknowledged.length > 0, `round ${number}: somebody was served`);

    const check = await langnghe("fsck", "--data", house.data);
    assert.equal(check.code, 0, `round ${number}, fsck after the kill:\n${check.stdout}${check.stderr}`);

    await house.start("--limits", "off");
    await inParallel(round.acknowledged, kClients, async (one) => {
      const page = await house.get(`/track/${one.code}`, { Cookie: one.cookie });
      assert.equal(page.status, 200, `round ${number}: ${one.code} was acknowledged and is gone`);
      assert.ok(page.text.includes(one.code));
    });
    await inParallel(round.receipts, 4, async ({ code, text }) => {
      const file = path.join(folder, `${code}.tlog-proof`);
      writeFileSync(file, text);
      const verdict = await langnghe("verify", file, "--data", house.data);
      assert.equal(verdict.code, 0, `round ${number}: receipt of ${code}: ${verdict.stderr}`);
      assert.ok(verdict.stdout.includes(code));
    });
    // The tree of now must hold every tree that was signed before.
    const now = await checkpoint(house);
    assert.ok(now.size >= largest, "the log never gets shorter");
    const leaves = await leavesOf(house, now.size, known);
    assert.equal(rootOf(leaves).toString("base64"), now.root);
    for (const one of seen) {
      assert.equal(one.origin, now.origin);
      assert.ok(one.size <= now.size);
      assert.equal(rootOf(leaves, 0, one.size).toString("base64"), one.root, `checkpoint of ${one.size}`);
    }
    largest = now.size;
    checkpoints.push(...seen, now);
    all.push(...round.acknowledged);
    receipts += round.receipts.length;
    await house.kill(number % 2 ? "SIGKILL" : "SIGTERM");
  }

  // Once more at the end, with everything there ever was.
  await house.start("--limits", "off");
  const last = await checkpoint(house);
  const leaves = await leavesOf(house, last.size, known);
  const sizes = new Map(checkpoints.map((one) => [one.size, one.root]));
  for (const one of checkpoints) assert.equal(sizes.get(one.size), one.root, "two trees of one size");
  for (const [size, root] of sizes) assert.equal(rootOf(leaves, 0, size).toString("base64"), root);
  await inParallel(all.filter((_, i) => i % 10 === 0), kClients, async (one) => {
    assert.equal((await house.get(`/track/${one.code}`, { Cookie: one.cookie })).status, 200);
  });
  const { signal, code } = await house.kill("SIGTERM");
  assert.equal(signal ?? code, 0, "an orderly end");
  assert.equal((await langnghe("fsck", "--data", house.data)).code, 0);
  t.diagnostic(`${kRounds} kills, ${all.length} acknowledged submissions, ${receipts} receipts, ` +
               `${sizes.size} checkpoints, ${last.size} entries`);
});
