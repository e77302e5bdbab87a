#include "base/encoding.h"
#include "vault/self.h"

namespace langnghe::vault {
namespace {

constexpr std::size_t kRefBytes = 10;

}  // namespace

std::int64_t Vault::seal_file(storage::Transaction& tx, std::int64_t record, std::string_view name,
                              std::string_view type, std::string_view content, Millis at) {
  const std::string ref = base32(random_bytes(kRefBytes));
  const auto key = self_->keys.newest();
  // The first line is the name; a name has no line break.
  std::string plain(name.substr(0, name.find_first_of("\r\n")));
  plain += '\n';
  plain += content;
  return *tx.value<std::int64_t>(
      "INSERT INTO vault_file (record, ref, key, type, bytes, sealed, sealed_at) VALUES (:record, "
      ":ref, :key, :type, :bytes, :sealed, :sealed_at) RETURNING id",
      record, ref, key, type, content.size(),
      langnghe::seal(*self_->keys.find(key), plain, file_bound_to(record, ref, key)), at);
}

std::vector<SealedFile> Vault::files_of(storage::Session& session, const Subject& subject) const {
  std::vector<SealedFile> out;
  session.each<std::int64_t, std::int64_t, std::string, std::int64_t, Millis>(
      "SELECT f.id, f.record, f.type, f.bytes, f.sealed_at FROM vault_file f JOIN vault_record v ON "
      "v.id = f.record WHERE v.room = :room AND v.subject = :subject AND f.sealed IS NOT NULL "
      "ORDER BY f.id",
      [&](std::int64_t id, std::int64_t record, std::string type, std::int64_t bytes, Millis at) {
        out.push_back({id, record, std::move(type), bytes, at});
      },
      subject.room, subject.id);
  return out;
}

Result<OpenedFile> Vault::open_file(storage::Database& database, std::int64_t file,
                                    const Reader& reader, std::string_view purpose,
                                    std::string_view words, Millis at) {
  OpenedFile out;
  std::string ref, sealed;
  std::int64_t key = 0;
  database.read([&](storage::Session& session) {
    session.each<std::int64_t, std::string, std::int64_t, std::string, std::int64_t, Millis,
                 std::string>(
        "SELECT record, ref, key, type, bytes, sealed_at, sealed FROM vault_file WHERE id = :id AND "
        "sealed IS NOT NULL",
        [&](std::int64_t record, std::string its_ref, std::int64_t its_key, std::string type,
            std::int64_t bytes, Millis sealed_at, std::string its_sealed) {
          out.file = {file, record, std::move(type), bytes, sealed_at};
          ref = std::move(its_ref);
          key = its_key;
          sealed = std::move(its_sealed);
        },
        file);
  });
  if (out.file.id == 0) return refuse(Fault::kNotFound, "vault.gone");
  // Who may open the record may open its files; the reading is durable before the file is.
  if (const auto person = open(database, out.file.record, reader, purpose, words, at); !person)
    return tl::unexpected<Errors>(person.error());
  const SecretKey* secret = self_->keys.find(key);
  const auto plain = secret == nullptr
                         ? std::nullopt
                         : unseal(*secret, sealed, file_bound_to(out.file.record, ref, key));
  const auto line = plain ? plain->find('\n') : std::string::npos;
  if (line == std::string::npos) return refuse(Fault::kUnavailable, "vault.damaged");
  out.name = plain->substr(0, line);
  out.content = plain->substr(line + 1);
  return out;
}

}  // namespace langnghe::vault
