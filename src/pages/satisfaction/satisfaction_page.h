// What the pages on satisfaction stand on and share.
#pragma once

#include "pages/staff.h"
#include "satisfaction/remarks.h"
#include "satisfaction/service_index.h"
#include "satisfaction/survey.h"

namespace langnghe::pages {

struct SatisfactionServices : Services {
  const satisfaction::Room& satisfaction;
};

// Every page of the area.
void register_satisfaction(web::Router& router, const SatisfactionServices& services);

// One file of handlers each.
void register_survey(web::Router& router, const SatisfactionServices& services);
void register_results(web::Router& router, const SatisfactionServices& services);
void register_followups(web::Router& router, const SatisfactionServices& services);
void register_remarks(web::Router& router, const SatisfactionServices& services);

// "dossier.birth" → the name of the procedure; "case.reflection" → "Phản ánh".
std::string topic_name(const SatisfactionServices& services, const web::Words& words, std::string_view topic);
// The year asked for by ?year=, this one when there is none or it is no year.
int year_asked(const Services& services, const web::Request& request);
std::vector<web::Option> year_options(const Services& services);
std::string percent_text(const web::Words& words, double share);
// A number as a form has it; -1 when it is none.
std::int64_t typed_number(std::string_view text);

}  // namespace langnghe::pages
