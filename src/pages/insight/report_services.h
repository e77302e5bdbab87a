// What the pages of reports and dashboards stand on: what every page has, and the forms of the law. Made
// by `langnghe serve`; lives as long as the router.
#pragma once

#include "insight/reports/frozen.h"
#include "insight/reports/review.h"
#include "pages/services.h"

namespace langnghe::pages {

struct ReportServices : Services {
  const insight::ReportRoom& reports;
  const insight::ReviewForm& review;
};

// Every page below /staff/reports, /staff/dashboard, /staff/review and /board.
void register_insight(web::Router& router, const ReportServices& services);

// One file of handlers each.
void register_reports(web::Router& router, const ReportServices& services);
void register_frozen(web::Router& router, const ReportServices& services);
void register_dashboards(web::Router& router, const ReportServices& services);
void register_review(web::Router& router, const ReportServices& services);

}  // namespace langnghe::pages
