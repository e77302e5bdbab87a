// langnghe pack check: rules, lifecycles, forms, calendar, units, texts.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.h"
#include "app/deployment.h"

namespace langnghe::app {

void add_pack_command(CLI::App& root, int& exit_code) {
  auto folder = std::make_shared<std::string>();
  auto* command = root.add_subcommand("pack", "About packs of rules and texts");
  command->require_subcommand(1);
  auto* check = command->add_subcommand("check", "Check rules, lifecycles, forms, calendar, units, texts");
  check->add_option("folder", *folder, "the pack; default packs/vn of the program");
  check->callback([folder, &exit_code] {
    const std::string pack = folder->empty() ? share_folder("packs/vn") : *folder;
    const auto problems = check_pack(pack);
    for (const std::string& problem : problems) fmt::print("{}\n", problem);
    fmt::print("{}: {}\n", pack, problems.empty() ? std::string("sound") : fmt::format("{} problem(s)", problems.size()));
    exit_code = problems.empty() ? 0 : 1;
  });
}

}  // namespace langnghe::app
