#include "procedures/apology.h"

#include "procedures/testing.h"
#include "procedures/tickets.h"

namespace langnghe::procedures {
namespace {

class ApologyTest : public ProceduresFixture {
 protected:
  Apology only_draft() {
    const auto drafts = db->read([&](storage::Session& s) { return apologies_to_sign(s, {ward, other_ward}, 9); });
    EXPECT_EQ(drafts.size(), 1U);
    return drafts.empty() ? Apology{} : drafts.front();
  }
  ApologyText text(std::string_view day) { return {"overload", "Hồ sơ tăng đột biến", "22945.UBND", date(day)}; }
  Result<Apology> sign(const std::string& code, std::string_view day, std::int64_t officer) {
    return in([&](auto& tx) {
      return sign_apology(*room, tx, code, text(day),
                          [](storage::Transaction&, const Apology&) -> Result<std::int64_t> { return 77; }, officer,
                          clock.now());
    });
  }
  int sweep() { return draft_due_apologies(*room, *db, clock.now()); }
};

TEST_F(ApologyTest, IsDraftedBeforeTheDateWhenTheWorkLeftDoesNotFitAnyMore) {
  const Dossier got = received("marital_status");  // Monday 9:00, due Thursday 24:00, 17 hours planned
  EXPECT_EQ(sweep(), 0);
  at("2026-08-05T09:00");
  EXPECT_EQ(sweep(), 0) << "20 % of the time is not reached";
  at("2026-08-06T14:30");
  EXPECT_EQ(sweep(), 1);
  EXPECT_EQ(sweep(), 0) << "once";
  const Apology draft = only_draft();
  EXPECT_EQ(draft.subject_code, got.code);
  EXPECT_EQ(draft.unit, ward);
  EXPECT_EQ(draft.drafted_by, 0);
  EXPECT_EQ(draft.due_at, *got.appointed);
  // 16 hours of steps after the first: Friday and Monday, into Monday afternoon.
  EXPECT_EQ(iso_local(draft.new_due), "2026-08-11T00:00:00+07:00");
  EXPECT_EQ(db->read([&](storage::Session& s) { return notices::count_unseen(s, chairman); }), 1);
  EXPECT_EQ(fsck(), "");
}

TEST_F(ApologyTest, TheHeadSignsAndTheDateMovesOnce) {
  const Dossier got = received("marital_status");
  at("2026-08-06T14:30");
  sweep();
  const Apology draft = only_draft();
  EXPECT_EQ(said(sign(draft.code, "2026-08-11", desk)), "procedures.refused.not_yours");
  EXPECT_EQ(said(sign(draft.code, "2026-08-06", chairman)), "procedures.refused.new_day_before");
  EXPECT_EQ(said(sign(draft.code, "2026-08-08", chairman)), "procedures.refused.new_day_off");
  EXPECT_EQ(said(sign(draft.code, "2026-12-31", chairman)), "procedures.refused.new_day_far");
  const auto sent = sign(draft.code, "2026-08-11", chairman);
  ASSERT_TRUE(sent) << said(sent);
  EXPECT_TRUE(sent->before_due());
  EXPECT_EQ(sent->days_late, 0);
  EXPECT_EQ(sent->channel, "paper");
  EXPECT_EQ(sent->letter, 77);
  const Dossier now = reload(got.code);
  EXPECT_EQ(iso_local(*now.appointed), "2026-08-12T00:00:00+07:00");
  EXPECT_EQ(now.first_appointed, got.appointed);
  EXPECT_EQ(now.apologised_at, sent->sent_at);
  EXPECT_EQ(said(sign(draft.code, "2026-08-13", chairman)), "procedures.refused.state");
  const auto again = in([&](auto& tx) {
    return draft_apology(*room, tx, {"dossier", got.id, got.code, got.procedure_key, "", ward, ward, *now.appointed}, 0,
                         clock.now());
  });
  EXPECT_EQ(said(again), "procedures.refused.apology_once");
  EXPECT_EQ(fsck(), "");
}

TEST_F(ApologyTest, ASecondMissGoesToTheBodyAboveAndIsPublic) {
  const Dossier got = received("marital_status");
  at("2026-08-06T14:30");
  sweep();
  ASSERT_TRUE(sign(only_draft().code, "2026-08-11", chairman));
  at("2026-08-11T23:59:59");
  EXPECT_EQ(escalate_missed(*room, *db, clock.now()), 0);
  at("2026-08-12T00:00");
  EXPECT_EQ(escalate_missed(*room, *db, clock.now()), 1);
  EXPECT_EQ(escalate_missed(*room, *db, clock.now()), 0);
  const auto missed = db->read([&](storage::Session& s) { return second_misses(s, 0, 9); });
  ASSERT_EQ(missed.size(), 1U);
  EXPECT_EQ(missed[0].superior, unit_of("68.UBND"));
  EXPECT_EQ(db->read([&](storage::Session& s) { return notices::count_unseen(s, governor); }), 1);
  // A result after that keeps the miss.
  finished(got);
  EXPECT_EQ(db->read([&](storage::Session& s) { return apology_of(s, "dossier", got.id)->outcome; }), "missed");
  EXPECT_EQ(fsck(), "");
}

TEST_F(ApologyTest, ADraftFallsWhenTheResultComesInTime) {
  const Dossier got = received("marital_status");
  at("2026-08-06T14:30");
  sweep();
  at("2026-08-06T16:00");
  EXPECT_FALSE(finished(got).was_late());
  EXPECT_EQ(db->read([&](storage::Session& s) { return apology_of(s, "dossier", got.id)->state; }), "dropped");
  EXPECT_EQ(fsck(), "");
}

TEST_F(ApologyTest, AStepThatOverranInAnotherBodyIsAtFault) {
  received("marital_status");
  const std::string code = db->read([&](storage::Session& s) { return *s.value<std::string>("SELECT code FROM dossier"); });
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(in([&](auto& tx) { return pass_dossier(*room, tx, code, "", handler, clock.now()); }));
  EXPECT_EQ(reload(code).holder, unit_of("68.CA"));
  at("2026-08-06T15:00");
  ASSERT_TRUE(in([&](auto& tx) { return pass_dossier(*room, tx, code, "", police, clock.now()); }));
  at("2026-08-06T17:00");
  EXPECT_EQ(sweep(), 1);
  const Apology draft = only_draft();
  EXPECT_EQ(draft.unit, unit_of("68.CA"));
  EXPECT_EQ(draft.owner, ward);
  EXPECT_EQ(draft.reason, "other_body");
  EXPECT_EQ(draft.stage, "verify");
}

TEST_F(ApologyTest, ServesCasesOfAnotherRoom) {
  const LateThing late{"case", 41, "7K3Q-F9TM", "complaint", "verifying", ward, ward, instant("2026-08-01T00:00")};
  auto draft = in([&](auto& tx) { return draft_apology(*room, tx, late, handler, clock.now()); });
  ASSERT_TRUE(draft) << said(draft);
  auto sent = sign(draft->code, "2026-08-10", chairman);
  ASSERT_TRUE(sent) << said(sent);
  EXPECT_EQ(sent->days_late, 3);
  auto seen = in([&](auto& tx) { return acknowledge_apology(*room, tx, sent->code, 0, clock.now()); });
  ASSERT_TRUE(seen);
  EXPECT_TRUE(seen->acknowledged_at);
  at("2026-08-10T10:00");
  in([&](auto& tx) {
    settle_apology(*room, tx, "case", 41, true, clock.now());
    return Result<void>{};
  });
  EXPECT_EQ(db->read([&](storage::Session& s) { return apology_of(s, "case", 41)->outcome; }), "kept");
  EXPECT_EQ(fsck(), "");
}

TEST_F(ApologyTest, FiguresCountTheLateTheSorryAndTheKept) {
  const Dossier quick = received("marital_status");
  const Dossier slow = received("marital_status");
  const Dossier silent = received("marital_status");
  finished(quick);
  at("2026-08-06T14:30");
  sweep();
  ASSERT_TRUE(sign("dossier/" + slow.code, "2026-08-11", chairman));
  at("2026-08-10T09:00");
  finished(slow);
  const auto rows = db->read([&](storage::Session& s) {
    return punctuality(s, instant("2026-08-01"), instant("2026-09-01"), clock.now());
  });
  ASSERT_EQ(rows.size(), 1U);
  const Punctuality& one = rows.front();
  EXPECT_EQ(one.unit, ward);
  EXPECT_EQ(one.due, 3);
  EXPECT_EQ(one.on_time, 1);
  EXPECT_EQ(one.late_done, 1);
  EXPECT_EQ(one.late_open, 1);
  EXPECT_EQ(one.sorry_before, 1);
  EXPECT_EQ(one.second, 1);
  EXPECT_EQ(one.second_kept, 1);
  (void)silent;
}

using TicketTest = ProceduresFixture;

TEST_F(TicketTest, NumbersRunBySeriesAndDayAndAreCalledInTurn) {
  const auto take = [&](const char* series) {
    return in([&](auto& tx) { return take_ticket(*room, tx, ward, series, clock.now()); });
  };
  EXPECT_EQ(take("A")->label(), "A001");
  EXPECT_EQ(take("B")->label(), "B001");
  EXPECT_EQ(take("A")->label(), "A002");
  EXPECT_EQ(said(take("Z")), "procedures.refused.series");
  const auto call = [&](const char* series, int counter) {
    return in([&](auto& tx) { return call_next(*room, tx, ward, series, counter, desk, clock.now()); });
  };
  EXPECT_EQ(call("", 1)->label(), "A001");
  EXPECT_EQ(call("A", 2)->label(), "A002");
  EXPECT_EQ(call("", 1)->label(), "B001");
  EXPECT_EQ(said(call("", 1)), "procedures.refused.nobody_waits");
  EXPECT_EQ(said(in([&](auto& tx) { return call_next(*room, tx, ward, "", 1, handler, clock.now()); })),
            "procedures.refused.not_yours");
  EXPECT_EQ(said(call("", 21)), "procedures.refused.counter");
  const auto board = db->read([&](storage::Session& s) { return called_today(s, ward, date("2026-08-03"), 9); });
  EXPECT_EQ(board.size(), 3U);
  at("2026-08-04T08:00");
  EXPECT_EQ(take("A")->label(), "A001");
  at("2026-08-09T08:00");
  EXPECT_EQ(said(take("A")), "procedures.refused.closed_today");
  EXPECT_EQ(fsck(), "");
}

}  // namespace
}  // namespace langnghe::procedures
