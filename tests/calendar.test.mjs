// The calendars and the feed as others read them: iCalendar by ical.js (RFC 5545, not ours), Atom by
// the browser's own XML rules in short.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { startServer } from "./browser/server.mjs";

let server;
before(async () => { server = await startServer(); });
after(async () => { await server?.stop(); });

async function calendar(path) {
  const response = await fetch(server.url + path);
  assert.equal(response.status, 200, path);
  assert.match(response.headers.get("content-type"), /^text\/calendar/);
  const component = new ICAL.Component(ICAL.parse(await response.text()));  // throws when it is not valid
  assert.equal(component.name, "vcalendar");
  assert.equal(component.getFirstPropertyValue("version"), "2.0");
  const zone = new ICAL.Timezone(component.getFirstSubcomponent("vtimezone"));
  ICAL.TimezoneService.register(zone);
  return component.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

test("RFC 5545: the calendar of all, of a unit and of a person hold the same dialogues", async () => {
  const all = await calendar("/meetings/calendar.ics");
  assert.ok(all.length >= 3, "the sample has three dialogues");
  assert.equal(new Set(all.map((one) => one.uid)).size, all.length, "each once");
  for (const one of all) {
    assert.ok(one.summary.length > 5);
    assert.equal(one.startDate.zone.tzid, "Asia/Ho_Chi_Minh");
    assert.ok(one.endDate.compare(one.startDate) > 0, "it ends after it begins");
    assert.equal(one.startDate.toJSDate().getUTCHours(), 1, "eight o'clock in Vietnam is one o'clock UTC");
    assert.ok(one.component.getFirstProperty("dtstamp"), "DTSTAMP is required");
    assert.match(one.component.getFirstPropertyValue("url"), /\/dialogues\//);
  }
  const ward = await calendar("/meetings/unit/22945.UBND/calendar.ics");
  assert.equal(ward.length, 2);
  const health = all.find((one) => one.summary.includes("y tế"));
  assert.equal(health.summary, "Đối thoại chuyên đề về chính sách y tế, bảo hiểm y tế", "escaped and read back");
  const page = await (await fetch(`${server.url}/dialogues?unit=22945.UBND`)).text();
  assert.ok(page.includes("/meetings/unit/22945.UBND/calendar.ics"));
  let persons = 0;
  for (let id = 1; id < 25 && persons === 0; ++id) {
    const response = await fetch(`${server.url}/meetings/person/${id}/calendar.ics`);
    if (response.status === 200 && (await calendar(`/meetings/person/${id}/calendar.ics`)).length === 2) ++persons;
  }
  assert.equal(persons, 1, "the chairman of the ward has two");
  assert.equal((await fetch(`${server.url}/meetings/unit/nowhere/calendar.ics`)).status, 404);
});

test("RFC 4287: notices and conclusions, each entry once, with ids that stay", async () => {
  const read = async (path) => {
    const response = await fetch(server.url + path);
    assert.match(response.headers.get("content-type"), /^application\/atom\+xml/);
    return response.text();
  };
  const text = await read("/meetings/feed.atom");
  const entries = [...text.matchAll(/<entry>([^]*?)<\/entry>/g)].map((found) => found[1]);
  assert.equal(entries.length, 4, "three notices, one conclusion");
  const ids = entries.map((one) => /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/.exec(one)[1]);
  assert.equal(new Set(ids).size, 4);
  for (const one of entries)
    for (const must of ["title", "updated", "published", "author", "link", "content"]) assert.ok(one.includes(`<${must}`), must);
  const stamps = entries.map((one) => /<updated>([^<]+)</.exec(one)[1]);
  assert.deepEqual(stamps, [...stamps].sort().reverse(), "newest first");
  assert.equal([...(await read("/meetings/unit/68.UBND/feed.atom")).matchAll(/<entry>/g)].length, 1);
  assert.doesNotMatch(text.replaceAll(/&(amp|lt|gt|quot);/g, ""), /&/, "everything is escaped");
});
