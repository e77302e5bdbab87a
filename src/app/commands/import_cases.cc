// langnghe import cases --map FILE FILE.csv: requests of another system (docs/import.md).
#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "base/result.h"
#include "casework/import.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  std::string file, map, unit, compare, report;
};

void show_progress(std::size_t done, std::size_t total) {
  constexpr std::size_t kWidth = 40;
  const std::size_t full = total == 0 ? kWidth : done * kWidth / total;
  fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {} %", "", full, "", kWidth - full,
             total == 0 ? 100 : done * 100 / total);
  if (done >= total) fmt::print(stderr, "\n");
}

std::string whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  if (in) text << in.rdbuf();
  if (!in || in.bad()) throw SetupError(path + ": cannot be read; check the name and the rights");
  return std::move(text).str();
}

int run(const Arguments& arguments) {
  const SystemClock clock;
  casework::ImportMap map = casework::ImportMap::load(arguments.map);
  if (!arguments.unit.empty()) map.unit = arguments.unit;
  if (!arguments.compare.empty()) {
    map.compare = arguments.compare;
    if (map.on_time.empty()) map.on_time = "ONTIME";
    if (map.late.empty()) map.late = "OVERDUE";
  }
  std::string csv = whole_file(arguments.file);
  Deployment deployment(arguments.place, clock);

  const std::string report_path =
      arguments.report.empty() ? arguments.file + ".rejected.txt" : arguments.report;
  std::ofstream report;
  const bool terminal = ::isatty(STDERR_FILENO) != 0;
  casework::ImportOptions options;
  options.bad = [&](const casework::BadRow& row) {
    const std::string text = fmt::format("{}:{}: {}", arguments.file, row.line, row.why);
    if (!report.is_open()) {
      report.open(report_path, std::ios::trunc);
      if (!report)
        throw SetupError(report_path + ": cannot be written; name another file with --report");
    }
    report << text << '\n' << std::flush;
    fmt::print(stderr, "{}langnghe: {}\n", terminal ? "\r\x1b[K" : "", text);
  };
  if (terminal) options.progress = show_progress;
  const casework::ImportSummary summary = casework::import_cases(
      deployment.casework, *deployment.database, map, std::move(csv), options, clock.now());

  fmt::print("{} rows: {} imported, {} there already, {} refused\n", summary.rows, summary.imported,
             summary.before, summary.bad);
  if (report.is_open()) fmt::print("the refused rows and why: {}\n", report_path);
  if (!map.compare.empty()) {
    fmt::print("on time or late, closed requests with a target: {} compared with column {}, {} differ\n",
               summary.compared, map.compare, summary.differ);
    if (summary.no_verdict > 0)
      fmt::print("{} more are not compared: the column says neither {} nor {}\n", summary.no_verdict,
                 map.on_time, map.late);
    for (const casework::BadRow& one : summary.differences)
      fmt::print("  line {}: {}\n", one.line, one.why);
  }
  return summary.bad == 0 ? 0 : 1;
}

}  // namespace

void add_import_cases(CLI::App& import, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = import.add_subcommand(
      "cases", "requests of another system from a CSV file; run again after an interruption, it goes on");
  command->add_option("file", arguments->file, "the CSV file (UTF-8)")->required();
  command->add_option("--map", arguments->map, "mapping of its columns (TOML; docs/import.md)")->required();
  command->add_option("--unit", arguments->unit, "code of the unit that takes them, instead of the mapping's");
  command->add_option("--compare", arguments->compare,
                      "column with the other system's ONTIME or OVERDUE, held against ours");
  command->add_option("--report", arguments->report, "where refused rows are listed; default FILE.rejected.txt");
  add_place_options(*command, arguments->place);
  command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace langnghe::app
