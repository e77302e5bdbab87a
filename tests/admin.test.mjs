// The administrator's pages, and what happens to a form whose session has ended; strict server.
//   node --test tests/admin.test.mjs
import assert from "node:assert/strict";
import test from "node:test";
import { Browser, passwordsOf } from "./client.mjs";
import { House, langnghe } from "./house.mjs";

let house, passwords;
async function officer(login, password = passwords[login]) {
  const browser = new Browser(house);
  await browser.get("/staff/login");
  await browser.post("/staff/login", { login, password });
  assert.ok(!browser.where.startsWith("/staff/login"), `${login} is in: ${browser.status}`);
  return browser;
}
const idOf = (browser, login) => new RegExp(`/staff/officers/(\\d+)">[^<]*</a><br><span class="muted">${login}<`).exec(browser.text)?.[1];

test.before(async () => {
  house = await House.make();
  passwords = passwordsOf((await langnghe("init", "--data", house.data, "--sample")).stdout);
  await house.start("--strict", "--limits", "off");
});
test.after(() => house.close());

test("the administrator lands where the administrator works, and finds people in any spelling", async () => {
  const admin = await officer("quantri");
  assert.equal(admin.where, "/staff/officers");
  assert.match(admin.cache, /no-store/);
  await admin.get("/staff/officers?words=dang+van+hoa");
  assert.match(admin.text, /Đặng Văn Hoà/);
  assert.doesNotMatch(admin.text, /Bùi Thanh Sơn/);
  await admin.get("/staff/officers?words=khongcoai");
  assert.match(admin.text, /Không có cán bộ nào như vậy/);
});

test("who does not manage officers sees none of it, and can do none of it", async () => {
  for (const login of ["lanhdao.tinh", "tiepdan.phanthiet", "giamsat"]) {
    const other = await officer(login);
    assert.doesNotMatch(other.text, /staff\/officers/);
    await other.get("/staff/officers");
    assert.equal(other.status, 403, login);
    await other.get("/staff/officers/1");
    assert.equal(other.status, 404, login);
    await other.get("/staff/account");
    for (const act of ["do/grant", "do/end", "password"]) {
      await other.post(`/staff/officers/1/${act}`, { role: "leader", unit: "68" });
      assert.equal(other.status, 404, `${login} ${act}`);
    }
  }
});

test("a new officer: refused with words beside the fields, then added, granted, at work, and gone", async () => {
  const admin = await officer("quantri");
  await admin.get("/staff/officers/new");
  await admin.post("/staff/officers/new", { login: "Không Được", name: "", unit: "22945.UBND", title_vi: "Chuyên viên", valid_from: "hôm qua" });
  assert.equal(admin.status, 422);
  assert.match(admin.text, /value="Không Được"/);
  assert.match(admin.text, /id="valid_from-error"/);
  await admin.post("/staff/officers/new", { login: "Không Được", name: "", unit: "22945.UBND", title_vi: "Chuyên viên" });
  assert.match(admin.text, /id="login-error"/);
  assert.match(admin.text, /id="name-error"/);
  await admin.post("/staff/officers/new", { login: "moi.phanthiet", name: "Lý Thị <b>Mới</b>", unit: "22945.UBND", title_vi: "Chuyên viên" });
  assert.equal(admin.status, 200, admin.text);
  assert.match(admin.text, /Lý Thị &lt;b&gt;Mới/);
  const password = /code__text">([0-9A-Z-]{19})</.exec(admin.text)[1];
  const id = /\/staff\/officers\/(\d+)"/.exec(admin.text.slice(admin.text.indexOf("code__text")))[1];

  await admin.get(`/staff/officers/${id}`);
  await admin.post(`/staff/officers/${id}/do/grant`, { role: "", unit: "22945" });
  assert.equal(admin.status, 422);
  assert.match(admin.text, /id="role-error"/);
  await admin.post(`/staff/officers/${id}/do/grant`, { role: "desk", unit: "22945", kind: "reflection" });
  assert.match(admin.text, /Đã giao vai trò/);
  assert.match(admin.text, /Phản ánh · từ/);

  const fresh = await officer("moi.phanthiet", password);
  assert.equal(fresh.where, "/staff/account/password");
  await fresh.post("/staff/account/password", { current: password, password: "mot mat khau dai", again: "mot mat khau dai" });
  await fresh.get("/staff/desk");
  assert.equal(fresh.status, 200);

  const grant = /name="grant" value="(\d+)"/.exec(admin.text)[1];
  await admin.post(`/staff/officers/${id}/do/revoke`, { grant });
  assert.match(admin.text, /Đã thu hồi/);
  await fresh.get("/staff/desk");
  assert.equal(fresh.status, 403);

  await admin.post(`/staff/officers/${id}/do/move`, { move_unit: "22945.UBND", title_vi: "Phó Chủ tịch UBND phường", title_en: "" });
  assert.match(admin.text, /Phó Chủ tịch UBND phường/);
  await admin.post(`/staff/officers/${id}/do/end`, { end: "" });
  assert.equal(admin.status, 422);
  const today = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
  await admin.post(`/staff/officers/${id}/do/end`, { end: today });
  assert.match(admin.text, /Đã cho thôi giữ chức vụ/);
  await fresh.get("/staff/account");
  assert.match(fresh.where, /^\/staff\/login/);
});

test("a forgotten password is given anew; nobody does that, or grants, for themselves", async () => {
  const admin = await officer("quantri");
  await admin.get("/staff/officers?words=giamsat");
  const id = idOf(admin, "giamsat");
  await admin.get(`/staff/officers/${id}`);
  await admin.post(`/staff/officers/${id}/password`);
  const password = /code__text">([0-9A-Z-]{19})</.exec(admin.text)[1];
  const again = await officer("giamsat", password);
  assert.equal(again.where, "/staff/account/password");
  await admin.get("/staff/officers?words=quantri");
  const self = idOf(admin, "quantri");
  await admin.get(`/staff/officers/${self}`);
  assert.match(admin.text, /Không ai tự giao quyền/);
  await admin.get("/staff/account");
  await admin.post(`/staff/officers/${self}/do/grant`, { role: "leader", unit: "68" });
  assert.equal(admin.status, 403);
  await admin.get("/staff/account");
  await admin.post(`/staff/officers/${self}/password`);
  assert.equal(admin.status, 403);
});

test("what was typed when the session ended comes back to the same officer and to nobody else", async () => {
  const words = "Người dân đến phản ánh <i>nước máy</i> đục ba ngày nay ở hẻm 12.";
  const entry = { channel: "visit", kind: "reflection", language: "vi", category: "lighting", commune: "22945", words, place: "Hẻm 12" };
  const desk = await officer("tiepdan.phanthiet");
  await desk.get("/staff/desk");
  desk.cookies.set("officer", "0".repeat(64));  // the session has ended
  await desk.post("/staff/desk", entry);
  assert.match(desk.where, /^\/staff\/login\?next=%2Fstaff%2Fkept/);
  assert.doesNotMatch(desk.text, /nước máy/);
  // Somebody else signs in at the same computer.
  await desk.post("/staff/login", { login: "thuly.phanthiet", password: passwords["thuly.phanthiet"], next: "/staff/kept" });
  assert.doesNotMatch(desk.text, /nước máy/);
  await desk.post("/staff/logout");
  await desk.post("/staff/login", { login: "tiepdan.phanthiet", password: passwords["tiepdan.phanthiet"], next: "/staff/kept" });
  assert.equal(desk.where, "/staff/kept");
  assert.match(desk.text, /&lt;i&gt;nước máy&lt;\/i&gt;/);
  const fields = Object.fromEntries([...desk.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    .map(([, name, value]) => [name, value.replaceAll("&lt;", "<").replaceAll("&gt;", ">")]));
  assert.equal(fields.words, words);
  await desk.post("/staff/desk", { ...fields, _csrf: desk.csrf });
  assert.match(desk.where, /^\/staff\/desk\/done\//);
});
