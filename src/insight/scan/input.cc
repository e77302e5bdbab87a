#include "insight/scan/input.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <initializer_list>
#include <optional>
#include <span>
#include <unordered_map>

#include "base/result.h"
#include "insight/scan/day.h"
#include "insight/scan/table.h"

namespace langnghe::insight::scan {

namespace {

using Fields = std::vector<std::string_view>;

constexpr std::string_view kId[] = {"id",      "place", "placeid", "location", "locationid",
                                    "locid",   "code",  "site",    "precinct", "ward",
                                    "commune", "unit",  "zip"};
constexpr std::string_view kCount[] = {"count", "cases", "case", "n", "number", "observed"};
constexpr std::string_view kDate[] = {"date", "time",    "day",    "month",  "year",
                                      "when", "created", "opened", "opendt", "datetime"};
constexpr std::string_view kLatitude[] = {"latitude", "lat", "centroidlat"};
constexpr std::string_view kLongitude[] = {"longitude", "lon", "lng", "long", "centroidlon"};
constexpr std::string_view kX[] = {"x", "easting"};
constexpr std::string_view kY[] = {"y", "northing"};
constexpr std::string_view kPeople[] = {"population", "pop", "people"};

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ') continue;
    out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return out;
}

// The columns of a file: where each wanted thing stands, and whether there was a header.
struct Columns {
  bool header = false;
  std::vector<std::optional<std::size_t>> at;
};

struct Wanted {
  std::string_view what;
  std::span<const std::string_view> names;
  bool needed = true;
};

// Reads the first row: a header when it names two of the things that are wanted.
Columns columns_of(Table& table, const Fields& first, std::initializer_list<Wanted> wanted) {
  Columns columns;
  std::size_t found = 0;
  std::vector<std::string> names;
  for (const auto field : first) names.push_back(plain(field));
  for (const auto& want : wanted) {
    std::optional<std::size_t> at;
    for (const auto name : want.names) {
      const auto hit = std::find(names.begin(), names.end(), name);
      if (hit == names.end()) continue;
      at = static_cast<std::size_t>(hit - names.begin());
      ++found;
      break;
    }
    columns.at.push_back(at);
  }
  if (found >= 2 && !columns.at.front() && wanted.begin()->needed) {
    table.fail("the header has no column for the place; name one \"id\"");
  }
  if (found >= 2) columns.header = true;
  if (!columns.header) {
    for (std::size_t i = 0; i < columns.at.size(); ++i) columns.at[i] = i;
    return columns;
  }
  std::size_t i = 0;
  for (const auto& want : wanted) {
    if (want.needed && !columns.at[i]) {
      table.fail(fmt::format("the header has no column for the {}; name one \"{}\"", want.what,
                             want.names.front()));
    }
    ++i;
  }
  return columns;
}

std::string_view field_of(const Fields& fields, std::optional<std::size_t> at) {
  return at && *at < fields.size() ? fields[*at] : std::string_view{};
}

double number(Table& table, std::string_view text, std::string_view what) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc{} || stop != end || !std::isfinite(value)) {
    table.fail(fmt::format("the {} \"{}\" is not a number", what, text));
  }
  return value;
}

// Covariate groups get numbers in the order they are met, the same in both files.
class Strata {
 public:
  std::uint32_t of(Table& table, const Fields& fields, std::size_t first) {
    const std::size_t count = fields.size() > first ? fields.size() - first : 0;
    if (!covariates_) covariates_ = count;
    if (*covariates_ != count) {
      table.fail(fmt::format("{} covariates where other rows have {}", count, *covariates_));
    }
    std::string key;
    for (std::size_t i = first; i < fields.size(); ++i) key.append(fields[i]) += '\x1f';
    return known_.try_emplace(key, static_cast<std::uint32_t>(known_.size())).first->second;
  }

 private:
  std::optional<std::size_t> covariates_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

class Loader {
 public:
  Loader(Settings& settings, const LoadOptions& options) : settings_(settings), options_(options) {}

  void places(const std::string& path) {
    Table table(path);
    const bool degrees = settings_.coordinates == Coordinates::kLatLong;
    Fields fields;
    std::vector<int> lines;
    std::optional<Columns> columns;
    while (table.next(fields)) {
      if (!columns) {
        columns =
            degrees
                ? columns_of(table, fields,
                             {{"place", kId}, {"latitude", kLatitude}, {"longitude", kLongitude}})
                : columns_of(table, fields, {{"place", kId}, {"x", kX}, {"y", kY}});
        if (columns->header) continue;
      }
      const auto id = field_of(fields, columns->at[0]);
      if (id.empty()) table.fail("the place has no id");
      Place place{std::string(id),
                  number(table, field_of(fields, columns->at[1]), degrees ? "latitude" : "x"),
                  number(table, field_of(fields, columns->at[2]), degrees ? "longitude" : "y")};
      if (degrees && std::abs(place.a) > 90) {
        table.fail(fmt::format("latitude {} is not between -90 and 90", place.a));
      }
      if (degrees && std::abs(place.b) > 180) {
        table.fail(fmt::format("longitude {} is not between -180 and 180", place.b));
      }
      const auto [at, fresh] =
          index_.try_emplace(place.id, static_cast<std::uint32_t>(loaded_.input.places.size()));
      if (!fresh) {
        const Place& former = loaded_.input.places[at->second];
        if (former.a == place.a && former.b == place.b) continue;
        table.fail(fmt::format("place \"{}\" stands on line {} with other coordinates", place.id,
                               lines[at->second]));
      }
      loaded_.input.places.push_back(std::move(place));
      lines.push_back(table.line());
    }
    if (loaded_.input.places.empty()) throw SetupError(path + ": there are no places in it");
  }

  void cases(const std::string& path) {
    Table table(path);
    Fields fields;
    std::optional<Columns> columns;
    const bool timeless = settings_.shape == Shape::kSpace;
    std::optional<Date> first, last;
    while (table.next(fields)) {
      if (!columns) {
        columns = columns_of(
            table, fields,
            {{"place", kId, !placeless()}, {"count", kCount, false}, {"date", kDate, !timeless}});
        if (columns->header) continue;
      }
      Cases row;
      row.place = place_of(table, field_of(fields, columns->at[0]));
      if (!columns->header || columns->at[1]) {
        const double count = number(table, field_of(fields, columns->at[1]), "count");
        if (count < 0 || count > 1e9 || count != std::floor(count)) {
          table.fail(fmt::format("the count {} is not a whole number of cases", count));
        }
        row.count = static_cast<std::uint32_t>(count);
      }
      const auto text = field_of(fields, columns->at[2]);
      const auto day = parse_day(text, near_year());
      if (!day && !(timeless && (text.empty() || !columns->header))) {
        table.fail(fmt::format("the date \"{}\" is none; write 2026-07-01", text));
      }
      if (!columns->header) row.stratum = strata_.of(table, fields, day || text.empty() ? 3 : 2);
      if (day) {
        refuse_coarse(table, *day, text);
        row.date = day->date;
        if (settings_.from.ok() && row.date < settings_.from && day->last() >= settings_.from) {
          row.date = settings_.from;
        }
        if (outside(row.date)) {
          if (options_.skip_outside) {
            loaded_.skipped_cases += row.count;
            continue;
          }
          table.fail(fmt::format(
              "{} lies outside the study period {} to {}; widen it, or skip such cases with "
              "--skip-outside",
              text, settings_.from.ok() ? iso_date(settings_.from) : "…",
              settings_.to.ok() ? iso_date(settings_.to) : "…"));
        }
        first = std::min(first.value_or(row.date), row.date);
        last = std::max(last.value_or(day->last()), day->last());
      }
      loaded_.input.cases.push_back(row);
    }
    if (loaded_.input.cases.empty()) throw SetupError(path + ": there are no cases in it");
    if (!settings_.from.ok())
      settings_.from = first.value_or(Date{std::chrono::year(2000) / 1 / 1});
    if (!settings_.to.ok()) settings_.to = std::max(last.value_or(settings_.from), settings_.from);
    for (auto& row : loaded_.input.cases) {
      if (!row.date.ok()) row.date = settings_.from;
    }
  }

  void population(const std::string& path) {
    Table table(path);
    Fields fields;
    std::optional<Columns> columns;
    while (table.next(fields)) {
      if (!columns) {
        columns =
            columns_of(table, fields,
                       {{"place", kId, !placeless()}, {"date", kDate}, {"population", kPeople}});
        if (columns->header) continue;
      }
      Population row;
      row.place = place_of(table, field_of(fields, columns->at[0]));
      const auto text = field_of(fields, columns->at[1]);
      const auto day = parse_day(text, near_year());
      if (!day) table.fail(fmt::format("the date \"{}\" is none; write 2026 or 2026-07-01", text));
      row.date = day->date;
      if (day->precision == Precision::kYear) row.date = day->date.year() / std::chrono::July / 1;
      if (day->precision == Precision::kMonth) row.date = day->date.year() / day->date.month() / 15;
      row.people = number(table, field_of(fields, columns->at[2]), "population");
      if (row.people < 0) table.fail("the population is below 0");
      if (!columns->header) row.stratum = strata_.of(table, fields, 3);
      loaded_.input.population.push_back(row);
    }
    if (loaded_.input.population.empty()) throw SetupError(path + ": there is nobody in it");
  }

  Loaded take() { return std::move(loaded_); }

 private:
  // A scan of time alone without a file of places: where a case is does not matter.
  bool placeless() const { return settings_.shape == Shape::kTime && index_.empty(); }

  int near_year() const {
    return settings_.from.ok() ? static_cast<int>(settings_.from.year()) : 1999;
  }

  bool outside(Date day) const {
    return (settings_.from.ok() && day < settings_.from) ||
           (settings_.to.ok() && settings_.to < day);
  }

  void refuse_coarse(Table& table, const Day& day, std::string_view text) const {
    if (settings_.shape == Shape::kSpace) return;
    const bool coarse =
        (settings_.time_unit == TimeUnit::kDay && day.precision != Precision::kDay) ||
        (settings_.time_unit == TimeUnit::kMonth && day.precision == Precision::kYear);
    if (coarse) {
      table.fail(
          fmt::format("the date \"{}\" is too coarse for the time unit; give the whole "
                      "date, or a larger --time-unit",
                      text));
    }
  }

  std::uint32_t place_of(Table& table, std::string_view id) {
    if (placeless()) return 0;
    if (id.empty()) table.fail("the row has no place");
    const auto at = index_.find(std::string(id));
    if (at == index_.end()) {
      table.fail(fmt::format("place \"{}\" is not in the file of places; add it there", id));
    }
    return at->second;
  }

  Settings& settings_;
  LoadOptions options_;
  Loaded loaded_;
  Strata strata_;
  std::unordered_map<std::string, std::uint32_t> index_;
};

}  // namespace

Loaded load(const Files& files, Settings& settings, const LoadOptions& options) {
  Loader loader(settings, options);
  if (!files.places.empty()) {
    loader.places(files.places);
  } else if (settings.shape != Shape::kTime) {
    throw SetupError("scan: there is no file of places; give --places FILE");
  }
  loader.cases(files.cases);
  if (!files.population.empty()) loader.population(files.population);
  return loader.take();
}

}  // namespace langnghe::insight::scan
