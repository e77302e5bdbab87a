#include "satisfaction/service_index.h"

#include <map>

#include "ledger/table.h"

namespace langnghe::satisfaction {

std::vector<Counted> count_year(storage::Session& session, int year) {
  const Millis from = year_start(year), to = year_start(year + 1);
  std::vector<Counted> out;
  const auto keep = [&](const char* measure) {
    return [&out, measure](std::int64_t unit, std::int64_t part, std::int64_t whole) {
      if (whole > 0) out.push_back({unit, measure, part, whole});
    };
  };
  using Int = std::int64_t;
  session.each<Int, Int, Int>(
      "SELECT unit, CAST(SUM(CASE WHEN finished_at < first_appointed THEN 1 ELSE 0 END) AS BIGINT), COUNT(*) "
      "FROM procedures_dossiers WHERE finished_at >= :from AND finished_at < :to AND first_appointed IS NOT NULL GROUP BY unit",
      keep("dossier.on_time"), from, to);
  session.each<Int, Int, Int>(
      "SELECT unit, CAST(SUM(CASE WHEN channel = 'web' THEN 1 ELSE 0 END) AS BIGINT), COUNT(*) "
      "FROM procedures_dossiers WHERE received_at >= :from AND received_at < :to GROUP BY unit",
      keep("dossier.online"), from, to);
  session.each<Int, Int, Int, Int, Int>(
      "SELECT unit, CAST(SUM(CASE WHEN missed = 0 THEN 1 ELSE 0 END) AS BIGINT), COUNT(*), "
      "CAST(SUM(CASE WHEN rating >= 4 THEN 1 ELSE 0 END) AS BIGINT), COUNT(rating) "
      "FROM case_figures WHERE kind IN ('reflection', 'proposal') AND settled_at >= :from AND settled_at < :to GROUP BY unit",
      [&](Int unit, Int in_time, Int settled, Int satisfied, Int rated) {
        out.push_back({unit, "case.on_time", in_time, settled});
        if (rated > 0) out.push_back({unit, "case.satisfied", satisfied, rated});
      },
      from, to);
  session.each<Int, Int, Int>(
      "SELECT unit, CAST(SUM(CASE WHEN choice = 'yes' THEN count ELSE 0 END) AS BIGINT), CAST(SUM(count) AS BIGINT) "
      "FROM survey_count WHERE year = :year AND question = '' AND subject_kind = 'dossier' GROUP BY unit",
      keep("survey.satisfied"), year);
  return out;
}

Score score_of(const Room& room, storage::Session& session, const std::vector<Counted>& counted, std::int64_t unit, int year) {
  std::map<std::string, Input> inputs;
  std::map<std::int64_t, bool> below;
  for (const Counted& one : counted) {
    auto [found, fresh] = below.try_emplace(one.unit, false);
    if (fresh) found->second = is_below(room, one.unit, unit);
    if (!found->second) continue;
    Input& input = inputs[one.measure];
    input.part += one.part;
    input.whole += one.whole;
  }
  for (const IndexInput& one : ledger::select_rows<IndexInput>(session, "WHERE unit = :unit AND year = :year",
                                                               {unit, static_cast<std::int64_t>(year)}))
    if (!is_counted(one.measure)) inputs[one.measure] = {one.part, one.whole, one.source};
  Score out;
  for (const Group& group : room.pack.groups) {
    GroupScore scored{&group, {}, {}, 0};
    for (const Part& part : group.parts) {
      PartScore one{&part, {}, {}};
      if (const auto found = inputs.find(part.measure); found != inputs.end()) {
        one.input = found->second;
        one.points = part.max * static_cast<double>(found->second.part) / static_cast<double>(found->second.whole);
        scored.points = scored.points.value_or(0) + *one.points;
        scored.known += part.max;
      }
      scored.parts.push_back(std::move(one));
    }
    out.points += scored.points.value_or(0);
    out.known += scored.known;
    out.groups.push_back(std::move(scored));
  }
  return out;
}

}  // namespace langnghe::satisfaction
