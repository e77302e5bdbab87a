// On time or sorry, in figures: for everybody by unit, with the second dates that were missed.
// No code and no person stands here, and no figure below five.
#include <algorithm>

#include "pages/procedures/dossier_page.h"

namespace langnghe::pages {
namespace {

using procedures::Punctuality;

constexpr std::int64_t kFewest = 5;

struct Period {
  Date from{}, to{};  // both included
};

Period period_of(const Services& services, const web::Request& request) {
  const Date today = local_date(services.clock.now());
  const auto month = parse_date(std::string(request.arg("month")) + "-01");
  const Date first = month.value_or(Date(today.year() / today.month() / 1));
  const Date last(first.year() / first.month() / std::chrono::last);
  return {first, Date(last)};
}

std::string share(const web::Words& words, std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "–" : words("staff.late.share", {{"count", part}, {"percent", (part * 100 + whole / 2) / whole}});
}

// For everybody: neither a part nor what is left of the whole may be fewer than five.
bool tells(std::int64_t part, std::int64_t whole) {
  const auto few = [](std::int64_t n) { return n > 0 && n < kFewest; };
  return !few(part) && !few(whole - part);
}

void fill(const web::Words& words, web::View& row, const Punctuality& one, bool open) {
  const auto cell = [&](std::int64_t part, std::int64_t whole) {
    return open || tells(part, whole) ? share(words, part, whole) : words("procedures.on_time.hidden");
  };
  row.set("TOTAL", words.number(one.due));
  row.set("LATE", cell(one.late(), one.due));
  row.set("SORRY", cell(one.sorry_before, one.late()));
  row.set("KEPT", cell(one.second_kept, one.second));
}

void fill_table(const Services& services, const web::Words& words, web::View& view, std::vector<Punctuality> rows,
                bool open) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.late() > b.late(); });
  std::vector<Punctuality> few;
  if (!open)
    std::erase_if(rows, [&](const Punctuality& one) {
      if (one.due >= kFewest) return false;
      few.push_back(one);
      return true;
    });
  // What the small ones have together; when that is little, too, it is in no figure: a whole would
  // give it away.
  const Punctuality rest = procedures::total_of(few);
  auto all_rows = rows;
  if (rest.due >= kFewest) all_rows.push_back(rest);
  const Punctuality all = procedures::total_of(all_rows);
  const auto number = [&](std::string_view key, std::int64_t part, std::int64_t whole) {
    web::View& item = view.add("NUMBER");
    item.set("NUMBER_TEXT", whole == 0 || !(open || tells(part, whole)) ? std::string("–")
                                                                       : words.number((part * 100 + whole / 2) / whole) + " %");
    item.set("NUMBER_NAME", words(key));
  };
  number("procedures.on_time.late", all.late(), all.due);
  number("procedures.on_time.sorry", all.sorry_before, all.late());
  number("procedures.on_time.kept", all.second_kept, all.second);
  view.show("EMPTY", all_rows.empty());
  if (all_rows.empty()) return;
  web::View& table = view.add("TABLE");
  for (const Punctuality& one : rows) {
    web::View& row = table.add("ROW");
    row.set("UNIT", unit_name(services, one.unit, words.language()));
    fill(words, row, one, open);
  }
  if (rest.due >= kFewest) {
    web::View& row = table.add("ROW");
    row.set("UNIT", words("procedures.on_time.few"));
    fill(words, row, rest, open);
  }
}

web::Response everybody(const Services& services, const web::Request& request) {
  const Period period = period_of(services, request);
  const Millis now = services.clock.now();
  std::vector<Punctuality> rows;
  std::vector<procedures::Apology> missed;
  services.database.read([&](storage::Session& session) {
    rows = procedures::punctuality(session, start_of(period.from), end_of(period.to), now);
    missed = procedures::second_misses(session, now - 365 * kDay, 50);
  });
  const web::Words words = words_of(services, request);
  web::View view("procedures/on_time");
  view.set("MONTH", iso_date(period.from).substr(0, 7));
  fill_table(services, words, view, rows, false);
  view.show("NO_MISSES", missed.empty());
  const auto code = web::code_of(request.language);
  for (const procedures::Apology& one : missed) {
    web::View& row = view.add("MISSED");
    const procedures::Procedure* procedure = nullptr;
    for (const procedures::Procedure& known : services.procedures.catalogue.all())
      if (known.key == one.topic) procedure = &known;
    // The field only: in a small place a procedure and its dates could say who it was.
    row.set("WHAT", procedure != nullptr ? procedures::Catalogue::name_in(services.procedures.catalogue.fields, procedure->field, code)
                                         : words("procedures.case"));
    row.set("UNIT", unit_name(services, one.owner, request.language));
    row.set("FIRST", words.date(local_date(one.due_at - 1)));
    row.set("SECOND", words.date(local_date(one.new_due - 1)));
    row.set("TOLD", unit_name(services, one.superior, request.language));
  }
  return page(services, view, frame_of(services, request, "procedures.on_time.title"));
}

web::Response officers(const Services& services, const web::Request& request, const Staff& staff) {
  const auto units = units_where(services, staff, "dossier.see");
  if (units.empty()) return error_page(services, request, 403);
  const Period period = period_of(services, request);
  auto rows = services.database.read([&](storage::Session& session) {
    return procedures::punctuality(session, start_of(period.from), end_of(period.to), services.clock.now());
  });
  std::erase_if(rows, [&](const Punctuality& one) { return std::find(units.begin(), units.end(), one.unit) == units.end(); });
  const web::Words words = words_of(services, request);
  web::View view("procedures/staff_on_time");
  view.set("MONTH", iso_date(period.from).substr(0, 7));
  fill_table(services, words, view, rows, true);
  web::Frame frame = staff_frame(services, request, staff, "procedures.on_time.staff");
  frame.path = "/staff/dossiers/figures";
  return page(services, view, frame);
}

}  // namespace

void register_on_time(web::Router& router, const Services& services) {
  router.get("/on-time", [&services](const web::Request& request) { return everybody(services, request); });
  router.get("/staff/dossiers/figures", guarded(services, [&services](const auto& request, const Staff& staff) {
               return officers(services, request, staff);
             }));
}

}  // namespace langnghe::pages
