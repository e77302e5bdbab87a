// What the makers of open data stand on in a deployment: `langnghe open-data` and the server's
// own daily run.
#pragma once

#include "app/deployment.h"
#include "insight/open_data/open_data.h"

namespace langnghe::app {

inline insight::DataSources data_sources(Deployment& deployment) {
  return {.database = *deployment.database,
          .unit_code =
              [directory = deployment.directory.now()](std::int64_t id) {
                const directory::Unit* unit = directory->units().unit_by_id(id);
                return unit == nullptr ? std::string() : unit->code;
              },
          .folder = deployment.place.open_data_folder()};
}

}  // namespace langnghe::app
