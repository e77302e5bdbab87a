// Letters of a dossier: forms 01 to 06 of Circular 03/2025/TT-VPCP, numbered and on paper.
#pragma once

#include <string>
#include <string_view>

#include "documents/letters.h"
#include "pages/letters/letter_paper.h"
#include "pages/procedures/dossier_page.h"

namespace langnghe::pages {

LetterHome dossier_letter_home(const Services& services, const Staff& staff, const procedures::Dossier& dossier,
                               web::Language language);
documents::LetterContext dossier_letter_context(const Services& services, const web::Words& words,
                                                const procedures::Dossier& dossier, std::string_view base);

// Draft and signature in one, for the forms of the desk (01, 02, 03, 06); the one there is when it
// still holds, so printing twice gives one number.
Result<documents::Letter> issue_form(const Services& services, storage::Transaction& tx, std::string_view kind,
                                     const procedures::Dossier& dossier, const web::Words& words, const Staff& staff);

// The letter of an apology (form 04, or that of a case), signed by who signs the apology.
Result<std::int64_t> sign_apology_letter(const Services& services, const web::Request& request,
                                         storage::Transaction& tx, const procedures::Apology& apology,
                                         const Staff& staff);

}  // namespace langnghe::pages
