#include "pages/insight/report_page.h"

#include <algorithm>

#include "insight/aggregates/follower.h"
#include "pages/initiatives/model_page.h"

namespace langnghe::pages {

std::string Asked::query() const {
  return "form=" + form->id + "&period=" + period.name + "&unit=" + unit->code + (on.empty() ? "" : "&on=" + on);
}

bool may_report(const ReportServices& services, const Staff& staff, std::string_view action, const directory::Unit& unit) {
  return services.directory.now()->allowed(staff.officer.id, action, unit.code, "", services.clock.now());
}

std::optional<Asked> asked(const ReportServices& services, const web::Request& request, const Staff& staff, bool from_form) {
  const auto value = [&](std::string_view name) { return std::string(from_form ? request.value(name) : request.arg(name)); };
  Asked out;
  out.directory = services.directory.now();
  out.form = services.reports.forms.find(value("form"));
  const auto period = insight::parse_period(value("period"));
  out.unit = out.directory->unit(value("unit"));
  if (out.form == nullptr || !period || out.unit == nullptr || !may_report(services, staff, "report.see", *out.unit)) return std::nullopt;
  out.period = *period;
  out.known = services.clock.now();
  if (const auto day = parse_date(value("on")); day && end_of(*day) - 1 < out.known) {
    out.on = value("on");
    out.known = end_of(*day) - 1;
  }
  return out;
}

std::vector<web::Option> report_units(const ReportServices& services, const Staff& staff, web::Language language, const directory::Unit* chosen) {
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  const auto add = [&](const directory::Unit* unit) {
    if (unit == nullptr || !unit->valid_on(today)) return;
    if (std::none_of(out.begin(), out.end(), [&](const web::Option& one) { return one.value == unit->code; }))
      out.push_back({unit->code, unit->name(web::code_of(language))});
  };
  for (const std::string& root : directory->where_allowed(staff.officer.id, "report.see", services.clock.now())) {
    add(directory->unit(root));
    for (const directory::Unit* child : directory->units().children(root)) add(child);
  }
  add(chosen);
  return out;
}

int rows_from(const web::Request& request) {
  return static_cast<int>(std::clamp<std::int64_t>(number_arg(request.arg("rows")).value_or(0), 0, 100'000));
}

Millis counted(const ReportServices& services) {
  return services.database.read([](storage::Session& session) { return insight::counted_until(session); });
}

void fill_report_table(const ReportServices& services, web::View& view, const web::Words& words, const insight::Report& report,
                       const TableLinks& links) {
  const auto directory = services.directory.now();
  const directory::Units& units = directory->units();
  const std::string_view language = web::code_of(words.language());
  const auto& columns = report.form->columns;
  for (std::size_t i = 0; i < columns.size();) {
    std::size_t end = i + 1;
    while (end < columns.size() && columns[end].group.vi == columns[i].group.vi) ++end;
    web::View& group = view.add("GROUP");
    group.set("GROUP_SPAN", std::to_string(end - i));
    group.set("GROUP_NAME", columns[i].group.vi.empty() ? words("reports.group.none") : columns[i].group.in(language));
    i = end;
  }
  for (const insight::ReportColumn& column : columns) {
    web::View& head = view.add("COLUMN");
    head.set("COLUMN_NUMBER", column.id);
    head.set("COLUMN_NAME", column.name.in(language) + (column.unit.vi.empty() ? "" : " (" + column.unit.in(language) + ")"));
  }
  int below = -1;
  for (const insight::ReportRow& row : report.rows) {
    // The unit itself stands on every page, those below it in their turn.
    if (&row != &report.rows.front() && (++below < links.from || below >= links.from + kRowsBelow)) continue;
    const directory::Unit* unit = units.unit_by_id(row.unit);
    web::View& line = view.add("ROW");
    line.set("ROW_NAME", row_in_words(words, units, row));
    // A row below opens the report of that unit.
    const bool opens = unit != nullptr && !row.own && row.unit != report.unit && links.items;
    line.show_with("ROW_LINK", "ROW_HREF", opens ? "/staff/reports/table?form=" + report.form->id + "&period=" + report.period.name + "&unit=" + unit->code : "");
    line.show("ROW_PLAIN", !opens);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      web::View& cell = line.add("CELL");
      const bool whole = &row == &report.rows.front() || row.own;
      const bool listed = links.items && whole && unit != nullptr && row.cells[i] != 0 && !columns[i].counts.empty();
      web::View& inner = listed ? cell.add("LINK") : cell.add("PLAIN");
      inner.set("CELL_VALUE", words.number(row.cells[i]));
      if (listed)
        inner.set("CELL_HREF", "/staff/reports/items?" + links.query + "&column=" + columns[i].id + "&row=" + unit->code + (row.own ? "&own=1" : ""));
    }
  }
  view.show_with("EARLIER", "EARLIER_HREF", links.from > 0 ? links.page + "&rows=" + std::to_string(std::max(0, links.from - kRowsBelow)) : "");
  view.show_with("LATER", "LATER_HREF", below >= links.from + kRowsBelow ? links.page + "&rows=" + std::to_string(links.from + kRowsBelow) : "");
}

void fill_findings(const ReportServices& services, web::View& view, const web::Words& words, const insight::Report& report) {
  const auto directory = services.directory.now();
  constexpr std::size_t kMost = 40;
  for (std::size_t i = 0; i < report.findings.size() && i < kMost; ++i)
    view.add("FINDING").set("FINDING_TEXT", finding_in_words(words, directory->units(), report, report.findings[i]));
  view.show("ADDS_UP", report.findings.empty());
}

}  // namespace langnghe::pages
