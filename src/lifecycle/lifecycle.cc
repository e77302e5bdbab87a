#include "lifecycle/lifecycle.h"

#include <fmt/core.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::lifecycle {
namespace {

constexpr std::pair<std::string_view, Requirement> kRequirements[] = {
    {"words", Requirement::kWords},       {"unit", Requirement::kUnit},
    {"officer", Requirement::kOfficer},   {"evidence", Requirement::kEvidence},
    {"rating", Requirement::kRating},
};

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  [[noreturn]] void fail(const toml::node* node, const std::string& what) const {
    const auto line = node != nullptr ? node->source().begin.line : 0;
    throw SetupError(fmt::format("{}:{}: {}", file_, line, what));
  }

  std::string text(const toml::table& table, std::string_view key, bool must) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (must) fail(&table, fmt::format("\"{}\" is missing; add {} = \"…\"", key, key));
      return {};
    }
    const auto value = node->value<std::string>();
    if (!value) fail(node, fmt::format("\"{}\" has to be a text", key));
    return *value;
  }

  bool flag(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return false;
    const auto value = node->value_exact<bool>();
    if (!value) fail(node, fmt::format("\"{}\" has to be true or false", key));
    return *value;
  }

  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    const toml::node* node = table.get(key);
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr) fail(node, fmt::format("\"{}\" has to be a list of texts", key));
    for (const toml::node& item : *array) {
      const auto value = item.value<std::string>();
      if (!value) fail(&item, fmt::format("\"{}\" has to be a list of texts", key));
      out.push_back(*value);
    }
    return out;
  }

  void only(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        fail(&node, fmt::format("\"{}\" is not known here; remove it or correct its spelling",
                                key.str()));
  }

 private:
  std::string file_;
};

Action read_action(const Reader& reader, const toml::table& table) {
  reader.only(table, {"id", "from", "to", "by", "grant", "requires", "starts", "stops", "pauses",
                      "resumes", "letter", "notice"});
  Action action;
  action.id = reader.text(table, "id", true);
  action.from = reader.texts(table, "from");
  if (action.from.empty()) reader.fail(&table, fmt::format("action {}: \"from\" is empty", action.id));
  action.to = reader.text(table, "to", false);
  const std::string by = reader.text(table, "by", true);
  if (by == "officer")
    action.by = By::kOfficer;
  else if (by == "petitioner")
    action.by = By::kPetitioner;
  else if (by == "system")
    action.by = By::kSystem;
  else
    reader.fail(table.get("by"), fmt::format("action {}: by = \"{}\" is unknown; use officer, "
                                             "petitioner or system", action.id, by));
  action.grant = reader.text(table, "grant", action.by == By::kOfficer);
  for (const std::string& name : reader.texts(table, "requires")) {
    const auto* found = std::find_if(std::begin(kRequirements), std::end(kRequirements),
                                     [&](const auto& known) { return known.first == name; });
    if (found == std::end(kRequirements))
      reader.fail(table.get("requires"),
                  fmt::format("action {}: requires \"{}\", which nothing can fulfil; use words, "
                              "unit, officer, evidence or rating", action.id, name));
    action.requires_.push_back(found->second);
  }
  action.starts = reader.texts(table, "starts");
  action.stops = reader.texts(table, "stops");
  action.pauses = reader.texts(table, "pauses");
  action.resumes = reader.texts(table, "resumes");
  action.letter = reader.text(table, "letter", false);
  action.notice = reader.text(table, "notice", false);
  return action;
}

// The clocks of one moment, as names; small sets, walked only when a pack is checked.
struct Moment {
  std::string state;
  std::set<std::string> running, paused;
  bool operator<(const Moment& other) const {
    return std::tie(state, running, paused) < std::tie(other.state, other.running, other.paused);
  }
};

Moment after(const Moment& now, const Action& action) {
  Moment next = now;
  if (!action.to.empty()) next.state = action.to;
  for (const std::string& clock : action.stops) {
    if (clock == "*") {
      next.running.clear();
      next.paused.clear();
    }
    next.running.erase(clock);
    next.paused.erase(clock);
  }
  for (const std::string& clock : action.pauses)
    if (next.running.erase(clock) > 0) next.paused.insert(clock);
  for (const std::string& clock : action.resumes)
    if (next.paused.erase(clock) > 0) next.running.insert(clock);
  for (const std::string& clock : action.starts)
    if (!next.paused.contains(clock)) next.running.insert(clock);
  return next;
}

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

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

Lifecycle parse_lifecycle(std::string_view text, const std::string& file) {
  toml::table table;
  try {
    table = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  const Reader reader(file);
  reader.only(table, {"kind", "initial", "starts", "notice", "states", "actions"});
  Lifecycle out;
  out.kind = reader.text(table, "kind", true);
  out.initial = reader.text(table, "initial", true);
  out.initial_clocks = reader.texts(table, "starts");
  out.initial_notice = reader.text(table, "notice", false);
  const toml::table* states = table["states"].as_table();
  if (states == nullptr) reader.fail(&table, "[states] is missing");
  for (const auto& [name, node] : *states) {
    const toml::table* state = node.as_table();
    if (state == nullptr) reader.fail(&node, "a state is written: name = { }");
    reader.only(*state, {"waits", "rest"});
    out.states.push_back(
        {std::string(name.str()), reader.flag(*state, "waits"), reader.flag(*state, "rest")});
  }
  const toml::array* actions = table["actions"].as_array();
  if (actions == nullptr) reader.fail(&table, "[[actions]] is missing");
  for (const toml::node& node : *actions) {
    if (node.as_table() == nullptr) reader.fail(&node, "an action is written: [[actions]] id = …");
    out.actions.push_back(read_action(reader, *node.as_table()));
  }
  return out;
}

std::vector<std::string> check(const Lifecycle& lifecycle, const KnownNames& names) {
  std::vector<std::string> problems;
  const auto problem = [&](std::string text) {
    problems.push_back(fmt::format("lifecycle {}: {}", lifecycle.kind, text));
  };

  std::set<std::string> seen;
  const auto known_clocks = [&](const std::vector<std::string>& clocks, const std::string& where) {
    for (const std::string& clock : clocks)
      if (clock != "*" && !names.clock(clock))
        problem(fmt::format("{} names the clock {}, which no rule of the pack defines", where, clock));
  };
  known_clocks(lifecycle.initial_clocks, "the start");
  const auto known_notice = [&](const std::string& notice, const std::string& where) {
    if (!notice.empty() && names.notice && !names.notice(notice))
      problem(fmt::format("{} names the notice {}, which the pack does not have; add it to notices/", where, notice));
  };
  known_notice(lifecycle.initial_notice, "the start");
  for (const Action& action : lifecycle.actions) {
    if (!seen.insert(action.id).second) problem(fmt::format("action {} stands twice", action.id));
    for (const std::string& from : action.from)
      if (lifecycle.state(from) == nullptr)
        problem(fmt::format("action {} comes from the unknown state {}", action.id, from));
    if (!action.to.empty() && lifecycle.state(action.to) == nullptr)
      problem(fmt::format("action {} leads to the unknown state {}", action.id, action.to));
    if (action.by == By::kOfficer && !names.grant(action.grant))
      problem(fmt::format("action {} takes the right {}, which no role holds; add it to roles.toml",
                          action.id, action.grant));
    for (const auto* clocks : {&action.starts, &action.stops, &action.pauses, &action.resumes})
      known_clocks(*clocks, "action " + action.id);
    known_notice(action.notice, "action " + action.id);
  }
  if (lifecycle.state(lifecycle.initial) == nullptr)
    problem(fmt::format("the initial state {} is not among the states", lifecycle.initial));
  if (!problems.empty()) return problems;

  // Walk everything that can happen.
  std::map<Moment, std::set<Moment>> reached;  // moment → where it can go
  std::deque<Moment> open;
  Moment first{lifecycle.initial, {}, {}};
  first.running.insert(lifecycle.initial_clocks.begin(), lifecycle.initial_clocks.end());
  open.push_back(first);
  reached[first];
  std::set<std::string> told;
  while (!open.empty()) {
    const Moment now = open.front();
    open.pop_front();
    const State& state = *lifecycle.state(now.state);
    if (state.rest && (!now.running.empty() || !now.paused.empty())) {
      std::set<std::string> left = now.running;
      left.insert(now.paused.begin(), now.paused.end());
      if (told.insert("clock " + state.id).second)
        problem(fmt::format("state {} is a rest, but the clock {} never stops on the way there",
                            state.id, joined(left)));
    }
    if (!state.rest && !state.waits && now.running.empty() && told.insert("idle " + state.id).second)
      problem(fmt::format("in state {} no clock can be running: nobody has to act", state.id));
    for (const Action& action : lifecycle.actions) {
      if (!action.starts_from(now.state)) continue;
      const Moment next = after(now, action);
      reached[now].insert(next);
      if (!reached.contains(next)) {
        reached[next];
        open.push_back(next);
      }
    }
    if (reached.size() > 20'000) {
      problem("has more than 20,000 combinations of states and clocks; use fewer clocks");
      return problems;
    }
  }

  for (const State& state : lifecycle.states) {
    const bool found = std::any_of(reached.begin(), reached.end(),
                                   [&](const auto& moment) { return moment.first.state == state.id; });
    if (!found) problem(fmt::format("state {} can never be reached; add an action that leads there", state.id));
  }

  // Which moments come to a rest? Backwards from the rests until nothing changes.
  std::set<Moment> ends;
  for (const auto& [moment, next] : reached)
    if (lifecycle.state(moment.state)->rest) ends.insert(moment);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [moment, next] : reached) {
      if (ends.contains(moment)) continue;
      if (std::any_of(next.begin(), next.end(), [&](const Moment& to) { return ends.contains(to); })) {
        ends.insert(moment);
        changed = true;
      }
    }
  }
  std::set<std::string> stuck;
  for (const auto& [moment, next] : reached)
    if (!ends.contains(moment)) stuck.insert(moment.state);
  for (const std::string& state : stuck)
    problem(fmt::format("state {} is a dead end: no way leads on from it to a rest", state));
  return problems;
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
