// Hot spots wired over a deployment.
#pragma once

#include "app/deployment.h"
#include "insight/hotspots/hotspots.h"

namespace CLI {
class App;
}

namespace langnghe::app {

// The lifecycle of an alarm, proved; it has no clocks. Throws SetupError.
lifecycle::Lifecycle hotspot_lifecycle_of(const std::string& pack);

struct Hotspots {
  explicit Hotspots(const Deployment& deployment)
      : pack(insight::hotspots::Pack::load(deployment.pack + "/hotspots.toml")),
        lifecycle(hotspot_lifecycle_of(deployment.pack)),
        room{pack, lifecycle, deployment.directory} {}
  Hotspots(const Hotspots&) = delete;
  Hotspots& operator=(const Hotspots&) = delete;

  insight::hotspots::Pack pack;
  lifecycle::Lifecycle lifecycle;
  insight::hotspots::Room room;
};

// langnghe hotspots run|sample.
void add_hotspots_commands(CLI::App& root, int& exit_code);

}  // namespace langnghe::app
