// What the pages of a consultation, for everybody and for officers, show alike.
#pragma once

#include "consultations/opinions.h"
#include "pages/consultations/common.h"

namespace langnghe::pages {

std::string_view consultation_look(const consultations::Consultation& one);
void fill_consultation_head(const Services& services, const web::Words& words, web::View& view,
                            const consultations::Consultation& one);
// "Về đoạn 2 · qua mạng", "Họp tổ dân phố 3 · 35 người".
std::string how_said(const web::Words& words, const consultations::Opinion& one);
// Sections GROUP with title, count, answer and reason; gives the group's view to add to.
void fill_group(const web::Words& words, web::View& group, const consultations::OpinionGroup& one);
std::vector<web::Option> paragraph_options(const web::Words& words, const consultations::Consultation& one);
std::optional<std::pair<double, double>> point_field(const web::Request& request);

}  // namespace langnghe::pages
