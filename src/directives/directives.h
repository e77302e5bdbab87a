// Directives (văn bản chỉ đạo): the registry of documents, the tasks they give to units, what
// each unit makes of them, and how far a directive has come. Joint work is in joint.h.
//
// Commands run in the transaction given to them and append one entry to the ledger
// ("directive.…"); subjects there are "directive/<code>" for documents and "task/<id>" for a task
// with everything its units did. They refuse with catalogue keys "directives.refused.*".
// Actor 0 is the system (init, import): it may do everything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "directives/pack.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "ledger/fsck.h"
#include "legalclock/clock.h"
#include "links/links.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::directives {

struct Room {
  const Pack& pack;
  const links::Kinds& links;
  const legalclock::Law& law;
  const directory::Directory& directory;
  documents::AttachmentStore& attachments;
};

std::vector<storage::Migration> migrations();  // 1200-1299

using OfficerId = std::int64_t;  // 0: the system

// in_force | replaced | ended | unknown
inline constexpr std::string_view kStandings[] = {"in_force", "replaced", "ended", "unknown"};
// H read, M secondary source, L weak, memory and check to be confirmed; "" nobody has said.
inline constexpr std::string_view kConfidences[] = {"H", "M", "L", "memory", "check", ""};

// ---- documents -----------------------------------------------------------------------------

// What is known of a document. Empty means "not known" and is shown as such.
struct Facts {
  std::string kind;      // packs/vn/directives.toml
  std::string number;    // "25-NQ/TW"; never empty
  std::string issuer, issuer_en;
  std::optional<Date> issued_on;
  std::string title, title_en;
  std::string summary, summary_en;
  std::string standing = "unknown";
  std::string source;      // where the facts come from
  std::string confidence;  // kConfidences
  bool is_public = true;
};

struct Document : Facts {
  std::int64_t id = 0;
  std::string code;       // "25-nq-tw": in addresses; never changes
  std::int64_t unit = 0;  // whose registry it stands in (directory id)
  Millis entered_at = 0;
  OfficerId officer = 0;
  std::int64_t version = 0;
};

// A tie to another document: implements | amends | replaces | continues.
struct Relation {
  std::string kind;
  std::string code;  // of the other document
};

struct NewDocument : Facts {
  std::string unit;                      // code
  std::vector<Relation> relations = {};
  std::vector<std::string> attachments = {};  // tokens of staged uploads
};

// Every field at once. directive.register at the unit. A number of one issuer on one day stands
// once. A document it replaces is marked so.
Result<Document> register_document(const Room& room, storage::Transaction& tx,
                                   const NewDocument& document, OfficerId who, Millis at);
// Corrects or completes what is known; the entry of before stays in the log.
Result<Document> correct_document(const Room& room, storage::Transaction& tx, const std::string& code,
                                  const Facts& facts, const std::vector<std::string>& attachments,
                                  OfficerId who, Millis at);
// Ties a document to an earlier one. Itself or a circle is refused (links.refused.itself, .circle).
Result<Document> relate_document(const Room& room, storage::Transaction& tx, const std::string& code,
                                 const Relation& relation, OfficerId who, Millis at);

std::optional<Document> find_document(storage::Session& session, std::string_view code);
std::optional<Document> document_by_id(storage::Session& session, std::int64_t id);
// Documents with this number, whatever the case and blanks.
std::vector<Document> documents_numbered(storage::Session& session, std::string_view number);

struct DocumentFilter {
  std::string words;     // folded, in number, title, issuer, summary
  std::string kind, standing;
  bool public_only = false;
  int offset = 0, limit = 50;
};
// Newest first, those without a date last.
std::vector<Document> documents(storage::Session& session, const DocumentFilter& filter);
std::int64_t count_documents(storage::Session& session, const DocumentFilter& filter);

inline links::Subject subject_of(const Document& document) {
  return {"directive", document.id, document.code};
}

// ---- tasks and what units do ----------------------------------------------------------------

struct Task {
  std::int64_t id = 0;
  std::int64_t document = 0;
  std::string title;     // what has to be done
  std::string result;    // what has to come out of it
  Millis given_at = 0;
  Millis due_at = 0;     // on time: t < due_at
  int term = 0;          // days; 0: a date was named
  std::string term_unit; // W | C | "" (a date)
  std::string reasons;   // legalclock::reasons_json; "" for a date
  OfficerId officer = 0;
  std::int64_t version = 0;

  std::string code() const { return "nv" + std::to_string(id); }
};

// What one unit has to do of a task.
struct Duty {
  std::int64_t id = 0;
  std::int64_t task = 0;
  std::int64_t document = 0;    // of the directive
  std::int64_t unit = 0;
  Millis due_at = 0;
  std::string state;            // open | reported (waits for evaluation) | done
  std::string own;              // "" | document | reason: its own document, or why there is none
  std::int64_t own_document = 0;
  std::string own_reason;
  int reports = 0, urges = 0;
  std::optional<Millis> done_at;   // when the report said: completed
  std::string grade;            // "" | met | partly | not_met
  std::string grade_words;
  OfficerId graded_by = 0;
  std::optional<Millis> urged_at;

  bool late(Millis now) const { return state == "open" ? now >= due_at : done_at && *done_at >= due_at; }
};

struct Report {
  std::int64_t id = 0;
  std::int64_t duty = 0;
  Millis at = 0;
  OfficerId officer = 0;
  std::string words;
  bool complete = false;

  std::string code() const { return "bc" + std::to_string(id); }
};

struct Urge {
  Millis at = 0;
  OfficerId officer = 0;
  std::string words;
};

struct NewTask {
  std::string title, result;
  int term = 0;                 // days, with term_unit W or C …
  std::string term_unit;
  std::optional<Date> due_on;   // … or the last day itself
  std::vector<std::string> units;  // codes; each once
};
// directive.register at the document's unit. The due date comes from the legal clock.
Result<Task> give_task(const Room& room, storage::Transaction& tx, const std::string& code,
                       const NewTask& task, OfficerId who, Millis at);
// The unit carries it down with a document of its own (joined with "implements") …
Result<Duty> name_own_document(const Room& room, storage::Transaction& tx, std::int64_t duty,
                               const std::string& document, OfficerId who, Millis at);
// … or says why it needs none. directive.report at the unit.
Result<Duty> explain_no_document(const Room& room, storage::Transaction& tx, std::int64_t duty,
                                 const std::string& reason, OfficerId who, Millis at);
// `complete` needs evidence and that the unit has a document or a reason.
Result<Report> report_duty(const Room& room, storage::Transaction& tx, std::int64_t duty,
                           const std::string& words, bool complete,
                           const std::vector<std::string>& attachments, OfficerId who, Millis at);
// directive.follow. met and partly end it; not_met opens it again. Needs words unless met.
Result<Duty> evaluate_duty(const Room& room, storage::Transaction& tx, std::int64_t duty,
                           const std::string& grade, const std::string& words, OfficerId who, Millis at);
// directive.follow, at most once a day for a duty, only while it is open.
Result<Duty> urge_duty(const Room& room, storage::Transaction& tx, std::int64_t duty,
                       const std::string& words, OfficerId who, Millis at);
// All units of a task that are late and were not urged today; gives how many. One entry.
Result<int> urge_late(const Room& room, storage::Transaction& tx, std::int64_t task,
                      const std::string& words, OfficerId who, Millis at);

std::optional<Task> find_task(storage::Session& session, std::int64_t id);
std::vector<Task> tasks_of(storage::Session& session, std::int64_t document);
std::optional<Duty> find_duty(storage::Session& session, std::int64_t id);
std::vector<Duty> duties_of_task(storage::Session& session, std::int64_t task);
std::vector<Duty> duties_of_document(storage::Session& session, std::int64_t document);
struct UnitDuty {
  Duty duty;
  std::string title, number, code;  // of task, document, document
};
// What these units have to do, the one due first on top; done ones only when asked for.
std::vector<UnitDuty> duties_of_units(storage::Session& session, const std::vector<std::int64_t>& units,
                                      bool done, int limit);
std::vector<Report> reports_of(storage::Session& session, std::int64_t duty);
std::optional<Report> find_report(storage::Session& session, std::int64_t id);
std::vector<Urge> urges_of(storage::Session& session, std::int64_t duty);

// ---- coverage --------------------------------------------------------------------------------

// How far one directive has come in one unit, over all its tasks there.
struct Cell {
  int duties = 0, done = 0, late = 0;  // late: open and past due
  int missing = 0;                     // open, nothing handed in: no document, no reason, no report
  // done | late | missing | running | "" (not addressed)
  std::string_view state() const;
};
struct Coverage {
  struct Column {
    std::int64_t id;
    std::string code, number, title, title_en;
  };
  std::vector<Column> columns;         // directives with tasks, newest first
  std::vector<std::int64_t> units;     // rows, as asked for; all that have tasks when not
  std::vector<Cell> cells;             // rows × columns
  const Cell& at(std::size_t row, std::size_t column) const { return cells[row * columns.size() + column]; }
};
struct CoverageFilter {
  std::string words, kind;             // of directives
  std::vector<std::int64_t> units;     // empty: every unit
};
// 124 units × 200 directives: under 50 ms.
Coverage coverage(storage::Session& session, const CoverageFilter& filter, Millis now);

// For fsck: documents, tasks, programmes, supervision rounds.
ledger::StateSource state_source();

}  // namespace langnghe::directives
