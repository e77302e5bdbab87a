#include "lifecycle/lifecycle.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/result.h"

namespace langnghe::lifecycle {

std::string_view requirement_code(Requirement what) {
  switch (what) {
    case Requirement::kWords: return "words";
    case Requirement::kUnit: return "unit";
    case Requirement::kOfficer: return "officer";
    case Requirement::kEvidence: return "evidence";
    case Requirement::kRating: break;
  }
  return "rating";
}

std::vector<std::string> Field::facts() const {
  if (type == FieldType::kDocument) return {name + "_number", name + "_date"};
  return {name};
}

bool Condition::holds(const Facts& facts) const {
  const auto found = facts.find(fact);
  const bool there = found != facts.end() && !found->second.empty();
  const bool fits = value.empty() ? there : there && found->second == value;
  return fits == wanted;
}

bool Action::takes(Requirement what) const {
  return needs(what) || std::find(optional_.begin(), optional_.end(), what) != optional_.end();
}

bool Action::fits(const Facts& facts) const {
  return std::all_of(only_when.begin(), only_when.end(),
                     [&](const Condition& one) { return one.holds(facts); });
}

bool Action::needs(Requirement what) const {
  return std::find(requires_.begin(), requires_.end(), what) != requires_.end();
}

bool Action::starts_from(std::string_view state) const {
  return std::find(from.begin(), from.end(), state) != from.end();
}

const State* Lifecycle::state(std::string_view id) const {
  for (const State& one : states)
    if (one.id == id) return &one;
  return nullptr;
}

const Action* Lifecycle::action(std::string_view id) const {
  for (const Action& one : actions)
    if (one.id == id) return &one;
  return nullptr;
}

std::vector<const Action*> Lifecycle::actions_from(std::string_view from, By by) const {
  std::vector<const Action*> out;
  for (const Action& one : actions)
    if (one.by == by && one.starts_from(from)) out.push_back(&one);
  return out;
}

std::vector<Lifecycle> load_lifecycles(const std::string& folder, const KnownNames& names) {
  std::vector<std::filesystem::path> files;
  std::error_code gone;
  for (const auto& entry : std::filesystem::directory_iterator(folder, gone))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  if (gone || files.empty())
    throw SetupError(fmt::format("{}: no lifecycle here; point --pack at a pack with lifecycles/*.toml", folder));
  std::sort(files.begin(), files.end());
  std::vector<Lifecycle> out;
  for (const auto& path : files) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    out.push_back(parse_lifecycle(text.str(), path.string()));
    const auto problems = check(out.back(), names);
    if (!problems.empty()) throw SetupError(fmt::format("{}: {}", path.string(), problems.front()));
  }
  return out;
}

}  // namespace langnghe::lifecycle
