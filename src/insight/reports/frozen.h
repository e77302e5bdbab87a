// Reports that stand: frozen when their period ends, with an entry in the ledger; frozen anew as often as
// something was entered later, until somebody signs. What was frozen never changes; a signed one is the end.
// Each can be counted again as of its moment and has to come out the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "insight/reports/report.h"
#include "ledger/fsck.h"

namespace langnghe::insight {

struct FrozenReport {
  std::int64_t id = 0;
  std::string code;          // "BC-01-XLD-68-2026-Q1-1": the subject of its entry
  std::string form, period;
  std::int64_t unit = 0;
  int number = 1;            // of this form, unit and period
  Millis known = 0;          // what was entered until then is in it
  std::string rows;          // as JSON: [{"unit":…,"own":…,"cells":[…]}]
  std::int64_t findings = 0;
  std::string state = "frozen";  // frozen | signed
  Millis frozen_at = 0;
  std::int64_t frozen_by = 0;    // 0: by itself, at the end of the period
  std::string explanation;
  std::int64_t signed_by = 0;
  std::optional<Millis> signed_at;
  std::int64_t entry = 0;
};

inline constexpr std::size_t kLeastExplanation = 20, kMostExplanation = 4000;  // characters

// The rows as they were, under the form of today; throws SetupError when the form has other columns now.
Report report_of(const ReportForms& forms, const FrozenReport& one);
// The report of the period before that stands, to hold what was carried over against.
std::optional<Report> report_before(const ReportRoom& room, storage::Session& session, const ReportForm& form,
                                    const Period& period, std::int64_t unit);

// Freezes what was known until `known` (not after `at`). Refuses a period that is not over and one that is
// signed: "reports.refused.*".
Result<FrozenReport> freeze_report(const ReportRoom& room, storage::Transaction& tx, const ReportForm& form, const Period& period,
                                   std::int64_t unit, Millis known, std::int64_t officer, Millis at);
// The newest version only. While it does not add up an explanation is needed.
Result<FrozenReport> sign_report(const ReportRoom& room, storage::Transaction& tx, std::int64_t id, const std::string& explanation,
                                 std::int64_t officer, Millis at);
// Freezes what ended in the last `days` and is not frozen yet, for every unit that has anything in it; at most
// `most`. Gives how many.
int freeze_ended(const ReportRoom& room, storage::Database& database, Millis now, int most, int days = 40);

std::optional<FrozenReport> find_frozen(storage::Session& session, std::int64_t id);
// Newest version first.
std::vector<FrozenReport> frozen_versions(storage::Session& session, std::string_view form, std::string_view period, std::int64_t unit);
struct FrozenRow {
  std::int64_t id = 0;
  std::string form, period, state;
  std::int64_t unit = 0;
  int number = 0;
  std::int64_t findings = 0;
  Millis frozen_at = 0;
};
// The newest version of each, newest first.
std::vector<FrozenRow> frozen_list(storage::Session& session, const std::vector<std::int64_t>& units, int most);

std::vector<ledger::StateSource> report_state_sources();

}  // namespace langnghe::insight
