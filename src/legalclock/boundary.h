// One term at its boundary, for the tests of the law: the last moment on time, the first moment late.
#pragma once

#include "legalclock/testing.h"

namespace langnghe::legalclock {

struct Boundary {
  const char* name;
  const char* rule;
  const char* start;  // some time that day
  const char* last;   // the last day on time
  Facts facts;
};

// Begun at three moments of the day, which make no difference (Civil Code art. 147(2)).
inline void check_boundary(const Boundary& each) {
  for (const char* time : {"T00:00", "T09:00", "T23:59:59"}) {
    Facts facts = each.facts;
    facts.start = at(std::string(each.start) + time);
    const Deadline open = deadline(each.rule, facts);
    ASSERT_NE(open.rule, nullptr);
    EXPECT_EQ(iso_date(open.due_date), each.last);
    const Millis midnight = end_of(date(each.last));
    EXPECT_EQ(open.due, midnight) << "24:00 of the last day, Civil Code art. 148(6)";
    EXPECT_FALSE(open.reasons.empty());

    const bool fills = open.rule->nature == Nature::kMinimum ||
                       open.rule->nature == Nature::kEffect;
    EXPECT_EQ(deadline(each.rule, facts, midnight - 1).state, ClockState::kRunning);
    EXPECT_EQ(deadline(each.rule, facts, midnight).state,
              fills ? ClockState::kMet : ClockState::kMissed);
    if (open.rule->nature == Nature::kEffect) continue;
    const bool minimum = open.rule->nature == Nature::kMinimum;
    facts.end = midnight - 1;
    EXPECT_EQ(deadline(each.rule, facts).state, minimum ? ClockState::kMissed : ClockState::kMet);
    facts.end = midnight;
    EXPECT_EQ(deadline(each.rule, facts).state, minimum ? ClockState::kMet : ClockState::kMissed);
  }
}

}  // namespace langnghe::legalclock
