// A report: a form, a period, a unit, and what was known at a moment. Counted from the ready counts
// (aggregates/): some thousand rows, whatever the number of cases. For a past moment what was entered
// later is taken off again, stay by stay; only what was entered on a later day than it happened, and
// the rest of that one month, is read for it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "directory/directory.h"
#include "insight/reports/forms.h"
#include "insight/reports/period.h"
#include "storage/database.h"

namespace langnghe::insight {

struct ReportRow {
  std::int64_t unit = 0;
  bool own = false;               // what the unit did itself, beside those below it
  std::vector<std::int64_t> cells;
  bool operator==(const ReportRow&) const = default;
};

// A rule that does not hold: in which row, by how much.
struct ReportFinding {
  enum class Kind { kRule, kRows, kCarry } kind = Kind::kRule;
  std::size_t row = 0;            // of Report::rows
  const ReportRule* rule = nullptr;  // kRule
  std::size_t column = 0;         // kRows, kCarry: where the whole stands
  std::int64_t left = 0, right = 0;
  std::string period;             // kCarry: the one before
};

struct Report {
  const ReportForm* form = nullptr;
  Period period;
  std::int64_t unit = 0;
  Millis known = 0;               // what was entered of cases and visits after that is not in it
  std::vector<ReportRow> rows;    // the unit first, then those below it that have anything
  std::vector<ReportFinding> findings;
};

struct ReportRoom {
  const ReportForms& forms;
  const directory::Directory& directory;
};

// `known` later than the counts is the same as now. `typed`: until when figures typed in count; none: as
// `known`. Below: with a row for each unit below.
Report make_report(const ReportRoom& room, storage::Session& session, const ReportForm& form, const Period& period,
                   std::int64_t unit, Millis known, std::optional<Millis> typed = {}, bool below = true);
// Rules of the form in each row; rows against the sum of those below; what was carried over against the
// end of the period before, when that was frozen (`before`, may be nullptr).
std::vector<ReportFinding> check_report(const Report& report, const Report* before);

// What stands behind a figure.
struct ReportItem {
  int source = 0;                 // 0 case, 1 visit, 2 reception day
  std::string code, kind, state;
  std::int64_t unit = 0;          // that it is counted at
  std::int64_t from_day = 0;
  std::optional<std::int64_t> to_day;
  std::string how;
};
struct ReportList {
  std::vector<ReportItem> items;
  bool more = false;
};
// Sealed cases are counted and in no list. In the order of units and days.
ReportList report_items(const ReportRoom& room, storage::Session& session, const ReportForm& form, const ReportColumn& column,
                        const Period& period, std::int64_t unit, bool own, Millis known, int offset, int limit);

// What was entered between two moments and changes the figures of a period: why a frozen report and the
// one of now differ. The sum of `cells` over all is the difference, column by column.
struct ReportChange {
  int source = 0;
  std::string code;               // "" for a sealed case
  std::int64_t unit = 0, day = 0;
  Millis known = 0;
  int stream = 0;
  bool ended = false, back = false;  // begun or ended; taken back
  std::vector<std::int64_t> cells;   // what it adds to each column
};
std::vector<ReportChange> report_changes(const ReportRoom& room, storage::Session& session, const ReportForm& form,
                                         const Period& period, std::int64_t unit, Millis from, Millis to);

// ---- figures that are typed in ----------------------------------------------------------------
// The unit's own value of a column that the system cannot count. Kept as it was at any time. Refuses a
// column that is not typed and values below 0 or above 10^15 with "reports.refused.*".
Result<void> type_figure(const ReportRoom& room, storage::Transaction& tx, const ReportForm& form, const Period& period,
                         std::int64_t unit, const std::string& column, std::int64_t value, std::int64_t officer, Millis at);
// Own values of the unit by column, as known then.
std::map<std::string, std::int64_t> typed_figures(storage::Session& session, const ReportForm& form, const Period& period,
                                                  std::int64_t unit, Millis known);

}  // namespace langnghe::insight
