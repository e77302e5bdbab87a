// The confidence interval of a share: Wilson's score interval (E. B. Wilson, "Probable inference,
// the law of succession, and statistical inference", JASA 22 (1927) 209-212), at 95 %:
//
//   (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n),   z = 1.959964
//
// It keeps its promise for small samples and for shares near 0 and 1, where p ± z·√(p(1−p)/n)
// does not (Brown, Cai, DasGupta, Statistical Science 16 (2001) 101-133).
#pragma once

#include <cstdint>

namespace langnghe::satisfaction {

struct Share {
  double value = 0, low = 0, high = 1;  // 0 to 1
};
// part of whole; whole 0: nothing is known, 0 to 1.
Share wilson(std::int64_t part, std::int64_t whole);

}  // namespace langnghe::satisfaction
