#include "directives/store.h"

namespace langnghe::directives {

std::vector<UnitDuty> duties_of_units(storage::Session& session, const std::vector<std::int64_t>& units,
                                      bool done, int limit) {
  std::vector<UnitDuty> out;
  if (units.empty()) return out;
  std::string sql =
      "SELECT y.id, t.title, d.number, d.code FROM directive_duty y JOIN directive_task t ON t.id = y.task "
      "JOIN directive d ON d.id = y.directive WHERE ";
  sql += done ? "y.state = 'done'" : "y.state <> 'done'";
  sql += " AND y." NOT_WITHDRAWN " AND y.unit IN (";
  std::vector<storage::Param> params;
  for (std::size_t i = 0; i < units.size(); ++i) {
    sql += (i == 0 ? ":u" : ", :u") + std::to_string(i);
    params.emplace_back(units[i]);
  }
  sql += ") ORDER BY y.due_at, y.id LIMIT :most";
  params.emplace_back(static_cast<std::int64_t>(limit));
  using storage::Column;
  constexpr Column kTypes[] = {Column::kInteger, Column::kText, Column::kText, Column::kText};
  std::vector<std::int64_t> ids;
  session.each_adhoc(sql, params, kTypes, [&](std::span<storage::Value> row) {
    UnitDuty one;
    one.duty.id = std::get<std::int64_t>(row[0]);
    one.title = std::move(std::get<std::string>(row[1]));
    one.number = std::move(std::get<std::string>(row[2]));
    one.code = std::move(std::get<std::string>(row[3]));
    out.push_back(std::move(one));
  });
  for (UnitDuty& one : out) one.duty = *find_duty(session, one.duty.id);
  return out;
}

}  // namespace langnghe::directives
