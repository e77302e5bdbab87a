// Joint work. The terms of supervision and social critique are tested at their boundaries: Decision
// 217-QĐ/TW (12 Dec 2013) and the joint resolution.
#include "directives/joint.h"

#include "directives/testing.h"

namespace langnghe::directives {
namespace {

using ::testing::SizeIs;

class JointTest : public DirectivesFixture {
 protected:
  JointTest() {
    front = officer("mattran", "68.MTTQ", "front", "68.MTTQ");
    government = officer("lanhdao", "68.UBND", "leader", "68.UBND");
    women = officer("phunu", "68.PN", "front", "68.PN");
  }
  static NewProgramme plan() {
    NewProgramme one;
    one.title = "Chương trình phối hợp công tác dân vận 2026–2030";
    one.purpose = "Lắng nghe, giải quyết kiến nghị của Nhân dân";
    one.from_year = 2026;
    one.to_year = 2030;
    one.signed_on = *parse_date("2026-03-31");
    one.unit = "68.UBND";
    one.parties = {"68.MTTQ", "68.PN"};
    return one;
  }
  Programme programme() {
    return run([&](auto& tx) { return enter_programme(*room, tx, plan(), government, clock.now()); }).value();
  }
  Supervision round(const std::string& kind, const std::string& begins) {
    const Programme one = programme();
    NewSupervision wanted;
    wanted.kind = kind;
    wanted.title = "Giám sát tiếp công dân";
    wanted.unit = "68.MTTQ";
    wanted.body = "68.UBND";
    wanted.begins_on = *parse_date(begins);
    return run([&](auto& tx) { return plan_supervision(*room, tx, one.id, wanted, front, clock.now()); }).value();
  }
  Result<Supervision> step(const Supervision& round, const std::string& what, std::string_view day,
                           const std::string& words = "Kết quả", OfficerId who = -1) {
    return run([&](auto& tx) {
      return record_supervision_step(*room, tx, round.id, what, parse_date(day), words, who < 0 ? front : who, clock.now());
    });
  }
  // "met", "missed" or "running" of a step's term.
  std::string term(const Supervision& round, std::string_view what) {
    const Supervision now = *see([&](auto& session) { return find_supervision(session, round.id); });
    for (const Term& one : terms_of(*room, now, clock.now()))
      if (one.step == what) return std::string(legalclock::state_code(one.deadline.state));
    return "none";
  }
  OfficerId front = 0, government = 0, women = 0;
};

TEST_F(JointTest, Decision217_SupervisionPlanAtLeast15DaysBefore) {
  clock.set(*parse_instant("2026-09-30T12:00"));
  const Supervision kept = round("supervision", "2026-09-30"), late = round("supervision", "2026-09-30");
  EXPECT_EQ(term(kept, "plan"), "missed");  // not sent, and the day has passed
  ASSERT_EQ(said(step(kept, "plan", "2026-09-15")), "");
  EXPECT_EQ(term(kept, "plan"), "met");
  ASSERT_EQ(said(step(late, "plan", "2026-09-16")), "");
  EXPECT_EQ(term(late, "plan"), "missed");
  const Supervision ahead = round("supervision", "2026-10-15");
  EXPECT_EQ(term(ahead, "plan"), "running");  // today is the last day
  clock.set(*parse_instant("2026-10-01T00:00"));
  EXPECT_EQ(term(ahead, "plan"), "missed");
}

TEST_F(JointTest, Decision217_ReportOfTheSupervisedBodyAtLeast7DaysBefore) {
  clock.set(*parse_instant("2026-09-30T12:00"));
  const Supervision kept = round("supervision", "2026-09-30"), late = round("supervision", "2026-09-30");
  ASSERT_EQ(said(step(kept, "report", "2026-09-23", "", government)), "");  // the body itself may
  EXPECT_EQ(term(kept, "report"), "met");
  ASSERT_EQ(said(step(late, "report", "2026-09-24")), "");
  EXPECT_EQ(term(late, "report"), "missed");
}

TEST_F(JointTest, Decision217_ResultAtMost15DaysAfter) {
  clock.set(*parse_instant("2026-10-30T12:00"));
  const Supervision kept = round("supervision", "2026-09-28"), late = round("supervision", "2026-09-28");
  EXPECT_EQ(term(kept, "result"), "none");
  for (const Supervision& one : {kept, late}) ASSERT_EQ(said(step(one, "ended", "2026-09-30")), "");
  ASSERT_EQ(said(step(kept, "result", "2026-10-15")), "");
  EXPECT_EQ(term(kept, "result"), "met");
  ASSERT_EQ(said(step(late, "result", "2026-10-16")), "");
  EXPECT_EQ(term(late, "result"), "missed");
}

TEST_F(JointTest, Decision217_DraftForCritiqueAtLeast15DaysBefore) {
  clock.set(*parse_instant("2026-09-30T12:00"));
  const Supervision kept = round("critique", "2026-09-30"), late = round("critique", "2026-09-30");
  ASSERT_EQ(said(step(kept, "draft", "2026-09-15")), "");
  EXPECT_EQ(term(kept, "draft"), "met");
  ASSERT_EQ(said(step(late, "draft", "2026-09-16")), "");
  EXPECT_EQ(term(late, "draft"), "missed");
  EXPECT_EQ(said(step(late, "plan", "2026-09-15")), "directives.refused.step");
}

TEST_F(JointTest, JointResolution_NoticeOfTheFrontEvery6Months_CivilCode148) {
  Programme one = programme();  // signed on 31 March
  EXPECT_EQ(iso_date(next_notice(*room, one, {})), "2026-09-30");  // September has no 31st
  one.signed_on = *parse_date("2026-02-28");
  EXPECT_EQ(iso_date(next_notice(*room, one, {})), "2026-08-28");
  one.signed_on = *parse_date("2026-07-03");  // 3 Jan 2027 is a Sunday
  EXPECT_EQ(iso_date(next_notice(*room, one, {})), "2027-01-04");
  EXPECT_EQ(iso_date(next_notice(*room, one, {{1, *parse_date("2026-08-12"), "", 0}})), "2027-02-12");
  EXPECT_EQ(iso_date(next_notice(*room, one, {{1, *parse_date("2026-08-05"), "", 0}})), "2027-02-11");  // over Tết
  clock.set(*parse_instant("2026-09-30T12:00"));
  const auto notice = [&](std::string_view day) {
    return run([&](auto& tx) { return give_notice(*room, tx, one.id, parse_date(day), "Thông báo 6 tháng", front, clock.now()); });
  };
  EXPECT_EQ(said(notice("2026-10-01")), "directives.refused.future");
  EXPECT_EQ(said(notice("2026-09-30")), "");
  EXPECT_EQ(fsck(), "");
}

TEST_F(JointTest, AProgrammeHasPartiesYearsTasksAndMeetings) {
  NewProgramme alone = plan();
  alone.parties = {"68.UBND"};
  alone.to_year = 2025;
  const auto refused = run([&](auto& tx) { return enter_programme(*room, tx, alone, government, clock.now()); });
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error(), SizeIs(2));
  const Programme one = programme();
  EXPECT_THAT(one.parties, SizeIs(3));
  const auto task = [&](int year, const std::string& unit, std::string_view due) {
    return said(run([&](auto& tx) {
      return add_programme_task(*room, tx, one.id, year, "Tổ chức đối thoại", unit, parse_date(due), women, clock.now());
    }));
  };
  EXPECT_EQ(task(2025, "68.PN", "2025-10-01"), "directives.refused.task_year");
  EXPECT_EQ(task(2026, "22945.UBND", "2026-10-01"), "directives.refused.not_party");
  EXPECT_EQ(task(2026, "68.PN", "2027-10-01"), "directives.refused.due_year");
  EXPECT_EQ(task(2026, "68.PN", "2026-10-01"), "");
  const auto tasks = see([&](auto& session) { return programme_tasks(session, one.id); });
  ASSERT_THAT(tasks, SizeIs(1));
  const auto finish = [&] {
    return said(run([&](auto& tx) { return finish_programme_task(*room, tx, tasks[0].id, "Đã tổ chức", parse_date("2026-07-01"), women, clock.now()); }));
  };
  EXPECT_EQ(finish(), "");
  EXPECT_EQ(finish(), "directives.refused.done");
  EXPECT_EQ(said(run([&](auto& tx) { return hold_meeting(*room, tx, one.id, parse_date("2026-07-01"), "Thống nhất", front, clock.now()); })), "");
  const auto stranger = officer("phuong.a", "22945.UBND", "handler", "22945");
  EXPECT_EQ(said(run([&](auto& tx) { return hold_meeting(*room, tx, one.id, parse_date("2026-07-01"), "x", stranger, clock.now()); })),
            "directives.refused.not_yours");
  EXPECT_EQ(fsck(), "");
}

TEST_F(JointTest, RoundsGoInOrderAndRecommendationsAreAnswered) {
  clock.set(*parse_instant("2026-09-30T12:00"));
  const Programme one = programme();
  NewSupervision wrong;
  wrong.title = "x";
  wrong.unit = "68.UBND";  // the government does not supervise itself
  wrong.body = "68.UBND";
  const auto refused = run([&](auto& tx) { return plan_supervision(*room, tx, one.id, wrong, government, clock.now()); });
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error(), SizeIs(3));
  const Supervision round = this->round("supervision", "2026-09-21");
  EXPECT_EQ(said(step(round, "result", "2026-09-25")), "directives.refused.result_before");
  EXPECT_EQ(said(step(round, "ended", "2026-09-20")), "directives.refused.ended_before");
  EXPECT_EQ(said(step(round, "ended", "2026-10-01")), "directives.refused.future");
  EXPECT_EQ(said(step(round, "ended", "2026-09-25", "", government)), "directives.refused.not_yours");
  EXPECT_EQ(said(step(round, "ended", "2026-09-25")), "");
  EXPECT_EQ(said(step(round, "ended", "2026-09-25")), "directives.refused.step_done");
  EXPECT_EQ(said(step(round, "result", "2026-09-26", " ")), "directives.refused.missing");
  EXPECT_EQ(said(step(round, "result", "2026-09-26")), "");
  EXPECT_EQ(said(run([&](auto& tx) { return recommend(*room, tx, round.id, "Niêm yết lịch tiếp dân", "68.UBND", parse_date("2026-10-15"), front, clock.now()); })), "");
  const auto made = see([&](auto& session) { return recommendations_of(session, round.id); });
  ASSERT_THAT(made, SizeIs(1));
  const auto answer = [&](const std::string& taken, OfficerId who) {
    return said(run([&](auto& tx) { return answer_recommendation(*room, tx, made[0].id, taken, "Sẽ thực hiện", who, clock.now()); }));
  };
  EXPECT_EQ(answer("fully", front), "directives.refused.not_yours");
  EXPECT_EQ(answer("perhaps", government), "directives.refused.taken");
  EXPECT_EQ(answer("fully", government), "");
  EXPECT_EQ(answer("no", government), "directives.refused.answered");
  EXPECT_EQ(fsck(), "");
}

}  // namespace
}  // namespace langnghe::directives
