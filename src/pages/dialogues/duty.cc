// Who held the dialogues the law asks for, year by year: open to everybody.
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"

namespace langnghe::pages {
namespace {

constexpr int kYears = 5;

web::Response duty(const Services& services, const web::Request& request) {
  const Millis now = services.clock.now();
  const int current = static_cast<int>(local_date(now).year());
  const std::int64_t asked = id_in(request.arg("year"));
  const int year = asked > current - kYears && asked <= current ? static_cast<int>(asked) : current;
  const web::Words words = words_of(services, request);
  const auto rows = services.database.read([&](storage::Session& session) { return meetings::dialogue_report(services.meetings, session, year, now); });
  web::View view("dialogues/duty");
  const Errors none;
  web::FormView form(view, words, none);
  std::vector<web::Option> years;
  for (int one = current; one > current - kYears; --one) years.push_back({std::to_string(one), std::to_string(one)});
  form.select("year", std::to_string(year), years);
  form.finish();
  int met = 0;
  for (const meetings::DialogueYear& one : rows) met += one.met();
  view.set("MET", words.number(met));
  view.set("ALL", words.number(static_cast<std::int64_t>(rows.size())));
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    for (const meetings::DialogueYear& one : rows) {
      web::View& row = table.add("ROW");
      row.set("UNIT", unit_name(services, one.unit, request.language));
      row.set("REQUIRED", words.number(one.duty->least));
      row.set("HELD", words.number(one.held));
      row.set("TAG_LOOK", one.met() ? "done" : one.over ? "late" : "wait");
      row.set("TAG_TEXT", words(one.met() ? "meetings.duty.met" : one.over ? "meetings.duty.missed" : "meetings.duty.running"));
    }
  }
  for (const meetings::Duty& one : services.meetings.pack.yearly) {
    web::View& row = view.add("RULE");
    row.set("NAME", in(one.name, request.language));
    row.set("CITATION", in(one.citation, request.language));
    row.show("UNSURE", one.confidence == "check" || one.confidence == "memory" || one.confidence == "L");
  }
  return page(services, view, frame_of(services, request, "dialogues.duty"));
}

}  // namespace

void register_dialogue_duty(web::Router& router, const Services& services) {
  router.get("/dialogues/duty", [&services](const web::Request& request) { return duty(services, request); });
}

}  // namespace langnghe::pages
