// What a desk and those behind it have in hand, and the register (form 07).
#include "ledger/table.h"
#include "procedures/dossier.h"

namespace langnghe::procedures {
namespace {

// ":u0, :u1, …" with the parameters put behind the others.
std::string marks(std::vector<storage::Param>& params, const std::vector<std::int64_t>& units) {
  std::string out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    out += (i == 0 ? ":u" : ", :u") + std::to_string(i);
    params.emplace_back(units[i]);
  }
  return out.empty() ? "NULL" : out;
}

}  // namespace

std::vector<Dossier> dossier_queue(storage::Session& session, const DeskFilter& filter, Millis now) {
  std::vector<storage::Param> params;
  std::string where;
  std::string order = "next_due, id";
  if (filter.view == "check" || filter.view == "waiting" || filter.view == "ready") {
    const std::string_view state = filter.view == "check" ? "registered" : filter.view == "ready" ? "ready" : "supplement";
    // The list of states says to SQLite that the partial index dossier_desk serves.
    where = "WHERE received_unit IN (" + marks(params, filter.units) +
            ") AND state IN ('registered', 'supplement', 'ready') AND state = '" + std::string(state) + "'";
    order = filter.view == "check" ? "next_due, id" : filter.view == "ready" ? "finished_at, id" : "changed_at, id";
  } else {
    // Many units: walk in the order of time and look who has it (the + keeps SQLite from gathering
    // every unit's rows and sorting them); few: take theirs.
    where = std::string("WHERE ") + (filter.units.size() > 8 ? "+" : "") + "holder IN (" + marks(params, filter.units) +
            ") AND next_due IS NOT NULL";
    if (filter.view == "late" || filter.view == "soon") {
      where += filter.view == "late" ? " AND next_due <= :now" : " AND next_due > :now AND next_warn <= :now2";
      params.emplace_back(now);
      if (filter.view == "soon") params.emplace_back(now);
    }
  }
  if (!filter.field.empty()) {
    where += " AND field = :field";
    params.emplace_back(std::string_view(filter.field));
  }
  if (!filter.procedure.empty()) {
    where += " AND procedure_key = :procedure";
    params.emplace_back(std::string_view(filter.procedure));
  }
  params.emplace_back(static_cast<std::int64_t>(filter.limit));
  params.emplace_back(static_cast<std::int64_t>(filter.offset));
  return ledger::select_rows<Dossier>(session, where + " ORDER BY " + order + " LIMIT :limit OFFSET :offset", params);
}

DeskCount count_desk(storage::Session& session, const std::vector<std::int64_t>& units, Millis now) {
  DeskCount out;
  std::vector<storage::Param> params = {now, now, now};
  using storage::Column;
  static constexpr Column kCounts[] = {Column::kInteger, Column::kInteger, Column::kInteger};
  const auto number = [](const storage::Value& value) {
    return std::holds_alternative<storage::Null>(value) ? 0 : std::get<std::int64_t>(value);
  };
  // Put together first: it adds to the parameters.
  const std::string held =
      "SELECT count(*), CAST(sum(CASE WHEN next_due <= :now THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(sum(CASE WHEN next_due > :now2 AND next_warn <= :now3 THEN 1 ELSE 0 END) AS BIGINT) "
      "FROM dossier WHERE holder IN (" + marks(params, units) + ") AND next_due IS NOT NULL";
  session.each_adhoc(held, params, kCounts, [&](std::span<storage::Value> row) {
    out.open = number(row[0]);
    out.late = number(row[1]);
    out.soon = number(row[2]);
  });
  params.clear();
  static constexpr Column kByState[] = {Column::kText, Column::kInteger};
  const std::string by_state = "SELECT state, count(*) FROM dossier WHERE received_unit IN (" + marks(params, units) +
                               ") AND state IN ('registered', 'supplement', 'ready') GROUP BY state";
  session.each_adhoc(by_state, params, kByState, [&](std::span<storage::Value> row) {
    const auto& state = std::get<std::string>(row[0]);
    (state == "registered" ? out.check : state == "ready" ? out.ready : out.waiting) = number(row[1]);
  });
  return out;
}

std::vector<Dossier> register_of(storage::Session& session, const RegisterFilter& filter) {
  return ledger::select_rows<Dossier>(
      session,
      "WHERE received_unit = :unit AND register_year >= :year AND register_year <= :until AND "
      "filed_at >= :first AND filed_at < :past AND register_no > :after ORDER BY register_year, register_no LIMIT :limit",
      {filter.unit, static_cast<std::int64_t>(static_cast<int>(filter.from.year())),
       static_cast<std::int64_t>(static_cast<int>(filter.to.year())), start_of(filter.from), end_of(filter.to),
       filter.after, static_cast<std::int64_t>(filter.limit)});
}

}  // namespace langnghe::procedures
