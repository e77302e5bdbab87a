// A report in words, and as a sheet: for the pages and for `langnghe report`.
#pragma once

#include <string>

#include "insight/reports/frozen.h"
#include "web/format.h"
#include "web/view.h"

namespace langnghe::pages {

// "Quý I năm 2026 (từ 15/12/2025 đến 14/03/2026)"
std::string period_in_words(const web::Words& words, const insight::Period& period);
std::string period_name(const web::Words& words, const insight::Period& period);
// "Cột 1 là 7, cột 2 + 3 là 6: chênh lệch 1" with the row it stands in.
std::string finding_in_words(const web::Words& words, const directory::Units& units, const insight::Report& report,
                             const insight::ReportFinding& finding);
// The name of a row: the unit, or "… tự xử lý".
std::string row_in_words(const web::Words& words, const directory::Units& units, const insight::ReportRow& row);
// "8. Khiếu nại (Theo nội dung)"
std::string column_in_words(const web::Words& words, const insight::ReportColumn& column);

// The whole table: head, numbers of columns, rows, what does not add up.
std::string report_csv(const web::Words& words, const directory::Units& units, const insight::Report& report);
void report_xlsx(const std::string& path, const web::Words& words, const directory::Units& units, const insight::Report& report);
// For Renderer::print: a sheet of paper, landscape.
void fill_report_paper(web::View& view, const web::Words& words, const directory::Units& units, const insight::Report& report,
                       const insight::FrozenReport* frozen, Millis counted);

}  // namespace langnghe::pages
