#include "ledger/ledger.h"

#include <stdexcept>

#include "base/encoding.h"
#include "ledger/entry.h"
#include "ledger/wake.h"

namespace langnghe::ledger {
namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kLongestEntry = 4096;

std::string& subject_key() {
  static std::string key;
  return key;
}

// A blank or a line break would make two entries out of one.
void check(std::string_view name, std::string_view value, bool may_be_empty) {
  if (value.empty() && !may_be_empty)
    throw std::invalid_argument("ledger: an event without " + std::string(name));
  for (unsigned char c : value)
    if (c <= ' ' || c == 0x7F)
      throw std::invalid_argument("ledger: a blank or control character in the " + std::string(name));
}

}  // namespace

void set_subject_key(std::string key) {
  if (key.size() != 32) throw std::invalid_argument("ledger: the subject key is not 32 bytes");
  subject_key() = std::move(key);
}

std::string subject_tag(std::string_view subject) {
  if (subject_key().empty())
    throw std::logic_error("ledger: no subject key; open a Log or call set_subject_key first");
  return hex(view(hmac_sha256(subject_key(), subject)));
}

std::int64_t append(storage::Transaction& transaction, const Event& event, Millis at) {
  check("kind", event.kind, false);
  check("subject", event.subject, false);
  check("unit", event.unit, true);
  const std::string salt = random_bytes(kSaltBytes);
  const std::string payload = canonical_payload(event.subject, event.payload);
  const std::string entry = Entry{at, event.kind, subject_tag(event.subject), event.unit,
                                  commitment(salt, payload)}
                                .text();
  if (entry.size() > kLongestEntry) throw std::invalid_argument("ledger: kind or unit is too long");
  // PostgreSQL commits in another order than it gives ids, so the ids that wait for a number
  // stand in a table of their own, filled by the same statement. SQLite has one writer: what
  // lies behind the last numbered id waits.
  const auto id =
      transaction.dialect() == storage::Dialect::kSqlite
          ? transaction.value<std::int64_t>(
                "INSERT INTO ledger_entry (entry, salt, payload) VALUES (:entry, :salt, :payload)"
                " RETURNING id",
                entry, base64(salt), payload)
          : transaction.value<std::int64_t>(
                "WITH e AS (INSERT INTO ledger_entry (entry, salt, payload)"
                " VALUES (:entry, :salt, :payload) RETURNING id)"
                " INSERT INTO ledger_pending (id) SELECT id FROM e RETURNING id",
                entry, base64(salt), payload);
  transaction.after_commit([] { wake_logs(); });
  return id.value();
}

std::int64_t erase(storage::Transaction& transaction, std::string_view subject) {
  return transaction.run(
      "UPDATE ledger_entry SET salt = NULL, payload = NULL WHERE payload IS NOT NULL"
      " AND substr(payload, 1, length(CAST(:start AS TEXT))) = CAST(:start AS TEXT)",
      std::string(subject) + "\n");
}

std::optional<Stored> stored(storage::Session& session, std::int64_t entry_id) {
  auto row = session.row<std::string, std::optional<std::string>, std::optional<std::string>>(
      "SELECT entry, salt, payload FROM ledger_entry WHERE id = :id", entry_id);
  if (!row) return std::nullopt;
  auto& [entry, salt, payload] = *row;
  Stored out{std::move(entry), std::nullopt, std::nullopt};
  if (salt && payload) {
    out.salt = unbase64(*salt);
    out.payload = std::move(payload);
  }
  return out;
}

std::vector<storage::Migration> migrations() {
  return {{100, "ledger: entries and the log over them", R"sql(
CREATE TABLE ledger_entry (
  id {id},
  entry TEXT NOT NULL,
  salt TEXT,
  payload TEXT
) {strict};
-- PostgreSQL only: entries without a number yet.
CREATE TABLE ledger_pending (
  id {int} NOT NULL PRIMARY KEY
) {strict};
-- Entries seq .. seq+count-1 of the tree are the rows id .. id+count-1.
CREATE TABLE log_range (
  seq {int} NOT NULL PRIMARY KEY,
  id {int} NOT NULL UNIQUE,
  count {int} NOT NULL
) {strict};
CREATE TABLE log_tile (
  level {int} NOT NULL,
  n {int} NOT NULL,
  width {int} NOT NULL,
  hashes TEXT NOT NULL,
  PRIMARY KEY (level, n)
) {strict};
CREATE TABLE log_checkpoint (
  size {int} NOT NULL PRIMARY KEY,
  root TEXT NOT NULL,
  note TEXT NOT NULL,
  at {int} NOT NULL
) {strict};
CREATE TABLE log_epoch (
  number {int} NOT NULL PRIMARY KEY,
  origin TEXT NOT NULL,
  from_size {int} NOT NULL,
  at {int} NOT NULL,
  before TEXT NOT NULL
) {strict};
-- One row: who extends the tree changes it, so that two cannot.
CREATE TABLE log_head (
  id {int} NOT NULL PRIMARY KEY,
  size {int} NOT NULL
) {strict};
INSERT INTO log_head (id, size) VALUES (1, 0);
)sql"}};
}

}  // namespace langnghe::ledger
