// What stands on the case page of a denunciation besides: who may read the identity, naming
// them, opening it for a purpose, and the redacted text. Nothing sealed is shown but what the
// named reader before the page has opened with this very request.
#pragma once

#include "casework/denunciations.h"
#include "pages/casework/case_page.h"

namespace langnghe::pages {

void sealed_panels(const Services& services, const web::Request& request, const Staff& staff,
                   const casework::Case& one, const CaseReply& reply, const web::Words& words,
                   web::View& view, web::FormView& form);

// POST /staff/case/{code}/sealed/…: reader, end, open, file, redact.
void register_sealed(web::Router& router, const Services& services);

// The files of a form, as they came. Empty fields of browsers are left out.
std::vector<casework::Original> originals_of(const web::Request& request, std::string_view field);
// Stages redacted copies under names that say nothing.
Result<StagedFiles> stage_nameless(const Services& services, const web::Request& request,
                                   std::string_view field);

}  // namespace langnghe::pages
