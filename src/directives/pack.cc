#include "directives/pack.h"

#include <fmt/core.h>

#include <toml++/toml.h>

#include "base/result.h"
#include "base/text.h"

namespace langnghe::directives {

Pack Pack::load(const std::string& path) {
  const auto fail = [&](const toml::node& node, const std::string& what) {
    throw SetupError(fmt::format("{}:{}: {}", path, node.source().begin.line, what));
  };
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  Pack out;
  const toml::array* kinds = table["kind"].as_array();
  if (kinds == nullptr || kinds->empty()) fail(table, "no [[kind]]; at least one is needed");
  for (const toml::node& node : *kinds) {
    const toml::table* item = node.as_table();
    if (item == nullptr) fail(node, "a kind is written [[kind]] id = …");
    DocumentKind one{(*item)["id"].value_or(std::string()), (*item)["name"]["vi"].value_or(std::string()),
                     (*item)["name"]["en"].value_or(std::string())};
    if (one.id.empty() || one.vi.empty() || one.en.empty()) fail(node, "a kind needs id and name = { vi = \"…\", en = \"…\" }");
    if (out.kind(one.id) != nullptr) fail(node, fmt::format("kind {} stands twice", one.id));
    out.kinds_.push_back(std::move(one));
  }
  const toml::table* notice = table["front_notice"].as_table();
  if (notice == nullptr) fail(table, "[front_notice] is missing");
  const auto months = (*notice)["months"].value<std::int64_t>();
  if (!months || *months < 1 || *months > 60) fail(*notice, "\"months\" has to be 1 to 60");
  out.notice_months = static_cast<int>(*months);
  out.notice_citation_vi = (*notice)["citation"]["vi"].value_or(std::string());
  out.notice_citation_en = (*notice)["citation"]["en"].value_or(std::string());
  out.notice_confidence = (*notice)["confidence"].value_or(std::string());
  if (out.notice_citation_vi.empty() || out.notice_citation_en.empty()) fail(*notice, "\"citation\" is missing");
  return out;
}

const DocumentKind* Pack::kind(std::string_view id) const {
  for (const DocumentKind& one : kinds_)
    if (one.id == id) return &one;
  return nullptr;
}

const DocumentKind* Pack::kind_called(std::string_view text) const {
  const std::string wanted = fold(text);
  for (const DocumentKind& one : kinds_)
    if (one.id == wanted || fold(one.vi) == wanted || fold(one.en) == wanted) return &one;
  return nullptr;
}

}  // namespace langnghe::directives
