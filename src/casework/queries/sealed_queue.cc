#include <fmt/core.h>

#include <algorithm>

#include "casework/sealing.h"

namespace langnghe::casework {
namespace {

// Numbers from our own tables, never text from outside: they may stand in the SQL.
std::string list_of(const std::vector<std::int64_t>& numbers) {
  std::string out = "-1";
  for (const std::int64_t number : numbers) out += "," + std::to_string(number);
  return out;
}

std::vector<std::int64_t> units_below(const directory::Snapshot& directory,
                                      const std::vector<std::string>& roots) {
  std::vector<std::int64_t> out;
  for (const directory::Unit& unit : directory.units().all())
    if (std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
          return directory.units().is_within(unit.code, root);
        }))
      out.push_back(unit.id);
  return out;
}

}  // namespace

std::vector<SealedRow> sealed_queue(const Room& room, storage::Session& session, std::int64_t officer,
                                    bool ended, Millis at, int limit) {
  using storage::Column;
  const auto directory = room.directory.now();
  const auto leads =
      list_of(units_below(*directory, directory->where_allowed(officer, "denunciation.lead", at)));
  const auto works =
      list_of(units_below(*directory, directory->where_allowed(officer, "denunciation.work", at)));
  const auto reads = list_of(room.vault.subjects_open_to(session, "case", officer, at));
  const std::string sql = fmt::format(
      "SELECT id, code, state, unit, officer, received_at, due_at, CASE WHEN words = '' THEN 0 ELSE 1 END, "
      "named FROM cases WHERE sealed = 1 AND phase {} 'rest' AND (unit IN ({}) OR (officer = :officer AND "
      "unit IN ({})) OR id IN ({})) ORDER BY due_at IS NULL, due_at, id DESC LIMIT :limit",
      ended ? "=" : "<>", leads, works, reads);
  const storage::Param params[] = {officer, static_cast<std::int64_t>(limit)};
  constexpr Column kColumns[] = {Column::kInteger, Column::kText,    Column::kText,
                                 Column::kInteger, Column::kInteger, Column::kInteger,
                                 Column::kInteger, Column::kInteger, Column::kInteger};
  std::vector<SealedRow> out;
  std::vector<std::int64_t> ids;
  session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
    const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
    const auto maybe = [&](std::size_t i) -> std::optional<std::int64_t> {
      if (std::holds_alternative<storage::Null>(row[i])) return std::nullopt;
      return number(i);
    };
    ids.push_back(number(0));
    out.push_back({std::get<std::string>(row[1]), std::get<std::string>(row[2]), {}, number(3), maybe(4),
                   number(5), maybe(6), number(7) != 0, number(8) == 0});
  });
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto records = room.vault.records_of(session, {"case", ids[i], {}});
    if (!records.empty()) out[i].alias = records.front().alias;
  }
  return out;
}

}  // namespace langnghe::casework
