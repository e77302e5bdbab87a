// The vault: names, addresses, telephone numbers, e-mail addresses and identity numbers of
// petitioners. They stand here only, encrypted with keys kept outside the database;
// elsewhere there is an alias. Opening a record needs a purpose, and each opening is on
// record (table vault_read, and an entry of the ledger) before a byte is handed out. The
// petitioner sees who opened it, when and why.
//
// Sources: Personal Data Protection Law 91/2025/QH15 (in force 1 Jan 2026); Law on
// Denunciations 25/2018 art. 9, 56 (identity of the denouncer is kept secret).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sealed.h"
#include "base/time.h"
#include "ledger/fsck.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::vault {

// Whose record it is: a row of another room, e.g. {"case", 17, "PA-7K3Q-…"}.
struct Subject {
  std::string room;
  std::int64_t id = 0;
  // What the ledger calls it (ledger::Event::subject), so that readings stand with the other
  // entries of the case; "room/id" when empty. Needed when sealing, not when asking.
  std::string code = {};
};

struct Person {
  std::string name;
  std::string address;
  std::string phone;
  std::string email;
  std::string id_number;
  std::map<std::string, std::string> extra;  // what a form asks beyond that

  bool empty() const;
  bool operator==(const Person&) const = default;
};

enum class Level {
  kOrdinary = 0,  // who may handle the case may open it
  kSealed = 1,    // denunciations: only who is named as a reader of this very subject
};

// One record as everybody may see it.
struct Record {
  std::int64_t id = 0;
  std::string alias;      // "7K3Q": shown as "Người gửi 7K3Q"; says nothing about the person
  Level level = Level::kOrdinary;
  Millis sealed_at = 0;
  std::optional<Millis> erased_at;
};

// Who opens a record. `granted`: the caller's check of grants said yes; a sealed record
// needs a place among its named readers besides.
struct Reader {
  std::int64_t officer = 0;
  std::string officer_name;  // kept for the unit's own inspection, not shown to the petitioner
  std::string post;          // "Chuyên viên": shown to the petitioner
  std::int64_t unit = 0;
  std::string unit_name;     // shown to the petitioner
  std::string unit_code;     // into the ledger entry
  bool granted = false;
};

// Why a record is opened: a key of packs/vn/forms/purposes.toml.
struct Purpose {
  std::string key;          // "contact"; its name is the text "vault.purpose.contact"
  bool needs_words = false; // the reader must say in words why
  Level level = Level::kOrdinary;  // kSealed: what named readers of sealed records are named for
  bool system = false;             // only the system opens for it (a notice); no officer may
};

class Purposes {
 public:
  // Reads purposes.toml; throws SetupError with file and line.
  static Purposes load(const std::string& path);
  const Purpose* find(std::string_view key) const;
  const std::vector<Purpose>& all() const { return all_; }

 private:
  std::vector<Purpose> all_;
};

// One opening, as the petitioner sees it. A refused attempt is not shown to the petitioner.
struct Read {
  Millis at = 0;
  std::string unit_name;
  std::string post;
  std::string purpose;  // key
  std::string words;    // what the reader wrote, may be empty
};

// The same for inspection: with the name, and refused attempts too.
struct ReadInFull {
  Read read;
  std::int64_t officer = 0;
  std::string officer_name;
  bool refused = false;
};

// What open() inside a transaction gives: not a Result, because a Result with errors would
// undo the transaction, and the refused attempt must stay on record.
struct Opened {
  std::optional<Person> person;
  Errors errors;  // empty when there is a person
};

// Somebody who may open the sealed records of one subject, for one purpose, until a day. No
// role gives this: each is named by somebody else, and that is an entry of the ledger.
struct NamedReader {
  std::int64_t id = 0;
  std::int64_t officer = 0;
  std::string purpose;             // key of a purpose of level kSealed
  Millis from = 0;
  Millis to = 0;                   // from then on no more
  std::int64_t named_by = 0;       // the officer who named them
  std::optional<Millis> ended_at;  // taken back before `to`
  std::int64_t ended_by = 0;

  bool reads_at(Millis at) const { return from <= at && at < to && (!ended_at || at < *ended_at); }
};

// A file sealed with a record. Its name is part of what is sealed.
struct SealedFile {
  std::int64_t id = 0;
  std::int64_t record = 0;
  std::string type;          // "application/pdf": said by its bytes, not by its sender
  std::int64_t bytes = 0;    // of the original
  Millis sealed_at = 0;
};
struct OpenedFile {
  SealedFile file;
  std::string name;
  std::string content;
};

class Vault {
 public:
  Vault(Keyring keys, Purposes purposes);
  ~Vault();

  // Keeps a person's data in one INSERT and gives the number of the record. Never fails on
  // content; limits of length are the form's.
  std::int64_t seal(storage::Transaction& tx, const Subject& subject, const Person& person,
                    Millis at, Level level = Level::kOrdinary);
  // Replaces the content of a record (the petitioner corrected it).
  Result<void> reseal(storage::Transaction& tx, std::int64_t record, const Person& person,
                      Millis at);

  // Opens a record for an officer. The reading is durable before the data come back.
  // Errors: vault.purpose.unknown, vault.words.missing, vault.words.too_long (field "purpose"
  // or "words"); vault.forbidden (not granted; the attempt is recorded); vault.gone (not
  // there, or erased); vault.damaged (the key is missing, or the row was changed or moved;
  // recorded).
  Result<Person> open(storage::Database& database, std::int64_t record, const Reader& reader,
                      std::string_view purpose, std::string_view words, Millis at);
  // The same inside a transaction of the caller's, e.g. when a letter is written. The caller
  // must not show the data before the transaction is durable, and must let it stand.
  Opened open(storage::Transaction& tx, std::int64_t record, const Reader& reader,
              std::string_view purpose, std::string_view words, Millis at);
  // For the petitioner's own view, after the code and secret were checked; not recorded.
  Result<Person> open_own(storage::Session& session, std::int64_t record) const;

  std::vector<Record> records_of(storage::Session& session, const Subject& subject) const;
  // Newest first.
  std::vector<Read> reads_of(storage::Session& session, const Subject& subject) const;
  std::vector<ReadInFull> reads_in_full(storage::Session& session, const Subject& subject) const;

  // Names a reader of all sealed records of a subject, those still to come among them; gives
  // the number of the naming. Entry "reader.named". The caller has checked that `by` may.
  // Errors: vault.reader.self (nobody names themselves), vault.purpose.unknown (not one for
  // sealed records), vault.reader.until (`to` does not lie after `at`, or more than 180 days
  // ahead), vault.reader.twice (named for that purpose already).
  Result<std::int64_t> name_reader(storage::Transaction& tx, const Subject& subject,
                                   std::int64_t officer, std::string_view purpose, Millis to,
                                   const Reader& by, Millis at);
  // Takes it back. Entry "reader.ended". Errors: vault.gone.
  Result<void> end_reader(storage::Transaction& tx, const Subject& subject, std::int64_t naming,
                          const Reader& by, Millis at);
  // Oldest first, ended ones too.
  std::vector<NamedReader> named_readers(storage::Session& session, const Subject& subject) const;

  // The subjects of a room whose sealed records an officer may open now, for any purpose.
  std::vector<std::int64_t> subjects_open_to(storage::Session& session, std::string_view room,
                                             std::int64_t officer, Millis at) const;

  // Files sealed with a record: in the database, so that they come and go with it, and whole in
  // memory, so the caller limits their size. Opening one opens the record: the same checks, the
  // same reading on record.
  std::int64_t seal_file(storage::Transaction& tx, std::int64_t record, std::string_view name,
                         std::string_view type, std::string_view content, Millis at);
  std::vector<SealedFile> files_of(storage::Session& session, const Subject& subject) const;
  Result<OpenedFile> open_file(storage::Database& database, std::int64_t file, const Reader& reader,
                               std::string_view purpose, std::string_view words, Millis at);

  // Deletes the ciphertext for good, by law or at the person's wish; reads and alias stay.
  // `reason` is a short key ("request", "retention"), never personal data. The words readers
  // wrote go too: they may name the person. Whether payloads of the case in the ledger must go
  // as well (ledger::erase) is for the room of the case to say.
  Result<void> erase(storage::Transaction& tx, std::int64_t record, const Reader& by,
                     std::string_view reason, Millis at);

  // Seals again, with the newest key, up to `limit` records that have an older one; gives
  // how many. Run until it gives 0, then the old key may go. Throws std::runtime_error that
  // names a record which does not open.
  std::int64_t rotate(storage::Transaction& tx, int limit = 500);

  const Purposes& purposes() const;

 private:
  struct Self;
  std::unique_ptr<Self> self_;
};

// For fsck: per subject, the readings and erasures on record, as the ledger has them. A
// reading taken out of the table is found.
ledger::StateSource state_source();
// The same of the named readers: one slipped into the table, or prolonged there, is found.
ledger::StateSource reader_state_source();

// Steps 450-499: tables vault_record, vault_read, vault_reader, vault_file.
std::vector<storage::Migration> migrations();

}  // namespace langnghe::vault
