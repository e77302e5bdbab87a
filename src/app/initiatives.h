// The registry of models wired over a deployment.
#pragma once

#include "app/deployment.h"
#include "initiatives/initiatives.h"

namespace CLI {
class App;
}

namespace langnghe::app {

// Its lifecycle, proved; it has no clocks. Throws SetupError.
lifecycle::Lifecycle model_lifecycle_of(const std::string& pack);

struct Initiatives {
  explicit Initiatives(Deployment& deployment)
      : lifecycle(model_lifecycle_of(deployment.pack)),
        programme(initiatives::Programme::load(deployment.pack + "/initiatives")),
        room{lifecycle, programme, deployment.directory, deployment.vault, deployment.attachments} {}
  Initiatives(const Initiatives&) = delete;
  Initiatives& operator=(const Initiatives&) = delete;

  lifecycle::Lifecycle lifecycle;
  initiatives::Programme programme;
  initiatives::Room room;
};

// langnghe import models, import figures; langnghe models.
void add_import_models(CLI::App& import, int& exit_code);
void add_models_commands(CLI::App& root, int& exit_code);

}  // namespace langnghe::app
