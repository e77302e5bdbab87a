// The inner loops: 128 bytes of replicas side by side (64 of 16 bits or 32 of 32 bits), so
// that one instruction of the processor looks at one window in many replicas. Chosen at run
// time for what the processor can do (AVX-512, AVX2, or plain); all give the same answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "insight/scan/study.h"

namespace langnghe::insight::scan {

inline constexpr std::size_t kLaneBytes = 128;

inline constexpr int kThresholdBlock = 8;

template <class Lane>
inline constexpr int kLanes = static_cast<int>(kLaneBytes / sizeof(Lane));

template <class Lane>
struct Kernel {
  // sum[i] += more[i] for count whole rows of lanes.
  void (*add)(Lane* sum, const Lane* more, std::size_t count);
  // Does any lane of any window have as many cases as `least` asks? sum[t] are the cases
  // before time t. Nothing may overflow: cases and thresholds together stay within Lane.
  bool (*any)(const Lane* sum, const Row* rows, std::size_t row_count, const std::int32_t* least);
  // Which lanes have so many cases between two sums: the bits of a lane in `out` are all set
  // or all clear.
  void (*reach)(const Lane* until, const Lane* from, std::int32_t least,
                std::uint64_t out[kLaneBytes / 8]);
  // The fewest cases each window must have to be worth a look: out[w] for the windows of the
  // rows one after the other. `before` are sums of expected cases, factor turns their
  // differences into the square of an entry of `least`. Both arrays must be kThresholdBlock
  // entries longer than what is used; those are read and written too.
  void (*thresholds)(const double* before, const Row* rows, std::size_t row_count, float factor,
                     const std::int32_t* least, std::int32_t last_entry, std::int32_t* out);
};

// Those this processor can run, the fastest first.
template <class Lane>
const std::vector<Kernel<Lane>>& kernels();

}  // namespace langnghe::insight::scan
