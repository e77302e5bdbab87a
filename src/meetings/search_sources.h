// Dialogues and their questions for searching: officers what was asked, the public what was cleared for it
// of dialogues that are announced.
#pragma once

#include <vector>

#include "search/document.h"

namespace langnghe::meetings {

inline constexpr std::uint16_t kQuestionSource = 9, kPublicQuestionSource = 10;
inline constexpr std::uint16_t kDialogueSource = 11, kPublicDialogueSource = 12;

std::vector<search::Source> search_sources();

}  // namespace langnghe::meetings
