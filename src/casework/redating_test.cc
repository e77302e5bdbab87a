#include "casework/redating.h"

#include <fstream>
#include <sstream>

#include "casework/store.h"
#include "casework/testing.h"

namespace langnghe::casework {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

// The law of the pack with one more day off: 10 July 2026.
const legalclock::Law& later_law() {
  static const legalclock::Law law = [] {
    std::string years = text_of(kPack + "/calendar/years.toml");
    const auto year = years.find("year = 2026");
    years.insert(years.find("2026-08-31,", year), "2026-07-10, ");
    std::vector<legalclock::Problem> problems;
    auto calendar = legalclock::Calendar::parse(text_of(kPack + "/calendar/holidays.toml"), "holidays",
                                                years, "years", problems);
    for (const auto& problem : problems) ADD_FAILURE() << problem.text();
    return legalclock::Law{legalclock::Rules::load(kPack), std::move(calendar)};
  }();
  return law;
}

class RedatingTest : public CaseworkFixture {
 protected:
  RedatingTest()
      : later(new Room{lifecycles(), categories(), later_law(), *directory, vault, *store, lists(), std::string(32, 's')}) {}

  Millis due(const std::string& code) { return get(code).due_at.value(); }
  RedatingCount redate(int batch = 2000, std::function<void(std::int64_t, std::int64_t)> progress = {}) {
    return redate_cases(*later, *db, {"Thêm ngày nghỉ 10/7.", 0, batch, std::move(progress)}, clock.now());
  }

  std::unique_ptr<Room> later;
};

TEST_F(RedatingTest, OneMoreDayOffMovesWhatRunsAcrossItAndNothingElse) {
  const std::string across = submit();
  clock.set(*parse_instant("2026-07-12T09:00"));
  const std::string after = submit();
  EXPECT_EQ(due(across), *parse_instant("2026-07-16T00:00"));
  const Millis untouched = due(after);
  const RedatingCount preview = preview_redating(*later, *db, clock.now());
  EXPECT_EQ(preview.terms, 2);
  EXPECT_EQ(preview.moved, 1);
  EXPECT_EQ(preview.cases, 1);
  EXPECT_EQ(preview.latest_shift, kDay);
  ASSERT_EQ(preview.samples.size(), 1u);
  EXPECT_EQ(preview.samples[0].code, across);
  EXPECT_EQ(due(across), *parse_instant("2026-07-16T00:00"));  // only looked
  EXPECT_EQ(redate().cases, 1);
  EXPECT_EQ(due(across), *parse_instant("2026-07-17T00:00"));
  EXPECT_EQ(clock_of(across, "PA.answer").due_at, *parse_instant("2026-07-17T00:00"));
  EXPECT_EQ(due(after), untouched);
  const auto story = db->read([&](storage::Session& s) { return redated_of(s, get(across).id); });
  ASSERT_EQ(story.size(), 1u);
  EXPECT_EQ(story[0].old_due, *parse_instant("2026-07-16T00:00"));
  EXPECT_EQ(story[0].words, "Thêm ngày nghỉ 10/7.");
  EXPECT_EQ(fsck(), "");
  EXPECT_EQ(redate().cases, 0);  // a second time there is nothing to do
  EXPECT_EQ(db->read([&](storage::Session& s) { return redating_passes(s, 10); }).size(), 1u);
}

TEST_F(RedatingTest, StepsBeforeAndAfterAPassLeaveFsckContent) {
  const std::string code = submit();
  redate();
  ASSERT_EQ(said(in([&](auto& tx) {
              return accept_case(*later, tx, code, Actor::of_officer(handler), "", clock.now());
            })), "");
  EXPECT_EQ(fsck(), "");
  // Back to the old law, and once more to the new one: two lists after one step.
  redate_cases(*room, *db, {"Bỏ ngày nghỉ.", 0}, clock.now());
  redate();
  EXPECT_EQ(fsck(), "");
}

TEST_F(RedatingTest, ADateChangedBehindOurBackIsFound) {
  const std::string code = submit();
  redate();
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE cases SET due_at = due_at + 86400000 WHERE code = :code", code);
  });
  EXPECT_NE(fsck(), "");
}

TEST_F(RedatingTest, AListChangedBehindOurBackIsFound) {
  submit();
  redate();
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE redating_batch SET list = replace(list, 'PA.answer', 'PA.resolve')");
  });
  EXPECT_NE(fsck(), "");
}

TEST_F(RedatingTest, APassCutOffInTheMiddleIsFinishedByRunningItAgain) {
  std::vector<std::string> codes;
  for (int i = 0; i < 7; ++i) codes.push_back(submit());
  struct Crash {};
  EXPECT_THROW(redate(2, [](std::int64_t done, std::int64_t) { if (done >= 4) throw Crash{}; }), Crash);
  int moved = 0;
  for (const auto& code : codes) moved += due(code) == *parse_instant("2026-07-17T00:00");
  EXPECT_EQ(moved, 4);
  EXPECT_EQ(fsck(), "");  // consistent in the middle
  EXPECT_EQ(redate(2).cases, 3);
  for (const auto& code : codes) EXPECT_EQ(due(code), *parse_instant("2026-07-17T00:00"));
  const auto passes = db->read([&](storage::Session& s) { return redating_passes(s, 10); });
  ASSERT_EQ(passes.size(), 1u);
  EXPECT_TRUE(passes[0].ended_at);
  EXPECT_EQ(passes[0].cases, 7);
  EXPECT_EQ(fsck(), "");
}

TEST_F(RedatingTest, ACaseThatMovesMeanwhileIsLookedAtAgain) {
  std::vector<std::string> codes;
  for (int i = 0; i < 4; ++i) codes.push_back(submit());
  bool once = false;
  redate(2, [&](std::int64_t done, std::int64_t) {
    if (done != 2 || std::exchange(once, true)) return;
    // Accepted under the old law while the pass goes on.
    EXPECT_EQ(said(in([&](auto& tx) {
                return accept_case(*room, tx, codes[3], Actor::of_officer(handler), "", clock.now());
              })), "");
  });
  EXPECT_EQ(preview_redating(*later, *db, clock.now()).moved, 0);
  db->read([&](storage::Session& s) { EXPECT_EQ(counted_open(s, {get(codes[0]).unit}), recounted_open(s)); });
  EXPECT_EQ(fsck(), "");
}

TEST_F(RedatingTest, WhoWantsToBeToldHearsTheOldAndTheNewDate) {
  Submission one = lamp();
  one.notify = "email";
  const std::string code = submit(one);
  submit();
  redate();
  const auto told = db->read([&](storage::Session& s) { return notices::told(s, {"case", get(code).id}, 5); });
  ASSERT_EQ(told.size(), 2u);
  EXPECT_EQ(told[0].what, "case.redated");
  ASSERT_EQ(told[0].args.size(), 2u);
  EXPECT_EQ(iso_date(*told[0].args[0].date), "2026-07-15");
  EXPECT_EQ(iso_date(*told[0].args[1].date), "2026-07-16");
  EXPECT_EQ(db->read([&](storage::Session& s) { return notices::count_outbox(s).waiting; }), 2);
}

TEST_F(RedatingTest, APromiseOfAnotherSystemStays) {
  const std::string code = submit();
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE case_clock SET target = due_at, version = 'external'");
  });
  EXPECT_EQ(redate().moved, 0);
  EXPECT_EQ(due(code), *parse_instant("2026-07-16T00:00"));
}

}  // namespace
}  // namespace langnghe::casework
