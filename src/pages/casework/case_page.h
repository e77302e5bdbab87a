// The officer's case page, shown by case.cc and again by case_act.cc when a form is refused.
#pragma once

#include <optional>
#include <string>

#include "casework/denunciations.h"
#include "documents/letters.h"
#include "pages/staff.h"
#include "vault/vault.h"

namespace langnghe::pages {

// What a refused or answered form brings back to the page.
struct CaseReply {
  Errors errors = {};
  std::string_view action = {};             // the form that is to be open again
  std::vector<documents::Staged> staged = {};  // its files, already here
  std::optional<vault::Person> person = {};    // opened just now, shown this once
  std::optional<casework::OpenedDenunciation> opened = {};  // the same of a sealed case
};

// The case, if the officer may read it. A case that is not there and one that is not theirs
// look the same: neither gives anything away.
std::optional<casework::Case> readable_case(const Services& services, const Staff& staff,
                                            std::string_view code);
web::Response show_case(const Services& services, const web::Request& request, const Staff& staff,
                        const casework::Case& one, const CaseReply& reply = {});
// Routes of the actions: POST /staff/case/{code}/do/{action} and …/person.
// The wizard that classifies: /staff/case/{code}/classify.
void register_case_classify(web::Router& router, const Services& services);
// Lists of signers: /staff/case/{code}/signers.
void register_case_signers(web::Router& router, const Services& services);
// /staff/special for leaders, /closures for everybody.
void register_special(web::Router& router, const Services& services);
void register_case_act(web::Router& router, const Services& services);

}  // namespace langnghe::pages
