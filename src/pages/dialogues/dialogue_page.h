// The few lines that the pages on dialogues share.
#pragma once

#include "documents/attachments.h"
#include "links/names.h"
#include "meetings/commitment.h"
#include "meetings/dialogue.h"
#include "meetings/meetings.h"
#include "pages/links/panel.h"
#include "pages/meetings/meeting_page.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {

inline constexpr int kQuestionsAPage = 25;
// Purpose of the secret in the address of the hall's screen.
inline constexpr std::string_view kHallKey = "hall screen";

std::string_view look_of_dialogue(const meetings::Dialogue& one);
std::string_view look_of_question(const meetings::Question& one);
// "land,health" in words.
std::string theme_names(const Services& services, std::string_view themes, web::Language language);
std::vector<std::string> themes_of(std::string_view themes);
// The state of a question in words: "sẽ trả lời trước 12/12/2026".
std::string state_of(const Services& services, const web::Words& words, const meetings::Question& one);
// Announced, with this code; nothing else is public.
std::optional<meetings::Dialogue> public_dialogue(const Services& services, std::string_view typed);
// Day, hours, place, chair …: FACT {LABEL, TEXT}.
void fill_dialogue_facts(const Services& services, const web::Words& words, web::View& view, const meetings::Dialogue& one);
// Code of the dialogue a rating or vote of this browser stands under: a hash, never a person.
std::string voter_of(const Services& services, const web::Request& request, std::string_view code);
// A number of a page from the query, 0 when it is none.
int offset_of(const web::Request& request);
// What was promised there: COMMITMENTS { COMMITMENT {…} } of parts/commitments.
void fill_commitments(const Services& services, const web::Words& words, web::View& view, const std::vector<meetings::Commitment>& all,
                      bool staff);
std::string_view look_of_outcome(std::string_view outcome);
// A whole number of a form or an address; 0 for anything else.
std::int64_t id_in(std::string_view text);

}  // namespace langnghe::pages
