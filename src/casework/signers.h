// The list of those who signed one petition (law.md 1.3): typed or from a CSV file. Each becomes a
// case of the crowd that the letter leads, with a code, a secret and a receipt of their own; the
// letter's answer is the answer of all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/matters.h"

namespace langnghe::casework {

inline constexpr std::size_t kMostSigners = 300;  // at one time; more are added again

// A line a person: name; address; identity number (the last two may be missing), separated by
// ";" or by "," (quoted as in CSV). A first line with column titles is skipped. Errors (field
// "signers") name the line.
Result<std::vector<vault::Person>> read_signers(std::string_view text);

// One case each, joined to the lead. Takes the rights case.enter and case.join.
Result<std::vector<Case>> add_signers(const Room& room, storage::Transaction& tx, const std::string& lead,
                                      const std::vector<vault::Person>& people, const Actor& who, Millis at);

// People behind a case: what the letter says, or who joined it, whichever is more.
std::int64_t crowd_size(storage::Session& session, std::int64_t case_id, std::int64_t said);

}  // namespace langnghe::casework
