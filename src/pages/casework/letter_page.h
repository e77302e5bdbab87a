// Letters of a case: what the desk and the transfer issue by themselves, and what the pages of
// letters (pages/letters/) need to know of a case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "casework/casework.h"
#include "documents/letters.h"
#include "pages/letters/letter_room.h"
#include "vault/vault.h"

namespace langnghe::pages {

// The transfer slip, numbered in the book of the unit that lets the case go, in the
// transaction of the transfer itself: there is no transfer without its slip.
Result<documents::Letter> issue_transfer_slip(const Services& services, storage::Transaction& tx,
                                              const casework::Case& before,
                                              const casework::Case& after, const Staff& staff,
                                              Millis at);

// Proof, for half an hour, that this officer wrote the case down at the desk and may print its
// acknowledgement with the petitioner's own link.
std::string desk_pass(const Services& services, const Staff& staff, std::string_view code);
bool is_desk_pass(const Services& services, const Staff& staff, std::string_view code,
                  std::string_view pass);

LetterHome case_letter_home(const Services& services, const Staff& staff, const casework::Case& one,
                            web::Language language);
// `base` is what links on paper begin with: "https://host".
documents::LetterContext case_letter_context(const Services& services, const web::Words& words,
                                             const casework::Case& one, std::string_view base);
documents::LetterValues person_values(const vault::Person& person);

// The panel "Letters" of the case page (templates/parts/letters_panel.tpl).
void fill_letters_panel(const Services& services, const web::Request& request, const Staff& staff,
                        const casework::Case& one, web::View& view);

}  // namespace langnghe::pages
