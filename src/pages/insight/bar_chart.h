// Bars drawn by the server: SVG for {{NAME:none}}. The same numbers always stand in a table beside it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/format.h"

namespace langnghe::pages {

struct Bar {
  std::string label;
  std::vector<std::pair<std::string_view, double>> parts;  // class ("chart__done"), value; from the bottom up
};
// `id` is that of its title, once on a page.
std::string bar_chart(std::string_view id, std::string_view title, const std::vector<Bar>& bars, const web::Words& words);

}  // namespace langnghe::pages
