// Rows of a CSV file, RFC 4180: commas, quotes doubled inside quotes, line breaks within
// quotes, LF or CRLF, an optional byte order mark.
#pragma once

#include <istream>
#include <string>
#include <vector>

namespace langnghe {

class CsvReader {
 public:
  // `in` must live as long as the reader.
  explicit CsvReader(std::istream& in, char separator = ',') : in_(in), separator_(separator) {}

  // The next row that is not an empty line; false at the end. What was wrong with the row is in
  // error(): text after a closing quote, a quote that never closes.
  bool next(std::vector<std::string>& row);
  // The line in the file on which the last row began, from 1.
  std::size_t line() const { return line_; }
  // "" when the last row was well formed.
  const std::string& error() const { return error_; }

 private:
  std::istream& in_;
  char separator_;
  std::size_t line_ = 0;
  std::size_t read_ = 0;
  std::string error_;
};

}  // namespace langnghe
