#include "meetings/dialogue.h"

namespace langnghe::meetings {

DialogueTerms terms_of(const legalclock::Law& law, const Dialogue& dialogue, Millis now) {
  const auto day_of = [&](std::string_view rule) -> std::optional<Date> {
    const auto found = legalclock::compute(law, rule, {.start = instant_of(dialogue.day(), dialogue.from_minute)}, now);
    if (!found) return std::nullopt;
    return found->due_date;
  };
  return {day_of("DT.notice"), day_of("DT.conclusion"), day_of("DT.answer")};
}

}  // namespace langnghe::meetings
