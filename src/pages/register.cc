#include "pages/consultations/register.h"
#include "pages/routes.h"
#include "pages/dialogues/register.h"
#include "pages/procedures/dossier_page.h"
#include "pages/services.h"

namespace langnghe::pages {

void register_pages(web::Router& router, const Services& services) {
  register_home(router, services);
  register_send(router, services);
  register_track(router, services);
  register_public_cases(router, services);
  register_transparency(router, services);
  register_rules(router, services);
  register_log(router, services);
  register_sign_in(router, services);
  register_kept_form(router, services);
  register_queue(router, services);
  register_case(router, services);
  register_denounce(router, services);
  register_desk(router, services);
  register_late(router, services);
  register_letters(router, services);
  register_chain(router, services);
  register_directives(router, services);
  register_staff_directives(router, services);
  register_tasks(router, services);
  register_matrix(router, services);
  register_programmes(router, services);
  register_figures(router, services);
  register_officer_notices(router, services);
  register_petitioner_notices(router, services);
  register_redating(router, services);
  register_outbox(router, services);
  register_officers(router, services);
  register_officer(router, services);
  register_letter_pages(router, services);
  register_letter_list(router, services);
  register_case_file(router, services);
  register_votes(router, services);
  register_vote_papers(router, services);
  register_staff_votes(router, services);
  register_villages(router, services);
  register_consultations(router, services);
  register_staff_consultations(router, services);
  register_publications(router, services);
  register_works(router, services);
  register_boards(router, services);
  register_proposals(router, services);
  register_reception(router, services);
  register_visit(router, services);
  register_reception_duty(router, services);
  register_staff_reception(router, services);
  register_staff_visit(router, services);
  register_reception_register(router, services);
  register_meeting_feeds(router, services);
  register_dialogues(router, services);
  name_consultations(services);
  register_procedures(router, services);
}

}  // namespace langnghe::pages
