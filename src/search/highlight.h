// A text with the words that were searched for, for showing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/words.h"

namespace langnghe::search {

struct Piece {
  std::string text;
  bool hit = false;
};

// About `letters` letters of the text around where most of the words stand, cut at words, with
// "…" where something is left out. `wanted`: Found::words. Words with other marks than were typed are
// marked only where no word fits better.
std::vector<Piece> highlight(std::string_view text, const std::vector<Forms::Form>& wanted, std::size_t letters);

}  // namespace langnghe::search
