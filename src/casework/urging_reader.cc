#include <fmt/core.h>

#include <algorithm>

#include <toml++/toml.h>

#include "casework/urging.h"

namespace langnghe::casework {
namespace {

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", file_, node.source().begin.line, what));
  }
  std::string text(const toml::table& table, std::string_view key, bool must) const {
    const auto value = table[key].value<std::string>();
    if (!value && (must || table.contains(key)))
      fail(table, fmt::format("\"{}\" has to be a text; write {} = \"…\"", key, key));
    return value.value_or("");
  }
  int number(const toml::table& table, std::string_view key, int otherwise, int least, int most) const {
    if (!table.contains(key)) return otherwise;
    const auto value = table[key].value<std::int64_t>();
    if (!value || *value < least || *value > most)
      fail(table, fmt::format("\"{}\" has to be a number from {} to {}", key, least, most));
    return static_cast<int>(*value);
  }

 private:
  std::string file_;
};

UrgingStep read_step(const Reader& reader, const toml::table& table) {
  for (const auto& [key, node] : table) {
    static constexpr std::string_view kKnown[] = {"id", "days", "to", "notice", "petitioner", "letter",
                                                  "kinds", "citation", "confidence", "note"};
    if (std::find(std::begin(kKnown), std::end(kKnown), key.str()) == std::end(kKnown))
      reader.fail(node, fmt::format("\"{}\" is not known here; remove it or correct its spelling", key.str()));
  }
  UrgingStep out;
  out.id = reader.text(table, "id", true);
  if (!table.contains("days")) reader.fail(table, fmt::format("step {}: days = … is missing", out.id));
  out.days = reader.number(table, "days", 0, -60, 365);
  const std::string to = reader.text(table, "to", true);
  if (to == "handler")
    out.to = UrgingStep::To::kHandler;
  else if (to == "head")
    out.to = UrgingStep::To::kHead;
  else if (to == "superior")
    out.to = UrgingStep::To::kSuperior;
  else
    reader.fail(table, fmt::format("step {}: to = \"{}\" is unknown; use handler, head or superior", out.id, to));
  out.notice = reader.text(table, "notice", true);
  out.petitioner = reader.text(table, "petitioner", false);
  out.letter = reader.text(table, "letter", false);
  if (const toml::array* kinds = table["kinds"].as_array())
    for (const toml::node& kind : *kinds) out.kinds.push_back(kind.value_or(std::string()));
  const toml::table* citation = table["citation"].as_table();
  if (citation == nullptr)
    reader.fail(table, fmt::format("step {}: citation = {{ vi = \"…\", en = \"…\" }} is missing", out.id));
  out.citation = {reader.text(*citation, "vi", true), reader.text(*citation, "en", true)};
  out.confidence = reader.text(table, "confidence", true);
  return out;
}

}  // namespace

Urging Urging::load(const std::string& path, const std::function<bool(std::string_view)>& known_notice) {
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& problem) {
    throw SetupError(fmt::format("{}:{}: {}", path, problem.source().begin.line, problem.description()));
  }
  const Reader reader(path);
  Urging out;
  out.hour = reader.number(table, "hour", 7, 0, 23);
  out.stale_days = reader.number(table, "stale_days", 30, 1, 3650);
  const toml::array* steps = table["step"].as_array();
  if (steps == nullptr) reader.fail(table, "no [[step]] there");
  for (const toml::node& node : *steps) {
    const toml::table* one = node.as_table();
    if (one == nullptr) reader.fail(node, "a step is written: [[step]]");
    out.steps.push_back(read_step(reader, *one));
    const UrgingStep& step = out.steps.back();
    for (const std::string& notice : {step.notice, step.petitioner})
      if (!notice.empty() && known_notice && !known_notice(notice))
        reader.fail(node, fmt::format("step {}: the notice {} is not in the pack", step.id, notice));
    if (out.steps.size() > 1 && out.steps[out.steps.size() - 2].days >= step.days)
      reader.fail(node, fmt::format("step {}: steps stand in the order of their days", step.id));
  }
  // How far the urging of a term is stands in its index, and its questions name each degree.
  if (out.steps.size() > 9) reader.fail(table, "more than nine steps");
  return out;
}

}  // namespace langnghe::casework
