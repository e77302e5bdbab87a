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
  bool fits = found != facts.end() && !found->second.empty();
  if (fits && !value.empty()) {
    fits = false;
    for (std::string_view rest = value; !rest.empty() && !fits;) {
      const std::string_view one = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      fits = found->second == one;
    }
  }
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
  for (const Lifecycle& one : out)
    for (const Action& action : one.actions)
      if (!action.opens.empty() && std::none_of(out.begin(), out.end(), [&](const Lifecycle& other) {
            return other.kind == action.opens && other.opened_by == one.kind;
          }))
        throw SetupError(fmt::format("lifecycle {}: action {} opens {}, which no file describes with "
                                     "opened_by = \"{}\"", one.kind, action.id, action.opens, one.kind));
  return out;
}

}  // namespace langnghe::lifecycle
