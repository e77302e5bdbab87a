#include "meetings/testing.h"

namespace langnghe::meetings {
namespace {

class Commitments : public MeetingsFixture {
 protected:
  NewCommitment promise(std::string_view due = "2026-09-30") {
    NewCommitment out;
    out.unit = ward;
    out.promiser = chairman;
    out.words = "Tôi hứa đến hết tháng 9 bà con hẻm 12 có đèn đường.";
    out.result = "12 bóng đèn sáng";
    out.due = date(due);
    out.made_on = date("2026-08-03");
    out.origin = {"dialogue", 7, "7K3Q-F9TM"};
    return out;
  }
  Result<Commitment> make(const NewCommitment& asked, std::int64_t who) {
    return in([&](auto& tx) { return make_commitment(*promises, tx, asked, who, clock.now()); });
  }
  Result<Commitment> step(const Commitment& one, const std::string& action, const std::string& words, std::int64_t who,
                          std::optional<Date> day = {}, std::vector<std::string> files = {}) {
    return in([&](auto& tx) { return step_commitment(*promises, tx, one.code, action, {words, day, std::move(files)}, who, clock.now()); });
  }
  std::string photo() {
    const auto staged = store->stage({{"evidence", "biên bản.pdf", "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"}});
    EXPECT_TRUE(staged) << said(staged);
    return staged ? staged->front().token : "";
  }
  std::string outcome(const Commitment& one) {
    return std::string(outcome_of(*db->read([&](storage::Session& s) { return find_commitment(s, one.code); }), local_date(clock.now())));
  }
};

TEST_F(Commitments, NotDatedBeforeItsMeetingNotByAStrangerNotFromNowhere) {
  EXPECT_EQ(said(make(promise("2026-08-02"), desk)), "meetings.refused.due_before_meeting");
  EXPECT_EQ(said(make(promise("2026-08-03"), desk)), "") << "on the day itself";
  EXPECT_EQ(said(make(promise(), deputy)), "meetings.refused.not_yours");
  auto asked = promise();
  asked.made_on = date("2026-08-04");
  EXPECT_EQ(said(make(asked, desk)), "meetings.refused.made_later");
  asked = promise();
  asked.origin.kind = "model";
  EXPECT_EQ(said(make(asked, desk)), "meetings.refused.origin");
  asked = promise();
  asked.promiser = stranger;
  EXPECT_EQ(said(make(asked, desk)), "meetings.refused.host");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Commitments, TiedToWhereItWasMadeBothWays) {
  const auto one = make(promise(), desk).value();
  const auto edges = db->read([&](storage::Session& s) { return links::edges_of(s, {"dialogue", 7, ""}); });
  ASSERT_EQ(edges.size(), 1u);
  EXPECT_EQ(edges[0].kind, "promised_in");
  EXPECT_EQ(edges[0].from.code, one.code);
}

TEST_F(Commitments, KeptNeedsEvidenceAndBelongsToTheChain) {
  const auto one = make(promise(), desk).value();
  EXPECT_EQ(said(step(one, "keep", "Đã lắp xong.", desk)), "meetings.refused.evidence");
  EXPECT_EQ(said(step(one, "keep", "", desk, {}, {photo()})), "meetings.refused.missing");
  EXPECT_EQ(said(step(one, "break", "Hết tiền.", desk)), "meetings.refused.not_yours") << "the leader says so";
  const auto kept = step(one, "keep", "Đã lắp xong.", desk, {}, {photo()});
  ASSERT_TRUE(kept) << said(kept);
  EXPECT_EQ(outcome(one), "kept");
  const auto steps = db->read([&](storage::Session& s) { return steps_of(s, one.id); });
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].files, 1);
  const auto edges = db->read([&](storage::Session& s) { return links::edges_of(s, kept->subject()); });
  EXPECT_EQ(edges.size(), 2u) << "promised in, proved by";
  EXPECT_EQ(said(step(one, "progress", "Nữa", desk)), "meetings.refused.commitment_state");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Commitments, ALaterDayMakesNothingPunctual) {
  const auto one = make(promise("2026-09-30"), desk).value();
  EXPECT_EQ(said(step(one, "extend", "Mưa nhiều.", chairman, date("2026-09-30"))), "meetings.refused.not_later");
  EXPECT_EQ(said(step(one, "extend", "Mưa nhiều.", chairman)), "meetings.refused.day");
  ASSERT_TRUE(step(one, "extend", "Mưa nhiều.", chairman, date("2026-10-31")));
  at("2026-10-01T08:00");
  EXPECT_EQ(outcome(one), "running") << "not past the new day";
  ASSERT_TRUE(step(one, "keep", "Xong.", desk, {}, {photo()}));
  EXPECT_EQ(outcome(one), "kept_late") << "past the first day promised";
  ASSERT_TRUE(step(one, "reopen", "Đèn lại tắt.", chairman));
  EXPECT_EQ(outcome(one), "running");
  ASSERT_TRUE(step(one, "break", "Không làm được.", chairman));
  EXPECT_EQ(outcome(one), "broken");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Commitments, LateFromTheDayAfter) {
  const auto one = make(promise("2026-09-30"), desk).value();
  at("2026-09-30T23:59");
  EXPECT_EQ(outcome(one), "running");
  at("2026-10-01T00:00");
  EXPECT_EQ(outcome(one), "overdue");
}

TEST_F(Commitments, GoesUpLevelByLevelOnWorkingDaysAndTellsEachOnce) {
  const auto one = make(promise("2026-09-25"), desk).value();  // a Friday
  const auto run = [&](const char* when) {
    at(when);
    return escalate_commitments(*room, *db, clock.now());
  };
  const auto told = [&](std::int64_t who) {
    return db->read([&](storage::Session& s) { return notices::told(s, notices::Recipient::of_officer(who), 10).size(); });
  };
  EXPECT_EQ(run("2026-09-25T12:00"), 0);
  EXPECT_EQ(run("2026-09-26T12:00"), 0) << "a Saturday";
  EXPECT_EQ(run("2026-09-28T06:59"), 0) << "nobody is told in the night";
  EXPECT_EQ(run("2026-09-28T07:00"), 1);
  EXPECT_EQ(run("2026-09-28T07:01"), 0);
  EXPECT_EQ(told(chairman), 1u);
  EXPECT_EQ(told(vice), 0u);
  EXPECT_EQ(run("2026-10-01T12:00"), 0) << "4 working days";
  EXPECT_EQ(run("2026-10-02T12:00"), 1) << "5 working days: the body above";
  EXPECT_EQ(told(vice), 1u);
  EXPECT_EQ(db->read([&](storage::Session& s) { return find_commitment(s, one.code)->level; }), 2);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Commitments, TheBoardCountsWhatThePublicSees) {
  const auto a = make(promise("2026-08-10"), desk).value();
  make(promise("2026-12-01"), desk).value();
  auto hidden = promise("2026-08-10");
  hidden.is_public = false;
  make(hidden, desk).value();
  ASSERT_TRUE(step(a, "keep", "Xong.", desk, {}, {photo()}));
  at("2026-08-20T08:00");
  const Date today = local_date(clock.now());
  const auto count = db->read([&](storage::Session& s) { return count_commitments(s, {.public_only = true}, today); });
  EXPECT_EQ(count.kept, 1);
  EXPECT_EQ(count.running, 1);
  EXPECT_EQ(count.overdue, 0);
  const auto all = db->read([&](storage::Session& s) { return promisers_of(s, {.units = {ward}}, today); });
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].count.overdue, 1);
  const auto late = db->read([&](storage::Session& s) { return commitments_of(s, {.outcome = "overdue"}, today); });
  ASSERT_EQ(late.size(), 1u);
  EXPECT_FALSE(late[0].is_public);
}

}  // namespace
}  // namespace langnghe::meetings
