// Campaigns (phong trào, cuộc vận động): which unit takes part with which plan, and what it reached,
// measured by the criteria of the pack. Commendations (khen thưởng) and nominations: what people
// propose for them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "initiatives/initiatives.h"

namespace langnghe::initiatives {

// ---- campaigns ---------------------------------------------------------------------------------

struct Membership {
  std::int64_t id = 0;
  std::string campaign;
  std::int64_t unit = 0;
  std::string plan;
  Millis joined_at = 0;
  std::int64_t version = 0;
};
// Joins, or changes the plan of a unit that has joined.
Result<Membership> join_campaign(const Room& room, storage::Transaction& tx, const std::string& campaign,
                                 const std::string& plan, std::int64_t officer, Millis at);
// What the unit reached in a year; numbers by criterion, below 0 refused.
Result<Membership> report_campaign(const Room& room, storage::Transaction& tx, const std::string& campaign, int year,
                                   const std::map<std::string, double>& numbers, const std::string& words,
                                   std::int64_t officer, Millis at);
struct CampaignReport {
  int year = 0;
  std::string words;
  std::map<std::string, double> numbers;
};
std::vector<Membership> members_of(storage::Session& session, std::string_view campaign);
std::optional<Membership> membership(storage::Session& session, std::string_view campaign, std::int64_t unit);
std::vector<CampaignReport> reports_of(storage::Session& session, std::int64_t membership);  // newest first
// Sums over all units, by criterion.
std::map<std::string, double> campaign_totals(storage::Session& session, std::string_view campaign, int year);
struct CampaignCounts {
  std::int64_t units = 0, models = 0;
};
CampaignCounts campaign_counts(storage::Session& session, std::string_view campaign);

// ---- commendation ------------------------------------------------------------------------------

struct Commendation {
  std::int64_t id = 0;
  std::string code;           // "KT-…"
  std::int64_t model = 0;
  int year = 0;
  std::string level;
  std::string state = "proposed";  // proposed | decided | declined
  std::string reason;         // why, in words
  std::string missing;        // what the record did not show when it was proposed: keys joined by ";"
  std::string number, dated, awarder;  // of the decision
  std::string answer;         // why declined
  std::int64_t proposed_by = 0, decided_by = 0;
  Millis proposed_at = 0;
  std::optional<Millis> decided_at;
  std::int64_t version = 0;
};
// One condition of the pack, held against the record.
struct Check {
  std::string key;            // behind "initiatives.check.": "recognised", "years", "score", "after", "once"
  bool met = false;
  std::string wanted, found;
};
std::vector<Check> check_record(const Room& room, storage::Session& session, const Model& one,
                                const std::string& level);
// With a condition unmet, the reason has to say why (kLeastReason characters).
Result<Commendation> propose_commendation(const Room& room, storage::Transaction& tx, const std::string& code,
                                          const std::string& level, const std::string& reason, std::int64_t officer,
                                          Millis at);
inline constexpr std::size_t kLeastReason = 20;
struct Decision {
  bool decided = true;        // else declined, with `answer`
  std::string number, dated, awarder, answer;
};
// The decision moves the entry to "commended" and counts at its level. Nobody decides on what
// they proposed.
Result<Commendation> decide_commendation(const Room& room, storage::Transaction& tx, const std::string& code,
                                         const Decision& decision, std::int64_t officer, Millis at);
std::optional<Commendation> find_commendation(storage::Session& session, std::string_view code);
std::vector<Commendation> commendations_of(storage::Session& session, std::int64_t model);
std::vector<Commendation> commendations(storage::Session& session, const std::vector<std::int64_t>& units,
                                        std::string_view state, int limit);
// The roll of honour: decided, published, newest first. Exemplars stand there with consent only.
struct Honour {
  Commendation commendation;
  std::string model_code, kind, title, public_name;
  std::int64_t unit = 0;
};
std::vector<Honour> roll_of_honour(storage::Session& session, int year, std::string_view level, int limit);

// ---- nominations -------------------------------------------------------------------------------

struct Nomination {
  std::int64_t id = 0;
  std::string code;           // "DC-…"
  std::string state = "received";  // received | accepted | declined
  std::string kind = "model";
  std::int64_t unit = 0;
  std::string field, words, place, answer;
  std::optional<std::int64_t> model;
  std::int64_t checked_by = 0;
  Millis received_at = 0;
  std::optional<Millis> checked_at;
  bool named = false;         // somebody left a name: vault subject {"nomination", id}
  std::int64_t version = 0;
};
// Anyone may. `about` is who is nominated (an exemplar), `from` who nominates; both only in the vault.
Result<Nomination> nominate(const Room& room, storage::Transaction& tx, Nomination what, const std::string& about,
                            const vault::Person& from, Millis at);
// The unit has looked: taken up (an entry of the unit may follow: `model`), or not, and why.
Result<Nomination> check_nomination(const Room& room, storage::Transaction& tx, const std::string& code, bool accept,
                                    const std::string& answer, std::int64_t officer, Millis at);
// Who is nominated (extra "about") and who nominates; for the unit that checks, on record.
Result<vault::Person> open_nomination(const Room& room, storage::Database& database, const std::string& code,
                                      std::int64_t officer, std::string_view purpose, Millis at);
std::optional<Nomination> find_nomination(storage::Session& session, std::string_view code);
std::vector<Nomination> nominations(storage::Session& session, const std::vector<std::int64_t>& units,
                                    std::string_view state, int limit);

}  // namespace langnghe::initiatives
