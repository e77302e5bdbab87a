// A CSV file of units, row by row, with what is wrong named by line and column; for this
// room's own files only.
#pragma once

#include <istream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "directory/commands.h"

namespace langnghe::directory {

class UnitTable {
 public:
  // Reads the head line; unknown and missing columns are errors of line 1.
  UnitTable(std::istream& in, const std::vector<std::string>& needed,
            const std::vector<std::string>& optional, std::vector<RowError>& errors);
  bool next();
  std::size_t line() const { return reader_.line(); }
  // "" for a column that is not there.
  const std::string& text(const std::string& column) const;
  void wrong(const std::string& column, const std::string& what);
  // These note an error when the text is not what they ask for; empty is nothing.
  UnitKind kind(const std::string& column);
  std::optional<Date> date(const std::string& column);
  std::optional<double> number(const std::string& column);
  std::string name(const std::string& column, bool needed);

 private:
  CsvReader reader_;
  std::vector<RowError>& errors_;
  std::map<std::string, std::size_t> columns_;
  std::vector<std::string> row_;
};

}  // namespace langnghe::directory
