#include "documents/letter_store.h"

namespace langnghe::documents {

Result<Letter> draft_letter(storage::Transaction& tx, const LetterKinds& kinds,
                            const KnownName& known, const NewLetter& letter,
                            const LetterActor& who, Millis at) {
  const LetterKind* kind = kinds.find(letter.kind);
  if (kind == nullptr) return refuse(Fault::kInvalid, "documents.letter.kind", "kind");
  if (const Errors errors = check_draft(*kind, known, letter.room, letter.draft); !errors.empty())
    return tl::unexpected<Errors>(errors);
  if (letter.replaces != 0)
    if (const auto old = letter_in(tx, letter.replaces, {LetterState::kSigned}); !old)
      return tl::unexpected<Errors>(old.error());
  Letter row;
  row.kind = letter.kind;
  row.subject_room = letter.room;
  row.subject_id = letter.subject;
  row.subject_code = letter.code;
  row.unit = letter.unit;
  row.fields = letter.draft.json();
  row.drafted_by = row.changed_by = who.officer;
  row.created_at = row.changed_at = at;
  row.replaces = letter.replaces;
  row.id = insert_letter(tx, row);
  return keep_letter(tx, std::move(row), "drafted", who, at);
}

}  // namespace langnghe::documents
