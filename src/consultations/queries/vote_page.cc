#include "consultations/vote_store.h"

namespace langnghe::consultations {

// Before the count the roll and the turnout are counted as they stand.
std::vector<VillageVote> villages_in(storage::Session& session, const Vote& vote) {
  std::vector<VillageVote> out;
  session.each<std::int64_t, std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
               std::int64_t, std::int64_t, int, std::int64_t, std::int64_t, std::int64_t, std::string>(
      "SELECT w.village, v.code, v.name, w.households, w.voted, w.yes, w.no, w.other, w.invalid, w.passed, "
      "w.code_yes, w.code_no, w.code_other, w.nonces FROM vote_village w JOIN village v ON v.id = w.village "
      "WHERE w.vote = :vote ORDER BY v.code",
      [&](std::int64_t village, std::string code, std::string name, std::int64_t households,
          std::int64_t voted, std::int64_t yes, std::int64_t no, std::int64_t other, std::int64_t invalid,
          int passed, std::int64_t code_yes, std::int64_t code_no, std::int64_t code_other, std::string nonces) {
        VillageVote one;
        one.village = village;
        one.code = std::move(code);
        one.name = std::move(name);
        one.tally = {households, voted, yes, no, other, invalid};
        one.passed = passed != 0;
        one.nonces = std::move(nonces);
        one.by_code = code_yes + code_no + code_other;
        one.by_code_yes = code_yes;
        one.by_code_no = code_no;
        one.by_code_other = code_other;
        out.push_back(std::move(one));
      },
      vote.id);
  if (vote.counted_at) return out;
  for (VillageVote& one : out) {
    one.tally = {};
    one.passed = false;
    one.tally.households = *session.value<std::int64_t>(
        vote.state == "prepared"
            ? "SELECT COUNT(*) FROM household WHERE village = :village AND :vote > 0"
            : "SELECT COUNT(*) FROM vote_roll WHERE village = :village AND vote = :vote AND on_roll = 1",
        one.village, vote.id);
    one.tally.voted = *session.value<std::int64_t>(
        "SELECT COUNT(*) FROM vote_turnout WHERE vote = :vote AND round = :round AND village = :village",
        vote.id, vote.round, one.village);
  }
  return out;
}

std::vector<RollRow> roll_of(storage::Session& session, const Vote& vote, std::int64_t village) {
  std::vector<RollRow> out;
  session.each<std::string, int, std::string, std::optional<Millis>, std::optional<std::int64_t>>(
      "SELECT r.number, r.on_roll, r.why, r.changed_at, t.id FROM vote_roll r LEFT JOIN vote_turnout t ON "
      "t.vote = r.vote AND t.roll = r.id AND t.round = :round WHERE r.vote = :vote AND r.village = :village "
      "ORDER BY r.number",
      [&](std::string number, int on, std::string why, std::optional<Millis> at,
          std::optional<std::int64_t> turnout) {
        out.push_back({std::move(number), on != 0, std::move(why), at, turnout.has_value()});
      },
      vote.round, vote.id, village);
  return out;
}

std::optional<legalclock::Deadline> sending_due(const Room& room, const Vote& vote, Millis now) {
  if (!vote.ended_at) return std::nullopt;
  return deadline_of(room, "DC.send", *vote.ended_at, vote.sent_at, now);
}

std::optional<legalclock::Deadline> recognition_due(const Room& room, const Vote& vote, Millis now) {
  const VoteItem* item = room.pack.vote(vote.item);
  if (!vote.sent_at || item == nullptr || item->effect == "vote") return std::nullopt;
  return deadline_of(room, "DC.recognise", *vote.sent_at, vote.recognised_at, now);
}

}  // namespace langnghe::consultations
