// One lifecycle file, read. What it means is lifecycle.h's, whether it is sound proof.cc's.
#include <fmt/core.h>

#include <algorithm>

#include <toml++/toml.h>

#include "base/result.h"
#include "lifecycle/lifecycle.h"

namespace langnghe::lifecycle {
namespace {

constexpr Requirement kRequirements[] = {Requirement::kWords, Requirement::kUnit,
                                         Requirement::kOfficer, Requirement::kEvidence,
                                         Requirement::kRating};

constexpr std::pair<std::string_view, FieldType> kTypes[] = {
    {"choice", FieldType::kChoice},     {"date", FieldType::kDate},
    {"document", FieldType::kDocument}, {"text", FieldType::kText},
    {"number", FieldType::kNumber},     {"unit", FieldType::kUnit},
    {"officer", FieldType::kOfficer},   {"checkbox", FieldType::kCheckbox},
};

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  [[noreturn]] void fail(const toml::node* node, const std::string& what) const {
    const auto line = node != nullptr ? node->source().begin.line : 0;
    throw SetupError(fmt::format("{}:{}: {}", file_, line, what));
  }

  std::string text(const toml::table& table, std::string_view key, bool must) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (must) fail(&table, fmt::format("\"{}\" is missing; add {} = \"…\"", key, key));
      return {};
    }
    const auto value = node->value<std::string>();
    if (!value) fail(node, fmt::format("\"{}\" has to be a text", key));
    return *value;
  }

  bool flag(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return false;
    const auto value = node->value_exact<bool>();
    if (!value) fail(node, fmt::format("\"{}\" has to be true or false", key));
    return *value;
  }

  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    const toml::node* node = table.get(key);
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr) fail(node, fmt::format("\"{}\" has to be a list of texts", key));
    for (const toml::node& item : *array) {
      const auto value = item.value<std::string>();
      if (!value) fail(&item, fmt::format("\"{}\" has to be a list of texts", key));
      out.push_back(*value);
    }
    return out;
  }

  int number(const toml::table& table, std::string_view key, int otherwise) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 1'000'000'000)
      fail(node, fmt::format("\"{}\" has to be a whole number from 0", key));
    return static_cast<int>(*value);
  }

  // The tables of a list of tables; none when the key is not there.
  std::vector<const toml::table*> tables(const toml::table& table, std::string_view key) const {
    std::vector<const toml::table*> out;
    const toml::node* node = table.get(key);
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr) fail(node, fmt::format("\"{}\" has to be a list of tables", key));
    for (const toml::node& item : *array) {
      if (item.as_table() == nullptr)
        fail(&item, fmt::format("\"{}\" has to be a list of tables", key));
      out.push_back(item.as_table());
    }
    return out;
  }

  void only(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        fail(&node, fmt::format("\"{}\" is not known here; remove it or correct its spelling",
                                key.str()));
  }

 private:
  std::string file_;
};

Field read_field(const Reader& reader, const toml::table& table) {
  reader.only(table, {"name", "type", "list", "optional", "desk", "past", "future", "least",
                      "most"});
  Field field;
  field.name = reader.text(table, "name", true);
  const std::string type = reader.text(table, "type", true);
  const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                   [&](const auto& known) { return known.first == type; });
  if (found == std::end(kTypes))
    reader.fail(table.get("type"),
                fmt::format("field {}: type = \"{}\" is unknown; use choice, date, document, text, "
                            "number, unit, officer or checkbox", field.name, type));
  field.type = found->second;
  field.list = reader.text(table, "list", field.type == FieldType::kChoice);
  field.optional = reader.flag(table, "optional") || field.type == FieldType::kCheckbox;
  field.desk = reader.flag(table, "desk");
  field.past = reader.flag(table, "past");
  field.future = reader.flag(table, "future");
  field.least = reader.number(table, "least", 0);
  field.most = reader.number(table, "most", field.type == FieldType::kText ? 500 : 1'000'000);
  return field;
}

std::vector<Field> read_fields(const Reader& reader, const toml::table& table, std::string_view key) {
  std::vector<Field> out;
  for (const toml::table* one : reader.tables(table, key)) {
    out.push_back(read_field(reader, *one));
    for (std::size_t i = 0; i + 1 < out.size(); ++i)
      if (out[i].name == out.back().name)
        reader.fail(one, fmt::format("the field {} stands twice", out.back().name));
    // They share the form with what `requires` asks for.
    for (const Requirement what : kRequirements)
      if (out.back().name == requirement_code(what))
        reader.fail(one, fmt::format("a field may not be named {}: use requires or optional",
                                     out.back().name));
  }
  return out;
}

Condition read_condition(std::string_view text) {
  Condition out;
  if (const auto differs = text.find("!="); differs != std::string_view::npos) {
    out.wanted = false;
    out.fact = text.substr(0, differs);
    out.value = text.substr(differs + 2);
  } else if (const auto equals = text.find('='); equals != std::string_view::npos) {
    out.fact = text.substr(0, equals);
    out.value = text.substr(equals + 1);
  } else {
    out.wanted = !text.starts_with('!');
    out.fact = text.substr(out.wanted ? 0 : 1);
  }
  return out;
}

std::vector<Requirement> read_requirements(const Reader& reader, const toml::table& table,
                                           std::string_view key, const std::string& action) {
  std::vector<Requirement> out;
  for (const std::string& name : reader.texts(table, key)) {
    const auto* found = std::find_if(std::begin(kRequirements), std::end(kRequirements),
                                     [&](Requirement known) { return requirement_code(known) == name; });
    if (found == std::end(kRequirements))
      reader.fail(table.get(key),
                  fmt::format("action {}: {} \"{}\", which nothing can fulfil; use words, "
                              "unit, officer, evidence or rating", action, key, name));
    out.push_back(*found);
  }
  return out;
}

void read_clocks(const Reader& reader, const toml::table& table, Action& action) {
  for (const std::string& start : reader.texts(table, "starts")) {
    const auto when = start.find(" if ");
    const std::string clock = start.substr(0, when);
    const auto at = clock.find('@');
    action.starts.push_back(clock.substr(0, at));
    if (at != std::string::npos) action.starts_on[action.starts.back()] = clock.substr(at + 1);
    if (when != std::string::npos)
      action.starts_if[action.starts.back()] = read_condition(std::string_view(start).substr(when + 4));
  }
  action.stops = reader.texts(table, "stops");
  action.pauses = reader.texts(table, "pauses");
  action.resumes = reader.texts(table, "resumes");
  action.complex = reader.texts(table, "complex");
  action.special = reader.texts(table, "special");
  for (const toml::table* one : reader.tables(table, "extends")) {
    reader.only(*one, {"clock", "days", "document"});
    action.extends.push_back({reader.text(*one, "clock", true), reader.text(*one, "days", true),
                              reader.text(*one, "document", true)});
  }
}

By read_by(const Reader& reader, const toml::table& table, const std::string& action) {
  const std::string by = reader.text(table, "by", true);
  if (by == "officer") return By::kOfficer;
  if (by == "petitioner") return By::kPetitioner;
  if (by == "system") return By::kSystem;
  reader.fail(table.get("by"), fmt::format("action {}: by = \"{}\" is unknown; use officer, "
                                           "petitioner or system", action, by));
}

Action read_action(const Reader& reader, const toml::table& table) {
  reader.only(table, {"id", "from", "to", "by", "grant", "requires", "optional", "inside",
                      "only_when", "guards", "fields", "sets", "starts", "stops", "pauses",
                      "resumes", "extends", "complex", "special", "letter", "notice", "self", "words_from",
                      "counts", "opens"});
  Action action;
  action.id = reader.text(table, "id", true);
  action.from = reader.texts(table, "from");
  if (action.from.empty()) reader.fail(&table, fmt::format("action {}: \"from\" is empty", action.id));
  action.to = reader.text(table, "to", false);
  action.by = read_by(reader, table, action.id);
  action.grant = reader.text(table, "grant", action.by == By::kOfficer);
  action.requires_ = read_requirements(reader, table, "requires", action.id);
  action.optional_ = read_requirements(reader, table, "optional", action.id);
  action.fields = read_fields(reader, table, "fields");
  for (const std::string& condition : reader.texts(table, "only_when"))
    action.only_when.push_back(read_condition(condition));
  action.guards = reader.texts(table, "guards");
  if (const toml::node* sets = table.get("sets")) {
    if (sets->as_table() == nullptr) reader.fail(sets, "sets is written { fact = \"value\" }");
    for (const auto& [name, node] : *sets->as_table())
      action.sets.emplace_back(name.str(), reader.text(*sets->as_table(), name.str(), true));
  }
  read_clocks(reader, table, action);
  action.letter = reader.text(table, "letter", false);
  action.notice = reader.text(table, "notice", false);
  action.words_from = reader.text(table, "words_from", false);
  action.opens = reader.text(table, "opens", false);
  action.inside = reader.flag(table, "inside");
  action.self = reader.flag(table, "self");
  const std::string counts = reader.text(table, "counts", false);
  if (!counts.empty() && counts != "disputes")
    reader.fail(table.get("counts"), fmt::format("action {}: counts = \"{}\" is unknown; only "
                                                 "disputes are counted", action.id, counts));
  action.counts_dispute = !counts.empty();
  return action;
}

}  // namespace

Lifecycle parse_lifecycle(std::string_view text, const std::string& file) {
  toml::table table;
  try {
    table = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  const Reader reader(file);
  reader.only(table, {"kind", "initial", "starts", "notice", "named", "routes_by", "opened_by",
                      "intake", "states", "actions"});
  Lifecycle out;
  out.kind = reader.text(table, "kind", true);
  out.initial = reader.text(table, "initial", true);
  out.initial_clocks = reader.texts(table, "starts");
  out.initial_notice = reader.text(table, "notice", false);
  out.intake = read_fields(reader, table, "intake");
  out.named = reader.flag(table, "named");
  out.routes_by = reader.text(table, "routes_by", false);
  out.opened_by = reader.text(table, "opened_by", false);
  const toml::table* states = table["states"].as_table();
  if (states == nullptr) reader.fail(&table, "[states] is missing");
  for (const auto& [name, node] : *states) {
    const toml::table* state = node.as_table();
    if (state == nullptr) reader.fail(&node, "a state is written: name = { }");
    reader.only(*state, {"waits", "rest", "look"});
    out.states.push_back({std::string(name.str()), reader.flag(*state, "waits"),
                          reader.flag(*state, "rest"), reader.text(*state, "look", false)});
  }
  const toml::array* actions = table["actions"].as_array();
  if (actions == nullptr) reader.fail(&table, "[[actions]] is missing");
  for (const toml::node& node : *actions) {
    if (node.as_table() == nullptr) reader.fail(&node, "an action is written: [[actions]] id = …");
    out.actions.push_back(read_action(reader, *node.as_table()));
  }
  return out;
}

}  // namespace langnghe::lifecycle
