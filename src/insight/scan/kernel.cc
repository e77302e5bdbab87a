#include "insight/scan/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

  [[gnu::always_inline]] static inline void reach(const Lane* until, const Lane* from,
                                                  std::int32_t least, std::uint64_t* out) {
    const auto* a = reinterpret_cast<const Vector*>(until);
    const auto* b = reinterpret_cast<const Vector*>(from);
    const Lane need = static_cast<Lane>(least);
    for (int v = 0; v < kVectors; ++v) {
      const Vector hit = (a[v] - b[v]) >= need;
      __builtin_memcpy(out + v * Bytes / 8, &hit, Bytes);
    }
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

#if defined(__x86_64__)
#define LANGNGHE_AVX512 \
  [[gnu::target("avx512f,avx512bw,avx512vl,avx512dq,prefer-vector-width=512")]]
#define LANGNGHE_AVX2 [[gnu::target("avx2")]]

bool has_avx512() {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq");
}
bool has_avx2() { return __builtin_cpu_supports("avx2"); }

// The same as thresholds_plain() below, eight windows at a time.
LANGNGHE_AVX2 void thresholds_avx2(const double* before, const Row* rows, std::size_t row_count,
                                   float factor, const std::int32_t* least, std::int32_t last_entry,
                                   std::int32_t* out) {
  const __m256 factors = _mm256_set1_ps(factor);
  const __m256i last = _mm256_set1_epi32(last_entry);
  for (std::size_t r = 0; r < row_count; ++r) {
    const __m256d until = _mm256_set1_pd(before[rows[r].end]);
    const double* from = before + rows[r].begin;
    const int length = rows[r].end - rows[r].begin;
    // Whole blocks: what is too much in one row is overwritten by the next.
    for (int i = 0; i < length; i += 8) {
      const __m128 low = _mm256_cvtpd_ps(_mm256_sub_pd(until, _mm256_loadu_pd(from + i)));
      const __m128 high = _mm256_cvtpd_ps(_mm256_sub_pd(until, _mm256_loadu_pd(from + i + 4)));
      const __m256 expected = _mm256_mul_ps(_mm256_set_m128(high, low), factors);
      const __m256 root = _mm256_sqrt_ps(_mm256_max_ps(expected, _mm256_setzero_ps()));
      const __m256i entry = _mm256_min_epi32(_mm256_cvttps_epi32(root), last);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i),
                          _mm256_i32gather_epi32(least, entry, 4));
    }
    out += length;
  }
}

template <class Lane>
LANGNGHE_AVX512 void add_avx512(Lane* sum, const Lane* more, std::size_t count) {
  Loops<Lane, 64>::add(sum, more, count);
}
template <class Lane>
LANGNGHE_AVX512 void reach_avx512(const Lane* until, const Lane* from, std::int32_t least,
                                  std::uint64_t* out) {
  Loops<Lane, 64>::reach(until, from, least, out);
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
LANGNGHE_AVX2 void reach_avx2(const Lane* until, const Lane* from, std::int32_t least,
                              std::uint64_t* out) {
  Loops<Lane, 32>::reach(until, from, least, out);
}
template <class Lane>
LANGNGHE_AVX2 bool any_avx2(const Lane* sum, const Row* rows, std::size_t row_count,
                            const std::int32_t* least) {
  return Loops<Lane, 32>::any(sum, rows, row_count, least);
}
#endif

void thresholds_plain(const double* before, const Row* rows, std::size_t row_count, float factor,
                      const std::int32_t* least, std::int32_t last_entry, std::int32_t* out) {
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

template <class Lane>
void add_plain(Lane* sum, const Lane* more, std::size_t count) {
  Loops<Lane, 16>::add(sum, more, count);
}
template <class Lane>
void reach_plain(const Lane* until, const Lane* from, std::int32_t least, std::uint64_t* out) {
  Loops<Lane, 16>::reach(until, from, least, out);
}
template <class Lane>
bool any_plain(const Lane* sum, const Row* rows, std::size_t row_count, const std::int32_t* least) {
  return Loops<Lane, 16>::any(sum, rows, row_count, least);
}

template <class Lane>
std::vector<Kernel<Lane>> those_that_run() {
  std::vector<Kernel<Lane>> out;
#if defined(__x86_64__)
  if (has_avx512())
    out.push_back({add_avx512<Lane>, any_avx512<Lane>, reach_avx512<Lane>, thresholds_avx2});
  if (has_avx2())
    out.push_back({add_avx2<Lane>, any_avx2<Lane>, reach_avx2<Lane>, thresholds_avx2});
#endif
  out.push_back({add_plain<Lane>, any_plain<Lane>, reach_plain<Lane>, thresholds_plain});
  return out;
}

}  // namespace

template <class Lane>
const std::vector<Kernel<Lane>>& kernels() {
  static const std::vector<Kernel<Lane>> found = those_that_run<Lane>();
  return found;
}

template const std::vector<Kernel<std::int16_t>>& kernels();
template const std::vector<Kernel<std::int32_t>>& kernels();

}  // namespace langnghe::insight::scan
