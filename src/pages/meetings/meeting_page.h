// The few lines that the pages on meetings share.
#pragma once

#include <string>
#include <string_view>

#include "meetings/meetings.h"
#include "pages/staff.h"
#include "vault/vault.h"

namespace langnghe::pages {

// "Bùi Thanh Sơn, Chủ tịch UBND phường"; "" for an officer nobody knows any more.
std::string name_and_post(const Services& services, std::int64_t officer, web::Language language);
inline const std::string& in(const legalclock::Name& name, web::Language language) {
  return name.in(web::code_of(language));
}
// The name of a topic, ground, forum, theme; its id when the pack no longer has it.
std::string entry_name(const std::vector<meetings::Entry>& entries, std::string_view id, web::Language language);
std::vector<web::Option> entry_options(const std::vector<meetings::Entry>& entries, web::Language language,
                                       std::optional<Date> in_force = {});
// "thứ Ba, 01/12/2026"; "" for an empty text.
std::string long_day(const web::Words& words, std::string_view iso);
std::string short_day(const web::Words& words, std::string_view iso);
// "08:00–11:30"
std::string hours(int from_minute, int to_minute);
// A number as a form has it; `otherwise` when the field is empty, -1 when it is no number.
int number_of(std::string_view text, int otherwise);
// Bodies (no territories) of these ids by name, for a select; the value is the code.
std::vector<web::Option> unit_options(const Services& services, const std::vector<std::int64_t>& units,
                                      web::Language language);
// The unit a staff page is about: ?unit=CODE where the officer may do this, else their own when
// they may do it there, else the first. Null: nowhere.
const directory::Unit* chosen_unit(const Services& services, const directory::Snapshot& directory,
                                   const Staff& staff, std::string_view action, std::string_view code);
// Officers of the unit today, for a select; the value is the id.
std::vector<web::Option> officer_options(const Services& services, const directory::Unit& unit,
                                         web::Language language);
// The tag of a reception day and of a visit.
std::string_view look_of_day(const meetings::ReceptionDay& day);
std::string_view look_of_visit(const meetings::Visit& visit);

// Who may see a visit, a question or a rating as the one who made it: a signed cookie bound to
// one path, given for the right code and secret.
web::Cookie own_cookie(const Services& services, std::string_view kind, std::string_view code);
bool is_own(const Services& services, const web::Request& request, std::string_view kind, std::string_view code);

// Who opens a name, for the vault.
vault::Reader reader_of(const Services& services, const Staff& staff, bool granted);
vault::Person person_of(const web::Request& request);

}  // namespace langnghe::pages
