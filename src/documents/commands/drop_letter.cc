#include "documents/letter_store.h"

namespace langnghe::documents {

Result<Letter> drop_letter(storage::Transaction& tx, std::int64_t letter, const LetterActor& who,
                           Millis at) {
  auto found = letter_in(tx, letter, {LetterState::kDraft, LetterState::kSubmitted});
  if (!found) return found;
  found->state = LetterState::kDropped;
  return keep_letter(tx, std::move(*found), "dropped", who, at);
}

}  // namespace langnghe::documents
