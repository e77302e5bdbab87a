// The few checks every command of the room makes. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "consultations/consultations.h"
#include "consultations/recorded.h"

namespace langnghe::consultations {

// Refuses who may not; the message says so.
Result<void> check_may(const Room& room, const Actor& who, std::string_view grant,
                       std::string_view commune, Millis at);
// The commune exists today.
bool is_commune(const Room& room, std::string_view code, Millis at);
// Adds an error when a text is missing (where it must be there) or longer than `most` letters.
void check_text(Errors& errors, std::string_view text, std::string_view field, std::size_t most,
                bool must = true);
inline bool among(std::string_view what, std::initializer_list<std::string_view> all) {
  for (std::string_view one : all)
    if (one == what) return true;
  return false;
}
inline tl::unexpected<Errors> unknown() {
  return refuse(Fault::kNotFound, "consultations.refused.unknown");
}
inline tl::unexpected<Errors> wrong_state() {
  return refuse(Fault::kConflict, "consultations.refused.state");
}
// A deadline of the clock that starts at `start`; nothing when the rule is not known.
std::optional<legalclock::Deadline> deadline_of(const Room& room, std::string_view rule, Millis start,
                                                std::optional<Millis> end, Millis now);
// Lines without blanks at their ends, empty ones left out, each once, in order.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace langnghe::consultations
