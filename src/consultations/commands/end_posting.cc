#include "consultations/publication_store.h"

namespace langnghe::consultations {

// A posting that came down too early is recorded as it was: the public page shows the debt.
Result<Posting> end_posting(const Room& room, storage::Transaction& tx, const Actor& who, std::int64_t id,
                            std::optional<Date> to, Millis at) {
  const auto posting = posting_by_id(tx, id);
  const auto one = posting ? publication_by_id(tx, posting->publication) : std::nullopt;
  if (!one) return unknown();
  if (auto fine = check_may(room, who, "publication.run", one->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  if (posting->to_at) return wrong_state();
  if (!to || start_of(*to) > at || end_of(*to) <= posting->from_at)
    return refuse(Fault::kInvalid, "consultations.refused.to", "to");
  // It was up for the whole of its last day.
  tx.run("UPDATE posting SET to_at = :to WHERE id = :id", end_of(*to), id);
  kPostings.record(tx, id, "removed", one->commune, at);
  return *posting_by_id(tx, id);
}

}  // namespace langnghe::consultations
