#include "legalclock/pack_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace langnghe::legalclock {

std::string Problem::text() const {
  std::string where = line > 0 ? fmt::format("{}:{}", file, line) : file;
  return fmt::format("{}: {}; {}", where, what, remedy);
}

std::optional<toml::table> read_toml(std::string_view text, const std::string& file,
                                     std::vector<Problem>& problems) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    problems.push_back({file, static_cast<int>(error.source().begin.line),
                        std::string(error.description()), "correct the TOML syntax"});
    return std::nullopt;
  }
}

std::optional<std::string> read_file(const std::string& path, std::vector<Problem>& problems) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) {
    problems.push_back({path, 0, "cannot be read", "put the file there and make it readable"});
    return std::nullopt;
  }
  return text;
}

std::optional<Date> as_date(const toml::node& node) {
  const auto* value = node.as_date();
  if (value == nullptr) return std::nullopt;
  const toml::date& day = value->get();
  const Date date{std::chrono::year(day.year), std::chrono::month(day.month),
                  std::chrono::day(day.day)};
  if (!date.ok()) return std::nullopt;
  return date;
}

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

void TableReader::problem(std::string what, std::string remedy) {
  problems_.push_back({file_, line(), std::move(what), std::move(remedy)});
}

void TableReader::problem_at(std::string_view key, std::string what, std::string remedy) {
  const toml::node* found = table_.get(key);
  problems_.push_back(
      {file_, found ? line_of(*found) : line(), std::move(what), std::move(remedy)});
}

const toml::node* TableReader::node(std::string_view key) {
  known_.emplace(key);
  return table_.get(key);
}

std::string TableReader::text(std::string_view key, bool required) {
  const toml::node* found = node(key);
  if (found == nullptr) {
    if (required) problem(fmt::format("`{}` is missing", key), fmt::format("add {} = \"…\"", key));
    return {};
  }
  const auto* value = found->as_string();
  if (value == nullptr || value->get().empty()) {
    problem_at(key, fmt::format("`{}` is not a text", key), "write it in quotes, not empty");
    return {};
  }
  return value->get();
}

std::string TableReader::word(std::string_view key, std::initializer_list<std::string_view> words,
                              bool required) {
  const std::string value = text(key, required);
  if (value.empty()) return std::string(*words.begin());
  if (std::find(words.begin(), words.end(), value) == words.end()) {
    std::string list;
    for (std::string_view each : words) list += (list.empty() ? "" : ", ") + std::string(each);
    problem_at(key, fmt::format("unknown {} \"{}\"", key, value),
               fmt::format("use one of: {}", list));
    return std::string(*words.begin());
  }
  return value;
}

std::optional<int> TableReader::number(std::string_view key, int least, int most, bool required) {
  const toml::node* found = node(key);
  if (found == nullptr) {
    if (required) problem(fmt::format("`{}` is missing", key), fmt::format("add {} = …", key));
    return std::nullopt;
  }
  const auto* value = found->as_integer();
  if (value == nullptr || value->get() < least || value->get() > most) {
    problem_at(key, fmt::format("`{}` is not a whole number from {} to {}", key, least, most),
               "correct the number");
    return std::nullopt;
  }
  return static_cast<int>(value->get());
}

bool TableReader::flag(std::string_view key, bool otherwise) {
  const toml::node* found = node(key);
  if (found == nullptr) return otherwise;
  const auto* value = found->as_boolean();
  if (value == nullptr) {
    problem_at(key, fmt::format("`{}` is not true or false", key), "write true or false");
    return otherwise;
  }
  return value->get();
}

std::optional<Date> TableReader::date(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  const auto value = as_date(*found);
  if (!value)
    problem_at(key, fmt::format("`{}` is not a date", key),
               "write it like 2026-07-01, without quotes");
  return value;
}

Name TableReader::name(std::string_view key, bool required) {
  const toml::node* found = node(key);
  if (found == nullptr) {
    if (required)
      problem(fmt::format("`{}` is missing", key),
              fmt::format("add {} = {{ vi = \"…\", en = \"…\" }}", key));
    return {};
  }
  Name result;
  if (const auto* both = found->as_table(); both != nullptr && both->size() == 2) {
    if (const auto* vi = both->get_as<std::string>("vi")) result.vi = vi->get();
    if (const auto* en = both->get_as<std::string>("en")) result.en = en->get();
  }
  if (result.vi.empty() || result.en.empty())
    problem_at(key, fmt::format("`{}` does not have both languages", key),
               fmt::format("write {} = {{ vi = \"…\", en = \"…\" }}", key));
  return result;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> result;
  const toml::node* found = node(key);
  if (found == nullptr) return result;
  const auto* list = found->as_array();
  bool good = list != nullptr;
  if (good)
    for (const toml::node& each : *list) {
      const auto* value = each.as_string();
      if (value == nullptr || value->get().empty())
        good = false;
      else
        result.push_back(value->get());
    }
  if (!good)
    problem_at(key, fmt::format("`{}` is not a list of texts", key), "write [\"…\", \"…\"]");
  return result;
}

std::vector<Date> TableReader::dates(std::string_view key) {
  std::vector<Date> result;
  const toml::node* found = node(key);
  if (found == nullptr) return result;
  const auto* list = found->as_array();
  bool good = list != nullptr;
  if (good)
    for (const toml::node& each : *list) {
      if (const auto day = as_date(each))
        result.push_back(*day);
      else
        good = false;
    }
  if (!good)
    problem_at(key, fmt::format("`{}` is not a list of dates", key),
               "write [2026-01-01, 2026-01-02], without quotes");
  return result;
}

const toml::table* TableReader::table(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return nullptr;
  if (!found->is_table())
    problem_at(key, fmt::format("`{}` is not a table", key),
               fmt::format("write {} = {{ … }}", key));
  return found->as_table();
}

std::vector<const toml::table*> TableReader::tables(std::string_view key) {
  std::vector<const toml::table*> result;
  const toml::node* found = node(key);
  if (found == nullptr) return result;
  const auto* list = found->as_array();
  bool good = list != nullptr;
  if (good)
    for (const toml::node& each : *list) {
      if (const auto* value = each.as_table())
        result.push_back(value);
      else
        good = false;
    }
  if (!good)
    problem_at(key, fmt::format("`{}` is not a list of tables", key),
               fmt::format("write [[{}]] above each", key));
  return result;
}

void TableReader::finish() {
  for (const auto& [key, value] : table_)
    if (!known_.contains(key.str()))
      problems_.push_back({file_, line_of(value), fmt::format("unknown field `{}`", key.str()),
                           "check the spelling, or see docs/clock.md"});
}

}  // namespace langnghe::legalclock
