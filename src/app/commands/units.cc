// langnghe import units FILE: all rows or none, every bad row named.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "base/keys.h"
#include "base/result.h"
#include "base/time.h"
#include "directory/commands.h"
#include "directory/directory.h"
#include "ledger/ledger.h"
#include "storage/database.h"

namespace langnghe::app {
namespace {

struct Arguments {
  std::string file;
  std::string data = "data";
  std::string database;
  std::string keys;
  std::string pack = "packs/vn";
  bool dry_run = false;
};

void complain(const Arguments& arguments, const std::vector<directory::RowError>& errors) {
  for (const directory::RowError& error : errors)
    std::fprintf(stderr, "langnghe: %s:%zu: %s%s%s\n", arguments.file.c_str(), error.line,
                 error.column.c_str(), error.column.empty() ? "" : ": ", error.what.c_str());
  std::fprintf(stderr, "langnghe: %s: nothing was imported; mend these rows (%zu) and run it again\n",
               arguments.file.c_str(), errors.size());
}

int run(const Arguments& arguments) {
  const SystemClock clock;
  std::ifstream in(arguments.file);
  if (!in) throw SetupError(arguments.file + ": cannot be read; check the name and the rights");
  const directory::UnitFile file = directory::read_unit_file(in, local_date(clock.now()));
  if (!file.errors.empty()) {
    complain(arguments, file.errors);
    return 1;
  }
  const std::string path = arguments.data + "/langnghe.db";
  // Opening would make an empty database out of a mistyped folder.
  if (arguments.database.empty() && !std::filesystem::exists(path))
    throw SetupError(path + ": is not there; run langnghe init, or name the folder with --data");
  const auto keys = load_keys(arguments.keys.empty() ? arguments.data + "/keys" : arguments.keys);
  ledger::set_subject_key(keys.subject);
  storage::Options options;
  options.url = arguments.database.empty() ? "sqlite:" + path : arguments.database;
  const auto database = storage::Database::open(options);
  directory::Directory directory(*database, directory::Roles::load(arguments.pack + "/roles.toml"));

  using Answer = tl::expected<int, std::vector<directory::RowError>>;
  int rows = 0;
  const Answer answer = database->write([&](storage::Transaction& transaction) -> Answer {
    auto added = directory::import_units(transaction, directory, file, {}, clock.now());
    if (!added) return added;
    rows = *added;
    // A dry run goes all the way and is undone.
    if (arguments.dry_run) return tl::unexpected(std::vector<directory::RowError>());
    return added;
  });
  if (!answer && !answer.error().empty()) {
    complain(arguments, answer.error());
    return 1;
  }
  std::printf(arguments.dry_run ? "%d units would be imported\n" : "%d units imported\n", rows);
  return 0;
}

}  // namespace

void add_import_units(CLI::App& import, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = import.add_subcommand(
      "units", "units from a CSV file with the columns code,kind,parent,name_vi,name_en and perhaps "
               "valid_from,lat,lon,remote; all rows or none");
  command->add_option("file", arguments->file, "the CSV file (UTF-8)")->required();
  command->add_option("--data", arguments->data, "data folder")->capture_default_str();
  command->add_option("--database", arguments->database,
                      "postgresql://… or sqlite:FILE, when not in the data folder");
  command->add_option("--keys", arguments->keys, "key directory, when not keys/ in the data folder");
  command->add_option("--pack", arguments->pack, "pack folder")->capture_default_str();
  command->add_flag("--dry-run", arguments->dry_run, "check everything, change nothing");
  command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace langnghe::app
