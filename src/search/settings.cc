#include "search/settings.h"

#include <fmt/format.h>

#include <toml++/toml.h>

#include "base/result.h"
#include "base/text.h"

namespace langnghe::search {
namespace {

constexpr std::string_view kFields[] = {"code", "kind", "category", "commune", "unit", "state", "from", "to", "what"};

std::vector<std::string> texts(const toml::node* node) {
  std::vector<std::string> out;
  if (node != nullptr && node->is_array())
    for (const toml::node& one : *node->as_array()) out.push_back(fold(one.value_or(std::string())));
  return out;
}

}  // namespace

Settings Settings::load(const std::string& path) {
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  Settings out;
  const auto number = [&](std::string_view name, double& value, double least, double most) {
    if (const toml::node* node = table.at_path("look_alikes." + std::string(name)).node()) {
      value = node->value<double>().value_or(least - 1);
      if (value < least || value > most)
        throw SetupError(fmt::format("{}: look_alikes.{} is a number from {} to {}", path, name, least, most));
    }
  };
  Weights& w = out.weights;
  number("words", w.words, 0, 10);
  number("place", w.place, 0, 10);
  number("near", w.near, 0, 10);
  number("near_metres", w.near_metres, 1, 100'000);
  number("time", w.time, 0, 10);
  number("time_days", w.time_days, 0.01, 3650);
  number("closed", w.closed, 0, 10);
  number("closed_days", w.closed_days, 0.01, 3650);
  number("synonym", w.synonym, 0, 1);
  number("other_marks", w.other_marks, 0, 1);
  number("threshold", out.threshold, 0, 1);
  number("group_threshold", out.group_threshold, 0, 1);
  double suggestions = out.suggestions;
  number("suggestions", suggestions, 1, 20);
  out.suggestions = static_cast<int>(suggestions);
  if (w.words <= 0) throw SetupError(path + ": look_alikes.words must be above 0");
  for (const std::string_view field : kFields) {
    const auto names = texts(table.at_path("fields." + std::string(field)).node());
    if (names.empty()) throw SetupError(fmt::format("{}: fields.{} has no name", path, field));
    for (const std::string& name : names)
      if (!out.fields.emplace(name, field).second)
        throw SetupError(fmt::format("{}: fields.{}: {} is the name of another field", path, field, name));
  }
  if (const toml::array* groups = table["synonyms"].as_array())
    for (const toml::node& group : *groups) {
      out.synonyms.push_back(texts(&group));
      if (out.synonyms.back().size() < 2)
        throw SetupError(fmt::format("{}:{}: a group of synonyms has two and more", path, group.source().begin.line));
    }
  return out;
}

}  // namespace langnghe::search
