// Initiatives: the registry of "Dân vận khéo". A model (mô hình) is collective, an exemplar (điển
// hình) is a person; both are entries of one registry and go the same way, with three differences:
// the exemplar's name lies in the vault, the public sees it only with consent, and a council never
// gives points to a person, it agrees or not, in words.
//
// What an entry may do next is the lifecycle packs/vn/lifecycles/initiatives/model.toml; fields,
// scoring and the rest are packs/vn/initiatives (programme.h). Figures: figures.h. Import and
// export: sheets.h.
//
// Commands run inside the transaction given to them, append one entry to the ledger and answer
// with the entry as it is now. They refuse with catalogue keys "initiatives.refused.*".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "initiatives/programme.h"
#include "ledger/fsck.h"
#include "lifecycle/lifecycle.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "vault/vault.h"

namespace langnghe::initiatives {

inline constexpr std::string_view kKinds[] = {"model", "exemplar"};

// One entry as its row has it.
struct Model {
  std::int64_t id = 0;
  std::string code;           // "DV-7K3Q9F2M"
  std::string kind = "model"; // model | exemplar
  std::string state;          // of the lifecycle
  std::int64_t unit = 0;      // whose entry it is (directory id)
  std::string field;
  int year = 0;               // the round it is in
  int first_year = 0;
  std::string title;          // of an exemplar: the deed, never the name
  std::string situation, goals, content, audience, lead, partners, participants, resources,
      products, sustain, results;  // the ten items of the registration form (law.md 8), and what came of it
  std::string starts, ends;   // ISO dates or ""
  std::string address;        // "có địa chỉ cụ thể"
  std::string commune;        // code, or ""
  std::optional<double> lat, lon;
  std::string campaigns;      // ids, sorted, joined by ";"
  std::optional<std::int64_t> origin;  // the model it was copied from
  std::string changed, outcome;        // of a copy: what was done otherwise, what came of it
  int copies = 0;             // units that adopted it
  bool published = false;
  bool consent = false;       // of the exemplar, to be named in public
  std::string public_name;    // only with consent
  std::string story_vi, story_en;
  bool named = false;         // there is a record in the vault: subject {"model", id}
  std::string external;       // its number in another system
  Millis created_at = 0, state_at = 0;
  std::string history;        // SHA-256 chain over its events, hex
  std::int64_t version = 0;
};

// What one entry is in one year; the figures are counted from these.
struct Year {
  int year = 0;
  bool fresh = true;          // first registered in this year; else kept
  std::string result = "running";  // running | recognised | not_reached | stopped | returned (not counted)
  std::optional<double> score;     // the council's average; models only
  std::string level;          // highest commendation for this year, or ""
  bool copied = false;        // another unit adopted it in this year
};

struct Event {
  Millis at = 0;
  std::string action, from, to;
  std::int64_t officer = 0;   // 0: the administrator or the system
  std::string words;
};

// One member of the council of an entry and a year.
struct Appraiser {
  std::int64_t officer = 0;
  std::string conflict;       // the conflict of interest they declared: bars scoring
  std::map<std::string, int> points;  // by criterion; models only
  std::optional<double> total;
  std::optional<bool> agrees;         // exemplars only
  std::string comment;
  std::optional<Millis> scored_at;
};

// The council in one line.
struct Council {
  std::vector<Appraiser> members;
  int scored = 0;
  std::optional<double> average;   // of the totals; models only
  int agree = 0;                   // exemplars only
  bool complete = false;           // enough members have spoken
  bool reached = false;            // complete, and the average or the majority suffices
};

// The texts of the registration form, for forms, digests, import and export alike.
struct TextField {
  std::string_view name;
  std::string Model::* member;
  std::size_t most;           // characters
  bool must;                  // to register; import takes old entries without
};
extern const std::vector<TextField> kTexts;

struct Room {
  const lifecycle::Lifecycle& lifecycle;
  const Programme& programme;
  const directory::Directory& directory;
  vault::Vault& vault;
  documents::AttachmentStore& attachments;
};

std::vector<storage::Migration> migrations();  // 1300-1399

// ---- who may ---------------------------------------------------------------------------------

// The unit in whose name an officer registers: their commune, or their body above it.
const directory::Unit* home_of(const Room& room, std::int64_t officer);
// Entries of one unit are changed by that unit only: their home, or a grant of model.enter given
// exactly there. A grant higher up lets read and review, never edit.
bool owns(const Room& room, std::int64_t officer, std::int64_t unit, Millis at);
bool may(const Room& room, std::int64_t officer, std::string_view grant, std::int64_t unit, Millis at);

// ---- commands ----------------------------------------------------------------------------------

// What the form brings. Empty texts are refused where TextField::must.
struct Registration {
  Model what;                 // kind, field, texts, dates, place, campaigns
  vault::Person person;       // of an exemplar
  std::vector<std::string> photos;  // tokens of staged uploads
};
Errors check_registration(const Room& room, const Model& what, Millis at);
Result<Model> register_model(const Room& room, storage::Transaction& tx, const Registration& registration,
                             std::int64_t officer, Millis at);
// Texts, dates, place, campaigns of an entry whose result is not assessed yet. `version` is the one
// that was read, so that nobody's change is lost.
Result<Model> edit_model(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Model& changed, std::int64_t version, std::int64_t officer, Millis at);
// The steps of the lifecycle that officers take: appraise, accept, return, resubmit, start, check,
// self_assess, assess, recognise, miss, stop, renew.
Result<Model> move_model(const Room& room, storage::Transaction& tx, const std::string& code,
                         const std::string& action, const std::string& words, std::int64_t officer, Millis at);
Result<Model> add_photos(const Room& room, storage::Transaction& tx, const std::string& code,
                         const std::vector<std::string>& tokens, std::int64_t officer, Millis at);
// Who appraises this year. Nobody of the entry's own unit.
Result<Model> name_appraisers(const Room& room, storage::Transaction& tx, const std::string& code,
                              const std::vector<std::int64_t>& appraisers, std::int64_t officer, Millis at);
// A member's own voice; may be given again until the result is assessed. With `conflict` the
// member declares a conflict of interest and has no voice any more.
Result<Model> appraise_model(const Room& room, storage::Transaction& tx, const std::string& code,
                             const Appraiser& voice, Millis at);
struct Publication {
  bool published = false;
  bool consent = false;       // exemplars: without it no name, and nothing at all in public
  std::string public_name, story_vi, story_en;
};
Result<Model> publish_model(const Room& room, storage::Transaction& tx, const std::string& code,
                            const Publication& publication, std::int64_t officer, Millis at);
// The officer's unit makes the model its own: a new entry that knows where it comes from.
Result<Model> adopt_model(const Room& room, storage::Transaction& tx, const std::string& code,
                          const std::string& changed, std::int64_t officer, Millis at);
Result<Model> tell_outcome(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& outcome, std::int64_t officer, Millis at);
Result<vault::Person> open_person(const Room& room, storage::Database& database, const std::string& code,
                                  std::int64_t officer, std::string_view purpose, std::string_view words, Millis at);

// ---- queries -----------------------------------------------------------------------------------

std::optional<Model> find_model(storage::Session& session, std::string_view code);
std::optional<Model> model_by_id(storage::Session& session, std::int64_t id);
std::vector<Year> years_of(storage::Session& session, std::int64_t model);        // newest first
std::vector<Event> events_of(storage::Session& session, std::int64_t model);      // oldest first
Council council_of(storage::Session& session, const Room& room, const Model& model, int year);
// What the officer may do to it now, without assess when the council has not spoken.
std::vector<const lifecycle::Action*> allowed_actions(const Room& room, const Model& one,
                                                      std::int64_t officer, Millis at);
// Entries whose calendar step is over and that have not moved on: the step, or nullptr.
const CalendarStep* behind(const Programme& programme, const Model& one, Millis at);

struct ListFilter {
  std::string unit;           // code: the subtree
  std::string state, field, kind, campaign;
  int year = 0;
  std::string words;
  std::optional<std::int64_t> before;  // id: keyset paging, newest first
  int limit = 30;
};
struct ListRow {
  std::int64_t id;
  std::string code, kind, state, field, title, address, commune, public_name;
  std::int64_t unit;
  int year, copies;
  std::optional<double> lat, lon;
};
// For officers: everything below the units.
std::vector<ListRow> list_models(storage::Session& session, const std::vector<std::int64_t>& units,
                                 const ListFilter& filter);
std::int64_t count_models(storage::Session& session, const std::vector<std::int64_t>& units);
// For everybody: published entries. One index per filter; below 30 ms at 160,000 entries.
struct GalleryFilter {
  std::string field, kind, commune, campaign, words;
  bool located = false;       // only those with a point
  std::optional<std::int64_t> before;
  int limit = 24;
};
std::vector<ListRow> gallery(storage::Session& session, const GalleryFilter& filter);
std::vector<ListRow> most_copied(storage::Session& session, int limit);

// One model and everything copied from it, the first one on top, each copy after its source.
struct Spread {
  std::int64_t id = 0, origin = 0;
  int depth = 0;
  std::string code, title, state, changed, outcome, address, commune;
  std::int64_t unit = 0;
  int year = 0;
  bool published = false;
  std::optional<double> lat, lon;
};
std::vector<Spread> spread_of(storage::Session& session, const Model& one);

// Models worth copying by a unit, best first, each with its reasons. Collective models only:
// persons are never ranked. Same field as what the unit does, a similar commune, good results.
struct Suggestion {
  ListRow model;
  std::vector<std::pair<std::string, std::string>> reasons;  // key behind "initiatives.why.", its value
  double weight = 0;
};
std::vector<Suggestion> worth_copying(const Room& room, storage::Session& session, const directory::Unit& here,
                                      int limit);

// For fsck: entries with their years, councils and story.
ledger::StateSource model_source();

}  // namespace langnghe::initiatives
