// Classification of what comes in (law.md 3.4; Circular 05/2021/TT-TTCP and, for the numbering,
// its predecessor 07/2014): from the plain answers of the desk to what has to be done, with the
// article that says so. Pure: no case, no database. The desk may do otherwise with a reason.
#pragma once

#include <string>
#include <string_view>

#include "lifecycle/lifecycle.h"

namespace langnghe::casework {

// What follows from the answers.
struct Proposal {
  std::string outcome;   // of the pack's list petition_outcomes: "accept", "guide", …
  std::string cite;      // text key of the article: "casework.classify.cite.accept"
  std::string clock;     // the rule whose term it has to keep, "" for none
};

// Answers by the names of the fields of the action "classify": source, eligible, competent,
// guided_before, several, sensitive, for denunciations nameless and clear (checkboxes "1" or nothing).
// Unknown answers count as the first of their list. The kind is the one of the case.
Proposal classify(std::string_view kind, const lifecycle::Facts& answers);

// The action of the lifecycle that carries an outcome out; "" when the kind has none.
std::string_view action_for(std::string_view kind, std::string_view outcome);

}  // namespace langnghe::casework
