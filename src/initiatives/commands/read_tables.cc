#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "initiatives/sheets.h"

namespace langnghe::initiatives {
namespace {

constexpr std::string_view kHead[] = {"table", "unit", "from", "to", "source", "row", "column", "value"};

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  text = trim(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::vector<Table> read_tables(const Room& room, documents::RowSource& source, std::vector<RowErrors>& bad, Millis) {
  std::vector<Table> out;
  std::vector<std::string> cells;
  if (!source.next(cells)) cells.clear();
  std::size_t at[std::size(kHead)];
  for (std::size_t i = 0; i < std::size(kHead); ++i) {
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const std::string& cell) { return fold(cell) == kHead[i]; });
    if (found == cells.end()) {
      bad.push_back({1, {{Fault::kInvalid, std::string(kHead[i]), "initiatives.refused.head", {{"column", std::string(kHead[i])}}}}, cells});
      return out;
    }
    at[i] = static_cast<std::size_t>(found - cells.begin());
  }
  const auto directory = room.directory.now();
  while (source.next(cells)) {
    cells.resize(std::max(cells.size(), *std::max_element(std::begin(at), std::end(at)) + 1));
    Errors errors;
    const auto wrong = [&](std::string_view column, std::string_view key) {
      errors.push_back({Fault::kInvalid, std::string(column), std::string(key)});
    };
    if (!source.error().empty()) wrong("", source.error());
    Table table;
    table.form = trim(cells[at[0]]);
    if (room.programme.table(table.form) == nullptr) wrong("table", "initiatives.refused.table_form");
    const directory::Unit* unit = directory->unit(trim(cells[at[1]]));
    if (unit == nullptr) wrong("unit", "initiatives.refused.unit");
    const auto from = number(cells[at[2]]), to = number(cells[at[3]]), value = number(cells[at[7]]);
    if (!from || !to) wrong("from", "initiatives.refused.year");
    if (!value) wrong("value", "initiatives.refused.number");
    if (!errors.empty()) {
      bad.push_back({source.line(), std::move(errors), cells});
      continue;
    }
    table.unit = unit->id;
    table.year_from = static_cast<int>(*from);
    table.year_to = static_cast<int>(*to);
    table.origin = "imported";
    table.source = cells[at[4]];
    auto found = std::find_if(out.begin(), out.end(), [&](const Table& one) {
      return one.form == table.form && one.unit == table.unit && one.year_from == table.year_from && one.year_to == table.year_to;
    });
    if (found == out.end()) found = out.insert(out.end(), std::move(table));
    if (found->source.empty()) found->source = cells[at[4]];
    found->cells[{std::string(trim(cells[at[5]])), std::string(trim(cells[at[6]]))}] = *value;
  }
  return out;
}

}  // namespace langnghe::initiatives
