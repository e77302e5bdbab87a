// Models and exemplars for searching: officers who see the registry what was entered, the public what
// the gallery shows (no exemplar without consent).
#pragma once

#include <vector>

#include "search/document.h"

namespace langnghe::initiatives {

inline constexpr std::uint16_t kModelSource = 5, kPublicModelSource = 6;

std::vector<search::Source> search_sources();

}  // namespace langnghe::initiatives
