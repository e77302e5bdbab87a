#include "app/urging_letters.h"

#include "base/log.h"
#include "casework/casework.h"
#include "documents/letters.h"
#include "pages/letters/letter_room.h"

namespace langnghe::app {

casework::DraftLetter urging_letters(const documents::LetterKinds& kinds) {
  return [&kinds](storage::Transaction& tx, const casework::Case& one, const std::string& kind,
                  std::int64_t unit, Millis at) -> std::int64_t {
    const documents::LetterKind* found = kinds.find(kind);
    if (found == nullptr) return 0;
    documents::NewLetter letter;
    letter.kind = kind;
    letter.room = "case";
    letter.subject = one.id;
    letter.code = one.code;
    letter.unit = unit;
    letter.draft = documents::first_draft(*found, "vi", {});
    const auto drafted =
        documents::draft_letter(tx, kinds, pages::known_placeholder, letter, {0, ""}, at);
    if (!drafted) {
      log_error("urging: no letter was drafted: " + drafted.error().front().message);
      return 0;
    }
    return drafted->id;
  };
}

}  // namespace langnghe::app
