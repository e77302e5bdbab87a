#include "documents/letter_store.h"

namespace langnghe::documents {

Result<Letter> withdraw_letter(storage::Transaction& tx, std::int64_t letter,
                               const std::string& words, const LetterActor& who, Millis at) {
  auto found = find_letter(tx, letter);
  if (!found) return refuse(Fault::kNotFound, "documents.letter.gone");
  if (found->state != LetterState::kSigned) return refuse(Fault::kConflict, "documents.letter.state");
  auto why = needed_words(words);
  if (!why) return tl::unexpected<Errors>(why.error());
  found->state = LetterState::kWithdrawn;
  found->words = std::move(*why);
  return keep_letter(tx, std::move(*found), "withdrawn", who, at);
}

}  // namespace langnghe::documents
