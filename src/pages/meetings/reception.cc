// The public schedule of reception days, and booking a slot on one of them.
#include "documents/qr.h"
#include "meetings/meetings.h"
#include "pages/meetings/meeting_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using meetings::ReceptionDay;

constexpr int kShownDays = 40;
constexpr int kAhead = 400;

std::vector<std::int64_t> units_with_days(storage::Session& session, const std::string& today) {
  std::vector<std::int64_t> out;
  session.each<std::int64_t>(
      "SELECT DISTINCT unit FROM reception_day WHERE posted_at IS NOT NULL AND on_day >= :today",
      [&](std::int64_t unit) { out.push_back(unit); }, today);
  return out;
}

void fill_day(const Services& services, const web::Words& words, web::View& row, const ReceptionDay& day) {
  row.set("DAY", long_day(words, day.on_day));
  row.set("HOURS", hours(day.from_minute, day.to_minute));
  row.set("HOST", name_and_post(services, day.host, words.language()));
  row.set("UNIT", unit_name(services, day.unit, words.language()));
  row.set("PLACE", day.place);
  row.set("MODE", words("meetings.mode." + day.mode));
  row.set("TAG_LOOK", look_of_day(day));
  row.set("TAG_TEXT", words(day.state == "planned" && !day.moved_from.empty() ? "meetings.day.moved"
                                                                             : "meetings.day." + day.state));
  if (!day.moved_from.empty()) {
    web::View& moved = row.add("MOVED");
    moved.set("MOVED_TEXT", words("meetings.day.moved.text",
                                  {{"day", *parse_date(day.moved_from)}, {"reason", day.reason}}));
  } else if (day.state == "cancelled") {
    row.add("MOVED").set("MOVED_TEXT", day.reason);
  }
}

web::Response schedule(const Services& services, const web::Request& request) {
  const Millis now = services.clock.now();
  const web::Words words = words_of(services, request);
  const auto directory = services.directory.now();
  const directory::Unit* unit = request.arg("unit").empty() ? nullptr : directory->unit(request.arg("unit"));
  const Date from = std::max(parse_date(request.arg("from")).value_or(local_date(now)), local_date(now));
  std::vector<std::int64_t> units;
  std::vector<ReceptionDay> days;
  services.database.read([&](storage::Session& session) {
    units = units_with_days(session, iso_date(local_date(now)));
    days = meetings::days_of(session, unit == nullptr ? std::vector<std::int64_t>{} : std::vector{unit->id}, from,
                             add_days(from, kAhead), true, kShownDays + 1);
  });
  web::View view("meetings/schedule");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", unit == nullptr ? "" : unit->code, unit_options(services, units, request.language));
  form.finish();
  view.set("FEED", unit == nullptr ? "/meetings/calendar.ics" : "/meetings/unit/" + unit->code + "/calendar.ics");
  const bool more = days.size() > kShownDays;
  if (more) {
    view.add("MORE").set("MORE_HREF", "/reception?from=" + days.back().on_day + "&unit=" + (unit == nullptr ? "" : unit->code));
    days.pop_back();
  }
  view.show("EMPTY", days.empty());
  if (!days.empty()) {
    web::View& table = view.add("TABLE");
    for (const ReceptionDay& day : days) {
      web::View& row = table.add("ROW");
      fill_day(services, words, row, day);
      if (day.state == "planned") row.add("BOOK").set("HREF", "/reception/day/" + day.code);
    }
  }
  return page(services, view, frame_of(services, request, "meetings.schedule.title"));
}

std::optional<ReceptionDay> posted(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto day = services.database.read([&](storage::Session& session) { return meetings::find_day(session, *code); });
  if (day && !day->posted_at) day.reset();
  return day;
}

web::Response show_day(const Services& services, const web::Request& request, const ReceptionDay& day,
                       const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto free = services.database.read([&](storage::Session& session) {
    return meetings::free_slots(session, day, services.clock.now());
  });
  web::View view("meetings/book");
  fill_day(services, words, view, day);
  view.show_with("CONTENT", "CONTENT_TEXT", day.content);
  web::FormView form(view, words, errors);
  view.show("FULL", free.empty() && errors.empty());
  if (!free.empty() || !errors.empty()) {
    web::View& open = view.add("OPEN");
    open.set("CODE", day.code);
    web::FormView fields(open, words, errors);
    std::vector<web::Option> slots;
    for (int slot : free) slots.push_back({std::to_string(slot), hours(slot, slot + day.slot_minutes)});
    fields.select("slot", request.value("slot"), slots);
    fields.choice("topic", request.value("topic"), entry_options(services.meetings.pack.topics, request.language));
    fields.field("words", request.value("words"));
    fields.field("companions", request.value("companions").empty() ? "0" : request.value("companions"));
    fields.field("people", request.value("people").empty() ? "1" : request.value("people"));
    fields.field("name", request.value("name"));
    fields.field("phone", request.value("phone"));
    fields.field("email", request.value("email"));
    fields.field("address", request.value("address"));
    fields.finish();
  } else {
    form.finish();
  }
  web::Frame frame = frame_of(services, request, "meetings.book.title");
  frame.path = "/reception/day/" + day.code;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response book(const Services& services, const web::Request& request) {
  const auto day = posted(services, request);
  if (!day) return error_page(services, request, 404);
  if (!within(services, "book", request.peer, services.limits.submissions_a_minute))
    return show_day(services, request, *day, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  meetings::Booking booking;
  booking.day = day->code;
  booking.slot = number_of(request.value("slot"), -1);
  booking.topic = request.value("topic");
  booking.words = request.value("words");
  booking.companions = number_of(request.value("companions"), 0);
  booking.people = number_of(request.value("people"), 1);
  booking.language = web::code_of(request.language);
  booking.person = person_of(request);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return meetings::book_visit(services.meetings, tx, booking, 0, services.clock.now());
  });
  if (!made) return show_day(services, request, *day, made.error());
  web::Response response = web::redirect("/visit/" + made->code + "/booked");
  response.cookies.push_back(own_cookie(services, "visit", made->code));
  return response;
}

}  // namespace

void register_reception(web::Router& router, const Services& services) {
  router.get("/reception", [&services](const web::Request& request) { return schedule(services, request); });
  router.get("/reception/day/{code}", [&services](const web::Request& request) {
    const auto day = posted(services, request);
    return day ? show_day(services, request, *day, {}) : error_page(services, request, 404);
  });
  router.post("/reception/day/{code}", [&services](const web::Request& request) { return book(services, request); });
}

}  // namespace langnghe::pages
