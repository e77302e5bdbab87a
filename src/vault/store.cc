#include "base/encoding.h"
#include "vault/self.h"

namespace langnghe::vault {

std::optional<Row> find_row(storage::Session& session, std::int64_t record) {
  std::optional<Row> out;
  session.each<std::int64_t, std::string, std::int64_t, std::string, std::string, std::int64_t,
               std::int64_t, std::optional<std::string>>(
      "SELECT id, room, subject, code, ref, level, key, sealed FROM vault_record WHERE id = :id",
      [&](std::int64_t id, std::string room, std::int64_t subject, std::string code,
          std::string ref, std::int64_t level, std::int64_t key,
          std::optional<std::string> sealed) {
        out = Row{id,  {std::move(room), subject, std::move(code)}, std::move(ref),
                  static_cast<Level>(level), key, std::move(sealed)};
      },
      record);
  return out;
}

std::string bound_to(const Row& row) {
  return "langnghe/vault/person/1\n" + row.subject.room + "\n" + std::to_string(row.subject.id) +
         "\n" + row.ref + "\n" + std::to_string(static_cast<int>(row.level)) + "\n" +
         std::to_string(row.key);
}

std::string words_bound_to(std::int64_t record, Millis at, std::int64_t officer) {
  return "langnghe/vault/words/1\n" + std::to_string(record) + "\n" + std::to_string(at) + "\n" +
         std::to_string(officer);
}

std::string file_bound_to(std::int64_t record, std::string_view ref, std::int64_t key) {
  return "langnghe/vault/file/1\n" + std::to_string(record) + "\n" + std::string(ref) + "\n" +
         std::to_string(key);
}

std::string alias_of(std::string_view ref) { return std::string(ref.substr(0, 4)); }

std::string ledger_subject(const Subject& subject) {
  return subject.code.empty() ? subject.room + "/" + std::to_string(subject.id) : subject.code;
}

void lock_subject(storage::Transaction& tx, const Subject& subject) {
  tx.run("UPDATE vault_record SET touched = touched + 1 WHERE room = :room AND subject = :subject",
         subject.room, subject.id);
}

std::string state_digest(storage::Session& session, std::string_view room, std::int64_t subject) {
  // Line by line: what the petitioner is shown, who it was, and what was erased.
  std::string text = "langnghe/vault/state/1\n";
  session.each<std::int64_t, Millis, std::int64_t, std::string, std::string, std::string,
               std::int64_t>(
      "SELECT r.record, r.at, r.officer, r.post, r.unit_name, r.purpose, r.refused "
      "FROM vault_read r JOIN vault_record v ON v.id = r.record "
      "WHERE v.room = :room AND v.subject = :subject ORDER BY r.id",
      [&](std::int64_t record, Millis at, std::int64_t officer, const std::string& post,
          const std::string& unit, const std::string& purpose, std::int64_t refused) {
        text += "read\t" + std::to_string(record) + "\t" + std::to_string(at) + "\t" +
                std::to_string(officer) + "\t" + post + "\t" + unit + "\t" + purpose + "\t" +
                std::to_string(refused) + "\n";
      },
      room, subject);
  session.each<std::int64_t, Millis, std::string>(
      "SELECT id, erased_at, erased_why FROM vault_record WHERE room = :room AND "
      "subject = :subject AND erased_at IS NOT NULL ORDER BY id",
      [&](std::int64_t record, Millis at, const std::string& why) {
        text += "erased\t" + std::to_string(record) + "\t" + std::to_string(at) + "\t" + why + "\n";
      },
      room, subject);
  return hex(view(sha256(text)));
}

std::string reader_digest(storage::Session& session, std::string_view room, std::int64_t subject) {
  std::string text = "langnghe/vault/readers/1\n";
  session.each<std::int64_t, std::string, Millis, Millis, std::int64_t, std::optional<Millis>,
               std::int64_t>(
      "SELECT officer, purpose, from_at, to_at, named_by, ended_at, ended_by FROM vault_reader "
      "WHERE room = :room AND subject = :subject ORDER BY id",
      [&](std::int64_t officer, const std::string& purpose, Millis from, Millis to,
          std::int64_t named_by, std::optional<Millis> ended_at, std::int64_t ended_by) {
        text += std::to_string(officer) + "\t" + purpose + "\t" + std::to_string(from) + "\t" +
                std::to_string(to) + "\t" + std::to_string(named_by) + "\t" +
                (ended_at ? std::to_string(*ended_at) : "-") + "\t" + std::to_string(ended_by) + "\n";
      },
      room, subject);
  return hex(view(sha256(text)));
}

ledger::StateSource reader_state_source() {
  return {"reader",
          [](storage::Session& session,
             const std::function<void(std::string subject, std::string digest)>& row) {
            const auto subjects = session.rows<std::string, std::int64_t, std::string>(
                "SELECT room, subject, MIN(code) FROM vault_reader GROUP BY room, subject "
                "ORDER BY room, subject");
            for (const auto& [room, id, code] : subjects)
              row(ledger_subject({room, id, code}), reader_digest(session, room, id));
          }};
}

ledger::StateSource state_source() {
  return {"vault",
          [](storage::Session& session,
             const std::function<void(std::string subject, std::string digest)>& row) {
            const auto subjects = session.rows<std::string, std::int64_t, std::string>(
                "SELECT v.room, v.subject, MIN(v.code) FROM vault_record v WHERE "
                "v.erased_at IS NOT NULL OR "
                "EXISTS (SELECT 1 FROM vault_read r WHERE r.record = v.id) "
                "GROUP BY v.room, v.subject ORDER BY v.room, v.subject");
            for (const auto& [room, id, code] : subjects)
              row(ledger_subject({room, id, code}), state_digest(session, room, id));
          }};
}

}  // namespace langnghe::vault
