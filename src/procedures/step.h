// The one way a dossier moves: lifecycle, right, control sheet, row, ledger entry, together or
// not at all. Private to the room.
#pragma once

#include "procedures/clocks.h"
#include "procedures/dossier.h"

namespace langnghe::procedures {

// Finds the dossier and asks whether this may be done to it now: it is there, the lifecycle has
// the action from its state, the officer has the action's right at a unit that counts.
Result<Dossier> dossier_for(const Room& room, storage::Transaction& tx, const std::string& code,
                            std::string_view action, std::int64_t officer, Millis at);
// Sets the state the action leads to.
void move(const Room& room, Dossier& dossier, std::string_view action);

// The body that does a step of this dossier; 0 when there is none.
std::int64_t step_unit(const Room& room, const Dossier& dossier, const StepPlan& plan);
// Closes the open line of the control sheet, if any; notes the first one that overran.
void leave_step(storage::Transaction& tx, Dossier& dossier, const std::string& words, std::int64_t officer,
                Millis at);
// Opens the line of dossier.step and puts the dossier into that unit's hand.
void enter_step(const Room& room, storage::Transaction& tx, Dossier& dossier, Millis at);
// The file is complete: appointment and first step.
Result<void> begin(const Room& room, storage::Transaction& tx, Dossier& dossier, Millis at);
// next_due and next_warn from the appointment and the open step.
void set_next(const Room& room, storage::Session& session, Dossier& dossier);

// `more` are members of the payload, JSON without braces.
Result<Dossier> save(const Room& room, storage::Transaction& tx, Dossier dossier, std::string_view verb,
                     std::int64_t officer, Millis at, const std::string& more = {});
void insert(const Room& room, storage::Transaction& tx, Dossier& dossier, std::string_view verb,
            std::int64_t officer, Millis at);

// "1o,3c"; refuses ticks the procedure does not have.
std::string papers_text(Errors& errors, const Procedure& procedure, const std::vector<PaperTick>& papers);
// Adds a refusal for each paper that has to be there and is not.
void check_papers(Errors& errors, const Procedure& procedure, const std::vector<PaperTick>& papers);

// What the applicant is told; nothing for who has chosen no channel.
void tell_applicant(const Room& room, storage::Transaction& tx, const Dossier& dossier, std::string_view what,
                    Millis at);

}  // namespace langnghe::procedures
