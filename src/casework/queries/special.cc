#include "casework/special.h"

#include <fmt/core.h>

#include <map>

namespace langnghe::casework {
namespace {

constexpr int kLeastShown = 5;
constexpr int kCrowd = 5;

// Unit numbers of the directory, never text from outside: they may stand in the SQL.
std::string list_of(const std::vector<std::int64_t>& units) {
  std::string out;
  for (std::int64_t unit : units) out += (out.empty() ? "" : ",") + std::to_string(unit);
  return out.empty() ? "-1" : out;
}

std::vector<SpecialRow> rows(storage::Session& session, const std::string& sql, int most) {
  using storage::Column;
  constexpr Column kColumns[] = {Column::kText,    Column::kText,    Column::kText, Column::kInteger,
                                 Column::kInteger, Column::kInteger, Column::kText};
  const storage::Param params[] = {static_cast<std::int64_t>(most)};
  std::vector<SpecialRow> out;
  session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
    SpecialRow one;
    one.code = std::move(std::get<std::string>(row[0]));
    one.kind = std::move(std::get<std::string>(row[1]));
    one.state = std::move(std::get<std::string>(row[2]));
    one.unit = std::get<std::int64_t>(row[3]);
    one.received_at = std::get<std::int64_t>(row[4]);
    one.people = std::get<std::int64_t>(row[5]);
    one.document = std::move(std::get<std::string>(row[6]));
    out.push_back(std::move(one));
  });
  return out;
}

// The value of a fact that nothing later replaced.
constexpr std::string_view kCurrent =
    "NOT EXISTS (SELECT 1 FROM case_fact AS later WHERE later.case_id = fact.case_id AND later.name = "
    "fact.name AND later.id > fact.id)";

}  // namespace

std::vector<SpecialRow> crowds(storage::Session& session, const std::vector<std::int64_t>& units, int most) {
  // Signers are digits, checked when they were typed.
  return rows(session,
              fmt::format(
                  "SELECT code, kind, state, unit, received_at, people, '' FROM (SELECT cases.id, cases.code, cases.kind, "
                  "cases.state, cases.unit, cases.received_at, (SELECT COALESCE(MAX(CAST(fact.value AS BIGINT)), 0) "
                  "FROM case_fact AS fact WHERE fact.case_id = cases.id AND fact.name = 'signers' AND {}) + "
                  "(SELECT COUNT(*) FROM matter JOIN matter_case ON matter_case.matter_id = matter.id WHERE "
                  "matter.lead = cases.id AND matter.kind = 'crowd' AND matter_case.left_at IS NULL AND "
                  "matter_case.case_id <> cases.id) AS people FROM cases WHERE cases.sealed = 0 AND cases.unit IN ({}) AND cases.id IN "
                  "(SELECT case_id FROM case_fact WHERE name = 'signers' UNION SELECT lead FROM matter WHERE "
                  "kind = 'crowd')) AS all_cases WHERE people >= {} ORDER BY id DESC LIMIT :most",
                  kCurrent, list_of(units), kCrowd),
              most);
}

std::vector<SpecialRow> level_bypassing(storage::Session& session, const std::vector<std::int64_t>& units,
                                        int most) {
  return rows(session,
              fmt::format(
                  "SELECT cases.code, cases.kind, cases.state, cases.unit, cases.received_at, 1, '' FROM case_fact AS "
                  "fact JOIN cases ON cases.id = fact.case_id WHERE fact.name = 'competent' AND fact.value IN "
                  "('lower', 'lower_late') AND {} AND cases.sealed = 0 AND cases.unit IN ({}) AND (EXISTS (SELECT 1 FROM case_fact AS open WHERE "
                  "open.case_id = cases.id AND open.name = 'lower_open' AND open.value = '1' AND open.event_id = fact.event_id) OR EXISTS "
                  "(SELECT 1 FROM matter_case AS mine JOIN matter_case AS other ON other.matter_id = mine.matter_id "
                  "JOIN cases AS sibling ON sibling.id = other.case_id WHERE mine.case_id = cases.id AND "
                  "other.case_id <> cases.id AND other.left_at IS NULL AND mine.left_at IS NULL AND sibling.phase <> "
                  "'rest' AND sibling.unit <> cases.unit)) ORDER BY cases.id DESC LIMIT :most",
                  kCurrent, list_of(units)),
              most);
}

std::vector<SpecialRow> prolonged(storage::Session& session, const std::vector<std::int64_t>& units, int most) {
  return rows(session,
              fmt::format(
                  "SELECT cases.code, cases.kind, cases.state, cases.unit, cases.received_at, 1, fact.value FROM case_fact "
                  "AS fact JOIN cases ON cases.id = fact.case_id WHERE fact.name = 'prolonged_number' AND {} AND "
                  "cases.sealed = 0 AND cases.unit IN ({}) ORDER BY cases.id DESC LIMIT :most",
                  kCurrent, list_of(units)),
              most);
}

std::vector<ClosureRow> false_closures(storage::Session& session, Millis since) {
  std::map<std::int64_t, ClosureRow> units;
  session.each<std::int64_t, std::int64_t>(
      "SELECT unit, COUNT(*) FROM case_event WHERE at >= :since AND action IN ('answer', 'enforce') GROUP BY unit",
      [&](std::int64_t unit, std::int64_t count) { units[unit].answered = count; }, since);
  // A dispute of an enforcement opens the case at once; one of an answer is looked at first.
  session.each<std::int64_t, std::string, std::string, std::int64_t>(
      "SELECT unit, action, to_state, COUNT(*) FROM case_event WHERE at >= :since AND action IN ('dispute', "
      "'reopen') GROUP BY unit, action, to_state",
      [&](std::int64_t unit, std::string action, std::string to, std::int64_t count) {
        ClosureRow& row = units[unit];
        if (action == "dispute") row.disputed += count;
        if (action == "reopen" || to == "effective") row.reopened += count;
      },
      since);
  std::vector<ClosureRow> out;
  for (auto& [unit, row] : units) {
    row.unit = unit;
    if (row.answered >= kLeastShown) out.push_back(row);
  }
  return out;
}

}  // namespace langnghe::casework
