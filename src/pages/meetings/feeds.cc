// iCalendar of posted reception days and announced dialogues: all, of one unit, of one person; Atom
// of notices and conclusions.
#include <algorithm>
#include <charconv>

#include "meetings/calendar_file.h"
#include "meetings/dialogue.h"
#include "meetings/feed.h"
#include "pages/meetings/meeting_page.h"

namespace langnghe::pages {
namespace {

constexpr int kMost = 400;
constexpr std::size_t kFeedEntries = 60;

web::Response calendar(const Services& services, const web::Request& request, const directory::Unit* unit, std::int64_t person) {
  const Date today = local_date(services.clock.now());
  const web::Words words = words_of(services, request);
  const std::vector<std::int64_t> units = unit == nullptr ? std::vector<std::int64_t>{} : std::vector{unit->id};
  std::vector<meetings::ReceptionDay> days;
  std::vector<meetings::Dialogue> dialogues;
  services.database.read([&](storage::Session& session) {
    days = meetings::days_of(session, units, add_days(today, -60), add_days(today, 400), true, kMost);
    dialogues = meetings::dialogues_of(session, units, true, kMost);
  });
  const std::string base = base_url(services, request);
  std::vector<meetings::CalendarEntry> entries;
  for (const meetings::ReceptionDay& one : days) {
    if (person != 0 && one.host != person) continue;
    entries.push_back({"reception-" + one.code + "@langnghe", one.sequence, one.day(), one.from_minute, one.to_minute,
                       words("meetings.ics.reception", {{"who", name_and_post(services, one.host, request.language)}}),
                       unit_name(services, one.unit, request.language) + (one.content.empty() ? "" : "\n" + one.content) +
                           (one.reason.empty() ? "" : "\n" + one.reason),
                       one.place, base + "/reception/day/" + one.code, one.state == "cancelled", one.changed_at});
  }
  for (const meetings::Dialogue& one : dialogues) {
    if (person != 0 && one.chair != person) continue;
    entries.push_back({"dialogue-" + one.code + "@langnghe", one.sequence, one.day(), one.from_minute, one.to_minute, one.title,
                       unit_name(services, one.unit, request.language) + (one.reason.empty() ? "" : "\n" + one.reason), one.place,
                       base + "/dialogues/" + one.code, one.state == "cancelled", one.changed_at});
  }
  web::Response response;
  response.type = "text/calendar; charset=utf-8";
  response.headers = {{"Content-Disposition", "inline; filename=\"tiep-dan.ics\""}, {"Cache-Control", "public, max-age=900"}};
  response.body = meetings::calendar_file(
      unit == nullptr ? words("meetings.schedule.title") : words("meetings.schedule.title") + " – " + unit->name(web::code_of(request.language)), entries);
  response.compress = true;
  return response;
}

// A notice and, later, a conclusion are two entries: a reader that has seen one is told of the other.
web::Response feed(const Services& services, const web::Request& request, const directory::Unit* unit) {
  const web::Words words = words_of(services, request);
  const auto dialogues = services.database.read([&](storage::Session& session) {
    return meetings::dialogues_of(session, unit == nullptr ? std::vector<std::int64_t>{} : std::vector{unit->id}, true, kMost);
  });
  const std::string base = base_url(services, request);
  meetings::Feed out;
  out.key = unit == nullptr ? "meetings" : "meetings/" + unit->code;
  out.title = words("meetings.feed.title") + (unit == nullptr ? "" : " – " + unit->name(web::code_of(request.language)));
  out.url = base + "/dialogues" + (unit == nullptr ? "" : "?unit=" + unit->code);
  out.self = base + (unit == nullptr ? "/meetings/feed.atom" : "/meetings/unit/" + unit->code + "/feed.atom");
  out.language = web::code_of(request.language);
  for (const meetings::Dialogue& one : dialogues) {
    const std::string where = base + "/dialogues/" + one.code, who = unit_name(services, one.unit, request.language);
    const std::string when = long_day(words, one.on_day) + ", " + hours(one.from_minute, one.to_minute) + ", " + one.place;
    if (one.concluded_at)
      out.entries.push_back({"dialogue/" + one.code + "/conclusion", words("dialogues.conclusion") + " " + one.conclusion_no + ": " + one.title,
                             one.conclusion, where + "#conclusion", who, *one.concluded_at, *one.concluded_at});
    const bool off = one.state == "cancelled";
    out.entries.push_back({"dialogue/" + one.code + "/notice", (off ? words("dialogues.state.cancelled") + ": " : "") + one.title,
                           when + "\n" + (off ? one.reason : one.notice), where, who, *one.announced_at, off ? one.changed_at : *one.announced_at});
  }
  std::stable_sort(out.entries.begin(), out.entries.end(), [](const auto& a, const auto& b) { return a.changed_at > b.changed_at; });
  if (out.entries.size() > kFeedEntries) out.entries.resize(kFeedEntries);
  web::Response response;
  response.type = "application/atom+xml; charset=utf-8";
  response.headers = {{"Cache-Control", "public, max-age=900"}};
  response.body = meetings::atom_feed(out, services.clock.now());
  response.compress = true;
  return response;
}

}  // namespace

void register_meeting_feeds(web::Router& router, const Services& services) {
  const web::RouteOptions open{.cacheable = true};
  router.get("/meetings/calendar.ics", [&services](const web::Request& request) { return calendar(services, request, nullptr, 0); }, open);
  router.get("/meetings/feed.atom", [&services](const web::Request& request) { return feed(services, request, nullptr); }, open);
  router.get("/meetings/unit/{code}/feed.atom", [&services](const web::Request& request) {
    const auto directory = services.directory.now();
    const directory::Unit* unit = directory->unit(request.part("code"));
    return unit == nullptr ? error_page(services, request, 404) : feed(services, request, unit);
  }, open);
  router.get("/meetings/unit/{code}/calendar.ics", [&services](const web::Request& request) {
    const auto directory = services.directory.now();
    const directory::Unit* unit = directory->unit(request.part("code"));
    return unit == nullptr ? error_page(services, request, 404) : calendar(services, request, unit, 0);
  }, open);
  router.get("/meetings/person/{id}/calendar.ics", [&services](const web::Request& request) {
    const std::string_view text = request.part("id");
    std::int64_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    const auto directory = services.directory.now();
    return id <= 0 || directory->officer(id) == nullptr ? error_page(services, request, 404) : calendar(services, request, nullptr, id);
  }, open);
}

}  // namespace langnghe::pages
