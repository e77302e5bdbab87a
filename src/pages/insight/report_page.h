// What the pages of reports have in common: which report is asked for, and whether one may.
#pragma once

#include <optional>
#include <string>

#include "pages/insight/report_services.h"
#include "pages/insight/report_words.h"
#include "pages/staff.h"

namespace langnghe::pages {

// The report an address asks for: ?form=01-XLD&period=2026-Q1&unit=68[&on=2026-03-31].
struct Asked {
  const insight::ReportForm* form = nullptr;
  insight::Period period;
  const directory::Unit* unit = nullptr;
  std::shared_ptr<const directory::Snapshot> directory;  // keeps the unit
  Millis known = 0;
  std::string on;             // the day as asked, "" for now
  std::string query() const;  // the same again, for links
};
// Nothing when there is no such report, or the officer may not see it: at a unit where they hold
// report.see, or below one.
std::optional<Asked> asked(const ReportServices& services, const web::Request& request, const Staff& staff, bool from_form = false);
bool may_report(const ReportServices& services, const Staff& staff, std::string_view action, const directory::Unit& unit);
// Roots the officer may see, and what lies right below them.
std::vector<web::Option> report_units(const ReportServices& services, const Staff& staff, web::Language language, const directory::Unit* chosen);

// "as of 14:05": until when the counts know.
Millis counted(const ReportServices& services);

struct TableLinks {
  bool items = false;         // figures of the unit open their lists, rows below their own report
  std::string query;
  std::string page;           // address of this page without "rows", for the rows that do not fit on it
  int from = 0;               // the first row below to show
};
inline constexpr int kRowsBelow = 20;
// ?rows=…
int rows_from(const web::Request& request);
// The table of a report: GROUP, COLUMN, ROW, EARLIER, LATER of templates/parts/report_table.tpl.
void fill_report_table(const ReportServices& services, web::View& view, const web::Words& words, const insight::Report& report,
                       const TableLinks& links);
void fill_findings(const ReportServices& services, web::View& view, const web::Words& words, const insight::Report& report);

}  // namespace langnghe::pages
