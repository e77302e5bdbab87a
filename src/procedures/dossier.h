// A dossier: one file of one applicant for one procedure, from the desk to the result signed for.
//
// Commands run inside the transaction given to them, append one entry to the ledger and answer
// with the dossier as it is now. They refuse with "procedures.refused.*". Officer 0 is the
// applicant. Who that is stands in the vault: subject {"dossier", id}.
//
// Times: `received_at` is when the file was complete. The term of the procedure version gives
// `appointed`; an apology may move it once and leaves `first_appointed`. Steps are planned in
// office hours. `next_due` is the earlier of the step's and the appointment's end: what the
// queue is ordered by; `next_warn` is when 20 % of that time is left.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "procedures/room.h"

namespace langnghe::procedures {

struct Dossier {
  static constexpr std::string_view kTable = "dossier";
  static constexpr std::string_view kColumns =
      "code, register_no, register_year, procedure_key, procedure_version, field, unit, received_unit, channel, "
      "language, state, filed_at, received_at, papers, fee, fee_paid_at, appointed, first_appointed, reappointed, "
      "apologised_at, due_rule, due_reasons, holder, step, next_due, next_warn, step_late, supplements, ground, words, "
      "result_no, finished_at, handed_at, handed_to, letters, entered_by, changed_at";
  auto fields() {
    return std::tie(code, register_no, register_year, procedure_key, procedure_version, field, unit, received_unit,
                    channel, language, state, filed_at, received_at, papers, fee, fee_paid_at, appointed,
                    first_appointed, reappointed, apologised_at, due_rule, due_reasons, holder, step, next_due,
                    next_warn, step_late, supplements, ground, words, result_no, finished_at, handed_at, handed_to,
                    letters, entered_by, changed_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;                   // "7K3Q-F9TM"
  std::int64_t register_no = 0;       // form 07, per receiving unit and year; 0: not in it yet
  int register_year = 0;
  std::string procedure_key;
  int procedure_version = 0;          // the one it was filed under, for ever
  std::string field;
  std::int64_t unit = 0;              // who owes the result
  std::int64_t received_unit = 0;     // whose desk took it in; any commune, whatever the boundary
  std::string channel = "desk";       // desk | web | post
  std::string language = "vi";        // of the applicant
  std::string state = "registered";
  Millis filed_at = 0;
  std::optional<Millis> received_at;  // the file was complete: the term runs from here
  std::string papers;                 // "1o,3c": paper of the list, original or copy, given
  std::int64_t fee = 0;
  std::optional<Millis> fee_paid_at;
  std::optional<Millis> appointed, first_appointed;  // first instant that is late
  std::optional<Millis> reappointed;  // when the new date was given
  std::optional<Millis> apologised_at;
  std::string due_rule, due_reasons;
  std::int64_t holder = 0;            // who has it in hand now
  int step = -1;                      // index into the procedure's steps; -1: not begun
  std::optional<Millis> next_due, next_warn;  // nothing where nobody has to act
  std::string step_late;              // kind of the first step that overran, or ""
  int supplements = 0;
  std::string ground;                 // of a refusal
  std::string words;                  // of the last request, refusal or stop
  std::string result_no;              // number of the paper given
  std::optional<Millis> finished_at, handed_at;
  std::string handed_to;              // self | representative | post
  bool letters = true;                // wants letters of congratulation, condolence, thanks
  std::int64_t entered_by = 0;        // officer of the desk; 0: filed online
  Millis changed_at = 0;

  bool late(Millis now) const { return appointed && now >= *appointed && !finished_at; }
  bool was_late() const { return first_appointed && finished_at && *finished_at >= *first_appointed; }
};

// One line of the control sheet (form 06).
struct StepDone {
  int seq = 0;
  std::string step;                // kind, of desk.toml
  std::int64_t unit = 0;
  Millis in_at = 0, due_at = 0;
  std::optional<Millis> out_at;
  std::int64_t officer = 0;        // who handed it on
  std::string words;               // result or note

  bool overran(Millis now) const { return out_at.value_or(now) > due_at; }
};

// ---- commands ------------------------------------------------------------------------------

struct PaperTick {
  int paper = 0;          // index into Procedure::papers
  bool original = false;  // given as an original, else as a copy
};

struct Filing {
  std::string procedure;          // key
  std::string commune;            // whose committee owes it (or whose province): code; "" the desk's own
  std::string decision = "accept";  // at the desk: accept | supplement | refuse
  std::vector<PaperTick> papers;
  std::string words;              // what is missing, or why it is refused
  std::string ground;             // of a refusal
  bool fee_paid = false;
  bool letters = true;
  std::string channel = "desk", language = "vi";
  vault::Person person;
  std::string notify;             // "email" | "sms" | "chat"; "": the tracking page only
  std::vector<std::string> files;  // tokens of staged uploads
};
// At the desk of the officer's own unit (dossier.receive there). Every field at once is told.
Result<Dossier> receive_dossier(const Room& room, storage::Transaction& tx, const Filing& filing,
                                std::int64_t officer, Millis at);
// Online, by the applicant: stands as registered at the desk of the commune until it is checked.
Result<Dossier> file_dossier(const Room& room, storage::Transaction& tx, const Filing& filing, Millis at);

// The check of what was filed online: the file is complete.
Result<Dossier> accept_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::vector<PaperTick>& papers, std::int64_t officer, Millis at);
// Once in the life of a dossier, in writing (procedures.refused.supplement_once).
Result<Dossier> ask_supplement(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& words, std::int64_t officer, Millis at);
// The missing papers came: the term begins.
Result<Dossier> complete_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                                 const std::vector<PaperTick>& papers, std::int64_t officer, Millis at);
Result<Dossier> refuse_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& ground, const std::string& words, std::int64_t officer, Millis at);
// To the next step of the control sheet; its unit gets it in hand. At the last step: finish.
Result<Dossier> pass_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                             const std::string& words, std::int64_t officer, Millis at);
// The result is at the desk that took the file in.
Result<Dossier> finish_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& result_no, std::int64_t officer, Millis at);
// Handed over and signed for. A fee not paid yet is paid now.
Result<Dossier> hand_over(const Room& room, storage::Transaction& tx, const std::string& code,
                          const std::string& to, std::int64_t officer, Millis at);
Result<Dossier> stop_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                             const std::string& words, std::int64_t officer, Millis at);
// By the applicant, before there is a result.
Result<Dossier> withdraw_dossier(const Room& room, storage::Transaction& tx, const std::string& code, Millis at);

// ---- queries -------------------------------------------------------------------------------

std::optional<Dossier> find_dossier(storage::Session& session, std::string_view code);
std::optional<Dossier> dossier_of(storage::Session& session, std::int64_t id);
std::vector<StepDone> steps_of(storage::Session& session, std::int64_t dossier);
// The text it was filed under; never null for a dossier of this pack (throws std::logic_error).
const Procedure& procedure_of(const Room& room, const Dossier& dossier);
// May see it: at the unit that owes it, has it in hand or took it in.
bool may_see(const Room& room, const Dossier& dossier, std::int64_t officer, Millis at);
// What the officer may do now, by the lifecycle and their rights.
std::vector<std::string> allowed_actions(const Room& room, const Dossier& dossier, std::int64_t officer, Millis at);

struct DeskFilter {
  std::vector<std::int64_t> units;  // any of these holds it; for `received` took it in
  std::string view = "open";        // open | late | soon | check | ready | waiting
  std::string field, procedure;
  int limit = 50, offset = 0;
};
// What is in hand, the least time left first. "check": filed online and not looked at; "ready":
// results to hand over; "waiting": for the applicant's papers.
std::vector<Dossier> dossier_queue(storage::Session& session, const DeskFilter& filter, Millis now);
struct DeskCount {
  std::int64_t open = 0, late = 0, soon = 0, check = 0, ready = 0, waiting = 0;
};
DeskCount count_desk(storage::Session& session, const std::vector<std::int64_t>& units, Millis now);

struct RegisterFilter {
  std::int64_t unit = 0;    // whose desk
  Date from{}, to{};        // days of receipt, both included
  std::int64_t after = 0;   // register_no: the next page
  int limit = 100;
};
// Form 07, in the order of its numbers.
std::vector<Dossier> register_of(storage::Session& session, const RegisterFilter& filter);

}  // namespace langnghe::procedures
