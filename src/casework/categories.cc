#include "casework/categories.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::casework {

Categories Categories::load(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw SetupError(fmt::format("{}: cannot be read; a pack needs categories.toml", path));
  std::stringstream text;
  text << in.rdbuf();
  return parse(text.str(), path);
}

Categories Categories::parse(std::string_view text, const std::string& source) {
  const auto fail = [&](const toml::node& node, const std::string& what) {
    throw SetupError(fmt::format("{}:{}: {}", source, node.source().begin.line, what));
  };
  toml::table table;
  try {
    table = toml::parse(text, source);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", source, error.source().begin.line, error.description()));
  }
  const toml::array* list = table["category"].as_array();
  if (list == nullptr || list->empty()) fail(table, "no [[category]]; at least one is needed");
  Categories out;
  std::set<std::string> seen;
  for (const toml::node& node : *list) {
    const toml::table* item = node.as_table();
    if (item == nullptr) fail(node, "a category is written [[category]] id = …");
    Category one;
    for (const auto& [key, into] : {std::pair<const char*, std::string*>{"id", &one.id},
                                    {"vi", &one.vi}, {"en", &one.en}, {"goes_to", &one.goes_to}}) {
      const auto value = (*item)[key].value<std::string>();
      if (!value || value->empty()) fail(node, fmt::format("\"{}\" is missing or empty", key));
      *into = *value;
    }
    if (!seen.insert(one.id).second) fail(node, fmt::format("category {} stands twice", one.id));
    if (const toml::node* days = item->get("target_days")) {
      const auto value = days->value_exact<std::int64_t>();
      if (!value || *value < 1 || *value > 365) fail(*days, "target_days has to be 1 to 365 working days");
      one.target_days = static_cast<int>(*value);
    }
    one.kinds = {"reflection", "proposal"};
    if (const toml::node* kinds = item->get("kinds")) {
      const toml::array* names = kinds->as_array();
      if (names == nullptr || names->empty()) fail(*kinds, "kinds is a list of kinds of case");
      one.kinds.clear();
      for (const toml::node& name : *names) {
        const auto kind = name.value<std::string>();
        if (!kind || kind->empty()) fail(name, "kinds is a list of kinds of case");
        one.kinds.push_back(*kind);
      }
    }
    for (const auto& [key, value] : *item)
      if (key != "id" && key != "vi" && key != "en" && key != "goes_to" && key != "target_days" && key != "kinds")
        fail(value, fmt::format("\"{}\" is not known here", key.str()));
    out.all_.push_back(std::move(one));
  }
  return out;
}

bool Category::fits(std::string_view kind) const {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

const Category* Categories::find(std::string_view id) const {
  for (const Category& one : all_)
    if (one.id == id) return &one;
  return nullptr;
}

}  // namespace langnghe::casework
