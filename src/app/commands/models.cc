// The registry of models on the command line: langnghe import models, import figures, export models,
// models check|recount (docs/initiatives.md).
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

#include "app/commands/place_options.h"
#include "app/initiatives.h"
#include "base/encoding.h"
#include "base/result.h"
#include "documents/letters.h"
#include "pages/initiatives/model_words.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  std::string file, errors, language, unit;
  bool dry = false, empty = false;
};

std::string whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  if (in) text << in.rdbuf();
  if (!in || in.bad()) throw SetupError(path + ": cannot be read; check the name and the rights");
  return std::move(text).str();
}

std::vector<web::Language> languages(const std::string& chosen) {
  if (chosen == "vi") return {web::Language::kVietnamese};
  if (chosen == "en") return {web::Language::kEnglish};
  return {web::Language::kVietnamese, web::Language::kEnglish};
}

bool is_xlsx(const std::string& path) { return path.ends_with(".xlsx"); }

// A table in a file, CSV or XLSX by the name.
class SheetFile {
 public:
  SheetFile(std::string path, const std::vector<std::string>& head) : path_(std::move(path)) {
    if (is_xlsx(path_)) {
      xlsx_ = std::make_unique<documents::XlsxWriter>(path_, "Dân vận khéo", head);
      return;
    }
    csv_.open(path_, std::ios::binary | std::ios::trunc);
    csv_ << "\xEF\xBB\xBF" << documents::csv_line(head);
  }
  documents::XlsxWriter* xlsx() { return xlsx_.get(); }
  void row(const std::vector<std::string>& cells) {
    if (xlsx_)
      xlsx_->row(cells);
    else
      csv_ << documents::csv_line(cells);
  }
  void close() {
    if (xlsx_) return xlsx_->close();
    csv_.flush();
    if (!csv_) throw SetupError(path_ + ": cannot be written");
  }

 private:
  std::string path_;
  std::unique_ptr<documents::XlsxWriter> xlsx_;
  std::ofstream csv_;
};

[[noreturn]] void refuse_all(const web::Catalogue& catalogue, const std::string& file, const Errors& errors) {
  throw SetupError(fmt::format("{}: {}", file, catalogue.text(web::Language::kEnglish, errors.front())));
}

int import_models(const Arguments& arguments) {
  const SystemClock clock;
  std::string bytes = whole_file(arguments.file);
  Deployment deployment(arguments.place, clock);
  const Initiatives registry(deployment);
  const web::Catalogue catalogue(deployment.pack + "/translations");
  const std::string digest = hex(view(sha256(bytes)));
  documents::SheetLimits limits;
  limits.unpacked = std::uint64_t{4} << 30;  // a country
  const auto started = std::chrono::steady_clock::now();
  std::unique_ptr<documents::RowSource> source;
  std::vector<initiatives::RowErrors> bad;
  const bool terminal = ::isatty(STDERR_FILENO) != 0;
  initiatives::SheetImport options;
  options.words = pages::sheet_words(catalogue);
  options.dry = arguments.dry;
  options.bad = [&](const initiatives::RowErrors& row) {
    if (bad.size() < 100'000) bad.push_back(row);
    for (const web::Language language : languages(arguments.language))
      for (const std::string& text : pages::row_errors_in_words(web::Words(catalogue, language), row))
        fmt::print(stderr, "{}langnghe: {}:{}: {}\n", terminal ? "\r\x1b[K" : "", arguments.file, row.line, text);
  };
  if (terminal) options.progress = [](std::int64_t rows) { fmt::print(stderr, "\r{} rows", rows); };
  try {
    source = documents::open_sheet(std::move(bytes), limits);
    const auto result = initiatives::import_models(registry.room, *deployment.database, *source, digest, options, clock.now());
    if (!result) refuse_all(catalogue, arguments.file, result.error());
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    fmt::print("{}{} rows in {:.1f} s: {} imported, {} there already, {} refused{}\n", terminal ? "\r\x1b[K" : "", result->rows, seconds,
               result->imported, result->before, result->bad, arguments.dry ? " (a dry run: nothing was written)" : "");
    if (bad.empty()) return 0;
    const std::string path = arguments.errors.empty() ? arguments.file + ".refused" + (is_xlsx(arguments.file) ? ".xlsx" : ".csv") : arguments.errors;
    const web::Words words(catalogue, languages(arguments.language).front());
    std::vector<std::string> head;
    for (const std::string& id : result->head) head.push_back(id.empty() ? "-" : words("initiatives.column." + id));
    head.push_back(words("initiatives.column.error"));
    SheetFile out(path, head);
    for (const initiatives::RowErrors& row : bad) {
      std::vector<std::string> cells = row.cells;
      cells.resize(head.size() - 1);
      std::string text;
      for (const std::string& one : pages::row_errors_in_words(words, row)) text += (text.empty() ? "" : " ") + one;
      cells.push_back(text);
      out.row(cells);
    }
    out.close();
    fmt::print("the refused rows and why: {}\ncorrect them there and import that file\n", path);
    return 1;
  } catch (const documents::SheetError& error) {
    refuse_all(catalogue, arguments.file, {{Fault::kInvalid, "", error.what()}});
  }
}

int import_figures(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock);
  const Initiatives registry(deployment);
  const web::Catalogue catalogue(deployment.pack + "/translations");
  std::vector<initiatives::RowErrors> bad;
  std::vector<initiatives::Table> tables;
  try {
    const auto source = documents::open_sheet(whole_file(arguments.file));
    tables = initiatives::read_tables(registry.room, *source, bad, clock.now());
  } catch (const documents::SheetError& error) {
    refuse_all(catalogue, arguments.file, {{Fault::kInvalid, "", error.what()}});
  }
  const auto say = [&](const initiatives::RowErrors& row) {
    for (const web::Language language : languages(arguments.language))
      for (const std::string& text : pages::row_errors_in_words(web::Words(catalogue, language), row))
        fmt::print(stderr, "langnghe: {}:{}: {}\n", arguments.file, row.line, text);
  };
  for (const initiatives::RowErrors& row : bad) say(row);
  std::size_t findings = 0, refused = bad.size();
  for (const initiatives::Table& table : tables) {
    const auto kept = deployment.database->write([&](storage::Transaction& tx) {
      return initiatives::put_table(registry.room, tx, table, 0, clock.now());
    });
    if (!kept) {
      ++refused;
      say({0, kept.error(), {}});
      continue;
    }
    const auto before = deployment.database->read([&](storage::Session& session) { return initiatives::table_before(session, *kept); });
    const auto found = initiatives::reconcile(registry.programme, *kept, before ? &*before : nullptr);
    findings += found.findings.size();
    for (const web::Language language : languages(arguments.language)) {
      const web::Words words(catalogue, language);
      const auto* unit = deployment.directory.now()->units().unit_by_id(kept->unit);
      fmt::print("{}, {}, {}–{}:\n", registry.programme.table(kept->form)->name.in(web::code_of(language)),
                 unit->name(web::code_of(language)), kept->year_from, kept->year_to);
      if (found.held > 0 || found.findings.empty())
        fmt::print("  {}\n", words("initiatives.finding.held", {{"held", found.held}}));
      for (const initiatives::Finding& finding : found.findings)
        fmt::print("  {}\n", pages::finding_in_words(registry.programme, words, *kept, finding));
    }
  }
  fmt::print("{} table(s) imported, {} rule(s) do not hold, {} row(s) or table(s) refused\n", tables.size() - (refused - bad.size()), findings, refused);
  return refused == 0 ? 0 : 1;
}

int export_models(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock);
  const Initiatives registry(deployment);
  const web::Catalogue catalogue(deployment.pack + "/translations");
  const web::Words words(catalogue, languages(arguments.language.empty() ? "vi" : arguments.language).front());
  const auto directory = deployment.directory.now();
  const std::string root = arguments.unit.empty() ? "VN" : arguments.unit;
  if (directory->unit(root) == nullptr) throw SetupError(root + ": no such unit");
  std::vector<std::int64_t> units;
  for (const directory::Unit& one : directory->units().all())
    if (directory->units().is_within(one.code, root)) units.push_back(one.id);
  SheetFile out(arguments.file, pages::sheet_head(words));
  if (out.xlsx() != nullptr) {
    const auto offer = [&](std::string_view column, const std::vector<std::string>& values) {
      const auto at = std::find(initiatives::kSheetColumns.begin(), initiatives::kSheetColumns.end(), column);
      out.xlsx()->choices(static_cast<std::size_t>(at - initiatives::kSheetColumns.begin()), values);
    };
    std::vector<std::string> fields;
    for (const initiatives::Named& field : registry.programme.fields) fields.push_back(field.name.in(web::code_of(words.language())));
    offer("field", fields);
    offer("kind", {words("initiatives.kind.model"), words("initiatives.kind.exemplar")});
  }
  std::int64_t rows = 0;
  if (!arguments.empty)
    deployment.database->read([&](storage::Session& session) {
      initiatives::export_models(registry.room, session, units, [&](const std::vector<std::string>& row) {
        ++rows;
        out.row(row);
      });
    });
  out.close();
  fmt::print("{}: {} entries\n", arguments.file, rows);
  return 0;
}

int check_counts(const Place& place, bool repair) {
  const SystemClock clock;
  Deployment deployment(place, clock);
  const auto directory = deployment.directory.now();
  const auto wrong = deployment.database->read([&](storage::Session& session) { return initiatives::check_figures(session, directory->units()); });
  for (const std::string& line : wrong) fmt::print("{}\n", line);
  fmt::print("{} ready count(s) differ from the full count\n", wrong.size());
  if (!repair || wrong.empty()) return wrong.empty() ? 0 : 1;
  deployment.database->write([&](storage::Transaction& tx) { initiatives::recount_figures(tx, directory->units()); });
  fmt::print("counted anew\n");
  return 0;
}

}  // namespace

void add_import_models(CLI::App& import, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = import.add_subcommand("models", "models and exemplars from CSV or XLSX; run again after an interruption, it goes on");
  command->add_option("file", arguments->file, "the file (export models --empty makes a template)")->required();
  command->add_option("--errors", arguments->errors, "where refused rows go, with what is wrong; default FILE.refused.csv or .xlsx");
  command->add_option("--language", arguments->language, "vi or en; default both")->check(CLI::IsMember({"vi", "en"}));
  command->add_flag("--dry-run", arguments->dry, "look at every row, write nothing");
  add_place_options(*command, arguments->place);
  command->callback([arguments, &exit_code] { exit_code = import_models(*arguments); });

  auto figures = std::make_shared<Arguments>();
  command = import.add_subcommand("figures", "tables of figures of past years; says what does not add up and goes on");
  command->add_option("file", figures->file, "columns table, unit, from, to, source, row, column, value")->required();
  command->add_option("--language", figures->language, "vi or en; default both")->check(CLI::IsMember({"vi", "en"}));
  add_place_options(*command, figures->place);
  command->callback([figures, &exit_code] { exit_code = import_figures(*figures); });
}

void add_models_commands(CLI::App& root, int& exit_code) {
  CLI::App* group = root.add_subcommand("models", "The registry of models: export, check the ready counts");
  group->require_subcommand(1);
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = group->add_subcommand("export", "every entry as CSV or XLSX, which import models takes back");
  command->add_option("file", arguments->file, "FILE.csv or FILE.xlsx")->required();
  command->add_option("--unit", arguments->unit, "only this unit and those below");
  command->add_option("--language", arguments->language, "of the head: vi (default) or en")->check(CLI::IsMember({"vi", "en"}));
  command->add_flag("--empty", arguments->empty, "a template: the head and the choices, no entries");
  add_place_options(*command, arguments->place);
  command->callback([arguments, &exit_code] { exit_code = export_models(*arguments); });
  for (const bool repair : {false, true}) {
    auto place = std::make_shared<Place>();
    command = group->add_subcommand(repair ? "recount" : "check", repair ? "count anew what check found wrong (after units moved)"
                                                                         : "hold the ready counts against a full count");
    add_place_options(*command, *place);
    command->callback([place, repair, &exit_code] { exit_code = check_counts(*place, repair); });
  }
}

}  // namespace langnghe::app
