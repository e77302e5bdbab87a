// Guards: what a lifecycle asks for that takes more than a field or a recorded fact. A
// lifecycle names them, "four_eyes" or "four_eyes:draft"; what stands behind the first colon
// is the guard's argument. One file per kind of case fills a table; guards.cc finds them.
#pragma once

#include <span>
#include <string_view>

#include "casework/step.h"

namespace langnghe::casework {

struct GuardInput {
  const Room& room;
  storage::Session& session;
  const Case& one;       // as it was before the step
  const Action& action;
  const Facts& before;   // the facts of the case so far
  const Facts& given;    // what this step puts down
  const Step& step;
  const Actor& who;
  Millis at;
  std::string_view argument;

  // What this step says, or what was on record before it; "" for neither.
  std::string fact(std::string_view name) const;
};

struct Guard {
  std::string_view name;
  Result<void> (*check)(const GuardInput&);
};

std::span<const Guard> common_guards();
std::span<const Guard> complaint_guards();
std::span<const Guard> denunciation_guards();

// Every guard of the action; the errors of all of them.
Errors ask_guards(GuardInput input);

}  // namespace langnghe::casework
