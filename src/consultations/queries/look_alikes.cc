#include <algorithm>
#include <numeric>
#include <set>

#include "base/text.h"
#include "consultations/opinions.h"

namespace langnghe::consultations {
namespace {

std::set<std::string> pairs(const std::string& text) {
  std::set<std::string> out;
  std::string before, word;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!before.empty()) out.insert(before + " " + word);
    before = std::move(word);
    word.clear();
  };
  for (unsigned char c : fold(text)) {
    if (std::isalnum(c) != 0)
      word += static_cast<char>(c);
    else
      flush();
  }
  flush();
  if (out.empty() && !before.empty()) out.insert(before);
  return out;
}

// Shared pairs in proportion to the smaller set: a short text inside a long one counts.
double alike(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto shared = std::count_if(a.begin(), a.end(), [&](const std::string& one) { return b.count(one) != 0; });
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace

std::vector<std::vector<std::size_t>> SyllablePairs::suggest(const std::vector<std::string>& texts) const {
  const std::size_t count = std::min<std::size_t>(texts.size(), 2000);
  std::vector<std::set<std::string>> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(pairs(texts[i]));
  std::vector<std::size_t> set(count);
  std::iota(set.begin(), set.end(), 0);
  const auto root = [&](std::size_t i) {
    while (set[i] != i) i = set[i] = set[set[i]];
    return i;
  };
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i + 1; j < count; ++j)
      if (alike(all[i], all[j]) >= least_) set[root(j)] = root(i);
  std::vector<std::vector<std::size_t>> by_root(count), out;
  for (std::size_t i = 0; i < count; ++i) by_root[root(i)].push_back(i);
  for (auto& one : by_root)
    if (one.size() > 1) out.push_back(std::move(one));
  return out;
}

}  // namespace langnghe::consultations
