#include "procedures/testing.h"

namespace langnghe::procedures {
namespace {

using ProceduresTest = ProceduresFixture;

TEST_F(ProceduresTest, ADossierFromTheDeskToTheResultSignedFor) {
  const Dossier got = received("marital_status");
  EXPECT_EQ(got.state, "processing");
  EXPECT_EQ(got.register_no, 1);
  EXPECT_EQ(got.unit, ward);
  EXPECT_EQ(got.holder, ward);
  // Monday 3 August 2026 + 3 working days: until 24:00 of Thursday 6.
  EXPECT_EQ(iso_local(*got.appointed), "2026-08-07T00:00:00+07:00");
  at("2026-08-04T09:00");
  const Dossier ready = finished(got);
  EXPECT_EQ(ready.state, "ready");
  EXPECT_FALSE(ready.was_late());
  // The first step had one hour and took a day: the control sheet says so.
  EXPECT_EQ(ready.step_late, "intake");
  auto handed = in([&](auto& tx) { return hand_over(*room, tx, ready.code, "self", desk, clock.now()); });
  ASSERT_TRUE(handed) << said(handed);
  EXPECT_EQ(handed->state, "handed");
  EXPECT_TRUE(handed->fee_paid_at);
  EXPECT_EQ(fsck(), "");
}

TEST_F(ProceduresTest, NoPersonStandsOutsideTheVault) {
  const Dossier got = received("birth");
  db->read([&](storage::Session& session) {
    for (const auto& [text] : session.rows<std::string>("SELECT code || words || papers || ground FROM dossier"))
      EXPECT_EQ(text.find("Hoà"), std::string::npos);
    EXPECT_EQ(vault.records_of(session, {"dossier", got.id}).size(), 1U);
  });
}

TEST_F(ProceduresTest, EveryMissingPaperIsToldAtOnce) {
  Filing bare = filing("birth");
  bare.papers = {{0, false}};
  auto made = in([&](auto& tx) { return receive_dossier(*room, tx, bare, desk, clock.now()); });
  ASSERT_FALSE(made);
  std::vector<std::string> told;
  for (const Error& error : made.error()) told.push_back(error.field + " " + error.message);
  EXPECT_THAT(told, ::testing::ElementsAre("paper_0 procedures.refused.paper_original",
                                           "paper_1 procedures.refused.paper_missing",
                                           "paper_2 procedures.refused.paper_missing"));
}

TEST_F(ProceduresTest, ASupplementIsAskedForOnceAndTheTermBeginsWithTheCompleteFile) {
  Filing bare = filing("marital_status");
  bare.decision = "supplement";
  bare.papers.clear();
  bare.words = "Thiếu tờ khai";
  auto made = in([&](auto& tx) { return receive_dossier(*room, tx, bare, desk, clock.now()); });
  ASSERT_TRUE(made) << said(made);
  EXPECT_EQ(made->state, "supplement");
  EXPECT_FALSE(made->appointed);
  at("2026-08-10T10:00");
  auto whole = in([&](auto& tx) {
    return complete_dossier(*room, tx, made->code, filing("marital_status").papers, desk, clock.now());
  });
  ASSERT_TRUE(whole) << said(whole);
  EXPECT_EQ(iso_local(*whole->appointed), "2026-08-14T00:00:00+07:00");
  auto again = in([&](auto& tx) { return ask_supplement(*room, tx, made->code, "Thiếu nữa", desk, clock.now()); });
  EXPECT_EQ(said(again), "procedures.refused.supplement_once");
  EXPECT_EQ(fsck(), "");
}

TEST_F(ProceduresTest, AnyCommuneTakesInForAnyOther) {
  Filing far = filing("marital_status");
  far.commune = "22946";
  auto made = in([&](auto& tx) { return receive_dossier(*room, tx, far, desk, clock.now()); });
  ASSERT_TRUE(made) << said(made);
  EXPECT_EQ(made->received_unit, ward);
  EXPECT_EQ(made->unit, other_ward);
  auto passed = in([&](auto& tx) { return pass_dossier(*room, tx, made->code, "", desk, clock.now()); });
  ASSERT_TRUE(passed) << said(passed);
  EXPECT_EQ(passed->holder, other_ward);
  // The desk has let go of it; the other ward has it in hand.
  auto twice = in([&](auto& tx) { return pass_dossier(*room, tx, made->code, "", desk, clock.now()); });
  EXPECT_EQ(said(twice), "procedures.refused.not_yours");
  const Dossier ready = finished(*passed);
  EXPECT_EQ(ready.holder, ward);
  EXPECT_EQ(db->read([&](storage::Session& s) { return steps_of(s, ready.id).size(); }), 6U);
}

TEST_F(ProceduresTest, OnlineStandsAtTheDeskUntilItIsChecked) {
  Filing online = filing("house_permit");
  online.commune = "22945";
  online.person.email = "hoa@example.vn";
  online.notify = "email";
  auto made = in([&](auto& tx) { return file_dossier(*room, tx, online, clock.now()); });
  ASSERT_TRUE(made) << said(made);
  EXPECT_EQ(made->state, "registered");
  EXPECT_EQ(iso_local(*made->next_due), "2026-08-05T00:00:00+07:00");
  auto taken = in([&](auto& tx) { return accept_dossier(*room, tx, made->code, online.papers, desk, clock.now()); });
  ASSERT_TRUE(taken) << said(taken);
  EXPECT_EQ(taken->state, "processing");
  EXPECT_EQ(db->read([&](storage::Session& s) { return notices::told(s, {"dossier", made->id}, 9).size(); }), 2U);
  EXPECT_EQ(fsck(), "");
}

TEST_F(ProceduresTest, ADossierKeepsTheVersionItWasFiledUnder) {
  at("2025-06-30T16:00");
  const Dossier old = received("household_new");
  EXPECT_EQ(old.procedure_version, 1);
  at("2025-07-01T08:00");
  EXPECT_EQ(received("household_new").procedure_version, 2);
  EXPECT_EQ(procedure_of(*room, reload(old.code)).version, 1);
}

TEST_F(ProceduresTest, TheQueueHasTheLeastTimeLeftFirstAndWarnsAtTwentyPercent) {
  const Dossier slow = received("house_permit");  // intake: 4 office hours, from Monday 9:00
  const Dossier quick = received("birth");        // intake: 1 office hour
  Filing online = filing("birth");
  online.commune = "22945";
  const auto filed = in([&](auto& tx) { return file_dossier(*room, tx, online, clock.now()); });
  ASSERT_TRUE(filed) << said(filed);
  const auto list = [&](const char* view, std::vector<std::int64_t> units) {
    std::vector<std::string> out;
    db->read([&](storage::Session& s) {
      for (const Dossier& one : dossier_queue(s, {.units = units, .view = view}, clock.now())) out.push_back(one.code);
    });
    return out;
  };
  using ::testing::ElementsAre;
  EXPECT_THAT(list("open", {ward}), ElementsAre(quick.code, slow.code, filed->code));
  EXPECT_THAT(list("open", {other_ward}), ElementsAre());
  EXPECT_THAT(list("check", {ward, other_ward}), ElementsAre(filed->code));
  EXPECT_THAT(list("soon", {ward}), ElementsAre());
  at("2026-08-03T09:47:59");
  EXPECT_THAT(list("soon", {ward}), ElementsAre());
  at("2026-08-03T09:48");  // 12 of 60 minutes left
  EXPECT_THAT(list("soon", {ward}), ElementsAre(quick.code));
  at("2026-08-03T09:59:59");
  EXPECT_THAT(list("late", {ward}), ElementsAre());
  at("2026-08-03T10:00");
  EXPECT_THAT(list("late", {ward}), ElementsAre(quick.code));
  EXPECT_THAT(list("soon", {ward}), ElementsAre());
  const DeskCount count = db->read([&](storage::Session& s) { return count_desk(s, {ward, other_ward}, clock.now()); });
  EXPECT_EQ(count.open, 3);
  EXPECT_EQ(count.late, 1);
  EXPECT_EQ(count.soon, 0);
  EXPECT_EQ(count.check, 1);
  const Dossier done = finished(quick);
  EXPECT_THAT(list("ready", {ward}), ElementsAre(done.code));
  const auto book = db->read([&](storage::Session& s) {
    return register_of(s, {ward, date("2026-08-01"), date("2026-08-31"), 0, 2});
  });
  ASSERT_EQ(book.size(), 2U);
  EXPECT_EQ(book[0].register_no, 1);
  EXPECT_EQ(book[1].code, quick.code);
}

TEST_F(ProceduresTest, FsckFindsAStepMadeShorterBehindItsBack) {
  const Dossier got = received("birth");
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) { tx.run("UPDATE dossier_step SET due_at = due_at + 1"); });
  EXPECT_EQ(fsck(), "state dossier " + got.code + "\n");
}

TEST_F(ProceduresTest, TheViewForFiguresHasWhatItPromises) {
  const Dossier got = received("birth");
  const auto row = db->read([&](storage::Session& s) {
    return s.row<std::string, std::string, int, std::string, std::int64_t, Millis, Millis, Millis, std::optional<Millis>,
                 std::optional<Millis>, std::optional<Millis>, std::optional<Millis>, std::string, std::string,
                 std::string>(
        "SELECT code, procedure_key, procedure_version, field, unit, received_at, appointed, first_appointed, "
        "reappointed, apologised_at, finished_at, handed_at, state, channel, step_late FROM procedures_dossiers");
  });
  ASSERT_TRUE(row);
  EXPECT_EQ(std::get<0>(*row), got.code);
  EXPECT_EQ(std::get<4>(*row), ward);
}

}  // namespace
}  // namespace langnghe::procedures
