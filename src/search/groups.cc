#include "search/groups.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "search/segment.h"
#include "search/words.h"

namespace langnghe::search {
namespace {

constexpr double kTogether = 0.3;

}  // namespace

std::vector<std::vector<std::size_t>> groups(const std::vector<std::string>& texts, double least) {
  Forms forms;
  std::vector<std::set<std::string>> features(texts.size());
  std::unordered_map<std::string, std::vector<std::size_t>> holders;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::string before;
    each_word(texts[i], [&](Span span) {
      const std::string& word = forms.of(std::string_view(texts[i]).substr(span.begin, span.end - span.begin)).folded;
      features[i].insert(word);
      if (!before.empty()) features[i].insert(before + " " + word);
      before = word;
    });
    for (const std::string& feature : features[i]) holders[feature].push_back(i);
  }
  const auto weight = [&](const std::string& feature) {
    const double rarity = idf(holders[feature].size(), texts.size());
    // Words that stand together say a little more than the words.
    return rarity * (feature.find(' ') == std::string::npos ? 1 : kTogether);
  };
  std::vector<double> norm(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::string& feature : features[i]) norm[i] += weight(feature);
    norm[i] = std::sqrt(norm[i]);
  }
  std::vector<std::vector<std::size_t>> like(texts.size());
  std::vector<double> products(texts.size());
  std::vector<std::size_t> touched;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::string& feature : features[i]) {
      const auto& all = holders[feature];
      if (all.size() == 1) continue;
      const double square = weight(feature);
      for (auto other = std::upper_bound(all.begin(), all.end(), i); other != all.end(); ++other) {
        if (products[*other] == 0) touched.push_back(*other);
        products[*other] += square;
      }
    }
    for (const std::size_t other : touched) {
      if (products[other] >= least * norm[i] * norm[other]) {
        like[i].push_back(other);
        like[other].push_back(i);
      }
      products[other] = 0;
    }
    touched.clear();
  }
  // Around the text most others are like, so that no chain of halves makes one group of all.
  std::vector<bool> taken(texts.size());
  std::vector<std::size_t> left(texts.size());  // of those like it, how many are in no group yet
  for (std::size_t i = 0; i < texts.size(); ++i) left[i] = like[i].size();
  std::vector<std::vector<std::size_t>> out;
  while (true) {
    std::size_t head = texts.size(), most = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (!taken[i] && left[i] > most) {
        most = left[i];
        head = i;
      }
    if (most == 0) return out;
    auto& group = out.emplace_back(1, head);
    for (const std::size_t other : like[head])
      if (!taken[other]) group.push_back(other);
    std::sort(group.begin() + 1, group.end());
    for (const std::size_t one : group) {
      taken[one] = true;
      for (const std::size_t other : like[one]) --left[other];
    }
  }
}

}  // namespace langnghe::search
