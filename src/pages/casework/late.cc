// What is late, per unit: for those who answer for it.
#include <algorithm>

#include "base/text.h"
#include "casework/casework.h"
#include "pages/staff.h"

namespace langnghe::pages {
namespace {

std::string share(const web::Words& words, std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "–";
  return words("staff.late.share", {{"count", part}, {"percent", (part * 100 + whole / 2) / whole}});
}

void fill(const web::Words& words, web::View& row, const casework::LateRow& one) {
  row.set("OPEN", words.number(one.open));
  row.set("LATE", words.number(one.late));
  row.set("SOON", words.number(one.soon));
  row.set("WAITING", words.number(one.waiting));
  row.set("ANSWERED", words.number(one.answered));
  row.set("ANSWERED_LATE", share(words, one.answered_late, one.answered));
  row.set("DISPUTED", share(words, one.disputed, one.answered));
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff) {
  const auto units = units_where(services, staff, "late.see");
  if (units.empty()) return error_page(services, request, 403);
  const Millis now = services.clock.now();
  auto rows = services.database.read(
      [&](storage::Session& session) { return casework::late_by_unit(services.casework, session, units, now); });
  // The worst first.
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::pair(-a.late, -a.open) < std::pair(-b.late, -b.open);
  });
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "staff.late.title");
  frame.path = "/staff/late";
  web::View view("casework/late");
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    const auto directory = services.directory.now();
    web::View& table = view.add("TABLE");
    casework::LateRow all{};
    for (const casework::LateRow& one : rows) {
      web::View& row = table.add("ROW");
      fill(words, row, one);
      const std::string name = unit_name(services, one.unit, request.language);
      const directory::Unit* unit = directory->units().unit_by_id(one.unit);
      // Who sees the numbers need not see the cases.
      const bool opens = unit != nullptr && may_at(services, staff, "case.see", one.unit, "reflection");
      if (opens) {
        web::View& link = row.add("LINK");
        link.set("UNIT_NAME", name);
        link.set("UNIT_CODE", unit->code);
      } else {
        row.add("PLAIN").set("UNIT_NAME", name);
      }
      if (one.oldest_due && *one.oldest_due <= now)
        row.add("OLDEST").set("OLDEST_DUE", words.date(local_date(*one.oldest_due - 1)));
      all.open += one.open;
      all.late += one.late;
      all.soon += one.soon;
      all.waiting += one.waiting;
      all.answered += one.answered;
      all.answered_late += one.answered_late;
      all.disputed += one.disputed;
    }
    fill(words, table.add("SUM"), all);
  }
  return page(services, view, frame);
}

}  // namespace

void register_late(web::Router& router, const Services& services) {
  router.get("/staff/late", guarded(services, [&services](const auto& request, const Staff& staff) {
               return show(services, request, staff);
             }));
}

}  // namespace langnghe::pages
