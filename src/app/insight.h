// Reports and dashboards wired over a deployment: the forms of the law, and who keeps the counts.
#pragma once

#include "app/deployment.h"
#include "insight/aggregates/follower.h"
#include "insight/reports/frozen.h"
#include "insight/reports/review.h"

namespace CLI {
class App;
}

namespace langnghe::app {

struct Insight {
  explicit Insight(Deployment& deployment)
      : forms(insight::ReportForms::load(deployment.pack + "/reports")),
        review(insight::ReviewForm::load(deployment.pack + "/review.toml", forms)),
        follower(*deployment.database, deployment.directory, forms.streams()),
        room{forms, deployment.directory} {}
  Insight(const Insight&) = delete;
  Insight& operator=(const Insight&) = delete;

  insight::ReportForms forms;
  insight::ReviewForm review;
  insight::Follower follower;
  insight::ReportRoom room;
};

// langnghe report; langnghe insight check|recount.
void add_report_command(CLI::App& root, int& exit_code);
void add_insight_commands(CLI::App& root, int& exit_code);

}  // namespace langnghe::app
