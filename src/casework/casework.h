// Casework: everything people bring in, from the first word to the answer they accept.
// This is what other floors may call; one verb, one file in commands/, one question, one
// file in queries/. What a kind of case may do is its lifecycle's (room lifecycle); this room
// adds what each verb means.
//
// Commands run inside the transaction given to them, append one entry to the ledger and
// answer with the case as it is now. They refuse with catalogue keys "casework.refused.*".
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/result.h"
#include "base/time.h"
#include "casework/categories.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "ledger/fsck.h"
#include "legalclock/clock.h"
#include "lifecycle/lifecycle.h"
#include "lifecycle/lists.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "vault/vault.h"

namespace langnghe::casework {

using lifecycle::Action;
using lifecycle::By;
using lifecycle::Facts;
using lifecycle::Lifecycle;
using lifecycle::Requirement;
using lifecycle::State;

// How the case came in: web | visit | letter | call | import.
inline constexpr std::string_view kChannels[] = {"web", "visit", "letter", "call", "import"};

enum class Publication { kNo = 0, kAsked = 1, kPublished = 2, kRefused = 3 };

// One case as its row has it.
struct Case {
  std::int64_t id = 0;
  std::string code;         // "7K3Q-F9TM"
  std::string kind;         // "reflection", "proposal"
  std::string state;        // of the lifecycle
  std::string phase;        // open | waiting (for the petitioner) | rest
  std::int64_t unit = 0;    // who has it (directory id)
  std::optional<std::int64_t> officer;  // who works on it
  std::string category;
  std::string commune;      // code of the commune it is about, or ""
  std::string words;        // what the petitioner said; never edited
  std::string place;        // where, in words
  std::optional<double> lat, lon;
  std::string channel;
  std::string language;     // of the petitioner: "vi" or "en"
  Millis received_at = 0;
  Millis state_at = 0;      // since when in this state
  std::optional<Millis> due_at;  // the nearest of its running clocks
  std::string due_rule;
  std::optional<Millis> closed_at;
  int transfers = 0;
  int disputes = 0;
  std::optional<int> rating;     // 1 (bad) … 5 (good)
  std::string rating_words;
  Publication publication = Publication::kNo;
  std::string public_words;      // what the public reads, put down by an officer
  bool named = false;            // there is a record in the vault: subject {"case", id}
  std::string source, external;  // of an imported case: where from, its number there
  std::string history;           // SHA-256 chain over its events, hex
  std::int64_t version = 0;
};

// One step of its story.
struct Event {
  std::int64_t id = 0;
  Millis at = 0;
  std::string action;       // of the lifecycle; "submit" for the first
  std::string from, to;
  By by = By::kSystem;
  std::optional<std::int64_t> officer;
  std::int64_t unit = 0;    // who acted, or had it then
  std::string words;
  bool shown = true;        // may the petitioner read the words
  std::int64_t entry = 0;   // in the ledger
  // What the step put down of the case, by name in the order of names; part of the chain.
  std::vector<std::pair<std::string, std::string>> facts = {};
};

// One clock of a case.
struct RunningClock {
  std::int64_t id = 0;
  std::string rule;          // as asked for: "PA.answer"
  std::string version;       // the version chosen: "KN.accept.v2"
  Millis started_at = 0;
  std::optional<Millis> due_at;  // none while paused
  std::string state;         // running | paused | met | missed | dropped (ended without being kept)
  std::optional<Millis> ended_at;
  std::vector<legalclock::Pause> pauses;
  std::string reasons;       // legalclock::reasons_json
  // A date another system had promised before the case came here (import.h): it stands instead
  // of the rule's term, pauses put it off by their length. `version` is "external" then.
  std::optional<Millis> target = {};
  bool remote = false, complex = false, special = false;  // which length of the rule
  std::vector<legalclock::Extension> extensions = {};
};
inline constexpr std::string_view kExternalVersion = "external";

struct Note {
  Millis at = 0;
  std::int64_t officer = 0;
  std::string words;
};

// Who acts.
struct Actor {
  By by = By::kSystem;
  std::int64_t officer = 0;

  static Actor petitioner() { return {By::kPetitioner, 0}; }
  static Actor of_officer(std::int64_t id) { return {By::kOfficer, id}; }
  static Actor system() { return {By::kSystem, 0}; }
};

// What all commands of the room stand on.
struct Room {
  const std::map<std::string, Lifecycle, std::less<>>& lifecycles;
  const Categories& categories;
  const legalclock::Law& law;
  const directory::Directory& directory;
  vault::Vault& vault;
  documents::AttachmentStore& attachments;
  const lifecycle::Lists& lists;
  std::string secret_key;  // makes the secrets of codes; 32 bytes
};

std::vector<storage::Migration> migrations();  // 1000-1099

// ---- codes and secrets -------------------------------------------------------------------

using langnghe::make_code;
using langnghe::read_code;
// The secret that opens a case for its petitioner: made from the code by a key that is not
// in the database, so it can be shown again but not stolen with the data. "XXXXX-XXXXX".
std::string secret_of(const Room& room, std::string_view code);
bool is_secret(const Room& room, std::string_view code, std::string_view typed);

// ---- commands ------------------------------------------------------------------------------

struct Submission {
  std::string kind = "reflection";
  std::string category;
  std::string words;
  std::string place;
  std::optional<double> lat, lon;
  std::string commune;             // code; taken from the point when empty
  std::string channel = "web";
  std::string language = "vi";
  bool may_publish = false;
  vault::Person person;            // may be empty: nobody has to say who they are
  std::string notify;              // how to tell them: "email" | "sms" | "chat"; "": the tracking page only
  std::vector<std::string> attachments;  // tokens of staged uploads
  std::optional<Millis> received_at;     // desk only: when the letter came in, not after now
  Facts intake = {};               // what the lifecycle of the kind asks besides (`intake`)
  // Set by the step of another case that opens this one, never from outside.
  struct Opened {
    std::string code;          // drawn already
    std::int64_t unit;
    std::string by;            // code of the case it comes from
  };
  std::optional<Opened> opened = {};
};

// Every field at once: the list is empty when submit would take it.
Errors check_submission(const Room& room, const Submission& submission, const Actor& who, Millis at);
Result<Case> submit_case(const Room& room, storage::Transaction& tx, const Submission& submission,
                         const Actor& who, Millis at);

// Any action of any lifecycle, as a form brings it: by field name, what was typed ("words",
// "unit", "officer" and "rating" for what `requires` asks for; NAME_number and NAME_date for a
// document). Everything the lifecycle asks is checked, every field at once, before anything
// moves; errors name the field. Fields the action does not have are ignored.
struct Inputs {
  Facts fields = {};
  std::vector<std::string> files = {};  // tokens of staged uploads
};
Result<Case> act(const Room& room, storage::Transaction& tx, const std::string& code, const Actor& who,
                 const std::string& action, const Inputs& inputs, Millis at);

// The verbs of reflections and proposals; each is `act` with its arguments named.
Result<Case> accept_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, const std::string& words, Millis at);
Result<Case> return_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, const std::string& words, Millis at);
// To another unit. The third transfer goes to the superior of the unit that has it, whatever
// was asked for: no wrong door (DESIGN section 6).
Result<Case> transfer_case(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& unit_code,
                           const std::string& words, Millis at);
Result<Case> assign_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, std::int64_t officer, Millis at);
Result<Case> take_case(const Room& room, storage::Transaction& tx, const std::string& code,
                       const Actor& who, Millis at);
Result<Case> ask_petitioner(const Room& room, storage::Transaction& tx, const std::string& code,
                            const Actor& who, const std::string& words, Millis at);
Result<Case> continue_case(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& words, Millis at);
Result<Case> reply_to_question(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& words,
                               const std::vector<std::string>& attachments, Millis at);
Result<Case> draft_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                          const Actor& who, const std::string& words, Millis at);
Result<Case> revise_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& words, Millis at);
// Not by the one who drafted it.
Result<Case> approve_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                            const Actor& who, Millis at);
// Sends the approved words; needs evidence: a document, a photo, minutes.
Result<Case> answer_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, const std::vector<std::string>& evidence, Millis at);
Result<Case> rate_case(const Room& room, storage::Transaction& tx, const std::string& code,
                       int rating, const std::string& words, Millis at);
Result<Case> dispute_case(const Room& room, storage::Transaction& tx, const std::string& code,
                          const std::string& words, const std::vector<std::string>& attachments,
                          Millis at);
Result<Case> reopen_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, const std::string& words, Millis at);
Result<Case> uphold_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& words,
                           const std::vector<std::string>& evidence, Millis at);
Result<Case> withdraw_case(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& words, Millis at);
// Puts the case on the public list with words an officer has cleared of personal data, or
// takes it off (empty words).
Result<Case> publish_case(const Room& room, storage::Transaction& tx, const std::string& code,
                          const Actor& who, const std::string& public_words, Millis at);
// Internal: never shown to the petitioner or the public.
Result<Case> add_note(const Room& room, storage::Transaction& tx, const std::string& code,
                      const Actor& who, const std::string& words, Millis at);
// Opens who sent it, for a purpose; on record and shown to the petitioner.
Result<vault::Person> open_person(const Room& room, storage::Database& database,
                                  const std::string& code, const Actor& who,
                                  std::string_view purpose, std::string_view words, Millis at);
// Takes every step that a lifecycle leaves to the system and whose term has run out: what was answered and
// not disputed in time closes, a decision nobody appealed takes effect. Gives how many were taken.
int take_system_steps(const Room& room, storage::Database& database, Millis at);

// ---- queries -------------------------------------------------------------------------------

std::optional<Case> find_case(storage::Session& session, std::string_view code);
std::vector<Event> events_of(storage::Session& session, std::int64_t case_id);
std::vector<RunningClock> clocks_of(storage::Session& session, std::int64_t case_id);
std::vector<Note> notes_of(storage::Session& session, std::int64_t case_id);
// What is on record of the case now; the last step that said something about it counts.
Facts facts_of(storage::Session& session, std::int64_t case_id);
// Lifecycles ask for guards by name ("four_eyes:draft"); they are written in guards.cc.
bool known_guard(std::string_view guard);
// Facts that commands of this room record by themselves: "law", "instance", …
const std::vector<std::string>& own_facts();
// What one may do now: lifecycle, the facts of the case, grants. Guards are asked by `act` only.
std::vector<const Action*> allowed_actions(const Room& room, const Case& one, const Facts& facts,
                                           const Actor& who, Millis at);
// A sealed case (denunciations.h): who leads its unit or handles it. Its named readers see it too,
// see may_see_sealed.
bool may_read(const Room& room, const Case& one, std::int64_t officer, Millis at);

// ---- texts ---------------------------------------------------------------------------------
// What lifecycles name is said by the catalogue. A kind may have words of its own:
// "casework.action.complaint.accept" goes before "casework.action.accept"; areas are state,
// meaning, event, action and about (a line above the form, where there is one). Fields:
// "casework.field.KIND.ACTION.NAME", "….KIND.NAME", "….ACTION.NAME", "….NAME"; the action of
// the intake is called intake. A key + ".hint" is shown below the label where there is one.
using HasText = std::function<bool(const std::string& key)>;
std::string text_key(const HasText& has, std::string_view area, std::string_view kind,
                     std::string_view id);
std::string field_key(const HasText& has, std::string_view kind, std::string_view action,
                      std::string_view field);
// Keys the pages will ask for and the catalogue has not, for `langnghe pack check`.
std::vector<std::string> missing_texts(
    const std::map<std::string, Lifecycle, std::less<>>& lifecycles, const HasText& has);

struct QueueFilter {
  std::vector<std::int64_t> units;       // any of these
  std::optional<std::int64_t> officer;   // only theirs
  std::string state, kind, category;     // "" for all
  std::string words;                     // folded search in words, place, code
  bool late_only = false;
  int offset = 0, limit = 50;
};
struct QueueRow {
  std::int64_t id;
  std::string code, kind, state, category, words, place;
  std::int64_t unit;
  std::optional<std::int64_t> officer;
  Millis received_at;
  std::optional<Millis> due_at;
  std::string due_rule;
};
// Open cases, the one due first on top; those that wait for the petitioner last. What is
// answered stands in no queue and no count unless `state` asks for it: it needs nobody now.
std::vector<QueueRow> queue(storage::Session& session, const QueueFilter& filter, Millis now);
struct QueueCount {
  std::int64_t open = 0, late = 0, soon = 0, waiting = 0;  // soon: legalclock::soon_until
};
QueueCount count_queue(const Room& room, storage::Session& session, const std::vector<std::int64_t>& units,
                       Millis now);

// What is late, per unit: a leader's view.
struct LateRow {
  std::int64_t unit;
  std::int64_t open, late, soon, waiting;
  std::int64_t answered, answered_late;  // in the last 90 days
  std::int64_t disputed;                 // of these
  std::optional<Millis> oldest_due;
};
std::vector<LateRow> late_by_unit(const Room& room, storage::Session& session,
                                  const std::vector<std::int64_t>& units, Millis now);

struct PublicFilter {
  std::string commune, category, state;  // state: open | answered | ""
  std::string words;
  std::optional<double> south, west, north, east;
  std::optional<std::int64_t> before;    // id: keyset paging, newest first
  int limit = 20;
};
struct PublicRow {
  std::int64_t id;
  std::string code, kind, state, category, commune, words, place;
  std::optional<double> lat, lon;
  std::int64_t unit;
  Millis received_at;
  std::optional<Millis> due_at, closed_at;
  std::optional<int> rating;
};
// Published cases only; a code here opens nothing without its secret.
std::vector<PublicRow> public_cases(storage::Session& session, const PublicFilter& filter);
std::optional<PublicRow> public_case(storage::Session& session, std::string_view code);

// For fsck: what the rows say now, to be held against the latest entry of each case.
ledger::StateSource state_source();

}  // namespace langnghe::casework
