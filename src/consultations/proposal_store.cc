#include "consultations/proposal_store.h"

#include "consultations/tally.h"

namespace langnghe::consultations {

const Kept kProposals("citizenproposal", "citizen_proposal", "code",
                      {"#village", "code", "commune", "title", "words", "state", "#backed", "#created_at", "#raised_at"});
const Kept kConsents("consent", "proposal_consent", "CAST(id AS TEXT)", {"#proposal", "number", "#given_at"});

namespace {

#define PROPOSAL_COLUMNS \
  "SELECT id, village, code, commune, title, words, state, backed, created_at, raised_at FROM citizen_proposal "

template <class... P>
std::vector<Proposal> proposals(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Proposal> out;
  session.each<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string, std::string, int, Millis,
               std::optional<Millis>>(
      sql,
      [&](std::int64_t id, std::int64_t village, std::string code, std::string commune, std::string title,
          std::string words, std::string state, int backed, Millis created, std::optional<Millis> raised) {
        out.push_back({id, village, std::move(code), std::move(commune), std::move(title), std::move(words),
                       std::move(state), backed != 0, created, raised});
      },
      params...);
  return out;
}

}  // namespace

std::optional<Proposal> find_proposal(storage::Session& session, std::string_view code) {
  auto all = proposals(session, PROPOSAL_COLUMNS "WHERE code = :code", code);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}
std::vector<Proposal> proposals_of(storage::Session& session, std::string_view commune) {
  return proposals(session, PROPOSAL_COLUMNS "WHERE (:commune = '' OR commune = :commune) ORDER BY id DESC LIMIT 300",
                   commune);
}

Result<Proposal> proposal_for(const Room& room, storage::Transaction& tx, const Actor& who, std::string_view code,
                              Millis at) {
  auto one = find_proposal(tx, code);
  if (!one) return unknown();
  if (auto fine = check_may(room, who, "proposal.run", one->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  return std::move(*one);
}

// The same day of the month three months on, or the month's last day; good until that day ends.
Millis consent_lapses(Date given, int months) {
  using namespace std::chrono;
  year_month_day last = given + std::chrono::months(months);
  if (!last.ok()) last = year_month_day(last.year() / last.month() / std::chrono::last);
  return end_of(last);
}

Consents consents_of(const Room& room, storage::Session& session, const Proposal& one, Millis now) {
  Consents out;
  out.households = *session.value<std::int64_t>("SELECT COUNT(*) FROM household WHERE village = :village", one.village);
  // Only households that are still on the village's list.
  session.each<Millis>(
      "SELECT given_at FROM proposal_consent c WHERE proposal = :proposal AND EXISTS (SELECT 1 FROM household h WHERE "
      "h.village = :village AND h.number = c.number)",
      [&](Millis given) {
        ++(now < consent_lapses(local_date(given), room.pack.consent_months) ? out.valid : out.lapsed);
      },
      one.id, one.village);
  const Share& share = room.pack.proposal;
  out.needed = (out.households * share.part + share.whole - 1) / share.whole;
  out.enough = reaches(share, false, out.valid, out.households);
  return out;
}

}  // namespace langnghe::consultations
