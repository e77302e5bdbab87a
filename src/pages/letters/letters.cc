// Letters of one's units: what waits for a signature, what is being drafted, what was signed.
#include "documents/letters.h"
#include "pages/letters/letter_paper.h"
#include "pages/letters/letter_room.h"

namespace langnghe::pages {
namespace {

using documents::Letter;
using documents::LetterState;

constexpr int kMost = 100;

// What hangs on a thing this officer may not see is not theirs to know of.
std::vector<Letter> theirs(const Services& services, const web::Words& words, const Staff& staff,
                           std::vector<Letter> letters) {
  std::erase_if(letters, [&](const Letter& letter) {
    const LetterRoom* room = letter_room(letter.subject_room);
    if (room == nullptr) return true;
    const auto home = room->find(services, staff, letter.subject_id, letter.unit, words.language());
    return !home || (!home->readable && letter.number == 0);
  });
  return letters;
}

void fill_list(const Services& services, const web::Words& words, const std::vector<Letter>& letters,
               web::View& section) {
  section.show("LIST_EMPTY", letters.empty());
  if (letters.empty()) return;
  web::View& table = section.add("LIST_TABLE");
  for (const Letter& letter : letters) {
    web::View& row = table.add("LETTER");
    row.set("LETTER_HREF", "/staff/letter/" + std::to_string(letter.id));
    row.set("LETTER_NAME", letter_title(services, letter, words.language()));
    row.set("LETTER_OF", letter.subject_code);
    row.set("LETTER_UNIT", unit_name(services, letter.unit, words.language()));
    row.set("LETTER_WHEN", words.date_time(letter.dated.value_or(letter.changed_at)));
  }
}

web::Response letters_page(const Services& services, const web::Request& request, const Staff& staff) {
  const auto signs = units_where(services, staff, "letter.sign");
  const auto drafts = units_where(services, staff, "letter.draft");
  if (signs.empty() && drafts.empty()) return error_page(services, request, 403);
  const auto& units = drafts.empty() ? signs : drafts;
  const web::Words words = words_of(services, request);
  web::View view("letters/letters");
  services.database.read([&](storage::Session& session) {
    const auto fill = [&](web::Name name, std::string_view title, std::string_view empty, LetterState state,
                          const std::vector<std::int64_t>& of) {
      web::View& section = view.add("LIST");
      section.set("LIST_ID", name.text());
      section.set("LIST_TITLE", words(title));
      section.set("LIST_NONE", words(empty));
      fill_list(services, words,
                theirs(services, words, staff, documents::letters_in(session, of, state, kMost)), section);
    };
    fill("submitted", "documents.letters.submitted", "documents.letters.submitted.none",
         LetterState::kSubmitted, signs.empty() ? units : signs);
    fill("drafts", "documents.letters.drafts", "documents.letters.drafts.none", LetterState::kDraft, units);
    fill("signed", "documents.letters.signed", "documents.letters.signed.none", LetterState::kSigned, units);
  });
  web::Frame frame = staff_frame(services, request, staff, "documents.letters.title");
  frame.path = "/staff/letters";
  return page(services, view, frame);
}

}  // namespace

void register_letter_list(web::Router& router, const Services& services) {
  router.get("/staff/letters", guarded(services, [&services](const auto& request, const Staff& staff) {
               return letters_page(services, request, staff);
             }));
}

}  // namespace langnghe::pages
