#include "consultations/vote_store.h"

#include <fmt/core.h>

#include "base/encoding.h"
#include "base/json.h"
#include "ledger/ledger.h"

namespace langnghe::consultations {

const Kept kVotes("vote", "vote", "code",
                  {"code", "commune", "item", "form", "scope", "title", "words", "work", "team",
                   "#begins_at", "#ends_at", "state", "outcome", "#round", "root", "decision",
                   "recognition", "#created_at", "#opened_at", "#ended_at", "#counted_at", "#sent_at",
                   "#recognised_at"});
const Kept kResults("voteresult", "vote_village", "CAST(vote AS TEXT) || '/' || CAST(village AS TEXT)",
                    {"#households", "#voted", "#yes", "#no", "#other", "#invalid", "#passed",
                     "#code_yes", "#code_no", "#code_other", "nonces"});
const Kept kTurnout("turnout", "vote_turnout", "CAST(id AS TEXT)",
                    {"#vote", "#round", "#village", "#roll", "channel"});
const Kept kHand("handcount", "vote_hand", "CAST(id AS TEXT)",
                 {"#vote", "#round", "#village", "#yes", "#no", "#other", "#invalid"});

namespace {

#define VOTE_COLUMNS                                                                              \
  "SELECT id, code, commune, item, form, scope, title, words, work, team, begins_at, ends_at, "   \
  "state, outcome, round, root, decision, recognition, created_at, opened_at, ended_at, "          \
  "counted_at, sent_at, recognised_at, entry FROM vote "

template <class... P>
std::vector<Vote> votes(storage::Session& session, std::string_view sql, const P&... params) {
  using Int = std::int64_t;
  using Text = std::string;
  using Maybe = std::optional<Int>;
  std::vector<Vote> out;
  session.each<Int, Text, Text, Text, Text, Text, Text, Text, Text, Text, Int, Int, Text, Text, int,
               Text, Text, Text, Int, Maybe, Maybe, Maybe, Maybe, Maybe, Int>(
      sql,
      [&](Int id, Text code, Text commune, Text item, Text form, Text scope, Text title, Text words,
          Text work, Text team, Int begins, Int ends, Text state, Text outcome, int round, Text root,
          Text decision, Text recognition, Int created, Maybe opened, Maybe ended, Maybe counted,
          Maybe sent, Maybe recognised, Int entry) {
        Vote v;
        v.id = id;
        v.code = std::move(code);
        v.commune = std::move(commune);
        v.item = std::move(item);
        v.form = std::move(form);
        v.scope = std::move(scope);
        v.title = std::move(title);
        v.words = std::move(words);
        v.work = std::move(work);
        v.team = std::move(team);
        v.begins_at = begins;
        v.ends_at = ends;
        v.state = std::move(state);
        v.outcome = std::move(outcome);
        v.round = round;
        v.root = std::move(root);
        v.decision = std::move(decision);
        v.recognition = std::move(recognition);
        v.created_at = created;
        v.opened_at = opened;
        v.ended_at = ended;
        v.counted_at = counted;
        v.sent_at = sent;
        v.recognised_at = recognised;
        v.entry = entry;
        out.push_back(std::move(v));
      },
      params...);
  return out;
}

std::optional<Vote> first(std::vector<Vote> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

std::string village_digest(storage::Session& session, std::int64_t id, std::string_view code,
                           std::string_view name) {
  std::string text = fmt::format("village/1\n{}\n{}", code, name);
  session.each<std::string>(
      "SELECT number FROM household WHERE village = :village ORDER BY number",
      [&](std::string number) { text += "\n" + number; }, id);
  return hex_digest(text);
}

std::string roll_digest(storage::Session& session, std::int64_t vote, std::int64_t village) {
  std::string text = "roll/1";
  session.each<std::int64_t, std::string, std::string, int, std::string, std::optional<Millis>>(
      "SELECT id, number, code_hash, on_roll, why, changed_at FROM vote_roll WHERE vote = :vote AND "
      "village = :village ORDER BY id",
      [&](std::int64_t id, std::string number, std::string hash, int on, std::string why,
          std::optional<Millis> at) {
        text += fmt::format("\n{}|{}|{}|{}|{}:{}|{}", id, number, hash, on, why.size(), why, at.value_or(0));
      },
      vote, village);
  return hex_digest(text);
}

std::string roll_subject(std::int64_t vote, std::int64_t village) {
  return fmt::format("{}/{}", vote, village);
}

std::string ballots_subject(std::int64_t vote, std::int64_t round) {
  return fmt::format("{}/{}", vote, round);
}

std::string ballots_digest(storage::Session& session, std::int64_t vote, std::int64_t round) {
  std::string text = "ballots/1";
  session.each<std::int64_t, std::string, std::string>(
      "SELECT village, choice, commitment FROM vote_ballot WHERE vote = :vote AND round = :round "
      "ORDER BY village, commitment",
      [&](std::int64_t village, std::string choice, std::string commitment) {
        text += fmt::format("\n{} {} {}", village, choice, commitment);
      },
      vote, round);
  return hex_digest(text);
}

// Before the count no entry names a ballot: its seal does, and there are as many ballots with a
// code as households that used theirs. After the count the whole list is in the ledger.
void tell_ballots(storage::Session& session,
                  const std::function<void(std::string, std::string)>& tell) {
  session.each<std::int64_t, std::int64_t, int, std::int64_t, std::string, std::string, std::string,
               std::string>(
      "SELECT id, vote, round, village, choice, nonce, commitment, seal FROM vote_ballot",
      [&](std::int64_t id, std::int64_t vote, int round, std::int64_t village, std::string choice,
          std::string nonce, std::string commitment, std::string seal) {
        Vote which;
        which.id = vote;
        which.round = round;
        const Ballot ballot{choice_of(choice).value_or(Choice::kOther), std::move(nonce),
                            std::move(commitment)};
        if (seal != ballot_seal(id, which, village, ballot) || !opens(ballot))
          tell(fmt::format("{}/{}/ballot/{}", vote, round, id), std::string(64, '0'));
      });
  session.each<std::int64_t, int, std::int64_t, std::int64_t>(
      "SELECT vote, round, SUM(turnout), SUM(ballots) FROM (SELECT vote, round, 1 AS turnout, 0 AS "
      "ballots FROM vote_turnout WHERE channel = 'code' UNION ALL SELECT vote, round, 0, 1 FROM "
      "vote_ballot) AS both_sides GROUP BY vote, round",
      [&](std::int64_t vote, int round, std::int64_t turnout, std::int64_t ballots) {
        if (turnout != ballots)
          tell(fmt::format("{}/{}/{}-households-{}-ballots", vote, round, turnout, ballots),
               std::string(64, '0'));
      });
  for (const auto& [vote, round] : session.rows<std::int64_t, std::int64_t>(
           "SELECT id, round FROM vote WHERE counted_at IS NOT NULL UNION SELECT id, 1 FROM vote "
           "WHERE round = 2"))
    tell(ballots_subject(vote, round), ballots_digest(session, vote, round));
}

}  // namespace

std::optional<Vote> vote_by_code(storage::Session& session, std::string_view code) {
  return first(votes(session, VOTE_COLUMNS "WHERE code = :code", code));
}

std::optional<Vote> vote_held_open(storage::Transaction& tx, std::string_view code) {
  if (tx.dialect() == storage::Dialect::kPostgres)
    return first(votes(tx, VOTE_COLUMNS "WHERE code = :code FOR SHARE", code));
  return vote_by_code(tx, code);
}

std::optional<Vote> find_vote(storage::Session& session, std::string_view code) {
  return vote_by_code(session, code);
}

std::vector<Vote> votes_of(storage::Session& session, std::string_view commune, bool prepared_too) {
  return votes(session,
               VOTE_COLUMNS
               "WHERE (:commune = '' OR commune = :commune) AND (:prepared = 1 OR state <> "
               "'prepared') ORDER BY id DESC LIMIT 200",
               commune, prepared_too ? 1 : 0);
}

std::vector<Vote> votes_about(storage::Session& session, std::string_view work) {
  return votes(session, VOTE_COLUMNS "WHERE work = :work AND work <> '' AND state <> 'prepared' ORDER BY id",
               work);
}

void update_vote(storage::Transaction& tx, const Vote& v) {
  tx.run(
      "UPDATE vote SET form = :form, begins_at = :begins, ends_at = :ends, state = :state, outcome = "
      ":outcome, round = :round, root = :root, decision = :decision, recognition = :recognition, "
      "opened_at = :opened, ended_at = :ended, counted_at = :counted, sent_at = :sent, recognised_at "
      "= :recognised, entry = :entry WHERE id = :id",
      v.form, v.begins_at, v.ends_at, v.state, v.outcome, v.round, v.root, v.decision, v.recognition,
      v.opened_at, v.ended_at, v.counted_at, v.sent_at, v.recognised_at, v.entry, v.id);
}

Result<Vote> vote_for(const Room& room, storage::Transaction& tx, const Actor& who,
                      std::string_view grant, std::string_view code, Millis at) {
  auto vote = vote_by_code(tx, code);
  if (!vote) return unknown();
  if (auto fine = check_may(room, who, grant, vote->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  return std::move(*vote);
}

void record_village(storage::Transaction& tx, const Village& village, Millis at) {
  append_state(tx, "village.listed", village.code, village.commune,
               village_digest(tx, village.id, village.code, village.name), at);
}

void record_roll(storage::Transaction& tx, const Vote& vote, const Village& village,
                 std::string_view verb, Millis at, std::string_view more) {
  append_state(tx, "roll." + std::string(verb), roll_subject(vote.id, village.id), vote.commune,
               roll_digest(tx, vote.id, village.id), at, more);
}

std::string ballot_seal(std::int64_t id, const Vote& vote, std::int64_t village, const Ballot& ballot) {
  // The key of the hash stands in no database: who holds the database only cannot make one.
  return ledger::subject_tag(fmt::format("ballot seal/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}", id, vote.id,
                                         vote.round, village, name_of(ballot.choice), ballot.nonce,
                                         ballot.commitment));
}

void record_ballots(storage::Transaction& tx, const Vote& vote, Millis at) {
  append_state(tx, "ballots.counted", ballots_subject(vote.id, vote.round), vote.commune,
               ballots_digest(tx, vote.id, vote.round), at);
}

std::vector<Ballot> ballots_of(storage::Session& session, const Vote& vote, std::int64_t village) {
  std::vector<Ballot> out;
  session.each<std::string, std::string, std::string>(
      "SELECT choice, nonce, commitment FROM vote_ballot WHERE vote = :vote AND round = :round AND "
      "village = :village",
      [&](std::string choice, std::string nonce, std::string commitment) {
        out.push_back({choice_of(choice).value_or(Choice::kOther), std::move(nonce), std::move(commitment)});
      },
      vote.id, vote.round, village);
  return out;
}

std::string ballot_code_hash(const Room& room, std::string_view vote, std::string_view letters) {
  return hex(view(hmac_sha256(room.secret_key,
                              "ballot code\n" + std::string(vote) + "\n" + std::string(letters))));
}

std::string ballot_code_letters(std::string_view typed) {
  std::string out;
  if (typed.size() > 40) return out;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c != '-' && c != ' ') out += c;
  }
  return out.size() == 12 ? out : std::string();
}

std::vector<ledger::StateSource> vote_sources() {
  return {kVotes.source(), kResults.source(), kTurnout.source(), kHand.source(),
          {"village",
           [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
             for (const auto& [id, code, name] : session.rows<std::int64_t, std::string, std::string>(
                      "SELECT id, code, name FROM village"))
               tell(code, village_digest(session, id, code, name));
           }},
          {"roll",
           [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
             for (const auto& [vote, village] : session.rows<std::int64_t, std::int64_t>(
                      "SELECT DISTINCT vote, village FROM vote_roll"))
               tell(roll_subject(vote, village), roll_digest(session, vote, village));
           }},
          {"ballots", tell_ballots}};
}

}  // namespace langnghe::consultations
