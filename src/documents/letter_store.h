// Rows of letters and the ledger entries that go with them. Private to this room.
#pragma once

#include "documents/letters.h"

namespace langnghe::documents {

std::int64_t insert_letter(storage::Transaction& tx, const Letter& letter);
// The row as it is in the struct, its next version; then the entry "letter.<verb>" with its digest.
Result<Letter> keep_letter(storage::Transaction& tx, Letter letter, std::string_view verb,
                           const LetterActor& who, Millis at);
// SHA-256 over everything that counts, hex.
std::string digest_of(const Letter& letter);

// Could this placeholder tell who the petitioner is? Their data, and what they or others said in
// free words: a letter that hides the petitioner puts the content down anew.
bool reveals(std::string_view name);

// The letter in one of these states, or the refusal.
Result<Letter> letter_in(storage::Session& session, std::int64_t letter,
                         std::initializer_list<LetterState> states);
// What is wrong with a draft: unknown or forbidden placeholders, too long, nothing in it.
Errors check_draft(const LetterKind& kind, const KnownName& known, std::string_view room,
                   const LetterDraft& draft);
// Required fields that are empty.
Errors check_fields(const LetterKind& kind, const LetterDraft& draft);
// Words with a withdrawal or a return, or the refusal.
Result<std::string> needed_words(const std::string& words);

}  // namespace langnghe::documents
