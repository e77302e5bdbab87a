#include "meetings/look_alike.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "base/text.h"

namespace langnghe::meetings {
namespace {

std::set<std::string> pairs_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (char c : fold(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  std::set<std::string> out;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) out.insert(words[i] + " " + words[i + 1]);
  return out;
}

}  // namespace

std::vector<std::vector<std::size_t>> WordPairs::groups(const std::vector<std::string>& texts) const {
  std::vector<std::set<std::string>> pairs;
  std::unordered_map<std::string, std::vector<std::size_t>> where;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    pairs.push_back(pairs_of(texts[i]));
    for (const std::string& pair : pairs.back()) where[pair].push_back(i);
  }
  std::vector<std::size_t> root(texts.size());
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::map<std::size_t, int> common;
    for (const std::string& pair : pairs[i])
      for (std::size_t other : where[pair])
        if (other > i) ++common[other];
    for (const auto& [other, count] : common) {
      const double all = static_cast<double>(pairs[i].size() + pairs[other].size()) - count;
      if (count >= least_ * all) root[find(other)] = find(i);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> by_root;
  for (std::size_t i = 0; i < texts.size(); ++i) by_root[find(i)].push_back(i);
  std::vector<std::vector<std::size_t>> out;
  for (auto& [key, members] : by_root)
    if (members.size() > 1) out.push_back(std::move(members));
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

}  // namespace langnghe::meetings
