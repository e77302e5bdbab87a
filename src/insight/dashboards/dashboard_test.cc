// Every figure of a dashboard equals a naive count over the cases themselves.
#include "insight/dashboards/dashboard.h"

#include <algorithm>

#include <fmt/core.h>

#include "insight/testing.h"

namespace langnghe::insight {
namespace {

class Dashboards : public InsightFixture {};

TEST(Medians, AreOfTheMiddleOrTheMeanOfTheTwoInIt) {
  BoardFigures one;
  EXPECT_FALSE(one.median_days());
  const auto put = [&](int days) {
    ++one.settled;
    ++one.days[days];
  };
  put(4);
  EXPECT_EQ(one.median_days(), 4);
  put(9);
  EXPECT_EQ(one.median_days(), 6.5);
  put(4);
  EXPECT_EQ(one.median_days(), 4);
}

TEST_F(Dashboards, EqualANaiveCountOverRandomCases) {
  std::mt19937 dice(7);
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(dice() % n); };
  const std::vector<std::string> units{"22945.UBND", "22946.UBND", "68.SXD"};
  struct Naive {
    std::string unit;
    std::int64_t received_month, settled_month = -1, days = 0;
    bool late = false, disputed = false, denunciation = false;
    int rating = 0;
    std::int64_t disputed_month = -1, rated_month = -1;
  };
  std::vector<Naive> all;
  for (int i = 0; i < 160; ++i) {
    Naive one;
    one.unit = units[pick(3)];
    one.denunciation = pick(10) == 0;
    const Millis received = clock.now();
    const auto id = open(one.denunciation ? "denunciation" : pick(2) ? "reflection" : "proposal", one.unit);
    one.received_month = report_month(day_number(received));
    clock.advance(static_cast<Millis>(pick(20)) * kHour);
    if (pick(4) != 0) {
      step(id, "accept", "accepted");
      clock.advance(static_cast<Millis>(pick(200)) * kHour);
      one.late = pick(3) == 0;
      step(id, one.denunciation ? "conclude" : "answer", "answered", {}, {{one.denunciation ? "TC.res" : "PA.resolve", one.late ? "missed" : "met", 0}});
      one.settled_month = report_month(day_number(clock.now()));
      one.days = day_number(clock.now()) - day_number(received);
      if (!one.denunciation && pick(3) == 0) {
        clock.advance(kDay);
        one.disputed_month = report_month(day_number(clock.now()));
        step(id, "dispute", "disputed");
      } else if (!one.denunciation && pick(2) == 0) {
        one.rating = 1 + static_cast<int>(pick(5));
        one.rated_month = report_month(day_number(clock.now()));
        step(id, "rate", "closed", {}, {}, "rest", {}, one.rating);
      }
    }
    all.push_back(one);
    if (pick(6) == 0) follow();
  }
  follow();
  ASSERT_TRUE(follower->check().empty());
  const Streams& streams = forms.streams();
  const std::int64_t from = report_month(day_number(start_of(*parse_date("2025-08-01")))), to = report_month(day_number(clock.now())) + 1;
  ASSERT_GT(to - from, 2);
  for (const std::string root : {"VN", "68", "22945", "68.SXD"}) {
    const auto months = db->read([&](storage::Session& s) { return board_months(s, streams, unit(root), from, to); });
    BoardFigures whole;
    for (std::int64_t month = from; month < to; ++month) {
      BoardFigures naive;
      std::vector<std::int64_t> days;
      for (const Naive& one : all) {
        if (one.denunciation || !directory->now()->units().is_within(one.unit, root)) continue;
        naive.received += one.received_month == month;
        if (one.settled_month == month) {
          ++naive.settled;
          naive.settled_late += one.late;
          days.push_back(one.days);
        }
        naive.disputed += one.disputed_month == month;
        if (one.rated_month == month) ++naive.ratings[static_cast<std::size_t>(one.rating)];
      }
      const auto found = months.find(month);
      const BoardFigures counted = found == months.end() ? BoardFigures{} : found->second;
      EXPECT_EQ(counted.received, naive.received) << root << " " << month;
      EXPECT_EQ(counted.settled, naive.settled) << root << " " << month;
      EXPECT_EQ(counted.settled_late, naive.settled_late) << root << " " << month;
      EXPECT_EQ(counted.disputed, naive.disputed) << root << " " << month;
      EXPECT_EQ(counted.ratings, naive.ratings) << root << " " << month;
      std::sort(days.begin(), days.end());
      if (!days.empty()) {
        const double middle = (static_cast<double>(days[(days.size() - 1) / 2]) + static_cast<double>(days[days.size() / 2])) / 2;
        EXPECT_EQ(counted.median_days(), middle) << root << " " << month;
      }
      whole += counted;
      // The same figure of the table whose list it opens.
      const Report table = report("HL", fmt::format("{}-{:02}", month / 12, month % 12 + 1), root);
      EXPECT_EQ(cell(table, "1"), counted.settled);
      EXPECT_EQ(cell(table, "3"), counted.settled_late);
      EXPECT_EQ(cell(table, "4"), counted.rated());
      EXPECT_EQ(cell(table, "10"), counted.disputed);
      EXPECT_EQ(cell(table, "12"), counted.received);
    }
    const auto together = db->read([&](storage::Session& s) { return board_units(s, streams, {unit(root)}, from, to); });
    EXPECT_EQ(together.at(unit(root)).settled, whole.settled);
    EXPECT_EQ(together.at(unit(root)).median_days(), whole.median_days());
  }
}

TEST_F(Dashboards, LateIsFromTheDayAfterTheLastOne) {
  const auto id = open("reflection", "22945.UBND");
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE case_heads SET due_at = :due WHERE id = :id", end_of(*parse_date("2025-08-10")), id);
  });
  follow();
  const auto at = [&](const char* day) {
    return db->read([&](storage::Session& s) { return board_now(s, forms.streams(), {unit("68")}, start_of(*parse_date(day)) + 9 * kHour); })[unit("68")];
  };
  EXPECT_EQ(at("2025-08-07").soon, 0);
  EXPECT_EQ(at("2025-08-08").soon, 1);
  EXPECT_EQ(at("2025-08-10").late, 0);
  EXPECT_EQ(at("2025-08-10").soon, 1);
  EXPECT_EQ(at("2025-08-11").late, 1);
  EXPECT_EQ(at("2025-08-11").open, 1);
}

}  // namespace
}  // namespace langnghe::insight
