// What a leader looks at apart from the queue: crowds, petitions that bypass a level, what drags on;
// and how often a "done" was not done.
#pragma once

#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

struct SpecialRow {
  std::string code, kind, state;
  std::int64_t unit = 0;
  Millis received_at = 0;
  std::int64_t people = 0;  // crowds: signers on paper, or cases joined, whichever is more
  std::string document;     // prolonged: the written review
};

// Five people or more (Law 42/2013/QH13, art. 29), open or not, newest first; at most `most`.
std::vector<SpecialRow> crowds(storage::Session& session, const std::vector<std::int64_t>& units, int most);
// Classified as a lower body's, while the lower body has it open (law.md 3.4: no legal state, a
// mark for statistics, computed).
std::vector<SpecialRow> level_bypassing(storage::Session& session, const std::vector<std::int64_t>& units, int most);
// Marked by a person with a document.
std::vector<SpecialRow> prolonged(storage::Session& session, const std::vector<std::int64_t>& units, int most);

struct ClosureRow {
  std::int64_t unit = 0;
  std::int64_t answered = 0;   // answers and enforcements since
  std::int64_t disputed = 0;   // of the cases: the petitioner said "not settled"
  std::int64_t reopened = 0;   // and the body had to open it again
};
// Per unit, since an instant; units with fewer than five answers are left out (DESIGN section 1).
std::vector<ClosureRow> false_closures(storage::Session& session, Millis since);

}  // namespace langnghe::casework
