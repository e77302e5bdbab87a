#include <toml++/toml.h>

#include "vault/vault.h"

namespace langnghe::vault {
namespace {

[[noreturn]] void complain(const std::string& path, const toml::node& node, const char* what) {
  throw SetupError(path + ":" + std::to_string(node.source().begin.line) + ": " + what +
                   "; correct the file");
}

}  // namespace

Purposes Purposes::load(const std::string& path) {
  toml::table file;
  try {
    file = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    throw SetupError(path + ":" + std::to_string(error.source().begin.line) + ": " +
                     std::string(error.description()) + "; correct the file");
  }
  const auto* list = file["purpose"].as_array();
  if (list == nullptr || list->empty()) complain(path, file, "at least one [[purpose]] is needed");
  Purposes out;
  for (const auto& node : *list) {
    const auto* table = node.as_table();
    if (table == nullptr) complain(path, node, "purposes are written as [[purpose]]");
    const auto key = (*table)["key"].value<std::string>();
    if (!key || key->empty()) complain(path, node, "key must be a text");
    if (out.find(*key) != nullptr) complain(path, node, "this key stands twice");
    const auto* words = table->get("needs_words");
    if (words != nullptr && !words->is_boolean())
      complain(path, *words, "needs_words must be true or false");
    const auto* sealed = table->get("sealed");
    if (sealed != nullptr && !sealed->is_boolean())
      complain(path, *sealed, "sealed must be true or false");
    out.all_.push_back({*key, words != nullptr && words->value_or(false),
                        sealed != nullptr && sealed->value_or(false) ? Level::kSealed
                                                                     : Level::kOrdinary,
                        (*table)["system"].value_or(false)});
  }
  return out;
}

const Purpose* Purposes::find(std::string_view key) const {
  for (const auto& one : all_)
    if (one.key == key) return &one;
  return nullptr;
}

}  // namespace langnghe::vault
