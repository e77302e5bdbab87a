#include <algorithm>

#include "casework/row.h"
#include "casework/sealing.h"

namespace langnghe::casework {
namespace {

struct Reading {
  Case one;
  vault::Reader reader;
  std::vector<vault::Record> records;
  std::vector<vault::SealedFile> files;
};

Result<Reading> reading(const Room& room, storage::Database& database, const std::string& code,
                        const Actor& who, Millis at) {
  Reading out;
  bool seen = false;
  database.read([&](storage::Session& session) {
    auto found = case_by_code(session, code);
    if (!found || !is_sealed(room, *found)) return;
    seen = who.by == By::kOfficer && may_see_sealed(room, session, *found, who.officer, at);
    out.one = std::move(*found);
    out.records = room.vault.records_of(session, sealed_subject(out.one));
    out.files = room.vault.files_of(session, sealed_subject(out.one));
  });
  if (!seen) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (out.records.empty()) return refuse(Fault::kNotFound, "vault.gone");
  out.reader = reader_of(room, who.officer, true);
  return out;
}

std::string taken(vault::Person& person, const char* part) {
  const auto found = person.extra.find(part);
  return found == person.extra.end() ? std::string() : std::move(found->second);
}

}  // namespace

Result<OpenedDenunciation> open_denunciation(const Room& room, storage::Database& database,
                                             const std::string& code, const Actor& who,
                                             std::string_view purpose, std::string_view words,
                                             Millis at) {
  auto what = reading(room, database, code, who, at);
  if (!what) return tl::unexpected<Errors>(what.error());
  OpenedDenunciation out;
  for (const vault::Record& record : what->records) {
    if (record.erased_at) continue;
    auto person = room.vault.open(database, record.id, what->reader, purpose, words, at);
    if (!person) return tl::unexpected<Errors>(person.error());
    if (const std::string said = taken(*person, kSealedWords); !said.empty())
      out.messages.push_back({record.sealed_at, said});
    if (record.id != what->records.front().id) continue;
    out.accused = taken(*person, kSealedAccused);
    person->extra.clear();
    out.person = std::move(*person);
  }
  out.files = std::move(what->files);
  return out;
}

Result<vault::Person> open_denouncer(const Room& room, storage::Database& database, const std::string& code,
                                     const Actor& who, std::string_view purpose, std::string_view words, Millis at) {
  const auto what = reading(room, database, code, who, at);
  if (!what) return tl::unexpected<Errors>(what.error());
  auto person = room.vault.open(database, what->records.front().id, what->reader, purpose, words, at);
  if (person) person->extra.clear();  // what they said is for another purpose
  return person;
}

Result<vault::OpenedFile> open_original(const Room& room, storage::Database& database,
                                        const std::string& code, const Actor& who, std::int64_t file,
                                        std::string_view purpose, std::string_view words, Millis at) {
  const auto what = reading(room, database, code, who, at);
  if (!what) return tl::unexpected<Errors>(what.error());
  if (std::none_of(what->files.begin(), what->files.end(),
                   [&](const vault::SealedFile& one) { return one.id == file; }))
    return refuse(Fault::kNotFound, "vault.gone");
  return room.vault.open_file(database, file, what->reader, purpose, words, at);
}

}  // namespace langnghe::casework
