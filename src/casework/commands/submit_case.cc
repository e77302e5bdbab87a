#include <algorithm>

#include "base/contact.h"
#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "casework/row.h"
#include "casework/step.h"
#include "casework/store.h"
#include "notices/notices.h"

namespace langnghe::casework {
namespace {

constexpr std::size_t kMostPlace = 300;
constexpr std::size_t kMostName = 120;
constexpr std::size_t kMostAddress = 300;
constexpr std::size_t kMostContact = 120;

void too_long(Errors& errors, std::string_view text, std::size_t most, const char* name) {
  if (utf8_length(text) > most)
    errors.push_back({Fault::kInvalid, name, "casework.refused.field_long",
                      {{"most", std::to_string(most)}}});
}

// Who answers: the category says "commune" or a provincial unit; without a place it is the
// reception board of the province.
const directory::Unit* route(const directory::Snapshot& directory, const Category& category,
                             const std::string& commune, Date day) {
  const directory::Units& units = directory.units();
  const directory::Unit* place = commune.empty() ? nullptr : units.unit(commune);
  if (category.goes_to == "commune") {
    if (place != nullptr)
      if (const auto* committee = units.committee_of(commune); committee && committee->valid_on(day))
        return committee;
  } else {
    const std::string suffix = "." + category.goes_to;
    if (place != nullptr) {
      if (const auto* unit = units.unit(place->parent + suffix); unit && unit->valid_on(day))
        return unit;
    } else {
      for (const directory::Unit& unit : units.all())
        if (unit.code.ends_with(suffix) && unit.valid_on(day)) return &unit;
    }
  }
  for (const directory::Unit& unit : units.all())
    if (unit.kind == directory::UnitKind::kReception && unit.valid_on(day)) return &unit;
  return nullptr;
}

std::string commune_of(const directory::Snapshot& directory, const Submission& submission) {
  if (!submission.commune.empty()) return submission.commune;
  if (!submission.lat || !submission.lon) return {};
  const directory::Unit* commune = directory.commune_at(*submission.lat, *submission.lon);
  return commune == nullptr ? std::string() : commune->code;
}

// What the lifecycle asks besides; at the desk more than of a citizen.
std::vector<lifecycle::Field> intake_of(const Lifecycle& lifecycle, const Actor& who) {
  std::vector<lifecycle::Field> out = lifecycle.intake;
  if (who.by != By::kOfficer) std::erase_if(out, [](const lifecycle::Field& field) { return field.desk; });
  return out;
}

void check_kind(const Room& room, const Submission& submission, const Actor& who, Millis at, Errors& errors) {
  const auto found = room.lifecycles.find(submission.kind);
  if (found == room.lifecycles.end() || (!found->second.opened_by.empty() && !submission.opened)) {
    errors.push_back({Fault::kInvalid, "kind", "casework.refused.kind"});
    return;
  }
  if (submission.opened) return;
  read_fields(room, intake_of(found->second, who), submission.intake, at, errors);
  if (!found->second.named || who.by != By::kPetitioner) return;
  if (trim(submission.person.name).empty())
    errors.push_back({Fault::kInvalid, "name", "casework.refused.petitioner_named"});
  if (trim(submission.person.address).empty())
    errors.push_back({Fault::kInvalid, "address", "casework.refused.petitioner_named"});
}

// Which law a case keeps, by the day of its receipt (law.md, the three layers).
std::string law_of(Millis received_at) {
  const Date day = local_date(received_at);
  if (day < *parse_date("2025-07-01")) return "2011";
  return day < *parse_date("2026-07-01") ? "2025" : "2026";
}

}  // namespace

std::string fresh_code(storage::Transaction& tx) {
  // 32^7 codes: a clash is one in thousands at ten million cases, and then another is drawn.
  std::string code;
  do {
    code = make_code();
  } while (tx.value<std::int64_t>("SELECT id FROM cases WHERE code = :code", code));
  return code;
}

Errors check_submission(const Room& room, const Submission& submission, const Actor& who, Millis at) {
  Errors errors;
  const auto directory = room.directory.now();
  if (const auto sealed = room.lifecycles.find(submission.kind);
      sealed != room.lifecycles.end() && sealed->second.sealed)
    errors.push_back({Fault::kInvalid, "kind", "casework.refused.kind_sealed"});
  else
    check_kind(room, submission, who, at, errors);
  if (auto words = check_words(submission.words, kMostWords, true); !words)
    errors.insert(errors.end(), words.error().begin(), words.error().end());
  else if (utf8_length(trim(submission.words)) < 10)
    errors.push_back({Fault::kInvalid, "words", "casework.refused.words_short"});
  // The second instance keeps what the first was about.
  if (const Category* category = room.categories.find(submission.category); category == nullptr)
    errors.push_back({Fault::kInvalid, "category", "casework.refused.category"});
  else if (!submission.opened && !category->fits(submission.kind) && room.lifecycles.contains(submission.kind))
    errors.push_back({Fault::kInvalid, "category", "casework.refused.category_kind"});
  too_long(errors, submission.place, kMostPlace, "place");
  if (submission.lat.has_value() != submission.lon.has_value() ||
      (submission.lat && (!(*submission.lat >= -90 && *submission.lat <= 90) ||
                          !(*submission.lon >= -180 && *submission.lon <= 180))))
    errors.push_back({Fault::kInvalid, "place", "casework.refused.point"});
  if (!submission.commune.empty()) {
    const directory::Unit* commune = directory->unit(submission.commune);
    if (commune == nullptr || !directory::is_commune_level(commune->kind) ||
        !commune->valid_on(local_date(at)))
      errors.push_back({Fault::kInvalid, "commune", "casework.refused.commune"});
  }
  // A complaint is about a decision, wherever that was.
  const auto kind = room.lifecycles.find(submission.kind);
  const bool placed = kind == room.lifecycles.end() || (kind->second.routes_by.empty() && !submission.opened);
  if (placed && trim(submission.place).empty() && submission.commune.empty() && !submission.lat)
    errors.push_back({Fault::kInvalid, "place", "casework.refused.place_missing"});
  if (std::find(std::begin(kChannels), std::end(kChannels), submission.channel) == std::end(kChannels))
    errors.push_back({Fault::kInvalid, "channel", "casework.refused.channel"});
  const vault::Person& person = submission.person;
  too_long(errors, person.name, kMostName, "name");
  too_long(errors, person.address, kMostAddress, "address");
  too_long(errors, person.phone, kMostContact, "phone");
  too_long(errors, person.email, kMostContact, "email");
  if (!person.phone.empty() && person.phone.size() <= kMostContact && !is_phone(person.phone))
    errors.push_back({Fault::kInvalid, "phone", "casework.refused.phone"});
  if (!person.email.empty() && person.email.size() <= kMostContact && !is_email(person.email))
    errors.push_back({Fault::kInvalid, "email", "casework.refused.email"});
  // Whom we tell something has to be reachable that way.
  const auto channel = submission.notify.empty() ? std::optional(notices::Channel::kPage)
                                                 : notices::channel_of(submission.notify);
  if (!channel)
    errors.push_back({Fault::kInvalid, "notify", "casework.refused.notify"});
  else if (*channel == notices::Channel::kEmail && person.email.empty())
    errors.push_back({Fault::kInvalid, "email", "casework.refused.notify_email"});
  else if ((*channel == notices::Channel::kSms || *channel == notices::Channel::kChat) && person.phone.empty())
    errors.push_back({Fault::kInvalid, "phone", "casework.refused.notify_phone"});
  if (!person.id_number.empty() && !is_id_number(person.id_number))
    errors.push_back({Fault::kInvalid, "id_number", "casework.refused.id_number"});
  if (submission.received_at) {
    if (who.by != By::kOfficer)
      errors.push_back({Fault::kForbidden, "received_at", "casework.refused.not_yours"});
    else if (*submission.received_at > at)
      errors.push_back({Fault::kInvalid, "received_at", "casework.refused.received_later"});
    else if (*submission.received_at < at - 366 * kDay)
      errors.push_back({Fault::kInvalid, "received_at", "casework.refused.received_long_ago"});
  }
  return errors;
}

Result<Case> submit_case(const Room& room, storage::Transaction& tx, const Submission& submission,
                         const Actor& who, Millis at) {
  if (Errors errors = check_submission(room, submission, who, at); !errors.empty())
    return tl::unexpected<Errors>(std::move(errors));
  const auto directory = room.directory.now();
  const Lifecycle& lifecycle = room.lifecycles.find(submission.kind)->second;
  const Category& category = *room.categories.find(submission.category);

  Case one;
  one.kind = submission.kind;
  one.state = lifecycle.initial;
  one.phase = "open";
  one.category = submission.category;
  one.commune = commune_of(*directory, submission);
  Errors none;
  Facts facts = submission.opened ? Facts() : read_fields(room, intake_of(lifecycle, who), submission.intake, at, none);
  const directory::Unit* unit = nullptr;
  if (submission.opened)
    unit = directory->units().unit_by_id(submission.opened->unit);
  else if (const auto named = facts.find(lifecycle.routes_by); named != facts.end())
    unit = directory->unit(named->second);
  else
    unit = route(*directory, category, one.commune, local_date(at));
  if (unit == nullptr) return refuse(Fault::kUnavailable, "casework.refused.no_unit");
  one.unit = unit->id;
  one.words = std::string(trim(submission.words));
  one.place = std::string(trim(submission.place));
  one.lat = submission.lat;
  one.lon = submission.lon;
  one.channel = submission.channel;
  one.language = submission.language == "en" ? "en" : "vi";
  one.received_at = submission.received_at.value_or(at);
  one.state_at = at;
  one.publication = submission.may_publish ? Publication::kAsked : Publication::kNo;

  if (!lifecycle.intake.empty() || submission.opened) facts["law"] = law_of(one.received_at);
  if (submission.opened) facts["first_case"] = submission.opened->by;

  Event event;
  event.at = at;
  event.action = "submit";
  event.facts.assign(facts.begin(), facts.end());
  event.to = one.state;
  event.by = who.by;
  if (who.by == By::kOfficer) {
    const directory::Officer* officer = directory->officer(who.officer);
    // The right is the desk's: it takes in what any unit will have to answer.
    if (officer == nullptr ||
        (!submission.opened && !directory->allowed(who.officer, "case.enter", officer->unit, one.kind, at) &&
         !directory->allowed(who.officer, "case.enter", unit->code, one.kind, at)))
      return refuse(Fault::kForbidden, "casework.refused.not_yours");
    event.officer = who.officer;
    const directory::Unit* own = directory->unit(officer->unit);
    event.unit = own == nullptr ? one.unit : own->id;
  } else {
    event.unit = one.unit;
  }

  one.code = submission.opened ? submission.opened->code : fresh_code(tx);
  one.named = !submission.person.empty();
  const auto clocks = start_clocks(room, one, lifecycle.initial_clocks, one.received_at);
  if (!clocks) return tl::unexpected<Errors>(clocks.error());
  one.history = chained({}, event);
  one.id = insert_case(tx, one);
  for (const RunningClock& clock : *clocks) insert_clock(tx, one.id, clock);
  if (one.named) room.vault.seal(tx, {"case", one.id, one.code}, submission.person, at);
  std::string more;
  if (!submission.attachments.empty()) {
    const auto claimed =
        room.attachments.claim(tx, submission.attachments, {"case", one.id, "petition"}, at);
    if (!claimed) return tl::unexpected<Errors>(claimed.error());
    JsonWriter files;
    files.array();
    for (const documents::Attachment& file : *claimed) files.value(file.digest);
    files.end();
    more = "\"files\":" + files.text() + ",";
  }
  more += "\"petition_sha256\":" + json_string(hex(view(sha256(one.words))));
  record(room, tx, one, std::move(event), more);
  if (const auto channel = notices::channel_of(submission.notify); channel && *channel != notices::Channel::kPage) {
    if (auto chosen = notices::choose(tx, {"case", one.id}, one.code, {*channel, one.language, {}, {}}, at); !chosen)
      return tl::unexpected<Errors>(chosen.error());
    tell_petitioner(room, tx, one, lifecycle.initial_notice, at);
  }
  return one;
}

}  // namespace langnghe::casework
