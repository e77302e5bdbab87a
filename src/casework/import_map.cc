#include <fmt/core.h>

#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "base/result.h"
#include "casework/import.h"

namespace langnghe::casework {
namespace {

struct Reader {
  const std::string& file;

  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", file, node.source().begin.line, what));
  }
  std::string text(const toml::table& table, std::string_view key, bool must) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (must) fail(table, fmt::format("\"{}\" is missing; see docs/import.md", key));
      return {};
    }
    const auto value = node->value_exact<std::string>();
    if (!value || (must && value->empty())) fail(*node, fmt::format("\"{}\" has to be a text", key));
    return *value;
  }
  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    const toml::array* list = table[key].as_array();
    if (list == nullptr) fail(table, fmt::format("\"{}\" has to be a list of texts", key));
    std::vector<std::string> out;
    for (const toml::node& node : *list) {
      const auto value = node.value_exact<std::string>();
      if (!value) fail(node, fmt::format("\"{}\" has to be a list of texts", key));
      out.push_back(*value);
    }
    return out;
  }
  const toml::table& section(const toml::table& table, std::string_view key) const {
    const toml::table* found = table[key].as_table();
    if (found == nullptr) fail(table, fmt::format("[{}] is missing; see docs/import.md", key));
    return *found;
  }
  void only(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        fail(node, fmt::format("\"{}\" is not known here; see docs/import.md", key.str()));
  }
};

}  // namespace

ImportMap ImportMap::load(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw SetupError(fmt::format("{}: cannot be read; check the name and the rights", path));
  std::stringstream text;
  text << in.rdbuf();
  return parse(text.str(), path);
}

ImportMap ImportMap::parse(std::string_view toml_text, const std::string& file) {
  toml::table table;
  try {
    table = toml::parse(toml_text, file);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  const Reader read{file};
  read.only(table, {"source", "kind", "language", "unit", "timezone", "publish", "words", "place",
                    "columns", "status", "categories", "compare"});
  ImportMap map;
  map.origin = file;
  map.source = read.text(table, "source", true);
  map.kind = read.text(table, "kind", true);
  map.language = read.text(table, "language", false) == "en" ? "en" : "vi";
  map.unit = read.text(table, "unit", true);
  map.timezone = read.text(table, "timezone", true);
  try {
    ImportTimes{map.timezone};
  } catch (const std::runtime_error&) {
    read.fail(*table.get("timezone"),
              fmt::format("there is no time zone \"{}\"; write one like Asia/Ho_Chi_Minh", map.timezone));
  }
  if (const toml::node* publish = table.get("publish")) {
    if (!publish->is_boolean()) read.fail(*publish, "publish has to be true or false");
    map.publish = publish->value_or(false);
  }
  map.words = read.text(table, "words", true);
  map.place = read.text(table, "place", false);

  const toml::table& columns = read.section(table, "columns");
  read.only(columns, {"external", "opened", "target", "closed", "status", "category", "lat", "lon", "rating"});
  map.external = read.text(columns, "external", true);
  map.opened = read.text(columns, "opened", true);
  map.closed = read.text(columns, "closed", true);
  map.status = read.text(columns, "status", true);
  map.target = read.text(columns, "target", false);
  map.category = read.text(columns, "category", false);
  map.lat = read.text(columns, "lat", false);
  map.lon = read.text(columns, "lon", false);
  map.rating = read.text(columns, "rating", false);
  if (map.lat.empty() != map.lon.empty()) read.fail(columns, "lat and lon come together");

  const toml::table& status = read.section(table, "status");
  read.only(status, {"open", "closed"});
  map.open_states = read.texts(status, "open");
  map.closed_states = read.texts(status, "closed");

  const toml::table& categories = read.section(table, "categories");
  map.default_category = read.text(categories, "default", true);
  for (const auto& [key, node] : categories)
    if (key.str() != "default")
      map.categories.emplace(key.str(), read.text(categories, key.str(), true));

  if (table.contains("compare")) {
    const toml::table& compare = read.section(table, "compare");
    read.only(compare, {"column", "on_time", "late"});
    map.compare = read.text(compare, "column", true);
    map.on_time = read.text(compare, "on_time", true);
    map.late = read.text(compare, "late", true);
  }
  return map;
}

}  // namespace langnghe::casework
