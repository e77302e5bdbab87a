// Replication (nhân rộng): another unit makes a model its own.
#include "base/text.h"
#include "initiatives/step.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {

Result<Model> adopt_model(const Room& room, storage::Transaction& tx, const std::string& code,
                          const std::string& changed, std::int64_t officer, Millis at) {
  auto source = must_find(tx, code);
  if (!source) return source;
  const directory::Unit* home = home_of(room, officer);
  if (home == nullptr || !owns(room, officer, home->id, at))
    return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  // One copies what a group does; a person is followed, not copied.
  if (source->kind != "model") return refuse(Fault::kConflict, "initiatives.refused.copy_person");
  if (source->unit == home->id) return refuse(Fault::kConflict, "initiatives.refused.copy_own");
  const lifecycle::Action* replicate = room.lifecycle.action("replicate");
  if (replicate == nullptr || !replicate->starts_from(source->state))
    return refuse(Fault::kConflict, "initiatives.refused.copy_early");
  if (tx.value<std::int64_t>("SELECT id FROM model WHERE origin = :origin AND unit = :unit", source->id, home->id))
    return refuse(Fault::kConflict, "initiatives.refused.copied_already");
  if (auto fine = check_words(changed, 2000, true, "changed"); !fine) return tl::unexpected<Errors>(fine.error());

  Model copy = *source;
  copy.code = fresh_code(tx, "DV", "model");
  copy.state = room.lifecycle.initial;
  copy.unit = home->id;
  copy.year = copy.first_year = static_cast<int>(local_date(at).year());
  copy.origin = source->id;
  copy.changed = tidy(changed);
  // The place, the people and what came of it are the source's own.
  for (std::string* text : {&copy.results, &copy.address, &copy.lead, &copy.partners, &copy.participants,
                            &copy.starts, &copy.ends, &copy.outcome, &copy.public_name, &copy.story_vi,
                            &copy.story_en, &copy.external, &copy.history})
    text->clear();
  copy.commune = directory::is_commune_level(home->kind) ? home->code : std::string();
  copy.lat.reset();
  copy.lon.reset();
  copy.copies = 0;
  copy.published = copy.consent = copy.named = false;
  copy.created_at = copy.state_at = at;
  copy.version = 0;
  copy.id = insert_model(tx, copy);
  put_campaigns(tx, copy);
  const auto directory = room.directory.now();
  Tally tally;
  put_year(tx, directory->units(), copy, {copy.year, true, "running", {}, "", false}, tally);
  tally.write(tx);
  auto made = record(room, tx, std::move(copy), {at, "adopt", "", room.lifecycle.initial, officer, ""},
                     "\"origin\":\"" + source->code + "\"");
  if (!made) return made;
  // Counted in the round the source is in.
  Model from = std::move(*source);
  ++from.copies;
  auto told = take_step(room, tx, std::move(from), "replicate", "", officer, at,
                        [](Model&, Year& year) { year.copied = true; });
  if (!told) return told;
  return made;
}

Result<Model> tell_outcome(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& outcome, std::int64_t officer, Millis at) {
  auto one = own_model(room, tx, code, officer, at);
  if (!one) return one;
  if (!one->origin) return refuse(Fault::kConflict, "initiatives.refused.no_copy");
  if (auto fine = check_words(outcome, 2000, true, "outcome"); !fine) return tl::unexpected<Errors>(fine.error());
  one->outcome = tidy(outcome);
  Event event{at, "tell_outcome", one->state, one->state, officer, ""};
  return record(room, tx, std::move(*one), std::move(event));
}

}  // namespace langnghe::initiatives
