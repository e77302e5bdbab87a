// The coverage matrix: directives over units, the late first; the whole of it as CSV.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "directives/directives.h"
#include "pages/directives/parts.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

using directives::Cell;
using directives::Coverage;
using directory::UnitKind;

constexpr std::size_t kRows = 62, kColumns = 8;

struct Row {
  std::size_t index;  // into the coverage
  int done = 0, late = 0, missing = 0, running = 0;
};

struct Matrix {
  Coverage all;
  std::vector<Row> rows;
};

bool in_group(const directory::Units& units, const directory::Unit& unit, std::string_view group) {
  if (group.empty()) return true;
  const directory::Unit* place = units.territory_of(unit.code);
  const bool commune = place != nullptr && directory::is_commune_level(place->kind);
  if (group == "communes") return commune;
  if (group == "front") return !commune && (unit.kind == UnitKind::kFront || unit.kind == UnitKind::kUnion);
  return !commune && unit.kind != UnitKind::kFront && unit.kind != UnitKind::kUnion;
}

Matrix matrix_of(const Services& services, const web::Request& request, const Staff& staff) {
  directives::CoverageFilter filter;
  filter.words = truncate_utf8(request.arg("words"), 100);
  filter.kind = request.arg("kind");
  const std::string_view group = request.arg("group"), state = request.arg("state");
  Matrix out;
  out.all = services.database.read([&](storage::Session& session) { return directives::coverage(session, filter, services.clock.now()); });
  const auto list = units_where(services, staff, "directive.follow");
  const std::set<std::int64_t> mine(list.begin(), list.end());
  const auto directory = services.directory.now();
  for (std::size_t i = 0; i < out.all.units.size(); ++i) {
    const directory::Unit* unit = directory->units().unit_by_id(out.all.units[i]);
    if (unit == nullptr || !in_group(directory->units(), *unit, group)) continue;
    if (mine.count(unit->id) == 0) continue;
    Row row{i};
    for (std::size_t column = 0; column < out.all.columns.size(); ++column) {
      const std::string_view how = out.all.at(i, column).state();
      row.done += how == "done";
      row.late += how == "late";
      row.missing += how == "missing";
      row.running += how == "running";
    }
    if ((state == "late" && row.late == 0) || (state == "missing" && row.missing == 0) || (state == "done" && row.late + row.missing + row.running > 0)) continue;
    out.rows.push_back(row);
  }
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const Row& a, const Row& b) {
    return std::pair(b.late, b.missing) < std::pair(a.late, a.missing);
  });
  return out;
}

std::string query_of(const web::Request& request) {
  std::string out;
  for (const char* name : {"words", "kind", "group", "state"})
    if (!request.arg(name).empty()) out += std::string(name) + "=" + web::percent_encode(request.arg(name)) + "&";
  return out;
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff) {
  const Matrix matrix = matrix_of(services, request, staff);
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "directives.matrix");
  frame.path = "/staff/directives/matrix";
  web::View view("directives/matrix");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", request.arg("words"));
  form.select("kind", request.arg("kind"), document_kind_options(services, request.language));
  form.select("group", request.arg("group"), {{"communes", words("directives.group.communes")}, {"departments", words("directives.group.departments")},
                                              {"front", words("directives.group.front")}});
  form.select("state", request.arg("state"), {{"late", words("directives.cell.late")}, {"missing", words("directives.cell.missing")},
                                              {"done", words("directives.cell.done")}});
  form.finish();
  view.show("EMPTY", matrix.rows.empty());
  if (matrix.rows.empty()) return page(services, view, frame);
  const std::string query = query_of(request);
  const auto clamp = [](std::string_view typed, std::size_t step, std::size_t size) {
    const std::size_t asked = static_cast<std::size_t>(std::clamp<std::int64_t>(number_of(typed), 0, 1'000'000));
    return asked >= size ? 0 : asked / step * step;
  };
  const std::size_t first_row = clamp(request.arg("offset"), kRows, matrix.rows.size());
  const std::size_t first_column = clamp(request.arg("column"), kColumns, matrix.all.columns.size());
  const std::size_t last_row = std::min(first_row + kRows, matrix.rows.size()), last_column = std::min(first_column + kColumns, matrix.all.columns.size());
  web::View& table = view.add("TABLE");
  table.set("CSV_HREF", "/staff/directives/matrix.csv" + (query.empty() ? "" : "?" + query.substr(0, query.size() - 1)));
  table.set("COLUMNS_TEXT", words("directives.matrix.columns", {{"from", static_cast<std::int64_t>(first_column + 1)}, {"to", static_cast<std::int64_t>(last_column)},
                                                                 {"all", static_cast<std::int64_t>(matrix.all.columns.size())}}));
  const std::string base = "/staff/directives/matrix?" + query;
  if (first_column > 0) table.add("COLUMN_BEFORE").set("BEFORE_COLUMN_HREF", base + "column=" + std::to_string(first_column - kColumns) + "&offset=" + std::to_string(first_row));
  if (last_column < matrix.all.columns.size()) table.add("COLUMN_AFTER").set("AFTER_COLUMN_HREF", base + "column=" + std::to_string(last_column) + "&offset=" + std::to_string(first_row));
  struct Sum {
    int done = 0, all = 0;
  };
  std::vector<Sum> sums(matrix.all.columns.size());
  for (const Row& row : matrix.rows)
    for (std::size_t column = first_column; column < last_column; ++column) {
      const std::string_view state = matrix.all.at(row.index, column).state();
      sums[column].done += state == "done";
      sums[column].all += !state.empty();
    }
  for (std::size_t column = first_column; column < last_column; ++column) {
    web::View& head = table.add("COLUMN");
    head.set("NUMBER", matrix.all.columns[column].number);
    head.set("HREF", "/staff/directives/" + matrix.all.columns[column].code);
    table.add("SUM").set("SUM_TEXT", std::to_string(sums[column].done) + "/" + std::to_string(sums[column].all));
  }
  static constexpr std::string_view kStates[] = {"done", "late", "missing", "running"};
  std::string letters[4], names[4];
  for (std::size_t i = 0; i < 4; ++i) {
    letters[i] = words("directives.letter." + std::string(kStates[i]));
    names[i] = words("directives.cell." + std::string(kStates[i]));
    web::View& key = view.add("KEY");
    key.set("KEY_STATE", kStates[i]);
    key.set("KEY_LETTER", letters[i]);
    key.set("KEY_NAME", names[i]);
  }
  for (std::size_t r = first_row; r < last_row; ++r) {
    const Row& row = matrix.rows[r];
    web::View& line = table.add("ROW");
    line.set("UNIT", unit_name(services, matrix.all.units[row.index], request.language));
    line.set("LATE", row.late);
    line.set("MISSING", row.missing);
    line.set("DONE", row.done);
    for (std::size_t column = first_column; column < last_column; ++column) {
      const std::string_view state = matrix.all.at(row.index, column).state();
      web::View& cell = line.add("CELL");
      std::size_t i = 0;
      while (i < 4 && kStates[i] != state) ++i;
      cell.set("CELL_STATE", i < 4 ? kStates[i] : std::string_view("none"));
      cell.set("CELL_LETTER", i < 4 ? letters[i] : std::string("–"));
    }
  }
  fill_pages(words, view, base + (first_column > 0 ? "column=" + std::to_string(first_column) + "&" : ""), static_cast<std::int64_t>(first_row), kRows,
             static_cast<std::int64_t>(matrix.rows.size()));
  return page(services, view, frame);
}

// A field of CSV; what a spreadsheet would take for a formula is made text.
std::string field(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(text.begin(), '\'');
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

web::Response csv(const Services& services, const web::Request& request, const Staff& staff) {
  const Matrix matrix = matrix_of(services, request, staff);
  const auto directory = services.directory.now();
  web::Response response;
  response.type = "text/csv; charset=utf-8";
  response.headers = {{"Content-Disposition", "attachment; filename=\"coverage.csv\""}};
  std::string& out = response.body;
  out = "\xEF\xBB\xBFunit_code,unit,number,title,tasks,done,late,missing,state\r\n";
  for (const Row& row : matrix.rows)
    for (std::size_t column = 0; column < matrix.all.columns.size(); ++column) {
      const Cell& cell = matrix.all.at(row.index, column);
      if (cell.duties == 0) continue;
      const directory::Unit* unit = directory->units().unit_by_id(matrix.all.units[row.index]);
      const Coverage::Column& head = matrix.all.columns[column];
      out += field(unit->code) + "," + field(unit->name(web::code_of(request.language))) + "," + field(head.number) + "," + field(head.title) + "," +
             std::to_string(cell.duties) + "," + std::to_string(cell.done) + "," + std::to_string(cell.late) + "," + std::to_string(cell.missing) + "," +
             std::string(cell.state()) + "\r\n";
    }
  return response;
}

}  // namespace

void register_matrix(web::Router& router, const Services& services) {
  const auto follow = [&services](StaffHandler handler) {
    return guarded(services, [&services, handler = std::move(handler)](const web::Request& request, const Staff& staff) {
      if (!may_somewhere(services, staff, "directive.follow")) return error_page(services, request, 403);
      return handler(request, staff);
    });
  };
  router.get("/staff/directives/matrix", follow([&services](const auto& request, const Staff& staff) { return show(services, request, staff); }));
  router.get("/staff/directives/matrix.csv", follow([&services](const auto& request, const Staff& staff) { return csv(services, request, staff); }));
}

}  // namespace langnghe::pages
