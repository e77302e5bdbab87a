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

test("import cases: good rows come in, bad ones are told with line and reason, once more changes nothing", () => {
  const map = path.join(folder, "map.toml"), file = path.join(folder, "requests.csv");
  writeFileSync(map, `source = "old"
kind = "reflection"
unit = "22945.UBND"
timezone = "Asia/Ho_Chi_Minh"
words = "{what}"
place = "{where}"
[columns]
external = "id"
opened = "opened"
target = "target"
closed = "closed"
status = "status"
[status]
open = ["Open"]
closed = ["Closed"]
[categories]
default = "lighting"
`);
  const rows = ["id,opened,target,closed,status,what,where,verdict",
    "1,2026-03-02 08:00,2026-03-05 08:00,2026-03-04 09:00,Closed,Đèn đường hỏng ở ngõ 5,Ngõ 5,ONTIME",
    "2,2026-03-02 08:00,2026-03-05 08:00,2026-03-06 09:00,Closed,\"Cây đổ, chắn đường\",Ngõ 6,OVERDUE",
    "3,2026-03-02 08:00,,,Open,Rác chưa được lấy ba ngày nay,Ngõ 7,",
    "4,hôm kia,,,Open,Ngày không đọc được,Ngõ 8,",
    "5,2026-03-02 08:00,,,Maybe,Trạng thái lạ,Ngõ 9,"];
  writeFileSync(file, rows.join("\n") + "\n");
  const cases = () => run("import", "cases", "--data", data, "--map", map, "--compare", "verdict", file);
  const first = cases();
  assert.equal(first.code, 1, first.err);
  assert.match(first.out, /5 rows: 3 imported, 0 there already, 2 refused/);
  assert.match(first.out, /2 compared with column verdict, 0 differ/);
  assert.match(first.err, /requests\.csv:5: /);
  assert.match(first.err, /requests\.csv:6: /);
  const report = readFileSync(file + ".rejected.txt", "utf8").trim().split("\n");
  assert.equal(report.length, 2);
  assert.match(cases().out, /0 imported, 3 there already, 2 refused/);
  writeFileSync(file, rows.slice(0, 4).join("\n") + "\n");
  assert.equal(cases().code, 0);
  assert.equal(run("fsck", "--data", data).code, 0);
  writeFileSync(map, readFileSync(map, "utf8").replace('kind = "reflection"', 'kind = "ticket"'));
  const wrong = cases();
  assert.equal(wrong.code, 3);
  assert.match(wrong.err, /map\.toml/);
});
