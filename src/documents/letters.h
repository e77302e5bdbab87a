// Letters: what an authority puts its name under. A letter is a draft until it is issued;
// issuing gives it the next number of its book. Numbers run per unit, year and book from 1,
// without gaps (Decree 30/2020/ND-CP art. 8 and annex I part II: numbers start on 1 January
// and end on 31 December).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::documents {

// One kind of letter: packs/vn/forms/letters.toml.
struct LetterKind {
  std::string key;       // "acknowledgement"
  std::string book;      // letters of one book share one row of numbers
  std::string symbol;    // "BN": the abbreviation of the kind in the symbol
  std::string template_name;  // "letters/acknowledgement"
};

class LetterKinds {
 public:
  // Throws SetupError: file, line, what to do.
  static LetterKinds load(const std::string& path);
  const LetterKind* find(std::string_view key) const;
  const std::vector<LetterKind>& all() const { return all_; }

 private:
  std::vector<LetterKind> all_;
};

enum class LetterState { kDraft = 0, kSigned = 1 };

struct Letter {
  std::int64_t id = 0;
  std::string kind;
  std::string subject_room;      // "case"
  std::int64_t subject_id = 0;
  std::int64_t unit = 0;
  LetterState state = LetterState::kDraft;
  std::int64_t number = 0;       // 0: none yet
  std::string symbol;            // "BN-UBND"
  std::optional<Millis> dated;   // when it was issued
  std::string fields;            // JSON object of what the template shows; no personal data
  std::int64_t drafted_by = 0;   // officer
  std::int64_t signed_by = 0;    // officer, 0: nobody yet
  Millis created_at = 0;

  // "12/BN-UBND"; "05/BN-UBND" below ten (annex I); empty for a draft.
  std::string reference() const;
};

// The next number of a book; in the caller's transaction, so an undone transaction leaves no
// gap. Two transactions asking for the same book wait for one another.
std::int64_t next_number(storage::Transaction& tx, std::int64_t unit, int year,
                         std::string_view book);

// Keeps a draft and gives its id.
std::int64_t draft_letter(storage::Transaction& tx, const Letter& letter);
// Changes the fields of a draft. documents.letter.gone, documents.letter.signed.
Result<void> change_letter(storage::Transaction& tx, std::int64_t letter,
                           std::string_view fields);
// Signs and numbers a draft: symbol = kind's symbol + "-" + unit_symbol ("UBND").
// documents.letter.gone, documents.letter.signed, documents.letter.kind.
Result<Letter> issue_letter(storage::Transaction& tx, const LetterKinds& kinds,
                            std::int64_t letter, std::string_view unit_symbol,
                            std::int64_t officer, Millis at);

std::optional<Letter> find_letter(storage::Session& session, std::int64_t letter);
// Oldest first.
std::vector<Letter> letters_of(storage::Session& session, std::string_view room, std::int64_t id);

// Steps 400-449: tables attachment, letter, letter_book.
std::vector<storage::Migration> migrations();

}  // namespace langnghe::documents
