#include "base/text.h"
#include "consultations/publication_store.h"

namespace langnghe::consultations {

Result<Publication> record_publication(const Room& room, storage::Transaction& tx, const Actor& who,
                                       const std::string& commune, const std::string& item, const std::string& title,
                                       const std::string& plan, std::optional<Date> issued, Millis at) {
  if (auto fine = check_may(room, who, "publication.run", commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  Errors errors;
  if (room.pack.item(item) == nullptr) errors.push_back({Fault::kInvalid, "item", "consultations.refused.item"});
  if (!is_commune(room, commune, at)) errors.push_back({Fault::kInvalid, "commune", "consultations.refused.commune"});
  check_text(errors, title, "title", 300);
  check_text(errors, plan, "plan", 2000);
  if (!issued || start_of(*issued) > at)
    errors.push_back({Fault::kInvalid, "issued", "consultations.refused.issued"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO publication (code, commune, item, title, plan, issued_at) VALUES (:code, :commune, :item, :title, "
      ":plan, :issued) RETURNING id",
      make_code(), commune, item, trim(title), trim(plan), start_of(*issued));
  kPublications.record(tx, *id, "owed", commune, at);
  return *publication_by_id(tx, *id);
}

}  // namespace langnghe::consultations
