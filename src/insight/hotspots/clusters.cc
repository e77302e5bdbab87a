// Clusters of new cases (space-time permutation, prospective), of unresolved and of silent ones
// (Poisson in space against what came in). docs/hotspots.md gives the reasons.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>

#include "insight/hotspots/finding.h"
#include "insight/scan/scan.h"

namespace langnghe::insight::hotspots {
namespace {

constexpr double kEuler = 0.57721566490153286;
constexpr std::size_t kMostSecondary = 10;

// A day of the week, each import apart: the days of a case are shuffled within it.
std::uint32_t stratum_of(const Pack& pack, const Data& data, const Seen& one) {
  const bool apart = one.source != 0 && pack.treat(data.sources[one.source]) == Import::kStratify;
  return weekday(one.day) + 7 * (apart ? one.source : 0);
}

// Cases of one scan and where each lies in it.
struct Sample {
  scan::Input input;
  std::vector<std::size_t> cases;        // into Data::cases
  std::vector<std::uint32_t> place;      // of each of them
  std::vector<std::vector<std::string>> communes;  // of each place
};

Sample by_commune(const Data& data, const std::vector<std::size_t>& chosen) {
  Sample out;
  std::map<std::uint32_t, std::uint32_t> index;
  for (const std::size_t i : chosen) {
    const Seen& one = data.cases[i];
    const auto [at, fresh] = index.emplace(one.place, static_cast<std::uint32_t>(out.input.places.size()));
    if (fresh) {
      const Spot& spot = data.places[one.place];
      out.input.places.push_back({spot.commune, spot.lat, spot.lon});
      out.communes.push_back({spot.commune});
    }
    out.cases.push_back(i);
    out.place.push_back(at->second);
  }
  return out;
}

// Points put together in cells, each at the mean of its points; the cells grow until they are
// no more than the pack says.
Sample by_cell(const Pack& pack, const Data& data, const std::vector<std::size_t>& chosen) {
  Sample out;
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> cells;
  for (double size = pack.cell_degrees;; size *= 2) {
    cells.clear();
    for (const std::size_t i : chosen)
      if (const auto& point = data.cases[i].point)
        cells[{std::llround(point->first / size), std::llround(point->second / size)}].push_back(i);
    if (cells.size() <= static_cast<std::size_t>(pack.most_cells)) break;
  }
  for (const auto& [key, inside] : cells) {
    const auto place = static_cast<std::uint32_t>(out.input.places.size());
    double lat = 0, lon = 0;
    std::set<std::string> communes;
    for (const std::size_t i : inside) {
      const Seen& one = data.cases[i];
      lat += one.point->first, lon += one.point->second;
      communes.insert(data.places[one.place].commune);
      out.cases.push_back(i);
      out.place.push_back(place);
    }
    const auto count = static_cast<double>(inside.size());
    out.input.places.push_back({std::to_string(place), lat / count, lon / count});
    out.communes.emplace_back(communes.begin(), communes.end());
  }
  return out;
}

std::vector<std::string> communes_of(const Sample& sample, const scan::Cluster& cluster) {
  std::vector<std::string> out;
  for (const std::uint32_t place : cluster.places)
    for (const std::string& commune : sample.communes[place])
      if (std::find(out.begin(), out.end(), commune) == out.end()) out.push_back(commune);
  return out;
}

Finding found_of(const Sample& sample, const scan::Cluster& cluster, const std::vector<double>& replicas) {
  Finding out;
  out.communes = communes_of(sample, cluster);
  const scan::Place& middle = sample.input.places[*cluster.center];
  out.lat = middle.a, out.lon = middle.b, out.radius_km = cluster.radius_km;
  out.from = cluster.from;
  out.observed = static_cast<double>(cluster.observed);
  out.expected = cluster.expected;
  out.llr = cluster.llr;
  out.p = tail_p(cluster.llr, replicas);
  return out;
}

// Cases of each day inside the places, and how many were to be expected: in each stratum the
// share of the places times the cases of the day.
std::vector<Curve> daily(const Pack& pack, const Data& data, const Sample& sample, const std::vector<bool>& inside,
                         Date from) {
  const int days = days_between(from, data.day) + 1;
  std::vector<Curve> out(static_cast<std::size_t>(days));
  std::map<std::uint32_t, std::pair<double, double>> share;  // stratum: inside, all
  for (std::size_t i = 0; i < sample.cases.size(); ++i) {
    auto& [in, all] = share[stratum_of(pack, data, data.cases[sample.cases[i]])];
    in += inside[sample.place[i]];
    all += 1;
  }
  for (int day = 0; day < days; ++day) out[static_cast<std::size_t>(day)].day = add_days(from, day);
  for (std::size_t i = 0; i < sample.cases.size(); ++i) {
    const Seen& one = data.cases[sample.cases[i]];
    Curve& at = out[static_cast<std::size_t>(days_between(from, one.day))];
    at.observed += inside[sample.place[i]];
    const auto& [in, all] = share[stratum_of(pack, data, one)];
    at.expected += in / all;
  }
  return out;
}

class Scanner {
 public:
  Scanner(const Pack& pack, const Data& data, int threads) : pack_(pack), data_(data), threads_(threads) {}

  void fresh(const std::string& category, const std::vector<std::size_t>& chosen, bool points) {
    Sample sample = points ? by_cell(pack_, data_, chosen) : by_commune(data_, chosen);
    if (sample.cases.size() < 2 * static_cast<std::size_t>(pack_.least_cases) || sample.input.places.size() < 3) return;
    for (std::size_t i = 0; i < sample.cases.size(); ++i) {
      const Seen& one = data_.cases[sample.cases[i]];
      sample.input.cases.push_back({sample.place[i], 1, one.day, stratum_of(pack_, data_, one)});
    }
    scan::Settings settings = common();
    settings.min_cases = points ? pack_.point_cases : pack_.least_cases;
    settings.model = scan::Model::kPermutation;
    settings.mode = scan::Mode::kProspective;
    settings.from = add_days(data_.day, 1 - pack_.look_back_days);
    settings.to = data_.day;
    settings.max_km = points ? pack_.point_km : pack_.commune_km;
    settings.max_length = pack_.longest_days;
    const scan::Result result = scan::scan(sample.input, settings);
    ++counted_.tests;
    for (const scan::Cluster& cluster : result.clusters) {
      if (!large(cluster) || cluster.observed < settings.min_cases) continue;
      Finding one = found_of(sample, cluster, result.replica_llr);
      const std::vector<bool> inside = marks(sample, cluster);
      int open = 0;
      for (std::size_t i = 0; i < sample.cases.size(); ++i) {
        const Seen& seen = data_.cases[sample.cases[i]];
        if (!inside[sample.place[i]] || seen.day < cluster.from) continue;
        one.cases.push_back(seen.id);
        open += seen.open;
      }
      if (open < pack_.least_open) continue;
      one.level = points ? "point" : "commune";
      one.curve = daily(pack_, data_, sample, inside, settings.from);
      keep(std::move(one), Kind::kCluster, category);
    }
  }

  // `hit` of the chosen against all of the chosen.
  template <class Hit>
  void share(Kind kind, const std::string& category, const std::vector<std::size_t>& chosen, Hit hit) {
    Sample sample = by_commune(data_, chosen);
    std::vector<double> people(sample.input.places.size());
    std::size_t hits = 0;
    for (std::size_t i = 0; i < sample.cases.size(); ++i) {
      const Seen& one = data_.cases[sample.cases[i]];
      people[sample.place[i]] += 1;
      if (!hit(one)) continue;
      sample.input.cases.push_back({sample.place[i], 1, data_.day, 0});
      ++hits;
    }
    if (hits < static_cast<std::size_t>(pack_.least_cases) || hits == sample.cases.size() || people.size() < 3) return;
    for (std::uint32_t place = 0; place < people.size(); ++place)
      sample.input.population.push_back({place, data_.day, people[place], 0});
    scan::Settings settings = common();
    settings.model = scan::Model::kPoisson;
    settings.shape = scan::Shape::kSpace;
    settings.from = settings.to = data_.day;
    settings.max_km = pack_.commune_km;
    const scan::Result result = scan::scan(sample.input, settings);
    ++counted_.tests;
    const double rate = static_cast<double>(hits) / static_cast<double>(sample.cases.size());
    for (const scan::Cluster& cluster : result.clusters) {
      if (!large(cluster)) continue;
      Finding one = found_of(sample, cluster, result.replica_llr);
      const std::vector<bool> inside = marks(sample, cluster);
      // By the week in which they came in: the oldest of them says since when.
      std::map<int, Curve> weeks;
      one.from = data_.day;
      for (std::size_t i = 0; i < sample.cases.size(); ++i) {
        const Seen& seen = data_.cases[sample.cases[i]];
        if (!inside[sample.place[i]]) continue;
        const int week = std::min(days_between(seen.day, data_.day) / 7, 51);
        Curve& at = weeks[-week];
        at.day = add_days(data_.day, -7 * week - 6);
        at.expected += rate;
        if (!hit(seen)) continue;
        at.observed += 1;
        one.cases.push_back(seen.id);
        one.from = std::min(one.from, seen.day);
      }
      for (const auto& [week, at] : weeks) one.curve.push_back(at);
      one.level = "commune";
      keep(std::move(one), kind, category);
    }
  }

  Counted finish() {
    // The findings of a night share the chance of a false one among all tests of their kind.
    for (Finding& one : counted_.findings) one.recurrence_days = 1 / (one.p * counted_.tests);
    std::erase_if(counted_.findings, [&](const Finding& one) { return one.recurrence_days < pack_.recurrence_days; });
    std::stable_sort(counted_.findings.begin(), counted_.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.recurrence_days > b.recurrence_days; });
    return std::move(counted_);
  }

 private:
  scan::Settings common() const {
    scan::Settings out;
    out.max_share = pack_.largest_share;
    out.min_cases = pack_.least_cases;
    out.replicas = pack_.replicas;
    out.seed = static_cast<std::uint64_t>(days_between(Date{std::chrono::year(2000) / 1 / 1}, data_.day)) * 1000 +
               static_cast<std::uint64_t>(counted_.tests);
    out.threads = threads_;
    out.max_clusters = kMostSecondary;
    out.max_p = 0.2;
    return out;
  }
  bool large(const scan::Cluster& cluster) const {
    return cluster.center && cluster.observed >= pack_.least_cases &&
           static_cast<double>(cluster.observed) >= pack_.least_ratio * cluster.expected;
  }
  static std::vector<bool> marks(const Sample& sample, const scan::Cluster& cluster) {
    std::vector<bool> out(sample.input.places.size());
    for (const std::uint32_t place : cluster.places) out[place] = true;
    return out;
  }
  void keep(Finding&& one, Kind kind, const std::string& category) {
    one.kind = kind;
    one.category = category;
    std::sort(one.cases.begin(), one.cases.end());
    counted_.findings.push_back(std::move(one));
  }

  const Pack& pack_;
  const Data& data_;
  const int threads_;
  Counted counted_;
};

}  // namespace

double tail_p(double llr, const std::vector<double>& replicas) {
  if (replicas.empty()) return 1;
  const auto better = static_cast<double>(
      std::count_if(replicas.begin(), replicas.end(), [&](double one) { return one >= llr - 1e-9; }));
  const auto count = static_cast<double>(replicas.size());
  const double counted = (better + 1) / (count + 1);
  if (better >= 10) return counted;
  const double mean = std::accumulate(replicas.begin(), replicas.end(), 0.0) / count;
  double squares = 0;
  for (const double one : replicas) squares += (one - mean) * (one - mean);
  const double scale = std::sqrt(squares / std::max(count - 1, 1.0)) * std::sqrt(6.0) / std::numbers::pi;
  if (scale <= 0) return counted;
  const double z = (llr - (mean - kEuler * scale)) / scale;
  return std::clamp(-std::expm1(-std::exp(-z)), 1e-12, 1.0);
}

Counted clusters(const Pack& pack, const Data& data, int threads) {
  Scanner fresh(pack, data, threads), shares(pack, data, threads), silent(pack, data, threads);
  const Date first = add_days(data.day, 1 - pack.look_back_days);
  std::vector<std::vector<std::size_t>> groups(data.categories.size() + 1);  // the last: all
  std::vector<std::vector<std::size_t>> older(data.categories.size() + 1);
  std::vector<std::size_t> everything;
  for (std::size_t i = 0; i < data.cases.size(); ++i) {
    const Seen& one = data.cases[i];
    if (one.day >= first)
      for (const std::size_t group : {std::size_t{one.category}, data.categories.size()}) groups[group].push_back(i);
    const int age = days_between(one.day, data.day);
    if (age >= pack.unresolved_after && age < pack.received_days)
      for (const std::size_t group : {std::size_t{one.category}, data.categories.size()}) older[group].push_back(i);
    everything.push_back(i);
  }
  for (std::size_t group = groups.size(); group-- > 0;) {
    const std::string category = group < data.categories.size() ? data.categories[group] : "";
    fresh.fresh(category, groups[group], false);
    fresh.fresh(category, groups[group], true);
    shares.share(Kind::kUnresolved, category, older[group], [](const Seen& one) { return one.open; });
  }
  silent.share(Kind::kSilent, "", everything, [](const Seen& one) { return one.silent; });
  Counted out = fresh.finish();
  for (Scanner* one : {&shares, &silent}) {
    Counted more = one->finish();
    out.tests += more.tests;
    std::move(more.findings.begin(), more.findings.end(), std::back_inserter(out.findings));
  }
  return out;
}

}  // namespace langnghe::insight::hotspots
