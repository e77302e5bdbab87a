// Every ready count equals a naive count, whatever the stories.
#include "insight/aggregates/follower.h"

#include "insight/aggregates/stay_rows.h"
#include "insight/testing.h"

namespace langnghe::insight {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ReportMonths, RunFromTheFifteenthToTheFourteenth) {
  const auto day = [](const char* text) { return day_number(*parse_date(text)); };
  EXPECT_EQ(report_month(day("2025-12-15")), 2026 * 12);
  EXPECT_EQ(report_month(day("2026-01-14")), 2026 * 12);
  EXPECT_EQ(report_month(day("2026-01-15")), 2026 * 12 + 1);
  EXPECT_EQ(first_day(2026 * 12), day("2025-12-15"));
  for (std::int64_t at = day("2023-01-01"); at < day("2027-01-01"); ++at) {
    EXPECT_GE(at, first_day(report_month(at)));
    EXPECT_LT(at, first_day(report_month(at) + 1));
  }
}

TEST(Attributes, AreReadBackWholeWordsOnly) {
  const std::string text = attributes_text({{"kind", "complaint"}, {"how", ""}, {"show", "x"}});
  EXPECT_EQ(text, "kind=complaint;show=x");
  EXPECT_EQ(attribute(text, "kind"), "complaint");
  EXPECT_EQ(attribute(text, "how"), "");
}

class FollowerTest : public InsightFixture {};

TEST_F(FollowerTest, CarriesAStoryFromOneUnitToTheNext) {
  const auto id = open("complaint", "22945.UBND", clock.now() - 3 * kDay);
  follow();
  clock.advance(kDay);
  step(id, "transfer", "received", {}, {}, "open", "68.SXD");
  clock.advance(kDay);
  step(id, "accept", "accepted", {{"eligible", "eligible"}, {"competent", "ours"}});
  follow();
  const auto stays = db->read([&](storage::Session& session) { return stored_stays(session, kCase, "= 1"); }).at(id);
  // The petition at the ward and at the department, the resolution, and the due day.
  ASSERT_THAT(stays, SizeIs(4));
  EXPECT_EQ(stays[0].unit, unit("22945.UBND"));
  EXPECT_EQ(attribute(stays[0].to_key, "how"), "transfer");
  EXPECT_EQ(attribute(stays[0].to_key, "competent"), "other");
  EXPECT_LT(stays[0].from_day, day_number(stays[0].from_known));  // entered days after it came
  EXPECT_EQ(stays[1].unit, unit("68.SXD"));
  EXPECT_EQ(attribute(stays[1].to_key, "how"), "accept");
  EXPECT_THAT(follower->check(), IsEmpty());
}

TEST_F(FollowerTest, FollowsEventsThatBecomeVisibleLate) {
  const auto one = open("reflection", "22945.UBND");
  const auto two = open("reflection", "22945.UBND");
  // On PostgreSQL a higher number may be there before a lower one.
  db->write([&](storage::Transaction& tx) {
    tx.run("INSERT INTO case_steps (id, case_id, at, action, to_state, unit) VALUES (50, :case_id, :at, 'accept', 'accepted', :unit)", two,
           clock.now(), unit("22945.UBND"));
  });
  follow();
  db->write([&](storage::Transaction& tx) {
    tx.run("INSERT INTO case_steps (id, case_id, at, action, to_state, unit) VALUES (49, :case_id, :at, 'return', 'returned', :unit)", one,
           clock.now(), unit("22945.UBND"));
  });
  clock.advance(kMinute);
  follow();
  EXPECT_THAT(follower->check(), IsEmpty());
}

TEST_F(FollowerTest, SaysWhatIsWrongAndCountsItAnew) {
  open("reflection", "22945.UBND");
  follow();
  EXPECT_THAT(follower->check(), IsEmpty());
  db->write([](storage::Transaction& tx) { tx.run("UPDATE report_count SET n = n + 1 WHERE edge = 0"); });
  EXPECT_FALSE(follower->check().empty());
  follower->recount(clock.now());
  EXPECT_THAT(follower->check(), IsEmpty());
  db->write([](storage::Transaction& tx) { tx.run("DELETE FROM report_stay"); });
  EXPECT_FALSE(follower->check().empty());
  follower->recount(clock.now());
  EXPECT_THAT(follower->check(), IsEmpty());
}

TEST_F(FollowerTest, AVisitThatIsWrittenAnewIsTakenBackNotForgotten) {
  const auto put = [&](int people, Millis changed) {
    db->write([&](storage::Transaction& tx) {
      tx.run("DELETE FROM visit_figures");
      tx.run("INSERT INTO visit_figures (id, code, unit, on_day, kind, people, received_at, changed_at, seen_before, received_by) VALUES "
             "(1, 'TCD-1', :unit, '2025-08-01', 'regular', :people, :received, :changed, 0, 'regular')",
             unit("22945.UBND"), people, start_of(*parse_date("2025-08-01")) + kHour, changed);
    });
  };
  clock.advance(2 * kHour);
  put(3, clock.now());
  follow();
  const Millis before = clock.now();
  clock.advance(5 * kDay);
  put(7, clock.now());
  follow();
  follow();
  EXPECT_THAT(follower->check(), IsEmpty());
  EXPECT_EQ(cell(report("01-TCD", "2025-Q3", "68"), "2"), 7);
  EXPECT_EQ(cell(report("01-TCD", "2025-Q3", "68"), "8"), 1);   // a crowd now
  EXPECT_EQ(cell(report("01-TCD", "2025-Q3", "68", before), "2"), 3);
  EXPECT_EQ(cell(report("01-TCD", "2025-Q3", "68", before), "8"), 0);
  follower->recount(clock.now());
  EXPECT_EQ(cell(report("01-TCD", "2025-Q3", "68", before), "2"), 3);
}

// A naive count: who had it from when to when, as far as it was entered, by hand and by looking at
// every petition for every figure.
struct Petition {
  std::string kind, unit, how;
  std::int64_t from = 0, to = 0;
  Millis from_known = 0, to_known = 0;   // 0: not yet
};

TEST_F(FollowerTest, EveryFigureOfEveryPastDayEqualsANaiveCountOverRandomStories) {
  std::mt19937 dice(20261124);
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(dice() % n); };
  const std::vector<std::string> kinds{"reflection", "proposal", "complaint", "denunciation"};
  const std::vector<std::string> units{"22945.UBND", "22946.UBND", "68.SXD", "68.UBND"};
  const std::vector<std::pair<std::string, std::string>> ends{{"accept", "accepted"}, {"refuse", "refused"}, {"archive", "archived"}, {"withdraw", "withdrawn"}};
  std::vector<Petition> all;
  std::vector<std::pair<std::int64_t, std::size_t>> running;  // case → its petition
  std::vector<Millis> moments;
  for (int i = 0; i < 700; ++i) {
    clock.advance(static_cast<Millis>(pick(30)) * kHour + 17 * kMinute);
    if (running.empty() || pick(3) != 0) {
      Petition one;
      one.kind = kinds[pick(4)];
      one.unit = units[pick(4)];
      const Millis received = clock.now() - static_cast<Millis>(pick(4) == 0 ? pick(40) : 0) * kDay;
      one.from = day_number(received);
      one.from_known = clock.now();
      running.emplace_back(open(one.kind, one.unit, received), all.size());
      all.push_back(one);
    } else {
      const std::size_t at = pick(running.size());
      const auto [id, index] = running[at];
      all[index].to = day_number(clock.now());
      all[index].to_known = clock.now();
      if (pick(4) == 0) {
        std::string to = units[pick(4)];
        if (to == all[index].unit) to = to == "68.SXD" ? "68.UBND" : "68.SXD";
        all[index].how = "transfer";
        step(id, "transfer", "received", {}, {}, "open", to);
        Petition next = all[index];
        next.unit = to;
        next.how.clear();
        next.from = next.to;
        next.from_known = next.to_known;
        next.to_known = 0;
        running[at].second = all.size();
        all.push_back(next);
      } else {
        const auto& [action, state] = ends[pick(4)];
        all[index].how = action == "withdraw" ? "withdrawn" : action;
        step(id, action, state, {}, {}, state == "accepted" ? "open" : "rest");
        running.erase(running.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
    if (pick(9) == 0) follow();
    if (pick(12) == 0) moments.push_back(clock.now());
  }
  follow();
  ASSERT_THAT(follower->check(), IsEmpty());
  moments.push_back(clock.now());
  const auto under = [&](const std::string& code, std::string_view root) { return directory->now()->units().is_within(code, root); };
  int compared = 0, with_late = 0;
  for (const char* period_name : {"2025-08", "2025-09", "2025-Q3", "2025-Q4", "2025-9M", "2025", "2026-Q1"}) {
    const Period period = *parse_period(period_name);
    for (const std::string_view root : {"VN", "68", "22945", "68.UBND", "68.SXD"})
      for (const Millis known : moments) {
        std::map<std::string, std::int64_t> naive;
        for (const Petition& one : all) {
          if (!under(one.unit, root) || one.from_known > known || one.from >= period.to_day()) continue;
          const bool ended = one.to_known != 0 && one.to_known <= known && one.to < period.to_day();
          const bool before = one.from < period.from_day();
          const bool ended_before = ended && one.to < period.from_day();
          if (before && !ended_before) ++naive["2"];
          if (!before) ++naive["3"];
          if (!ended_before) ++naive["1"];
          if (ended && !ended_before) {
            ++naive["4"];
            if (one.how == "accept") ++naive["14"];
            if (one.how == "transfer") ++naive["20"];
            if (one.how == "accept" && one.kind == "complaint") ++naive["15"];
          }
          if (!ended) ++naive["5"];
          with_late += known < clock.now() && day_number(one.from_known) > one.from;
        }
        const Report counted = report("01-XLD", period_name, root, known);
        for (const char* column : {"1", "2", "3", "4", "5", "14", "15", "20"}) {
          ASSERT_EQ(cell(counted, column), naive[column]) << period_name << " " << root << " column " << column << " known " << iso_utc(known);
          ++compared;
        }
        EXPECT_THAT(counted.findings, IsEmpty());
      }
  }
  EXPECT_GT(compared, 5000);
  EXPECT_GT(with_late, 1000);
}

}  // namespace
}  // namespace langnghe::insight
