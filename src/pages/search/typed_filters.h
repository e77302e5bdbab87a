// Filters of the search line ("loại:khiếu nại", "xã:\"Phan Thiết\"") and of the form, from what
// people call things to what the index has.
#pragma once

#include "pages/search/search_services.h"
#include "search/find.h"

namespace langnghe::pages {

struct TypedFilters {
  // Moves the filters of wanted.query into wanted; refuses what nothing is called, naming the field
  // "q". A filter of units gives the units it leaves.
  TypedFilters(const SearchServices& services, search::Wanted& wanted);

  Errors errors;
  std::optional<std::vector<bool>> units;  // by directory id; none: any
};

}  // namespace langnghe::pages
