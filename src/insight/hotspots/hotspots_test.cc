#include "insight/hotspots/hotspots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "directory/commands.h"
#include "insight/hotspots/read.h"
#include "insight/scan/random.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "notices/notices.h"
#include "storage/migration.h"
#include "storage/testing.h"

namespace langnghe::insight::hotspots {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";
const Date kToday = *parse_date("2026-11-20");
constexpr Millis kNoon = 12 * kHour;

TEST(Tail, CountsWhileThereIsSomethingToCountAndReachesFurtherByGumbel) {
  std::vector<double> replicas;
  scan::Random random(1, 0);
  // Gumbel with mean 6.577: place 6, scale 1.
  for (int i = 0; i < 999; ++i) replicas.push_back(6 - std::log(-std::log(random.unit())));
  EXPECT_NEAR(tail_p(6, replicas), 1 - std::exp(-1.0), 0.05);
  EXPECT_NEAR(std::log10(tail_p(6 + std::log(1e5), replicas)), -5, 0.35);
  EXPECT_LT(tail_p(30, replicas), tail_p(20, replicas));
}

TEST(Tail, BinomialEqualsTheSum) {
  double sum = 0;
  for (int k = 7; k <= 20; ++k) sum += std::exp(std::lgamma(21) - std::lgamma(k + 1) - std::lgamma(21 - k)) * std::pow(0.2, k) * std::pow(0.8, 20 - k);
  EXPECT_NEAR(binomial_tail(7, 20, 0.2), sum, 1e-12);
  EXPECT_EQ(binomial_tail(0, 20, 0.2), 1);
  EXPECT_EQ(binomial_tail(21, 20, 0.2), 0);
}

// Days of ordinary life by a seed: 12 places, the rhythm of the week.
struct Life {
  Data data;
  scan::Random random;
  std::int64_t last = 0;

  explicit Life(std::uint64_t seed) : random(seed, 0) {
    data.day = kToday;
    data.categories = {"water", "road"};
    data.sources = {"", "old"};
    for (int i = 0; i < 12; ++i) data.places.push_back({std::to_string(i), 10.8 + 0.12 * (i / 4), 108 + 0.12 * (i % 4)});
    for (int ago = 170; ago >= 0; --ago) {
      const Date day = add_days(kToday, -ago);
      const unsigned most = weekday(day) == 0 ? 8 : 30;
      for (std::uint32_t i = random.below(most); i > 0; --i) add(random.below(12), random.below(2), day);
    }
  }
  Seen& add(std::uint32_t place, std::uint32_t category, Date day, std::uint32_t source = 0) {
    Seen one;
    one.id = ++last;
    one.unit = 1;
    one.place = place, one.category = category, one.day = day, one.source = source;
    one.open = random.below(4) == 0 || days_between(day, kToday) < 10;
    data.cases.push_back(one);
    return data.cases.back();
  }
};

Pack pack_of_house() { return Pack::load(kPack + "/hotspots.toml"); }

TEST(Clusters, OrdinaryLifeAndARhythmOfTheWeekRaiseNoAlarm) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) EXPECT_THAT(clusters(pack_of_house(), Life(seed).data, 1).findings, IsEmpty()) << seed;
}

TEST(Clusters, AFloodInOnePlaceIsFoundThereAndSinceThen) {
  Life life(7);
  for (int i = 0; i < 24; ++i) life.add(5, 0, add_days(kToday, -static_cast<int>(life.random.below(6)))).open = true;
  const Counted counted = clusters(pack_of_house(), life.data, 1);
  ASSERT_FALSE(counted.findings.empty());
  const Finding& one = counted.findings.front();
  EXPECT_EQ(one.kind, Kind::kCluster);
  EXPECT_EQ(one.category, "water");
  EXPECT_THAT(one.communes, ElementsAre("5"));
  EXPECT_LE(std::abs(days_between(add_days(kToday, -5), one.from)), 2);
  EXPECT_GE(one.observed, 20);
  EXPECT_LT(one.expected, 12);
  EXPECT_GE(one.recurrence_days, 365);
  EXPECT_THAT(one.cases, SizeIs(static_cast<std::size_t>(one.observed)));
  // The curve adds up to what was observed since then.
  double since = 0, all = 0, expected = 0;
  for (const Curve& at : one.curve) all += at.observed, expected += at.expected, since += at.day >= one.from ? at.observed : 0;
  EXPECT_EQ(since, one.observed);
  EXPECT_NEAR(all, expected, 1e-6);
  // Nothing of it when its cases are settled: nobody is needed.
  for (Seen& seen : life.data.cases) seen.open = false;
  EXPECT_THAT(clusters(pack_of_house(), life.data, 1).findings, IsEmpty());
}

TEST(Clusters, AnImportIsHeldAgainstItselfOrLeftOut) {
  Life life(9);
  for (int i = 0; i < 60; ++i) life.add(3, 1, add_days(kToday, -static_cast<int>(life.random.below(5))), 1).open = true;
  Pack pack = pack_of_house();
  const auto floods = [&](const Pack& by) {
    const auto found = clusters(by, life.data, 1).findings;
    return std::count_if(found.begin(), found.end(), [](const Finding& one) { return one.kind == Kind::kCluster; });
  };
  EXPECT_EQ(floods(pack), 0);
  pack.imports["old"] = Import::kCount;
  EXPECT_GT(floods(pack), 0);
}

TEST(Clusters, APileOfSilentCasesIsFound) {
  Life life(11);
  for (Seen& one : life.data.cases)
    if (one.place == 2 && days_between(one.day, kToday) > 40) one.open = one.silent = true;
  const auto found = clusters(pack_of_house(), life.data, 1).findings;
  for (const Kind kind : {Kind::kUnresolved, Kind::kSilent}) {
    const auto one = std::find_if(found.begin(), found.end(), [&](const Finding& each) { return each.kind == kind; });
    ASSERT_NE(one, found.end());
    EXPECT_THAT(one->communes, ElementsAre("2"));
  }
}

struct Talk {
  Data data;
  explicit Talk() {
    data.day = kToday;
    data.places = {{"22945", 10.9, 108.1}};
    scan::Random random(3, 0);
    const char* usual[] = {"Đèn đường hỏng ở ngõ.", "Đường có ổ gà sâu.", "Xe rác chưa đến lấy.", "Vỉa hè bị lún trước chợ."};
    for (int ago = 62; ago >= 0; --ago)
      for (int i = 0; i < 5; ++i) say(ago, usual[random.below(4)]);
  }
  void say(int ago, std::string words) {
    Seen one;
    one.id = static_cast<std::int64_t>(data.cases.size()) + 1;
    one.day = add_days(kToday, -ago);
    data.said.push_back({data.cases.size(), std::move(words)});
    data.cases.push_back(one);
  }
};

TEST(Topics, OrdinaryTalkIsNoTopic) { EXPECT_THAT(topics(pack_of_house(), Talk().data).findings, IsEmpty()); }

TEST(Topics, AWordThatSuddenlyRisesIsOneTopicWithItsWords) {
  Talk talk;
  for (int i = 0; i < 14; ++i) talk.say(i % 5, i % 2 == 0 ? "Hôm nay nước máy đục ngầu." : "Cả xóm NƯỚC MÁY đục và nuoc may có mùi.");
  const auto found = topics(pack_of_house(), talk.data).findings;
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].topic, HasSubstr("nước máy"));
  EXPECT_EQ(found[0].observed, 14);
  EXPECT_THAT(found[0].cases, SizeIs(14));
}

TEST(Topics, NeverAWordOfFewerThanFiveCasesNorANameNorANumber) {
  Talk talk;
  for (int i = 0; i < 4; ++i) talk.say(i, "Ở đây nước mắm tràn ra kênh.");
  for (int i = 0; i < 15; ++i) talk.say(i % 6, "Đề nghị gặp ông Trần Văn Bình số 0912345678 ngay.");
  for (const Finding& one : topics(pack_of_house(), talk.data).findings) {
    for (const char* never : {"mắm", "rần", "ăn b", "ình", "bình", "0912"}) EXPECT_THAT(one.topic, Not(HasSubstr(never))) << one.topic;
    EXPECT_GE(one.cases.size(), 5u);
  }
}

TEST(Drift, AUnitWhoseShareOfLateTermsDoublesIsFoundAndASteadyOneIsNot) {
  Data data;
  data.day = kToday;
  scan::Random random(5, 0);
  for (std::int64_t unit = 1; unit <= 40; ++unit) {
    UnitWeeks one{unit, std::vector<int>(52), std::vector<int>(52)};
    for (std::size_t week = 0; week < 52; ++week) {
      one.ended[week] = 10;
      const double share = unit == 17 && week >= 45 ? 0.35 : 0.1;
      for (int i = 0; i < 10; ++i) one.late[week] += random.unit() < share;
    }
    data.units.push_back(std::move(one));
  }
  const auto found = drifting(pack_of_house(), data).findings;
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].unit, 17);
  EXPECT_LE(std::abs(days_between(found[0].from, add_days(kToday, -48))), 14);
  EXPECT_GT(found[0].observed, 2 * found[0].expected * 0.7);
}

// ---- alarms over a database: tables of the shape of casework's views ------------------------------

class Alarms : public ::testing::Test {
 protected:
  Alarms() {
    ledger::set_subject_key(std::string(32, 'k'));
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), directory::migrations(), notices::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    steps.push_back({1000, "stand-ins", R"(
CREATE TABLE hotspot_cases (id {id}, code TEXT NOT NULL, kind TEXT NOT NULL, unit {int} NOT NULL, category TEXT NOT NULL,
  commune TEXT NOT NULL, lat {real}, lon {real}, received_at {int} NOT NULL, open {int} NOT NULL, moved_at {int} NOT NULL,
  source TEXT NOT NULL, published {int} NOT NULL, words TEXT NOT NULL) {strict};
CREATE TABLE case_escalations (case_id {int} NOT NULL, at {int}, what TEXT NOT NULL) {strict};
CREATE TABLE clock_outcomes (unit {int} NOT NULL, rule TEXT NOT NULL, due_at {int}, ended_at {int}, state TEXT NOT NULL) {strict};
)"});
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPack + "/roles.toml"));
    const directory::PackUnits units = directory::read_pack_units(kPack);
    db->write([&](storage::Transaction& tx) { return directory::load_pack_units(tx, *directory, units, at); });
    leader = officer("leader", "22945.UBND", "leader", "22945");
    handler = officer("handler", "22945.UBND", "handler", "22945");
    other = officer("other", "22918.UBND", "leader", "22918");
    province = officer("province", "68.UBND", "leader", "68");
    room = std::unique_ptr<Room>(new Room{pack, lifecycle, *directory});
    // Life in six communes for half a year.
    scan::Random random(4, 0);
    db->write([&](storage::Transaction& tx) {
      for (int ago = 170; ago >= 0; --ago)
        for (std::uint32_t i = random.below(16); i > 0; --i) {
          static const char* kCommunes[] = {"22918", "22924", "22933", "22945", "22954", "22960"};
          add(tx, kCommunes[random.below(6)], random.below(2) == 0 ? "road" : "water", ago, ago < 12, "Có việc.");
        }
    });
  }
  std::int64_t officer(const std::string& login, const std::string& unit, const std::string& role, const std::string& root) {
    directory::NewOfficer one;
    one.login = one.name = login;
    one.unit = unit;
    one.title_vi = one.title_en = "Chuyên viên";
    one.valid_from = *parse_date("2026-01-01");
    const auto id = db->write([&](storage::Transaction& tx) { return directory::add_officer(tx, *directory, one, {}, at); }).value();
    db->write([&](storage::Transaction& tx) {
        return directory::grant_role(tx, *directory, {id, role, root, {}, one.valid_from, {}}, {}, at);
      }).value();
    return id;
  }
  std::int64_t add(storage::Transaction& tx, const std::string& commune, const std::string& category, int ago, bool open, const std::string& words) {
    const Millis received = start_of(add_days(kToday, -ago)) + 9 * kHour;
    return *tx.value<std::int64_t>(
        "INSERT INTO hotspot_cases (code, kind, unit, category, commune, received_at, open, moved_at, source, published, words) "
        "VALUES (:code, 'reflection', 1, :category, :commune, :received_at, :open, :moved_at, '', 1, :words) RETURNING id",
        "C" + std::to_string(++cases), category, commune, received, open ? 1 : 0, received, words);
  }
  void flood(int count, int ago) {
    db->write([&](storage::Transaction& tx) {
      for (int i = 0; i < count; ++i) add(tx, "22945", "water", ago + i % 4, true, "Nước đục.");
    });
  }
  hotspots::Run night(int later) { return run(*room, *db, "command", add_days(kToday, later), 1, at + later * kDay); }
  std::vector<Alarm> open_ones(bool closed = false) {
    return db->read([&](storage::Session& session) {
      auto all = alarms(session, closed, 100);
      std::erase_if(all, [](const Alarm& one) { return one.kind != Kind::kCluster; });
      return all;
    });
  }
  Result<Alarm> move(const std::string& code, std::string_view action, std::string_view words, std::int64_t who, std::int64_t whom = 0) {
    return db->write([&](storage::Transaction& tx) { return move_alarm(*room, tx, code, action, words, whom, who, at + kHour); });
  }
  std::string fsck() { return ledger::testing::findings(db, clock, state_sources()); }

  storage::TestDatabase db;
  const Millis at = start_of(kToday) + kNoon;
  ManualClock clock{at};
  const Pack pack = Pack::load(kPack + "/hotspots.toml");
  const lifecycle::Lifecycle lifecycle =
      lifecycle::load_lifecycles(kPack + "/lifecycles/insight", {.grant = [](std::string_view) { return true; },
                                                                 .notice = [](std::string_view) { return true; }}).front();
  std::unique_ptr<directory::Directory> directory;
  std::unique_ptr<Room> room;
  std::int64_t leader = 0, handler = 0, other = 0, province = 0;
  int cases = 0;
};

TEST_F(Alarms, AQuietHouseHasNone) {
  EXPECT_EQ(night(0).opened, 0);
  EXPECT_THAT(open_ones(), IsEmpty());
}

TEST_F(Alarms, TheSameClusterOnTheNextNightIsTheSameAlarmAndLeadersAreTold) {
  flood(18, 0);
  night(0);
  auto all = open_ones();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].category, "water");
  EXPECT_THAT(all[0].communes, ElementsAre("22945"));
  EXPECT_GE(all[0].peak_open, 16);
  EXPECT_EQ(db->read([&](storage::Session& session) { return notices::count_unseen(session, leader); }),
            db->read([&](storage::Session& session) { return session.value<std::int64_t>("SELECT COUNT(*) FROM hotspot WHERE unit = :unit", all[0].unit).value(); }));
  EXPECT_EQ(db->read([&](storage::Session& session) { return notices::count_unseen(session, other); }), 0);
  flood(6, -1);
  night(1);
  const auto next = open_ones();
  ASSERT_THAT(next, SizeIs(1));
  EXPECT_EQ(next[0].code, all[0].code);
  EXPECT_EQ(next[0].nights, 2);
  EXPECT_GT(next[0].observed, all[0].observed);
  EXPECT_EQ(fsck(), "");
  db->write([](storage::Transaction& tx) { return tx.run("UPDATE hotspot_step SET words = 'x' WHERE id = 1"); });
  EXPECT_THAT(fsck(), HasSubstr("state"));
}

TEST_F(Alarms, OnlyWhoMaySeesAndMovesIt) {
  flood(18, 0);
  night(0);
  const std::string code = open_ones().front().code;
  EXPECT_EQ(move(code, "assign", "", other, handler).error().front().fault, Fault::kNotFound);
  EXPECT_EQ(move(code, "act", "Đã xem", handler).error().front().fault, Fault::kNotFound);
  EXPECT_EQ(move(code, "assign", "", leader, other).error().front().field, "officer");
  ASSERT_TRUE(move(code, "assign", "Xem ngay", leader, handler));
  EXPECT_EQ(db->read([&](storage::Session& session) { return notices::count_unseen(session, handler); }), 1);
  EXPECT_EQ(move(code, "act", " ", handler).error().front().field, "words");
  ASSERT_TRUE(move(code, "act", "Đã súc rửa đường ống.", handler));
  EXPECT_EQ(move(code, "confirm", "Xong", handler).error().front().fault, Fault::kForbidden);
  // Five published cases and somebody at it: everybody may know.
  EXPECT_THAT(db->read([](storage::Session& session) { return public_spots(session, 10); }), SizeIs(1));
  ASSERT_TRUE(move(code, "confirm", "Vỡ ống, đã thay.", province));
  EXPECT_EQ(move(code, "confirm", "Xong", province).error().front().fault, Fault::kConflict);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Alarms, FewerThanFivePublishedCasesAreNotToldToEverybody) {
  flood(18, 0);
  db->write([](storage::Transaction& tx) { return tx.run("UPDATE hotspot_cases SET published = 0 WHERE category = 'water' AND id NOT IN (SELECT id FROM hotspot_cases WHERE category = 'water' ORDER BY id LIMIT 4)"); });
  night(0);
  const std::string code = open_ones().front().code;
  ASSERT_TRUE(move(code, "assign", "", leader, handler));
  ASSERT_TRUE(move(code, "act", "Đã xem.", handler));
  EXPECT_THAT(db->read([](storage::Session& session) { return public_spots(session, 10); }), IsEmpty());
}

TEST_F(Alarms, AFalseAlarmComesBackOnlyWhenItHasGrown) {
  flood(18, 0);
  night(0);
  const std::string code = open_ones().front().code;
  ASSERT_TRUE(move(code, "dismiss", "Một người gửi nhiều lần.", leader));
  night(1);
  EXPECT_THAT(open_ones(), IsEmpty());
  flood(24, -1);
  night(2);
  const auto again = open_ones();
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_EQ(again[0].earlier, code);
  const Record record = db->read([](storage::Session& session) { return track_record(session); });
  EXPECT_EQ(record.dismissed, 1);
  EXPECT_EQ(record.false_rate(), 1.0);
}

TEST_F(Alarms, LeadTimeCountsToTheFirstEscalationElseToThePeak) {
  flood(18, 0);
  night(0);
  const Alarm one = open_ones().front();
  ASSERT_TRUE(move(one.code, "confirm", "Vỡ ống.", leader));
  const auto lead = [&] { return db->read([&](storage::Session& session) { return track_record(session).median_lead(); }); };
  EXPECT_EQ(lead(), 0.0);
  db->write([&](storage::Transaction& tx) {
    return tx.run("INSERT INTO case_escalations (case_id, at, what) SELECT MAX(case_id), :at, 'crowd' FROM hotspot_case WHERE alarm = :alarm", at + 9 * kDay, one.id);
  });
  EXPECT_EQ(lead(), 9.0);
}

TEST_F(Alarms, WhatIsNotSeenForLongFades) {
  flood(18, 0);
  night(0);
  db->write([](storage::Transaction& tx) { return tx.run("UPDATE hotspot_cases SET open = 0"); });
  for (int later = 1; later <= pack.quiet_nights; ++later) night(later);
  EXPECT_THAT(open_ones(), IsEmpty());
  ASSERT_THAT(open_ones(true), SizeIs(1));
  EXPECT_EQ(open_ones(true)[0].state, "faded");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Alarms, ALeaderAsksOnceAndTheNightRunsOnce) {
  const auto ask = [&](std::int64_t who) { return db->write([&](storage::Transaction& tx) { return ask_run(*room, tx, who, at); }); };
  EXPECT_EQ(ask(handler).error().front().fault, Fault::kForbidden);
  ASSERT_TRUE(ask(leader));
  EXPECT_EQ(ask(leader).error().front().fault, Fault::kConflict);
  EXPECT_TRUE(run_due(*room, *db, 1, at));   // the one asked for
  EXPECT_TRUE(run_due(*room, *db, 1, at));   // tonight's
  EXPECT_FALSE(run_due(*room, *db, 1, at));
  EXPECT_FALSE(run_due(*room, *db, 1, at + kDay - kNoon));  // midnight: not yet its hour
  EXPECT_TRUE(run_due(*room, *db, 1, at + kDay));
  EXPECT_EQ(db->read([](storage::Session& session) { return runs(session, 10); }).front().by, "night");
  EXPECT_EQ(fsck(), "");
}

}  // namespace
}  // namespace langnghe::insight::hotspots
