// Commitments wired over a deployment: the room, the lifecycle of the pack, the kinds of links.
#pragma once

#include "app/deployment.h"
#include "meetings/commitment.h"

namespace langnghe::app {

// The lifecycle, proved; no clock runs in it. Throws SetupError.
inline lifecycle::Lifecycle promise_lifecycle_of(const std::string& pack) {
  const directory::Roles roles = directory::Roles::load(pack + "/roles.toml");
  return meetings::commitment_lifecycle(pack, [&roles](std::string_view grant) { return roles.known_action(grant); });
}

struct Promises {
  explicit Promises(const Deployment& deployment)
      : lifecycle(promise_lifecycle_of(deployment.pack)), room{deployment.meetings, lifecycle, deployment.link_kinds} {}
  Promises(const Promises&) = delete;
  Promises& operator=(const Promises&) = delete;

  lifecycle::Lifecycle lifecycle;
  meetings::Promises room;
};

}  // namespace langnghe::app
