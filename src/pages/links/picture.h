// A picture of things and what ties them, drawn as SVG: columns from left to right, boxes with a
// few words, curved lines between them. Beside it a page always has the same as a list or table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/view.h"

namespace langnghe::pages {

struct Box {
  int column = 0;          // any numbers; empty columns are left out
  std::string kind;        // small, on top
  std::string title;       // two lines at most, cut with "…"
  std::string line;        // small, below
  std::string_view look = "work";  // of parts/tag: new work wait done late stop
  std::string href;        // "" for none
  bool strong = false;     // the one the page is about
  // Shares of a bar at the foot of the box: how many of which look.
  std::vector<std::pair<int, std::string_view>> bar = {};
};

struct Tie {
  std::size_t from = 0, to = 0;  // into the boxes
  std::string label;             // shown when there are few, always told as its title
};

// `label` says what the picture shows.
web::Html draw(const std::vector<Box>& boxes, const std::vector<Tie>& ties, std::string_view label);

}  // namespace langnghe::pages
