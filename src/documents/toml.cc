#include "documents/toml.h"

#include <toml++/toml.h>

#include <algorithm>

#include "base/result.h"

namespace langnghe::documents {
namespace {

const toml::table& as_table(const void* table) { return *static_cast<const toml::table*>(table); }

std::shared_ptr<const toml::table> parse(const std::string& path) {
  try {
    return std::make_shared<const toml::table>(toml::parse_file(path));
  } catch (const toml::parse_error& error) {
    throw SetupError(path + ":" + std::to_string(error.source().begin.line) + ": " +
                     std::string(error.description()) + "; correct the file");
  }
}

}  // namespace

TomlTable::TomlTable(std::string path, std::shared_ptr<const void> owner, const void* table)
    : path_(std::move(path)), owner_(std::move(owner)), table_(table) {}

void TomlTable::complain(std::string_view key, std::string_view what) const {
  const auto& table = as_table(table_);
  const auto* node = table.get(key);
  const auto line = (node != nullptr ? node->source() : table.source()).begin.line;
  throw SetupError(path_ + ":" + std::to_string(line) + ": " + std::string(key) + " " +
                   std::string(what) + "; correct the file");
}

std::string TomlTable::text(std::string_view key) const {
  const auto value = as_table(table_)[key].value<std::string>();
  if (!value || value->empty()) complain(key, "must be a text");
  return *value;
}

std::vector<std::string> TomlTable::texts(std::string_view key) const {
  const auto* list = as_table(table_)[key].as_array();
  if (list == nullptr || list->empty()) complain(key, "must be a list of texts");
  std::vector<std::string> out;
  for (const auto& node : *list) {
    const auto value = node.value<std::string>();
    if (!value || value->empty()) complain(key, "must be a list of texts");
    out.push_back(*value);
  }
  return out;
}

std::int64_t TomlTable::positive(std::string_view key) const {
  const auto value = as_table(table_)[key].value<std::int64_t>();
  if (!value || *value < 1) complain(key, "must be a whole number from 1");
  return *value;
}

bool TomlTable::flag(std::string_view key, bool otherwise) const {
  if (as_table(table_).get(key) == nullptr) return otherwise;
  const auto value = as_table(table_)[key].value<bool>();
  if (!value) complain(key, "must be true or false");
  return *value;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
  const auto* list = as_table(table_)[key].as_array();
  if (list == nullptr || list->empty()) complain(key, "must stand at least once, as [[…]]");
  std::vector<TomlTable> out;
  for (const auto& node : *list) {
    if (!node.is_table()) complain(key, "must stand at least once, as [[…]]");
    out.emplace_back(path_, owner_, static_cast<const void*>(node.as_table()));
  }
  return out;
}

bool TomlTable::has(std::string_view key) const { return as_table(table_).get(key) != nullptr; }

std::string TomlTable::text_or_empty(std::string_view key) const {
  if (!has(key)) return {};
  const auto value = as_table(table_)[key].value<std::string>();
  if (!value) complain(key, "must be a text");
  return *value;
}

std::vector<std::string> TomlTable::texts_or_none(std::string_view key) const {
  return has(key) ? texts(key) : std::vector<std::string>();
}

std::vector<TomlTable> TomlTable::tables_or_none(std::string_view key) const {
  return has(key) ? tables(key) : std::vector<TomlTable>();
}

std::pair<std::string, std::string> TomlTable::both(std::string_view key, bool needed) const {
  if (!has(key)) {
    if (needed) complain(key, "is missing: { vi = \"…\", en = \"…\" }");
    return {};
  }
  const toml::table* table = as_table(table_)[key].as_table();
  if (table == nullptr) complain(key, "must be { vi = \"…\", en = \"…\" }");
  const auto one = [&](std::string_view language) {
    const auto value = (*table)[language].value<std::string>();
    if (!value || value->empty()) complain(key, "has no text in \"" + std::string(language) + "\"");
    return *value;
  };
  for (const auto& [name, node] : *table)
    if (name.str() != "vi" && name.str() != "en") complain(key, "knows vi and en only");
  return {one("vi"), one("en")};
}

void TomlTable::only(std::initializer_list<std::string_view> known) const {
  for (const auto& [name, node] : as_table(table_))
    if (std::find(known.begin(), known.end(), name.str()) == known.end())
      complain(name.str(), "is not known here; check its spelling");
}

namespace {
TomlTable whole(const std::string& path) {
  auto table = parse(path);
  const void* raw = table.get();
  return TomlTable(path, std::move(table), raw);
}
}  // namespace

TomlFile::TomlFile(const std::string& path) : TomlTable(whole(path)) {}

}  // namespace langnghe::documents
