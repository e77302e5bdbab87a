#include "links/kinds.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::links {
namespace {

class Reader {
 public:
  explicit Reader(const std::string& source) : source_(source) {}

  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", source_, node.source().begin.line, what));
  }
  std::string text(const toml::table& table, std::string_view key) const {
    const auto value = table[key].value<std::string>();
    if (!value || value->empty()) fail(table, fmt::format("\"{}\" is missing or empty", key));
    return *value;
  }
  // { vi = "…", en = "…" }
  void both(const toml::table& table, std::string_view key, std::string& vi, std::string& en) const {
    const toml::table* names = table[key].as_table();
    if (names == nullptr) fail(table, fmt::format("\"{}\" is missing; write {} = {{ vi = \"…\", en = \"…\" }}", key, key));
    vi = text(*names, "vi");
    en = text(*names, "en");
  }
  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    const toml::array* list = table[key].as_array();
    if (list == nullptr || list->empty()) fail(table, fmt::format("\"{}\" has to be a list of kinds", key));
    std::vector<std::string> out;
    for (const toml::node& node : *list) {
      const auto value = node.value<std::string>();
      if (!value) fail(node, fmt::format("\"{}\" has to be a list of kinds", key));
      out.push_back(*value);
    }
    return out;
  }
  void only(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        fail(node, fmt::format("\"{}\" is not known here; remove it or correct its spelling", key.str()));
  }

 private:
  const std::string& source_;
};

bool contains(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

}  // namespace

bool EdgeKind::joins(std::string_view from_kind, std::string_view to_kind) const {
  return contains(from, from_kind) && contains(to, to_kind);
}

Kinds Kinds::load(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw SetupError(fmt::format("{}: cannot be read; a pack needs links.toml", path));
  std::stringstream text;
  text << in.rdbuf();
  return parse(text.str(), path);
}

Kinds Kinds::parse(std::string_view toml, const std::string& source) {
  const Reader reader(source);
  toml::table table;
  try {
    table = toml::parse(toml, source);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", source, error.source().begin.line, error.description()));
  }
  reader.only(table, {"subject", "edge"});
  Kinds out;
  const toml::array *subjects = table["subject"].as_array(), *edges = table["edge"].as_array();
  if (subjects == nullptr || edges == nullptr) reader.fail(table, "[[subject]] and [[edge]] are needed");
  for (const toml::node& node : *subjects) {
    const toml::table* item = node.as_table();
    if (item == nullptr) reader.fail(node, "a subject is written [[subject]] id = …");
    reader.only(*item, {"id", "name", "stage"});
    SubjectKind one;
    one.id = reader.text(*item, "id");
    reader.both(*item, "name", one.vi, one.en);
    const auto stage = (*item)["stage"].value<std::int64_t>();
    if (!stage || *stage < 0 || *stage > 9) reader.fail(node, "\"stage\" has to be 0 to 9");
    one.stage = static_cast<int>(*stage);
    if (out.subject(one.id) != nullptr) reader.fail(node, fmt::format("subject {} stands twice", one.id));
    out.subjects_.push_back(std::move(one));
  }
  for (const toml::node& node : *edges) {
    const toml::table* item = node.as_table();
    if (item == nullptr) reader.fail(node, "an edge is written [[edge]] id = …");
    reader.only(*item, {"id", "name", "back", "from", "to", "order", "by_hand"});
    EdgeKind one;
    one.id = reader.text(*item, "id");
    reader.both(*item, "name", one.vi, one.en);
    reader.both(*item, "back", one.back_vi, one.back_en);
    one.from = reader.texts(*item, "from");
    one.to = reader.texts(*item, "to");
    one.order = (*item)["order"].value_or(std::string());
    one.by_hand = (*item)["by_hand"].value_or(false);
    for (const auto* list : {&one.from, &one.to})
      for (const std::string& kind : *list)
        if (out.subject(kind) == nullptr) reader.fail(node, fmt::format("edge {}: there is no [[subject]] {}", one.id, kind));
    if (out.edge(one.id) != nullptr) reader.fail(node, fmt::format("edge {} stands twice", one.id));
    out.edges_.push_back(std::move(one));
  }
  return out;
}

const SubjectKind* Kinds::subject(std::string_view id) const {
  for (const SubjectKind& one : subjects_)
    if (one.id == id) return &one;
  return nullptr;
}

const EdgeKind* Kinds::edge(std::string_view id) const {
  for (const EdgeKind& one : edges_)
    if (one.id == id) return &one;
  return nullptr;
}

}  // namespace langnghe::links
