// A complaint under its law, step by step: each refusal the law asks for, each term at its boundary.
#include <chrono>
#include <cstdio>

#include <set>

#include "casework/classify.h"
#include "casework/matters.h"
#include "casework/signers.h"
#include "casework/special.h"
#include "casework/testing.h"

namespace langnghe::casework {
namespace {

class Complaints : public CaseworkFixture {
 protected:
  Complaints() {
    const Millis today = clock.now();
    clock.set(*parse_instant("2025-01-02"));  // in office long before the cases
    chairman = officer("chairman", "22945.UBND", {"leader"});
    clerk = officer("clerk", "22945.UBND", {"desk", "handler"});
    upper_desk = officer("upper_desk", "68.UBND", {"desk", "handler"});
    upper = officer("upper", "68.UBND", {"leader"});
    clock.set(today);
  }

  Submission complaint() const {
    Submission one = lamp();
    one.kind = "complaint";
    one.category = "kn_land";
    one.words = "Quyết định thu hồi đất số 15 tính sai diện tích của gia đình tôi.";
    one.place.clear();
    one.commune.clear();
    one.may_publish = false;
    one.intake = {{"against", "decision"},         {"respondent", "22945.UBND"},
                  {"contested_number", "15/QĐ-UBND"}, {"contested_date", iso_date(add_days(local_date(clock.now()), -30))},
                  {"learned_on", iso_date(add_days(local_date(clock.now()), -20))},     {"demand", "Đo lại và tính đủ 120 m²."}};
    return one;
  }
  Result<Case> go(const std::string& code, std::int64_t who, const std::string& action, Facts fields = {},
                  int files = 0) {
    Inputs inputs{std::move(fields), {}};
    for (int i = 0; i < files; ++i) inputs.files.push_back(stage("tai-lieu-" + std::to_string(++staged_) + ".pdf"));
    return in([&](auto& tx) {
      return act(*room, tx, code, who == 0 ? Actor::petitioner() : Actor::of_officer(who), action, inputs,
                 clock.now());
    });
  }
  void must(const std::string& code, std::int64_t who, const std::string& action, Facts fields = {}, int files = 0) {
    const auto done = go(code, who, action, std::move(fields), files);
    ASSERT_TRUE(done) << action << ": " << done.error().front().message << " " << done.error().front().field;
  }
  static std::vector<std::string> fields_of(const Result<Case>& result) {
    std::vector<std::string> out;
    if (!result)
      for (const Error& error : result.error()) out.push_back(error.field);
    return out;
  }
  std::string day() const { return iso_date(local_date(clock.now())); }
  void accept(const std::string& code, std::int64_t who) {
    must(code, who, "accept", {{"acceptance_number", "3/TB-UBND"}, {"acceptance_date", day()}});
  }
  void verify(const std::string& code, std::int64_t head, std::int64_t by) {
    must(code, head, "verify", {{"officer", std::to_string(by)}, {"assignment_number", "7/QĐ"}, {"assignment_date", day()}});
  }
  void report(const std::string& code, std::int64_t by, const std::string& finding) {
    must(code, by, "report", {{"finding", finding}, {"report_number", "9/BC"}, {"report_date", day()}, {"words", "Đã đo lại."}}, 1);
  }
  void hold_dialogue(const std::string& code, std::int64_t by) {
    const Date on = add_days(local_date(clock.now()), 7);
    must(code, by, "call_dialogue", {{"dialogue_on", iso_date(on)}, {"dialogue_place", "Phòng họp"}, {"dialogue_chair", "Chủ tịch"}});
    clock.set(start_of(on) + 10 * kHour);
    must(code, by, "record_dialogue", {{"held_on", iso_date(on)}, {"dialogue", "held"}}, 1);
  }
  // To the decision sent, first instance.
  std::string decided() {
    const std::string code = submit(complaint());
    accept(code, handler);
    verify(code, leader, handler);
    report(code, handler, "same");
    must(code, handler, "draft", {{"words", "Công nhận khiếu nại đúng một phần."}});
    must(code, chairman, "decide", {{"decision_number", "21/QĐ-UBND"}, {"decision_date", day()}, {"verdict", "partly"}}, 1);
    return code;
  }
  std::string sent() {
    const std::string code = decided();
    must(code, handler, "send", {{"sent_on", day()}, {"delivered_on", day()}});
    return code;
  }

  std::int64_t chairman = 0, clerk = 0, upper_desk = 0, upper = 0;
  int staged_ = 0;
};

TEST_F(Complaints, GoFromTheLetterToTheSecondDecisionInOneMatter) {
  const std::string first = sent();
  EXPECT_EQ(get(first).state, "sent");
  EXPECT_EQ(get(first).unit, directory->now()->unit("22945.UBND")->id) << "who issued it resolves it first";
  must(first, 0, "appeal", {{"words", "Tôi không đồng ý, diện tích vẫn thiếu 40 m²."}});
  EXPECT_EQ(get(first).state, "appealed");
  const auto facts = db->read([&](storage::Session& s) { return facts_of(s, get(first).id); });
  const std::string second = facts.at("next_case");
  const Case two = get(second);
  EXPECT_EQ(two.kind, "complaint2");
  EXPECT_EQ(two.unit, directory->now()->unit("68.UBND")->id);
  EXPECT_TRUE(two.named) << "the petitioner comes along";
  const auto matters = db->read([&](storage::Session& s) { return matters_of(s, two.id); });
  ASSERT_EQ(matters.size(), 1u);
  EXPECT_EQ(matters.front().kind, "instances");
  accept(second, upper_desk);
  verify(second, upper, upper_desk);
  report(second, upper_desk, "same");
  // Law on Complaints art. 39: a second instance always takes a dialogue.
  EXPECT_EQ(said(go(second, upper_desk, "draft", {{"words", "Giữ nguyên."}})), "casework.refused.dialogue_missing");
  hold_dialogue(second, upper_desk);
  must(second, upper_desk, "draft", {{"words", "Sửa quyết định lần đầu, bồi thường thêm 40 m²."}});
  must(second, upper, "decide", {{"decision_number", "5/QĐ-UBND"}, {"decision_date", day()}, {"verdict", "right"}, {"first_decision", "amended"}}, 1);
  must(second, upper_desk, "send", {{"sent_on", day()}});
  must(second, upper_desk, "publish_decision", {{"publication", "portal"}, {"published_on", day()}});
  clock.advance(32 * kDay);
  EXPECT_GE(take_system_steps(*room, *db, clock.now()), 1);
  EXPECT_EQ(get(second).state, "effective");
  must(second, upper_desk, "enforce", {{"enforcement", "done"}, {"words", "Đã chi trả bồi thường 40 m²."}}, 1);
  EXPECT_EQ(get(second).phase, "rest");
  must(second, 0, "dispute", {{"words", "Tôi chưa nhận được tiền bồi thường."}});
  EXPECT_EQ(get(second).disputes, 1);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Complaints, EveryMissingFieldIsToldAtOnceAndNothingMoves) {
  const std::string code = submit(complaint());
  const auto refused = go(code, handler, "refuse", {{"ground", "because"}, {"refusal_date", "2026-13-01"}});
  EXPECT_THAT(fields_of(refused), testing::UnorderedElementsAre("words", "ground", "refusal_number", "refusal_date"));
  EXPECT_EQ(get(code).state, "received");
  EXPECT_EQ(said(go(code, handler, "decide")), "casework.refused.not_yours");
  EXPECT_EQ(said(go(code, leader, "decide")), "casework.refused.state");
}

TEST_F(Complaints, Art8_APetitionerIsNamed_ADeskMayEnterAnIncompleteLetter) {
  Submission one = complaint();
  one.person = {};
  const Errors errors = check_submission(*room, one, Actor::petitioner(), clock.now());
  std::vector<std::string> fields;
  for (const Error& error : errors) fields.push_back(error.field);
  EXPECT_THAT(fields, testing::UnorderedElementsAre("name", "address"));
  one.channel = "letter";
  EXPECT_THAT(check_submission(*room, one, Actor::of_officer(desk), clock.now()), testing::IsEmpty());
  one.intake.erase("learned_on");
  one.intake["against"] = "weather";
  EXPECT_EQ(check_submission(*room, one, Actor::of_officer(desk), clock.now()).size(), 2u);
}

TEST_F(Complaints, Art9_NinetyDaysToComplain_LastMomentOnTime_FirstMomentLate) {
  // Learned on 1 June 2026: day 90 is 30 August, a Sunday; then Monday to Wednesday are off.
  Submission one = complaint();
  one.intake["learned_on"] = "2026-06-01";
  clock.set(end_of(*parse_date("2026-09-03")) - 1);
  const std::string in_time = submit(one);
  clock.set(end_of(*parse_date("2026-09-03")));
  const std::string late = submit(one);
  clock.advance(kHour);
  accept(in_time, handler);
  EXPECT_EQ(said(go(late, handler, "accept", {{"acceptance_number", "4/TB"}, {"acceptance_date", day()}})),
            "casework.refused.time_barred");
  // The days of an obstacle do not count.
  must(late, handler, "accept", {{"acceptance_number", "4/TB"}, {"acceptance_date", day()}, {"obstacle_from", "2026-07-01"}, {"obstacle_to", "2026-07-10"}});
}

TEST_F(Complaints, Art48_FifteenDaysAgainstADisciplinaryDecision) {
  Submission one = complaint();
  one.intake["against"] = "discipline";
  one.intake["learned_on"] = "2026-08-17";
  clock.set(end_of(*parse_date("2026-09-03")) - 1);
  const std::string in_time = submit(one);
  clock.advance(1);
  const std::string late = submit(one);
  const Facts notice{{"acceptance_number", "4/TB"}, {"acceptance_date", day()}};
  EXPECT_EQ(said(go(in_time, handler, "accept", notice)), "casework.refused.not_now");
  must(in_time, handler, "accept_discipline", notice);
  EXPECT_EQ(said(go(late, handler, "accept_discipline", notice)), "casework.refused.time_barred");
  EXPECT_EQ(iso_date(local_date(*clock_of(in_time, "KN.res_discipline").due_at - 1)), "2026-10-05");
}

TEST_F(Complaints, Layers_TheLawOfTheDayOfReceiptStays) {
  const auto law = [&](const std::string& code) {
    return db->read([&](storage::Session& s) { return facts_of(s, get(code).id).at("law"); });
  };
  Submission one = complaint();
  one.intake["learned_on"] = "2025-06-20";
  clock.set(end_of(*parse_date("2025-06-30")) - 1);
  one.intake.erase("contested_date");
  one.intake.erase("contested_number");
  const std::string old = submit(one);
  clock.advance(1);
  EXPECT_EQ(law(old), "2011");
  EXPECT_EQ(law(submit(one)), "2025");
  one.intake["learned_on"] = "2026-06-20";
  clock.set(end_of(*parse_date("2026-06-30")) - 1);
  const std::string before = submit(one);
  clock.advance(1);
  const std::string after = submit(one);
  EXPECT_EQ(law(before), "2025");
  EXPECT_EQ(law(after), "2026");
  EXPECT_EQ(clock_of(before, "KN.accept").version, "KN.accept.v1");
  EXPECT_EQ(clock_of(after, "KN.accept").version, "KN.accept.v2");
  // The red line of Decree 154/2026 is law from 1 July 2026 only.
  EXPECT_EQ(clocks(before).size(), 1u);
  EXPECT_EQ(clocks(after).size(), 2u);
}

TEST_F(Complaints, Decree155Art22_CasesAcceptedBeforeJuly2026_FollowTheNewDialogueAndSuspension) {
  Submission one = complaint();
  one.intake["learned_on"] = "2026-06-01";
  clock.set(*parse_instant("2026-06-20T09:00"));
  const std::string code = submit(one);
  accept(code, clerk);
  verify(code, chairman, clerk);
  const Facts order{{"suspension", "obstacle"}, {"suspension_order_number", "1/QĐ"}, {"suspension_order_date", "2026-06-22"}, {"words", "Ốm nặng."}};
  clock.set(end_of(*parse_date("2026-06-30")) - 1);
  EXPECT_EQ(said(go(code, chairman, "suspend", order)), "casework.refused.not_yet_law");
  clock.advance(1);
  must(code, chairman, "suspend", order);
  EXPECT_EQ(get(code).phase, "waiting");
  // Three working days to send it (new art. 28b): 2, 3 and 6 July.
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "KN.suspend_send").due_at - 1)), "2026-07-06");
  EXPECT_EQ(said(go(code, chairman, "resume", {{"resumption_number", "2/QĐ"}, {"resumption_date", day()}})), "casework.refused.not_now");
  must(code, clerk, "send_order", {{"order_sent_on", day()}});
  clock.set(*parse_instant("2026-07-11T09:00"));
  must(code, chairman, "resume", {{"resumption_number", "2/QĐ"}, {"resumption_date", day()}});
  // Accepted on 20 June: day 30 was 20 July; ten days stood still.
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "KN.res1").due_at - 1)), "2026-07-30");
}

TEST_F(Complaints, Decree155Art11_FiveDaysNoticeOfADialogue) {
  const std::string code = submit(complaint());
  accept(code, handler);
  verify(code, leader, handler);
  report(code, handler, "differs");
  const auto call = [&](const char* on) {
    return said(go(code, handler, "call_dialogue", {{"dialogue_on", on}, {"dialogue_place", "P. họp"}, {"dialogue_chair", "Chủ tịch"}}));
  };
  clock.set(end_of(*parse_date("2026-07-03")));  // Saturday, 4 July, 00:00
  EXPECT_EQ(call("2026-07-08"), "casework.refused.notice_short");
  clock.set(end_of(*parse_date("2026-07-03")) - 1);
  EXPECT_EQ(call("2026-07-08"), "");
  // Art. 30: demand and findings differ, so no draft before the dialogue.
  EXPECT_EQ(said(go(code, handler, "draft", {{"words", "Bác khiếu nại."}})), "casework.refused.state");
  EXPECT_THAT(fields_of(go(code, handler, "record_dialogue", {{"held_on", "2026-07-08"}, {"dialogue", "held"}}, 1)),
              testing::ElementsAre("held_on"));
  clock.set(*parse_instant("2026-07-08T15:00"));
  must(code, handler, "record_dialogue", {{"held_on", "2026-07-08"}, {"dialogue", "absent"}}, 1);
  must(code, handler, "draft", {{"words", "Bác khiếu nại."}});
  // Four eyes: who drafted does not sign.
  EXPECT_EQ(said(go(code, both, "revise", {{"words", "Sửa."}})), "");
  must(code, both, "draft", {{"words", "Bác khiếu nại, giữ nguyên quyết định."}});
  const Facts decision{{"decision_number", "1/QĐ"}, {"decision_date", day()}, {"verdict", "wrong"}};
  EXPECT_EQ(said(go(code, both, "decide", decision, 1)), "casework.refused.four_eyes");
  must(code, leader, "decide", decision, 1);
}

TEST_F(Complaints, Art28_ComplexIsFoundInWritingBeforeTheTermEnds_30Becomes45) {
  const std::string code = submit(complaint());
  accept(code, handler);
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "KN.res1").due_at - 1)), "2026-07-31");
  const Facts finding{{"complexity", "places"}, {"finding_paper_number", "8/TTr"}, {"finding_paper_date", "2026-07-01"}, {"words", "Hai nơi."}};
  Facts unlisted = finding;
  unlisted["complexity"] = "unlisted";
  EXPECT_EQ(said(go(code, leader, "find_complex", unlisted)), "casework.refused.complexity_unlisted");
  clock.set(end_of(*parse_date("2026-07-31")));
  EXPECT_EQ(said(go(code, leader, "find_complex", finding)), "casework.refused.term_over");
  clock.set(end_of(*parse_date("2026-07-31")) - 1);
  must(code, leader, "find_complex", finding);
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "KN.res1").due_at - 1)), "2026-08-17");
  EXPECT_EQ(said(go(code, leader, "find_complex", finding)), "casework.refused.not_now") << "once";
}

TEST_F(Complaints, Art28_RemoteAreasHave45Days) {
  in([&](auto& tx) -> Result<Case> {
    if (auto set = directory::set_remote(tx, *directory, "22945", true, {}, clock.now()); !set)
      return tl::unexpected<Errors>(set.error());
    return Case{};
  }).value();
  Submission one = complaint();
  one.commune = "22945";
  const std::string code = submit(one);
  accept(code, handler);
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "KN.res1").due_at - 1)), "2026-08-17");
}

TEST_F(Complaints, Art33_ThirtyDaysToComplainAgain_LastMomentOnTime_FirstMomentLate) {
  const std::string first = sent(), other = sent();
  clock.set(*clock_of(first, "KN.appeal_bar").due_at - 1);
  must(first, 0, "appeal", {{"words", "Tôi không đồng ý với quyết định này."}});
  clock.advance(1);
  EXPECT_EQ(said(go(other, 0, "appeal", {{"words", "Tôi không đồng ý với quyết định này."}})), "casework.refused.appeal_late");
}

TEST_F(Complaints, Art33_WithoutADecisionTheSecondComplaintMayComeWhenTheTermIsOver) {
  const std::string code = submit(complaint());
  accept(code, handler);
  const Facts words{{"words", "Hết hạn mà chưa có quyết định giải quyết."}};
  clock.set(end_of(*parse_date("2026-07-31")) - 1);
  EXPECT_EQ(said(go(code, 0, "appeal_overdue", words)), "casework.refused.not_overdue");
  clock.advance(1);
  must(code, 0, "appeal_overdue", words);
  EXPECT_EQ(get(code).state, "appealed");
}

TEST_F(Complaints, Art44_TakesEffectAfterThirtyDays_AndIsFollowedUp) {
  const std::string code = sent();
  clock.set(*clock_of(code, "KN.effective").due_at - 1);
  EXPECT_EQ(take_system_steps(*room, *db, clock.now()), 0);
  clock.advance(1);
  EXPECT_EQ(take_system_steps(*room, *db, clock.now()), 1);
  EXPECT_EQ(get(code).state, "effective");
  EXPECT_EQ(clock_of(code, "KN.effective").state, "met");
  EXPECT_EQ(said(go(code, handler, "enforce", {{"enforcement", "done"}, {"words", "Đã trả."}})), "casework.refused.evidence_missing");
}

TEST_F(Complaints, Art10_WithdrawnAsAWholeIsEnded_InPartGoesOn) {
  const std::string code = submit(complaint());
  accept(code, handler);
  must(code, 0, "ask_withdrawal", {{"withdrawal", "part"}, {"words", "Rút nội dung về cây trồng."}});
  EXPECT_EQ(get(code).phase, "open");
  must(code, 0, "ask_withdrawal", {{"withdrawal", "whole"}, {"words", "Rút toàn bộ."}});
  must(code, leader, "terminate", {{"ending", "withdrawn"}, {"termination_number", "3/QĐ"}, {"termination_date", day()}, {"words", "Người khiếu nại rút đơn."}});
  EXPECT_EQ(clock_of(code, "KN.res1").state, "met");
  must(code, handler, "send_termination", {{"order_sent_on", day()}});
  EXPECT_EQ(get(code).state, "terminated");
}

TEST_F(Complaints, Law42of2013Art29_RepresentativesOfACrowd) {
  Submission one = complaint();
  one.channel = "letter";
  one.intake["signers"] = "10";
  const std::string code = submit(one, Actor::of_officer(desk));
  const Facts notice{{"acceptance_number", "4/TB"}, {"acceptance_date", day()}};
  EXPECT_EQ(said(go(code, handler, "accept", notice)), "casework.refused.not_represented");
  const auto appoint = [&](const char* signers, const char* chosen) {
    return said(go(code, handler, "appoint_representatives", {{"signers", signers}, {"representatives", chosen}, {"appointment_number", "1/GUQ"}, {"appointment_date", day()}}, 1));
  };
  EXPECT_EQ(appoint("10", "3"), "casework.refused.representatives") << "5 to 10 people send 1 or 2";
  EXPECT_EQ(appoint("11", "6"), "casework.refused.number") << "at most 5";
  EXPECT_EQ(appoint("11", "5"), "");
  EXPECT_EQ(appoint("10", "2"), "");
  must(code, handler, "accept", notice);
}

TEST_F(Complaints, ACrowdHasOneAnswerAndEachKeepsTheCode) {
  const std::string lead = submit(complaint()), one = submit(complaint()), other = submit(complaint());
  const auto join = [&](const std::string& code) {
    return db->write([&](storage::Transaction& tx) {
      return join_case(*room, tx, lead, code, "crowd", "Cùng ký một đơn", Actor::of_officer(handler), clock.now());
    });
  };
  const auto matter = join(one);
  ASSERT_TRUE(matter);
  ASSERT_TRUE(join(other));
  EXPECT_FALSE(join(other)) << "only once";
  EXPECT_EQ(get(one).state, "joined");
  EXPECT_FALSE(get(one).due_at) << "the lead's clock is the clock of all";
  ASSERT_TRUE(db->write([&](storage::Transaction& tx) {
    return leave_matter(*room, tx, matter->code, other, "Nội dung khác", Actor::of_officer(handler), clock.now());
  }));
  EXPECT_EQ(get(other).state, "received");
  EXPECT_TRUE(get(other).due_at);
  must(lead, handler, "refuse", {{"ground", "internal"}, {"refusal_number", "2/TB"}, {"refusal_date", day()}, {"words", "Quyết định nội bộ."}});
  EXPECT_EQ(get(one).state, "followed");
  EXPECT_EQ(events(one).back().words, "Quyết định nội bộ.");
  EXPECT_EQ(get(other).state, "received");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Complaints, AListOfSignersIsReadLineByLineAndEachGetsACase) {
  EXPECT_EQ(read_signers("Họ tên;Địa chỉ\nNguyễn A;Thôn 1;068123456789\nTrần B;\"Thôn 2; xóm 3\"")->size(), 2u);
  EXPECT_EQ(read_signers("Nguyễn A,Thôn 1\n,Thôn 2").error().front().args.front().second, "2");
  EXPECT_FALSE(read_signers(" \n"));
  const std::string lead = submit(complaint());
  const auto people = read_signers("Nguyễn A;Thôn 1\nTrần B;Thôn 1\nLê C;Thôn 1\nPhạm D;Thôn 2").value();
  const auto done = db->write([&](storage::Transaction& tx) {
    return add_signers(*room, tx, lead, people, Actor::of_officer(clerk), clock.now());
  });
  ASSERT_TRUE(done) << done.error().front().message;
  ASSERT_EQ(done->size(), 4u);
  EXPECT_EQ(get(done->front().code).state, "joined");
  EXPECT_TRUE(get(done->front().code).named);
  // With the first one they are five: a crowd, which needs representatives.
  EXPECT_EQ(said(go(lead, handler, "accept", {{"acceptance_number", "4/TB"}, {"acceptance_date", day()}})),
            "casework.refused.not_represented");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Complaints, TheLeaderSeesCrowdsBypassedLevelsAndWhatDragsOn) {
  Submission one = complaint();
  one.channel = "letter";
  one.intake["signers"] = "12";
  const std::string crowd = submit(one, Actor::of_officer(desk)), bypass = submit(complaint()), old = submit(complaint());
  must(bypass, handler, "classify", {{"source", "direct"}, {"eligible", "eligible"}, {"competent", "lower"}, {"signers", "1"}, {"lower_open", "1"}, {"branch", "administration"}, {"outcome", "guide"}});
  EXPECT_EQ(said(go(old, leader, "mark_prolonged", {{"words", "Đã rà soát."}})), "casework.refused.document_missing");
  must(old, leader, "mark_prolonged", {{"words", "Đã rà soát."}, {"prolonged_number", "88/TB"}, {"prolonged_date", day()}});
  const std::vector<std::int64_t> units{get(crowd).unit};
  db->read([&](storage::Session& s) {
    const auto a = crowds(s, units, 10), b = level_bypassing(s, units, 10), c = prolonged(s, units, 10);
    ASSERT_EQ(a.size(), 1u);
    EXPECT_EQ(a.front().code, crowd);
    EXPECT_EQ(a.front().people, 12);
    ASSERT_EQ(b.size(), 1u);
    EXPECT_EQ(b.front().code, bypass);
    ASSERT_EQ(c.size(), 1u);
    EXPECT_EQ(c.front().document, "88/TB");
  });
}

TEST_F(Complaints, FalseClosuresAreCountedPerUnitFromFiveAnswersOn) {
  for (int i = 0; i < 5; ++i) {
    const std::string code = sent();
    clock.set(*clock_of(code, "KN.effective").due_at);
    take_system_steps(*room, *db, clock.now());
    must(code, handler, "enforce", {{"enforcement", "done"}, {"words", "Đã chi trả đủ."}}, 1);
    if (i == 0) must(code, 0, "dispute", {{"words", "Chưa nhận được tiền."}});
    const auto rows = db->read([&](storage::Session& s) { return false_closures(s, 0); });
    ASSERT_EQ(rows.size(), i < 4 ? 0u : 1u) << "fewer than five are not shown";
    if (i < 4) continue;
    EXPECT_EQ(rows.front().answered, 5);
    EXPECT_EQ(rows.front().disputed, 1);
    EXPECT_EQ(rows.front().reopened, 1);
  }
}

TEST_F(Complaints, FsckSeesAFactAndAMembershipThatWereTouched) {
  const std::string lead = submit(complaint()), one = submit(complaint());
  ASSERT_TRUE(db->write([&](storage::Transaction& tx) {
    return join_case(*room, tx, lead, one, "same", "Trùng nội dung", Actor::of_officer(handler), clock.now());
  }));
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE case_fact SET value = '2026-06-30' WHERE name = 'learned_on' AND case_id = :id", get(lead).id);
    tx.run("UPDATE matter_case SET reason = 'khác' WHERE case_id = :id", get(one).id);
  });
  const std::string found = fsck();
  EXPECT_THAT(found, testing::HasSubstr("state case " + lead));
  EXPECT_THAT(found, testing::HasSubstr("state matter V-"));
}

TEST_F(Complaints, GuidanceIsGivenOnceForTheSameContent) {
  const std::string first = submit(complaint()), again = submit(complaint());
  const Facts guidance{{"competent_unit", "68.SXD"}, {"words", "Gửi đến Sở Xây dựng."}};
  must(first, handler, "guide", guidance);
  ASSERT_TRUE(db->write([&](storage::Transaction& tx) {
    return join_case(*room, tx, first, again, "same", "Cùng nội dung", Actor::of_officer(handler), clock.now());
  }));
  EXPECT_EQ(said(go(again, handler, "guide", guidance)), "casework.refused.guided_before");
  must(again, handler, "archive", {{"archive_ground", "guided_before"}, {"words", "Đã hướng dẫn ngày trước."}});
}

TEST_F(Complaints, LawsuitInsteadEndsIt) {
  const std::string code = submit(complaint());
  accept(code, handler);
  must(code, 0, "sue", {{"words", "Toà án nhân dân khu vực đã thụ lý."}});
  EXPECT_EQ(get(code).phase, "rest");
  EXPECT_EQ(clock_of(code, "KN.res1").state, "dropped");
}

TEST_F(Complaints, ClassificationIsRecorded_AnOverruledOutcomeTakesAReason) {
  const std::string code = submit(complaint());
  Facts answers{{"source", "direct"}, {"eligible", "eligible"}, {"competent", "other"}, {"signers", "1"}, {"branch", "administration"}, {"outcome", "accept"}};
  EXPECT_EQ(said(go(code, handler, "classify", answers)), "casework.refused.overrule_reason");
  answers["words"] = "Lãnh đạo giao xem xét.";
  must(code, handler, "classify", answers);
  EXPECT_EQ(events(code).back().action, "classify");
}

// Not an assertion on time: prints what the page of a busy unit costs the database.
TEST_F(Complaints, AQueueOfAHundredThousandOpenCasesComesInOrder) {
  const std::string first = submit(complaint());
  const auto unit = get(first).unit;
  db->write([&](storage::Transaction& tx) {
    tx.run(
        "INSERT INTO cases (code, kind, state, phase, unit, category, commune, words, place, channel, language, "
        "received_at, state_at, due_at, due_rule, transfers, disputes, rating_words, publication, public_words, "
        "search, public_search, named, source, external, history, version) "
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
        "SELECT 'X' || i, 'complaint', CASE WHEN i % 3 = 0 THEN 'verifying' ELSE 'received' END, "
        "CASE WHEN i % 50 = 0 THEN 'waiting' ELSE 'open' END, CAST(:unit AS BIGINT), 'land', '', 'noi dung', '', 'web', 'vi', "
        "1000 + i, 1000 + i, CASE WHEN i % 50 = 0 THEN NULL ELSE CAST(1800000000000 AS BIGINT) + (CAST(i AS BIGINT) * 7919) % 100000 * 60000 END, 'KN.res1', 0, 0, '', 0, "
        "'', 'noi dung', '', 0, '', '', '', 0 FROM n",
        unit);
    // As insert_case would have.
    tx.run("DELETE FROM case_open_count");
    tx.run("INSERT INTO case_open_count (unit, day, waiting, part, n) "
           "SELECT unit, day, waiting, 0, COUNT(*) FROM open_case_day GROUP BY unit, day, waiting");
  });
  const auto timed = [&](const char* what, auto&& f) {
    const auto begin = std::chrono::steady_clock::now();
    f();
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    std::printf("  %-34s %6.2f ms\n", what, ms);
  };
  std::vector<QueueRow> rows;
  QueueCount count;
  db->read([&](storage::Session& s) {
    timed("first page, one unit", [&] { rows = queue(s, {.units = {unit}, .limit = 51}, clock.now()); });
    timed("page 40", [&] { queue(s, {.units = {unit}, .offset = 2000, .limit = 51}, clock.now()); });
    timed("four units", [&] { queue(s, {.units = {unit, unit + 1, unit + 2, unit + 3}, .limit = 51}, clock.now()); });
    timed("only one state", [&] { queue(s, {.units = {unit}, .state = "verifying", .limit = 51}, clock.now()); });
    timed("counts", [&] { count = count_queue(*room, s, {unit}, clock.now()); });
  });
  ASSERT_EQ(rows.size(), 51u);
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_LE(*rows[i - 1].due_at, *rows[i].due_at);
  EXPECT_EQ(count.open, 100'001);
  // The last page: what waits for somebody else comes after everything with a due date.
  const auto last = db->read([&](storage::Session& s) { return queue(s, {.units = {unit}, .offset = 98'000, .limit = 51}, clock.now()); });
  EXPECT_TRUE(last.front().due_at);
  EXPECT_FALSE(last.back().due_at);
}

TEST(Classification, EachAnswerLeadsToItsOutcome_Circular05of2021_07of2014) {
  const auto outcome = [](const char* kind, Facts answers) { return classify(kind, answers).outcome; };
  EXPECT_EQ(outcome("complaint", {{"eligible", "eligible"}, {"competent", "ours"}}), "accept");
  EXPECT_EQ(outcome("complaint", {{"eligible", "missing"}, {"competent", "ours"}}), "supplement");
  EXPECT_EQ(outcome("complaint", {{"competent", "other"}}), "guide");
  EXPECT_EQ(outcome("complaint", {{"competent", "other"}, {"guided_before", "1"}}), "archive");
  EXPECT_EQ(outcome("complaint", {{"competent", "other"}, {"source", "forwarded"}}), "return_sender");
  EXPECT_EQ(outcome("complaint", {{"competent", "lower"}}), "guide");
  EXPECT_EQ(outcome("complaint", {{"competent", "lower_late"}}), "urge");
  EXPECT_EQ(outcome("complaint", {{"competent", "ours"}, {"eligible", "time_barred"}}), "refuse");
  EXPECT_EQ(outcome("complaint", {{"competent", "other"}, {"eligible", "time_barred"}}), "archive");
  EXPECT_EQ(outcome("complaint", {{"several", "1"}}), "split");
  EXPECT_EQ(outcome("complaint", {{"competent", "ours"}, {"sensitive", "1"}}), "report_head");
  EXPECT_EQ(outcome("denunciation", {{"competent", "other"}}), "transfer");
  EXPECT_EQ(outcome("reflection", {{"competent", "other"}}), "transfer");
  EXPECT_EQ(outcome("reflection", {{"eligible", "many_bodies"}}), "archive");
}

TEST(Classification, ADenunciationGoesByItsOwnLaw_Law25of2018Arts23To29_Circular05of2021Arts13To16) {
  const auto outcome = [](Facts answers) { return classify("denunciation", answers).outcome; };
  EXPECT_EQ(outcome({{"competent", "ours"}, {"eligible", "eligible"}}), "accept");
  EXPECT_EQ(outcome({{"competent", "ours"}, {"eligible", "no_basis"}}), "refuse");
  EXPECT_EQ(outcome({{"competent", "ours"}, {"eligible", "missing"}}), "supplement");
  EXPECT_EQ(outcome({{"competent", "ours"}, {"eligible", "many_bodies"}}), "archive");
  EXPECT_EQ(outcome({{"competent", "ours"}, {"sensitive", "1"}}), "report_head");
  EXPECT_EQ(outcome({{"competent", "party"}}), "transfer");
  EXPECT_EQ(outcome({{"competent", "other"}, {"guided_before", "1"}}), "archive");  // once only
  EXPECT_EQ(outcome({{"competent", "lower_late"}}), "urge");
  EXPECT_EQ(outcome({{"nameless", "1"}, {"clear", "1"}}), "inform");
  EXPECT_EQ(outcome({{"nameless", "1"}}), "archive");
  EXPECT_EQ(classify("denunciation", {{"competent", "other"}}).clock, "TC.transfer");
  EXPECT_EQ(classify("denunciation", {{"nameless", "1"}, {"clear", "1"}}).clock, "TC.information");
}

// Whatever is answered, of every kind: what follows can be carried out from there.
TEST_F(Complaints, EveryOutcomeOfEveryKindHasItsAction_Circular07of2014) {
  for (const auto& [kind, lifecycle] : lifecycles()) {
    const Action* classify_action = lifecycle.action("classify");
    ASSERT_NE(classify_action, nullptr) << kind;
    std::vector<Facts> answers{{}};
    for (const lifecycle::Field& field : classify_action->fields) {
      std::vector<std::string> values;
      if (field.type == lifecycle::FieldType::kCheckbox) values = {"", "1"};
      if (field.type == lifecycle::FieldType::kChoice && field.name != "outcome" && field.name != "branch")
        for (const auto& entry : lists().find(field.list)->entries) values.push_back(entry.id);
      if (values.empty()) continue;
      std::vector<Facts> more;
      for (const Facts& one : answers)
        for (const std::string& value : values) {
          more.push_back(one);
          if (!value.empty()) more.back()[field.name] = value;
        }
      answers = std::move(more);
    }
    std::set<std::string> outcomes;
    for (const Facts& one : answers) {
      const std::string outcome = classify(kind, one).outcome;
      if (!outcomes.insert(outcome).second) continue;
      const std::string id(action_for(kind, outcome));
      const Action* action = lifecycle.action(id);
      ASSERT_NE(action, nullptr) << kind << ": " << outcome;
      EXPECT_TRUE(action->starts_from(lifecycle.initial)) << kind << ": " << id;
    }
    EXPECT_GE(outcomes.size(), 7U) << kind;
  }
}

}  // namespace
}  // namespace langnghe::casework
