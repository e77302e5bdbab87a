#include "documents/letter_store.h"

namespace langnghe::documents {

Result<Letter> return_letter(storage::Transaction& tx, std::int64_t letter,
                             const std::string& words, const LetterActor& who, Millis at) {
  auto found = letter_in(tx, letter, {LetterState::kSubmitted});
  if (!found) return found;
  auto why = needed_words(words);
  if (!why) return tl::unexpected<Errors>(why.error());
  found->state = LetterState::kDraft;
  found->words = std::move(*why);
  return keep_letter(tx, std::move(*found), "returned", who, at);
}

}  // namespace langnghe::documents
