// The commands of the command line, one file each below commands/. Each function adds its
// command and sets exit_code when it runs:
//   0 done · 1 the answer is "no" · 2 wrong use · 3 cannot (file, network, database)
// Errors are one line on stderr: what, where, what to do.
#pragma once

namespace CLI {
class App;
}

namespace langnghe::app {

void add_backup_commands(CLI::App& root, int& exit_code);
void add_clock_command(CLI::App& root, int& exit_code);
void add_redate_command(CLI::App& clock, int& exit_code);  // below `langnghe clock`
void add_fsck_command(CLI::App& root, int& exit_code);
void add_init_command(CLI::App& root, int& exit_code);
void add_ledger_command(CLI::App& root, int& exit_code);
void add_migrate_command(CLI::App& root, int& exit_code);
void add_open_data_command(CLI::App& root, int& exit_code);
void add_officer_command(CLI::App& root, int& exit_code);
void add_pack_command(CLI::App& root, int& exit_code);
void add_scan_command(CLI::App& root, int& exit_code);
void add_serve_command(CLI::App& root, int& exit_code);
void add_verify_command(CLI::App& root, int& exit_code);
// Below `langnghe import`.
void add_import_units(CLI::App& import, int& exit_code);
void add_import_cases(CLI::App& import, int& exit_code);
void add_import_directives(CLI::App& import, int& exit_code);

}  // namespace langnghe::app
