#include "meetings/pack.h"

#include <fmt/core.h>

#include <fstream>
#include <set>
#include <sstream>

#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::meetings {
namespace {

// One table; says file and line of whatever is wrong with it.
class Reader {
 public:
  Reader(const std::string& file, const toml::table& table) : file_(file), table_(table) {}

  [[noreturn]] void fail(const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", file_, table_.source().begin.line, what));
  }
  std::string text(std::string_view key, bool must = true) {
    known_.insert(std::string(key));
    const auto value = table_[key].value<std::string>();
    if ((!value || value->empty()) && must) fail(fmt::format("\"{}\" is missing or empty", key));
    return value.value_or("");
  }
  Name name(std::string_view key, bool must = true) {
    known_.insert(std::string(key));
    const toml::table* both = table_[key].as_table();
    if (both == nullptr) {
      if (must) fail(fmt::format("\"{}\" is missing; write {{ vi = \"…\", en = \"…\" }}", key));
      return {};
    }
    Name out{(*both)["vi"].value_or(std::string()), (*both)["en"].value_or(std::string())};
    if (out.vi.empty() || out.en.empty()) fail(fmt::format("\"{}\" needs vi and en", key));
    return out;
  }
  int number(std::string_view key, int least, int most) {
    known_.insert(std::string(key));
    const auto value = table_[key].value<std::int64_t>();
    if (!value || *value < least || *value > most)
      fail(fmt::format("\"{}\" has to be a number from {} to {}", key, least, most));
    return static_cast<int>(*value);
  }
  bool flag(std::string_view key) {
    known_.insert(std::string(key));
    return table_[key].value_or(false);
  }
  std::optional<Date> date(std::string_view key) {
    known_.insert(std::string(key));
    const auto value = table_[key].value<toml::date>();
    if (!value) return std::nullopt;
    return Date{std::chrono::year(value->year), std::chrono::month(value->month),
                std::chrono::day(value->day)};
  }
  std::vector<std::string> texts(std::string_view key) {
    known_.insert(std::string(key));
    std::vector<std::string> out;
    if (const toml::array* list = table_[key].as_array())
      for (const toml::node& node : *list) out.push_back(node.value_or(std::string()));
    return out;
  }
  template <class T>
  T word(std::string_view key, std::initializer_list<std::pair<std::string_view, T>> words) {
    const std::string value = text(key);
    for (const auto& [word, meaning] : words)
      if (word == value) return meaning;
    fail(fmt::format("\"{}\" is no value of \"{}\"", value, key));
  }
  void finish() const {
    for (const auto& [key, value] : table_)
      if (!known_.contains(std::string(key.str()))) fail(fmt::format("\"{}\" is not known here", key.str()));
  }

 private:
  const std::string& file_;
  const toml::table& table_;
  std::set<std::string> known_;
};

Duty read_duty(Reader& in, bool yearly) {
  Duty out;
  out.id = in.text("id");
  out.name = in.name("name");
  out.level = in.word<Level>("level", {{"province", Level::kProvince}, {"district", Level::kDistrict},
                                       {"commune", Level::kCommune}});
  for (const std::string& kind : in.texts("unit_kinds")) {
    const auto known = directory::unit_kind(kind);
    if (!known) in.fail(fmt::format("\"{}\" is no kind of unit", kind));
    out.kinds.push_back(*known);
  }
  out.suffixes = in.texts("suffixes");
  if (out.kinds.empty() && out.suffixes.empty()) in.fail("name unit_kinds or suffixes");
  if (!yearly) {
    out.per = in.word<Per>("per", {{"week", Per::kWeek}, {"month", Per::kMonth}});
    out.delegable = in.flag("delegable");
  }
  out.least = in.number("least", 1, 31);
  out.from = in.date("from");
  out.to = in.date("to");
  if (out.from && out.to && *out.to < *out.from) in.fail("`to` lies before `from`");
  out.citation = in.name("citation");
  out.confidence = in.word<std::string>("confidence", {{"H", "H"}, {"M", "M"}, {"L", "L"},
                                                       {"memory", "memory"}, {"check", "check"}});
  out.note = in.name("note", false);
  return out;
}

Entry read_entry(Reader& in) {
  Entry out;
  out.id = in.text("id");
  out.name = in.name("name");
  out.citation = in.name("citation", false);
  out.note = in.name("note", false);
  out.written = in.flag("written");
  out.from = in.date("from");
  out.to = in.date("to");
  return out;
}

class File {
 public:
  explicit File(std::string path) : path_(std::move(path)) {
    std::ifstream in(path_);
    if (!in) throw SetupError(fmt::format("{}: cannot be read; a pack needs it", path_));
    std::stringstream text;
    text << in.rdbuf();
    try {
      table_ = toml::parse(text.str(), path_);
    } catch (const toml::parse_error& error) {
      throw SetupError(fmt::format("{}:{}: {}", path_, error.source().begin.line, error.description()));
    }
  }
  // f(Reader&) for each [[key]]; at least one has to be there.
  template <class F>
  void each(std::string_view key, F&& f) {
    const toml::array* list = table_[key].as_array();
    if (list == nullptr || list->empty())
      throw SetupError(fmt::format("{}: no [[{}]]; at least one is needed", path_, key));
    for (const toml::node& node : *list) {
      const toml::table* item = node.as_table();
      if (item == nullptr) throw SetupError(fmt::format("{}: [[{}]] is no table", path_, key));
      Reader in(path_, *item);
      f(in);
      in.finish();
    }
  }
  void entries(std::string_view key, std::vector<Entry>& into) {
    each(key, [&](Reader& in) {
      Entry one = read_entry(in);
      if (find(into, one.id) != nullptr) in.fail(fmt::format("{} {} stands twice", key, one.id));
      into.push_back(std::move(one));
    });
  }

 private:
  std::string path_;
  toml::table table_;
};

}  // namespace

Pack Pack::load(const std::string& pack_dir) {
  Pack out;
  File duties(pack_dir + "/meetings/duties.toml");
  duties.each("duty", [&](Reader& in) { out.duties.push_back(read_duty(in, false)); });
  duties.each("yearly", [&](Reader& in) { out.yearly.push_back(read_duty(in, true)); });
  File reception(pack_dir + "/meetings/reception.toml");
  reception.entries("topic", out.topics);
  reception.entries("ground", out.grounds);
  reception.each("representatives", [&](Reader& in) {
    out.representatives.push_back({in.number("from", 2, 10'000), in.number("to", 0, 10'000),
                                   in.number("most", 1, 100), in.name("citation")});
  });
  File dialogues(pack_dir + "/meetings/dialogues.toml");
  dialogues.entries("forum", out.forums);
  dialogues.entries("theme", out.themes);
  dialogues.each("rating", [&](Reader& in) { out.rating_days = in.number("days", 1, 365); });
  dialogues.each("escalation", [&](Reader& in) {
    out.escalation.push_back({in.number("level", 1, 9), in.number("after", 1, 365)});
    if (out.escalation.size() != static_cast<std::size_t>(out.escalation.back().level))
      in.fail("levels of escalation run 1, 2, 3 …");
  });
  return out;
}

const Representatives* Pack::representatives_of(int people) const {
  for (const Representatives& one : representatives)
    if (people >= one.from && (one.to == 0 || people <= one.to)) return &one;
  return nullptr;
}

const Entry* find(const std::vector<Entry>& entries, std::string_view id) {
  for (const Entry& one : entries)
    if (one.id == id) return &one;
  return nullptr;
}

}  // namespace langnghe::meetings
