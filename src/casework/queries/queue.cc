#include <fmt/core.h>

#include "base/text.h"
#include "casework/casework.h"
#include "storage/like.h"

namespace langnghe::casework {
namespace {

// Unit numbers of the directory, never text from outside: they may stand in the SQL.
std::string list_of(const std::vector<std::int64_t>& units) {
  std::string out;
  for (std::int64_t unit : units) out += (out.empty() ? "" : ",") + std::to_string(unit);
  return out.empty() ? "-1" : out;
}

}  // namespace

std::vector<QueueRow> queue(storage::Session& session, const QueueFilter& filter, Millis now) {
  std::vector<storage::Param> params;
  std::string where = fmt::format("sealed = 0 AND phase <> 'rest' AND unit IN ({})", list_of(filter.units));
  const auto also = [&](std::string_view condition, storage::Param value) {
    where += fmt::format(" AND {}", condition);
    params.push_back(value);
  };
  if (filter.officer) also("officer = :officer", *filter.officer);
  // What is answered waits for nobody but time.
  if (filter.state.empty())
    where += " AND state <> 'answered'";
  else
    also("state = :state", std::string_view(filter.state));
  if (!filter.kind.empty()) also("kind = :kind", std::string_view(filter.kind));
  if (!filter.category.empty()) also("category = :category", std::string_view(filter.category));
  if (filter.late_only) also("due_at <= :now", now);
  const std::string code = read_code(filter.words).value_or("");
  const std::string like = "%" + storage::like_escaped(fold(filter.words)) + "%";
  if (!code.empty())
    also("code = :code", std::string_view(code));
  else if (!trim(filter.words).empty())
    also("search LIKE :search ESCAPE '!'", std::string_view(like));
  params.push_back(static_cast<std::int64_t>(filter.limit));
  params.push_back(static_cast<std::int64_t>(filter.offset));
  // Those without a running clock (waiting for the petitioner) come last on both databases.
  const std::string sql = fmt::format(
      "SELECT id, code, kind, state, category, words, place, unit, officer, received_at, due_at, "
      "due_rule FROM cases WHERE {} ORDER BY due_at IS NULL, due_at, id LIMIT :limit OFFSET :offset",
      where);
  using storage::Column;
  constexpr Column kColumns[] = {Column::kInteger, Column::kText,    Column::kText,    Column::kText,
                                 Column::kText,    Column::kText,    Column::kText,    Column::kInteger,
                                 Column::kInteger, Column::kInteger, Column::kInteger, Column::kText};
  std::vector<QueueRow> out;
  session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
    const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
    const auto maybe = [&](std::size_t i) -> std::optional<std::int64_t> {
      if (std::holds_alternative<storage::Null>(row[i])) return std::nullopt;
      return std::get<std::int64_t>(row[i]);
    };
    out.push_back({*maybe(0), text(1), text(2), text(3), text(4), text(5), text(6), *maybe(7),
                   maybe(8), *maybe(9), maybe(10), text(11)});
  });
  return out;
}

QueueCount count_queue(storage::Session& session, const std::vector<std::int64_t>& units, Millis now) {
  QueueCount out;
  const std::string sql = fmt::format(
      "SELECT COUNT(*), COALESCE(SUM(CASE WHEN due_at <= :now THEN 1 ELSE 0 END), 0), "
      "COALESCE(SUM(CASE WHEN due_at > :now2 AND due_at <= :soon THEN 1 ELSE 0 END), 0), "
      "COALESCE(SUM(CASE WHEN phase = 'waiting' THEN 1 ELSE 0 END), 0) "
      "FROM cases WHERE sealed = 0 AND phase <> 'rest' AND state <> 'answered' AND unit IN ({})",
      list_of(units));
  const storage::Param params[] = {now, now, now + 3 * kDay};
  constexpr storage::Column kColumns[] = {storage::Column::kInteger, storage::Column::kInteger,
                                          storage::Column::kInteger, storage::Column::kInteger};
  session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
    out = {std::get<std::int64_t>(row[0]), std::get<std::int64_t>(row[1]),
           std::get<std::int64_t>(row[2]), std::get<std::int64_t>(row[3])};
  });
  return out;
}

std::vector<LateRow> late_by_unit(storage::Session& session, const std::vector<std::int64_t>& units,
                                  Millis now) {
  std::map<std::int64_t, LateRow> rows;
  const auto row_of = [&](std::int64_t unit) -> LateRow& {
    LateRow& row = rows[unit];
    row.unit = unit;
    return row;
  };
  {
    const std::string sql = fmt::format(
        "SELECT unit, COUNT(*), COALESCE(SUM(CASE WHEN due_at <= :now THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN due_at > :now2 AND due_at <= :soon THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN phase = 'waiting' THEN 1 ELSE 0 END), 0), MIN(due_at) "
        "FROM cases WHERE phase <> 'rest' AND state <> 'answered' AND unit IN ({}) GROUP BY unit",
        list_of(units));
    const storage::Param params[] = {now, now, now + 3 * kDay};
    constexpr storage::Column kColumns[] = {
        storage::Column::kInteger, storage::Column::kInteger, storage::Column::kInteger,
        storage::Column::kInteger, storage::Column::kInteger, storage::Column::kInteger};
    session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
      LateRow& one = row_of(std::get<std::int64_t>(row[0]));
      one.open = std::get<std::int64_t>(row[1]);
      one.late = std::get<std::int64_t>(row[2]);
      one.soon = std::get<std::int64_t>(row[3]);
      one.waiting = std::get<std::int64_t>(row[4]);
      if (!std::holds_alternative<storage::Null>(row[5])) one.oldest_due = std::get<std::int64_t>(row[5]);
    });
  }
  {
    // Answers of the last 90 days: how many came late, how many were disputed afterwards.
    const std::string sql = fmt::format(
        "SELECT cases.unit, COUNT(*), "
        "COALESCE(SUM(CASE WHEN case_clock.state = 'missed' THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN cases.disputes > 0 THEN 1 ELSE 0 END), 0) "
        "FROM case_clock JOIN cases ON cases.id = case_clock.case_id "
        "WHERE case_clock.rule = 'PA.resolve' AND case_clock.state IN ('met', 'missed') "
        "AND case_clock.ended_at >= :since AND cases.unit IN ({}) GROUP BY cases.unit",
        list_of(units));
    const storage::Param params[] = {now - 90 * kDay};
    constexpr storage::Column kColumns[] = {storage::Column::kInteger, storage::Column::kInteger,
                                            storage::Column::kInteger, storage::Column::kInteger};
    session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
      LateRow& one = row_of(std::get<std::int64_t>(row[0]));
      one.answered = std::get<std::int64_t>(row[1]);
      one.answered_late = std::get<std::int64_t>(row[2]);
      one.disputed = std::get<std::int64_t>(row[3]);
    });
  }
  std::vector<LateRow> out;
  for (auto& [unit, row] : rows) out.push_back(row);
  return out;
}

}  // namespace langnghe::casework
