#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "app/commands.h"
#include "app/hotspots.h"
#include "app/initiatives.h"
#include "app/insight.h"
#include "app/search.h"
#include "base/result.h"

int main(int argc, char** argv) {
  using namespace langnghe::app;
  int exit_code = 0;
  CLI::App root{"Lắng Nghe: listens to people, answers on time, and proves it."};
  root.require_subcommand(1);
  root.set_help_all_flag("--help-all");

  // Each command's file adds itself here.
  add_init_command(root, exit_code);
  add_serve_command(root, exit_code);
  add_migrate_command(root, exit_code);
  add_backup_commands(root, exit_code);
  add_officer_command(root, exit_code);
  add_pack_command(root, exit_code);
  add_clock_command(root, exit_code);
  add_fsck_command(root, exit_code);
  add_ledger_command(root, exit_code);
  add_open_data_command(root, exit_code);
  add_scan_command(root, exit_code);
  add_verify_command(root, exit_code);
  add_models_commands(root, exit_code);
  add_report_command(root, exit_code);
  add_insight_commands(root, exit_code);
  add_search_commands(root, exit_code);
  add_hotspots_commands(root, exit_code);

  CLI::App* import = root.add_subcommand("import", "Bring data in");
  import->require_subcommand(1);
  add_import_units(*import, exit_code);
  add_import_cases(*import, exit_code);
  add_import_directives(*import, exit_code);
  add_import_models(*import, exit_code);

  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return root.exit(error) == 0 ? 0 : 2;
  } catch (const langnghe::SetupError& error) {
    std::fprintf(stderr, "langnghe: %s\n", error.what());
    return 3;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "langnghe: %s\n", error.what());
    return 3;
  }
  return exit_code;
}
