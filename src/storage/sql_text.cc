#include "storage/sql_text.h"

#include <algorithm>

namespace langnghe::storage {
namespace {

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool in_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

// The index after the quoted text, comment or single character that starts at `at`.
std::size_t skip(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  if (c == '\'' || c == '"') {
    const auto end = sql.find(c, at + 1);  // a doubled quote is just two quoted texts
    return end == sql.npos ? sql.size() : end + 1;
  }
  if (sql.substr(at, 2) == "--") {
    const auto end = sql.find('\n', at);
    return end == sql.npos ? sql.size() : end;
  }
  if (sql.substr(at, 2) == "/*") {
    const auto end = sql.find("*/", at + 2);
    return end == sql.npos ? sql.size() : end + 2;
  }
  return sql.substr(at, 2) == "::" ? at + 2 : at + 1;
}

}  // namespace

NumberedSql number_params(std::string_view sql) {
  NumberedSql out;
  out.text.reserve(sql.size());
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < sql.size();) {
    if (sql[at] == ':' && at + 1 < sql.size() && starts_name(sql[at + 1])) {
      std::size_t end = at + 1;
      while (end < sql.size() && in_name(sql[end])) ++end;
      const auto name = sql.substr(at + 1, end - at - 1);
      auto found = std::find(names.begin(), names.end(), name);
      if (found == names.end()) found = names.insert(names.end(), name);
      out.text += '$' + std::to_string(found - names.begin() + 1);
      at = end;
    } else {
      const auto end = skip(sql, at);
      out.text += sql.substr(at, end - at);
      at = end;
    }
  }
  out.params = names.size();
  return out;
}

std::vector<std::string> split_statements(std::string_view script) {
  std::vector<std::string> out;
  std::string statement;
  const auto finish = [&] {
    const auto end = statement.find_last_not_of(" \t\r\n");
    const auto begin = statement.find_first_not_of(" \t\r\n");
    if (begin != statement.npos) out.push_back(statement.substr(begin, end - begin + 1));
    statement.clear();
  };
  for (std::size_t at = 0; at < script.size();) {
    const auto end = skip(script, at);
    if (script.substr(at, 2) == "--") {
      at = end;
      continue;
    }
    if (script[at] == ';') {
      const auto next = script.find_first_not_of(" \t\r", at + 1);
      const bool ends_line = next == script.npos || script[next] == '\n' ||
                             script.substr(next, 2) == "--";
      if (ends_line) {
        finish();
        at = end;
        continue;
      }
    }
    statement += script.substr(at, end - at);
    at = end;
  }
  finish();
  return out;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace langnghe::storage
