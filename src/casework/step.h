// The one way a case moves: every verb ends here. Checks lifecycle, right, requirements and
// nobody-was-faster; moves state and clocks; writes the row, the event and the ledger entry.
#pragma once

#include <string>

#include "casework/casework.h"

namespace langnghe::casework {

struct Step {
  std::string action;                       // of the lifecycle
  std::string words;
  std::optional<std::int64_t> to_unit;      // directory id
  std::optional<std::int64_t> to_officer;
  std::optional<int> rating;
  std::vector<std::string> attachments;     // staged tokens; "evidence" where the action needs it
  Facts put;                                // facts a command puts down by itself
  Facts typed;                              // the fields of the action, as they were filled in
};

inline constexpr std::size_t kMostWords = 4000;          // characters from a petitioner
inline constexpr std::size_t kMostOfficialWords = 20'000;  // from an officer: answers are longer

// `prepare` may set more of the row (disputes, rating words) before it is written.
Result<Case> take_step(const Room& room, storage::Transaction& tx, const std::string& code,
                       const Actor& who, Step step, Millis at,
                       const std::function<Result<void>(Case&)>& prepare = {});

// What was typed into fields, checked and brought into the form in which facts are kept.
// Errors of every field at once are added to `errors`.
Facts read_fields(const Room& room, const std::vector<lifecycle::Field>& fields, const Facts& typed,
                  Millis at, Errors& errors);

// The case that an action opens (lifecycle.h: `opens`): the same petitioner at the superior body, with
// the words of the step, in one matter with the first.
// `next_submission` says before anything moves whether it can be.
Result<Submission> next_submission(const Room& room, storage::Session& session, const Case& first,
                                   const Action& action, const std::string& next_code, const Step& step,
                                   const Actor& who, Millis at);
Result<Case> open_next(const Room& room, storage::Transaction& tx, const Case& first, const Submission& next,
                       const Actor& who, Millis at);
// A code nobody has.
std::string fresh_code(storage::Transaction& tx);

// The clocks of a fresh case, not yet written; sets its due date.
Result<std::vector<RunningClock>> start_clocks(const Room& room, Case& one,
                                               const std::vector<std::string>& rules, Millis at);

// Writes the event with its ledger entry. one.history must hold the event already (chained(),
// store.h). `more` are members for the payload, JSON without braces ("" for none).
void record(const Room& room, storage::Transaction& tx, const Case& one, Event event,
            const std::string& more = {});

// Puts the notice `what` to the petitioner about the case as it is now; nothing when empty.
void tell_petitioner(const Room& room, storage::Transaction& tx, const Case& one,
                     std::string_view what, Millis at);

// A unit that a case can be passed on to, by its code: no territory, and it exists now.
std::optional<std::int64_t> unit_to(const Room& room, std::string_view code, Millis at);
// The same to the officer who has it now, unless they did it themselves.
void tell_handler(const Room& room, storage::Transaction& tx, const Case& one, const Actor& who,
                  Millis at);

std::string unit_code(const Room& room, std::int64_t unit);
// Refuses words that are missing or too long; the field is "words" unless named.
Result<void> check_words(std::string_view words, std::size_t most, bool must,
                         std::string_view field = "words");

}  // namespace langnghe::casework
