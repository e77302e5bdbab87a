// Units that drift late: a log-likelihood CUSUM of the share of terms missed (Steiner et al. 2000).
#include <algorithm>
#include <cmath>

#include "insight/hotspots/finding.h"

namespace langnghe::insight::hotspots {

Counted drifting(const Pack& pack, const Data& data) {
  Counted out;
  const auto watched = static_cast<std::size_t>(pack.watched_weeks);
  const auto sum = [](const std::vector<int>& weeks, std::size_t first, std::size_t last) {
    double all = 0;
    for (std::size_t i = first; i < last; ++i) all += weeks[i];
    return all;
  };
  double house_ended = 0, house_late = 0;
  for (const UnitWeeks& unit : data.units) {
    const std::size_t before = unit.ended.size() - std::min(watched, unit.ended.size());
    house_ended += sum(unit.ended, 0, before);
    house_late += sum(unit.late, 0, before);
  }
  if (house_ended < pack.least_terms) return out;
  const double house = house_late / house_ended;
  for (const UnitWeeks& unit : data.units) {
    const std::size_t weeks = unit.ended.size();
    if (weeks <= watched) continue;
    const std::size_t before = weeks - watched;
    const double ended = sum(unit.ended, 0, before), late = sum(unit.late, 0, before);
    if (ended < pack.least_terms) continue;
    ++out.tests;
    // What is usual there: the unit's own share, drawn to that of all by house_terms, and one
    // standard error above it: an estimate that is too low by chance must not sound an alarm.
    const double n = ended + pack.house_terms;
    double usual = (late + house * pack.house_terms + 0.5) / (n + 1);
    usual = std::clamp(usual + std::sqrt(usual * (1 - usual) / n), 0.005, 0.95);
    const double odds = pack.odds * usual / (1 - usual), raised = odds / (1 + odds);
    const double hit = std::log(raised / usual), miss = std::log((1 - raised) / (1 - usual));
    double score = 0;
    std::size_t since = before;
    Finding one;
    for (std::size_t week = before; week < weeks; ++week) {
      if (score <= 0) since = week;
      score = std::max(0.0, score + unit.late[week] * hit + (unit.ended[week] - unit.late[week]) * miss);
    }
    for (std::size_t week = weeks - std::min<std::size_t>(weeks, 26); week < weeks; ++week)
      one.curve.push_back({add_days(data.day, -7 * static_cast<int>(weeks - week) + 1), static_cast<double>(unit.late[week]),
                           unit.ended[week] * usual});
    one.kind = Kind::kDrift;
    one.unit = unit.unit;
    one.from = add_days(data.day, -7 * static_cast<int>(weeks - since) + 1);
    one.observed = sum(unit.late, since, weeks);
    one.expected = sum(unit.ended, since, weeks) * usual;
    one.llr = score;
    // exp of the sum is a martingale of mean 1 while nothing has changed; read from now backwards
    // the score is its maximum, so it passes e^score with probability e^-score at most (Ville 1939).
    one.p = std::exp(-score);
    if (one.observed >= pack.least_cases && one.observed >= pack.least_ratio * one.expected)
      out.findings.push_back(std::move(one));
  }
  for (Finding& one : out.findings) one.recurrence_days = 7 / (one.p * std::max(out.tests, 1));  // it moves once a week
  std::erase_if(out.findings, [&](const Finding& one) { return one.recurrence_days < pack.recurrence_days; });
  return out;
}

}  // namespace langnghe::insight::hotspots
