// Administrative procedures wired over a deployment.
#pragma once

#include "app/deployment.h"
#include "procedures/room.h"

namespace langnghe::app {

// The lifecycle of dossiers, proved. Throws SetupError.
lifecycle::Lifecycle dossier_lifecycle_of(const std::string& pack, const legalclock::Law& law);

struct Procedures {
  explicit Procedures(Deployment& deployment)
      : catalogue(procedures::Catalogue::load(deployment.pack)),
        lifecycle(dossier_lifecycle_of(deployment.pack, deployment.law)),
        room{catalogue, lifecycle, deployment.law, deployment.directory, deployment.vault, deployment.attachments,
             deployment.casework.secret_key} {}
  Procedures(const Procedures&) = delete;
  Procedures& operator=(const Procedures&) = delete;

  procedures::Catalogue catalogue;
  lifecycle::Lifecycle lifecycle;
  procedures::Room room;
};

}  // namespace langnghe::app
