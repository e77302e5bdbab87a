// Where a model went, and which models a unit might take up.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "initiatives/initiatives.h"

namespace langnghe::initiatives {
namespace {

constexpr std::size_t kMostCopies = 500;

double kilometres(const directory::Point& a, const directory::Point& b) {
  constexpr double kRadian = 3.14159265358979323846 / 180, kEarth = 6371;
  const double dlat = (b.lat - a.lat) * kRadian, dlon = (b.lon - a.lon) * kRadian;
  const double h = std::pow(std::sin(dlat / 2), 2) +
                   std::cos(a.lat * kRadian) * std::cos(b.lat * kRadian) * std::pow(std::sin(dlon / 2), 2);
  return 2 * kEarth * std::asin(std::sqrt(std::min(1.0, h)));
}

Spread spread_row(const Model& one, int depth) {
  return {one.id,      one.origin.value_or(0), depth,       one.code, one.title,     one.state, one.changed,
          one.outcome, one.address,            one.commune, one.unit, one.year, one.published, one.lat,   one.lon};
}

}  // namespace

std::vector<Spread> spread_of(storage::Session& session, const Model& one) {
  // Up to the first of the line, then down, each copy after its source.
  Model root = one;
  for (int up = 0; root.origin && up < 50; ++up) {
    auto above = model_by_id(session, *root.origin);
    if (!above) break;
    root = std::move(*above);
  }
  std::vector<Spread> out;
  std::set<std::int64_t> seen;
  const std::function<void(const Model&, int)> walk = [&](const Model& from, int depth) {
    if (out.size() >= kMostCopies || depth > 20 || !seen.insert(from.id).second) return;
    out.push_back(spread_row(from, depth));
    std::vector<std::int64_t> copies;
    session.each<std::int64_t>(
        "SELECT id FROM model WHERE origin = :origin ORDER BY id", [&](std::int64_t id) { copies.push_back(id); },
        from.id);
    for (const std::int64_t id : copies)
      if (const auto copy = model_by_id(session, id)) walk(*copy, depth + 1);
  };
  walk(root, 0);
  return out;
}

std::vector<Suggestion> worth_copying(const Room& room, storage::Session& session, const directory::Unit& here,
                                      int limit) {
  const auto directory = room.directory.now();
  const directory::Unit* place = directory->units().territory_of(here.code);
  // What the unit does itself, by field, and what it has copied already.
  std::map<std::string, int> own;
  session.each<std::string, int>(
      "SELECT field, CAST(COUNT(*) AS BIGINT) FROM model WHERE unit = :unit GROUP BY field",
      [&](std::string field, int count) { own[field] = count; }, here.id);
  std::set<std::int64_t> taken;
  session.each<std::int64_t>(
      "SELECT origin FROM model WHERE unit = :unit AND origin IS NOT NULL",
      [&](std::int64_t id) { taken.insert(id); }, here.id);

  // Candidates: the newest and the most copied published ones of each field; ranked in memory.
  std::map<std::int64_t, ListRow> candidates;
  for (const Named& field : room.programme.fields) {
    GalleryFilter filter;
    filter.field = field.id;
    filter.limit = 150;
    for (ListRow& row : gallery(session, filter)) candidates.emplace(row.id, std::move(row));
  }
  for (ListRow& row : most_copied(session, 100)) candidates.emplace(row.id, std::move(row));

  std::vector<Suggestion> out;
  for (auto& [id, row] : candidates) {
    if (row.kind != "model" || row.unit == here.id || taken.contains(id)) continue;
    if (row.state != "recognised" && row.state != "commended" && row.state != "replicated") continue;
    Suggestion one{std::move(row), {}, 1};
    const auto because = [&](std::string key, std::string value, double weight) {
      one.reasons.emplace_back(std::move(key), std::move(value));
      one.weight += weight;
    };
    if (const auto found = own.find(one.model.field); found != own.end())
      because("field", std::to_string(found->second), 3);
    const directory::Unit* there = one.model.commune.empty() ? nullptr : directory->unit(one.model.commune);
    if (there != nullptr && place != nullptr) {
      if (there->kind == place->kind) because("kind", std::string(directory::name_of(there->kind)), 1);
      if (there->remote && place->remote) because("remote", "", 2);
      if (!there->former_province.empty() && there->former_province == place->former_province)
        because("region", there->former_province, 1);
      if (there->place && place->place) {
        const double distance = kilometres(*there->place, *place->place);
        if (distance < 60) because("near", fmt::format("{:.0f}", distance), 2 - distance / 60);
      }
    }
    if (one.model.copies > 0)
      because("copied", std::to_string(one.model.copies), std::min(3.0, std::log2(1.0 + one.model.copies)));
    out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end(), [](const Suggestion& a, const Suggestion& b) {
    return std::pair(-a.weight, -a.model.id) < std::pair(-b.weight, -b.model.id);
  });
  if (out.size() > static_cast<std::size_t>(limit)) out.resize(static_cast<std::size_t>(limit));
  // The years of recognition only of those that are shown.
  for (Suggestion& one : out) {
    int recognised = 0;
    for (const Year& year : years_of(session, one.model.id)) recognised += year.result == "recognised" ? 1 : 0;
    one.reasons.emplace_back("recognised", std::to_string(recognised));
  }
  return out;
}

}  // namespace langnghe::initiatives
