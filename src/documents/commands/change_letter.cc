#include "documents/letter_store.h"

namespace langnghe::documents {

Result<Letter> change_letter(storage::Transaction& tx, const LetterKinds& kinds,
                             const KnownName& known, std::int64_t letter,
                             const LetterDraft& draft, std::int64_t version,
                             const LetterActor& who, Millis at) {
  auto found = letter_in(tx, letter, {LetterState::kDraft, LetterState::kSubmitted});
  if (!found) return found;
  const LetterKind* kind = kinds.find(found->kind);
  if (kind == nullptr) return refuse(Fault::kInvalid, "documents.letter.kind");
  if (found->version != version) return refuse(Fault::kConflict, "documents.letter.stale");
  if (const Errors errors = check_draft(*kind, known, found->subject_room, draft); !errors.empty())
    return tl::unexpected<Errors>(errors);
  found->fields = draft.json();
  found->state = LetterState::kDraft;
  found->changed_by = who.officer;
  found->changed_at = at;
  return keep_letter(tx, std::move(*found), "changed", who, at);
}

}  // namespace langnghe::documents
