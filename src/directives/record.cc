#include "directives/record.h"

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "ledger/ledger.h"

namespace langnghe::directives {

RowsDigest& RowsDigest::add(std::string_view text) {
  text_ += std::to_string(text.size());
  text_ += ':';
  text_ += text;
  text_ += '\n';
  return *this;
}

std::string RowsDigest::hex() const { return langnghe::hex(view(sha256(text_))); }

std::string unit_code(const Room& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

bool may(const Room& room, OfficerId who, std::string_view action, std::string_view unit, Millis at) {
  return who == 0 || room.directory.now()->allowed(who, action, unit, "", at);
}

std::string acting_unit(const Room& room, OfficerId who) {
  const auto directory = room.directory.now();
  const directory::Officer* officer = directory->officer(who);
  return officer == nullptr ? std::string() : officer->unit;
}

void record(const Room& room, storage::Transaction& tx, std::string_view verb, const std::string& subject,
            OfficerId who, std::initializer_list<std::pair<std::string_view, std::string>> facts,
            const std::string& state, Millis at) {
  JsonWriter json;
  json.object();
  for (const auto& [name, value] : facts)
    if (!value.empty()) json.field(name, value);
  json.field("state", state);
  json.end();
  ledger::append(tx, {"directive." + std::string(verb), subject, acting_unit(room, who), json.text()}, at);
}

std::string checked(Errors& errors, std::string_view text, std::string_view field, bool must,
                    std::size_t most) {
  std::string out(trim(text));
  if (must && out.empty())
    errors.push_back({Fault::kInvalid, std::string(field), "directives.refused.missing"});
  if (const std::size_t length = utf8_length(out); length > most)
    errors.push_back({Fault::kInvalid, std::string(field), "directives.refused.long",
                      {{"most", std::to_string(most)}, {"over", std::to_string(length - most)}}});
  return out;
}

std::string date_text(const std::optional<Date>& day) { return day ? iso_date(*day) : std::string(); }

}  // namespace langnghe::directives
