// Searching and look-alikes over a deployment: every room's sources, wired together.
#pragma once

#include <memory>
#include <string>

#include "app/deployment.h"
#include "search/indexes.h"
#include "search/settings.h"

namespace CLI {
class App;
}

namespace langnghe::app {

std::vector<search::Source> search_sources(const directory::Directory& directory);

struct Search {
  explicit Search(Deployment& deployment, search::Index::Use use = search::Index::Use::kWrite)
      : settings(search::Settings::load(deployment.pack + "/search.toml")),
        indexes(*deployment.database, search_sources(deployment.directory), folder_of(deployment.place), use) {}
  static std::string folder_of(const Place& place) { return place.data + "/search"; }

  search::Settings settings;
  search::Indexes indexes;
};

// langnghe search, langnghe lookalikes.
void add_search_commands(CLI::App& root, int& exit_code);

}  // namespace langnghe::app
