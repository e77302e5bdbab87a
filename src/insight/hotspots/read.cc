#include "insight/hotspots/read.h"

#include <algorithm>
#include <map>

namespace langnghe::insight::hotspots {
namespace {

template <class T>
std::uint32_t index_of(std::map<std::string, std::uint32_t, std::less<>>& known, std::vector<T>& all, const std::string& key, T value) {
  const auto [at, fresh] = known.emplace(key, static_cast<std::uint32_t>(all.size()));
  if (fresh) all.push_back(std::move(value));
  return at->second;
}

}  // namespace

Data read_data(storage::Session& session, const Room& room, Date day) {
  const Pack& pack = room.pack;
  const auto directory = room.directory.now();
  Data out;
  out.day = day;
  out.sources.emplace_back();
  std::map<std::string, std::uint32_t, std::less<>> categories, places, sources{{"", 0}};
  const Millis until = end_of(day);
  const Millis from = start_of(add_days(day, 1 - std::max(pack.look_back_days, pack.received_days)));
  const Millis untouched = until - pack.silent_after * kDay;
  const int said_days = pack.recent_days + 7 * pack.past_weeks;
  const Millis said_from = start_of(add_days(day, 1 - said_days));
  session.each<std::int64_t, std::string, std::int64_t, std::string, std::string, std::optional<double>,
               std::optional<double>, Millis, int, Millis, std::string, std::string>(
      "SELECT id, kind, unit, category, commune, lat, lon, received_at, open, moved_at, source, "
      "CASE WHEN received_at >= :said_from THEN words ELSE '' END FROM hotspot_cases "
      "WHERE received_at < :until AND (received_at >= :from_at OR open = 1) ORDER BY id",
      [&](std::int64_t id, std::string kind, std::int64_t unit, std::string category, std::string commune,
          std::optional<double> lat, std::optional<double> lon, Millis received_at, int open, Millis moved_at,
          std::string source, std::string words) {
        if (std::find(pack.kinds.begin(), pack.kinds.end(), kind) == pack.kinds.end()) return;
        if (pack.treat(source) == Import::kLeaveOut) {
          ++out.left_out;
          return;
        }
        const directory::Unit* where = directory->unit(commune);
        if (where == nullptr && lat && lon) where = directory->commune_at(*lat, *lon);
        if (where == nullptr || !where->place) {
          ++out.nowhere;
          return;
        }
        Seen one;
        one.id = id;
        one.unit = unit;
        one.category = index_of(categories, out.categories, category, category);
        one.place = index_of(places, out.places, where->code, Spot{where->code, where->place->lat, where->place->lon});
        one.source = index_of(sources, out.sources, source, source);
        if (lat && lon) one.point.emplace(*lat, *lon);
        one.day = local_date(received_at);
        one.open = open != 0;
        one.silent = one.open && moved_at < untouched;
        if (received_at >= said_from) out.said.push_back({out.cases.size(), std::move(words)});
        out.cases.push_back(one);
      },
      said_from, until, from);
  const auto weeks = static_cast<std::size_t>(pack.weeks);
  std::map<std::int64_t, UnitWeeks> units;
  const Millis first = start_of(add_days(day, 1 - 7 * pack.weeks));
  // A term counts in the week in which it was decided: kept when it was met, missed on its last day.
  session.each<std::int64_t, Millis, std::optional<Millis>, std::string>(
      "SELECT unit, due_at, ended_at, state FROM clock_outcomes WHERE due_at >= :first OR ended_at >= :first",
      [&](std::int64_t unit, Millis due_at, std::optional<Millis> ended_at, std::string state) {
        const bool late = state == "missed" || (state == "running" && due_at < until);
        if (!late && state != "met") return;
        const Millis at = late ? due_at : ended_at.value_or(due_at);
        if (at < first || at >= until) return;
        UnitWeeks& one = units[unit];
        one.unit = unit;
        one.ended.resize(weeks), one.late.resize(weeks);
        const auto week = std::min<std::size_t>(weeks - 1, static_cast<std::size_t>((at - first) / (7 * kDay)));
        ++one.ended[week];
        one.late[week] += late;
      },
      first);
  for (auto& [id, one] : units) out.units.push_back(std::move(one));
  return out;
}

}  // namespace langnghe::insight::hotspots
