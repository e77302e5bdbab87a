// Spreadsheets in and out: CSV (UTF-8) and XLSX (ECMA-376). Every cell is a text.
//
// Reading takes files of strangers: one sheet is read as a stream, nothing is written to disk, a
// document type or entity in the XML is refused, and so is what unpacks to more than allowed.
// Memory grows with the shared strings only. Numbers come as the file has them ("45292" for a
// date: date_of_serial).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace langnghe::documents {

// The rows of one table, from the first.
class RowSource {
 public:
  virtual ~RowSource() = default;
  // The next row that has anything in it; false at the end. Throws SheetError when the file is
  // damaged or hostile.
  virtual bool next(std::vector<std::string>& row) = 0;
  // The line (CSV) or row (XLSX) in the file on which the last row began, from 1.
  virtual std::size_t line() const = 0;
  // "" when the last row was well formed, else a key of the catalogue.
  virtual std::string error() const { return {}; }
};

// what() is a key of the catalogue: "documents.sheet.damaged", ".too_large", ".not_a_sheet".
class SheetError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct SheetLimits {
  std::uint64_t unpacked = 256U << 20;  // bytes of all parts together
  std::size_t columns = 200;
  std::size_t cell = 32'767;            // characters in a cell, as in the format
};

// By the first bytes: a ZIP archive is read as XLSX, all else as CSV. Throws SheetError.
std::unique_ptr<RowSource> open_sheet(std::string bytes, const SheetLimits& limits = {});

// Days since 1899-12-30, as spreadsheets count dates; nothing for what is no whole day of
// 1955-2119.
std::optional<Date> date_of_serial(std::string_view text);

// Writes one sheet as an XLSX file: the head stands still and bold; cells are texts, so that
// nothing that was typed is ever run as a formula. Memory does not grow with the rows.
class XlsxWriter {
 public:
  // Throws SetupError when the file cannot be made.
  XlsxWriter(const std::string& path, const std::string& sheet, const std::vector<std::string>& head);
  ~XlsxWriter();
  void row(const std::vector<std::string>& cells);
  // Offers a choice of values in a column (from 0) for the rows below the head.
  void choices(std::size_t column, const std::vector<std::string>& values);
  // Throws SetupError when the file could not be written.
  void close();

 private:
  struct Self;
  std::unique_ptr<Self> self_;
};

// One row of a CSV file, quoted where needed, with CRLF (RFC 4180). A cell that a spreadsheet
// would run as a formula (= + - @ tab) gets a ' in front, which open_sheet takes off again.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace langnghe::documents
