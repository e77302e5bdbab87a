// langnghe init: a fresh deployment. langnghe migrate: brings an old one up to this program.
#include <fmt/core.h>

#include <memory>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "app/procedures.h"
#include "app/sample_accounts.h"
#include "directives/sample.h"
#include "ledger/ledger.h"
#include "meetings/sample.h"
#include "procedures/apology.h"
#include "procedures/sample.h"
#include "storage/migration.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  bool sample = false;
};

int init(const Arguments& arguments) {
  const SystemClock clock;
  init_deployment(arguments.place, clock);
  fmt::print("{} is ready\n", arguments.place.database_url());
  if (!arguments.sample) return 0;
  Deployment deployment(arguments.place, clock);
  const auto accounts = create_sample_accounts(*deployment.database, deployment.directory,
                                               deployment.pack, {}, clock.now());
  deployment.database->write([&](storage::Transaction& tx) {
    return directives::load_sample(deployment.directives, tx, deployment.pack, clock.now());
  });
  deployment.database->write([&](storage::Transaction& tx) {
    return meetings::load_sample(deployment.meetings, deployment.link_kinds, tx, deployment.pack, clock.now());
  });
  const Procedures procedures(deployment);
  deployment.database->write([&](storage::Transaction& tx) {
    return procedures::load_sample(procedures.room, tx, deployment.pack, clock.now());
  });
  procedures::draft_due_apologies(procedures.room, *deployment.database, clock.now());
  ledger::Log log(*deployment.database, clock, deployment.log_options());
  log.sequence_now();
  if (accounts.empty()) return 0;
  fmt::print("\nSAMPLE accounts, for trying out only. These passwords are shown this once:\n\n");
  for (const SampleAccount& one : accounts)
    fmt::print("  SAMPLE  {:<22} {:<22} {}, {}\n", one.login, one.password, one.title, one.unit);
  fmt::print("\n");
  return 0;
}

int migrate(const Place& place) {
  storage::Options options;
  options.url = place.database_url();
  const auto database = storage::Database::open(options);
  const auto ran = storage::migrate(*database, all_migrations());
  if (ran.empty()) fmt::print("{}: nothing to do\n", options.url);
  for (int number : ran) fmt::print("{}: step {} done\n", options.url, number);
  return 0;
}

}  // namespace

void add_init_command(CLI::App& root, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = root.add_subcommand("init", "Make a deployment: folder, keys, database, units");
  add_place_options(*command, arguments->place);
  command->add_option("--origin", arguments->place.origin,
                      "name of the public log, for ever: host/path of the server, without https://");
  command->add_flag("--sample", arguments->sample, "also sample officers, whose passwords are printed once, and sample documents");
  command->callback([arguments, &exit_code] { exit_code = init(*arguments); });
}

void add_migrate_command(CLI::App& root, int& exit_code) {
  auto place = std::make_shared<Place>();
  auto* command = root.add_subcommand("migrate", "Bring the database up to this program");
  add_place_options(*command, *place);
  command->callback([place, &exit_code] { exit_code = migrate(*place); });
}

}  // namespace langnghe::app
