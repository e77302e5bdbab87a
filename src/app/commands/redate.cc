// langnghe clock redate: computes the open terms anew after the calendar or a rule of the pack
// has changed; with --dry-run only says what would move.
#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "casework/redating.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  bool dry_run = false;
  std::string words;
  int batch = 2000;
};

void print(const Deployment& deployment, const casework::RedatingCount& count, bool dry_run) {
  fmt::print("{} running terms looked at in {:.1f} s\n", count.terms, count.seconds);
  if (count.refused > 0)
    fmt::print("{} could not be computed (their rule is not in force or gone) and stay as they are\n", count.refused);
  if (count.moved == 0) {
    fmt::print("nothing moves\n");
    return;
  }
  const auto days = [](Millis shift) { return static_cast<double>(shift) / static_cast<double>(kDay); };
  fmt::print("{} terms {}, {} cases have another date; from {:+.1f} to {:+.1f} days\n", count.moved,
             dry_run ? "would move" : "moved", count.cases, days(count.earliest_shift), days(count.latest_shift));
  const auto directory = deployment.directory.now();
  std::vector<std::pair<std::int64_t, std::int64_t>> units;  // cases, unit
  for (const auto& [unit, cases] : count.by_unit) units.emplace_back(cases, unit);
  std::sort(units.rbegin(), units.rend());
  for (std::size_t i = 0; i < std::min<std::size_t>(units.size(), 10); ++i) {
    const directory::Unit* unit = directory->units().unit_by_id(units[i].second);
    fmt::print("  {:>8}  {}\n", units[i].first, unit == nullptr ? "?" : unit->name_vi);
  }
  if (units.size() > 10) fmt::print("  … and {} other units\n", units.size() - 10);
  for (std::size_t i = 0; i < std::min<std::size_t>(count.samples.size(), 5); ++i) {
    const casework::RedatingSample& one = count.samples[i];
    fmt::print("  {} {}: {} -> {}\n", one.code, one.rule, iso_date(local_date(one.old_due - 1)),
               iso_date(local_date(one.new_due - 1)));
  }
}

int redate(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock);
  if (arguments.dry_run) {
    print(deployment, casework::preview_redating(deployment.casework, *deployment.database, clock.now()), true);
    return 0;
  }
  if (arguments.words.empty()) {
    fmt::print(stderr, "langnghe clock redate: --words is missing; say in a sentence why dates move: people read it\n");
    return 2;
  }
  ledger::Log log(*deployment.database, clock, deployment.log_options());
  casework::RedatingOrder order{arguments.words, 0, arguments.batch, {}};
  if (::isatty(STDERR_FILENO) != 0)
    order.progress = [](std::int64_t done, std::int64_t all) {
      fmt::print(stderr, "\r{} of {} cases", done, all);
      if (done == all) fmt::print(stderr, "\n");
    };
  print(deployment, casework::redate_cases(deployment.casework, *deployment.database, order, clock.now()), false);
  while (log.sequence_now()) {
  }
  return 0;
}

}  // namespace

void add_redate_command(CLI::App& clock_command, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = clock_command.add_subcommand(
      "redate", "Compute the open terms anew after the calendar or a rule has changed");
  add_place_options(*command, arguments->place);
  command->add_flag("--dry-run", arguments->dry_run, "only say what would move");
  command->add_option("--words", arguments->words, "why, in a sentence for those whose date moves");
  command->add_option("--batch", arguments->batch, "cases a transaction")
      ->check(CLI::Range(1, 100000))->capture_default_str();
  command->callback([arguments, &exit_code] { exit_code = redate(*arguments); });
}

}  // namespace langnghe::app
