// What the pages of a vote, for everybody and for officers, show alike.
#pragma once

#include "consultations/votes.h"
#include "pages/consultations/common.h"

namespace langnghe::pages {

std::string_view vote_look(const consultations::Vote& vote);
std::string vote_state(const web::Words& words, const consultations::Vote& vote);
// "Cần ít nhất 2/3 tổng số hộ …", "Cần trên 50% …".
std::string vote_rule(const web::Words& words, const consultations::VoteItem& item);
void fill_vote_head(const Services& services, const web::Words& words, web::View& view,
                    const consultations::Vote& vote);
// Sending and recognition, as far as they run.
void fill_vote_terms(const Services& services, const web::Words& words, web::View& view,
                     const consultations::Vote& vote);
std::optional<consultations::Vote> public_vote(const Services& services, const web::Request& request);

}  // namespace langnghe::pages
