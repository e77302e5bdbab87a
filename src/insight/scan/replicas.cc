#include "insight/scan/replicas.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <mutex>
#include <new>

#include "insight/scan/draw.h"
#include "insight/scan/kernel.h"
#include "insight/scan/parallel.h"
#include "insight/scan/random.h"

namespace langnghe::insight::scan {

namespace {

template <class Lane>
class Lanes {
 public:
  explicit Lanes(std::size_t rows)
      : bytes_(std::max<std::size_t>(rows, 1) * kLaneBytes),
        data_(static_cast<Lane*>(::operator new (bytes_, std::align_val_t{kLaneBytes}))) {
    clear();
  }
  void clear() { std::memset(data_.get(), 0, bytes_); }
  Lane* row(std::size_t i) { return data_.get() + i * kLanes<Lane>; }

 private:
  struct Free {
    void operator()(Lane* data) const { ::operator delete (data, std::align_val_t{kLaneBytes}); }
  };
  std::size_t bytes_;
  std::unique_ptr<Lane, Free> data_;
};

// One thread's room: a batch of replicas side by side.
template <class Lane>
class Batch {
 public:
  Batch(const Study& study, ThresholdLevels& levels)
      : study_(study),
        levels_(levels),
        draw_(study),
        times_(static_cast<std::size_t>(study.times)),
        cells_(study.sites.size() * times_),
        sum_(times_ + 1),
        expected_(times_ + 1 + kThresholdBlock),
        least_(study.windows + kThresholdBlock) {}

  // Writes the best ratios of replicas first … first + count - 1.
  void run(std::uint64_t seed, std::size_t first, int count, double* best) {
    draw_cells(seed, first, count);
    best_ = best;
    count_ = count;
    std::fill_n(best, count, 0.0);
    use_level(0);
    lane_thresholds_.fill(thresholds_);
    const auto& circles = study_.circles;
    for (std::size_t c = 0; c < circles.centers(); ++c) {
      std::memset(sum_.row(0), 0, (times_ + 1) * kLaneBytes);
      std::fill(expected_.begin(), expected_.end(), 0.0);
      for (auto i = circles.first[c]; i < circles.first[c + 1]; ++i) {
        const std::size_t site = circles.sites[i];
        const double* more = &study_.expected[site * (times_ + 1)];
        if (more[times_] <= 0) continue;
        kernel_.add(sum_.row(1), cells_.row(site * times_), times_);
        for (std::size_t t = 0; t <= times_; ++t) expected_[t] += more[t];
        if (!circles.repeated[i]) look();
      }
    }
  }

 private:
  void draw_cells(std::uint64_t seed, std::size_t first, int count) {
    cells_.clear();
    for (int lane = 0; lane < count; ++lane) {
      Random random(seed, first + static_cast<std::size_t>(lane));
      Lane* cells = cells_.row(0) + lane;
      draw_.replica(random, [cells](std::uint32_t cell) {
        ++cells[static_cast<std::size_t>(cell) * kLanes<Lane>];
      });
    }
    for (std::size_t site = 0; site < study_.sites.size(); ++site) {
      for (std::size_t t = 1; t < times_; ++t) {
        kernel_.add(cells_.row(site * times_ + t), cells_.row(site * times_ + t - 1), 1);
      }
    }
  }

  void use_level(double ratio) {
    level_ = ThresholdLevels::level_of(ratio);
    thresholds_ = &levels_.at(ratio);
    factor_ = static_cast<float>(thresholds_->scale * thresholds_->scale / study_.unit);
  }

  void look() {
    kernel_.thresholds(expected_.data(), study_.rows.data(), study_.rows.size(), factor_,
                       thresholds_->least.data(),
                       static_cast<std::int32_t>(thresholds_->least.size()) - 1, least_.data());
    if (!kernel_.any(sum_.row(0), study_.rows.data(), study_.rows.size(), least_.data())) return;
    const std::int32_t* least = least_.data();
    for (const auto& row : study_.rows) {
      if (study_.rows.size() == 1 || kernel_.any(sum_.row(0), &row, 1, least)) look(row, least);
      least += row.end - row.begin;
    }
    const double floor = *std::min_element(best_, best_ + count_);
    if (ThresholdLevels::level_of(floor) > level_) use_level(floor);
  }

  void look(const Row& row, const std::int32_t* least) {
    constexpr int kBits = 8 * sizeof(Lane);
    constexpr std::uint64_t kLane = (std::uint64_t{1} << kBits) - 1;
    const Lane* until = sum_.row(static_cast<std::size_t>(row.end));
    const double expected_until = expected_[static_cast<std::size_t>(row.end)];
    std::uint64_t hits[kLaneBytes / 8];
    for (int s = row.begin; s < row.end; ++s, ++least) {
      const Lane* from = sum_.row(static_cast<std::size_t>(s));
      kernel_.reach(until, from, *least, hits);
      const double apart = expected_until - expected_[static_cast<std::size_t>(s)];
      for (std::size_t word = 0; word < kLaneBytes / 8; ++word) {
        for (std::uint64_t left = hits[word]; left != 0;) {
          const int bit = std::countr_zero(left) / kBits;
          left &= ~(kLane << (bit * kBits));
          judge(static_cast<int>(word) * (64 / kBits) + bit, until, from, apart);
        }
      }
    }
  }

  void judge(int lane, const Lane* until, const Lane* from, double apart) {
    // The lane's own best may ask for more than the worst lane does.
    const std::int32_t cases = until[lane] - from[lane];
    const auto entry =
        static_cast<std::size_t>(std::sqrt(std::max(0.0f, static_cast<float>(apart) * factor_)));
    const auto& least = lane_thresholds_[static_cast<std::size_t>(lane)]->least;
    if (cases < least[std::min(entry, least.size() - 1)]) return;
    const double llr =
        log_likelihood_ratio(cases, apart / study_.unit, static_cast<double>(study_.total));
    if (llr <= best_[lane]) return;
    if (ThresholdLevels::level_of(llr) > ThresholdLevels::level_of(best_[lane])) {
      lane_thresholds_[static_cast<std::size_t>(lane)] = &levels_.at(llr);
    }
    best_[lane] = llr;
  }

  const Study& study_;
  ThresholdLevels& levels_;
  const Kernel<Lane>& kernel_ = kernels<Lane>().front();
  Draw draw_;
  std::size_t times_;
  Lanes<Lane> cells_;  // cases up to and with a time, by site
  Lanes<Lane> sum_;    // cases before a time in the circle
  std::vector<double> expected_;
  std::vector<std::int32_t> least_;
  const Thresholds* thresholds_ = nullptr;  // of the worst lane
  std::array<const Thresholds*, kLanes<Lane>> lane_thresholds_{};
  float factor_ = 0;
  int level_ = 0;
  double* best_ = nullptr;
  int count_ = 0;
};

template <class Lane>
std::vector<double> run(const Study& study, const Settings& settings, int threads,
                        ThresholdLevels& levels, double observed) {
  constexpr std::size_t kWidth = kLanes<Lane>;
  const auto replicas = static_cast<std::size_t>(settings.replicas);
  const std::size_t batches = (replicas + kWidth - 1) / kWidth;
  std::vector<double> best(replicas, 0.0);
  std::vector<std::unique_ptr<Batch<Lane>>> rooms(static_cast<std::size_t>(threads));

  // For the sequential stop the batches are judged in their order, whoever finishes first.
  std::mutex mutex;
  std::vector<char> done(batches, 0);
  std::size_t judged = 0, finished = 0, better = 0, end = replicas;
  std::atomic<bool> stopped{false};

  share_out(batches, threads, [&](std::size_t worker, std::size_t batch) {
    if (stopped) return;
    auto& room = rooms[worker];
    if (!room) room = std::make_unique<Batch<Lane>>(study, levels);
    const std::size_t first = batch * kWidth;
    const std::size_t count = std::min(kWidth, replicas - first);
    room->run(settings.seed, first, static_cast<int>(count), &best[first]);
    const std::scoped_lock lock(mutex);
    done[batch] = 1;
    finished += count;
    if (settings.progress) {
      settings.progress(static_cast<int>(finished), settings.replicas);
    }
    while (!stopped && judged < batches && done[judged]) {
      const std::size_t last = std::min(replicas, (judged + 1) * kWidth);
      for (std::size_t i = judged * kWidth; i < last && !stopped; ++i) {
        if (best[i] < observed - kSameRatio) continue;
        if (++better == static_cast<std::size_t>(settings.stop_after)) {
          end = i + 1;
          stopped = true;
        }
      }
      ++judged;
    }
  });
  best.resize(end);
  return best;
}

}  // namespace

std::vector<double> best_of_replicas(const Study& study, const Settings& settings, int threads,
                                     ThresholdLevels& levels, double observed) {
  // Cases and thresholds together must fit a lane.
  if (study.max_observed <= 16'000) {
    return run<std::int16_t>(study, settings, threads, levels, observed);
  }
  return run<std::int32_t>(study, settings, threads, levels, observed);
}

}  // namespace langnghe::insight::scan
