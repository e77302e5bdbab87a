#include "insight/scan/kernel.h"

namespace langnghe::insight::scan {

namespace {

// Written once for vectors of Bytes bytes; the compiler is told the processor by the target
// of the function it is inlined into.
template <class Lane, int Bytes>
struct Loops {
  typedef Lane Vector __attribute__((vector_size(Bytes), aligned(Bytes), may_alias));
  static constexpr int kVectors = static_cast<int>(kLaneBytes) / Bytes;

  [[gnu::always_inline]] static inline void add(Lane* sum, const Lane* more, std::size_t count) {
    auto* to = reinterpret_cast<Vector*>(sum);
    const auto* from = reinterpret_cast<const Vector*>(more);
    for (std::size_t i = 0; i < count * kVectors; ++i) to[i] += from[i];
  }

  // In a row the end is fixed: a window starting at s reaches its threshold when
  //   sum[end] - sum[s] >= least   or   sum[s] + least <= sum[end],
  // so only the smallest sum[s] + least of the row matters.
  [[gnu::always_inline]] static inline bool any(const Lane* sum, const Row* rows,
                                                std::size_t row_count, const std::int32_t* least) {
    const auto* at = reinterpret_cast<const Vector*>(sum);
    Vector best[kVectors];
    for (int v = 0; v < kVectors; ++v) best[v] = Vector{} - 1;
    for (std::size_t r = 0; r < row_count; ++r) {
      Vector low[kVectors];
      for (int v = 0; v < kVectors; ++v) {
        low[v] = at[rows[r].begin * kVectors + v] + static_cast<Lane>(least[0]);
      }
      const Vector* start = at + (rows[r].begin + 1) * kVectors;
      const int length = rows[r].end - rows[r].begin;
      for (int i = 1; i < length; ++i, start += kVectors) {
        const Lane need = static_cast<Lane>(least[i]);
        for (int v = 0; v < kVectors; ++v) {
          const Vector reach = start[v] + need;
          low[v] = low[v] < reach ? low[v] : reach;
        }
      }
      least += length;
      for (int v = 0; v < kVectors; ++v) {
        const Vector over = at[rows[r].end * kVectors + v] - low[v];
        best[v] = best[v] > over ? best[v] : over;
      }
    }
    // A sign bit survives the AND only when every lane has it: none reached its threshold.
    for (int v = 1; v < kVectors; ++v) best[0] &= best[v];
    alignas(Bytes) std::uint64_t words[Bytes / 8];
    __builtin_memcpy(words, &best[0], Bytes);
    std::uint64_t all = words[0];
    for (int i = 1; i < Bytes / 8; ++i) all &= words[i];
    constexpr std::uint64_t kSigns = sizeof(Lane) == 2 ? 0x8000800080008000u : 0x8000000080000000u;
    return (all & kSigns) != kSigns;
  }
};

[[gnu::always_inline]] inline void thresholds(const double* before, const Row* rows,
                                              std::size_t row_count, float factor,
                                              const std::int32_t* least, std::int32_t last_entry,
                                              std::int32_t* out) {
  for (std::size_t r = 0; r < row_count; ++r) {
    const double until = before[rows[r].end];
    const double* from = before + rows[r].begin;
    const int length = rows[r].end - rows[r].begin;
    for (int i = 0; i < length; ++i) {
      const float expected = static_cast<float>(until - from[i]) * factor;
      const float root = __builtin_sqrtf(expected > 0 ? expected : 0);
      const auto entry = static_cast<std::int32_t>(root);
      out[i] = least[entry < last_entry ? entry : last_entry];
    }
    out += length;
  }
}

#if defined(__x86_64__)
#define LANGNGHE_AVX512 \
  [[gnu::target("avx512f,avx512bw,avx512vl,avx512dq,prefer-vector-width=512")]]
#define LANGNGHE_AVX2 [[gnu::target("avx2")]]

bool has_avx512() {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq");
}
bool has_avx2() { return __builtin_cpu_supports("avx2"); }

LANGNGHE_AVX512 void thresholds_avx512(const double* before, const Row* rows, std::size_t row_count,
                                       float factor, const std::int32_t* least,
                                       std::int32_t last_entry, std::int32_t* out) {
  thresholds(before, rows, row_count, factor, least, last_entry, out);
}
LANGNGHE_AVX2 void thresholds_avx2(const double* before, const Row* rows, std::size_t row_count,
                                   float factor, const std::int32_t* least, std::int32_t last_entry,
                                   std::int32_t* out) {
  thresholds(before, rows, row_count, factor, least, last_entry, out);
}

template <class Lane>
LANGNGHE_AVX512 void add_avx512(Lane* sum, const Lane* more, std::size_t count) {
  Loops<Lane, 64>::add(sum, more, count);
}
template <class Lane>
LANGNGHE_AVX512 bool any_avx512(const Lane* sum, const Row* rows, std::size_t row_count,
                                const std::int32_t* least) {
  return Loops<Lane, 64>::any(sum, rows, row_count, least);
}
template <class Lane>
LANGNGHE_AVX2 void add_avx2(Lane* sum, const Lane* more, std::size_t count) {
  Loops<Lane, 32>::add(sum, more, count);
}
template <class Lane>
LANGNGHE_AVX2 bool any_avx2(const Lane* sum, const Row* rows, std::size_t row_count,
                            const std::int32_t* least) {
  return Loops<Lane, 32>::any(sum, rows, row_count, least);
}
#endif

void thresholds_plain(const double* before, const Row* rows, std::size_t row_count, float factor,
                      const std::int32_t* least, std::int32_t last_entry, std::int32_t* out) {
  thresholds(before, rows, row_count, factor, least, last_entry, out);
}
template <class Lane>
void add_plain(Lane* sum, const Lane* more, std::size_t count) {
  Loops<Lane, 16>::add(sum, more, count);
}
template <class Lane>
bool any_plain(const Lane* sum, const Row* rows, std::size_t row_count, const std::int32_t* least) {
  return Loops<Lane, 16>::any(sum, rows, row_count, least);
}

auto choose_thresholds() {
#if defined(__x86_64__)
  if (has_avx512()) return thresholds_avx512;
  if (has_avx2()) return thresholds_avx2;
#endif
  return thresholds_plain;
}

template <class Lane>
Kernel<Lane> choose() {
#if defined(__x86_64__)
  if (has_avx512()) return {add_avx512<Lane>, any_avx512<Lane>};
  if (has_avx2()) return {add_avx2<Lane>, any_avx2<Lane>};
#endif
  return {add_plain<Lane>, any_plain<Lane>};
}

}  // namespace

void fill_thresholds(const double* before, const Row* rows, std::size_t row_count, float factor,
                     const std::int32_t* least, std::int32_t last_entry, std::int32_t* out) {
  static const auto chosen = choose_thresholds();
  chosen(before, rows, row_count, factor, least, last_entry, out);
}

template <class Lane>
const Kernel<Lane>& kernel() {
  static const Kernel<Lane> chosen = choose<Lane>();
  return chosen;
}

template const Kernel<std::int16_t>& kernel();
template const Kernel<std::int32_t>& kernel();

}  // namespace langnghe::insight::scan
