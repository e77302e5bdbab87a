// langnghe backup, restore: database and attachments, in one folder. Keys are never in it:
// they are kept elsewhere, or the copy could open the vault.
#include <fmt/core.h>

#include <filesystem>
#include <memory>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "base/result.h"
#include "storage/backup.h"

namespace langnghe::app {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  Place place;
  std::string folder;
  bool overwrite = false;
};

int backup(const Arguments& arguments) {
  const fs::path to = arguments.folder;
  std::error_code error;
  if (fs::exists(to) && !fs::is_empty(to, error))
    throw SetupError(fmt::format("{}: is not empty; name a new folder", to.string()));
  fs::create_directories(to);
  storage::Options options;
  options.url = arguments.place.database_url();
  options.readers = 1;
  const auto database = storage::Database::open(options);
  // The database first: a file is durable before a row names it, so every file a row of this
  // copy names is there when the files are copied afterwards.
  database->backup_to((to / "database").string());
  const fs::path files = arguments.place.attachments_folder();
  if (fs::is_directory(files, error))
    fs::copy(files, to / "attachments", fs::copy_options::recursive);
  fmt::print("{}: database and attachments copied. Keep {} safe elsewhere: without the keys the copy opens nothing.\n",
             to.string(), arguments.place.keys_folder());
  return 0;
}

int restore(const Arguments& arguments) {
  const fs::path from = arguments.folder;
  if (!fs::exists(from / "database"))
    throw SetupError(fmt::format("{}: holds no backup; name the folder that langnghe backup made", from.string()));
  fs::create_directories(arguments.place.data);
  storage::restore_from(arguments.place.database_url(), (from / "database").string(), arguments.overwrite);
  if (fs::is_directory(from / "attachments"))
    fs::copy(from / "attachments", arguments.place.attachments_folder(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  fmt::print("{}: restored. If the log had grown since the backup was made, run langnghe ledger adopt once; langnghe fsck tells.\n",
             arguments.place.data);
  return 0;
}

void add(CLI::App& root, const char* name, const char* what, const char* folder, bool overwrite,
         int (*run)(const Arguments&), int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = root.add_subcommand(name, what);
  command->add_option("folder", arguments->folder, folder)->required();
  add_place_options(*command, arguments->place);
  if (overwrite) command->add_flag("--overwrite", arguments->overwrite, "replace a database that holds something");
  command->callback([arguments, run, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace

void add_backup_commands(CLI::App& root, int& exit_code) {
  add(root, "backup", "Copy database and attachments while serving", "a new folder", false, backup, exit_code);
  add(root, "restore", "Put a backup in place; the server must be stopped", "folder of a backup", true, restore, exit_code);
}

}  // namespace langnghe::app
