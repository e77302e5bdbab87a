#include "search/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <unordered_map>

#include "base/csv.h"
#include "base/result.h"
#include "base/text.h"

namespace langnghe::search {
namespace {

class Columns {
 public:
  Columns(CsvReader& reader, std::string name) : reader_(reader), name_(std::move(name)) {
    std::vector<std::string> head;
    if (!reader_.next(head)) throw SetupError(name_ + ": is empty");
    for (std::size_t i = 0; i < head.size(); ++i) columns_[std::string(trim(head[i]))] = i;
  }
  bool next() { return reader_.next(row_); }
  // Of the first name that is a column; "" when none is.
  std::string of(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      if (const auto found = columns_.find(name); found != columns_.end())
        return found->second < row_.size() ? std::string(trim(row_[found->second])) : std::string();
    return {};
  }
  void need(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      if (columns_.contains(name)) return;
    throw SetupError(fmt::format("{}: has no column {}", name_, *names.begin()));
  }
  [[noreturn]] void fail(std::string_view what) const {
    throw SetupError(fmt::format("{}:{}: {}", name_, reader_.line(), what));
  }

 private:
  CsvReader& reader_;
  const std::string name_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<std::string> row_;
};

std::optional<double> degrees(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || value == 0) return std::nullopt;
  return value;
}

}  // namespace

std::vector<LabelledCase> read_cases(std::istream& in, const std::string& name) {
  CsvReader reader(in);
  Columns columns(reader, name);
  columns.need({"id", "case_enquiry_id"});
  columns.need({"opened", "open_dt"});
  columns.need({"words", "case_title", "type"});
  std::vector<LabelledCase> out;
  while (columns.next()) {
    LabelledCase one;
    one.id = columns.of({"id", "case_enquiry_id"});
    const auto at = parse_instant(columns.of({"opened", "open_dt"}));
    if (!at) columns.fail("the time it was opened is no time");
    one.at = *at;
    one.closed_at = parse_instant(columns.of({"closed", "closed_dt"}));
    one.words = columns.of({"words"});
    if (one.words.empty()) one.words = columns.of({"case_title"}) + " " + columns.of({"type"});
    one.place = columns.of({"place", "location"});
    one.lat = degrees(columns.of({"lat", "latitude"}));
    one.lon = degrees(columns.of({"lon", "longitude"}));
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<LabelledPair> read_pairs(std::istream& in, const std::string& name) {
  CsvReader reader(in);
  Columns columns(reader, name);
  columns.need({"duplicate_id"});
  columns.need({"original_id"});
  std::vector<LabelledPair> out;
  while (columns.next()) out.push_back({columns.of({"duplicate_id"}), columns.of({"original_id"})});
  return out;
}

Measured measure(const Settings& settings, const std::vector<LabelledCase>& cases,
                 const std::vector<LabelledPair>& pairs, std::size_t controls) {
  using Steady = std::chrono::steady_clock;
  Index index("");
  Index::Rebuild rebuild(index);
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const LabelledCase& one = cases[i];
    by_id[one.id] = i;
    Document document;
    document.id = static_cast<std::int64_t>(i);
    document.words = one.words;
    document.place = one.place;
    document.at = one.at;
    document.closed_at = one.closed_at;
    document.lat = one.lat;
    document.lon = one.lon;
    rebuild.add(0, document);
  }
  rebuild.finish(0, "");
  const auto snapshot = index.now();
  const LookAlikes look_alikes(settings);

  Measured out;
  out.cases = cases.size();
  double total_ms = 0;
  std::size_t asked = 0;
  const auto ask = [&](std::size_t i) {
    const LabelledCase& one = cases[i];
    const Likeness likeness{one.words, one.place, one.lat, one.lon, one.at, key_of(0, static_cast<std::int64_t>(i))};
    const auto begin = Steady::now();
    auto found = look_alikes.of(*snapshot, likeness, [](const Segment&, Doc) { return true; }, 10, -10);
    const double ms = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
    total_ms += ms;
    out.slowest_ms = std::max(out.slowest_ms, ms);
    ++asked;
    return found;
  };

  struct Asked {
    std::vector<Alike> found;
    std::size_t rank;  // of the labelled one, 10 when it is not there
  };
  std::vector<Asked> all;
  std::set<std::size_t> labelled;
  for (const LabelledPair& pair : pairs) {
    const auto one = by_id.find(pair.one), other = by_id.find(pair.other);
    if (one == by_id.end() || other == by_id.end() || one->second == other->second) {
      ++out.left_out;
      continue;
    }
    std::size_t later = one->second, earlier = other->second;
    if (cases[later].at < cases[earlier].at) std::swap(later, earlier);
    labelled.insert({later, earlier});
    Asked answer{ask(later), 10};
    for (std::size_t i = 0; i < answer.found.size(); ++i)
      if (static_cast<std::size_t>(id_of(answer.found[i].key)) == earlier) answer.rank = i;
    out.recall1 += answer.rank < 1;
    out.recall3 += answer.rank < 3;
    out.recall10 += answer.rank < 10;
    all.push_back(std::move(answer));
  }
  out.pairs = all.size();
  if (out.pairs == 0) throw SetupError("no pair has both of its cases in the file of cases");
  const auto count = static_cast<double>(out.pairs);
  out.recall1 /= count;
  out.recall3 /= count;
  out.recall10 /= count;
  std::vector<double> best;  // of each control
  const std::size_t step = std::max<std::size_t>(1, cases.size() / std::max<std::size_t>(controls, 1));
  for (std::size_t i = step / 2; i < cases.size() && best.size() < controls; i += step) {
    if (labelled.contains(i)) continue;
    const auto found = ask(i);
    best.push_back(found.empty() ? -10 : found.front().score);
  }
  const auto shown = static_cast<std::size_t>(settings.suggestions);
  for (int percent = 0; percent <= 95; percent += 5) {
    AtThreshold at;
    at.threshold = percent / 100.0;
    double right = 0, given = 0;
    for (const Asked& one : all)
      for (std::size_t i = 0; i < std::min(shown, one.found.size()); ++i) {
        if (one.found[i].score < at.threshold) continue;
        ++given;
        right += i == one.rank;
      }
    at.recall = right / count;
    at.precision = given > 0 ? right / given : 1;
    at.suggested = given / count;
    at.quiet = best.empty() ? 1
                            : static_cast<double>(std::count_if(best.begin(), best.end(), [&](double score) {
                                return score < at.threshold;
                              })) / static_cast<double>(best.size());
    out.curve.push_back(at);
  }
  out.query_ms = total_ms / static_cast<double>(std::max<std::size_t>(asked, 1));
  return out;
}

}  // namespace langnghe::search
