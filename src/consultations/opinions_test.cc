#include "consultations/opinions.h"

#include "consultations/boards.h"
#include "consultations/proposals.h"
#include "consultations/publications.h"
#include "consultations/testing.h"
#include "consultations/works.h"

namespace langnghe::consultations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Opinions : public ConsultationsFixture {
 protected:
  NewConsultation draft() const {
    NewConsultation one;
    one.commune = "22945";
    one.subject = "project";
    one.title = "Mở rộng đường Trần Phú";
    one.summary = "Đường rộng thêm 2 m mỗi bên, làm trong 6 tháng.";
    one.touched = "64 hộ hai bên đường.";
    one.budget = "3,2 tỷ đồng, ngân sách phường.";
    one.draft = "Điều 1. Mở rộng mặt đường.\n\nĐiều 2. Giữ lại hàng cây\nhai bên.\n\n\nĐiều 3. Thời gian 6 tháng.";
    return one;
  }
  std::string prepared() {
    return in([&](auto& tx) { return prepare_consultation(*room, tx, runner, draft(), clock.now()); }).value().code;
  }
  std::string opened(const char* until = "2026-07-31") {
    const std::string code = prepared();
    in([&](auto& tx) { return open_consultation(*room, tx, runner, code, parse_date(until), clock.now()); }).value();
    return code;
  }
  Result<Opinion> say(const std::string& code, const std::string& words, int paragraph = 0) {
    NewOpinion one;
    one.words = words;
    one.paragraph = paragraph;
    return in([&](auto& tx) { return send_opinion(*room, tx, Actor::citizen(), code, one, clock.now()); });
  }
};

TEST_F(Opinions, Law10_2022_Article28_2_AtLeastTwentyDays) {
  clock.set(when("2026-07-01T09:00"));
  const std::string code = prepared();
  // 1 July is not counted: the twentieth day is 21 July.
  EXPECT_EQ(said(in([&](auto& tx) { return open_consultation(*room, tx, runner, code, parse_date("2026-07-20"), clock.now()); })),
            "consultations.refused.too_short");
  EXPECT_EQ(said(in([&](auto& tx) { return open_consultation(*room, tx, runner, code, parse_date("2026-07-21"), clock.now()); })), "");
  clock.set(when("2026-07-21T23:59:59"));
  EXPECT_EQ(said(say(code, "Nên giữ hàng cây.")), "");
  EXPECT_EQ(said(in([&](auto& tx) { return close_consultation(*room, tx, runner, code, clock.now()); })),
            "consultations.refused.still_asking");
  clock.set(when("2026-07-22T00:00"));
  EXPECT_EQ(said(say(code, "Muộn rồi.")), "consultations.refused.consultation_over");
  EXPECT_EQ(said(in([&](auto& tx) { return close_consultation(*room, tx, runner, code, clock.now()); })), "");
}

TEST_F(Opinions, ParagraphsAreParts) {
  EXPECT_THAT(paragraphs_of(draft().draft),
              ElementsAre("Điều 1. Mở rộng mặt đường.", "Điều 2. Giữ lại hàng cây\nhai bên.", "Điều 3. Thời gian 6 tháng."));
  const std::string code = opened();
  EXPECT_EQ(said(say(code, "Đúng.", 3)), "");
  EXPECT_EQ(said(say(code, "Đúng.", 4)), "consultations.refused.paragraph");
}

TEST_F(Opinions, NothingEndsWhileOneGroupHasNoAnswer) {
  const std::string code = opened();
  const auto first = say(code, "Xin giữ lại hàng cây xanh hai bên đường", 2).value();
  const auto second = say(code, "Giữ hàng cây xanh hai bên đường giùm bà con", 2).value();
  const auto rude = say(code, "Toàn đồ ăn hại").value();
  clock.set(when("2026-08-01T08:00"));
  in([&](auto& tx) { return close_consultation(*room, tx, runner, code, clock.now()); }).value();
  const auto explain = [&] {
    return in([&](auto& tx) { return explain_consultation(*room, tx, leader, code, "Ban hành kế hoạch.", clock.now()); });
  };
  EXPECT_EQ(said(explain()), "consultations.refused.unmoderated");
  const auto moderate = [&](std::int64_t id, bool show, const std::string& why) {
    return in([&](auto& tx) { return moderate_opinion(*room, tx, runner, id, show, why, clock.now()); });
  };
  EXPECT_EQ(said(moderate(rude.id, false, "")), "consultations.refused.missing") << "its author reads why";
  EXPECT_EQ(said(moderate(rude.id, false, "Lời lẽ xúc phạm.")), "");
  EXPECT_EQ(said(moderate(first.id, true, "")), "");
  EXPECT_EQ(said(moderate(second.id, true, "")), "");
  EXPECT_EQ(said(explain()), "consultations.refused.ungrouped");
  EXPECT_EQ(said(in([&](auto& tx) { return group_opinions(*room, tx, runner, code, {rude.id}, 0, "Khác", clock.now()); })),
            "consultations.refused.not_shown");
  const auto group = in([&](auto& tx) { return group_opinions(*room, tx, runner, code, {first.id, second.id}, 0, "Giữ cây", clock.now()); }).value();
  EXPECT_EQ(group.opinions, 2);
  EXPECT_EQ(said(explain()), "consultations.refused.unanswered");
  EXPECT_EQ(said(in([&](auto& tx) { return answer_group(*room, tx, leader, group.id, "taken", "", clock.now()); })),
            "consultations.refused.missing")
      << "taken in or not, because";
  EXPECT_EQ(said(in([&](auto& tx) { return answer_group(*room, tx, leader, group.id, "taken", "Giữ 42 cây, chỉ dời 3 cây.", clock.now()); })), "");
  EXPECT_EQ(said(explain()), "");
  EXPECT_EQ(ask([&](auto& s) { return find_opinion(s, rude.code); })->reason, "Lời lẽ xúc phạm.");
  EXPECT_EQ(fsck(), "");
  sql("UPDATE opinion SET words = 'Đồng ý hết' WHERE state = 'shown'");
  EXPECT_THAT(fsck(), HasSubstr("state"));
}

TEST_F(Opinions, WordsOfAMeetingAndOfTheFrontComeThroughOfficers) {
  const std::string code = opened();
  NewOpinion one;
  one.channel = "meeting";
  one.words = "Bà con đề nghị làm cống thoát nước trước.";
  one.people = 35;
  const auto enter = [&](const Actor& who) {
    return in([&](auto& tx) { return send_opinion(*room, tx, who, code, one, clock.now()); });
  };
  EXPECT_EQ(said(enter(Actor::citizen())), "consultations.refused.not_yours");
  EXPECT_EQ(said(enter(runner)), "consultations.refused.missing") << "which meeting";
  one.source = "Họp tổ dân phố 3, biên bản ngày 05/7/2026";
  EXPECT_EQ(said(enter(runner)), "");
  one.channel = "front";
  EXPECT_EQ(said(enter(front)), "");
  one.channel = "web";
  EXPECT_EQ(said(enter(runner)), "consultations.refused.people") << "one voice a person on the web";
}

TEST_F(Opinions, Decision218_AnOpenCallNeedsNoDraft) {
  NewConsultation call = draft();
  call.subject = "party";
  call.draft = call.budget = call.touched = "";
  const auto made = in([&](auto& tx) { return prepare_consultation(*room, tx, runner, call, clock.now()); });
  EXPECT_EQ(said(made), "");
  EXPECT_EQ(said(in([&](auto& tx) { return open_consultation(*room, tx, runner, made->code, parse_date("2026-07-16"), clock.now()); })), "");
  EXPECT_EQ(said(say(made->code, "Nên họp chi bộ mở có dân dự.")), "");
}

class Publications : public ConsultationsFixture {
 protected:
  Publication owed(const std::string& item, const char* issued) {
    return in([&](auto& tx) {
             return record_publication(*room, tx, runner, "22945", item, "Dự toán ngân sách 2026", "Văn phòng, 30 ngày",
                                       parse_date(issued), clock.now());
           }).value();
  }
  Result<Posting> post(const std::string& code, const std::string& form, const char* from) {
    return in([&](auto& tx) {
      return post_publication(*room, tx, runner, code, form, "Trụ sở UBND phường", "https://phanthiet.example/ns", parse_date(from), {}, clock.now());
    });
  }
  std::vector<std::string> debts() {
    std::vector<std::string> out;
    for (const Debt& one : ask([&](auto& s) { return debts_of(*room, s, "22945", clock.now()); }))
      out.push_back(one.what + (one.late ? " late" : ""));
    return out;
  }
};

TEST_F(Publications, Law10_2022_Article12_WithinFiveWorkingDays) {
  clock.set(when("2026-07-01T09:00"));  // a Wednesday
  owed("budget", "2026-07-01");
  EXPECT_THAT(debts(), ElementsAre("publish"));
  clock.set(when("2026-07-08T23:59"));
  EXPECT_THAT(debts(), ElementsAre("publish"));
  clock.set(when("2026-07-09T00:00"));
  EXPECT_THAT(debts(), ElementsAre("publish late"));
}

TEST_F(Publications, Law10_2022_Article13_2_PostedThirtyDays) {
  clock.set(when("2026-07-01T09:00"));
  const auto one = owed("budget", "2026-07-01");
  EXPECT_EQ(said(post(one.code, "portal", "2026-07-01")), "");
  EXPECT_THAT(debts(), ElementsAre("posting")) << "on the portal, but not posted";
  const auto posting = post(one.code, "posting", "2026-07-02");
  EXPECT_EQ(said(posting), "consultations.refused.from") << "not from tomorrow";
  const auto today = post(one.code, "posting", "2026-07-01").value();
  EXPECT_THAT(debts(), ElementsAre());
  clock.set(when("2026-08-05T09:00"));
  const auto end = [&](const char* day) {
    return in([&](auto& tx) { return end_posting(*room, tx, runner, today.id, parse_date(day), clock.now()); });
  };
  EXPECT_EQ(said(end("2026-07-30")), "");  // 29 days
  EXPECT_THAT(debts(), ElementsAre("short_posting late"));
  sql("UPDATE posting SET to_at = NULL");
  EXPECT_EQ(said(end("2026-07-31")), "");  // the thirtieth
  EXPECT_THAT(debts(), ElementsAre());
  EXPECT_EQ(fsck(), "");
}

TEST_F(Publications, Law10_2022_Article13_3_ThreeDaysOfLoudspeakerForItemsSevenToTwelve) {
  clock.set(when("2026-07-01T09:00"));
  const auto one = owed("relief", "2026-07-01");
  post(one.code, "posting", "2026-07-01").value();
  EXPECT_THAT(debts(), ElementsAre("speaker"));
  const auto speaker = post(one.code, "speaker", "2026-07-01").value();
  EXPECT_THAT(debts(), ElementsAre());
  clock.set(when("2026-07-10T09:00"));
  in([&](auto& tx) { return end_posting(*room, tx, runner, speaker.id, parse_date("2026-07-03"), clock.now()); }).value();
  EXPECT_THAT(debts(), ElementsAre("short_speaker late")) << "2 and 3 July: two days after the first";
  sql("UPDATE posting SET to_at = NULL WHERE form = 'speaker'");
  in([&](auto& tx) { return end_posting(*room, tx, runner, speaker.id, parse_date("2026-07-04"), clock.now()); }).value();
  EXPECT_THAT(debts(), ElementsAre());
}

TEST_F(Publications, NothingIsPublishedWithoutProof) {
  const auto one = owed("budget", "2026-07-01");
  const auto made = in([&](auto& tx) {
    return post_publication(*room, tx, runner, one.code, "posting", "Nhà văn hoá", "", parse_date("2026-07-01"), {}, clock.now());
  });
  EXPECT_EQ(said(made), "consultations.refused.proof");
  const std::string token = photo();
  EXPECT_EQ(said(in([&](auto& tx) {
              return post_publication(*room, tx, runner, one.code, "posting", "Nhà văn hoá", "", parse_date("2026-07-01"), {token}, clock.now());
            })),
            "");
}

class Works : public ConsultationsFixture {
 protected:
  std::string work() {
    Work one;
    one.commune = "22945";
    one.title = "Bê tông hẻm 12 Trần Phú";
    one.words = "Dài 180 m, rộng 3 m.";
    one.place = "Hẻm 12, đường Trần Phú";
    one.budget = 300'000'000;
    one.people_plan = 120'000'000;
    one.begins_at = clock.now();
    one.ends_at = clock.now() + 90 * kDay;
    return in([&](auto& tx) { return open_work(*room, tx, runner, one, clock.now()); }).value().code;
  }
};

TEST_F(Works, EveryContributionIsAnEntryOfTheLedger) {
  const std::string code = work();
  const auto pay = [&](const std::string& direction, std::int64_t amount) {
    Money one;
    one.direction = direction;
    one.source = "people";
    one.amount = amount;
    one.words = "Đợt 1";
    one.on = clock.now();
    return in([&](auto& tx) { return enter_money(*room, tx, runner, code, one, clock.now()); });
  };
  EXPECT_GT(pay("in", 50'000'000)->entry, 0);
  EXPECT_EQ(said(pay("out", 0)), "consultations.refused.amount");
  EXPECT_EQ(said(pay("out", 30'000'000)), "");
  EXPECT_EQ(fsck(), "");
  sql("UPDATE work_money SET amount = 45000000 WHERE direction = 'in'");
  EXPECT_THAT(fsck(), HasSubstr("state"));
  sql("DELETE FROM work_money WHERE direction = 'in'");
  EXPECT_THAT(fsck(), HasSubstr("state"));
}

TEST_F(Works, IsRatedOnceItIsFinishedAndOnceAPerson) {
  const std::string code = work();
  const auto rate = [&](int stars, const std::string& who) {
    return in([&](auto& tx) { return rate_work(*room, tx, code, stars, "", who, clock.now()); });
  };
  EXPECT_EQ(said(rate(5, "a")), "consultations.refused.state");
  EXPECT_EQ(said(in([&](auto& tx) { return report_progress(*room, tx, runner, code, 60, "Đổ xong nửa đầu.", true, {}, clock.now()); })),
            "consultations.refused.percent");
  in([&](auto& tx) { return report_progress(*room, tx, runner, code, 100, "Xong.", true, {}, clock.now()); }).value();
  EXPECT_EQ(said(rate(5, "a")), "");
  EXPECT_EQ(said(rate(1, "a")), "consultations.refused.rated");
  EXPECT_EQ(said(rate(6, "b")), "consultations.refused.stars");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Works, Law10_2022_Article40_TheBoardIsAnsweredWithinFifteenDays) {
  const std::string code = work();
  Board one;
  one.kind = "investment";
  one.commune = "22945";
  one.name = "Ban GSĐTCĐ hẻm 12";
  one.members = "A\nB\nC\nD";
  one.from_at = clock.now();
  one.to_at = clock.now() + 365 * kDay;
  const auto form = [&] { return in([&](auto& tx) { return form_board(*room, tx, front, one, clock.now()); }); };
  EXPECT_EQ(form().error().size(), 2u) << "four members, and no work";
  one.members += "\nE";
  one.work = code;
  const auto board = form().value();
  Visit visit;
  visit.on = clock.now();
  visit.place = "Hẻm 12";
  visit.work = code;
  visit.findings = "Bê tông mỏng hơn thiết kế ở đoạn cuối.";
  visit.percent = 55;
  const std::string token = photo("ảnh hiện trường.pdf");
  EXPECT_EQ(said(in([&](auto& tx) { return record_visit(*room, tx, front, board.code, visit, {token}, clock.now()); })), "");
  clock.set(when("2026-07-01T09:00"));
  const auto advice = in([&](auto& tx) { return recommend(*room, tx, front, board.code, "Đổ lại 12 m cuối.", clock.now()); }).value();
  // The fifteenth day is 16 July, a Thursday.
  EXPECT_EQ(iso_date(answer_due(*room, advice, clock.now())->due_date), "2026-07-16");
  EXPECT_EQ(answer_due(*room, advice, when("2026-07-16T23:59"))->state, legalclock::ClockState::kRunning);
  EXPECT_EQ(answer_due(*room, advice, when("2026-07-17T00:00"))->state, legalclock::ClockState::kMissed);
  EXPECT_EQ(said(in([&](auto& tx) { return answer_recommendation(*room, tx, front, advice.id, "Đã làm.", clock.now()); })),
            "consultations.refused.not_yours");
  EXPECT_EQ(said(in([&](auto& tx) { return answer_recommendation(*room, tx, leader, advice.id, "Nhà thầu đã đổ lại.", clock.now()); })), "");
  EXPECT_EQ(ask([&](auto& s) { return visits_to(s, code); }).size(), 1u);
  EXPECT_EQ(fsck(), "");
}

class Proposals : public ConsultationsFixture {};

TEST_F(Proposals, Law10_2022_Article16_3_TenPercentOfTheHouseholdsAndConsentsOfThreeMonths) {
  const auto tdp = village("TDP1", "1-41");
  const auto made = in([&](auto& tx) { return start_proposal(*room, tx, runner, tdp, "Làm sân chơi", "Đất trống cuối hẻm.", clock.now()); }).value();
  const auto agree = [&](const std::string& who, const char* day) {
    return in([&](auto& tx) { return add_consents(*room, tx, runner, made.code, who, parse_date(day), clock.now()); });
  };
  const auto raise = [&] { return in([&](auto& tx) { return raise_proposal(*room, tx, runner, made.code, clock.now()); }); };
  EXPECT_EQ(said(agree("01\n02\n03\n04", "2026-07-01")), "");
  EXPECT_EQ(said(agree("77", "2026-07-01")), "consultations.refused.household");
  EXPECT_EQ(said(raise()), "consultations.refused.consents") << "4 of 41 is not 10 %";
  clock.set(when("2026-09-30T12:00"));
  agree("05", "2026-09-30").value();
  EXPECT_TRUE(ask([&](auto& s) { return consents_of(*room, s, made, when("2026-10-01T23:59")); }).enough);
  // On 2 October the four of 1 July no longer stand.
  const auto late = ask([&](auto& s) { return consents_of(*room, s, made, when("2026-10-02T00:00")); });
  EXPECT_EQ(late.valid, 1);
  EXPECT_EQ(late.lapsed, 4);
  EXPECT_EQ(said(raise()), "");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Proposals, ExactlyTenPercentIsEnough) {
  const auto tdp = village("TDP1", "1-40");
  const auto made = in([&](auto& tx) { return start_proposal(*room, tx, runner, tdp, "Làm sân chơi", "Đất trống.", clock.now()); }).value();
  in([&](auto& tx) { return add_consents(*room, tx, runner, made.code, "01\n02\n03", parse_date("2026-07-01"), clock.now()); }).value();
  EXPECT_FALSE(ask([&](auto& s) { return consents_of(*room, s, made, clock.now()); }).enough);
  in([&](auto& tx) { return add_consents(*room, tx, runner, made.code, "03\n04", parse_date("2026-07-01"), clock.now()); }).value();
  const auto now = ask([&](auto& s) { return consents_of(*room, s, made, clock.now()); });
  EXPECT_TRUE(now.enough);
  EXPECT_EQ(now.valid, 4);
}

TEST_F(Proposals, TheFrontMayStandBehindFewer) {
  const auto tdp = village("TDP1", "1-40");
  const auto made = in([&](auto& tx) { return start_proposal(*room, tx, runner, tdp, "Làm sân chơi", "Đất trống.", clock.now()); }).value();
  EXPECT_EQ(said(in([&](auto& tx) { return back_proposal(*room, tx, runner, made.code, clock.now()); })), "consultations.refused.not_yours");
  in([&](auto& tx) { return back_proposal(*room, tx, front, made.code, clock.now()); }).value();
  EXPECT_EQ(said(in([&](auto& tx) { return raise_proposal(*room, tx, runner, made.code, clock.now()); })), "");
}

TEST_F(Proposals, AConsentOfTheLastOfNovemberLapsesWithFebruary) {
  EXPECT_EQ(consent_lapses(*parse_date("2026-11-30"), 3), when("2027-03-01T00:00"));
  EXPECT_EQ(consent_lapses(*parse_date("2026-07-01"), 3), when("2026-10-02T00:00"));
}

TEST_F(Opinions, WhoLeftAnAddressIsToldAndNobodyElse) {
  const std::string code = opened();
  const auto speak = [&](const std::string& words, const std::string& email) {
    NewOpinion one;
    one.words = words;
    one.email = email;
    return in([&](auto& tx) { return send_opinion(*room, tx, Actor::citizen(), code, one, clock.now()); });
  };
  EXPECT_EQ(said(speak("Xin giữ cây.", "khong phai thu")), "consultations.refused.email");
  const auto told = speak("Xin giữ hàng cây.", "hoa@example.com").value();
  const auto rude = speak("Toàn đồ ăn hại.", "bao@example.com").value();
  const auto silent = speak("Xin giữ hàng cây nhé.", "").value();
  const auto whats = [&](const Opinion& one) {
    std::vector<std::string> out;
    for (const auto& kept : ask([&](auto& s) { return notices::told(s, {"opinion", one.id}, 10); })) out.push_back(kept.what);
    return out;
  };
  EXPECT_THAT(whats(told), ElementsAre());
  const auto moderate = [&](const Opinion& one, bool show) {
    in([&](auto& tx) { return moderate_opinion(*room, tx, runner, one.id, show, show ? "" : "Xúc phạm.", clock.now()); }).value();
  };
  moderate(told, true);
  moderate(silent, true);
  moderate(rude, false);
  moderate(rude, false);
  EXPECT_THAT(whats(rude), ElementsAre("opinion.hidden"));
  const auto group = in([&](auto& tx) {
    return group_opinions(*room, tx, runner, code, {told.id, silent.id}, 0, "Giữ cây", clock.now());
  }).value();
  clock.set(when("2026-08-01T08:00"));
  in([&](auto& tx) { return close_consultation(*room, tx, runner, code, clock.now()); }).value();
  in([&](auto& tx) { return answer_group(*room, tx, leader, group.id, "taken", "Giữ lại toàn bộ.", clock.now()); }).value();
  in([&](auto& tx) { return explain_consultation(*room, tx, leader, code, "Ban hành.", clock.now()); }).value();
  EXPECT_THAT(whats(told), ElementsAre("opinion.answered"));
  EXPECT_THAT(whats(rude), ElementsAre("opinion.answered", "opinion.hidden"));
  EXPECT_THAT(whats(silent), ElementsAre());
  // The address is the vault's alone.
  EXPECT_EQ(ask([&](auto& s) {
              return s.template value<std::int64_t>("SELECT count(*) FROM opinion WHERE words LIKE '%example.com%' OR source LIKE '%example.com%'");
            }), 0);
  EXPECT_EQ(fsck(), "");
}

}  // namespace
}  // namespace langnghe::consultations
