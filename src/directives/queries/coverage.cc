#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "directives/store.h"

namespace langnghe::directives {

std::string_view Cell::state() const {
  if (duties == 0) return "";
  if (late > 0) return "late";
  if (missing > 0) return "missing";
  return done == duties ? "done" : "running";
}

Coverage coverage(storage::Session& session, const CoverageFilter& filter, Millis now) {
  Coverage out;
  const std::string words = fold(filter.words);
  std::unordered_map<std::int64_t, std::size_t> column_of, row_of;
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string>(
      "SELECT id, code, number, title, title_en, kind, search FROM directive WHERE EXISTS (SELECT 1 FROM "
      "directive_duty WHERE directive_duty.directive = directive.id AND " NOT_WITHDRAWN ") ORDER BY issued_on DESC, id DESC",
      [&](std::int64_t id, std::string code, std::string number, std::string title, std::string title_en,
          std::string kind, std::string search) {
        if (!filter.kind.empty() && kind != filter.kind) return;
        if (!words.empty() && search.find(words) == std::string::npos) return;
        column_of.emplace(id, out.columns.size());
        out.columns.push_back({id, std::move(code), std::move(number), std::move(title), std::move(title_en)});
      });
  out.units = filter.units;
  for (std::size_t i = 0; i < out.units.size(); ++i) row_of.emplace(out.units[i], i);
  const bool every = filter.units.empty();
  const std::size_t width = out.columns.size();
  out.cells.resize(out.units.size() * width);
  session.each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
      "SELECT directive, unit, COUNT(*), SUM(CASE WHEN state <> 'open' THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN state = 'open' AND due_at <= :now THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN state = 'open' AND own = '' AND reports = 0 THEN 1 ELSE 0 END) "
      "FROM directive_duty WHERE " NOT_WITHDRAWN " GROUP BY directive, unit",
      [&](std::int64_t document, std::int64_t unit, std::int64_t duties, std::int64_t done,
          std::int64_t late, std::int64_t missing) {
        const auto column = column_of.find(document);
        if (column == column_of.end()) return;
        auto row = row_of.find(unit);
        if (row == row_of.end()) {
          if (!every) return;
          row = row_of.emplace(unit, out.units.size()).first;
          out.units.push_back(unit);
          out.cells.resize(out.units.size() * width);
        }
        out.cells[row->second * width + column->second] = {
            static_cast<int>(duties), static_cast<int>(done), static_cast<int>(late), static_cast<int>(missing)};
      },
      now);
  return out;
}

}  // namespace langnghe::directives
