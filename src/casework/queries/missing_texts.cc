#include <set>

#include "casework/casework.h"

namespace langnghe::casework {
namespace {

void field_texts(std::set<std::string>& missing, const HasText& has, std::string_view kind,
                 std::string_view action, const std::vector<lifecycle::Field>& fields) {
  for (const lifecycle::Field& field : fields)
    if (const std::string key = field_key(has, kind, action, field.name); !has(key)) missing.insert(key);
}

}  // namespace

std::string text_key(const HasText& has, std::string_view area, std::string_view kind,
                     std::string_view id) {
  const std::string base = "casework." + std::string(area) + ".";
  std::string own = base + std::string(kind) + "." + std::string(id);
  return has(own) ? own : base + std::string(id);
}

std::string field_key(const HasText& has, std::string_view kind, std::string_view action,
                      std::string_view field) {
  const std::string base = "casework.field.", name(field), act(action), of(kind);
  for (std::string key : {base + of + "." + act + "." + name, base + of + "." + name,
                          base + act + "." + name})
    if (has(key)) return key;
  return base + name;
}

std::vector<std::string> missing_texts(
    const std::map<std::string, Lifecycle, std::less<>>& lifecycles, const HasText& has) {
  std::set<std::string> missing;
  for (const auto& [kind, lifecycle] : lifecycles) {
    const auto need = [&](std::string_view area, std::string_view id) {
      if (const std::string key = text_key(has, area, kind, id); !has(key)) missing.insert(key);
    };
    if (!has("casework.kind." + kind)) missing.insert("casework.kind." + kind);
    for (const State& state : lifecycle.states) {
      need("state", state.id);
      need("meaning", state.id);
    }
    const auto need_clocks = [&](const std::vector<std::string>& rules) {
      for (const std::string& rule : rules)
        if (!has("casework.clock." + rule)) missing.insert("casework.clock." + rule);
    };
    need_clocks(lifecycle.initial_clocks);
    field_texts(missing, has, kind, "intake", lifecycle.intake);
    for (const Action& action : lifecycle.actions) {
      need("event", action.id);
      if (action.by != By::kSystem) need("action", action.id);
      need_clocks(action.starts);
      field_texts(missing, has, kind, action.id, action.fields);
    }
  }
  return {missing.begin(), missing.end()};
}

}  // namespace langnghe::casework
