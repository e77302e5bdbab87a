#include <chrono>

#include "search/groups.h"
#include "meetings/testing.h"

namespace langnghe::meetings {
namespace {

class Dialogues : public MeetingsFixture {
 protected:
  NewDialogue plan(std::string_view day = "2026-09-12") {
    NewDialogue out;
    out.unit = ward;
    out.chair = chairman;
    out.forum = "listening";
    out.title = "Đối thoại giữa lãnh đạo phường với Nhân dân";
    out.place = "Hội trường UBND phường";
    out.themes = "land,health";
    out.day = date(day);
    return out;
  }
  Dialogue announced() {
    const auto made = in([&](auto& tx) { return plan_dialogue(*room, tx, plan(), desk, clock.now()); });
    EXPECT_TRUE(made) << said(made);
    return in([&](auto& tx) { return announce_dialogue(*room, tx, made->code, "Kính mời bà con.", desk, clock.now()); }).value();
  }
  Result<Question> ask(const Dialogue& at_dialogue, const std::string& words, std::int64_t who = 0, const std::string& once = "") {
    Asked one;
    one.dialogue = at_dialogue.code;
    one.theme = "land";
    one.words = words;
    one.source = who == 0 ? "web" : "hall";
    one.once = once;
    one.cleared = who != 0;
    return in([&](auto& tx) { return ask_question(*room, tx, one, who, clock.now()); });
  }
};

TEST_F(Dialogues, NotOnTetButOnASaturday) {
  at("2026-12-01T09:00");
  EXPECT_EQ(said(in([&](auto& tx) { return plan_dialogue(*room, tx, plan("2027-02-08"), desk, clock.now()); })), "meetings.refused.holiday");
  EXPECT_EQ(said(in([&](auto& tx) { return plan_dialogue(*room, tx, plan("2026-12-12"), desk, clock.now()); })), "");
  EXPECT_EQ(said(in([&](auto& tx) { return plan_dialogue(*room, tx, plan("2026-12-12"), stranger, clock.now()); })), "meetings.refused.not_yours");
}

TEST_F(Dialogues, QuestionsBeforeAndOnTheDayAndNotAfterwards) {
  const auto made = in([&](auto& tx) { return plan_dialogue(*room, tx, plan(), desk, clock.now()); }).value();
  EXPECT_EQ(said(ask(made, "Bao giờ cấp sổ đỏ?")), "meetings.refused.no_dialogue") << "nobody knows of it yet";
  in([&](auto& tx) { return announce_dialogue(*room, tx, made.code, "Kính mời.", desk, clock.now()); }).value();
  const auto early = ask(made, "Bao giờ cấp sổ đỏ?");
  ASSERT_TRUE(early) << said(early);
  EXPECT_EQ(early->public_words, "") << "nobody has cleared it";
  EXPECT_EQ(said(in([&](auto& tx) { return open_dialogue(*room, tx, made.code, desk, clock.now()); })), "meetings.refused.not_yet");
  at("2026-09-12T08:00");
  in([&](auto& tx) { return open_dialogue(*room, tx, made.code, desk, clock.now()); }).value();
  EXPECT_NE(ask(made, "Đường hẻm 12 khi nào sửa?", desk)->public_words, "");
  in([&](auto& tx) { return end_dialogue(*room, tx, made.code, "Biên bản.", desk, clock.now()); }).value();
  EXPECT_EQ(said(ask(made, "Còn tôi nữa?")), "meetings.refused.questions_closed");
  EXPECT_EQ(said(in([&](auto& tx) { return conclude_dialogue(*room, tx, made.code, "Kết luận", "30/TB-UBND", desk, clock.now()); })),
            "meetings.refused.not_yours") << "the leader concludes";
  EXPECT_TRUE(in([&](auto& tx) { return conclude_dialogue(*room, tx, made.code, "Kết luận", "30/TB-UBND", chairman, clock.now()); }));
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, TheSameFormMakesOneQuestion) {
  const auto one = announced();
  EXPECT_EQ(ask(one, "Bao giờ cấp sổ đỏ?", desk, "f1")->code, ask(one, "Bao giờ cấp sổ đỏ?", desk, "f1")->code);
  EXPECT_NE(ask(one, "Bao giờ cấp sổ đỏ?", desk, "f1")->code, ask(one, "Bao giờ cấp sổ đỏ?", desk, "f2")->code);
}

TEST_F(Dialogues, OneAnswerForAGroup) {
  const auto one = announced();
  const auto a = ask(one, "Bao giờ cấp sổ đỏ?").value(), b = ask(one, "Khi nào có sổ đỏ?").value(), c = ask(one, "Sổ đỏ đâu?").value();
  ASSERT_TRUE(in([&](auto& tx) { return group_question(*room, tx, c.code, b.code, desk, clock.now()); }));
  ASSERT_TRUE(in([&](auto& tx) { return group_question(*room, tx, b.code, a.code, desk, clock.now()); }));
  EXPECT_EQ(db->read([&](storage::Session& s) { return members_of(s, a.id); }), 2) << "the group came along";
  EXPECT_EQ(said(in([&](auto& tx) { return group_question(*room, tx, a.code, c.code, desk, clock.now()); })), "meetings.refused.grouped");
  EXPECT_EQ(said(in([&](auto& tx) { return answer_question(*room, tx, c.code, "Trong quý IV.", desk, clock.now()); })), "meetings.refused.answer_head");
  ASSERT_TRUE(in([&](auto& tx) { return answer_question(*room, tx, a.code, "Trong quý IV.", desk, clock.now()); }));
  const auto count = db->read([&](storage::Session& s) { return count_questions(s, one.id); });
  EXPECT_EQ(count.answered, 3);
  EXPECT_EQ(count.open, 0);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, AnAnswerLaterLiesNotBeforeTheDialogue) {
  const auto one = announced();
  const auto asked = ask(one, "Bao giờ cấp sổ đỏ?").value();
  const auto later = [&](const char* day) { return said(in([&](auto& tx) { return answer_later(*room, tx, asked.code, ward, date(day), desk, clock.now()); })); };
  EXPECT_EQ(later("2026-09-11"), "meetings.refused.due_before");
  EXPECT_EQ(later("2026-09-12"), "");
}

TEST_F(Dialogues, TheBodyThatHasToAnswerIsToldMayAnswerAndIsUrgedOnceWhenLate) {
  const auto one = announced();
  const auto asked = ask(one, "Bao giờ cấp sổ đỏ?").value();
  const std::int64_t other = unit_id("22946.UBND");
  EXPECT_EQ(said(in([&](auto& tx) { return answer_question(*room, tx, asked.code, "Sắp rồi.", stranger, clock.now()); })), "meetings.refused.not_yours");
  in([&](auto& tx) { return answer_later(*room, tx, asked.code, other, date("2026-09-18"), desk, clock.now()); }).value();
  const auto told = [&] { return db->read([&](storage::Session& s) { return notices::told(s, notices::Recipient::of_officer(stranger), 10).size(); }); };
  EXPECT_EQ(told(), 1u);
  EXPECT_EQ(db->read([&](storage::Session& s) { return questions_to_answer(s, {other}).size(); }), 1u);
  at("2026-09-18T12:00");
  EXPECT_EQ(urge_answers(*room, *db, clock.now()), 0) << "the last day";
  at("2026-09-19T12:00");
  EXPECT_EQ(urge_answers(*room, *db, clock.now()), 0) << "a Saturday";
  at("2026-09-21T12:00");
  EXPECT_EQ(urge_answers(*room, *db, clock.now()), 1);
  EXPECT_EQ(urge_answers(*room, *db, clock.now()), 0) << "once";
  EXPECT_EQ(told(), 2u);
  EXPECT_TRUE(in([&](auto& tx) { return answer_question(*room, tx, asked.code, "Trong tháng 10.", stranger, clock.now()); }));
  EXPECT_EQ(said(in([&](auto& tx) { return answer_question(*room, tx, asked.code, "Nữa", stranger, clock.now()); })), "meetings.refused.not_yours");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, Law10_2022_Art32_OneConferenceAYearOfACommuneCommittee) {
  const auto report = [&](int year) { return db->read([&](storage::Session& s) { return dialogue_report(*room, s, year, clock.now()); }); };
  EXPECT_TRUE(report(2022).empty()) << "in force since July 2023";
  ASSERT_EQ(report(2023).size(), 2u) << "two committees with a head";
  EXPECT_TRUE(report(2023).front().over);
  const auto one = announced();
  const auto of_ward = [&] {
    for (const DialogueYear& row : report(2026))
      if (row.unit == ward) return row;
    return DialogueYear{};
  };
  EXPECT_FALSE(of_ward().met()) << "announced is not held";
  EXPECT_FALSE(of_ward().over);
  at("2026-09-12T08:00");
  in([&](auto& tx) { return open_dialogue(*room, tx, one.code, desk, clock.now()); }).value();
  EXPECT_TRUE(of_ward().met());
}

TEST_F(Dialogues, OneVoteAVoterForWhatIsPublic) {
  const auto one = announced();
  const auto asked = ask(one, "Bao giờ cấp sổ đỏ?").value();
  const auto vote = [&](const char* who) { return said(in([&](auto& tx) { return vote_question(*room, tx, asked.code, who, clock.now()); })); };
  EXPECT_EQ(vote("x"), "meetings.refused.no_question");
  in([&](auto& tx) { return clear_question(*room, tx, asked.code, "Bao giờ cấp sổ đỏ?", desk, clock.now()); }).value();
  EXPECT_EQ(vote("x"), "");
  EXPECT_EQ(vote("x"), "meetings.refused.voted");
  EXPECT_EQ(vote("y"), "");
  EXPECT_EQ(db->read([&](storage::Session& s) { return find_question(s, asked.code)->votes; }), 2);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, TheFrontOfTheSamePlaceBringsQuestionsAndNobodyElses) {
  const auto planned = in([&](auto& tx) { return plan_dialogue(*room, tx, plan(), desk, clock.now()); }).value();
  const auto bring = [&](const Dialogue& to, std::int64_t who, const char* source) {
    Asked one;
    one.dialogue = to.code;
    one.theme = "land";
    one.words = "Bà con tổ 4 hỏi bao giờ có nước sạch?";
    one.source = source;
    one.cleared = true;
    return in([&](auto& tx) { return ask_question(*room, tx, one, who, clock.now()); });
  };
  EXPECT_EQ(said(bring(planned, front, "front")), "meetings.refused.not_yours") << "not announced";
  const auto one = announced();
  EXPECT_EQ(said(bring(one, other_front, "front")), "meetings.refused.not_yours");
  EXPECT_EQ(said(bring(one, front, "hall")), "meetings.refused.source");
  const auto brought = bring(one, front, "front");
  ASSERT_TRUE(brought) << said(brought);
  EXPECT_EQ(brought->public_words, "") << "the host clears it";
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, AQuestionBecomesACaseOrIsDeclinedOnce) {
  const auto one = announced();
  const auto a = ask(one, "Nhà tôi bị ngập").value(), b = ask(one, "Chuyện riêng").value();
  EXPECT_EQ(said(in([&](auto& tx) { return question_became(*room, tx, a.code, "no code", desk, clock.now()); })), "meetings.refused.case");
  const std::string code = make_code();
  EXPECT_EQ(in([&](auto& tx) { return question_became(*room, tx, a.code, code, desk, clock.now()); })->case_code, code);
  EXPECT_EQ(said(in([&](auto& tx) { return question_became(*room, tx, a.code, code, desk, clock.now()); })), "meetings.refused.answered");
  EXPECT_EQ(said(in([&](auto& tx) { return decline_question(*room, tx, b.code, " ", desk, clock.now()); })), "meetings.refused.missing");
  EXPECT_EQ(in([&](auto& tx) { return decline_question(*room, tx, b.code, "Không thuộc nội dung.", desk, clock.now()); })->state, "declined");
  const auto count = db->read([&](storage::Session& s) { return count_questions(s, one.id); });
  EXPECT_EQ(count.declined, 1);
  EXPECT_EQ(count.answered, 1);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, OneRatingAVoterFromTheDayOnForSixtyDays) {
  const auto one = announced();
  const auto rate = [&](const char* who, int stars) {
    return said(in([&](auto& tx) { return rate_dialogue(*room, tx, one.code, who, stars, "", clock.now()); }));
  };
  EXPECT_EQ(rate("a", 5), "meetings.refused.rating_closed");
  at("2026-09-12T08:00");
  in([&](auto& tx) { return open_dialogue(*room, tx, one.code, desk, clock.now()); }).value();
  EXPECT_EQ(rate("a", 6), "meetings.refused.stars");
  EXPECT_EQ(rate("a", 1), "");
  EXPECT_EQ(rate("a", 5), "") << "thinks better of it";
  for (const char* who : {"b", "c", "d"}) EXPECT_EQ(rate(who, 4), "");
  auto sum = db->read([&](storage::Session& s) { return ratings_of(s, one.id); });
  EXPECT_EQ(sum.count, 4);
  EXPECT_FALSE(sum.enough()) << "four people are no figure";
  at("2026-11-10T23:59");
  EXPECT_EQ(rate("e", 2), "");
  sum = db->read([&](storage::Session& s) { return ratings_of(s, one.id); });
  EXPECT_TRUE(sum.enough());
  EXPECT_DOUBLE_EQ(sum.mean(), 19.0 / 5);
  at("2026-11-11T00:00");
  EXPECT_EQ(rate("f", 2), "meetings.refused.rating_closed");
  EXPECT_TRUE(is_hall_word(*room, one.code, " " + hall_word(*room, one.code)));
  EXPECT_FALSE(is_hall_word(*room, one.code, ""));
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, ARecordingIsAnAddressAndGoesOffThePage) {
  const auto one = announced();
  const auto add = [&](const char* link) { return in([&](auto& tx) { return add_recording(*room, tx, one.code, "Toàn cảnh", link, desk, clock.now()); }); };
  EXPECT_EQ(said(add("https://tv.example/1")), "meetings.refused.dialogue_state") << "nothing has been said yet";
  at("2026-09-12T08:00");
  in([&](auto& tx) { return open_dialogue(*room, tx, one.code, desk, clock.now()); }).value();
  EXPECT_EQ(said(add("javascript:alert(1)")), "meetings.refused.link");
  const auto added = add("https://tv.example/1");
  ASSERT_TRUE(added) << said(added);
  EXPECT_EQ(db->read([&](storage::Session& s) { return media_of(s, one.id).size(); }), 1u);
  EXPECT_EQ(said(in([&](auto& tx) { return hide_medium(*room, tx, added->code, stranger, clock.now()); })), "meetings.refused.not_yours");
  ASSERT_TRUE(in([&](auto& tx) { return hide_medium(*room, tx, added->code, desk, clock.now()); }));
  EXPECT_EQ(db->read([&](storage::Session& s) { return media_of(s, one.id).size(); }), 0u);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Dialogues, DecisionTermsAreCountedFromTheDayOfTheDialogue) {
  const auto one = announced();  // on a Saturday, 12 September 2026
  const auto terms = terms_of(law(), one, clock.now());
  EXPECT_EQ(iso_date(*terms.notice), "2026-09-07") << "the fifth working day back: 11, 10, 9, 8, 7";
  EXPECT_EQ(iso_date(*terms.conclusion), "2026-09-18");
  EXPECT_EQ(iso_date(*terms.answer), "2026-09-25");
}

TEST(LookAlike, FindsTheSameQuestionWithoutMarksAndLeavesOthers) {
  const auto groups = search::groups({"Bao giờ cấp sổ đỏ cho hộ dân khu phố 5?", "Đường hẻm 12 hư hỏng lâu rồi",
                                          "bao gio cap so do cho ho dan khu pho 5", "Trạm y tế thiếu thuốc bảo hiểm"});
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0], (std::vector<std::size_t>{0, 2}));
}

TEST_F(Dialogues, FiveHundredQuestionsAreEnteredGroupedAndReadInTime) {
  const auto one = announced();
  const char* const about[] = {"Bao giờ cấp giấy chứng nhận quyền sử dụng đất cho hộ dân tổ", "Đường hẻm khu phố bị ngập nước mỗi khi mưa ở tổ",
                               "Trạm y tế phường thiếu thuốc bảo hiểm cho người cao tuổi tổ", "Đèn đường hỏng đã lâu chưa được thay mới ở tổ"};
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(ask(one, std::string(about[i % 4]) + " " + std::to_string(i), desk));
  const auto began = std::chrono::steady_clock::now();
  const auto groups = db->read([&](storage::Session& s) { return look_alike_questions(s, one.id); });
  const auto page = db->read([&](storage::Session& s) { return questions_of(s, {.dialogue = one.id, .heads_only = true}); });
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
  EXPECT_EQ(groups.size(), 4u);
  EXPECT_EQ(page.size(), 40u);
  EXPECT_LT(took, 200) << "ms";
  RecordProperty("milliseconds", static_cast<int>(took));
  std::printf("500 questions grouped and read in %d ms\n", static_cast<int>(took));
}

}  // namespace
}  // namespace langnghe::meetings
