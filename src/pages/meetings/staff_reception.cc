// Officers: the schedule of a unit, what of it is not posted, one day with its visits.
#include <charconv>

#include "base/text.h"
#include "meetings/meetings.h"
#include "pages/meetings/meeting_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using meetings::ReceptionDay;
using meetings::Visit;

std::int64_t id_of(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

void fill_visit(const Services& services, const web::Words& words, web::View& row, const Visit& visit) {
  row.set("VISIT", visit.code);
  row.set("WHEN", visit.slot ? meetings::minutes_text(*visit.slot) : short_day(words, visit.on_day));
  row.set("TOPIC", entry_name(services.meetings.pack.topics, visit.topic, words.language()));
  row.set("TEXT", beginning(visit.words, 140));
  row.set("TAG_LOOK", look_of_visit(visit));
  row.set("TAG_TEXT", words("meetings.visit." + visit.state));
  const auto due = visit.state == "refused" ? visit.refusal_due : visit.due_at;
  if (due && !visit.answered_at && !visit.refusal_sent_at) {
    const TimeLeft left = left_of(services, words, due, "received");
    web::View& part = row.add("LEFT");
    part.set("LEFT_LOOK", left.look);
    part.set("LEFT_TEXT", left.text);
  }
}

void fill_day(const Services& services, const web::Words& words, web::View& row, const ReceptionDay& day, Millis now) {
  row.set("CODE", day.code);
  row.set("DAY", long_day(words, day.on_day));
  row.set("HOURS", hours(day.from_minute, day.to_minute));
  row.set("HOST", name_and_post(services, day.host, words.language()));
  row.set("KIND", words("meetings.kind." + day.kind) + ", " + words("meetings.mode." + day.mode));
  row.set("TAG_LOOK", look_of_day(day));
  row.set("TAG_TEXT", words("meetings.day." + day.state));
  if (day.state != "planned" || day.kind == "unscheduled") return;
  const auto posting = meetings::posting_of(services.meetings.law, day, now);
  const Date last = meetings::last_posting_day(services.meetings.law, day.day());
  web::View& part = row.add("POSTING");
  const char* key = posting == meetings::Posting::kInTime  ? "in_time"
                    : posting == meetings::Posting::kLate  ? "late"
                    : posting == meetings::Posting::kDue   ? "due"
                                                           : "missed";
  part.set("POSTING_LOOK", posting == meetings::Posting::kInTime ? "fine" : posting == meetings::Posting::kDue ? "soon" : "late");
  part.set("POSTING_TEXT", words(std::string("meetings.posting.") + key, {{"day", last}}));
}

web::Response overview(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const Millis now = services.clock.now();
  const Date today = local_date(now);
  const web::Words words = words_of(services, request);
  const auto directory = services.directory.now();
  const std::string_view asked = request.method == "POST" ? request.value("unit") : request.arg("unit");
  const directory::Unit* unit = chosen_unit(services, *directory, staff, "reception.record", asked);
  if (unit == nullptr) return error_page(services, request, 403);
  std::vector<ReceptionDay> days, before;
  std::vector<Visit> open;
  services.database.read([&](storage::Session& session) {
    days = meetings::days_of(session, {unit->id}, today, add_days(today, 400), false, 60);
    before = meetings::days_of(session, {unit->id}, add_days(today, -45), add_days(today, -1), false, 60);
    open = meetings::open_visits(session, {unit->id});
  });
  // Past days nobody has said anything about come first: they count for nothing as long as that is so.
  std::erase_if(before, [](const ReceptionDay& day) { return day.state != "planned"; });
  web::View view("meetings/staff_reception");
  web::FormView form(view, words, errors);
  form.select("unit", unit->code, unit_options(services, units_where(services, staff, "reception.record"), request.language));
  const bool plans = may_at(services, staff, "reception.plan", unit->id, "");
  form.field("until", request.value("until").empty() ? iso_date(Date(today.year() / 12 / 31)) : request.value("until"));
  form.finish();
  view.set("UNIT_CODE", unit->code);
  view.set("UNIT", unit->name(web::code_of(request.language)));
  int warned = 0, unposted = 0;
  for (const ReceptionDay& day : days) {
    if (day.state != "planned" || day.kind == "unscheduled") continue;
    const auto posting = meetings::posting_of(services.meetings.law, day, now);
    unposted += !day.posted_at;
    warned += posting == meetings::Posting::kMissed ||
              (posting == meetings::Posting::kDue && days_between(today, meetings::last_posting_day(services.meetings.law, day.day())) <= 7);
  }
  if (warned > 0) view.add("WARN").set("WARN_TEXT", words("meetings.posting.warn", {{"n", warned}}));
  if (plans) view.show("PLAN");
  if (plans && unposted > 0) view.add("POST").set("POST_COUNT", words("meetings.post.count", {{"n", unposted}}));
  view.show("EMPTY", days.empty());
  if (!days.empty() || !before.empty()) {
    web::View& table = view.add("TABLE");
    for (const ReceptionDay& day : before) {
      web::View& row = table.add("ROW");
      fill_day(services, words, row, day, now);
      row.show("TO_SAY");
    }
    for (const ReceptionDay& day : days) fill_day(services, words, table.add("ROW"), day, now);
  }
  view.show("NO_OPEN", open.empty());
  if (!open.empty()) {
    web::View& table = view.add("OPEN");
    for (const Visit& visit : open) fill_visit(services, words, table.add("VISIT_ROW"), visit);
  }
  web::Frame frame = staff_frame(services, request, staff, "meetings.staff.title");
  frame.path = "/staff/reception";
  if (request.arg("done") == "1") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response post_all(const Services& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->unit(request.value("unit"));
  const auto until = parse_date(request.value("until"));
  if (unit == nullptr) return error_page(services, request, 404);
  if (!until) return overview(services, request, staff, {{Fault::kInvalid, "until", "meetings.refused.day"}});
  const auto done = write(services, [&](storage::Transaction& tx) {
    return meetings::post_days(services.meetings, tx, unit->id, *until, staff.officer.id, services.clock.now());
  });
  if (!done) return overview(services, request, staff, done.error());
  return web::redirect("/staff/reception?unit=" + unit->code + "&done=1");
}

// ---- new days ------------------------------------------------------------------------------

web::Response new_form(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto directory = services.directory.now();
  const std::string_view asked = request.method == "POST" ? request.value("unit") : request.arg("unit");
  const directory::Unit* unit = chosen_unit(services, *directory, staff, "reception.plan", asked);
  if (unit == nullptr) return error_page(services, request, 403);
  const auto value = [&](std::string_view name, std::string_view otherwise = {}) {
    const std::string_view typed = request.value(name);
    return typed.empty() ? otherwise : typed;
  };
  web::View view("meetings/staff_new_day");
  web::FormView form(view, words, errors);
  view.set("UNIT_CODE", unit->code);
  view.set("UNIT", unit->name(web::code_of(request.language)));
  form.choice("plan", value("plan", "one"),
              {{"one", words("meetings.plan.one")}, {"weekly", words("meetings.plan.weekly"), words("meetings.plan.weekly.hint")},
               {"monthly", words("meetings.plan.monthly"), words("meetings.plan.monthly.hint")},
               {"dates", words("meetings.plan.dates"), words("meetings.plan.dates.hint")}});
  form.field("day", value("day"));
  const int year = static_cast<int>(local_date(services.clock.now()).year());
  form.select("year", value("year", std::to_string(year)),
              {{std::to_string(year), std::to_string(year)}, {std::to_string(year + 1), std::to_string(year + 1)}});
  std::vector<web::Option> weekdays;
  for (int day = 1; day <= 5; ++day)
    weekdays.push_back({std::to_string(day), words("meetings.weekday." + std::to_string(day))});
  form.select("weekday", value("weekday", "2"), weekdays);
  form.field("numbers", value("numbers", "1, 3"));
  form.select("host", value("host"), officer_options(services, *unit, request.language));
  form.field("from", value("from", "08:00"));
  form.field("to", value("to", "11:30"));
  form.field("slot_minutes", value("slot_minutes", "15"));
  form.choice("kind", value("kind", "periodic"),
              {{"periodic", words("meetings.kind.periodic")}, {"regular", words("meetings.kind.regular")},
               {"unscheduled", words("meetings.kind.unscheduled"), words("meetings.kind.unscheduled.hint")}});
  form.choice("mode", value("mode", "direct"),
              {{"direct", words("meetings.mode.direct")}, {"online", words("meetings.mode.online"), words("meetings.mode.online.hint")}});
  form.field("place", value("place"));
  form.field("content", value("content"));
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "meetings.new.title");
  frame.path = "/staff/reception";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

std::vector<int> numbers_of(std::string_view text) {
  std::vector<int> out;
  while (!text.empty()) {
    const auto comma = text.find_first_of(",; ");
    const int one = number_of(text.substr(0, comma), 0);
    if (one > 0) out.push_back(one);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return out;
}

web::Response add(const Services& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->unit(request.value("unit"));
  if (unit == nullptr) return error_page(services, request, 404);
  Errors errors;
  meetings::NewDay day;
  day.unit = unit->id;
  day.host = id_of(request.value("host"));
  const auto from = meetings::parse_minutes(request.value("from")), to = meetings::parse_minutes(request.value("to"));
  if (!from) errors.push_back({Fault::kInvalid, "from", "meetings.refused.time"});
  if (!to) errors.push_back({Fault::kInvalid, "to", "meetings.refused.time"});
  day.from_minute = from.value_or(0);
  day.to_minute = to.value_or(24 * 60);
  day.slot_minutes = number_of(request.value("slot_minutes"), 15);
  day.kind = request.value("kind");
  day.mode = request.value("mode");
  day.place = request.value("place");
  day.content = request.value("content");
  const std::string_view plan = request.value("plan");
  const auto single = parse_date(request.value("day"));
  if (plan == "one" && !single) errors.push_back({Fault::kInvalid, "day", "meetings.refused.day"});
  if (!errors.empty()) return new_form(services, request, staff, errors);
  const Millis now = services.clock.now();
  if (plan == "one") {
    day.day = *single;
    const auto made = write(services, [&](storage::Transaction& tx) {
      return meetings::add_day(services.meetings, tx, day, staff.officer.id, now);
    });
    if (!made) return new_form(services, request, staff, made.error());
    return web::redirect("/staff/reception/day/" + made->code + "?done=1");
  }
  meetings::Pattern pattern;
  pattern.kind = plan == "weekly"    ? meetings::Pattern::Kind::kWeekly
                 : plan == "monthly" ? meetings::Pattern::Kind::kMonthlyWeekday
                                     : meetings::Pattern::Kind::kMonthlyDate;
  pattern.weekday = static_cast<unsigned>(std::max(0, number_of(request.value("weekday"), 0)));
  pattern.numbers = numbers_of(request.value("numbers"));
  const auto made = write(services, [&](storage::Transaction& tx) {
    return meetings::plan_year(services.meetings, tx, day, number_of(request.value("year"), 0), pattern, staff.officer.id, now);
  });
  if (!made) return new_form(services, request, staff, made.error());
  return web::redirect("/staff/reception?unit=" + unit->code + "&done=1");
}

// ---- one day -------------------------------------------------------------------------------

std::optional<ReceptionDay> day_of(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto day = services.database.read([&](storage::Session& session) { return meetings::find_day(session, *code); });
  if (day && !may_at(services, staff, "reception.record", day->unit, "")) day.reset();
  return day;
}

web::Response show_day(const Services& services, const web::Request& request, const Staff& staff, const ReceptionDay& day,
                       const Errors& errors) {
  const Millis now = services.clock.now();
  const web::Words words = words_of(services, request);
  const auto visits = services.database.read([&](storage::Session& session) { return meetings::visits_of_day(session, day.id); });
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(day.unit);
  const auto value = [&](std::string_view name, std::string_view otherwise) {
    const std::string_view typed = request.value(name);
    return std::string(typed.empty() ? otherwise : typed);
  };
  web::View view("meetings/staff_day");
  web::FormView form(view, words, errors);
  fill_day(services, words, view, day, now);
  view.set("UNIT", unit_name(services, day.unit, request.language));
  view.set("PLACE", day.place);
  view.show_with("REASON", "REASON_TEXT", day.reason);
  const bool planned = day.state == "planned";
  const bool plans = planned && may_at(services, staff, "reception.plan", day.unit, "");
  form.field("day", value("day", day.on_day));
  form.field("from", value("from", meetings::minutes_text(day.from_minute)));
  form.field("to", value("to", meetings::minutes_text(day.to_minute)));
  form.field("reason", request.value("reason"));
  form.field("cancel_reason", request.value("cancel_reason"));
  form.select("held_by", value("held_by", std::to_string(day.host)),
              unit == nullptr ? std::vector<web::Option>{} : officer_options(services, *unit, request.language));
  form.field("held_reason", request.value("held_reason"));
  form.finish();
  view.show("CAN_MOVE", plans);
  view.show("CAN_HOLD", planned && day.day() <= local_date(now));
  if (planned) view.add("CAN_ENTER").set("ENTER_HREF", "/staff/reception/visit?day=" + day.code);
  view.show("NO_VISITS", visits.empty());
  if (!visits.empty()) {
    web::View& table = view.add("VISITS");
    for (const Visit& visit : visits) fill_visit(services, words, table.add("VISIT_ROW"), visit);
  }
  web::Frame frame = staff_frame(services, request, staff, "meetings.staff.day");
  frame.path = "/staff/reception";
  if (request.arg("done") == "1") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response change(const Services& services, const web::Request& request, const Staff& staff, const ReceptionDay& day) {
  const std::string_view what = request.part("what");
  const Millis now = services.clock.now();
  Errors errors;
  const auto to_day = parse_date(request.value("day"));
  const auto from = meetings::parse_minutes(request.value("from")), to = meetings::parse_minutes(request.value("to"));
  if (what == "move") {
    if (!to_day) errors.push_back({Fault::kInvalid, "day", "meetings.refused.day"});
    if (!from) errors.push_back({Fault::kInvalid, "from", "meetings.refused.time"});
    if (!to) errors.push_back({Fault::kInvalid, "to", "meetings.refused.time"});
  }
  if (!errors.empty()) return show_day(services, request, staff, day, errors);
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<ReceptionDay> {
    if (what == "move")
      return meetings::move_day(services.meetings, tx, day.code, *to_day, *from, *to,
                                std::string(request.value("reason")), staff.officer.id, now);
    if (what == "cancel")
      return meetings::cancel_day(services.meetings, tx, day.code, std::string(request.value("cancel_reason")), staff.officer.id, now);
    if (what == "held")
      return meetings::hold_day(services.meetings, tx, day.code, id_of(request.value("held_by")),
                                std::string(request.value("held_reason")), staff.officer.id, now);
    return refuse(Fault::kNotFound, "meetings.refused.no_day");
  });
  if (!done) return show_day(services, request, staff, day, done.error());
  return web::redirect("/staff/reception/day/" + day.code + "?done=1");
}

}  // namespace

void register_staff_reception(web::Router& router, const Services& services) {
  router.get("/staff/reception", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return overview(services, request, staff, {});
             }));
  router.post("/staff/reception/post", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                return post_all(services, request, staff);
              }));
  router.get("/staff/reception/new", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return new_form(services, request, staff, {});
             }));
  router.post("/staff/reception/new", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                return add(services, request, staff);
              }));
  router.get("/staff/reception/day/{code}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               const auto day = day_of(services, request, staff);
               return day ? show_day(services, request, staff, *day, {}) : error_page(services, request, 404);
             }));
  router.post("/staff/reception/day/{code}/{what}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const auto day = day_of(services, request, staff);
                return day ? change(services, request, staff, *day) : error_page(services, request, 404);
              }));
}

}  // namespace langnghe::pages
