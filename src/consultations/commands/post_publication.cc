#include "base/text.h"
#include "consultations/publication_store.h"

namespace langnghe::consultations {

Result<Posting> post_publication(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                                 const std::string& form, const std::string& place, const std::string& link,
                                 std::optional<Date> from, const std::vector<std::string>& files, Millis at) {
  auto one = find_publication(tx, code);
  if (!one) return unknown();
  if (auto fine = check_may(room, who, "publication.run", one->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  Errors errors;
  if (room.pack.form(form) == nullptr) errors.push_back({Fault::kInvalid, "form", "consultations.refused.item"});
  check_text(errors, place, "place", 300);
  check_text(errors, link, "link", 500, false);
  const std::string_view address = trim(link);
  if (!address.empty() && !address.starts_with("https://") && !address.starts_with("http://"))
    errors.push_back({Fault::kInvalid, "link", "consultations.refused.link"});
  if (address.empty() && files.empty())
    errors.push_back({Fault::kInvalid, "proof", "consultations.refused.proof"});
  if (!from || start_of(*from) > at || end_of(*from) <= one->issued_at)
    errors.push_back({Fault::kInvalid, "from", "consultations.refused.from"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  // Today's posting began now, an earlier one on its day.
  const Millis since = local_date(at) == *from ? at : start_of(*from);
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO posting (publication, form, place, link, from_at) VALUES (:publication, :form, :place, :link, "
      ":from) RETURNING id",
      one->id, form, trim(place), address, since);
  if (!files.empty())
    if (auto claimed = room.attachments.claim(tx, files, {"posting", *id, "proof"}, at); !claimed)
      return tl::unexpected<Errors>(claimed.error());
  kPostings.record(tx, *id, "posted", one->commune, at);
  if (!one->published_at || *one->published_at > since) {
    tx.run("UPDATE publication SET published_at = :at WHERE id = :id", since, one->id);
    kPublications.record(tx, one->id, "published", one->commune, at);
  }
  return *posting_by_id(tx, *id);
}

}  // namespace langnghe::consultations
