#include "base/json.h"
#include "documents/letter_store.h"

namespace langnghe::documents {
namespace {

// What the placeholders of the letter stand for from now on; nothing that is personal.
std::string frozen(const LetterValues& values) {
  JsonWriter json;
  json.object();
  for (const auto& [name, value] : values)
    if (!is_personal(name)) json.field(name, value);
  json.end();
  return std::move(json).text();
}

// The letter this one was made for stays in its book, but no longer stands.
void replace(storage::Transaction& tx, const Letter& letter, const LetterActor& who, Millis at) {
  auto old = find_letter(tx, letter.replaces);
  if (!old || old->state != LetterState::kSigned) return;
  old->state = LetterState::kReplaced;
  old->replaced_by = letter.id;
  keep_letter(tx, std::move(*old), "replaced", who, at);
}

}  // namespace

Result<Letter> sign_letter(storage::Transaction& tx, const LetterKinds& kinds, std::int64_t letter,
                           const Signature& signature, const LetterActor& who, Millis at) {
  auto found = letter_in(tx, letter, {LetterState::kDraft, LetterState::kSubmitted});
  if (!found) return found;
  const LetterKind* kind = kinds.find(found->kind);
  if (kind == nullptr || kind->layout == LetterLayout::kPerson)
    return refuse(Fault::kInvalid, "documents.letter.kind");
  if (!kind->self_signed) {
    if (!signature.granted) return refuse(Fault::kForbidden, "documents.letter.forbidden");
    if (found->drafted_by == who.officer || found->changed_by == who.officer)
      return refuse(Fault::kForbidden, "documents.letter.four_eyes");
  }
  if (const Errors errors = check_fields(*kind, found->draft()); !errors.empty())
    return tl::unexpected<Errors>(errors);
  const int year = static_cast<int>(local_date(at).year());
  found->number = next_number(tx, found->unit, year, kind->book);
  found->symbol = kind->symbol.empty() ? signature.unit_symbol : kind->symbol + "-" + signature.unit_symbol;
  found->state = LetterState::kSigned;
  found->dated = at;
  found->signed_by = who.officer;
  found->values = frozen(signature.values);
  found->words.clear();
  auto kept = keep_letter(tx, std::move(*found), "signed", who, at);
  tx.run("UPDATE letter SET year = :year, book = :book WHERE id = :id", year, kind->book, letter);
  if (kept->replaces != 0) replace(tx, *kept, who, at);
  return kept;
}

Result<Letter> issue_letter(storage::Transaction& tx, const LetterKinds& kinds,
                            const KnownName& known, const NewLetter& letter,
                            const Signature& signature, const LetterActor& who, Millis at) {
  const auto drafted = draft_letter(tx, kinds, known, letter, who, at);
  if (!drafted) return drafted;
  return sign_letter(tx, kinds, drafted->id, signature, who, at);
}

}  // namespace langnghe::documents
