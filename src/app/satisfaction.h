// How people were served, wired over a deployment.
#pragma once

#include "app/deployment.h"
#include "satisfaction/room.h"

namespace langnghe::app {

struct Satisfaction {
  explicit Satisfaction(Deployment& deployment)
      : pack(satisfaction::Pack::load(deployment.pack)),
        room{pack, deployment.directory, deployment.casework.secret_key} {}
  Satisfaction(const Satisfaction&) = delete;
  Satisfaction& operator=(const Satisfaction&) = delete;

  satisfaction::Pack pack;
  satisfaction::Room room;
};

}  // namespace langnghe::app
