// What the pages of the consultations room have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "consultations/consultations.h"
#include "documents/letters.h"
#include "pages/staff.h"

namespace langnghe::pages {

inline consultations::Actor consult_actor(const Staff& staff) {
  return consultations::Actor::of_officer(staff.officer.id);
}
// A form field as an instant, a date, a whole number; nothing when it is empty or none.
std::optional<Millis> instant_field(const web::Request& request, std::string_view name);
std::optional<std::int64_t> number_field(const web::Request& request, std::string_view name);
std::int64_t whole_number(std::string_view text);
// "2026-07-01T09:00" for an input of type datetime-local; "" for none.
std::string instant_text(std::optional<Millis> at);
// The communes in which the officer may do that, by name.
std::vector<web::Option> communes_where(const Services& services, const Staff& staff,
                                        std::string_view grant);
bool may_in(const Services& services, const Staff& staff, std::string_view grant,
            std::string_view commune);
// A term as a line with its reasons: section `DUE` of parts/term.tpl.
void fill_term(const Services& services, const web::Words& words, web::View& view,
               const legalclock::Deadline& deadline);
// The head of a printed form in the name of a commune.
void fill_sheet_head(const Services& services, const web::Words& words, web::View& view,
                     std::string_view commune, Millis at);
// Where a page for officers says what went wrong when no form of it can.
using StaffPage = web::Handler;
// A guarded page that needs a grant somewhere; 403 otherwise.
web::Handler with_grant(const Services& services, std::string_view grant, StaffHandler handler);
// Attached files as rows: section FILE with parts/stored_file; hrefs below `base`.
void fill_files(const web::Words& words, web::View& view, const std::vector<documents::Attachment>& files,
                const std::string& base);

}  // namespace langnghe::pages
