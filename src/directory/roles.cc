#include "directory/roles.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::directory {
namespace {

[[noreturn]] void complain(const std::string& source, const toml::node& node,
                           const std::string& what) {
  throw SetupError(source + ":" + std::to_string(node.source().begin.line) + ": " + what);
}

bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  });
}

bool is_action(std::string_view text) {
  const auto dot = text.find('.');
  return dot != std::string_view::npos && is_id(text.substr(0, dot)) && is_id(text.substr(dot + 1));
}

}  // namespace

bool Role::may(std::string_view action) const {
  return std::binary_search(actions.begin(), actions.end(), action);
}

Roles Roles::load(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw SetupError(path + ": cannot be read; it holds the roles");
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str(), path);
}

Roles Roles::parse(std::string_view text, const std::string& source) {
  toml::table file;
  try {
    file = toml::parse(text, source);
  } catch (const toml::parse_error& error) {
    throw SetupError(source + ":" + std::to_string(error.source().begin.line) + ": " +
                     std::string(error.description()));
  }
  Roles roles;
  for (auto&& [key, node] : file) {
    const std::string id(key.str());
    const toml::table* table = node.as_table();
    if (!table || !is_id(id)) complain(source, node, "\"" + id + "\" is not a role: write [role]");
    for (auto&& [name, inner] : *table)
      if (name != "vi" && name != "en" && name != "actions")
        complain(source, inner, "role " + id + ": \"" + std::string(name.str()) + "\" is unknown");
    Role role;
    role.id = id;
    role.name_vi = (*table)["vi"].value_or(std::string());
    role.name_en = (*table)["en"].value_or(std::string());
    if (role.name_vi.empty() || role.name_en.empty())
      complain(source, node, "role " + id + ": both names are needed, vi and en");
    const toml::array* actions = (*table)["actions"].as_array();
    if (!actions || actions->empty()) complain(source, node, "role " + id + ": actions are missing");
    bool manages = false, opens = false;
    for (const toml::node& item : *actions) {
      const auto action = item.value<std::string>();
      if (!action || !is_action(*action))
        complain(source, item, "role " + id + ": an action is written \"thing.verb\"");
      manages = manages || action->ends_with(".manage");
      opens = opens || action->starts_with("case.") || action->starts_with("vault.");
      role.actions.push_back(*action);
    }
    if (manages && opens)
      complain(source, *actions,
               "role " + id + ": who manages may not open cases or the vault; make two roles");
    std::sort(role.actions.begin(), role.actions.end());
    roles.roles_.emplace(id, std::move(role));
  }
  if (roles.roles_.empty()) throw SetupError(source + ": no role in it");
  return roles;
}

const Role* Roles::role(std::string_view id) const {
  const auto found = roles_.find(id);
  return found == roles_.end() ? nullptr : &found->second;
}

bool Roles::known_action(std::string_view action) const {
  return std::any_of(roles_.begin(), roles_.end(),
                     [&](const auto& entry) { return entry.second.may(action); });
}

}  // namespace langnghe::directory
