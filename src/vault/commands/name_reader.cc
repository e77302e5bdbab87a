#include "base/json.h"
#include "ledger/ledger.h"
#include "vault/self.h"

namespace langnghe::vault {
namespace {

constexpr Millis kLongest = 180 * kDay;

void tell(storage::Transaction& tx, const Subject& subject, const char* kind, const Reader& by,
          std::int64_t officer, std::string_view purpose, std::optional<Millis> to, Millis at) {
  JsonWriter json;
  json.object();
  json.field("by", by.officer);
  json.field("officer", officer);
  json.field("purpose", purpose);
  if (to) json.field("to", iso_utc(*to));
  json.field("state", reader_digest(tx, subject.room, subject.id));
  json.end();
  ledger::append(tx, {kind, ledger_subject(subject), by.unit_code, std::move(json).text()}, at);
}

}  // namespace

Result<std::int64_t> Vault::name_reader(storage::Transaction& tx, const Subject& subject,
                                        std::int64_t officer, std::string_view purpose, Millis to,
                                        const Reader& by, Millis at) {
  // Two pairs of eyes: whoever may name readers does not read by that right.
  if (officer == by.officer) return refuse(Fault::kForbidden, "vault.reader.self", "reader");
  const Purpose* known = self_->purposes.find(purpose);
  if (known == nullptr || known->level != Level::kSealed)
    return refuse(Fault::kInvalid, "vault.purpose.unknown", "purpose");
  if (to <= at || to > at + kLongest)
    return refuse(Fault::kInvalid, "vault.reader.until", "until",
                  {{"days", std::to_string(kLongest / kDay)}});
  lock_subject(tx, subject);
  for (const NamedReader& one : named_readers(tx, subject))
    if (one.officer == officer && one.purpose == purpose && one.reads_at(at))
      return refuse(Fault::kConflict, "vault.reader.twice", "reader");
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO vault_reader (room, subject, code, officer, purpose, from_at, to_at, named_by, "
      "ended_by) VALUES (:room, :subject, :code, :officer, :purpose, :from_at, :to_at, :named_by, 0) "
      "RETURNING id",
      subject.room, subject.id, subject.code, officer, purpose, at, to, by.officer);
  tell(tx, subject, "reader.named", by, officer, purpose, to, at);
  return *id;
}

Result<void> Vault::end_reader(storage::Transaction& tx, const Subject& subject, std::int64_t naming,
                               const Reader& by, Millis at) {
  lock_subject(tx, subject);
  for (const NamedReader& one : named_readers(tx, subject)) {
    if (one.id != naming || !one.reads_at(at)) continue;
    tx.run("UPDATE vault_reader SET ended_at = :at, ended_by = :by WHERE id = :id", at, by.officer,
           naming);
    tell(tx, subject, "reader.ended", by, one.officer, one.purpose, std::nullopt, at);
    return {};
  }
  return refuse(Fault::kNotFound, "vault.gone");
}

std::vector<NamedReader> Vault::named_readers(storage::Session& session,
                                              const Subject& subject) const {
  std::vector<NamedReader> out;
  session.each<std::int64_t, std::int64_t, std::string, Millis, Millis, std::int64_t,
               std::optional<Millis>, std::int64_t>(
      "SELECT id, officer, purpose, from_at, to_at, named_by, ended_at, ended_by FROM vault_reader "
      "WHERE room = :room AND subject = :subject ORDER BY id",
      [&](std::int64_t id, std::int64_t officer, std::string purpose, Millis from, Millis to,
          std::int64_t named_by, std::optional<Millis> ended_at, std::int64_t ended_by) {
        out.push_back({id, officer, std::move(purpose), from, to, named_by, ended_at, ended_by});
      },
      subject.room, subject.id);
  return out;
}

std::vector<std::int64_t> Vault::subjects_open_to(storage::Session& session, std::string_view room,
                                                  std::int64_t officer, Millis at) const {
  std::vector<std::int64_t> out;
  session.each<std::int64_t>(
      "SELECT DISTINCT subject FROM vault_reader WHERE officer = :officer AND room = :room AND "
      "from_at <= :at AND to_at > :at2 AND (ended_at IS NULL OR ended_at > :at3)",
      [&](std::int64_t subject) { out.push_back(subject); }, officer, room, at, at, at);
  return out;
}

}  // namespace langnghe::vault
