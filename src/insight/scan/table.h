// Rows of a text file: separated by commas or semicolons (quotes as in RFC 4180, also over
// several lines) or by runs of blanks and tabs as SaTScan writes them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::insight::scan {

class Table {
 public:
  // Reads the whole file. Throws SetupError when it cannot.
  explicit Table(const std::string& path);

  // The next row that is not empty; false at the end. The fields live until the next call.
  bool next(std::vector<std::string_view>& fields);
  // Where the last row began, from 1.
  int line() const { return line_; }
  const std::string& path() const { return path_; }
  bool blanks() const { return separator_ == ' '; }

  // Complains about the last row: "FILE:LINE: what".
  [[noreturn]] void fail(const std::string& what) const;

 private:
  std::string_view quoted();

  std::string path_;
  std::string text_;
  std::size_t at_ = 0;
  int line_ = 0;
  int next_line_ = 1;
  char separator_ = ' ';
  std::deque<std::string> unescaped_;
};

}  // namespace langnghe::insight::scan
