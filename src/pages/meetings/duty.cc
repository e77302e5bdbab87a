// Who received citizens as the law asks, month by month: open to everybody.
#include <fmt/core.h>

#include "meetings/meetings.h"
#include "pages/meetings/meeting_page.h"

namespace langnghe::pages {
namespace {

using std::chrono::year_month;

// "2026-10"
std::optional<year_month> month_of(std::string_view text) {
  const auto day = text.size() == 7 ? parse_date(std::string(text) + "-01") : std::nullopt;
  if (!day) return std::nullopt;
  const int year = static_cast<int>(day->year());
  if (year < 2015 || year > 2100) return std::nullopt;
  return day->year() / day->month();
}

web::Response duty(const Services& services, const web::Request& request) {
  const Millis now = services.clock.now();
  const Date today = local_date(now);
  const web::Words words = words_of(services, request);
  const year_month month = month_of(request.arg("month")).value_or(today.year() / today.month());
  const auto rows = services.database.read(
      [&](storage::Session& session) { return meetings::duty_report(services.meetings, session, month, now); });
  web::View view("meetings/duty");
  const Errors none;
  web::FormView form(view, words, none);
  std::vector<web::Option> months;
  for (int back = 0; back < 24; ++back) {
    const year_month one = today.year() / today.month() - std::chrono::months(back);
    months.push_back({fmt::format("{:04}-{:02}", int(one.year()), unsigned(one.month())),
                      words("meetings.duty.month", {{"month", fmt::format("{:02}", unsigned(one.month()))},
                                                    {"year", std::to_string(int(one.year()))}})});
  }
  form.select("month", fmt::format("{:04}-{:02}", int(month.year()), unsigned(month.month())), months);
  form.finish();
  int met = 0, missed = 0, running = 0;
  for (const meetings::DutyRow& one : rows) (one.month.met() ? met : one.month.over ? missed : running)++;
  view.set("MET", words.number(met));
  view.set("MISSED", words.number(missed));
  view.set("RUNNING", words.number(running));
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    for (const meetings::DutyRow& one : rows) {
      web::View& row = table.add("ROW");
      row.set("UNIT", unit_name(services, one.unit, request.language));
      row.set("HEAD", one.head == 0 ? words("meetings.duty.nobody") : name_and_post(services, one.head, request.language));
      row.set("REQUIRED", words(one.duty->per == meetings::Per::kWeek ? "meetings.duty.weeks" : "meetings.duty.days",
                                {{"n", one.month.required}}));
      row.set("HELD", words.number(one.month.held));
      const char* state = one.month.met() ? "met" : one.month.over ? "missed" : "running";
      row.set("TAG_LOOK", one.month.met() ? "done" : one.month.over ? "late" : "wait");
      row.set("TAG_TEXT", words(std::string("meetings.duty.") + state));
      if (one.delegated > 0) row.add("NOTE").set("NOTE_TEXT", words("meetings.duty.delegated", {{"n", one.delegated}}));
      if (one.not_posted > 0) row.add("NOTE").set("NOTE_TEXT", words("meetings.duty.not_posted", {{"n", one.not_posted}}));
    }
  }
  for (const meetings::Duty& one : services.meetings.pack.duties) {
    if (!one.in_force(month / 1)) continue;
    web::View& row = view.add("RULE");
    row.set("NAME", in(one.name, request.language));
    row.set("HOW_OFTEN", words(one.per == meetings::Per::kWeek ? "meetings.duty.per_week" : "meetings.duty.per_month",
                               {{"n", one.least}}));
    row.set("CITATION", in(one.citation, request.language));
    row.show("UNSURE", one.confidence == "check" || one.confidence == "memory" || one.confidence == "L");
    row.show_with("HINT", "HINT_TEXT", in(one.note, request.language));
  }
  return page(services, view, frame_of(services, request, "meetings.duty.title"));
}

}  // namespace

void register_reception_duty(web::Router& router, const Services& services) {
  router.get("/reception/duty", [&services](const web::Request& request) { return duty(services, request); });
}

}  // namespace langnghe::pages
