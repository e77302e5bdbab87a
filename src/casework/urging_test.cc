#include "casework/urging.h"

#include "casework/testing.h"
#include "notices/templates.h"

namespace langnghe::casework {
namespace {

class UrgingTest : public CaseworkFixture {
 protected:
  // Sent on Wednesday 1 July 2026: ten working days end on Wednesday 15 July.
  int sweep(const char* when) {
    clock.set(*parse_instant(when));
    return urge_cases(*room, urging, *db, clock.now(), draft);
  }
  std::vector<std::string> steps(const std::string& code) {
    std::vector<std::string> out;
    for (const Urged& one : db->read([&](storage::Session& s) { return urged_of(s, get(code).id); }))
      out.push_back(one.step);
    return out;
  }
  std::vector<notices::Kept> told(std::int64_t officer) {
    return db->read([&](storage::Session& s) {
      return notices::told(s, notices::Recipient::of_officer(officer), 50);
    });
  }

  std::string unit_name(std::int64_t unit) { return directory->now()->units().unit_by_id(unit)->code; }

  const Urging urging = Urging::load(kPack + "/notices/urging.toml", [](std::string_view id) {
    return notices::Templates::load(kPack + "/notices").known(id);
  });
  DraftLetter draft;
};

TEST_F(UrgingTest, HandlerBeforeAndOnTheLastDayThenHeadThenSuperiorEachOnce) {
  const std::string code = submit();
  EXPECT_EQ(clock_of(code, "PA.answer").due_at, *parse_instant("2026-07-16T00:00"));
  EXPECT_EQ(sweep("2026-07-10T23:00"), 0);
  EXPECT_EQ(sweep("2026-07-13T06:59"), 0);  // nobody is urged in the night
  EXPECT_EQ(sweep("2026-07-13T07:00"), 1);
  EXPECT_EQ(sweep("2026-07-13T07:01"), 0);
  EXPECT_EQ(sweep("2026-07-15T09:00"), 1);
  EXPECT_EQ(sweep("2026-07-16T09:00"), 1);
  EXPECT_EQ(sweep("2026-07-18T09:00"), 0);  // a Saturday
  EXPECT_EQ(sweep("2026-07-22T09:00"), 1);
  EXPECT_EQ(sweep("2026-08-22T09:00"), 0);
  EXPECT_EQ(steps(code), (std::vector<std::string>{"before", "due", "late", "superior"}));
  std::vector<std::string> actions;
  for (const Event& event : events(code)) actions.push_back(event.action);
  EXPECT_EQ(actions, (std::vector<std::string>{"submit", "urge_before", "urge_due", "urge_late", "urge_superior"}));
  EXPECT_EQ(fsck(), "");
}

TEST_F(UrgingTest, TheOneWhoHandlesItIsToldAndTheSuperiorUnitAboveTheirs) {
  const std::string code = submit();
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE cases SET officer = :officer WHERE code = :code", handler, code);
  });
  sweep("2026-07-13T08:00");
  ASSERT_EQ(told(handler).size(), 1u);
  EXPECT_EQ(told(handler)[0].what, "urge.before");
  EXPECT_EQ(told(handler)[0].code, code);
  sweep("2026-07-16T08:00");
  EXPECT_EQ(told(handler).size(), 1u);  // now it is the head's
  sweep("2026-07-22T08:00");
  const auto urged = db->read([&](storage::Session& s) { return urged_of(s, get(code).id); });
  EXPECT_EQ(urged.back().unit, directory->now()->unit("68.UBND")->id);
}

TEST_F(UrgingTest, ALetterIsDraftedForTheSuperior) {
  std::vector<std::string> drafted;
  draft = [&](storage::Transaction&, const Case& one, const std::string& kind, std::int64_t unit, Millis) {
    drafted.push_back(kind + " " + one.code + " " + unit_name(unit));
    return std::int64_t{7};
  };
  const std::string code = submit();
  sweep("2026-07-16T08:00");
  EXPECT_TRUE(drafted.empty());
  sweep("2026-07-22T08:00");
  EXPECT_EQ(drafted, std::vector<std::string>{"urge " + code + " 68.UBND"});
}

TEST_F(UrgingTest, AfterALongSilenceRemindersAreLeftOutAndOldTermsAreLeftAlone) {
  const std::string code = submit();
  EXPECT_EQ(sweep("2026-07-16T08:00"), 1);
  EXPECT_EQ(steps(code), std::vector<std::string>{"late"});
  const std::string old = submit();  // received 16 July, ends 30 July
  EXPECT_EQ(sweep("2026-10-01T08:00"), 0);
  EXPECT_EQ(steps(old), std::vector<std::string>{});
}

TEST_F(UrgingTest, WhatIsPausedOrDoneIsNotUrged) {
  const std::string code = submit();
  ASSERT_EQ(said(in([&](auto& tx) {
              return return_case(*room, tx, code, Actor::of_officer(handler), "Không thuộc thẩm quyền.", clock.now());
            })), "");
  EXPECT_EQ(sweep("2026-07-16T08:00"), 0);
}

TEST_F(UrgingTest, ThePetitionerHearsThatItIsLate) {
  Submission one = lamp();
  one.notify = "email";
  const std::string code = submit(one);
  sweep("2026-07-16T08:00");
  const auto mine = db->read([&](storage::Session& s) { return notices::told(s, {"case", get(code).id}, 10); });
  ASSERT_EQ(mine.size(), 2u);
  EXPECT_EQ(mine[0].what, "case.overdue");
  EXPECT_EQ(mine[1].what, "case.received");
}

TEST(UrgingSteps, AreInTheOrderOfTheirDaysAndSayWhatTheyStandOn) {
  const Urging urging = Urging::load(kPack + "/notices/urging.toml");
  ASSERT_EQ(urging.steps.size(), 4u);
  for (const UrgingStep& step : urging.steps) {
    EXPECT_FALSE(step.citation.vi.empty()) << step.id;
    EXPECT_FALSE(step.confidence.empty()) << step.id;
  }
}

}  // namespace
}  // namespace langnghe::casework
