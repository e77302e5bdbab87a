#include "directory/unit_table.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "directory/store.h"

namespace langnghe::directory {

UnitTable::UnitTable(std::istream& in, const std::vector<std::string>& needed,
                     const std::vector<std::string>& optional, std::vector<RowError>& errors)
    : reader_(in), errors_(errors) {
  if (!reader_.next(row_)) {
    errors_.push_back({1, "", "the file is empty"});
    return;
  }
  for (std::size_t i = 0; i < row_.size(); ++i) {
    const std::string column(trim(row_[i]));
    const bool known = std::find(needed.begin(), needed.end(), column) != needed.end() ||
                       std::find(optional.begin(), optional.end(), column) != optional.end();
    if (!known)
      errors_.push_back({reader_.line(), column, "unknown column"});
    else if (!columns_.emplace(column, i).second)
      errors_.push_back({reader_.line(), column, "this column is there twice"});
  }
  for (const std::string& column : needed)
    if (!columns_.contains(column)) errors_.push_back({reader_.line(), column, "column is missing"});
}

bool UnitTable::next() {
  const std::size_t head = columns_.size();
  while (reader_.next(row_)) {
    if (!reader_.error().empty()) {
      wrong("", reader_.error());
    } else if (!std::all_of(row_.begin(), row_.end(),
                            [](const std::string& cell) { return valid_utf8(cell); })) {
      wrong("", "not UTF-8; save the file as UTF-8");
    } else if (row_.size() != head) {
      wrong("", std::to_string(row_.size()) + " cells where the head line has " +
                    std::to_string(head));
    } else {
      return true;
    }
  }
  return false;
}

const std::string& UnitTable::text(const std::string& column) const {
  static const std::string none;
  const auto found = columns_.find(column);
  return found == columns_.end() || found->second >= row_.size() ? none : row_[found->second];
}

void UnitTable::wrong(const std::string& column, const std::string& what) {
  errors_.push_back({reader_.line(), column, what});
}

UnitKind UnitTable::kind(const std::string& column) {
  const auto kind = unit_kind(text(column));
  if (!kind) wrong(column, "\"" + text(column) + "\" is no kind of unit");
  return kind.value_or(UnitKind::kDepartment);
}

std::optional<Date> UnitTable::date(const std::string& column) {
  if (text(column).empty()) return std::nullopt;
  const auto day = parse_date(text(column));
  if (!day) wrong(column, "\"" + text(column) + "\" is no date; write 2026-07-01");
  return day;
}

std::optional<double> UnitTable::number(const std::string& column) {
  const std::string& cell = text(column);
  if (cell.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) {
    wrong(column, "\"" + cell + "\" is no number");
    return std::nullopt;
  }
  return value;
}

std::string UnitTable::name(const std::string& column, bool needed) {
  const std::string_view cell = trim(text(column));
  if (cell.empty()) {
    if (needed) wrong(column, "is empty");
    return "";
  }
  Errors errors;
  check_line(errors, column, cell, 200);
  if (!errors.empty()) wrong(column, "no control characters, at most 200 letters");
  return nfc(cell);
}

}  // namespace langnghe::directory
