// On time or sorry: the record of an apology (law.md 5.2), for a dossier or for a case of another
// room that runs late. One for each thing, ever: so a date is moved once at most (MC.apology).
//
//   drafted   by the system before the date is missed, or by an officer; the head may change it
//   sent      signed by the head: the letter has its number, the applicant is told, a dossier has
//             its new date; then `outcome` says whether that one was kept
//   dropped   the thing was done in time after all
//
// A second miss is told to the head of the body above and stands on the public page, without
// code or person.
#pragma once

#include <functional>

#include "procedures/dossier.h"

namespace langnghe::procedures {

struct Apology {
  static constexpr std::string_view kTable = "apology";
  static constexpr std::string_view kColumns =
      "code, subject_kind, subject_id, subject_code, topic, unit, owner, stage, reason, words, due_at, new_due, state, "
      "drafted_at, drafted_by, signer, sent_at, days_late, letter, channel, acknowledged_at, outcome, outcome_at, "
      "superior, changed_at";
  auto fields() {
    return std::tie(code, subject_kind, subject_id, subject_code, topic, unit, owner, stage, reason, words, due_at,
                    new_due, state, drafted_at, drafted_by, signer, sent_at, days_late, letter, channel,
                    acknowledged_at, outcome, outcome_at, superior, changed_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;             // "dossier/7K3Q-F9TM"
  std::string subject_kind;     // dossier | case
  std::int64_t subject_id = 0;
  std::string subject_code;
  std::string topic;            // the procedure, or the kind of case
  std::int64_t unit = 0;        // at fault
  std::int64_t owner = 0;       // owes the result: its head signs
  std::string stage;            // step of the control sheet, or state of the case
  std::string reason;           // [[reason]] of desk.toml
  std::string words;
  Millis due_at = 0;            // the date given first (first instant that is late)
  Millis new_due = 0;
  std::string state = "drafted";
  Millis drafted_at = 0;
  std::int64_t drafted_by = 0;  // 0: the system
  std::int64_t signer = 0;
  std::optional<Millis> sent_at;
  int days_late = 0;            // when it was sent; 0: before the date
  std::int64_t letter = 0;
  std::string channel;          // paper | page | email | sms | chat
  std::optional<Millis> acknowledged_at;
  std::string outcome;          // "" | kept | missed
  std::optional<Millis> outcome_at;
  std::int64_t superior = 0;    // who was told of the second miss
  Millis changed_at = 0;

  bool before_due() const { return sent_at && *sent_at < due_at; }
};

// What is late or will be.
struct LateThing {
  std::string kind;             // dossier | case
  std::int64_t id = 0;
  std::string code, topic, stage;
  std::int64_t unit = 0;        // has it in hand
  std::int64_t owner = 0;
  Millis due_at = 0;
};

// What the head may change before signing.
struct ApologyText {
  std::string reason, words;
  std::string unit;             // code of the unit at fault
  Date new_day{};               // the last day on time
};

// By the system (officer 0) or by an officer with dossier.work at the owner. The new date it
// proposes is the end of the first working day by which the planned work can be done.
// procedures.refused.apology_once when there is one already.
Result<Apology> draft_apology(const Room& room, storage::Transaction& tx, const LateThing& thing,
                              std::int64_t officer, Millis at);
// What the page layer does: draft, sign and number the letter. Gives its id.
using SignLetter = std::function<Result<std::int64_t>(storage::Transaction&, const Apology&)>;
// dossier.lead at the owner. Refuses a new day that is no working day, not after today and the
// date given first, or more than 90 days ahead.
Result<Apology> sign_apology(const Room& room, storage::Transaction& tx, const std::string& code,
                             const ApologyText& text, const SignLetter& letter, std::int64_t officer, Millis at);
// The head does not sign: no apology is owed.
Result<Apology> drop_apology(const Room& room, storage::Transaction& tx, const std::string& code,
                             std::int64_t officer, Millis at);
// The applicant has it: told by themselves (officer 0) or at the desk.
Result<Apology> acknowledge_apology(const Room& room, storage::Transaction& tx, const std::string& code,
                                    std::int64_t officer, Millis at);
// The thing is done (or over): a draft is dropped, a sent one learns whether its date was kept.
// `done`: there was a result. Nothing happens where there is no apology.
void settle_apology(const Room& room, storage::Transaction& tx, std::string_view kind, std::int64_t id, bool done,
                    Millis at);

// Drafts for every dossier that will miss its date as things stand, and tells the heads; gives
// how many. For every minute.
int draft_due_apologies(const Room& room, storage::Database& database, Millis now);
// Second dates that have passed: to the body above. Gives how many.
int escalate_missed(const Room& room, storage::Database& database, Millis now);

// When the work that is left could be done, as it is planned.
Millis expected_finish(const Room& room, const Dossier& dossier, const std::vector<StepDone>& lines, Millis now);
bool will_miss(const Room& room, const Dossier& dossier, const std::vector<StepDone>& lines, Millis now);

// ---- queries -------------------------------------------------------------------------------

std::optional<Apology> find_apology(storage::Session& session, std::string_view code);
std::optional<Apology> apology_by_id(storage::Session& session, std::int64_t id);
std::optional<Apology> apology_of(storage::Session& session, std::string_view kind, std::int64_t id);
// Drafts of these owners, the nearest date first.
std::vector<Apology> apologies_to_sign(storage::Session& session, const std::vector<std::int64_t>& owners, int limit);
// Newest first.
std::vector<Apology> apologies_sent(storage::Session& session, const std::vector<std::int64_t>& owners, int limit);
// Sent ones of a kind nobody knows the outcome of.
std::vector<Apology> apologies_open(storage::Session& session, std::string_view kind);
// Second dates missed, newest first: public.
std::vector<Apology> second_misses(storage::Session& session, Millis since, int limit);

// Dossiers whose first date fell in [from, to) and that were not refused, stopped or withdrawn.
struct Punctuality {
  std::int64_t unit = 0;         // owes the results; 0: all together
  std::int64_t due = 0;
  std::int64_t on_time = 0;      // done before the first date
  std::int64_t late_done = 0, late_open = 0;
  std::int64_t sorry_before = 0;  // late, and the apology was sent before the date
  std::int64_t sorry_after = 0;   // late, and it came afterwards
  std::int64_t second = 0;        // got a new date that is over by now, or were done
  std::int64_t second_kept = 0;

  std::int64_t late() const { return late_done + late_open; }
};
// By unit, in the order of their ids. Reads an index only.
std::vector<Punctuality> punctuality(storage::Session& session, Millis from, Millis to, Millis now);
Punctuality total_of(const std::vector<Punctuality>& rows);

}  // namespace langnghe::procedures
