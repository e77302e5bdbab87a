#include "insight/reports/forms.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::insight {
namespace {

namespace fs = std::filesystem;

struct FormReader {
  std::string path;
  const Streams& streams;

  [[noreturn]] void fail(const toml::node& node, std::string_view what) const {
    throw SetupError(fmt::format("{}:{}: {}", path, node.source().begin.line, what));
  }
  std::string text(const toml::table& table, std::string_view key, bool must = true) const {
    const auto value = table[key].value<std::string>();
    if (!value && (must || table.contains(key))) fail(table, fmt::format("\"{}\" has to be a text", key));
    return value.value_or("");
  }
  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    if (!table.contains(key)) return out;
    const toml::array* array = table[key].as_array();
    if (array == nullptr) fail(table, fmt::format("\"{}\" has to be a list", key));
    for (const toml::node& node : *array) {
      const auto one = node.value<std::string>();
      if (!one) fail(node, fmt::format("\"{}\" has to be a list of texts", key));
      out.push_back(*one);
    }
    return out;
  }
  Both both(const toml::table& table, std::string_view key, bool must = true) const {
    const toml::table* words = table[key].as_table();
    if (words == nullptr) {
      if (must) fail(table, fmt::format("\"{0}\" is missing; write {0} = {{ vi = \"…\", en = \"…\" }}", key));
      return {};
    }
    return {text(*words, "vi"), text(*words, "en")};
  }

  // Attributes that a stay has from its beginning on: only these can be asked of what is running.
  static bool lasting(std::string_view name) {
    return name == "kind" || name == "round" || name == "category" || name == "channel";
  }

  Count count(const toml::table& table) const {
    Count out;
    const Stream* stream = streams.find(text(table, "stream"));
    if (stream == nullptr) fail(table, fmt::format("no stream \"{}\" in streams.toml", text(table, "stream")));
    out.stream = stream->number;
    const std::string take = text(table, "take");
    if (take == "begun") out.take = Take::kBegun;
    else if (take == "ended") out.take = Take::kEnded;
    else if (take == "ended_carried") out.take = Take::kEndedCarried;
    else if (take == "ended_new") out.take = Take::kEndedNew;
    else if (take == "before") out.take = Take::kBefore;
    else if (take == "after") out.take = Take::kAfter;
    else if (take == "total") out.take = Take::kTotal;
    else fail(table, "\"take\" is begun, ended, ended_carried, ended_new, before, after or total");
    if (const toml::table* where = table["where"].as_table())
      for (const auto& [name, node] : *where) {
        const std::string attribute_name(name.str());
        out.where[attribute_name] = texts(*where, name.str());
        const bool running = out.take == Take::kBefore || out.take == Take::kAfter || out.take == Take::kTotal;
        if (running && !lasting(attribute_name))
          fail(node, fmt::format("\"{}\" is known at the end only: what is running has no such attribute", attribute_name));
      }
    return out;
  }

  ReportColumn column(const toml::table& table) const {
    ReportColumn out;
    out.id = text(table, "id");
    out.name = both(table, "name");
    out.group = both(table, "group", false);
    out.unit = both(table, "unit", false);
    out.people = text(table, "measure", false) == "people";
    out.typed = table["typed"].value_or(false);
    out.model = text(table, "model", false);
    out.model_kinds = texts(table, "kinds");
    if (const toml::array* counts = table["count"].as_array())
      for (const toml::node& node : *counts) {
        if (node.as_table() == nullptr) fail(node, "\"count\" has to be a list of tables");
        out.counts.push_back(count(*node.as_table()));
      }
    if (out.typed + !out.counts.empty() + !out.model.empty() != 1)
      fail(table, "a column has one of: count, typed = true, model");
    return out;
  }

  std::vector<std::size_t> sum(const ReportForm& form, const toml::node& node, std::string_view side) const {
    std::vector<std::size_t> out;
    std::string name;
    const auto take = [&] {
      const auto found = std::find_if(form.columns.begin(), form.columns.end(), [&](const ReportColumn& one) { return one.id == name; });
      if (found == form.columns.end()) fail(node, fmt::format("a rule about column \"{}\", which is not there", name));
      out.push_back(static_cast<std::size_t>(found - form.columns.begin()));
      name.clear();
    };
    for (const char c : side) {
      if (c == '+') take();
      else if (c != ' ') name += c;
    }
    take();
    return out;
  }

  void rule(ReportForm& form, const toml::node& node, const std::string& whole_text) const {
    if (const auto at_most = whole_text.find("<="); at_most != std::string::npos) {
      form.rules.push_back({whole_text, sum(form, node, std::string_view(whole_text).substr(0, at_most)),
                            sum(form, node, std::string_view(whole_text).substr(at_most + 2)), true});
      return;
    }
    // "1 = 2 + 3 = 4 + 5": each side against the first.
    std::vector<std::vector<std::size_t>> sides;
    std::string_view rest = whole_text;
    while (true) {
      const auto equals = rest.find('=');
      sides.push_back(sum(form, node, rest.substr(0, equals)));
      if (equals == std::string_view::npos) break;
      rest.remove_prefix(equals + 1);
    }
    if (sides.size() < 2) fail(node, "a rule is \"1 = 2 + 3\" or \"2 <= 1\"");
    for (std::size_t i = 1; i < sides.size(); ++i) form.rules.push_back({whole_text, sides[0], sides[i], false});
  }

  ReportForm form() const {
    toml::table table;
    try {
      table = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
      throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
    }
    ReportForm out;
    out.id = text(table, "id");
    out.code = text(table, "code");
    out.confidence = text(table, "confidence");
    out.name = both(table, "name");
    out.citation = both(table, "citation");
    out.note = both(table, "note", false);
    out.order = static_cast<int>(table["order"].value_or(std::int64_t{100}));
    const toml::array* columns = table["column"].as_array();
    if (columns == nullptr || columns->empty()) fail(table, "[[column]] is missing");
    for (const toml::node& node : *columns) {
      if (node.as_table() == nullptr) fail(node, "[[column]] has to be a table");
      out.columns.push_back(column(*node.as_table()));
      for (std::size_t i = 0; i + 1 < out.columns.size(); ++i)
        if (out.columns[i].id == out.columns.back().id) fail(node, "two columns have the same id");
    }
    for (const std::string& one : texts(table, "rules")) rule(out, table, one);
    for (const std::string& one : texts(table, "carry")) {
      const auto equals = one.find('=');
      if (equals == std::string::npos) fail(table, "\"carry\" is a list of \"2 = 5\"");
      out.carry.emplace_back(sum(out, table, std::string_view(one).substr(0, equals)).front(),
                             sum(out, table, std::string_view(one).substr(equals + 1)).front());
    }
    return out;
  }
};

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c == '/' || c == '_' ? '-' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace

bool Count::matches(std::string_view attributes) const {
  for (const auto& [name, values] : where) {
    const std::string value = attribute(attributes, name);
    bool wanted = false, any = false;
    for (const std::string& one : values) {
      if (one.starts_with('!')) {
        if (value == one.substr(1)) return false;
        continue;
      }
      any = true;
      wanted = wanted || value == one;
    }
    if (any && !wanted) return false;
  }
  return true;
}

const ReportColumn* ReportForm::column(std::string_view wanted) const {
  for (const ReportColumn& one : columns)
    if (one.id == wanted) return &one;
  return nullptr;
}

bool ReportForm::has_denunciations() const {
  for (const ReportColumn& one : columns)
    for (const Count& count : one.counts)
      if (count.matches("kind=denunciation")) return true;
  return false;
}

ReportForms ReportForms::load(const std::string& folder) {
  ReportForms out;
  out.streams_ = Streams::load(folder + "/streams.toml");
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".toml" && entry.path().filename() != "streams.toml") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    ReportForm form = FormReader{path, out.streams_}.form();
    if (out.find(form.id) != nullptr) throw SetupError(fmt::format("{}: two reports \"{}\"", path, form.id));
    out.all_.push_back(std::move(form));
  }
  std::stable_sort(out.all_.begin(), out.all_.end(), [](const ReportForm& a, const ReportForm& b) { return a.order < b.order; });
  if (out.all_.empty()) throw SetupError(folder + ": has no reports");
  return out;
}

const ReportForm* ReportForms::find(std::string_view id) const {
  for (const ReportForm& one : all_)
    if (plain(one.id) == plain(id) || plain(one.code) == plain(id)) return &one;
  return nullptr;
}

}  // namespace langnghe::insight
