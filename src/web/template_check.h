// What a template may not hold, because escaping by context or our Content-Security-Policy
// (no inline script, no inline style) could not keep its promise there.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace langnghe::web {

// Throws std::invalid_argument saying what is wrong and near which text. Gives the places,
// in order, where a variable behind the "?" of an address ends (before its "}}"): ctemplate
// escapes such a value for HTML only, so the loader has it encoded for a query as well.
std::vector<std::size_t> check_markup(std::string_view text);

}  // namespace langnghe::web
