// The command line as an administrator uses it: exit codes, files, words.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, existsSync, statSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const binary = process.env.LANGNGHE_BINARY ?? path.resolve("build/langnghe");
const run = (...args) => {
  const out = spawnSync(binary, args, { encoding: "utf8" });
  return { code: out.status, out: out.stdout, err: out.stderr };
};
const folder = mkdtempSync(path.join(tmpdir(), "langnghe-cli-"));
const data = path.join(folder, "data");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

test("init makes keys nobody else can read and prints sample passwords once", () => {
  const first = run("init", "--data", data, "--sample");
  assert.equal(first.code, 0, first.err);
  assert.match(first.out, /SAMPLE {2}quantri/);
  assert.equal(statSync(path.join(data, "keys")).mode & 0o777, 0o700);
  const again = run("init", "--data", data, "--sample");
  assert.equal(again.code, 0, again.err);
  assert.doesNotMatch(again.out, /SAMPLE/);
});

test("fsck of a fresh deployment is clean", () => {
  const { code, out } = run("fsck", "--data", data);
  assert.equal(code, 0, out);
  assert.match(out, /all as it was signed/);
});

test("an officer is added, gets a role, leaves", () => {
  const added = run("officer", "add", "--data", data, "--login", "moi.nhan", "--name", "Trần Thị Mới",
    "--unit", "22945.UBND", "--title", "Công chức");
  assert.equal(added.code, 0, added.err);
  assert.equal(run("officer", "grant", "--data", data, "--login", "moi.nhan", "--role", "handler",
    "--unit", "22945.UBND").code, 0);
  assert.match(run("officer", "list", "--data", data).out, /moi\.nhan[^\n]*\n {2}grant \d+ +handler at 22945\.UBND/);
  assert.equal(run("officer", "end", "--data", data, "--login", "moi.nhan").code, 0);
  assert.doesNotMatch(run("officer", "list", "--data", data).out, /moi\.nhan/);
  assert.equal(run("fsck", "--data", data).code, 0);
});

test("refusals name the field and exit with 1", () => {
  const wrong = run("officer", "add", "--data", data, "--login", "quantri", "--name", "X", "--unit",
    "22945.UBND", "--title", "Y");
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /login: This login is taken/);
});

test("wrong use exits with 2, what cannot be done with 3", () => {
  assert.equal(run("serve", "--listen").code, 2);
  assert.equal(run("nonsense").code, 2);
  const gone = run("serve", "--data", path.join(folder, "nowhere"));
  assert.equal(gone.code, 3);
  assert.match(gone.err, /langnghe init/);
});

test("a backup is restored elsewhere and checks clean with its keys", () => {
  const copy = path.join(folder, "copy");
  const made = run("backup", copy, "--data", data);
  assert.equal(made.code, 0, made.err);
  assert.ok(!existsSync(path.join(copy, "keys")), "keys do not travel with the copy");
  assert.equal(run("backup", copy, "--data", data).code, 3, "a copy is never overwritten");
  const other = path.join(folder, "other");
  assert.equal(run("restore", copy, "--data", other).code, 0);
  assert.equal(run("restore", copy, "--data", other).code, 3, "a database that holds something stays");
  const checked = run("fsck", "--data", other, "--keys", path.join(data, "keys"));
  assert.equal(checked.code, 0, checked.out + checked.err);
});

test("pack check: the shipped pack is sound, a broken one is named with its line", () => {
  assert.equal(run("pack", "check").code, 0);
  const broken = path.join(folder, "pack");
  spawnSync("cp", ["-r", path.resolve("packs/vn"), broken]);
  const file = path.join(broken, "lifecycles/reflection.toml");
  writeFileSync(file, readFileSync(file, "utf8").replace('stops = ["PA.close"]', "stops = []"));
  const { code, out } = run("pack", "check", broken);
  assert.equal(code, 1);
  assert.match(out, /PA\.close never stops/);
});

test("clock explain gives the due date and its reasons", () => {
  const { code, out } = run("clock", "explain", "--rule", "KN.res1", "--from", "2026-07-01T09:00", "--format", "json");
  assert.equal(code, 0);
  const answer = JSON.parse(out);
  assert.equal(answer.due_date, "2026-07-31");
  assert.ok(answer.reasons.length >= 3);
  assert.equal(run("clock", "explain", "--rule", "NO.such", "--from", "2026-07-01").code, 2);
});
