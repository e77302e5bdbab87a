// langnghe import directives FILE.csv: the documents an office has in a table already.
#include <fmt/core.h>

#include <cstdio>
#include <fstream>
#include <memory>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "base/result.h"
#include "directives/sample.h"
#include "ledger/log.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  std::string file, unit = "68.TGDV";
  bool dry_run = false;
};

int run(const Arguments& arguments) {
  const SystemClock clock;
  std::ifstream in(arguments.file);
  if (!in) throw SetupError(arguments.file + ": cannot be read; check the name and the rights");
  Deployment deployment(arguments.place, clock);
  using Answer = tl::expected<int, std::vector<directives::RowError>>;
  int rows = 0;
  const Answer answer = deployment.database->write([&](storage::Transaction& tx) -> Answer {
    in.clear();
    in.seekg(0);
    auto made = directives::import_documents(deployment.directives, tx, in, arguments.unit, clock.now());
    if (!made) return made;
    rows = *made;
    // A dry run goes all the way and is undone.
    if (arguments.dry_run) return tl::unexpected(std::vector<directives::RowError>());
    return made;
  });
  if (!answer && !answer.error().empty()) {
    for (const directives::RowError& error : answer.error())
      fmt::print(stderr, "langnghe: {}:{}: {}{}{}\n", arguments.file, error.line, error.column,
                 error.column.empty() ? "" : ": ", error.what);
    fmt::print(stderr, "langnghe: {}: nothing was imported; mend these rows ({}) and run it again\n",
               arguments.file, answer.error().size());
    return 1;
  }
  fmt::print("{} documents {}\n", rows, arguments.dry_run ? "would be imported" : "imported");
  return 0;
}

}  // namespace

void add_import_directives(CLI::App& import, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = import.add_subcommand(
      "directives", "documents from a CSV file with the columns number,kind,issuer and perhaps issued_on,title,"
                    "summary,standing,source,public,implements,amends,replaces,continues; all rows or none");
  command->add_option("file", arguments->file, "the CSV file (UTF-8)")->required();
  command->add_option("--unit", arguments->unit, "code of the unit whose registry it is")->capture_default_str();
  command->add_flag("--dry-run", arguments->dry_run, "check everything, change nothing");
  add_place_options(*command, arguments->place);
  command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace langnghe::app
