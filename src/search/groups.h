// Texts of one list that may say the same: questions to a dialogue, opinions on a draft. A
// suggestion for a person, never a decision.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace langnghe::search {

// Sets of two and more indices into `texts`, largest first, the text most others are like in
// front; each index at most once. Texts are alike when the cosine of their folded words and
// neighbouring words, weighed by rarity in the list, is `least` and more. Texts that share no
// word cost nothing.
std::vector<std::vector<std::size_t>> groups(const std::vector<std::string>& texts, double least = 0.35);

}  // namespace langnghe::search
