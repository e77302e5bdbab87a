#include "base/text.h"
#include "initiatives/step.h"

namespace langnghe::initiatives {

Result<Model> publish_model(const Room& room, storage::Transaction& tx, const std::string& code,
                            const Publication& publication, std::int64_t officer, Millis at) {
  auto found = own_model(room, tx, code, officer, at);
  if (!found) return found;
  Model one = std::move(*found);
  const bool person = one.kind == "exemplar";
  const std::string name(trim(publication.public_name));
  Errors errors;
  if (publication.published) {
    for (const std::string_view early : {"registered", "appraised", "returned"})
      if (one.state == early) return refuse(Fault::kConflict, "initiatives.refused.too_early");
    if (auto fine = check_words(publication.story_vi, 6000, true, "story_vi"); !fine) errors = fine.error();
    if (auto fine = check_words(publication.story_en, 6000, false, "story_en"); !fine)
      errors.insert(errors.end(), fine.error().begin(), fine.error().end());
    // Personal Data Protection Law 91/2025/QH15: a person is shown with their consent only.
    if (person && !publication.consent) errors.push_back({Fault::kInvalid, "consent", "initiatives.refused.consent"});
    if (person && publication.consent && name.empty())
      errors.push_back({Fault::kInvalid, "public_name", "initiatives.refused.name_missing"});
    if (auto fine = check_words(name, 120, false, "public_name"); !fine)
      errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one.published = publication.published;
  one.consent = person && publication.consent;
  one.public_name = one.published && one.consent ? nfc(name) : std::string();
  one.story_vi = tidy(publication.story_vi);
  one.story_en = tidy(publication.story_en);
  Event event{at, one.published ? "publish" : "unpublish", one.state, one.state, officer, ""};
  return record(room, tx, std::move(one), std::move(event));
}

Result<vault::Person> open_person(const Room& room, storage::Database& database, const std::string& code,
                                  std::int64_t officer, std::string_view purpose, std::string_view words, Millis at) {
  std::vector<vault::Record> records;
  const auto one = database.read([&](storage::Session& session) {
    auto found = find_model(session, code);
    if (found) records = room.vault.records_of(session, {"model", found->id});
    return found;
  });
  if (!one || records.empty()) return refuse(Fault::kNotFound, "initiatives.refused.unknown");
  const bool granted = owns(room, officer, one->unit, at) || may(room, officer, "vault.read", one->unit, at);
  return room.vault.open(database, records.front().id, reader_of(room, officer, granted), purpose, words, at);
}

}  // namespace langnghe::initiatives
