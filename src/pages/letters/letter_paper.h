// From a letter to paper: HTML for print (A4) and DOCX, the same for every room.
#pragma once

#include <string>

#include "documents/letters.h"
#include "pages/letters/letter_room.h"

namespace langnghe::pages {

web::Words words_of_letter(const Services& services, const documents::Letter& letter);
// "22945.UBND" → "UBND": the abbreviation of the body in the symbol of its letters.
std::string symbol_of(const directory::Unit& unit);
// unit.name, unit.superior, unit.place, officer.name …: what every letter of that unit has.
void add_unit_values(const Services& services, const web::Words& words, std::int64_t unit,
                     std::int64_t officer, Millis at, documents::LetterValues& values);
// "ngày 05 tháng 02 năm 2026": a nought before days below ten and months one and two.
std::string day_in_words(const web::Words& words, Date day);
// The context of a letter from its room, with the values of its unit. Without a room that knows
// the subject only those of the unit.
documents::LetterContext context_of(const Services& services, const web::Request& request,
                                    const documents::Letter& letter, const LetterHome* home);

documents::Paper paper_of(const Services& services, const documents::Letter& letter,
                          const documents::LetterContext& context);
// Fills the sections of templates/parts/letter_sheet.tpl.
void fill_sheet(const Services& services, web::View& view, const documents::Paper& paper);
// The whole print page.
std::string print_page(const Services& services, const web::Request& request,
                       const documents::Letter& letter, const documents::Paper& paper);
// "Thông báo 12/TB-UBND"; a draft: its name alone.
std::string letter_title(const Services& services, const documents::Letter& letter,
                         web::Language language);
// "12-TB-UBND.docx", "thong-bao-thu-ly-7K3Q-F9TM.docx"
std::string letter_file_name(const Services& services, const documents::Letter& letter,
                             std::string_view extension);
web::Response docx_response(const Services& services, const documents::Letter& letter,
                            const documents::Paper& paper);
// Look of the tag of a state.
std::string_view look_of_letter(documents::LetterState state);

}  // namespace langnghe::pages
