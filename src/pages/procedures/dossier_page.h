// The few lines that the pages on administrative procedures share.
#pragma once

#include <string>

#include "pages/letters/letter_room.h"
#include "pages/meetings/meeting_page.h"
#include "pages/staff.h"
#include "procedures/apology.h"
#include "procedures/tickets.h"

namespace langnghe::pages {

// Every page on procedures, dossiers, apologies and tickets.
void register_procedures(web::Router& router, const Services& services);
// One file of handlers each.
void register_catalogue(web::Router& router, const Services& services);
void register_file_online(web::Router& router, const Services& services);
void register_own_dossier(web::Router& router, const Services& services);
void register_waiting_room(web::Router& router, const Services& services);
void register_on_time(web::Router& router, const Services& services);
void register_dossier_desk(web::Router& router, const Services& services);
void register_staff_dossier(web::Router& router, const Services& services);
void register_dossier_register(web::Router& router, const Services& services);
void register_apologies(web::Router& router, const Services& services);

std::string procedure_name(const Services& services, const procedures::Dossier& dossier, web::Language language);
// "dossier.state.late" instead of the state where time says so; look of its tag.
std::string_view look_of_dossier(const procedures::Dossier& dossier, Millis now);
std::string state_of_dossier(const web::Words& words, const procedures::Dossier& dossier);
// Time left as an office counts it: minutes and hours on the last day, working days before.
TimeLeft time_left(const Services& services, const web::Words& words, Millis due);
// "12.000 đ"; "Miễn phí" for 0.
std::string fee_text(const web::Words& words, std::int64_t fee);
// "3 ngày làm việc", "Trong ngày", "15 ngày"; with the rule after hours.
std::string term_text(const web::Words& words, const procedures::Procedure& procedure);
std::string unit_of_step(const Services& services, const web::Words& words, const procedures::Procedure& procedure,
                         std::string_view unit);
// Why it is due then, one line each.
std::vector<std::string> why_due(const Services& services, const web::Words& words, const procedures::Dossier& dossier);
// "Tờ khai (bản chính)": those that were given.
std::vector<std::string> papers_given(const Services& services, const procedures::Dossier& dossier,
                                      const web::Words& words);
// The check-list of a form: "paper_0" = "1" or nothing. `focus`: the page begins there.
std::vector<procedures::PaperTick> ticks_of(const web::Request& request, const procedures::Procedure& procedure);
void fill_checklist(const web::Words& words, web::View& view, web::FormView& form, const web::Request& request,
                    const procedures::Procedure& procedure, bool focus = false);
// Fills the sheet of form 06: SHEET rows. `notes`: what officers wrote there, for officers.
void fill_control_sheet(const Services& services, const web::Words& words, web::View& view,
                        const procedures::Dossier& dossier, const std::vector<procedures::StepDone>& lines,
                        bool notes);
// A sent apology as its applicant reads it (templates/parts/apology.tpl); `acknowledge`: where
// they say that they have it.
void show_apology(const Services& services, const web::Words& words, web::View& view,
                  const procedures::Apology& apology, const std::string& acknowledge);
// Whom a form may tell, and how; fields name … notify, letters.
void fill_person(const Services& services, const web::Words& words, web::FormView& form, const web::Request& request);
// The person and choices of such a form.
void read_person(const web::Request& request, procedures::Filing& filing);
// The dossier of the path, as this officer may see it.
std::optional<procedures::Dossier> staff_dossier(const Services& services, const web::Request& request,
                                                 const Staff& staff);

}  // namespace langnghe::pages
