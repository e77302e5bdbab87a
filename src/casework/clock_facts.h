// The facts the law asks for about a term, and all running terms in the order of their cases.
#pragma once

#include <functional>
#include <string>

#include "casework/casework.h"

namespace langnghe::casework {

legalclock::Facts clock_facts(const Room& room, const Case& one, const RunningClock& clock);

// A running term with what its case says about it: id, code, unit, category, received_at, due_at,
// due_rule and version are set, the rest is not.
struct OpenClock {
  Case one;
  RunningClock clock;
  bool sealed = false;  // stands in no list of the others
};
// Those of cases from … to, by case.
void scan_running_clocks(storage::Session& session, std::int64_t from, std::int64_t to,
                         const std::function<void(OpenClock&&)>& f);

// Two terms with the same text come to the same end.
std::string alike(const Room& room, const OpenClock& open);

}  // namespace langnghe::casework
