// langnghe fsck: recomputes the log and compares the rows of the rooms with it.
#include "ledger/fsck.h"

#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "app/commands.h"
#include "app/state_sources.h"
#include "base/keys.h"
#include "base/result.h"
#include "ledger/ledger.h"
#include "ledger/log.h"
#include "storage/database.h"

namespace langnghe::app {
namespace {

struct Arguments {
  std::string data = "data";
  std::string database;
  std::string keys;
};

void fill(Arguments& a) {
  if (a.database.empty()) a.database = "sqlite:" + a.data + "/langnghe.db";
  if (a.keys.empty()) a.keys = a.data + "/keys";
}

void add_options(CLI::App& command, Arguments& a) {
  command.add_option("--data", a.data, "data folder")->capture_default_str();
  command.add_option("--database", a.database, "postgresql://… or sqlite:FILE, when not in the data folder");
  command.add_option("--keys", a.keys, "key directory, when not keys/ in the data folder");
}

// The progress bar: only for people.
void show_progress(std::int64_t done, std::int64_t total) {
  constexpr int kWidth = 40;
  const int full = total == 0 ? kWidth : static_cast<int>(done * kWidth / total);
  fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {}/{}", "", full, "", kWidth - full, done, total);
  if (done >= total) fmt::print(stderr, "\n");
}

int run_fsck(Arguments arguments) {
  fill(arguments);
  const Keys keys = load_keys(arguments.keys);
  storage::Options options;
  options.url = arguments.database;
  options.readers = 1;
  options.read_only = true;
  const auto database = storage::Database::open(options);
  const auto origin = ledger::begun_origin(*database);
  if (!origin) {
    fmt::print("the log of this database has not begun; nothing to check\n");
    return 0;
  }
  ledger::set_subject_key(keys.subject);
  ledger::FsckOptions check;
  check.origin = *origin;
  check.public_key = ledger::Signer(*origin, keys.log).verifier().key;
  check.memory_directory = arguments.keys;
  check.sources = state_sources();
  if (::isatty(STDERR_FILENO) != 0) check.progress = show_progress;
  const ledger::FsckReport report = ledger::fsck(*database, check);
  for (const auto& finding : report.findings)
    fmt::print("{}: {}: {}\n", finding.kind, finding.where, finding.text);
  if (report.more > 0) fmt::print("… and {} more\n", report.more);
  fmt::print("{} entries ({} waiting for a number, {} erased by law), {} tiles, {} checkpoints, {} rows: {}\n",
             report.entries, report.waiting, report.erased, report.tiles, report.checkpoints, report.rows,
             report.clean() ? "all as it was signed"
                            : fmt::format("findings: {}", static_cast<std::int64_t>(report.findings.size()) + report.more));
  return report.clean() ? 0 : 1;
}

int run_adopt(Arguments arguments) {
  fill(arguments);
  const Keys keys = load_keys(arguments.keys);
  storage::Options options;
  options.url = arguments.database;
  const auto database = storage::Database::open(options);
  const auto remembered = ledger::begun_origin(*database);
  if (!remembered)
    throw SetupError("ledger adopt: the log of this database has not begun; give the one that was restored");
  ledger::LogOptions log;
  log.origin = *remembered;
  log.seed = keys.log;
  log.subject_key = keys.subject;
  log.memory_directory = arguments.keys;
  const std::string origin = ledger::adopt(*database, SystemClock{}, log);
  fmt::print("the log goes on as {}; the break is told in its next entry. Publish the new key (/log/key).\n", origin);
  return 0;
}

}  // namespace

void add_fsck_command(CLI::App& root, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = root.add_subcommand("fsck", "Recompute the log and compare every row with it");
  add_options(*command, *arguments);
  command->callback([arguments, &exit_code] { exit_code = run_fsck(*arguments); });
}

void add_ledger_command(CLI::App& root, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = root.add_subcommand("ledger", "Decide about the log");
  command->require_subcommand(1);
  auto* adopt = command->add_subcommand(
      "adopt", "After a restored backup: go on under a new name and tell the break in public");
  add_options(*adopt, *arguments);
  adopt->callback([arguments, &exit_code] { exit_code = run_adopt(*arguments); });
}

}  // namespace langnghe::app
