// Roles are names for lists of actions, kept in packs/vn/roles.toml. An officer gets a role
// in a subtree of units, for some kinds of case, from a day to a day. No role reaches
// everything: the administrator manages and reads neither the vault nor cases.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::directory {

struct Role {
  std::string id;  // "handler"
  std::string name_vi, name_en;
  std::vector<std::string> actions;  // "case.draft"; sorted
  bool may(std::string_view action) const;
};

class Roles {
 public:
  // Throws SetupError: file, line, what is wrong. Refuses a role that has both an action
  // "…manage" and an action that opens cases or the vault (DESIGN section 7).
  static Roles load(const std::string& path);
  static Roles parse(std::string_view toml, const std::string& source);

  const Role* role(std::string_view id) const;  // nullptr when unknown
  bool known_action(std::string_view action) const;
  const std::map<std::string, Role, std::less<>>& all() const { return roles_; }

 private:
  std::map<std::string, Role, std::less<>> roles_;
};

}  // namespace langnghe::directory
