#include <algorithm>

#include "insight/hotspots/store.h"

namespace langnghe::insight::hotspots {

std::vector<Behind> cases_of(storage::Session& session, std::int64_t alarm) {
  std::vector<Behind> out;
  session.each<std::int64_t, std::int64_t, std::string, std::string, std::string, Millis, int, int, std::optional<double>, std::optional<double>>(
      "SELECT c.id, c.unit, c.code, c.kind, c.category, c.received_at, c.open, c.published, c.lat, c.lon FROM hotspot_case h "
      "JOIN hotspot_cases c ON c.id = h.case_id WHERE h.alarm = :alarm ORDER BY c.received_at DESC, c.id DESC",
      [&](std::int64_t id, std::int64_t unit, std::string code, std::string kind, std::string category, Millis received_at,
          int open, int published, std::optional<double> lat, std::optional<double> lon) {
        out.push_back({id, unit, std::move(code), std::move(kind), std::move(category), received_at, open != 0, published != 0, lat, lon});
      },
      alarm);
  return out;
}

std::vector<std::string> related(storage::Session& session, std::int64_t alarm) {
  std::vector<std::string> out;
  session.each<std::string>(
      "SELECT DISTINCT a.code FROM hotspot_case mine JOIN hotspot_case theirs ON theirs.case_id = mine.case_id "
      "JOIN hotspot a ON a.id = theirs.alarm WHERE mine.alarm = :alarm AND a.id <> mine.alarm AND a.closed_at IS NULL ORDER BY a.code",
      [&](std::string code) { out.push_back(std::move(code)); }, alarm);
  return out;
}

std::optional<int> lead_of(storage::Session& session, const Alarm& alarm) {
  if (alarm.state != "real") return std::nullopt;
  const auto at = session.value<std::optional<Millis>>(
      "SELECT MIN(e.at) FROM case_escalations e JOIN hotspot_case h ON h.case_id = e.case_id WHERE h.alarm = :alarm", alarm.id);
  if (at && *at) return days_between(alarm.opened_day, local_date(**at));
  return days_between(alarm.opened_day, alarm.peak_day);
}

std::optional<double> Record::false_rate() const {
  if (real + dismissed == 0) return std::nullopt;
  return static_cast<double>(dismissed) / (real + dismissed);
}

std::optional<double> Record::median_lead() const {
  if (lead_days.empty()) return std::nullopt;
  const std::size_t count = lead_days.size();
  return (lead_days[(count - 1) / 2] + lead_days[count / 2]) / 2.0;
}

Record track_record(storage::Session& session) {
  Record out;
  session.each<std::string, int>("SELECT state, COUNT(*) FROM hotspot GROUP BY state", [&](std::string state, int count) {
    (state == "real" ? out.real : state == "false" ? out.dismissed : state == "faded" ? out.faded : out.open) += count;
  });
  for (const Alarm& one : alarms(session, true, 1000))
    if (const auto lead = lead_of(session, one)) out.lead_days.push_back(*lead);
  std::sort(out.lead_days.begin(), out.lead_days.end());
  return out;
}

std::vector<PublicSpot> public_spots(storage::Session& session, int most) {
  std::vector<PublicSpot> out;
  for (const bool closed : {false, true})
    for (const Alarm& one : alarms(session, closed, most)) {
      if (one.kind == Kind::kDrift || one.kind == Kind::kTopic) continue;
      if (one.state != "acting" && one.state != "real") continue;
      // Told by published cases alone, so that nothing can be reckoned back to the others.
      PublicSpot spot{one.code, one.state, one.category, {}, Date{}, 0, 0};
      session.each<std::string, Millis, int, std::string>(
          "SELECT c.commune, c.received_at, c.open, c.code FROM hotspot_case h JOIN hotspot_cases c ON c.id = h.case_id "
          "WHERE h.alarm = :alarm AND c.published = 1 ORDER BY c.received_at, c.id",
          [&](std::string commune, Millis received_at, int open, std::string) {
            if (spot.published == 0) spot.from = local_date(received_at);
            ++spot.published;
            spot.open += open;
            if (!commune.empty() && std::find(spot.communes.begin(), spot.communes.end(), commune) == spot.communes.end())
              spot.communes.push_back(std::move(commune));
          },
          one.id);
      if (spot.published >= 5) out.push_back(std::move(spot));
    }
  return out;
}

}  // namespace langnghe::insight::hotspots
