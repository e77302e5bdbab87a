#include "procedures/room.h"

#include "base/contact.h"
#include "base/text.h"

namespace langnghe::procedures {

std::string unit_code(const Room& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

std::int64_t unit_id(const Room& room, std::string_view code) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->unit(code);
  return found == nullptr ? 0 : found->id;
}

std::int64_t unit_of_officer(const Room& room, std::int64_t officer) {
  const auto directory = room.directory.now();
  const directory::Officer* found = officer == 0 ? nullptr : directory->officer(officer);
  return found == nullptr ? 0 : unit_id(room, found->unit);
}

bool may(const Room& room, std::int64_t officer, std::string_view action, std::int64_t unit, Millis at) {
  return officer != 0 && room.directory.now()->allowed(officer, action, unit_code(room, unit), "", at);
}

std::string take_words(Errors& errors, std::string_view text, std::size_t most, const char* field, bool must) {
  const std::string_view words = trim(text);
  if (words.empty() && must) errors.push_back({Fault::kInvalid, field, "procedures.refused.missing"});
  if (utf8_length(words) > most)
    errors.push_back({Fault::kInvalid, field, "procedures.refused.long", {{"most", std::to_string(most)}}});
  return nfc(words);
}

void check_person(Errors& errors, const vault::Person& person) {
  take_words(errors, person.name, 120, "name", true);
  take_words(errors, person.address, kMostLine, "address", false);
  if (!person.phone.empty() && !is_phone(person.phone))
    errors.push_back({Fault::kInvalid, "phone", "procedures.refused.phone"});
  if (!person.email.empty() && !is_email(person.email))
    errors.push_back({Fault::kInvalid, "email", "procedures.refused.email"});
  if (!person.id_number.empty() && !is_id_number(person.id_number))
    errors.push_back({Fault::kInvalid, "id_number", "procedures.refused.id_number"});
}

std::string secret_of(const Room& room, std::string_view code) {
  return secret_for(room.secret_key, "dossier", code);
}
bool is_secret(const Room& room, std::string_view code, std::string_view typed) {
  return is_secret_for(room.secret_key, "dossier", code, typed);
}

}  // namespace langnghe::procedures
