#include "initiatives/figures.h"

#include <fmt/core.h>

#include <algorithm>

namespace langnghe::initiatives {
namespace {

// The columns of model_figure and of the pack's table, in one order.
constexpr std::pair<std::string_view, std::int64_t Counts::*> kCounts[] = {
    {"registered", &Counts::registered}, {"kept", &Counts::kept},
    {"fresh", &Counts::fresh},           {"running", &Counts::running},
    {"recognised", &Counts::recognised}, {"not_reached", &Counts::not_reached},
    {"stopped", &Counts::stopped},       {"commune", &Counts::commune},
    {"province", &Counts::province},     {"central", &Counts::central},
    {"replicated", &Counts::replicated}};

std::string sums(std::string_view wrap) {
  std::string out;
  for (const auto& [name, member] : kCounts) {
    out += out.empty() ? "" : ", ";
    out += wrap.empty() ? std::string(name) : fmt::format("CAST(SUM({}) AS BIGINT)", name);
  }
  return out;
}

Counts counts_from(std::span<storage::Value> row, std::size_t at) {
  Counts out;
  for (const auto& [name, member] : kCounts) out.*member = std::get<std::int64_t>(row[at++]);
  return out;
}

constexpr std::size_t kNumbers = std::size(kCounts);

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  for (const auto& [name, member] : kCounts) this->*member += other.*member;
  return *this;
}

Counts counts_of(const Year& year) {
  Counts out;
  if (year.result == "returned") return out;  // never was registered
  out.registered = 1;
  (year.fresh ? out.fresh : out.kept) = 1;
  if (year.result == "recognised")
    out.recognised = 1;
  else if (year.result == "not_reached")
    out.not_reached = 1;
  else if (year.result == "stopped")
    out.stopped = 1;
  else
    out.running = 1;
  if (year.level == "commune") out.commune = 1;
  if (year.level == "province") out.province = 1;
  if (year.level == "central") out.central = 1;
  if (year.copied) out.replicated = 1;
  return out;
}

std::string_view level_of(const directory::Units& units, std::int64_t unit) {
  const directory::Unit* found = units.unit_by_id(unit);
  const directory::Unit* territory = found == nullptr ? nullptr : units.territory_of(found->code);
  if (territory == nullptr || territory->kind == directory::UnitKind::kCountry) return "central";
  return territory->kind == directory::UnitKind::kProvince ? "province" : "commune";
}

void Tally::add(const directory::Units& units, const Model& one, const Year& year, int sign) {
  const Counts counts = counts_of(year);
  if (counts == Counts{}) return;
  const directory::Unit* unit = units.unit_by_id(one.unit);
  if (unit == nullptr) return;
  const std::string level(level_of(units, one.unit));
  for (const directory::Unit* above : units.path(unit->code)) {
    Counts& cell = cells_[{above->id, year.year, level, one.field, one.kind}];
    for (const auto& [name, member] : kCounts) cell.*member += sign * counts.*member;
  }
}

void Tally::write(storage::Transaction& tx) {
  for (const auto& [key, counts] : cells_) {
    if (counts == Counts{}) continue;
    const auto& [unit, year, level, field, kind] = key;
    tx.run(
        "INSERT INTO model_figure (unit, year, level, field, kind, registered, kept, fresh, running, recognised, "
        "not_reached, stopped, commune, province, central, replicated) VALUES (:unit, :year, :level, :field, :kind, "
        ":registered, :kept, :fresh, :running, :recognised, :not_reached, :stopped, :commune, :province, :central, "
        ":replicated) ON CONFLICT (unit, year, level, field, kind) DO UPDATE SET "
        "registered = model_figure.registered + excluded.registered, kept = model_figure.kept + excluded.kept, "
        "fresh = model_figure.fresh + excluded.fresh, running = model_figure.running + excluded.running, "
        "recognised = model_figure.recognised + excluded.recognised, "
        "not_reached = model_figure.not_reached + excluded.not_reached, "
        "stopped = model_figure.stopped + excluded.stopped, commune = model_figure.commune + excluded.commune, "
        "province = model_figure.province + excluded.province, central = model_figure.central + excluded.central, "
        "replicated = model_figure.replicated + excluded.replicated",
        unit, year, level, field, kind, counts.registered, counts.kept, counts.fresh, counts.running,
        counts.recognised, counts.not_reached, counts.stopped, counts.commune, counts.province, counts.central,
        counts.replicated);
  }
  cells_.clear();
}

std::vector<FigureRow> figures(storage::Session& session, const FigureFilter& filter) {
  std::string sql = "SELECT field, kind, " + sums("sum") + " FROM model_figure WHERE unit = :unit AND year = :year";
  std::vector<storage::Param> params{filter.unit, static_cast<std::int64_t>(filter.year)};
  if (!filter.level.empty()) {
    sql += " AND level = :level";
    params.push_back(std::string_view(filter.level));
  }
  sql += " GROUP BY field, kind ORDER BY field, kind";
  std::vector<storage::Column> columns{storage::Column::kText, storage::Column::kText};
  columns.insert(columns.end(), kNumbers, storage::Column::kInteger);
  std::vector<FigureRow> out;
  session.each_adhoc(sql, params, columns, [&](std::span<storage::Value> row) {
    FigureRow one{std::get<std::string>(row[0]), std::get<std::string>(row[1]), counts_from(row, 2)};
    if (one.counts != Counts{}) out.push_back(std::move(one));
  });
  return out;
}

std::vector<std::pair<std::int64_t, Counts>> figures_of_units(storage::Session& session,
                                                              const std::vector<std::int64_t>& units,
                                                              const FigureFilter& filter) {
  std::vector<std::pair<std::int64_t, Counts>> out;
  if (units.empty()) return out;
  std::string list;
  for (const std::int64_t unit : units) list += (list.empty() ? "" : ", ") + std::to_string(unit);
  std::string sql = "SELECT unit, " + sums("sum") + " FROM model_figure WHERE unit IN (" + list + ") AND year = :year";
  std::vector<storage::Param> params{static_cast<std::int64_t>(filter.year)};
  if (!filter.level.empty()) {
    sql += " AND level = :level";
    params.push_back(std::string_view(filter.level));
  }
  sql += " GROUP BY unit";
  std::vector<storage::Column> columns(kNumbers + 1, storage::Column::kInteger);
  session.each_adhoc(sql, params, columns, [&](std::span<storage::Value> row) {
    const Counts counts = counts_from(row, 1);
    if (counts != Counts{}) out.emplace_back(std::get<std::int64_t>(row[0]), counts);
  });
  return out;
}

std::vector<int> figure_years(storage::Session& session, std::int64_t unit) {
  std::vector<int> out;
  session.each<int>(
      "SELECT year FROM model_figure WHERE unit = :unit GROUP BY year ORDER BY year DESC",
      [&](int year) { out.push_back(year); }, unit);
  return out;
}

namespace {

Tally full_count(storage::Session& session, const directory::Units& units) {
  Tally all;
  session.each<std::int64_t, std::string, std::string, int, int, std::string, std::string, int>(
      "SELECT m.unit, m.field, m.kind, y.year, y.fresh, y.result, y.level, y.copied FROM model_year y "
      "JOIN model m ON m.id = y.model",
      [&](std::int64_t unit, std::string field, std::string kind, int year, int fresh, std::string result,
          std::string level, int copied) {
        Model one;
        one.unit = unit;
        one.field = std::move(field);
        one.kind = std::move(kind);
        all.add(units, one, {year, fresh != 0, std::move(result), {}, std::move(level), copied != 0}, +1);
      });
  return all;
}

}  // namespace

std::vector<std::string> check_figures(storage::Session& session, const directory::Units& units) {
  auto expected = full_count(session, units).cells();
  std::vector<std::string> out;
  const auto say = [&](const Tally::Key& key, const Counts& ready, const Counts& counted) {
    const auto& [unit, year, level, field, kind] = key;
    const directory::Unit* found = units.unit_by_id(unit);
    for (const auto& [name, member] : kCounts)
      if (ready.*member != counted.*member)
        out.push_back(fmt::format("{} {} {} {} {} {}: {} ready, {} counted",
                                  found == nullptr ? std::to_string(unit) : found->code, year, level, field, kind,
                                  name, ready.*member, counted.*member));
  };
  std::vector<storage::Column> columns{storage::Column::kInteger, storage::Column::kInteger, storage::Column::kText,
                                       storage::Column::kText, storage::Column::kText};
  columns.insert(columns.end(), kNumbers, storage::Column::kInteger);
  session.each_adhoc("SELECT unit, year, level, field, kind, " + sums("") + " FROM model_figure", {}, columns,
                     [&](std::span<storage::Value> row) {
                       const Tally::Key key{std::get<std::int64_t>(row[0]),
                                            static_cast<int>(std::get<std::int64_t>(row[1])),
                                            std::get<std::string>(row[2]), std::get<std::string>(row[3]),
                                            std::get<std::string>(row[4])};
                       const auto found = expected.find(key);
                       say(key, counts_from(row, 5), found == expected.end() ? Counts{} : found->second);
                       if (found != expected.end()) expected.erase(found);
                     });
  for (const auto& [key, counts] : expected) say(key, {}, counts);
  return out;
}

std::size_t recount_figures(storage::Transaction& tx, const directory::Units& units) {
  const std::size_t wrong = check_figures(tx, units).size();
  if (wrong == 0) return 0;
  Tally all = full_count(tx, units);
  tx.run("DELETE FROM model_figure");
  all.write(tx);
  return wrong;
}

}  // namespace langnghe::initiatives
