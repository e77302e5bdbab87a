// The pages of dialogues and their questions: one file of handlers each.
#pragma once

#include "pages/services.h"

namespace langnghe::pages {

// All of them, and how links show what meetings have.
void register_dialogues(web::Router& router, const Services& services);

void register_public_dialogues(web::Router& router, const Services& services);
void register_questions(web::Router& router, const Services& services);
void register_hall(web::Router& router, const Services& services);
void register_staff_dialogues(web::Router& router, const Services& services);
void register_question_entry(web::Router& router, const Services& services);
void register_staff_questions(web::Router& router, const Services& services);
void register_dialogue_duty(web::Router& router, const Services& services);
void name_meetings(const Services& services);

}  // namespace langnghe::pages
