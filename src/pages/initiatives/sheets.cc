// Officers: the registry out as a spreadsheet, registrations in from one, a template.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/encoding.h"
#include "documents/letters.h"
#include "pages/initiatives/model_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

constexpr std::size_t kMostFile = 8U << 20;   // of an upload
constexpr std::int64_t kMostRows = 5000;      // of an export through the browser; more: langnghe models export

web::Response show(const ModelServices& services, const web::Request& request, const Staff& staff, const Errors& errors,
                   const initiatives::SheetResult* result, const std::vector<initiatives::RowErrors>& bad) {
  if (!may_somewhere(services, staff, "report.see")) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  web::View view("initiatives/sheets");
  web::FormView form(view, words, errors);
  const directory::Unit* home = initiatives::home_of(services.initiatives, staff.officer.id);
  if (home != nullptr && initiatives::owns(services.initiatives, staff.officer.id, home->id, services.clock.now())) {
    web::View& in = view.add("IMPORT");
    in.set("HOME", home->name(web::code_of(request.language)));
    form.file("sheet");
  }
  if (result != nullptr) {
    web::View& said = view.add("RESULT");
    said.set("RESULT_TEXT", words("models.sheets.result", {{"rows", result->rows}, {"imported", result->imported}, {"before", result->before}, {"bad", result->bad}}));
    said.set("RESULT_LOOK", result->bad == 0 ? "done" : "warn");
  }
  if (!bad.empty()) {
    web::View& table = view.add("BAD");
    for (const initiatives::RowErrors& row : bad)
      for (const std::string& text : row_errors_in_words(words, row)) {
        web::View& line = table.add("BAD_ROW");
        line.set("BAD_LINE", row.line);
        line.set("BAD_TEXT", text);
      }
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "models.staff.nav.sheets");
  frame.path = "/staff/models/sheets";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response take(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const directory::Unit* home = initiatives::home_of(services.initiatives, staff.officer.id);
  if (home == nullptr || !initiatives::owns(services.initiatives, staff.officer.id, home->id, services.clock.now()))
    return error_page(services, request, 403);
  const auto refuse_with = [&](std::string key) {
    return show(services, request, staff, {{Fault::kInvalid, "sheet", std::move(key)}}, nullptr, {});
  };
  const auto upload = std::find_if(request.uploads.begin(), request.uploads.end(), [](const web::Upload& one) { return one.field == "sheet" && !one.bytes.empty(); });
  if (upload == request.uploads.end()) return refuse_with("models.sheets.choose");
  std::vector<initiatives::RowErrors> bad;
  initiatives::SheetImport options;
  options.words = sheet_words(services.renderer.catalogue());
  options.officer = staff.officer.id;
  options.bad = [&](const initiatives::RowErrors& row) {
    if (bad.size() < 200) bad.push_back(row);
  };
  try {
    documents::SheetLimits limits;
    limits.unpacked = 64U << 20;
    const auto source = documents::open_sheet(upload->bytes, limits);
    const auto result = initiatives::import_models(services.initiatives, services.database, *source,
                                                   hex(view(sha256(upload->bytes))), options, services.clock.now());
    if (!result) {
      Errors errors = result.error();
      for (Error& error : errors) error.field = "sheet";
      return show(services, request, staff, errors, nullptr, {});
    }
    return show(services, request, staff, {}, &*result, bad);
  } catch (const documents::SheetError& error) {
    return refuse_with(error.what());
  } catch (const std::exception& failure) {
    auto errors = trouble_of(failure);
    if (!errors) throw;
    tell_trouble(failure);
    return show(services, request, staff, *errors, nullptr, {});
  }
}

// A file made beside and read back: the library writes to files only.
std::string xlsx(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                 const std::function<void(documents::XlsxWriter&)>& more) {
  const auto path = std::filesystem::temp_directory_path() / ("langnghe-" + hex(random_bytes(12)) + ".xlsx");
  std::string bytes;
  {
    documents::XlsxWriter writer(path.string(), "Dân vận khéo", head);
    for (const auto& row : rows) writer.row(row);
    more(writer);
    writer.close();
  }
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  in.close();
  std::filesystem::remove(path);
  return std::move(text).str();
}

web::Response give(const ModelServices& services, const web::Request& request, const Staff& staff, bool empty) {
  auto units = units_where(services, staff, "report.see");
  if (units.empty()) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  std::vector<std::vector<std::string>> rows;
  if (!empty) {
    const std::int64_t many =
        services.database.read([&](storage::Session& session) { return initiatives::count_models(session, units); });
    if (many > kMostRows) return refused(services, request, {{Fault::kTooLarge, "", "models.sheets.too_many", {{"most", std::to_string(kMostRows)}}}});
    services.database.read([&](storage::Session& session) {
      initiatives::export_models(services.initiatives, session, units, [&](const std::vector<std::string>& row) { rows.push_back(row); });
    });
  }
  const auto head = sheet_head(words);
  web::Response response;
  const bool csv = request.part("name").ends_with(".csv");
  response.type = csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  response.headers = {{"Content-Disposition", documents::content_disposition(request.part("name"), false)}};
  if (csv) {
    response.body = "\xEF\xBB\xBF" + documents::csv_line(head);
    for (const auto& row : rows) response.body += documents::csv_line(row);
    return response;
  }
  response.body = xlsx(head, rows, [&](documents::XlsxWriter& writer) {
    std::vector<std::string> fields;
    for (const web::Option& one : field_options(services, request.language)) fields.push_back(one.label);
    const auto at = [](std::string_view column) {
      return static_cast<std::size_t>(std::find(initiatives::kSheetColumns.begin(), initiatives::kSheetColumns.end(), column) - initiatives::kSheetColumns.begin());
    };
    writer.choices(at("field"), fields);
    writer.choices(at("kind"), {words("initiatives.kind.model"), words("initiatives.kind.exemplar")});
  });
  return response;
}

}  // namespace

void register_model_sheets(web::Router& router, const ModelServices& services) {
  router.get("/staff/models/sheets", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return show(services, request, staff, {}, nullptr, {});
             }));
  router.post("/staff/models/sheets", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                return take(services, request, staff);
              }),
              {.body_limit = kMostFile});
  router.get("/staff/models/sheets/template/{name}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return give(services, request, staff, true);
             }));
  router.get("/staff/models/sheets/export/{name}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return give(services, request, staff, false);
             }));
}

}  // namespace langnghe::pages
