// Consultations for searching, from their opening on.
#pragma once

#include <vector>

#include "search/document.h"

namespace langnghe::consultations {

inline constexpr std::uint16_t kConsultationSource = 7, kPublicConsultationSource = 8;

std::vector<search::Source> search_sources();

}  // namespace langnghe::consultations
