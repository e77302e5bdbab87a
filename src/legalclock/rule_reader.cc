// The rule files of a pack, read and checked. Every mistake is told, not only the first.
#include <algorithm>
#include <filesystem>
#include <map>

#include "base/result.h"
#include "legalclock/pack_reader.h"
#include "legalclock/rules.h"

namespace langnghe::legalclock {
namespace {

constexpr int kMostDays = 3660;  // ten years: longer terms are typing mistakes

bool lower_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// "KN.res1", "KN.accept.v2": capitals, a dot, a word, perhaps a version.
bool good_id(std::string_view id, std::string& family) {
  const auto dot = id.find('.');
  if (dot == 0 || dot == std::string_view::npos) return false;
  for (const char c : id.substr(0, dot))
    if (c < 'A' || c > 'Z') return false;
  const auto second = id.find('.', dot + 1);
  family = std::string(id.substr(0, second));
  if (!lower_word(id.substr(dot + 1, second == std::string_view::npos ? second : second - dot - 1)))
    return false;
  if (second == std::string_view::npos) return true;
  const std::string_view version = id.substr(second + 1);
  return version.size() >= 2 && version[0] == 'v' && version.size() <= 4 &&
         std::all_of(version.begin() + 1, version.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

Unit unit_of(std::string_view word) { return static_cast<Unit>(word.front()); }

Confidence confidence_of(std::string_view word) {
  for (const Confidence each : {Confidence::kHigh, Confidence::kMedium, Confidence::kLow,
                                Confidence::kMemory, Confidence::kCheck})
    if (confidence_code(each) == word) return each;
  return Confidence::kHouse;
}

Nature nature_of(std::string_view word) {
  if (word == "minimum") return Nature::kMinimum;
  if (word == "effect") return Nature::kEffect;
  if (word == "time_bar") return Nature::kTimeBar;
  return Nature::kDeadline;
}

class Reader {
 public:
  explicit Reader(std::vector<Problem>& problems) : problems_(problems) {}

  void read_words(const toml::table& root, const std::string& file) {
    TableReader top(root, file, problems_);
    for (const std::string& kind : top.texts("kinds")) kinds_.insert(kind);
    for (const toml::table* each : top.tables("event")) {
      TableReader in(*each, file, problems_);
      Event event{in.text("id", true), in.name("name", true)};
      in.finish();
      if (!lower_word(event.id)) {
        in.problem_at("id", fmt::format("\"{}\" is not an event id", event.id),
                      "use small letters, digits and _");
      } else if (std::any_of(events.begin(), events.end(),
                             [&](const Event& other) { return other.id == event.id; })) {
        in.problem_at("id", fmt::format("event \"{}\" is given twice", event.id),
                      "remove one of them");
      } else {
        events.push_back(std::move(event));
      }
    }
    for (const toml::table* each : top.tables("source")) {
      TableReader in(*each, file, problems_);
      LegalSource source{in.text("id", true), in.name("name", true)};
      in.finish();
      if (std::any_of(sources.begin(), sources.end(),
                      [&](const LegalSource& other) { return other.id == source.id; }))
        in.problem_at("id", fmt::format("source \"{}\" is given twice", source.id),
                      "remove one of them");
      else
        sources.push_back(std::move(source));
    }
    top.node("rule");  // read in the second pass
    top.finish();
  }

  void read_rules(const toml::table& root, const std::string& file) {
    std::vector<Problem> again;  // the list itself was checked in the first pass
    TableReader top(root, file, again);
    for (const toml::table* each : top.tables("rule")) read_rule(*each, file);
  }

  // What the engine itself cites must have words.
  void check_sources(const std::string& file) {
    for (const std::string_view id :
         {kDayNotCounted, kRollsToWorkingDay, kEndOfDay24, kWorkingWeek})
      if (std::none_of(sources.begin(), sources.end(),
                       [&](const LegalSource& source) { return source.id == id; }))
        problems_.push_back({file, 0, fmt::format("the legal source \"{}\" is missing", id),
                             "add a [[source]] with that id and its names"});
  }

  void check_families() {
    std::map<std::string, std::vector<const Rule*>> families;
    for (const Rule& rule : rules) families[rule.family].push_back(&rule);
    for (auto& [family, versions] : families)
      for (std::size_t i = 0; i < versions.size(); ++i)
        for (std::size_t j = i + 1; j < versions.size(); ++j) {
          const Rule &a = *versions[i], &b = *versions[j];
          const bool apart = (a.to && b.from && *a.to < *b.from) ||
                             (b.to && a.from && *b.to < *a.from);
          if (a.id != b.id && !apart)
            problems_.push_back({b.file, b.line,
                                 fmt::format("{} and {} are in force at the same time", a.id, b.id),
                                 "end the older version (`to`) the day before the newer begins "
                                 "(`from`)"});
        }
  }

  std::vector<Rule> rules;
  std::vector<Event> events;
  std::vector<LegalSource> sources;

 private:
  void check_event(TableReader& in, std::string_view key, const std::string& id) {
    if (id.empty() || std::any_of(events.begin(), events.end(),
                                  [&](const Event& event) { return event.id == id; }))
      return;
    in.problem_at(key, fmt::format("unknown event \"{}\"", id),
                  "correct it, or add an [[event]] with its names to rules/vocabulary.toml");
  }

  void read_rule(const toml::table& table, const std::string& file) {
    TableReader in(table, file, problems_);
    Rule rule;
    rule.file = file;
    rule.line = in.line();
    rule.id = in.text("id", true);
    if (!rule.id.empty() && !good_id(rule.id, rule.family))
      in.problem_at("id", fmt::format("\"{}\" is not a rule id", rule.id),
                    "write it like KN.res1, or KN.accept.v2 for a version");
    rule.name = in.name("name", true);
    rule.kinds = in.texts("kinds");
    for (const std::string& kind : rule.kinds)
      if (!kinds_.contains(kind))
        in.problem_at("kinds", fmt::format("unknown kind \"{}\"", kind),
                      "correct it, or add it to `kinds` in rules/vocabulary.toml");
    rule.instance = in.number("instance", 1, 2).value_or(0);

    rule.start = in.text("start", true);
    check_event(in, "start", rule.start);
    rule.ends = in.texts("ends");
    for (const std::string& end : rule.ends) check_event(in, "ends", end);
    rule.pauses = in.texts("pauses");
    for (const std::string& pause : rule.pauses) check_event(in, "pauses", pause);

    rule.length = in.number("length", 1, kMostDays, true).value_or(1);
    rule.unit = unit_of(in.word("unit", {"C", "W", "H"}, true));
    rule.direction = in.word("direction", {"after", "before"}) == "before" ? Direction::kBefore
                                                                          : Direction::kAfter;
    rule.nature = nature_of(in.word("nature", {"deadline", "minimum", "effect", "time_bar"}));
    rule.roll = in.flag("roll", rule.nature != Nature::kMinimum);

    rule.remote = in.number("remote", 1, kMostDays);
    rule.complex = in.number("complex", 1, kMostDays);
    rule.remote_complex = in.number("remote_complex", 1, kMostDays);
    if (rule.remote && rule.complex && !rule.remote_complex)
      in.problem("`remote` and `complex` without `remote_complex`",
                 "say what holds when both are true");
    for (const auto& [key, value] : {std::pair{"remote", rule.remote},
                                     std::pair{"complex", rule.complex},
                                     std::pair{"remote_complex", rule.remote_complex}})
      if (value && *value < rule.length)
        in.problem_at(key, fmt::format("`{}` is shorter than `length`", key),
                      "a variant gives the total length; correct it");

    read_extensions(in, rule, file);
    if (const toml::table* categories = in.table("categories"))
      for (const auto& [key, value] : *categories) {
        const auto* days = value.as_integer();
        if (days == nullptr || days->get() < 1 || days->get() > kMostDays)
          problems_.push_back({file, line_of(value),
                               fmt::format("the target of \"{}\" is not a length", key.str()),
                               "write a whole number of days"});
        else
          rule.categories.push_back({std::string(key.str()), static_cast<int>(days->get())});
      }
    rule.target = in.flag("target", false);
    if (!rule.target && !rule.categories.empty())
      in.problem_at("categories", "a term of law has no targets by category",
                    "set target = true, or remove them");
    rule.max_count = in.number("max_count", 1, 100).value_or(0);
    if (const toml::table* second = in.table("also_warn")) {
      TableReader warn(*second, file, problems_);
      rule.also_warn = AlsoWarn{warn.number("length", 1, kMostDays, true).value_or(1),
                                unit_of(warn.word("unit", {"C", "W", "H"}, true)),
                                warn.name("why", true)};
      warn.finish();
    }

    rule.from = in.date("from");
    rule.to = in.date("to");
    if (rule.from && rule.to && *rule.to < *rule.from)
      in.problem_at("to", "`to` lies before `from`", "exchange or correct the dates");
    rule.version_by_event =
        in.word("version_by", {"receipt", "event"}) == "event";
    rule.transitional = in.name("transitional", rule.version_by_event);
    rule.citation = in.name("citation", true);
    rule.confidence =
        confidence_of(in.word("confidence", {"H", "M", "L", "memory", "check", "house"}, true));
    rule.note = in.name("note");
    in.finish();

    if (rule.direction == Direction::kBefore && (rule.unit == Unit::kHours || rule.also_warn ||
                                                 !rule.extensions.empty() || !rule.pauses.empty()))
      in.problem("a rule that counts back has no hours, second term, extension or pause",
                 "remove them, or set direction = \"after\"");
    if (const auto twice = std::find_if(rules.begin(), rules.end(),
                                        [&](const Rule& r) { return r.id == rule.id; });
        twice != rules.end()) {
      in.problem_at("id",
                    fmt::format("rule \"{}\" is given twice (first at {}:{})", rule.id,
                                twice->file, twice->line),
                    "remove one of them, or make them versions (.v1, .v2)");
      return;
    }
    rules.push_back(std::move(rule));
  }

  void read_extensions(TableReader& in, Rule& rule, const std::string& file) {
    for (const toml::table* each : in.tables("extensions")) {
      TableReader extension(*each, file, problems_);
      ExtensionRule result;
      result.when = extension.word("when", {"any", "complex", "special"}, true);
      const toml::node* days = extension.node("days");
      const auto* list = days == nullptr ? nullptr : days->as_array();
      for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto* value = list->get(i)->as_integer();
        const bool good = value != nullptr && value->get() >= 1 && value->get() <= kMostDays;
        result.days.push_back(good ? static_cast<int>(value->get()) : 0);
      }
      if (result.days.empty() || std::count(result.days.begin(), result.days.end(), 0))
        extension.problem("`days` is not a list of lengths", "write days = [30] or [30, 30]");
      extension.finish();
      rule.extensions.push_back(std::move(result));
    }
  }

  std::vector<Problem>& problems_;
  std::set<std::string> kinds_;
};

}  // namespace

Rules Rules::parse(const std::vector<Source>& files, std::vector<Problem>& problems) {
  Reader reader(problems);
  std::vector<std::pair<toml::table, std::string>> roots;
  for (const Source& file : files)
    if (auto root = read_toml(file.text, file.name, problems))
      roots.emplace_back(std::move(*root), file.name);
  for (const auto& [root, name] : roots) reader.read_words(root, name);
  for (const auto& [root, name] : roots) reader.read_rules(root, name);
  reader.check_families();
  if (!files.empty()) reader.check_sources(files.back().name);

  Rules result;
  result.rules_ = std::move(reader.rules);
  result.events_ = std::move(reader.events);
  result.sources_ = std::move(reader.sources);
  std::sort(result.rules_.begin(), result.rules_.end(),
            [](const Rule& a, const Rule& b) { return a.id < b.id; });
  return result;
}

Rules Rules::load(const std::string& pack_dir, std::vector<Problem>& problems) {
  const std::string folder = pack_dir + "/rules";
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
  if (error || paths.empty()) {
    problems.push_back(
        {folder, 0, "there are no rules", "name the folder of a pack, e.g. packs/vn"});
    return {};
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Source> files;
  for (const std::string& path : paths)
    if (auto text = read_file(path, problems)) files.push_back({path, std::move(*text)});
  return parse(files, problems);
}

}  // namespace langnghe::legalclock
