// Texts that may say the same thing. A suggestion for a person, never a decision; another way
// of looking can take its place behind this interface.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace langnghe::meetings {

class LookAlikes {
 public:
  virtual ~LookAlikes() = default;
  // Groups of two or more indices into `texts`, largest first; each index at most once.
  virtual std::vector<std::vector<std::size_t>> groups(const std::vector<std::string>& texts) const = 0;
};

// Folded words, pairs of neighbours, Jaccard's share of common pairs; texts hang together when
// the share is at least `least`. 500 questions take some milliseconds: pairs of words that no
// two texts share cost nothing.
class WordPairs : public LookAlikes {
 public:
  explicit WordPairs(double least = 0.3) : least_(least) {}
  std::vector<std::vector<std::size_t>> groups(const std::vector<std::string>& texts) const override;

 private:
  double least_;
};

}  // namespace langnghe::meetings
