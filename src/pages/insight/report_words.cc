#include "pages/insight/report_words.h"

#include "documents/sheets.h"

namespace langnghe::pages {
namespace {

using insight::Report;
using insight::ReportColumn;
using insight::ReportFinding;
using insight::ReportRow;

std::string unit_in_words(const web::Words& words, const directory::Units& units, std::int64_t id) {
  const directory::Unit* one = units.unit_by_id(id);
  return one == nullptr ? std::to_string(id) : one->name(web::code_of(words.language()));
}

std::string numbers(const Report& report, const std::vector<std::size_t>& places) {
  std::string out;
  for (const std::size_t place : places) out += (out.empty() ? "" : " + ") + report.form->columns[place].id;
  return out;
}

std::vector<std::string> head_of(const web::Words& words, const Report& report) {
  std::vector<std::string> head{words("reports.row.unit")};
  for (const ReportColumn& column : report.form->columns) head.push_back(column_in_words(words, column));
  return head;
}

std::vector<std::string> cells_of(const web::Words& words, const directory::Units& units, const ReportRow& row) {
  std::vector<std::string> out{row_in_words(words, units, row)};
  for (const std::int64_t cell : row.cells) out.push_back(std::to_string(cell));
  return out;
}

template <class F>
void each_line(const web::Words& words, const directory::Units& units, const Report& report, F&& line) {
  for (const ReportRow& row : report.rows) line(cells_of(words, units, row));
  line({});
  line({words("reports.sheet.form", {{"code", report.form->code}, {"name", report.form->name.in(web::code_of(words.language()))}})});
  line({unit_in_words(words, units, report.unit) + ", " + period_in_words(words, report.period)});
  line({words("reports.as_known", {{"time", words.date_time(report.known)}})});
  for (const ReportFinding& finding : report.findings) line({finding_in_words(words, units, report, finding)});
  if (report.findings.empty()) line({words("reports.adds_up")});
}

}  // namespace

std::string period_name(const web::Words& words, const insight::Period& period) {
  const std::string year = period.name.substr(0, 4);
  const std::string_view rest = std::string_view(period.name).substr(4);
  if (rest.empty()) return words("reports.period.year", {{"year", year}});
  if (rest == "-H1") return words("reports.period.half", {{"year", year}});
  if (rest == "-9M") return words("reports.period.nine", {{"year", year}});
  if (rest.starts_with("-Q")) return words("reports.period.q" + std::string(rest.substr(2)), {{"year", year}});
  if (period.year_from_to()) return words("reports.period.years", {{"from", year}, {"to", std::string(rest.substr(1))}});
  return words("reports.period.month", {{"month", std::string(rest.substr(1))}, {"year", year}});
}

std::string period_in_words(const web::Words& words, const insight::Period& period) {
  return words("reports.period.window", {{"name", period_name(words, period)},
                                         {"from", words.date(insight::date_of(period.from_day()))},
                                         {"to", words.date(insight::date_of(period.to_day() - 1))}});
}

std::string row_in_words(const web::Words& words, const directory::Units& units, const ReportRow& row) {
  const std::string name = unit_in_words(words, units, row.unit);
  return row.own ? words("reports.row.own", {{"unit", name}}) : name;
}

std::string column_in_words(const web::Words& words, const ReportColumn& column) {
  const std::string_view language = web::code_of(words.language());
  std::string out = column.id + ". " + (column.group.vi.empty() ? "" : column.group.in(language) + ": ") + column.name.in(language);
  if (!column.unit.vi.empty()) out += " (" + column.unit.in(language) + ")";
  return out;
}

std::string finding_in_words(const web::Words& words, const directory::Units& units, const Report& report, const ReportFinding& finding) {
  const std::string row = row_in_words(words, units, report.rows[finding.row]);
  const auto difference = words.number(finding.left > finding.right ? finding.left - finding.right : finding.right - finding.left);
  const std::string column = report.form->columns[finding.column].id;
  const std::string left = words.number(finding.left), right = words.number(finding.right);
  switch (finding.kind) {
    case ReportFinding::Kind::kRule:
      return words(finding.rule->at_most ? "reports.finding.at_most" : "reports.finding.rule",
                   {{"row", row}, {"left_columns", numbers(report, finding.rule->left)}, {"left", left},
                    {"right_columns", numbers(report, finding.rule->right)}, {"right", right}, {"difference", difference}});
    case ReportFinding::Kind::kRows:
      return words("reports.finding.rows", {{"row", row}, {"column", column}, {"left", left}, {"right", right}, {"difference", difference}});
    case ReportFinding::Kind::kCarry: break;
  }
  const auto before = insight::parse_period(finding.period);
  return words("reports.finding.carry", {{"row", row}, {"column", column}, {"left", left}, {"right", right}, {"difference", difference},
                                         {"period", before ? period_name(words, *before) : finding.period}});
}

std::string report_csv(const web::Words& words, const directory::Units& units, const Report& report) {
  std::string out = "\xEF\xBB\xBF" + documents::csv_line(head_of(words, report));
  each_line(words, units, report, [&](const std::vector<std::string>& cells) { out += documents::csv_line(cells); });
  return out;
}

void report_xlsx(const std::string& path, const web::Words& words, const directory::Units& units, const Report& report) {
  std::string name;
  for (const char c : report.form->code) name += c == '/' ? '-' : c;  // a sheet's name has no "/"
  documents::XlsxWriter out(path, name, head_of(words, report));
  each_line(words, units, report, [&](const std::vector<std::string>& cells) { out.row(cells); });
  out.close();
}

void fill_report_paper(web::View& view, const web::Words& words, const directory::Units& units, const Report& report,
                       const insight::FrozenReport* frozen, Millis counted) {
  const std::string_view language = web::code_of(words.language());
  view.set("CODE", report.form->code);
  view.set("NAME", report.form->name.in(language));
  view.set("CITATION", report.form->citation.in(language));
  view.set("UNIT", unit_in_words(words, units, report.unit));
  view.set("PERIOD", period_in_words(words, report.period));
  view.set("AS_OF", words("reports.as_known", {{"time", words.date_time(std::min(report.known, counted))}}));
  // Neighbours of one group share a heading.
  const auto& columns = report.form->columns;
  for (std::size_t i = 0; i < columns.size();) {
    std::size_t end = i + 1;
    while (end < columns.size() && columns[end].group.vi == columns[i].group.vi) ++end;
    web::View& group = view.add("GROUP");
    group.set("GROUP_NAME", columns[i].group.vi.empty() ? words("reports.group.none") : columns[i].group.in(language));
    group.set("GROUP_SPAN", std::to_string(end - i));
    i = end;
  }
  for (const ReportColumn& column : columns) {
    web::View& head = view.add("COLUMN");
    head.set("COLUMN_NAME", column.name.in(language) + (column.unit.vi.empty() ? "" : " (" + column.unit.in(language) + ")"));
    view.add("NUMBER").set("COLUMN_NUMBER", column.id);
  }
  for (const ReportRow& row : report.rows) {
    web::View& line = view.add("ROW");
    line.set("ROW_NAME", row_in_words(words, units, row));
    for (const std::int64_t cell : row.cells) line.add("CELL").set("CELL_VALUE", words.number(cell));
  }
  view.show("ADDS_UP", report.findings.empty());
  for (const ReportFinding& finding : report.findings) view.add("FINDING").set("FINDING_TEXT", finding_in_words(words, units, report, finding));
  view.show_with("EXPLAINED", "EXPLANATION", frozen == nullptr ? std::string() : frozen->explanation);
  view.show_with("FROZEN", "FROZEN_TEXT", frozen == nullptr ? std::string()
                                          : words("reports.frozen.line", {{"code", frozen->code}, {"time", words.date_time(frozen->frozen_at)}}));
}

}  // namespace langnghe::pages
