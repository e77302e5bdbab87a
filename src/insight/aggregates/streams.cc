#include "insight/aggregates/streams.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

#include "base/encoding.h"
#include "base/result.h"

namespace langnghe::insight {
namespace {

constexpr int kCrowd = 5;  // Law on Citizen Reception 42/2013/QH13, art. 29
constexpr std::int64_t kMostDays = 999;
constexpr std::int64_t kMostLag = 600;

struct Reader {
  std::string path;

  [[noreturn]] void fail(const toml::node& node, std::string_view what) const {
    throw SetupError(fmt::format("{}:{}: {}", path, node.source().begin.line, what));
  }
  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    if (!table.contains(key)) return out;
    const toml::array* array = table[key].as_array();
    if (array == nullptr) fail(table, fmt::format("\"{}\" has to be a list of texts", key));
    for (const toml::node& node : *array) {
      const auto text = node.value<std::string>();
      if (!text || text->empty()) fail(node, fmt::format("\"{}\" has to be a list of texts", key));
      out.push_back(*text);
    }
    return out;
  }
  std::set<std::string> names(const toml::table& table, std::string_view key) const {
    const auto all = texts(table, key);
    return {all.begin(), all.end()};
  }
  std::map<std::string, std::string> pairs(const toml::table& table, std::string_view key) const {
    std::map<std::string, std::string> out;
    if (!table.contains(key)) return out;
    const toml::table* all = table[key].as_table();
    if (all == nullptr) fail(table, fmt::format("\"{}\" has to be a table of texts", key));
    for (const auto& [name, node] : *all) {
      const auto text = node.value<std::string>();
      if (!text) fail(node, fmt::format("\"{}\" has to be a table of texts", key));
      out.emplace(std::string(name.str()), *text);
    }
    return out;
  }
};

int number_of(const std::string& text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::string fact(const Facts& facts, const std::string& name) {
  const auto found = facts.find(name);
  return found == facts.end() ? std::string() : found->second;
}

// One stream over one story.
class Fold {
 public:
  Fold(const Stream& stream, const Story& story, std::vector<Stay>& out)
      : stream_(stream), story_(story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < story_.steps.size(); ++i) {
      const StoryStep& step = story_.steps[i];
      const bool first = i == 0;
      // The desk that writes a case down need not be the unit that gets it.
      const std::int64_t after = i + 1 < story_.steps.size() ? story_.steps[i + 1].unit : story_.unit;
      const std::int64_t before = first ? after : step.unit;
      for (const auto& [name, value] : step.facts) facts_[name] = value;
      if (step.action == "take_up_again" || step.action == "again") round_ = "again";
      if (stream_.rating) {
        if (i == last_rating()) rated(step, before);
        continue;
      }
      if (stream_.points.contains(step.action)) point(step, before);
      if (stream_.moves.contains(step.action) && after != before) {
        if (running_) end(step, "transfer");
        begin(step, after, false, step.at);
        continue;
      }
      // What an action ends it may begin anew, and the other way round for an import.
      const bool begins = stream_.begin.contains(step.action), again = stream_.again.contains(step.action);
      if (!first && running_) try_end(step);
      if ((begins || again) && !running_)
        begin(step, before, again, first ? story_.received_at : step.at);
      if (first && running_) try_end(step);
      if (first && running_ && step.action == "import" && step.to == "closed" && stream_.end.contains("import_closed"))
        end(step, stream_.end.at("import_closed"), story_.closed_at.value_or(step.at));
    }
  }

 private:
  void try_end(const StoryStep& step) {
    if (const auto how = stream_.end.find(step.action); how != stream_.end.end()) end(step, how->second);
  }

  std::vector<std::pair<std::string, std::string>> base() const {
    std::vector<std::pair<std::string, std::string>> out{{"kind", story_.kind}, {"round", round()}};
    if (has(stream_.keep, "category")) out.emplace_back("category", story_.category);
    if (has(stream_.keep, "channel")) out.emplace_back("channel", story_.channel);
    return out;
  }
  static bool has(const std::vector<std::string>& list, std::string_view what) {
    return std::find(list.begin(), list.end(), what) != list.end();
  }
  std::string round() const { return round_.empty() ? story_.kind == "complaint2" ? "second" : "first" : round_; }
  std::int64_t people() const { return std::max(1, number_of(fact(facts_, "signers"))); }

  Stay& add(const StoryStep& step, std::int64_t unit, Millis effective) {
    Stay stay;
    stay.stream = stream_.number;
    stay.number = static_cast<int>(++count_);
    stay.unit = unit;
    stay.from_known = step.at;
    stay.from_day = std::min(day_number(effective), day_number(step.at));
    stay.weight = people();
    out_.push_back(std::move(stay));
    return out_.back();
  }

  void point(const StoryStep& step, std::int64_t unit) { add(step, unit, step.at).from_key = attributes_text(base()); }

  // Which step gave the rating that stands now: the newest.
  std::size_t last_rating() const {
    for (std::size_t i = story_.steps.size(); i-- > 0;)
      if (stream_.points.contains(story_.steps[i].action)) return i;
    return story_.steps.size();
  }

  void rated(const StoryStep& step, std::int64_t unit) {
    if (!story_.rating) return;
    auto all = base();
    all.emplace_back("rating", std::to_string(*story_.rating));
    add(step, unit, step.action == "import" ? story_.closed_at.value_or(step.at) : step.at).from_key = attributes_text(all);
  }

  void begin(const StoryStep& step, std::int64_t unit, bool again, Millis effective) {
    Stay& stay = add(step, unit, effective);
    auto all = base();
    if (again) all.emplace_back("anew", "1");
    stay.from_key = attributes_text(all);
    running_ = out_.size() - 1;
  }

  void end(const StoryStep& step, const std::string& how, std::optional<Millis> at = {}) {
    Stay& stay = out_[*running_];
    stay.to_known = step.at;
    std::int64_t day = day_number(at.value_or(step.at));
    if (const auto dated = stream_.dated.find(step.action); dated != stream_.dated.end())
      if (const auto written = parse_date(fact(step.facts, dated->second))) day = day_number(*written);
    stay.to_day = std::clamp(day, stay.from_day, std::max(stay.from_day, day_number(step.at)));
    auto all = base();
    all.emplace_back("how", how);
    all.emplace_back("crowd", people() >= kCrowd ? "1" : "");
    for (const std::string& name : stream_.facts) {
      std::string value = fact(facts_, name);
      if (value.empty())
        if (const auto other = stream_.otherwise.find(name); other != stream_.otherwise.end())
          if (const auto found = other->second.find(how); found != other->second.end()) value = found->second;
      all.emplace_back(name, std::move(value));
    }
    if (!stream_.terms.empty()) all.emplace_back("late", late(step, at.value_or(step.at)));
    if (stream_.days)
      all.emplace_back("days", std::to_string(std::clamp<std::int64_t>(*stay.to_day - day_number(story_.received_at), 0, kMostDays)));
    // How many months of reports it was running: what was carried over into a period is told by it.
    if (const auto lag = std::min<std::int64_t>(report_month(*stay.to_day) - report_month(stay.from_day), kMostLag); lag > 0)
      all.emplace_back("lag", std::to_string(lag));
    stay.to_key = attributes_text(all);
    running_.reset();
  }

  std::string late(const StoryStep& step, Millis at) const {
    std::string out;
    for (const StoryTerm& term : story_.terms) {
      if (!has(stream_.terms, term.rule) || (term.ended_at != step.at && term.ended_at != at)) continue;
      if (term.state == "missed") return "1";
      if (term.state == "met") out = "0";
    }
    return out;
  }

  const Stream& stream_;
  const Story& story_;
  std::vector<Stay>& out_;
  Facts facts_;
  std::string round_;
  std::optional<std::size_t> running_;
  std::size_t count_ = 0;
};

}  // namespace

Streams Streams::load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw SetupError(path + ": is missing");
  std::stringstream bytes;
  bytes << in.rdbuf();
  toml::table file;
  try {
    file = toml::parse(bytes.str(), path);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  const Reader read{path};
  Streams out;
  out.digest_ = hex(view(sha256(bytes.str())));
  const toml::array* all = file["stream"].as_array();
  if (all == nullptr) throw SetupError(path + ": has no [[stream]]");
  for (const toml::node& node : *all) {
    const toml::table* table = node.as_table();
    if (table == nullptr) read.fail(node, "has to be [[stream]]");
    Stream one;
    one.number = static_cast<int>(out.all_.size()) + 1;
    one.id = (*table)["id"].value_or(std::string());
    if (one.id.empty()) read.fail(*table, "\"id\" is missing");
    if (out.find(one.id) != nullptr) read.fail(*table, fmt::format("two streams \"{}\"", one.id));
    one.kinds = read.names(*table, "kinds");
    one.begin = read.names(*table, "begin");
    one.again = read.names(*table, "again");
    one.moves = read.names(*table, "moves");
    one.points = read.names(*table, "points");
    one.idle = read.names(*table, "idle");
    one.end = read.pairs(*table, "end");
    one.dated = read.pairs(*table, "dated");
    one.facts = read.texts(*table, "facts");
    one.keep = read.texts(*table, "keep");
    one.terms = read.texts(*table, "terms");
    one.days = (*table)["days"].value_or(false);
    one.rating = (*table)["rating"].value_or(false);
    if (const toml::table* otherwise = (*table)["otherwise"].as_table())
      for (const auto& [name, values] : *otherwise) {
        (void)values;
        one.otherwise[std::string(name.str())] = read.pairs(*otherwise, name.str());
      }
    out.all_.push_back(std::move(one));
  }
  for (const std::string_view must : {"petition", "resolution", "dispute", "reopened", "rating", "visit", "day", "due"})
    if (out.find(must) == nullptr) throw SetupError(fmt::format("{}: the stream \"{}\" is missing", path, must));
  return out;
}

const Stream* Streams::find(std::string_view id) const {
  for (const Stream& one : all_)
    if (one.id == id) return &one;
  return nullptr;
}

std::int64_t day_number(Millis at) {
  const Millis local = at + kLocalOffset;
  return local >= 0 ? local / kDay : -((-local + kDay - 1) / kDay);
}
std::int64_t day_number(Date day) { return std::chrono::sys_days(day).time_since_epoch().count(); }
Date date_of(std::int64_t day) { return Date{std::chrono::sys_days(std::chrono::days(day))}; }

std::int64_t report_month(std::int64_t day) {
  const Date date = date_of(day);
  const std::int64_t month = static_cast<int>(date.year()) * std::int64_t{12} + static_cast<unsigned>(date.month()) - 1;
  return static_cast<unsigned>(date.day()) >= 15 ? month + 1 : month;
}

std::int64_t first_day(std::int64_t month) {
  const std::int64_t before = month - 1;
  return day_number(Date{std::chrono::year(static_cast<int>(before / 12)),
                         std::chrono::month(static_cast<unsigned>(before % 12) + 1), std::chrono::day(15)});
}

std::string attributes_text(const std::vector<std::pair<std::string, std::string>>& attributes) {
  std::string out;
  for (const auto& [name, value] : attributes)
    if (!value.empty()) out += (out.empty() ? "" : ";") + name + "=" + value;
  return out;
}

std::string attribute(std::string_view text, std::string_view name) {
  while (!text.empty()) {
    const auto semicolon = text.find(';');
    const std::string_view one = text.substr(0, semicolon);
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=')
      return std::string(one.substr(name.size() + 1));
    text.remove_prefix(semicolon == std::string_view::npos ? text.size() : semicolon + 1);
  }
  return {};
}

std::vector<Stay> stays_of(const Streams& streams, const Story& story) {
  std::vector<Stay> out;
  for (const Stream& stream : streams.all()) {
    if (!stream.kinds.contains(story.kind)) continue;
    if (stream.id == "due") {
      if (story.phase == "rest" || stream.idle.contains(story.state)) continue;
      Stay stay;
      stay.stream = stream.number;
      stay.number = 1;
      stay.unit = story.unit;
      // The due instant is 24:00 of the last day: late from then on.
      stay.from_day = story.due_at && story.phase == "open" ? day_number(*story.due_at) : kNever;
      stay.from_known = story.received_at;
      stay.from_key = attributes_text({{"kind", story.kind}, {"phase", story.phase}});
      out.push_back(std::move(stay));
      continue;
    }
    Fold(stream, story, out).run();
  }
  return out;
}

}  // namespace langnghe::insight
