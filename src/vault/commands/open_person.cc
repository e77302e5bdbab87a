#include "base/json.h"
#include "base/log.h"
#include "base/text.h"
#include "ledger/ledger.h"
#include "vault/self.h"

namespace langnghe::vault {
namespace {

constexpr std::size_t kMaxWords = 500;

Opened no(Fault fault, std::string message, std::string field = {}) {
  Opened out;
  out.errors.push_back({fault, std::move(field), std::move(message)});
  return out;
}

std::optional<Person> unseal_row(const Keyring& keys, const Row& row) {
  const SecretKey* key = keys.find(row.key);
  if (key == nullptr) return std::nullopt;
  const auto plain = unseal(*key, *row.sealed, bound_to(row));
  if (!plain) return std::nullopt;
  return person_from_json(*plain);
}

bool named_reader(storage::Session& session, const Subject& subject, std::int64_t officer,
                  std::string_view purpose, Millis at) {
  return session
             .value<std::int64_t>(
                 "SELECT COUNT(*) FROM vault_reader WHERE room = :room AND subject = :subject AND "
                 "officer = :officer AND purpose = :purpose AND from_at <= :at AND to_at > :at2 "
                 "AND (ended_at IS NULL OR ended_at > :at3)",
                 subject.room, subject.id, officer, purpose, at, at, at)
             .value_or(0) > 0;
}

}  // namespace

Opened Vault::open(storage::Transaction& tx, std::int64_t record, const Reader& reader,
                   std::string_view purpose, std::string_view words, Millis at) {
  const Purpose* known = self_->purposes.find(purpose);
  if (known == nullptr || (known->system && reader.officer != 0))
    return no(Fault::kInvalid, "vault.purpose.unknown", "purpose");
  words = trim(words);
  if (known->needs_words && words.empty())
    return no(Fault::kInvalid, "vault.words.missing", "words");
  if (utf8_length(words) > kMaxWords) {
    auto out = no(Fault::kInvalid, "vault.words.too_long", "words");
    out.errors.front().args = {{"limit", std::to_string(kMaxWords)}};
    return out;
  }
  const auto row = find_row(tx, record);
  if (!row || !row->sealed) return no(Fault::kNotFound, "vault.gone");

  Opened out;
  if (!reader.granted ||
      (row->level == Level::kSealed && !named_reader(tx, row->subject, reader.officer, purpose, at))) {
    out = no(Fault::kForbidden, "vault.forbidden");
  } else if (auto person = unseal_row(self_->keys, *row)) {
    out.person = std::move(person);
  } else {
    log_error("vault: record " + std::to_string(record) +
              " does not open: its key is missing, or the row was changed; run langnghe fsck");
    out = no(Fault::kUnavailable, "vault.damaged");
  }

  const bool refused = !out.person.has_value();
  lock_subject(tx, row->subject);
  const auto key = self_->keys.newest();
  tx.run(
      "INSERT INTO vault_read (record, at, officer, officer_name, post, unit, unit_name, purpose, "
      "key, words, refused) VALUES (:record, :at, :officer, :officer_name, :post, :unit, "
      ":unit_name, :purpose, :key, :words, :refused)",
      record, at, reader.officer, reader.officer_name, reader.post, reader.unit, reader.unit_name,
      purpose, key,
      words.empty() ? std::string()
                    : langnghe::seal(*self_->keys.find(key), words,
                                     words_bound_to(record, at, reader.officer)),
      refused);
  JsonWriter json;
  json.object();
  json.field("alias", alias_of(row->ref));
  json.field("officer", reader.officer);
  json.field("post", reader.post);
  json.field("purpose", purpose);
  json.field("state", state_digest(tx, row->subject.room, row->subject.id));
  json.end();
  ledger::append(tx,
                 {refused ? "vault.refused" : "vault.read", ledger_subject(row->subject),
                  reader.unit_code, std::move(json).text()},
                 at);
  return out;
}

Result<Person> Vault::open(storage::Database& database, std::int64_t record, const Reader& reader,
                           std::string_view purpose, std::string_view words, Millis at) {
  // Opened is no Result, so a refused attempt stays on record.
  auto out = database.write([&](storage::Transaction& tx) {
    return open(tx, record, reader, purpose, words, at);
  });
  if (!out.person) return tl::unexpected<Errors>(std::move(out.errors));
  return std::move(*out.person);
}

Result<Person> Vault::open_own(storage::Session& session, std::int64_t record) const {
  const auto row = find_row(session, record);
  if (!row || !row->sealed) return refuse(Fault::kNotFound, "vault.gone");
  auto person = unseal_row(self_->keys, *row);
  if (!person) return refuse(Fault::kUnavailable, "vault.damaged");
  return std::move(*person);
}

}  // namespace langnghe::vault
