// Every route of the server: what register_pages calls, one file of handlers each. Included by
// register.cc and by who starts a server, so that a new page compiles nothing but itself.
#pragma once

namespace langnghe::web {
class Router;
}

namespace langnghe::pages {

struct Services;

// Every route of the server. The services outlive the router.
void register_pages(web::Router& router, const Services& services);

// One file of handlers each.
void register_home(web::Router& router, const Services& services);
void register_send(web::Router& router, const Services& services);
void register_track(web::Router& router, const Services& services);
void register_public_cases(web::Router& router, const Services& services);
void register_transparency(web::Router& router, const Services& services);
void register_rules(web::Router& router, const Services& services);
void register_log(web::Router& router, const Services& services);
void register_sign_in(web::Router& router, const Services& services);
void register_kept_form(web::Router& router, const Services& services);
void register_queue(web::Router& router, const Services& services);
void register_case(web::Router& router, const Services& services);
void register_denounce(web::Router& router, const Services& services);
void register_desk(web::Router& router, const Services& services);
void register_late(web::Router& router, const Services& services);
void register_letters(web::Router& router, const Services& services);
void register_chain(web::Router& router, const Services& services);
void register_directives(web::Router& router, const Services& services);
void register_staff_directives(web::Router& router, const Services& services);
void register_tasks(web::Router& router, const Services& services);
void register_matrix(web::Router& router, const Services& services);
void register_programmes(web::Router& router, const Services& services);
void register_figures(web::Router& router, const Services& services);
void register_officer_notices(web::Router& router, const Services& services);
void register_petitioner_notices(web::Router& router, const Services& services);
void register_redating(web::Router& router, const Services& services);
void register_outbox(web::Router& router, const Services& services);
void register_officers(web::Router& router, const Services& services);
void register_officer(web::Router& router, const Services& services);
void register_letter_pages(web::Router& router, const Services& services);
void register_case_file(web::Router& router, const Services& services);
void register_letter_list(web::Router& router, const Services& services);
void register_reception(web::Router& router, const Services& services);
void register_visit(web::Router& router, const Services& services);
void register_reception_duty(web::Router& router, const Services& services);
void register_staff_reception(web::Router& router, const Services& services);
void register_staff_visit(web::Router& router, const Services& services);
void register_reception_register(web::Router& router, const Services& services);
void register_meeting_feeds(web::Router& router, const Services& services);

void register_votes(web::Router& router, const Services& services);
void register_vote_papers(web::Router& router, const Services& services);
void register_staff_votes(web::Router& router, const Services& services);
void register_villages(web::Router& router, const Services& services);

}  // namespace langnghe::pages
