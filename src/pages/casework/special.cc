// Crowds, bypassed levels and what drags on, for leaders; how often a "done" was not done, for all.
#include <algorithm>

#include "base/text.h"
#include "casework/special.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_page.h"

namespace langnghe::pages {
namespace {

constexpr int kMostRows = 100;
constexpr Millis kYear = 365 * kDay;

void list(const Services& services, const web::Words& words, web::View& view, const char* what,
          const std::vector<casework::SpecialRow>& rows) {
  web::View& section = view.add("LIST");
  section.set("LIST_ID", what);
  section.set("LIST_TITLE", words(std::string("staff.special.") + what));
  section.set("LIST_TEXT", words(std::string("staff.special.") + what + ".text"));
  section.show("EMPTY", rows.empty());
  for (const casework::SpecialRow& one : rows) {
    web::View& row = section.add("ROW");
    row.set("CODE", one.code);
    row.set("KIND", words("casework.kind." + one.kind));
    row.set("STATE", lifecycle_text(words, "state", one.kind, one.state));
    row.set("UNIT", unit_name(services, one.unit, words.language()));
    row.set("RECEIVED", words.date(one.received_at));
    if (one.people > 1) row.add("PEOPLE").set("PEOPLE_TEXT", words("staff.special.people", {{"count", one.people}}));
    row.show_with("PAPER", "PAPER_TEXT", one.document);
  }
}

web::Response special(const Services& services, const web::Request& request, const Staff& staff) {
  const auto units = units_where(services, staff, "late.see");
  if (units.empty()) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  web::View view("casework/special");
  services.database.read([&](storage::Session& session) {
    list(services, words, view, "crowd", casework::crowds(session, units, kMostRows));
    list(services, words, view, "bypass", casework::level_bypassing(session, units, kMostRows));
    list(services, words, view, "prolonged", casework::prolonged(session, units, kMostRows));
  });
  web::Frame frame = staff_frame(services, request, staff, "staff.special.title");
  frame.path = "/staff/special";
  return page(services, view, frame);
}

web::Response closures(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  auto rows = services.database.read([&](storage::Session& session) {
    return casework::false_closures(session, services.clock.now() - kYear);
  });
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.reopened * b.answered > b.reopened * a.answered;
  });
  web::View view("casework/closures");
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    for (const casework::ClosureRow& one : rows) {
      web::View& row = table.add("ROW");
      row.set("UNIT", unit_name(services, one.unit, request.language));
      row.set("ANSWERED", words.number(one.answered));
      row.set("DISPUTED", words.number(one.disputed));
      row.set("REOPENED", words("staff.late.share", {{"count", one.reopened},
                                                     {"percent", (one.reopened * 100 + one.answered / 2) / one.answered}}));
    }
  }
  web::Frame frame = frame_of(services, request, "closures.title");
  frame.path = "/closures";
  return page(services, view, frame);
}

}  // namespace

void register_special(web::Router& router, const Services& services) {
  router.get("/staff/special", guarded(services, [&services](const auto& request, const Staff& staff) {
               return special(services, request, staff);
             }));
  router.get("/closures", [&services](const web::Request& request) { return closures(services, request); });
}

}  // namespace langnghe::pages
