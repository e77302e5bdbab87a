// Documents of the registry for searching: officers all, the public the public ones.
#pragma once

#include <vector>

#include "search/document.h"

namespace langnghe::directives {

inline constexpr std::uint16_t kDirectiveSource = 3, kPublicDirectiveSource = 4;

std::vector<search::Source> search_sources();

}  // namespace langnghe::directives
