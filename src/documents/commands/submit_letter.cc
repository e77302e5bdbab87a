#include "documents/letter_store.h"

namespace langnghe::documents {

Result<Letter> submit_letter(storage::Transaction& tx, const LetterKinds& kinds,
                             std::int64_t letter, const LetterActor& who, Millis at) {
  auto found = letter_in(tx, letter, {LetterState::kDraft});
  if (!found) return found;
  const LetterKind* kind = kinds.find(found->kind);
  if (kind == nullptr || kind->layout == LetterLayout::kPerson)
    return refuse(Fault::kInvalid, "documents.letter.kind");
  if (const Errors errors = check_fields(*kind, found->draft()); !errors.empty())
    return tl::unexpected<Errors>(errors);
  found->state = LetterState::kSubmitted;
  found->words.clear();
  return keep_letter(tx, std::move(*found), "submitted", who, at);
}

}  // namespace langnghe::documents
