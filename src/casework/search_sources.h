// Cases for searching and look-alikes: for officers what petitioners said, for the public the words
// an officer has published. Sealed cases are in neither.
#pragma once

#include <vector>

#include "casework/casework.h"
#include "search/document.h"

namespace langnghe::casework {

inline constexpr std::uint16_t kCaseSource = 1, kPublicCaseSource = 2;

// The directory says how communes are called; it outlives the sources. A renamed commune is known
// by its new name after the next change of a case, or a rebuild.
std::vector<search::Source> search_sources(const directory::Directory& directory);

// The code of a case that is not sealed.
std::optional<std::string> code_of_case(storage::Session& session, std::int64_t id);
// A case that is about to be one, for look-alikes: the words of its place as the index has them.
std::string searched_place(const directory::Directory& directory, std::string_view place, std::string_view commune);

}  // namespace langnghe::casework
