// langnghe open-data: makes today's files of open data now (docs/open_data.md).
#include <fmt/core.h>

#include <memory>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "app/open_data.h"

namespace langnghe::app {

void add_open_data_command(CLI::App& root, int& exit_code) {
  auto place = std::make_shared<Place>();
  auto* command = root.add_subcommand("open-data", "Make today's files of open data now");
  add_place_options(*command, *place);
  command->callback([place, &exit_code] {
    const SystemClock clock;
    Deployment deployment(*place, clock, 1);
    for (const insight::DataFile& file : insight::publish_data(data_sources(deployment), clock.now(), true))
      fmt::print("{} {} {} rows, {} bytes\n", file.sha256, file.name, file.rows, file.bytes);
    exit_code = 0;
  });
}

}  // namespace langnghe::app
