#include "consultations/common.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/text.h"

namespace langnghe::consultations {

Room Room::make(const Pack& pack, const legalclock::Law& law, const directory::Directory& directory,
                vault::Vault& vault, documents::AttachmentStore& attachments, std::string secret_key) {
  const Hash seed = hmac_sha256(secret_key, "ballot receipts");
  return {pack, law, directory, vault, attachments, std::move(secret_key),
          ledger::Signer("langnghe-ballots", view(seed))};
}

bool may(const Room& room, const Actor& who, std::string_view grant, std::string_view commune,
         Millis at) {
  if (who.kind == Actor::Kind::kSystem) return true;
  return who.kind == Actor::Kind::kOfficer &&
         room.directory.now()->allowed(who.officer, grant, commune, "", at);
}

Result<void> check_may(const Room& room, const Actor& who, std::string_view grant,
                       std::string_view commune, Millis at) {
  if (may(room, who, grant, commune, at)) return {};
  return refuse(Fault::kForbidden, "consultations.refused.not_yours");
}

bool is_commune(const Room& room, std::string_view code, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->unit(code);
  return unit != nullptr && directory::is_commune_level(unit->kind) && unit->valid_on(local_date(at));
}

void check_text(Errors& errors, std::string_view text, std::string_view field, std::size_t most,
                bool must) {
  const std::size_t length = utf8_length(trim(text));
  if (must && length == 0)
    errors.push_back({Fault::kInvalid, std::string(field), "consultations.refused.missing"});
  else if (length > most)
    errors.push_back({Fault::kInvalid, std::string(field), "consultations.refused.long",
                      {{"most", std::to_string(most)}, {"over", std::to_string(length - most)}}});
}

std::optional<legalclock::Deadline> deadline_of(const Room& room, std::string_view rule, Millis start,
                                                std::optional<Millis> end, Millis now) {
  legalclock::Facts facts;
  facts.start = start;
  facts.end = end;
  auto deadline = legalclock::compute(room.law, rule, facts, now);
  if (!deadline) return std::nullopt;
  return std::move(*deadline);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    std::string one(trim(line));
    if (!one.empty() && one.back() == '\r') one.pop_back();
    if (!one.empty() && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace langnghe::consultations
