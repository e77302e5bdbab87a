#include "legalclock/rules.h"

#include <algorithm>

#include "base/result.h"

namespace langnghe::legalclock {

std::string_view confidence_code(Confidence confidence) {
  switch (confidence) {
    case Confidence::kHigh: return "H";
    case Confidence::kMedium: return "M";
    case Confidence::kLow: return "L";
    case Confidence::kMemory: return "memory";
    case Confidence::kCheck: return "check";
    case Confidence::kHouse: return "house";
  }
  return "check";
}

const Rule* Rules::find(std::string_view id) const {
  const auto at = std::lower_bound(rules_.begin(), rules_.end(), id,
                                   [](const Rule& r, std::string_view key) { return r.id < key; });
  return at != rules_.end() && at->id == id ? &*at : nullptr;
}

std::vector<const Rule*> Rules::family(std::string_view family) const {
  std::vector<const Rule*> result;
  for (const Rule& rule : rules_)
    if (rule.family == family) result.push_back(&rule);
  std::stable_sort(result.begin(), result.end(), [](const Rule* a, const Rule* b) {
    if (!a->from || !b->from) return !a->from && b->from.has_value();
    return *a->from < *b->from;
  });
  return result;
}

const Rule* Rules::in_force(std::string_view id_or_family, Date day) const {
  return choose(id_or_family, day, day);
}

const Rule* Rules::choose(std::string_view id_or_family, Date receipt, Date event) const {
  const auto applies = [&](const Rule& rule) {
    return rule.in_force(rule.version_by_event ? event : receipt);
  };
  // Versions of one family stand together: "KN.accept.v1" follows "KN.accept" in the order.
  auto at = std::lower_bound(rules_.begin(), rules_.end(), id_or_family,
                             [](const Rule& r, std::string_view key) { return r.id < key; });
  for (; at != rules_.end() && at->id.starts_with(id_or_family); ++at)
    if ((at->id == id_or_family || at->family == id_or_family) && applies(*at)) return &*at;
  return nullptr;
}

bool Rules::known(std::string_view id_or_family) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
    return rule.id == id_or_family || rule.family == id_or_family;
  });
}

std::vector<const Rule*> Rules::for_kind(std::string_view kind, Date day) const {
  std::vector<const Rule*> result;
  for (const Rule& rule : rules_)
    if (rule.in_force(day) &&
        std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end())
      result.push_back(&rule);
  return result;
}

std::string Rules::event_name(std::string_view id, std::string_view language) const {
  for (const Event& event : events_)
    if (event.id == id) return event.name.in(language);
  return std::string(id);
}

std::string Rules::citation(std::string_view id, std::string_view language) const {
  for (const LegalSource& source : sources_)
    if (source.id == id) return source.name.in(language);
  const Rule* rule = find(id);
  return rule ? rule->citation.in(language) : std::string(id);
}

Rules Rules::load(const std::string& pack_dir) {
  std::vector<Problem> problems;
  Rules rules = load(pack_dir, problems);
  if (!problems.empty()) throw SetupError(problems.front().text());
  return rules;
}

Law Law::load(const std::string& pack_dir) {
  return {Rules::load(pack_dir), Calendar::load(pack_dir)};
}

std::vector<Problem> check_pack(const std::string& pack_dir) {
  std::vector<Problem> problems;
  Rules::load(pack_dir, problems);
  Calendar::load(pack_dir, problems);
  return problems;
}

}  // namespace langnghe::legalclock
