// Reading a pack file so that every mistake is told with its line: shared by calendar.cc and
// rules.cc only (it pulls in toml++).
#pragma once

#include <fmt/core.h>

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/time.h"
#include "legalclock/calendar.h"

namespace langnghe::legalclock {

// A pack file parsed, or nothing after noting why it could not be.
std::optional<toml::table> read_toml(std::string_view text, const std::string& file,
                                     std::vector<Problem>& problems);
// The text of a file, or nothing after noting the problem.
std::optional<std::string> read_file(const std::string& path, std::vector<Problem>& problems);

std::optional<Date> as_date(const toml::node& node);
int line_of(const toml::node& node);

// Takes a table apart field by field. Every field asked for counts as known; finish() notes
// the others, so that a misspelt field is never silently ignored.
class TableReader {
 public:
  TableReader(const toml::table& table, const std::string& file, std::vector<Problem>& problems)
      : table_(table), file_(file), problems_(problems) {}

  int line() const { return line_of(table_); }
  bool has(std::string_view key) const { return table_.contains(key); }

  std::string text(std::string_view key, bool required = false);
  // One of the words, or the first of them when absent and not required.
  std::string word(std::string_view key, std::initializer_list<std::string_view> words,
                   bool required = false);
  std::optional<int> number(std::string_view key, int least, int most, bool required = false);
  bool flag(std::string_view key, bool otherwise);
  std::optional<Date> date(std::string_view key);
  Name name(std::string_view key, bool required = false);
  std::vector<std::string> texts(std::string_view key);
  std::vector<Date> dates(std::string_view key);
  // A field read by hand; null when absent.
  const toml::node* node(std::string_view key);
  const toml::table* table(std::string_view key);
  // The tables of [[key]].
  std::vector<const toml::table*> tables(std::string_view key);

  void problem(std::string what, std::string remedy);
  void problem_at(std::string_view key, std::string what, std::string remedy);
  void finish();

 private:
  const toml::table& table_;
  const std::string& file_;
  std::vector<Problem>& problems_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace langnghe::legalclock
