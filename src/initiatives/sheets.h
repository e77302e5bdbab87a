// The registry as a table: one row an entry, CSV or XLSX, in and out with the same columns, so that
// what goes out comes in again as it was. Names of persons never go out (they are the vault's);
// what the public may read of them (public_name, with consent) does. Format: docs/initiatives.md.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "documents/sheets.h"
#include "initiatives/figures.h"
#include "initiatives/initiatives.h"

namespace langnghe::initiatives {

// Ids of the columns, in the order they are written.
extern const std::vector<std::string_view> kSheetColumns;

// What a file may say instead of an id: heads of columns, kinds, states, in every language. Keys are
// folded (base/text.h). Made from the catalogue by whoever has one.
struct SheetWords {
  std::map<std::string, std::string, std::less<>> columns, kinds, states;
};

// One entry as a row; `origin` is the code of its source.
std::vector<std::string> sheet_row(const Room& room, const Model& one, const std::vector<Year>& years,
                                   const std::string& origin);
// Every entry of the units, in the order it came.
void export_models(const Room& room, storage::Session& session, const std::vector<std::int64_t>& units,
                   const std::function<void(const std::vector<std::string>&)>& row);

struct RowErrors {
  std::size_t line = 0;              // in the file
  Errors errors;                     // field: the id of the column, or ""
  std::vector<std::string> cells;    // as they came
};
struct SheetImport {
  SheetWords words;
  // 0: the administrator, who brings in entries of any unit and state. An officer brings in
  // registrations of their own unit.
  std::int64_t officer = 0;
  // Rows in one transaction. SQLite walks what a savepoint has changed at the end of every statement:
  // 2,000 rows take twice as long a row as 250.
  std::size_t batch = 250;
  bool dry = false;                  // look at every row, write nothing
  std::function<void(const RowErrors&)> bad;
  std::function<void(std::int64_t rows)> progress;
  std::function<bool()> stop;        // between two transactions; tests
};
struct SheetResult {
  std::int64_t rows = 0, imported = 0, before = 0, bad = 0;  // before: there already, the same
  std::vector<std::string> head;     // ids of the columns of the file, "" for one nobody knows
};
// Reads the rows; whole batches are written together with the place reached, so that an interrupted
// run goes on when it is started again (`digest` names the file). Refuses a head without the columns
// kind, field, unit, year, title ("initiatives.refused.head"). 160,000 rows: docs/initiatives.md.
Result<SheetResult> import_models(const Room& room, storage::Database& database, documents::RowSource& source,
                                  const std::string& file_digest, const SheetImport& options, Millis at);

// Tables of figures from a file with the columns table, unit, from, to, source, row, column, value: one
// line a cell. Rows that cannot be read are told; the rest makes the tables (origin "imported").
std::vector<Table> read_tables(const Room& room, documents::RowSource& source, std::vector<RowErrors>& bad, Millis at);

}  // namespace langnghe::initiatives
