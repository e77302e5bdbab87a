#include "casework/sealing.h"

#include <algorithm>

#include "base/text.h"
#include "casework/row.h"
#include "casework/step.h"
#include "documents/accept.h"

namespace langnghe::casework {
namespace {

constexpr std::size_t kLeastTelling = 4;  // characters: "Hoà" alone is in half of all texts

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c >= '0' && c <= '9') out += c;
  return out;
}

// The text with everything but letters and digits as one blank, and a blank around: whole words.
std::string words_only(std::string_view text) {
  std::string out = " ";
  for (const char c : fold(text)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word)
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

}  // namespace

bool is_sealed(const Room& room, const Case& one) {
  const auto lifecycle = room.lifecycles.find(one.kind);
  // A kind nobody knows any more stays closed.
  return lifecycle == room.lifecycles.end() || lifecycle->second.sealed;
}

vault::Subject sealed_subject(const Case& one) { return {"case", one.id, one.code}; }

vault::Reader reader_of(const Room& room, std::int64_t officer, bool granted) {
  vault::Reader reader;
  reader.officer = officer;
  const auto directory = room.directory.now();
  if (const directory::Officer* found = directory->officer(officer)) {
    reader.officer_name = found->name;
    reader.post = found->post.title_vi;
    if (const directory::Unit* unit = directory->unit(found->unit)) {
      reader.unit = unit->id;
      reader.unit_name = unit->name_vi;
      reader.unit_code = unit->code;
    }
  }
  reader.granted = granted;
  return reader;
}

bool leads_or_handles(const Room& room, const Case& one, std::int64_t officer, Millis at) {
  const auto directory = room.directory.now();
  const std::string unit = unit_code(room, one.unit);
  return directory->allowed(officer, "denunciation.lead", unit, one.kind, at) ||
         (one.officer == officer && directory->allowed(officer, "denunciation.work", unit, one.kind, at));
}

bool handles_sealed(const Room& room, const Case& one, const Action& action, std::int64_t officer,
                    Millis at) {
  return action.grant != "denunciation.work" || one.officer == officer ||
         room.directory.now()->allowed(officer, "denunciation.lead", unit_code(room, one.unit),
                                       one.kind, at);
}

bool may_see_sealed(const Room& room, storage::Session& session, const Case& one,
                    std::int64_t officer, Millis at) {
  const auto directory = room.directory.now();
  const directory::Officer* found = directory->officer(officer);
  if (found == nullptr || !found->valid_on(local_date(at))) return false;
  if (leads_or_handles(room, one, officer, at)) return true;
  const auto readers = room.vault.named_readers(session, sealed_subject(one));
  return std::any_of(readers.begin(), readers.end(), [&](const vault::NamedReader& reader) {
    return reader.officer == officer && reader.reads_at(at);
  });
}

bool reads_for(const Room& room, storage::Session& session, const Case& one, std::int64_t officer,
               std::string_view purpose, Millis at) {
  const auto readers = room.vault.named_readers(session, sealed_subject(one));
  return std::any_of(readers.begin(), readers.end(), [&](const vault::NamedReader& reader) {
    return reader.officer == officer && reader.purpose == purpose && reader.reads_at(at);
  });
}

std::int64_t seal_message(const Room& room, storage::Transaction& tx, const Case& one,
                          const std::string& words, Millis at) {
  vault::Person message;
  message.extra[kSealedWords] = words;
  return room.vault.seal(tx, sealed_subject(one), message, at, vault::Level::kSealed);
}

Result<void> end_readers(const Room& room, storage::Transaction& tx, const Case& one,
                         const Actor& who, Millis at) {
  for (const vault::NamedReader& reader : room.vault.named_readers(tx, sealed_subject(one)))
    if (reader.reads_at(at))
      if (auto fine = room.vault.end_reader(tx, sealed_subject(one), reader.id,
                                            reader_of(room, who.officer, true), at);
          !fine)
        return fine;
  return {};
}

std::string gives_away(const vault::Person& person, std::string_view text) {
  const std::string plain = words_only(text);
  const auto stands = [&](std::string_view what) {
    const std::string word = words_only(what);
    return word.size() >= kLeastTelling + 2 && plain.find(word) != std::string::npos;
  };
  if (stands(person.name)) return "name";
  if (stands(person.address)) return "address";
  if (stands(person.email)) return "email";
  if (stands(person.id_number)) return "id_number";
  const std::string phone = digits_of(person.phone);
  if (phone.size() >= 8 && digits_of(text).find(phone) != std::string::npos) return "phone";
  return {};
}

Errors check_originals(const Room& room, const std::vector<Original>& originals, std::string_view field) {
  Errors errors;
  const documents::AcceptRules& rules = room.attachments.rules();
  if (originals.size() > static_cast<std::size_t>(rules.max_files))
    errors.push_back({Fault::kInvalid, std::string(field), "documents.too_many",
                      {{"limit", std::to_string(rules.max_files)}}});
  for (const Original& one : originals)
    if (const auto type = documents::recognise(rules, one.name, one.content, field); !type)
      errors.insert(errors.end(), type.error().begin(), type.error().end());
  return errors;
}

void seal_originals(const Room& room, storage::Transaction& tx, std::int64_t record,
                    const std::vector<Original>& originals, Millis at) {
  for (const Original& one : originals) {
    const auto type = documents::recognise(room.attachments.rules(), one.name, one.content, {});
    room.vault.seal_file(tx, record, one.name, type ? type->media_type : "application/octet-stream",
                         one.content, at);
  }
}

std::vector<vault::NamedReader> readers_of(const Room& room, storage::Session& session, const Case& one) {
  return room.vault.named_readers(session, sealed_subject(one));
}

}  // namespace langnghe::casework
