// Every term the clock knows, with its source and how sure we are of it: nobody should have
// to ask where a date comes from.
#include "casework/casework.h"
#include "pages/page.h"

namespace langnghe::pages {
namespace {

web::Response rules(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const std::string language(web::code_of(request.language));
  const web::Frame frame = frame_of(services, request, "rules.title");
  web::View view("legalclock/rules");
  const Date today = local_date(services.clock.now());
  for (const legalclock::Rule& rule : services.casework.law.rules.all()) {
    web::View& row = view.add("ROW");
    row.set("ID", rule.id);
    row.set("NAME", rule.name.in(language));
    const char* unit = rule.unit == legalclock::Unit::kWorkingDays    ? "rules.working_days"
                       : rule.unit == legalclock::Unit::kCalendarDays ? "rules.days"
                                                                      : "rules.hours";
    row.set("LENGTH", words(unit, {{"n", rule.length}}));
    if (rule.remote)
      row.add("ALSO").set("ALSO_TEXT", words("rules.remote", {{"n", *rule.remote}}));
    if (rule.complex)
      row.add("ALSO").set("ALSO_TEXT", words("rules.complex", {{"n", *rule.complex}}));
    row.set("EVENT", services.casework.law.rules.event_name(rule.start, language));
    row.set("CITATION", rule.citation.in(language));
    row.show("PAST", !rule.in_force(today));
    if (rule.from) row.add("FROM").set("FROM_DATE", words.date(*rule.from));
    if (rule.to) row.add("UNTIL").set("UNTIL_DATE", words.date(*rule.to));
    if (legalclock::marked(rule.confidence))
      row.add("MARK").set("MARK_TEXT",
                          words("rules.mark." + std::string(confidence_code(rule.confidence))));
  }
  return page(services, view, frame);
}

}  // namespace

void register_rules(web::Router& router, const Services& services) {
  router.get("/rules", [&services](const web::Request& request) { return rules(services, request); });
}

}  // namespace langnghe::pages
