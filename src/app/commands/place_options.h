// The options every command that opens a deployment has.
#pragma once

#include <CLI/CLI.hpp>

#include "app/deployment.h"

namespace langnghe::app {

inline void add_place_options(CLI::App& command, Place& place) {
  command.add_option("--data", place.data, "data folder")->capture_default_str();
  command.add_option("--database", place.database, "postgresql://… or sqlite:FILE, when not in the data folder");
  command.add_option("--keys", place.keys, "key directory, when not keys/ in the data folder");
  command.add_option("--pack", place.pack, "pack of rules and texts, when not packs/vn of the program");
}

}  // namespace langnghe::app
