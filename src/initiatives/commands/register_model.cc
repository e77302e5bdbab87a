#include <algorithm>

#include "base/text.h"
#include "initiatives/step.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {
namespace {

void check_texts(const Model& what, bool must, Errors& errors) {
  for (const TextField& field : kTexts)
    if (auto fine = check_words(what.*field.member, field.most, must && field.must, field.name); !fine)
      errors.insert(errors.end(), fine.error().begin(), fine.error().end());
}

// Fields of packs, days and places: what no text can say by itself.
void check_facts(const Room& room, const Model& what, Errors& errors) {
  const auto wrong = [&](std::string_view field, std::string_view key) {
    errors.push_back({Fault::kInvalid, std::string(field), std::string(key)});
  };
  if (std::find(std::begin(kKinds), std::end(kKinds), what.kind) == std::end(kKinds))
    wrong("kind", "initiatives.refused.kind");
  if (room.programme.field(what.field) == nullptr) wrong("field", "initiatives.refused.field");
  for (const auto& [name, text] : {std::pair<std::string_view, const std::string&>{"starts", what.starts}, {"ends", what.ends}})
    if (!text.empty() && !parse_date(text)) wrong(name, "initiatives.refused.date");
  if (!what.starts.empty() && !what.ends.empty() && what.ends < what.starts)
    wrong("ends", "initiatives.refused.ends_before");
  if (what.lat.has_value() != what.lon.has_value() ||
      (what.lat && (*what.lat < -90 || *what.lat > 90 || *what.lon < -180 || *what.lon > 180)))
    wrong("lat", "initiatives.refused.point");
  const auto directory = room.directory.now();
  if (!what.commune.empty()) {
    const directory::Unit* commune = directory->unit(what.commune);
    if (commune == nullptr || !directory::is_commune_level(commune->kind))
      wrong("commune", "initiatives.refused.commune");
  }
  for (const std::string& campaign : split(what.campaigns, ';'))
    if (room.programme.campaign(campaign) == nullptr) wrong("campaigns", "initiatives.refused.campaign");
}

}  // namespace

Errors check_registration(const Room& room, const Model& what, Millis) {
  Errors errors;
  check_texts(what, true, errors);
  check_facts(room, what, errors);
  if (what.commune.empty() && !what.lat)
    errors.push_back({Fault::kInvalid, "commune", "initiatives.refused.place_missing"});
  if (what.starts.empty()) errors.push_back({Fault::kInvalid, "starts", "initiatives.refused.starts_missing"});
  return errors;
}

namespace {

// The commune a point lies in stands for the commune nobody chose.
void complete_place(const Room& room, Model& what) {
  if (!what.commune.empty() || !what.lat) return;
  if (const directory::Unit* commune = room.directory.now()->commune_at(*what.lat, *what.lon))
    what.commune = commune->code;
}

// A title that says the name would put it into the open.
bool says_name(const Model& what, const vault::Person& person) {
  const std::string name = fold(person.name);
  if (name.empty()) return false;
  return std::any_of(kTexts.begin(), kTexts.end(), [&](const TextField& field) {
    return (" " + fold(what.*field.member) + " ").find(" " + name + " ") != std::string::npos;
  });
}

Result<void> claim_photos(const Room& room, storage::Transaction& tx, std::int64_t model,
                          const std::vector<std::string>& tokens, Millis at, std::string& more) {
  if (tokens.empty()) return {};
  const auto claimed = room.attachments.claim(tx, tokens, {"model", model, "photo"}, at);
  if (!claimed) return tl::unexpected<Errors>(claimed.error());
  for (const documents::Attachment& file : *claimed) more += (more.empty() ? "\"" : ",\"") + file.digest + "\"";
  more = "\"files\":[" + more + "]";
  return {};
}

}  // namespace

Result<Model> register_model(const Room& room, storage::Transaction& tx, const Registration& registration,
                             std::int64_t officer, Millis at) {
  Model one = registration.what;
  const directory::Unit* home = home_of(room, officer);
  if (one.unit == 0 && home != nullptr) one.unit = home->id;
  if (!owns(room, officer, one.unit, at)) return refuse(Fault::kForbidden, "initiatives.refused.other_unit");
  complete_place(room, one);
  Errors errors = check_registration(room, one, at);
  if (one.kind == "exemplar") {
    if (trim(registration.person.name).empty())
      errors.push_back({Fault::kInvalid, "person_name", "initiatives.refused.name_missing"});
    else if (says_name(one, registration.person))
      errors.push_back({Fault::kInvalid, "title", "initiatives.refused.name_in_text"});
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  for (const TextField& field : kTexts) one.*field.member = tidy(one.*field.member);
  one.code = fresh_code(tx, "DV", "model");
  one.state = room.lifecycle.initial;
  one.year = one.first_year = static_cast<int>(local_date(at).year());
  one.published = one.consent = false;
  one.created_at = one.state_at = at;
  one.named = one.kind == "exemplar";
  one.id = insert_model(tx, one);
  put_campaigns(tx, one);
  if (one.named) room.vault.seal(tx, {"model", one.id, one.code}, registration.person, at);
  Tally tally;
  put_year(tx, room.directory.now()->units(), one, {one.year, true, "running", {}, "", false}, tally);
  tally.write(tx);
  std::string more;
  if (auto fine = claim_photos(room, tx, one.id, registration.photos, at, more); !fine)
    return tl::unexpected<Errors>(fine.error());
  Event event{at, "register", "", one.state, officer, ""};
  return record(room, tx, std::move(one), std::move(event), more);
}

Result<Model> edit_model(const Room& room, storage::Transaction& tx, const std::string& code, const Model& changed,
                         std::int64_t version, std::int64_t officer, Millis at) {
  auto found = own_model(room, tx, code, officer, at);
  if (!found) return found;
  Model one = std::move(*found);
  // What was assessed stays as it was assessed.
  for (const std::string_view open : {"registered", "appraised", "accepted", "running", "checked", "returned"})
    if (one.state == open) {
      if (one.version != version) return refuse(Fault::kConflict, "initiatives.refused.faster");
      Model next = one;
      for (const TextField& field : kTexts) next.*field.member = tidy(changed.*field.member);
      next.field = changed.field;
      next.starts = changed.starts;
      next.ends = changed.ends;
      next.commune = changed.commune;
      next.lat = changed.lat;
      next.lon = changed.lon;
      next.campaigns = changed.campaigns;
      complete_place(room, next);
      if (Errors errors = check_registration(room, next, at); !errors.empty())
        return tl::unexpected<Errors>(std::move(errors));
      const auto directory = room.directory.now();
      if (next.field != one.field) {
        Tally tally;
        for (const Year& year : years_of(tx, one.id)) {
          tally.add(directory->units(), one, year, -1);
          tally.add(directory->units(), next, year, +1);
        }
        tally.write(tx);
      }
      put_campaigns(tx, next);
      return record(room, tx, std::move(next), {at, "edit", one.state, one.state, officer, ""});
    }
  return refuse(Fault::kConflict, "initiatives.refused.assessed_already");
}

Result<Model> add_photos(const Room& room, storage::Transaction& tx, const std::string& code,
                         const std::vector<std::string>& tokens, std::int64_t officer, Millis at) {
  auto one = own_model(room, tx, code, officer, at);
  if (!one) return one;
  if (tokens.empty()) return refuse(Fault::kInvalid, "initiatives.refused.no_photo", "photos");
  std::string more;
  if (auto fine = claim_photos(room, tx, one->id, tokens, at, more); !fine)
    return tl::unexpected<Errors>(fine.error());
  Event event{at, "add_photos", one->state, one->state, officer, ""};
  return record(room, tx, std::move(*one), std::move(event), more);
}

}  // namespace langnghe::initiatives
