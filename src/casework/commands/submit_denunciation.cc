#include <algorithm>

#include "base/contact.h"
#include "base/text.h"
#include "casework/row.h"
#include "casework/sealing.h"
#include "casework/step.h"
#include "casework/store.h"

namespace langnghe::casework {
namespace {

constexpr std::size_t kLeastWords = 10;
constexpr std::size_t kMostSealedWords = 20'000;

void too_long(Errors& errors, std::string_view text, std::size_t most, const char* name) {
  if (utf8_length(text) > most)
    errors.push_back({Fault::kInvalid, name, "casework.refused.field_long",
                      {{"most", std::to_string(most)}}});
}

bool is_receiver(directory::UnitKind kind) {
  using directory::UnitKind;
  return kind == UnitKind::kCommittee || kind == UnitKind::kDepartment ||
         kind == UnitKind::kInspectorate || kind == UnitKind::kReception;
}

// Who is to get it: the body asked for, or its superior when the accused leads it.
const directory::Unit* receiver(const directory::Snapshot& directory, const Denunciation& asked, Date day) {
  const directory::Unit* unit = directory.unit(asked.unit);
  if (unit == nullptr || !is_receiver(unit->kind) || !unit->valid_on(day)) return nullptr;
  if (!asked.about_head) return unit;
  const directory::Unit* above = directory.units().superior(unit->code);
  return above == nullptr ? unit : above;
}

bool may_enter(const Room& room, const Actor& who, Millis at) {
  if (who.by == By::kPetitioner) return true;
  const auto directory = room.directory.now();
  const directory::Officer* officer = directory->officer(who.officer);
  return who.by == By::kOfficer && officer != nullptr &&
         directory->allowed(who.officer, "denunciation.enter", officer->unit, "denunciation", at);
}

}  // namespace

void check_denouncer(const vault::Person& person, Errors& errors) {
  too_long(errors, person.name, 120, "name");
  too_long(errors, person.address, 300, "address");
  too_long(errors, person.phone, 120, "phone");
  too_long(errors, person.email, 120, "email");
  too_long(errors, person.id_number, 20, "id_number");
  if (!person.phone.empty() && person.phone.size() <= 120 && !is_phone(person.phone))
    errors.push_back({Fault::kInvalid, "phone", "casework.refused.phone"});
  if (!person.email.empty() && person.email.size() <= 120 && !is_email(person.email))
    errors.push_back({Fault::kInvalid, "email", "casework.refused.email"});
  // Half a name protects nobody and is no denunciation (art. 23): all or nothing.
  if (!person.empty() && person.name.empty())
    errors.push_back({Fault::kInvalid, "name", "casework.refused.denouncer_name"});
  if (!person.empty() && person.address.empty())
    errors.push_back({Fault::kInvalid, "address", "casework.refused.denouncer_address"});
}

Errors check_denunciation(const Room& room, const Denunciation& denunciation, const Actor& who, Millis at) {
  Errors errors;
  if (auto fine = check_words(denunciation.words, kMostSealedWords, true); !fine)
    errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  else if (utf8_length(trim(denunciation.words)) < kLeastWords)
    errors.push_back({Fault::kInvalid, "words", "casework.refused.words_short"});
  too_long(errors, denunciation.accused, 500, "accused");
  if (trim(denunciation.accused).empty())
    errors.push_back({Fault::kInvalid, "accused", "casework.refused.accused_missing"});
  if (receiver(*room.directory.now(), denunciation, local_date(at)) == nullptr)
    errors.push_back({Fault::kInvalid, "unit", "casework.refused.unit_missing"});
  check_denouncer(denunciation.person, errors);
  const bool officer = who.by == By::kOfficer;
  const bool known_channel = officer ? denunciation.channel == "visit" || denunciation.channel == "letter" ||
                                           denunciation.channel == "call"
                                     : denunciation.channel == "web";
  if (!known_channel) errors.push_back({Fault::kInvalid, "channel", "casework.refused.channel"});
  for (const auto& error : check_originals(room, denunciation.originals, "original")) errors.push_back(error);
  if (!officer) return errors;
  if (auto fine = check_words(denunciation.working_words, kMostSealedWords, false, "working_words"); !fine)
    errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  if (!gives_away(denunciation.person, denunciation.working_words).empty())
    errors.push_back({Fault::kInvalid, "working_words", "casework.refused.gives_away"});
  if (denunciation.received_at && *denunciation.received_at > at)
    errors.push_back({Fault::kInvalid, "received_at", "casework.refused.received_later"});
  if (denunciation.received_at && *denunciation.received_at < at - 366 * kDay)
    errors.push_back({Fault::kInvalid, "received_at", "casework.refused.received_long_ago"});
  return errors;
}

Result<Case> submit_denunciation(const Room& room, storage::Transaction& tx,
                                 const Denunciation& denunciation, const Actor& who, Millis at) {
  if (!may_enter(room, who, at)) return refuse(Fault::kForbidden, "casework.refused.not_yours");
  if (Errors errors = check_denunciation(room, denunciation, who, at); !errors.empty())
    return tl::unexpected<Errors>(std::move(errors));
  const auto directory = room.directory.now();
  const auto lifecycle = room.lifecycles.find("denunciation");
  if (lifecycle == room.lifecycles.end() || !lifecycle->second.sealed)
    return refuse(Fault::kUnavailable, "casework.refused.kind");

  Case one;
  one.kind = "denunciation";
  one.state = lifecycle->second.initial;
  one.phase = "open";
  one.unit = receiver(*directory, denunciation, local_date(at))->id;
  one.words = std::string(trim(denunciation.working_words));
  one.channel = denunciation.channel;
  one.language = denunciation.language == "en" ? "en" : "vi";
  one.received_at = denunciation.received_at.value_or(at);
  one.state_at = at;
  one.named = !denunciation.person.empty();

  Event event;
  event.at = at;
  event.action = "submit";
  event.to = one.state;
  event.by = who.by;
  event.unit = one.unit;
  if (who.by == By::kOfficer) {
    event.officer = who.officer;
    if (const directory::Officer* officer = directory->officer(who.officer))
      if (const directory::Unit* own = directory->unit(officer->unit)) event.unit = own->id;
  }
  if (denunciation.wants_protection) event.facts.emplace_back("protection_asked", "1");

  do {
    one.code = make_code();
  } while (tx.value<std::int64_t>("SELECT id FROM cases WHERE code = :code", one.code));
  const auto clocks = start_clocks(room, one, lifecycle->second.initial_clocks, one.received_at);
  if (!clocks) return tl::unexpected<Errors>(clocks.error());
  one.history = chained({}, event);
  one.id = insert_case(tx, one);
  count_open(tx, one.id, -1);
  tx.run("UPDATE cases SET sealed = 1 WHERE id = :id", one.id);
  for (const RunningClock& clock : *clocks) insert_clock(tx, one.id, clock);

  vault::Person sealed = denunciation.person;
  sealed.extra[kSealedWords] = trim(denunciation.words);
  sealed.extra[kSealedAccused] = trim(denunciation.accused);
  const auto record_id = room.vault.seal(tx, sealed_subject(one), sealed, at, vault::Level::kSealed);
  seal_originals(room, tx, record_id, denunciation.originals, at);
  if (!denunciation.working_copies.empty())
    if (const auto claimed =
            room.attachments.claim(tx, denunciation.working_copies, {"case", one.id, "working"}, at);
        !claimed)
      return tl::unexpected<Errors>(claimed.error());
  // No digest of what is sealed: short words could be guessed from it.
  record(room, tx, one, std::move(event));
  return one;
}

}  // namespace langnghe::casework
