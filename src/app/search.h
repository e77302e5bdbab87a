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

// search/ in the data folder; each further server on one data folder keeps search-2/, search-3/, …
std::string search_folder(const Place& place, int number = 1);

// The indexes over that folder. Throws search::IndexInUse.
std::unique_ptr<search::Indexes> indexes_of(Deployment& deployment, int number, search::Index::Use use = search::Index::Use::kWrite);
// Over the first folder nobody keeps.
std::unique_ptr<search::Indexes> free_indexes(Deployment& deployment);

struct Search {
  Search(Deployment& deployment, std::unique_ptr<search::Indexes> over)
      : settings(search::Settings::load(deployment.pack + "/search.toml")), indexes(std::move(over)) {}

  search::Settings settings;
  std::unique_ptr<search::Indexes> indexes;
};

// langnghe search, langnghe lookalikes.
void add_search_commands(CLI::App& root, int& exit_code);

}  // namespace langnghe::app
