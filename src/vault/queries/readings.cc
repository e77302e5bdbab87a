#include "vault/self.h"

namespace langnghe::vault {

std::vector<Record> Vault::records_of(storage::Session& session, const Subject& subject) const {
  std::vector<Record> out;
  session.each<std::int64_t, std::string, std::int64_t, Millis, std::optional<Millis>>(
      "SELECT id, ref, level, sealed_at, erased_at FROM vault_record "
      "WHERE room = :room AND subject = :subject ORDER BY id",
      [&](std::int64_t id, const std::string& ref, std::int64_t level, Millis sealed_at,
          std::optional<Millis> erased_at) {
        out.push_back({id, alias_of(ref), static_cast<Level>(level), sealed_at, erased_at});
      },
      subject.room, subject.id);
  return out;
}

std::vector<ReadInFull> Vault::reads_in_full(storage::Session& session,
                                             const Subject& subject) const {
  std::vector<ReadInFull> out;
  session.each<std::int64_t, Millis, std::int64_t, std::string, std::string, std::string,
               std::string, std::int64_t, std::string, std::int64_t>(
      "SELECT r.record, r.at, r.officer, r.officer_name, r.post, r.unit_name, r.purpose, r.key, "
      "r.words, r.refused FROM vault_read r JOIN vault_record v ON v.id = r.record "
      "WHERE v.room = :room AND v.subject = :subject ORDER BY r.id DESC",
      [&](std::int64_t record, Millis at, std::int64_t officer, std::string officer_name,
          std::string post, std::string unit_name, std::string purpose, std::int64_t key,
          const std::string& words, std::int64_t refused) {
        ReadInFull one;
        one.read = {at, std::move(unit_name), std::move(post), std::move(purpose), {}};
        const SecretKey* secret = self_->keys.find(key);
        if (!words.empty() && secret != nullptr)
          one.read.words =
              unseal(*secret, words, words_bound_to(record, at, officer)).value_or("");
        one.officer = officer;
        one.officer_name = std::move(officer_name);
        one.refused = refused != 0;
        out.push_back(std::move(one));
      },
      subject.room, subject.id);
  return out;
}

std::vector<Read> Vault::reads_of(storage::Session& session, const Subject& subject) const {
  std::vector<Read> out;
  for (auto& one : reads_in_full(session, subject))
    if (!one.refused) out.push_back(std::move(one.read));
  return out;
}

}  // namespace langnghe::vault
