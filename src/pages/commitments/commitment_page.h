// What public and officers' pages show of a commitment alike.
#pragma once

#include "pages/commitments/promise_services.h"
#include "pages/dialogues/dialogue_page.h"

namespace langnghe::pages {

inline constexpr int kCommitmentsAPage = 20;

// Words, who, days, outcome, where it comes from (when the viewer may see that), and the story.
void fill_commitment(const PromiseServices& services, const web::Words& words, web::View& view, const meetings::Commitment& one,
                     const links::Viewer& viewer, bool staff);
// NUMBERS of the outcomes.
void fill_outcomes(web::View& view, const meetings::CommitmentCount& count);
// A row for each who promised.
void fill_promisers(const Services& services, const web::Words& words, web::View& view, const std::vector<meetings::PromiserCount>& all);
std::vector<web::Option> outcome_options(const web::Words& words);
// A file of a step of this commitment.
web::Response commitment_file(const Services& services, const web::Request& request, const meetings::Commitment& one);

}  // namespace langnghe::pages
