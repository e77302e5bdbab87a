#include "insight/reports/edges.h"

#include <fmt/core.h>

#include "insight/aggregates/stay_rows.h"

namespace langnghe::insight {
namespace {

using storage::Column;
using storage::Value;

std::string numbers(const std::vector<int>& all) {
  std::string out;
  for (const int one : all) out += (out.empty() ? "" : ",") + std::to_string(one);
  return out.empty() ? "-1" : out;
}

std::optional<std::int64_t> maybe(const Value& value) {
  if (std::holds_alternative<storage::Null>(value)) return std::nullopt;
  return std::get<std::int64_t>(value);
}

}  // namespace

std::vector<StayRow> stay_rows(storage::Session& session, const std::string& where) {
  constexpr Column kInt = Column::kInteger, kText = Column::kText;
  const Column columns[] = {kInt, kInt, kInt, kInt, kInt, kInt, kText, kInt, kInt, kText, kInt, kInt};
  std::vector<StayRow> out;
  session.each_adhoc(
      "SELECT s.source, s.subject, s.unit, s.stream, s.from_day, s.from_known, f.attributes, s.to_day, s.to_known, "
      "COALESCE(t.attributes, ''), s.n, s.weight FROM report_stay s JOIN report_key f ON f.id = s.from_key LEFT JOIN "
      "report_key t ON t.id = s.to_key WHERE " + where,
      {}, columns, [&](std::span<Value> row) {
        StayRow one;
        one.source = static_cast<int>(std::get<std::int64_t>(row[0]));
        one.subject = std::get<std::int64_t>(row[1]);
        one.unit = std::get<std::int64_t>(row[2]);
        one.stream = static_cast<int>(std::get<std::int64_t>(row[3]));
        one.from_day = std::get<std::int64_t>(row[4]);
        one.from_known = std::get<std::int64_t>(row[5]);
        one.from_key = std::move(std::get<std::string>(row[6]));
        one.to_day = maybe(row[7]);
        one.to_known = maybe(row[8]);
        one.to_key = std::move(std::get<std::string>(row[9]));
        one.n = std::get<std::int64_t>(row[10]);
        one.weight = std::get<std::int64_t>(row[11]);
        out.push_back(std::move(one));
      });
  return out;
}

std::map<std::int64_t, Edges> edges_of(storage::Session& session, const std::vector<std::int64_t>& units,
                                       const std::vector<int>& streams, const Window& window,
                                       const std::map<std::int64_t, std::vector<std::int64_t>>& leaves, Millis counted) {
  constexpr Column kInt = Column::kInteger, kText = Column::kText;
  std::map<std::int64_t, Edges> out;
  const bool past = window.known < counted;
  // Nothing that happened after the day of `known` can have been known on it.
  const std::int64_t cut = past ? std::min(window.to, day_number(window.known) + 1) : window.to;
  const std::int64_t first = report_month(window.from);
  const bool whole = cut == window.to;
  const std::int64_t last = report_month(cut);  // a bucket of its own, not included
  const Column columns[] = {kInt, kInt, kInt, kText, kInt, kInt, kInt, kInt, kInt, kInt};
  session.each_adhoc(
      fmt::format("SELECT c.unit, c.stream, c.edge, k.attributes, "
                  "CAST(SUM(CASE WHEN c.bucket < {0} THEN c.n ELSE 0 END) AS BIGINT), "
                  "CAST(SUM(CASE WHEN c.bucket < {0} THEN c.weight ELSE 0 END) AS BIGINT), "
                  "CAST(SUM(CASE WHEN c.bucket >= {0} THEN c.n ELSE 0 END) AS BIGINT), "
                  "CAST(SUM(CASE WHEN c.bucket >= {0} THEN c.weight ELSE 0 END) AS BIGINT), "
                  "CAST(SUM(CASE WHEN c.bucket >= {0} AND c.bucket - k.lag < {0} THEN c.n ELSE 0 END) AS BIGINT), "
                  "CAST(SUM(CASE WHEN c.bucket >= {0} AND c.bucket - k.lag < {0} THEN c.weight ELSE 0 END) AS BIGINT) "
                  "FROM report_count c JOIN report_key k ON k.id = c.key WHERE c.unit IN ({1}) AND c.stream IN ({2}) AND "
                  "c.edge IN (0, 1) AND c.bucket < {3} GROUP BY c.unit, c.stream, c.edge, k.attributes",
                  first, list_of(units), numbers(streams), last),
      {}, columns, [&](std::span<Value> row) {
        EdgeSum& sum = out[std::get<std::int64_t>(row[0])][{static_cast<int>(std::get<std::int64_t>(row[1])),
                                                            static_cast<int>(std::get<std::int64_t>(row[2])),
                                                            std::get<std::string>(row[3])}];
        sum.before += std::get<std::int64_t>(row[4]);
        sum.people_before += std::get<std::int64_t>(row[5]);
        sum.within += std::get<std::int64_t>(row[6]);
        sum.people_within += std::get<std::int64_t>(row[7]);
        sum.carried += std::get<std::int64_t>(row[8]);
        sum.people_carried += std::get<std::int64_t>(row[9]);
      });
  if (whole && !past) return out;

  std::vector<std::int64_t> below;
  for (const auto& [leaf, roots] : leaves) below.push_back(leaf);
  const auto spread = [&](const StayRow& stay, int edge, std::int64_t sign) {
    const std::int64_t day = edge == 0 ? stay.from_day : *stay.to_day;
    const auto roots = leaves.find(stay.unit);
    if (roots == leaves.end()) return;
    for (const std::int64_t root : roots->second)
      out[root][{stay.stream, edge, edge == 0 ? stay.from_key : stay.to_key}].add(day >= window.from, edge == 1 && stay.from_day < window.from, sign * stay.n, stay.weight);
  };
  const std::string here = fmt::format("s.unit IN ({}) AND s.stream IN ({})", list_of(below), numbers(streams));
  // The month that was cut, by its days.
  const std::int64_t part = first_day(last);
  if (!whole && part < cut) {
    for (const StayRow& stay : stay_rows(session, fmt::format("{} AND s.from_day >= {} AND s.from_day < {}", here, part, cut))) spread(stay, 0, 1);
    for (const StayRow& stay : stay_rows(session, fmt::format("{} AND s.to_day >= {} AND s.to_day < {}", here, part, cut))) spread(stay, 1, 1);
  }
  if (!past) return out;
  // What was entered later is taken off: on a later day than it happened, or later on the last day.
  const std::int64_t last_day = day_number(window.known);
  for (const StayRow& stay : stay_rows(session, fmt::format("{} AND s.late > 0 AND (s.from_known > {} OR s.to_known > {})", here, window.known, window.known))) {
    if (stay.from_known > window.known && stay.from_day < cut && stay.from_day != last_day) spread(stay, 0, -1);
    if (stay.to_day && *stay.to_known > window.known && *stay.to_day < cut && *stay.to_day != last_day) spread(stay, 1, -1);
  }
  if (last_day < cut) {
    for (const StayRow& stay : stay_rows(session, fmt::format("{} AND s.from_day = {} AND s.from_known > {}", here, last_day, window.known))) spread(stay, 0, -1);
    for (const StayRow& stay : stay_rows(session, fmt::format("{} AND s.to_day = {} AND s.to_known > {}", here, last_day, window.known))) spread(stay, 1, -1);
  }
  return out;
}

}  // namespace langnghe::insight
