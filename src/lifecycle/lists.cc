#include "lifecycle/lists.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::lifecycle {
namespace {

std::string text(const toml::table& table, std::string_view key, const std::string& file) {
  const auto value = table[key].value<std::string>();
  if (!value || value->empty())
    throw SetupError(fmt::format("{}:{}: \"{}\" is missing; add {} = \"…\"", file,
                                 table.source().begin.line, key, key));
  return *value;
}

ListEntry entry_of(const toml::node& node, const std::string& file) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    throw SetupError(fmt::format("{}:{}: an entry is written {{ id = \"…\", vi = \"…\", en = \"…\" }}",
                                 file, node.source().begin.line));
  return {text(*table, "id", file), text(*table, "vi", file), text(*table, "en", file)};
}

}  // namespace

const ListEntry* List::find(std::string_view wanted) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const ListEntry& one) { return one.id == wanted; });
  return found == entries.end() ? nullptr : &*found;
}

void Lists::parse(std::string_view content, const std::string& file) {
  toml::table root;
  try {
    root = toml::parse(content, file);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  for (const auto& [name, node] : root) {
    const toml::table* table = node.as_table();
    const toml::array* entries = table == nullptr ? nullptr : (*table)["entries"].as_array();
    if (entries == nullptr || entries->empty())
      throw SetupError(fmt::format("{}:{}: list {} has no entries; add entries = [ … ]", file,
                                   node.source().begin.line, name.str()));
    List list;
    list.id = name.str();
    if (const toml::table* citation = (*table)["citation"].as_table()) {
      list.citation_vi = text(*citation, "vi", file);
      list.citation_en = text(*citation, "en", file);
    }
    for (const toml::node& one : *entries) {
      ListEntry entry = entry_of(one, file);
      if (list.find(entry.id) != nullptr)
        throw SetupError(fmt::format("{}:{}: {} stands twice in list {}", file,
                                     one.source().begin.line, entry.id, list.id));
      list.entries.push_back(std::move(entry));
    }
    const std::string id = list.id;
    if (!lists_.emplace(id, std::move(list)).second)
      throw SetupError(fmt::format("{}:{}: list {} stands in another file too; rename one", file,
                                   node.source().begin.line, id));
  }
}

Lists Lists::load(const std::string& folder) {
  Lists out;
  std::error_code gone;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, gone))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    std::ifstream in(path);
    std::stringstream content;
    content << in.rdbuf();
    out.parse(content.str(), path.string());
  }
  return out;
}

const List* Lists::find(std::string_view id) const {
  const auto found = lists_.find(id);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace langnghe::lifecycle
