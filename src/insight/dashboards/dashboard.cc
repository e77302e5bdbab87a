#include "insight/dashboards/dashboard.h"

#include <fmt/core.h>

#include <charconv>

#include "insight/aggregates/stay_rows.h"

namespace langnghe::insight {
namespace {

using storage::Column;
using storage::Value;

constexpr std::int64_t kSoonDays = 3;

int number_of(const std::string& text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

struct Numbers {
  int petition, resolution, dispute, reopened, rating;
  explicit Numbers(const Streams& streams)
      : petition(streams.find("petition")->number), resolution(streams.find("resolution")->number),
        dispute(streams.find("dispute")->number), reopened(streams.find("reopened")->number), rating(streams.find("rating")->number) {}
  std::string list() const { return fmt::format("{},{},{},{},{}", petition, resolution, dispute, reopened, rating); }
};

void add(BoardFigures& to, const Numbers& numbers, int stream, int edge, const std::string& key, std::int64_t n) {
  if (attribute(key, "kind") == "denunciation") return;
  if (stream == numbers.petition && edge == 0) {
    to.received += n;
  } else if (stream == numbers.resolution && edge == 1 && attribute(key, "how") == "decision") {
    to.settled += n;
    if (attribute(key, "late") == "1") to.settled_late += n;
    to.days[number_of(attribute(key, "days"))] += n;
  } else if (stream == numbers.dispute && edge == 0) {
    to.disputed += n;
  } else if (stream == numbers.reopened && edge == 0) {
    to.reopened += n;
  } else if (stream == numbers.rating && edge == 0) {
    const int stars = number_of(attribute(key, "rating"));
    if (stars >= 1 && stars <= 5) to.ratings[static_cast<std::size_t>(stars)] += n;
  }
}

// Rows (place, stream, edge, attributes, n).
template <class F>
void each_count(storage::Session& session, const std::string& sql, F&& f) {
  constexpr Column columns[] = {Column::kInteger, Column::kInteger, Column::kInteger, Column::kText, Column::kInteger};
  session.each_adhoc(sql, {}, columns, [&](std::span<Value> row) {
    f(std::get<std::int64_t>(row[0]), static_cast<int>(std::get<std::int64_t>(row[1])), static_cast<int>(std::get<std::int64_t>(row[2])),
      std::get<std::string>(row[3]), std::get<std::int64_t>(row[4]));
  });
}

}  // namespace

std::optional<double> BoardFigures::rating() const {
  std::int64_t sum = 0;
  for (std::size_t stars = 1; stars <= 5; ++stars) sum += static_cast<std::int64_t>(stars) * ratings[stars];
  if (rated() <= 0) return std::nullopt;
  return static_cast<double>(sum) / static_cast<double>(rated());
}

std::optional<double> BoardFigures::median_days() const {
  if (settled <= 0) return std::nullopt;
  // Of an even number the mean of the two in the middle.
  const std::int64_t low = (settled - 1) / 2, high = settled / 2;
  std::int64_t passed = 0;
  std::optional<int> first;
  for (const auto& [day, n] : days) {
    passed += n;
    if (!first && passed > low) first = day;
    if (passed > high) return (static_cast<double>(*first) + day) / 2;
  }
  return std::nullopt;
}

BoardFigures& BoardFigures::operator+=(const BoardFigures& other) {
  received += other.received;
  settled += other.settled;
  settled_late += other.settled_late;
  disputed += other.disputed;
  reopened += other.reopened;
  for (std::size_t i = 0; i < ratings.size(); ++i) ratings[i] += other.ratings[i];
  for (const auto& [day, n] : other.days) days[day] += n;
  return *this;
}

std::map<std::int64_t, BoardFigures> board_months(storage::Session& session, const Streams& streams, std::int64_t unit,
                                                  std::int64_t from, std::int64_t to) {
  const Numbers numbers(streams);
  std::map<std::int64_t, BoardFigures> out;
  each_count(session,
             fmt::format("SELECT c.bucket, c.stream, c.edge, k.attributes, c.n FROM report_count c JOIN report_key k ON k.id = c.key WHERE "
                         "c.unit = {} AND c.stream IN ({}) AND c.edge IN (0, 1) AND c.bucket >= {} AND c.bucket < {} AND c.n <> 0",
                         unit, numbers.list(), from, to),
             [&](std::int64_t month, int stream, int edge, const std::string& key, std::int64_t n) {
               add(out[month], numbers, stream, edge, key, n);
             });
  return out;
}

std::map<std::int64_t, BoardFigures> board_units(storage::Session& session, const Streams& streams,
                                                 const std::vector<std::int64_t>& units, std::int64_t from, std::int64_t to) {
  const Numbers numbers(streams);
  std::map<std::int64_t, BoardFigures> out;
  each_count(session,
             fmt::format("SELECT c.unit, c.stream, c.edge, k.attributes, CAST(SUM(c.n) AS BIGINT) FROM report_count c JOIN report_key k ON "
                         "k.id = c.key WHERE c.unit IN ({}) AND c.stream IN ({}) AND c.edge IN (0, 1) AND c.bucket >= {} AND c.bucket < {} "
                         "GROUP BY c.unit, c.stream, c.edge, k.attributes",
                         list_of(units), numbers.list(), from, to),
             [&](std::int64_t unit, int stream, int edge, const std::string& key, std::int64_t n) {
               if (n != 0) add(out[unit], numbers, stream, edge, key, n);
             });
  return out;
}

std::map<std::int64_t, BoardNow> board_now(storage::Session& session, const Streams& streams,
                                           const std::vector<std::int64_t>& units, Millis now) {
  // Due at 24:00 of a day is kept as the day after it: late from that day on.
  const std::int64_t today = day_number(now);
  std::map<std::int64_t, BoardNow> out;
  constexpr Column columns[] = {Column::kInteger, Column::kText, Column::kInteger, Column::kInteger, Column::kInteger};
  session.each_adhoc(
      fmt::format("SELECT c.unit, k.attributes, CAST(SUM(c.n) AS BIGINT), CAST(SUM(CASE WHEN c.bucket <= {0} THEN c.n ELSE 0 END) AS BIGINT), "
                  "CAST(SUM(CASE WHEN c.bucket > {0} AND c.bucket <= {1} THEN c.n ELSE 0 END) AS BIGINT) FROM report_count c JOIN report_key k "
                  "ON k.id = c.key WHERE c.unit IN ({2}) AND c.stream = {3} AND c.edge = 0 GROUP BY c.unit, k.attributes",
                  today, today + kSoonDays, list_of(units), streams.find("due")->number),
      {}, columns, [&](std::span<Value> row) {
        const std::string& key = std::get<std::string>(row[1]);
        if (attribute(key, "kind") == "denunciation") return;
        BoardNow& one = out[std::get<std::int64_t>(row[0])];
        const std::int64_t n = std::get<std::int64_t>(row[2]);
        one.open += n;
        if (attribute(key, "phase") == "waiting") one.waiting += n;
        one.late += std::get<std::int64_t>(row[3]);
        one.soon += std::get<std::int64_t>(row[4]);
      });
  return out;
}

BoardPromises board_promises(storage::Session& session, const std::vector<std::int64_t>& units, Date from, Date to, Date today,
                             bool public_only) {
  BoardPromises out;
  const std::string begin = iso_date(from), end = iso_date(to), now = iso_date(today);
  constexpr Column columns[] = {Column::kText, Column::kText, Column::kText, Column::kText};
  const storage::Param params[] = {std::string_view(begin), std::string_view(end)};
  session.each_adhoc(
      fmt::format("SELECT state, first_due, due_day, closed_on FROM commitment_figures WHERE unit IN ({}) AND first_due >= :from AND "
                  "first_due < :to{}",
                  list_of(units), public_only ? " AND is_public = 1" : ""),
      params, columns, [&](std::span<Value> row) {
        const std::string& state = std::get<std::string>(row[0]);
        const std::string& first = std::get<std::string>(row[1]);
        const std::string& closed = std::get<std::string>(row[3]);
        ++out.due;
        // A day that was moved makes nothing punctual.
        if (state == "broken") ++out.broken;
        else if (!closed.empty()) ++(closed <= first ? out.kept : out.kept_late);
        else ++(now > std::get<std::string>(row[2]) ? out.overdue : out.running);
      });
  return out;
}

BoardNow board_mine(storage::Session& session, const Streams& streams, std::int64_t officer, const std::vector<std::int64_t>& units, Millis now) {
  BoardNow out;
  const std::int64_t today = day_number(now);
  const auto& idle = streams.find("due")->idle;
  constexpr Column columns[] = {Column::kText, Column::kText, Column::kInteger};
  const storage::Param params[] = {officer};
  session.each_adhoc(fmt::format("SELECT state, phase, due_at FROM case_heads WHERE unit IN ({}) AND phase <> 'rest' AND officer = :officer AND "
                                 "sealed = 0",
                                 list_of(units)),
                     params, columns, [&](std::span<Value> row) {
                       if (idle.contains(std::get<std::string>(row[0]))) return;
                       ++out.open;
                       if (std::get<std::string>(row[1]) == "waiting") {
                         ++out.waiting;
                         return;
                       }
                       if (std::holds_alternative<storage::Null>(row[2])) return;
                       const std::int64_t due = day_number(std::get<std::int64_t>(row[2]));
                       out.late += due <= today;
                       out.soon += due > today && due <= today + kSoonDays;
                     });
  return out;
}

}  // namespace langnghe::insight
