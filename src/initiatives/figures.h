// Figures that add up. Counts of the registry stand ready, rolled up to every unit above, in a
// table that the commands keep (a figure table of a country is read in milliseconds); count_figures
// proves that it says the same as counting every entry. Tables that people typed or imported (years
// before there were single entries) are kept apart and carry their source. Every table is held
// against the rules of the pack; what does not add up needs a written explanation before somebody
// signs, and a signed table never changes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "initiatives/initiatives.h"

namespace langnghe::initiatives {

// Counts of one cell; the names are the columns of the pack's table "yearly".
struct Counts {
  std::int64_t registered = 0, kept = 0, fresh = 0, running = 0, recognised = 0, not_reached = 0,
               stopped = 0, commune = 0, province = 0, central = 0, replicated = 0;
  Counts& operator+=(const Counts& other);
  bool operator==(const Counts&) const = default;
};
// What one entry adds in one year.
Counts counts_of(const Year& year);

// Level of the unit that registers: commune | province | central.
std::string_view level_of(const directory::Units& units, std::int64_t unit);

// Changes of the ready counts, gathered and written once: an import of 160,000 entries writes
// some thousand rows, not a million.
class Tally {
 public:
  void add(const directory::Units& units, const Model& one, const Year& year, int sign);
  // Adds what was gathered to model_figure and forgets it.
  void write(storage::Transaction& tx);
  // unit, year, level, field, kind
  using Key = std::tuple<std::int64_t, int, std::string, std::string, std::string>;
  const std::map<Key, Counts>& cells() const { return cells_; }

 private:
  std::map<Key, Counts> cells_;
};

struct FigureFilter {
  std::int64_t unit = 0;
  int year = 0;
  std::string level;  // of the unit that registered; "" all
};
struct FigureRow {
  std::string field, kind;
  Counts counts;
};
// By field and kind, the units below included. One range of an index: some tens of rows.
std::vector<FigureRow> figures(storage::Session& session, const FigureFilter& filter);
// The same, all fields together, for each of the units that has any: for the table of children.
std::vector<std::pair<std::int64_t, Counts>> figures_of_units(storage::Session& session,
                                                              const std::vector<std::int64_t>& units,
                                                              const FigureFilter& filter);
std::vector<int> figure_years(storage::Session& session, std::int64_t unit);

// Counts everything from the single entries: what differs from the ready counts, a line each; none
// when all is right. recount_figures puts it right (after units moved). Reads every entry.
std::vector<std::string> check_figures(storage::Session& session, const directory::Units& units);
std::size_t recount_figures(storage::Transaction& tx, const directory::Units& units);

// ---- tables ------------------------------------------------------------------------------------

struct Table {
  std::int64_t id = 0;
  std::string form;           // of the pack: "yearly", "summary"
  std::int64_t unit = 0;
  int year_from = 0, year_to = 0;
  std::string origin = "typed";  // imported | typed | computed
  std::string source;         // where the figures come from, in words
  std::string state = "draft";   // draft | signed
  std::string explanation;
  std::int64_t signed_by = 0;
  std::optional<Millis> signed_at;
  Millis created_at = 0;
  std::int64_t version = 0;
  std::map<std::pair<std::string, std::string>, std::int64_t> cells;  // (row, column)

  std::optional<std::int64_t> at(std::string_view row, std::string_view column) const;
};

// One rule that does not hold: the cells and the difference.
struct Finding {
  const Rule* rule = nullptr;
  std::string row, column;    // where the whole stands
  std::vector<std::pair<std::pair<std::string, std::string>, std::int64_t>> parts;  // (row, column), value
  std::int64_t sum = 0;       // of the parts
  std::int64_t whole = 0;     // what is written
  int part_year = 0;          // periods: the year the parts are of, else 0
  std::int64_t difference() const { return whole - sum; }
};
// Rules that could be held against the table and how many of them held.
struct Reconciliation {
  std::vector<Finding> findings;
  int held = 0;
};
// `before`: the table of the same form and unit that ends the year before, for rules over periods.
Reconciliation reconcile(const Programme& programme, const Table& table, const Table* before);

std::optional<Table> find_table(storage::Session& session, std::int64_t id);
std::vector<Table> tables_of(storage::Session& session, const std::vector<std::int64_t>& units);
// The signed table before this one, else the newest draft.
std::optional<Table> table_before(storage::Session& session, const Table& table);

// Draws up or replaces a draft; a signed table is refused. Cells of unknown rows or columns and
// negative numbers are refused. Gives the table with its id.
Result<Table> put_table(const Room& room, storage::Transaction& tx, Table table, std::int64_t officer, Millis at);
// The registry's own figures of a unit and a year as a table.
Table computed_table(const Room& room, storage::Session& session, std::int64_t unit, int year);
// Freezes it. With findings an explanation in words is needed.
Result<Table> sign_table(const Room& room, storage::Transaction& tx, std::int64_t id, const std::string& explanation,
                         std::int64_t officer, Millis at);
inline constexpr std::size_t kLeastExplanation = 20;  // characters

ledger::StateSource figures_source();

}  // namespace langnghe::initiatives
