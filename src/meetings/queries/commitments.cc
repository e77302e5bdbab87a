#include <algorithm>
#include <array>
#include <map>

#include "meetings/commitment.h"
#include "meetings/table.h"

namespace langnghe::meetings {
namespace {

// What outcome_of says, in SQL. :today is bound wherever it stands.
constexpr std::string_view kOutcome =
    "CASE WHEN closed_on = '' THEN CASE WHEN due_day < :today THEN 'overdue' ELSE 'running' END "
    "WHEN state <> 'kept' THEN 'broken' WHEN closed_on > first_due THEN 'kept_late' ELSE 'kept' END";

// Texts live in `filter` and `today` for the length of the call.
std::string where_of(const CommitmentFilter& filter, const std::string& today, std::vector<storage::Param>& params) {
  std::string where = "WHERE " + std::string(kOutcome) + (filter.outcome.empty() ? " <> :outcome" : " = :outcome");
  params.push_back(std::string_view(today));
  params.push_back(std::string_view(filter.outcome));
  if (!filter.units.empty()) {
    std::string list;  // numbers of the directory
    for (std::int64_t unit : filter.units) list += (list.empty() ? "" : ",") + std::to_string(unit);
    where += " AND unit IN (" + list + ")";
  }
  if (filter.promiser != 0) {
    where += " AND promiser = :promiser";
    params.push_back(filter.promiser);
  }
  if (!filter.origin.empty()) {
    where += " AND origin = :origin AND origin_id = :origin_id";
    params.push_back(std::string_view(filter.origin));
    params.push_back(filter.origin_id);
  }
  if (filter.public_only) where += " AND is_public = 1";
  return where;
}

}  // namespace

std::string_view outcome_of(const Commitment& one, Date today) {
  if (one.open()) return one.late(today) ? "overdue" : "running";
  if (one.state != "kept") return "broken";
  return one.closed_on > one.first_due ? "kept_late" : "kept";
}

int& CommitmentCount::of(std::string_view outcome) {
  return outcome == "running" ? running : outcome == "overdue" ? overdue : outcome == "kept" ? kept : outcome == "kept_late" ? kept_late : broken;
}

std::optional<Commitment> find_commitment(storage::Session& session, std::string_view code) { return row_by_code<Commitment>(session, code); }
std::optional<Commitment> commitment_by_id(storage::Session& session, std::int64_t id) { return row_by_id<Commitment>(session, id); }
std::optional<CommitmentStep> find_commitment_step(storage::Session& session, std::string_view code) {
  return row_by_code<CommitmentStep>(session, code);
}
std::optional<CommitmentStep> commitment_step_by_id(storage::Session& session, std::int64_t id) { return row_by_id<CommitmentStep>(session, id); }
std::vector<CommitmentStep> steps_of(storage::Session& session, std::int64_t commitment) {
  return select_rows<CommitmentStep>(session, "WHERE commitment = :commitment ORDER BY id", {commitment});
}

std::vector<Commitment> commitments_of(storage::Session& session, const CommitmentFilter& filter, Date today) {
  const std::string day = iso_date(today);
  std::vector<storage::Param> params;
  std::string tail = where_of(filter, day, params);
  tail += " ORDER BY CASE WHEN closed_on = '' THEN due_day ELSE '9' END, closed_on DESC, id DESC LIMIT :most OFFSET :past";
  params.push_back(std::int64_t{filter.limit});
  params.push_back(std::int64_t{filter.offset});
  return select_rows<Commitment>(session, tail, params);
}

std::vector<PromiserCount> promisers_of(storage::Session& session, const CommitmentFilter& filter, Date today) {
  const std::string day = iso_date(today);
  std::vector<storage::Param> params;
  const std::string where = where_of(filter, day, params);
  const std::array types{storage::Column::kInteger, storage::Column::kInteger, storage::Column::kText, storage::Column::kInteger};
  std::map<std::pair<std::int64_t, std::int64_t>, CommitmentCount> counts;
  session.each_adhoc("SELECT promiser, unit, " + std::string(kOutcome) + ", COUNT(*) FROM commitment " + where + " GROUP BY 1, 2, 3",
                     params, types, [&](std::span<storage::Value> values) {
                       counts[{std::get<std::int64_t>(values[0]), std::get<std::int64_t>(values[1])}].of(std::get<std::string>(values[2])) +=
                           static_cast<int>(std::get<std::int64_t>(values[3]));
                     });
  std::vector<PromiserCount> out;
  for (const auto& [who, count] : counts) out.push_back({who.first, who.second, count});
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.count.overdue != b.count.overdue ? a.count.overdue > b.count.overdue : a.count.all() > b.count.all();
  });
  return out;
}

CommitmentCount count_commitments(storage::Session& session, const CommitmentFilter& filter, Date today) {
  CommitmentCount out;
  for (const PromiserCount& one : promisers_of(session, filter, today)) {
    out.running += one.count.running;
    out.overdue += one.count.overdue;
    out.kept += one.count.kept;
    out.kept_late += one.count.kept_late;
    out.broken += one.count.broken;
  }
  return out;
}

}  // namespace langnghe::meetings
