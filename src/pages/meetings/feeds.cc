// iCalendar of posted reception days and announced dialogues: all, of one unit, of one person.
#include <charconv>

#include "meetings/calendar_file.h"
#include "meetings/dialogue.h"
#include "pages/meetings/meeting_page.h"

namespace langnghe::pages {
namespace {

constexpr int kMost = 400;

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

}  // namespace

void register_meeting_feeds(web::Router& router, const Services& services) {
  const web::RouteOptions open{.cacheable = true};
  router.get("/meetings/calendar.ics", [&services](const web::Request& request) { return calendar(services, request, nullptr, 0); }, open);
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
