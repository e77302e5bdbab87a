// Letters: what an authority puts its name under. One is drafted from its kind (letter_kinds.h),
// changed, put before who signs, signed by somebody else, and then stays: signing gives it the
// next number of its book. Numbers run per unit, year and book from 1, without gaps (Decree
// 30/2020/ND-CP art. 8 and annex I part II: numbers start on 1 January and end on 31 December).
// A letter that was wrong is withdrawn or replaced and keeps its number.
//
// A letter hangs on any subject (room, id): a case, a visit, a meeting. It holds no personal
// data: "{petitioner.name}" stays a placeholder in it and is filled in on paper only (paper.h).
//
// Commands run in the transaction given to them and append one entry each ("letter.drafted",
// "letter.signed" …, subject "letter/17") that carries the digest of the letter.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "documents/attachments.h"
#include "documents/letter_kinds.h"
#include "ledger/fsck.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::documents {

enum class LetterState {
  kDraft = 0,
  kSigned = 1,
  kSubmitted = 2,  // put before who signs
  kWithdrawn = 3,  // was signed, is void; its number stays
  kReplaced = 4,   // was signed, another letter stands for it; its number stays
  kDropped = 5,    // a draft nobody wanted; never had a number
};
std::string_view name_of(LetterState state);  // "draft", "signed", …: text "documents.letter.state.…"

// What stands on a letter, as its drafter may change it. Texts may hold placeholders.
struct LetterDraft {
  std::string language = "vi";
  std::string title, about;
  std::vector<std::string> to, copies;
  std::map<std::string, std::string, std::less<>> fields;  // answers to the kind's fields
  std::vector<LetterBlock> body;

  std::string json() const;
  // What json() wrote; an empty draft for anything else.
  static LetterDraft parse(std::string_view json);
  bool operator==(const LetterDraft&) const = default;
};

// The draft a kind begins with. Fields begin with their `initial`, placeholders filled in.
LetterDraft first_draft(const LetterKind& kind, std::string_view language,
                        const LetterValues& values);

struct Letter {
  std::int64_t id = 0;
  std::string kind;
  std::string subject_room;      // "case"
  std::int64_t subject_id = 0;
  std::string subject_code;      // as people know it: the code of the case
  std::int64_t unit = 0;
  LetterState state = LetterState::kDraft;
  std::int64_t number = 0;       // 0: none yet
  std::string symbol;            // "BN-UBND"
  std::optional<Millis> dated;   // when it was signed
  std::string fields;            // LetterDraft::json()
  std::string values;            // JSON: what the placeholders stood for when it was signed
  std::int64_t drafted_by = 0;   // officer
  std::int64_t changed_by = 0;   // who changed it last
  std::int64_t signed_by = 0;    // officer, 0: nobody yet
  Millis created_at = 0;
  Millis changed_at = 0;
  std::string words;             // why it was sent back or withdrawn
  std::int64_t replaces = 0;     // the letter it was made to replace
  std::int64_t replaced_by = 0;
  std::string scan;              // SHA-256 of the signed paper's scan, or ""
  std::int64_t entry = 0;        // its newest in the ledger; 0 for letters from before the log knew them
  std::int64_t version = 0;

  // "12/BN-UBND"; "05/BN-UBND" below ten (annex I); empty for a draft.
  std::string reference() const;
  LetterDraft draft() const { return LetterDraft::parse(fields); }
  LetterValues frozen() const;
  bool open() const { return state == LetterState::kDraft || state == LetterState::kSubmitted; }
};

// Who acts; `unit` is the code that goes into the public entry.
struct LetterActor {
  std::int64_t officer = 0;
  std::string unit;
};

struct NewLetter {
  std::string kind;
  std::string room;
  std::int64_t subject = 0;
  std::string code;
  std::int64_t unit = 0;
  LetterDraft draft;
  std::int64_t replaces = 0;
};

// What signing takes. `granted`: the caller's check of the right "letter.sign" said yes.
struct Signature {
  std::string unit_symbol;  // "UBND"
  LetterValues values;      // of the context; personal ones are left out
  bool granted = false;
};

// Refusals of all: documents.letter.gone, documents.letter.kind, documents.letter.state (not
// possible any more).
// Also: documents.letter.placeholder (field, args name), documents.letter.too_long,
// documents.letter.empty, documents.letter.secret (a placeholder that would name the petitioner).
Result<Letter> draft_letter(storage::Transaction& tx, const LetterKinds& kinds,
                            const KnownName& known, const NewLetter& letter,
                            const LetterActor& who, Millis at);
// `version`: of the letter the changes were made to; documents.letter.stale when somebody was
// faster. A submitted letter becomes a draft again.
Result<Letter> change_letter(storage::Transaction& tx, const LetterKinds& kinds,
                             const KnownName& known, std::int64_t letter,
                             const LetterDraft& draft, std::int64_t version,
                             const LetterActor& who, Millis at);
// documents.letter.field (a required field is empty; field "f_<key>").
Result<Letter> submit_letter(storage::Transaction& tx, const LetterKinds& kinds,
                             std::int64_t letter, const LetterActor& who, Millis at);
// Back to the drafter, with words. documents.letter.words.
Result<Letter> return_letter(storage::Transaction& tx, std::int64_t letter,
                             const std::string& words, const LetterActor& who, Millis at);
// Signs and numbers. Four eyes: neither who drafted it nor who changed it last signs it, unless
// the kind is self-signed. documents.letter.forbidden, documents.letter.four_eyes,
// documents.letter.field.
Result<Letter> sign_letter(storage::Transaction& tx, const LetterKinds& kinds, std::int64_t letter,
                           const Signature& signature, const LetterActor& who, Millis at);
// Of a signed letter, with words. documents.letter.words.
Result<Letter> withdraw_letter(storage::Transaction& tx, std::int64_t letter,
                               const std::string& words, const LetterActor& who, Millis at);
Result<Letter> drop_letter(storage::Transaction& tx, std::int64_t letter, const LetterActor& who,
                           Millis at);
// The scan of the signed paper, one file: subject {"letter", id, "scan"}. documents.letter.scan.
Result<Letter> attach_scan(storage::Transaction& tx, AttachmentStore& store, std::int64_t letter,
                           const std::vector<std::string>& tokens, const LetterActor& who,
                           Millis at);
// Draft and signature in one, for kinds that are self-signed (an acknowledgement at the desk).
Result<Letter> issue_letter(storage::Transaction& tx, const LetterKinds& kinds,
                            const KnownName& known, const NewLetter& letter,
                            const Signature& signature, const LetterActor& who, Millis at);

// The next number of a book; in the caller's transaction, so an undone transaction leaves no
// gap. Two transactions asking for the same book wait for one another.
std::int64_t next_number(storage::Transaction& tx, std::int64_t unit, int year,
                         std::string_view book);

std::optional<Letter> find_letter(storage::Session& session, std::int64_t letter);
// Oldest first, dropped drafts left out.
std::vector<Letter> letters_of(storage::Session& session, std::string_view room, std::int64_t id);
// The numbers of signed letters about subjects first … last of a room: {subject, "12/TB-UBND"}.
std::vector<std::pair<std::int64_t, std::string>> references_of(storage::Session& session, std::string_view room,
                                                                std::int64_t first, std::int64_t last);
// The letter behind the subject of a ledger entry "letter.…".
std::optional<Letter> letter_of_subject(storage::Session& session, std::string_view subject);
// Of these units in that state, newest first.
std::vector<Letter> letters_in(storage::Session& session, const std::vector<std::int64_t>& units,
                               LetterState state, int limit);

ledger::StateSource letter_state_source();

// Steps 400-449: tables attachment, letter, letter_book.
std::vector<storage::Migration> migrations();

}  // namespace langnghe::documents
