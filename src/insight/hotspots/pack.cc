#include "insight/hotspots/pack.h"

#include <fmt/core.h>

#include <toml++/toml.h>

#include "base/result.h"
#include "base/text.h"

namespace langnghe::insight::hotspots {
namespace {

class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path) {
    try {
      table = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
      throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
    }
  }
  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", path_, node.source().begin.line, what));
  }
  const toml::table& part(std::string_view name) const {
    const toml::table* found = table[name].as_table();
    if (found == nullptr) fail(table, fmt::format("[{}] is missing", name));
    return *found;
  }
  template <class T>
  void number(const toml::table& from, std::string_view key, T& into, double least, double most) const {
    const auto value = from[key].value<double>();
    if (!value || *value < least || *value > most)
      fail(from, fmt::format("\"{}\" has to be a number from {} to {}", key, least, most));
    into = static_cast<T>(*value);
  }
  std::vector<std::string> texts(const toml::table& from, std::string_view key) const {
    std::vector<std::string> out;
    if (const toml::array* all = from[key].as_array())
      for (const toml::node& node : *all) {
        const auto text = node.value<std::string>();
        if (!text) fail(node, fmt::format("\"{}\" has to be a list of texts", key));
        out.push_back(*text);
      }
    return out;
  }
  Import treat(const toml::table& from, std::string_view key) const {
    const std::string word = from[key].value_or(std::string());
    if (word == "stratify") return Import::kStratify;
    if (word == "leave_out") return Import::kLeaveOut;
    if (word == "count") return Import::kCount;
    fail(from, fmt::format("\"{}\" has to be stratify, leave_out or count", key));
  }
  toml::table table;

 private:
  std::string path_;
};

}  // namespace

Import Pack::treat(std::string_view source) const {
  if (source.empty()) return Import::kCount;
  const auto found = imports.find(source);
  return found == imports.end() ? otherwise : found->second;
}

Pack Pack::load(const std::string& path) {
  const Reader file(path);
  Pack out;
  file.number(file.table, "hour", out.hour, 0, 23);
  out.kinds = file.texts(file.table, "kinds");
  if (out.kinds.empty()) file.fail(file.table, "\"kinds\" is empty; name the kinds of case that count");
  const auto& cluster = file.part("cluster");
  file.number(cluster, "look_back_days", out.look_back_days, 28, 366);
  file.number(cluster, "longest_days", out.longest_days, 1, 60);
  file.number(cluster, "commune_km", out.commune_km, 1, 500);
  file.number(cluster, "point_km", out.point_km, 0.1, 50);
  file.number(cluster, "cell_degrees", out.cell_degrees, 0.0005, 1);
  file.number(cluster, "most_cells", out.most_cells, 50, 20'000);
  file.number(cluster, "largest_share", out.largest_share, 0.01, 0.9);
  file.number(cluster, "replicas", out.replicas, 99, 99'999);
  file.number(cluster, "least_cases", out.least_cases, 5, 1000);  // k >= 5, always
  file.number(cluster, "point_cases", out.point_cases, 5, 1000);
  file.number(cluster, "least_ratio", out.least_ratio, 1, 100);
  file.number(cluster, "least_open", out.least_open, 0, 1000);
  const auto& unresolved = file.part("unresolved");
  file.number(unresolved, "look_back_days", out.received_days, 28, 1000);
  file.number(unresolved, "after_days", out.unresolved_after, 0, 365);
  file.number(file.part("silent"), "after_days", out.silent_after, 1, 1000);
  const auto& alarm = file.part("alarm");
  file.number(alarm, "recurrence_days", out.recurrence_days, 1, 100'000);
  file.number(alarm, "quiet_nights", out.quiet_nights, 1, 365);
  file.number(alarm, "same_share", out.same_share, 0.05, 1);
  file.number(alarm, "grown", out.grown, 1, 100);
  const auto& topics = file.part("topics");
  file.number(topics, "recent_days", out.recent_days, 7, 28);
  file.number(topics, "past_weeks", out.past_weeks, 4, 52);
  file.number(topics, "least_cases", out.topic_cases, 5, 1000);
  file.number(topics, "least_ratio", out.topic_ratio, 1, 100);
  file.number(topics, "most_terms", out.most_terms, 1, 10);
  for (const std::string& word : file.texts(topics, "stop")) out.stop.push_back(fold(word));
  const auto& drift = file.part("drift");
  file.number(drift, "weeks", out.weeks, 20, 260);
  file.number(drift, "watched_weeks", out.watched_weeks, 2, 52);
  file.number(drift, "odds", out.odds, 1.1, 20);
  file.number(drift, "least_terms", out.least_terms, 5, 10'000);
  file.number(drift, "house_terms", out.house_terms, 0, 10'000);
  if (out.watched_weeks >= out.weeks) file.fail(drift, "\"watched_weeks\" has to be less than \"weeks\"");
  const auto& imports = file.part("imports");
  out.otherwise = file.treat(imports, "otherwise");
  if (const toml::array* all = imports["source"].as_array())
    for (const toml::node& node : *all) {
      const toml::table* one = node.as_table();
      if (one == nullptr) file.fail(node, "[[imports.source]] has to be a table");
      const std::string source = (*one)["source"].value_or(std::string());
      if (source.empty()) file.fail(*one, "\"source\" is missing");
      out.imports[source] = file.treat(*one, "treat");
    }
  return out;
}

}  // namespace langnghe::insight::hotspots
