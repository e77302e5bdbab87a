// The rows of re-dating: lists of cases as texts, passes. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/redating.h"

namespace langnghe::casework {

// "17 4 1783918800000 PA.answer 1784005200000 PA.answer\n": case, version, old, new; "-" for none.
std::string redated_text(const std::vector<RedatedCase>& cases);
std::vector<RedatedCase> parse_redated(std::string_view text);

std::string batch_subject(std::int64_t pass, std::int64_t number);
std::string pass_subject(std::int64_t pass);
std::string digest_of_list(std::string_view list);
std::string digest_of_pass(std::int64_t id, Millis started_at, std::optional<Millis> ended_at,
                           std::string_view words, std::int64_t officer, std::int64_t cases);

}  // namespace langnghe::casework
