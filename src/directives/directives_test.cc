#include "directives/directives.h"

#include "directives/task_changes.h"
#include "directives/testing.h"

namespace langnghe::directives {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class DirectivesTest : public DirectivesFixture {
 protected:
  Result<Document> relate(const std::string& code, const std::string& kind, const std::string& other) {
    return run([&](auto& tx) { return relate_document(*room, tx, code, {kind, other}, 0, clock.now()); });
  }
  Duty only_duty(const Task& task) {
    return see([&](auto& session) { return duties_of_task(session, task.id); }).front();
  }
  Duty duty(std::int64_t id) {
    return *see([&](auto& session) { return find_duty(session, id); });
  }
};

TEST_F(DirectivesTest, ADocumentIsRegisteredOnceAndFoundByItsNumber) {
  const Document one = enter(document("25-NQ/TW"));
  EXPECT_EQ(one.code, "25-nq-tw");
  EXPECT_EQ(one.standing, "unknown");
  EXPECT_EQ(said(run([&](auto& tx) { return register_document(*room, tx, document("25-nq/tw"), 0, clock.now()); })),
            "directives.refused.there");
  NewDocument other = document("25-NQ/TW");
  other.issuer = "Tỉnh uỷ khác";
  EXPECT_EQ(enter(other).code, "25-nq-tw-2");
  EXPECT_THAT(see([](auto& session) { return documents_numbered(session, " 25-nq/tw"); }), SizeIs(2));
  EXPECT_THAT(see([](auto& session) { return documents(session, {.words = "DAN VAN"}); }), SizeIs(2));
  EXPECT_EQ(see([](auto& session) { return count_documents(session, {.words = "100%"}); }), 0);
  EXPECT_EQ(fsck(), "");
}

TEST_F(DirectivesTest, EveryWrongFieldIsToldAtOnce) {
  NewDocument one = document(" ");
  one.kind = "poem";
  one.issuer = "";
  one.standing = "perhaps";
  one.issued_on = *parse_date("2026-07-02");  // tomorrow
  const auto refused = run([&](auto& tx) { return register_document(*room, tx, one, 0, clock.now()); });
  ASSERT_FALSE(refused);
  std::vector<std::string> fields;
  for (const Error& error : refused.error()) fields.push_back(error.field);
  EXPECT_THAT(fields, ::testing::UnorderedElementsAre("kind", "number", "issuer", "standing", "issued_on"));
  one = document("1");
  one.issued_on = *parse_date("2026-07-01");  // today is fine
  EXPECT_TRUE(run([&](auto& tx) { return register_document(*room, tx, one, 0, clock.now()); }));
}

TEST_F(DirectivesTest, ADirectiveThatImplementsItselfOrItsOwnFollowerIsRefused) {
  const Document a = enter(document("1-CT")), b = enter(document("2-KH")), c = enter(document("3-KH"));
  EXPECT_EQ(said(relate(a.code, "implements", a.code)), "links.refused.itself");
  EXPECT_EQ(said(relate(b.code, "implements", a.code)), "");
  EXPECT_EQ(said(relate(c.code, "implements", b.code)), "");
  EXPECT_EQ(said(relate(a.code, "implements", c.code)), "links.refused.circle");
  EXPECT_EQ(said(relate(a.code, "replaces", b.code)), "links.refused.circle");
  EXPECT_EQ(said(relate(a.code, "implements", "no-such")), "directives.refused.other");
  NewDocument old = document("4-KH"), young = document("5-KH");
  old.issued_on = *parse_date("2020-01-01");
  young.issued_on = *parse_date("2021-01-01");
  enter(old);
  enter(young);
  EXPECT_EQ(said(relate("4-kh", "implements", "5-kh")), "directives.refused.later");
  EXPECT_EQ(said(relate("5-kh", "replaces", "4-kh")), "");
  EXPECT_EQ(see([](auto& session) { return find_document(session, "4-kh"); })->standing, "replaced");
  NewTask task;
  task.title = task.result = "x";
  task.term = 5;
  task.term_unit = "W";
  task.units = {"22945.UBND"};
  EXPECT_EQ(said(run([&](auto& tx) { return give_task(*room, tx, "4-kh", task, 0, clock.now()); })),
            "directives.refused.not_in_force");
  EXPECT_EQ(fsck(), "");
}

// Civil Code 91/2015: the day of the event is not counted (art. 147(2)), the term ends at 24:00 of its
// last day (art. 148(6)) and rolls over days off for calendar days (art. 148(5)).
TEST_F(DirectivesTest, TasksAreDueByWorkingDaysCalendarDaysOrADay_CivilCode147_148) {
  const Document one = enter(document("1-CT"));
  EXPECT_EQ(give(one.code, {"22945.UBND"}, 3, "W").due_at, *parse_instant("2026-07-07T00:00"));   // Mon 6 July
  EXPECT_EQ(give(one.code, {"22945.UBND"}, 3, "C").due_at, *parse_instant("2026-07-07T00:00"));   // Sat 4 rolls
  EXPECT_EQ(give(one.code, {"22945.UBND"}, 2, "C").due_at, *parse_instant("2026-07-04T00:00"));   // Fri 3
  // Over Independence Day (1 and 2 September off in 2026): five working days from Friday 28 August.
  clock.set(*parse_instant("2026-08-28T09:00"));
  const Task task = give(one.code, {"22945.UBND"}, 5, "W");
  EXPECT_EQ(local_date(task.due_at - 1), law().calendar.add_working_days(*parse_date("2026-08-28"), 5));
  EXPECT_THAT(task.reasons, HasSubstr("CD.task_w"));
  NewTask day;
  day.title = day.result = "x";
  day.due_on = *parse_date("2026-08-28");
  day.units = {"22945.UBND"};
  EXPECT_EQ(run([&](auto& tx) { return give_task(*room, tx, one.code, day, 0, clock.now()); })->due_at,
            *parse_instant("2026-08-29T00:00"));
  day.due_on = *parse_date("2026-08-27");
  EXPECT_EQ(said(run([&](auto& tx) { return give_task(*room, tx, one.code, day, 0, clock.now()); })),
            "directives.refused.due_past");
}

TEST_F(DirectivesTest, LateBeginsWithTheFirstInstantAfterTheLastDay_CivilCode148_6) {
  const Document one = enter(document("1-CT"));
  const Task task = give(one.code, {"22945.UBND"}, 3, "W");
  const Duty open = only_duty(task);
  EXPECT_FALSE(open.late(*parse_instant("2026-07-06T23:59:59")));
  EXPECT_TRUE(open.late(*parse_instant("2026-07-07T00:00")));
  const auto state = [&](std::string_view at) {
    return std::string(see([&](auto& session) { return coverage(session, {}, *parse_instant(at)); }).at(0, 0).state());
  };
  EXPECT_EQ(state("2026-07-06T23:59:59"), "missing");
  EXPECT_EQ(state("2026-07-07T00:00"), "late");
}

TEST_F(DirectivesTest, AUnitCarriesItDownReportsAndIsEvaluated) {
  const auto above = officer("danvan", "68.TGDV", "mobilisation", "68");
  const auto below = officer("phuong.a", "22945.UBND", "handler", "22945");
  const auto beside = officer("phuong.b", "22946.UBND", "handler", "22946");
  const Document one = enter(document("1-CT"), above);
  const Task task = give(one.code, {"22945.UBND", "22946.UBND", "22945.UBND"}, 10, "W", above);
  const auto duties = see([&](auto& session) { return duties_of_task(session, task.id); });
  ASSERT_THAT(duties, SizeIs(2));
  const std::int64_t id = duties.front().id;
  const auto report = [&](bool complete, const std::vector<std::string>& files, OfficerId who) {
    return run([&](auto& tx) { return report_duty(*room, tx, id, "Đã triển khai", complete, files, who, clock.now()); });
  };
  EXPECT_EQ(said(report(false, {}, beside)), "directives.refused.not_yours");
  EXPECT_EQ(said(report(false, {}, below)), "");
  EXPECT_EQ(said(report(true, {}, below)), "directives.refused.evidence");
  EXPECT_EQ(said(report(true, evidence(), below)), "directives.refused.document_first");
  // Its own document, which comes to implement the directive.
  const Document own = enter(document("7-KH", "22945.UBND"), below);
  const Document foreign = enter(document("8-KH", "22946.UBND"), beside);
  const auto name = [&](const std::string& code) {
    return run([&](auto& tx) { return name_own_document(*room, tx, id, code, below, clock.now()); });
  };
  EXPECT_EQ(said(name(foreign.code)), "directives.refused.own_unit");
  EXPECT_EQ(said(name(one.code)), "links.refused.itself");
  EXPECT_EQ(said(name("no")), "directives.refused.own");
  EXPECT_EQ(said(name(own.code)), "");
  EXPECT_EQ(see([&](auto& session) { return links::edges_of(session, subject_of(own)); }).front().kind, "implements");
  EXPECT_EQ(said(report(true, evidence(), below)), "");
  EXPECT_EQ(duty(id).state, "reported");
  EXPECT_EQ(said(report(true, evidence(), below)), "directives.refused.reported");
  const auto grade = [&](const std::string& how, const std::string& words, OfficerId who) {
    return run([&](auto& tx) { return evaluate_duty(*room, tx, id, how, words, who, clock.now()); });
  };
  EXPECT_EQ(said(grade("met", "", below)), "directives.refused.not_yours");
  EXPECT_EQ(said(grade("not_met", "", above)), "directives.refused.missing");
  EXPECT_EQ(said(grade("fine", "", above)), "directives.refused.grade");
  EXPECT_EQ(said(grade("not_met", "Chưa có lịch đối thoại", above)), "");
  EXPECT_EQ(duty(id).state, "open");
  EXPECT_EQ(said(report(true, evidence(), below)), "");
  EXPECT_EQ(said(grade("met", "", above)), "");
  EXPECT_EQ(duty(id).state, "done");
  EXPECT_EQ(said(grade("met", "", above)), "directives.refused.not_reported");
  EXPECT_EQ(said(report(false, {}, below)), "directives.refused.done");
  EXPECT_EQ(fsck(), "");
}

TEST_F(DirectivesTest, NoDocumentNeedsAReason_UrgingOnceADay) {
  const Document one = enter(document("1-CT"));
  const Task task = give(one.code, {"22945.UBND", "22946.UBND"}, 3, "W");
  const std::int64_t id = only_duty(task).id;
  const auto explain = [&](const std::string& why) {
    return run([&](auto& tx) { return explain_no_document(*room, tx, id, why, 0, clock.now()); });
  };
  EXPECT_EQ(said(explain(" ")), "directives.refused.missing");
  EXPECT_EQ(said(explain("Phường đã có kế hoạch năm bao gồm nội dung này")), "");
  const auto urge = [&] { return run([&](auto& tx) { return urge_duty(*room, tx, id, "Đề nghị báo cáo", 0, clock.now()); }); };
  EXPECT_EQ(said(urge()), "");
  EXPECT_EQ(said(urge()), "directives.refused.urged_today");
  const auto all = [&] { return run([&](auto& tx) { return urge_late(*room, tx, task.id, "Đã quá hạn", 0, clock.now()); }); };
  EXPECT_EQ(said(all()), "directives.refused.nobody_late");
  clock.set(*parse_instant("2026-07-07T00:00"));
  EXPECT_EQ(all().value(), 2);
  EXPECT_EQ(said(all()), "directives.refused.nobody_late");
  EXPECT_EQ(duty(id).urges, 2);
  EXPECT_THAT(see([&](auto& session) { return urges_of(session, id); }), SizeIs(2));
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) { tx.run("UPDATE directive_duty SET due_at = due_at + 86400000 WHERE id = :id", id); });
  EXPECT_THAT(fsck(), HasSubstr("directive task/" + std::to_string(task.id)));
}

TEST_F(DirectivesTest, ACommunesDocumentBindsTheCommuneOnly) {
  const auto below = officer("phuong.a", "22945.UBND", "handler", "22945");
  const Document own = enter(document("7-KH", "22945.UBND"), below);
  NewTask task;
  task.title = task.result = "x";
  task.term = 5;
  task.term_unit = "C";
  task.units = {"22946.UBND"};
  EXPECT_EQ(said(run([&](auto& tx) { return give_task(*room, tx, own.code, task, below, clock.now()); })),
            "directives.refused.not_below");
  task.units = {"22945.UBND"};
  EXPECT_EQ(said(run([&](auto& tx) { return give_task(*room, tx, own.code, task, below, clock.now()); })), "");
  task.units = {};
  EXPECT_EQ(said(run([&](auto& tx) { return give_task(*room, tx, own.code, task, below, clock.now()); })),
            "directives.refused.no_units");
}

class ProvinceTest : public DirectivesFixture {
 protected:
  ProvinceTest() : DirectivesFixture(124) {}
};

TEST_F(ProvinceTest, TheMatrixOf124CommunesAnd200DirectivesIsReadInTime) {
  // 25,000 single rows take PostgreSQL a minute when the machine is busy: a fifth of them there.
  const int documents = storage::TestDatabase::on_postgres() ? 40 : 200;
  db->write([&](storage::Transaction& tx) {
    for (int i = 0; i < documents; ++i) {
      const auto one = register_document(*room, tx, document(std::to_string(i) + "-CT"), 0, clock.now()).value();
      NewTask task;
      task.title = task.result = "x";
      task.term = i % 2 == 0 ? 1 : 30;
      task.term_unit = "W";
      task.units = committees;
      give_task(*room, tx, one.code, task, 0, clock.now()).value();
    }
    tx.run("UPDATE directive_duty SET state = 'done' WHERE unit = (SELECT MIN(unit) FROM directive_duty)");
  });
  clock.advance(5 * kDay);
  // The best of five: others may be using the machine.
  Coverage all;
  std::chrono::steady_clock::duration took = std::chrono::hours(1);
  for (int i = 0; i < 5; ++i) {
    const auto began = std::chrono::steady_clock::now();
    all = see([&](auto& session) { return coverage(session, {}, clock.now()); });
    took = std::min(took, std::chrono::steady_clock::now() - began);
  }
  ASSERT_EQ(all.units.size(), 124u);
  ASSERT_EQ(all.columns.size(), static_cast<std::size_t>(documents));
  std::map<std::string, int> states;
  for (const Cell& cell : all.cells) ++states[std::string(cell.state())];
  EXPECT_EQ(states["done"], documents);
  EXPECT_EQ(states["late"], 123 * documents / 2);
  EXPECT_EQ(states["missing"], 123 * documents / 2);
  EXPECT_LT(std::chrono::duration_cast<std::chrono::milliseconds>(took).count(), 200);
  RecordProperty("coverage_ms", static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
}

TEST_F(DirectivesTest, ATaskGetsALaterDayOrIsTakenBackWithAReasonAndTheUnitIsTold) {
  const Document one = enter(document("9-CT"));
  const std::int64_t head = officer("chairman", committees[0], "leader", committees[0]);
  const Task task = give(one.code, {committees[0]});
  const auto extend = [&](const char* day, const std::string& why) {
    return said(run([&](auto& tx) { return extend_task(*room, tx, task.id, *parse_date(day), why, 0, clock.now()); }));
  };
  const std::string due = iso_date(local_date(task.due_at - 1));
  EXPECT_EQ(extend(due.c_str(), "Bão"), "directives.refused.not_later");
  EXPECT_EQ(extend("2027-03-31", " "), "directives.refused.missing");
  EXPECT_EQ(extend("2027-03-31", "Bão số 5"), "");
  EXPECT_EQ(only_duty(task).due_at, end_of(*parse_date("2027-03-31")));
  const auto told = [&] { return see([&](auto& session) { return notices::told(session, notices::Recipient::of_officer(head), 10); }); };
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_EQ(told().front().what, "directive.extended");
  EXPECT_EQ(said(run([&](auto& tx) { return urge_duty(*room, tx, only_duty(task).id, "Đề nghị báo cáo", 0, clock.now()); })), "");
  EXPECT_EQ(told().front().what, "directive.urged");
  const auto withdraw = [&] { return said(run([&](auto& tx) { return withdraw_task(*room, tx, task.id, "Thay bằng nhiệm vụ khác", 0, clock.now()); })); };
  EXPECT_EQ(withdraw(), "");
  EXPECT_EQ(withdraw(), "directives.refused.withdrawn");
  EXPECT_EQ(extend("2027-04-30", "Bão"), "directives.refused.withdrawn");
  EXPECT_EQ(said(run([&](auto& tx) { return report_duty(*room, tx, only_duty(task).id, "x", false, {}, 0, clock.now()); })), "directives.refused.withdrawn");
  EXPECT_THAT(see([&](auto& session) { return duties_of_document(session, one.id); }), IsEmpty());
  EXPECT_THAT(see([&](auto& session) { return coverage(session, {}, clock.now()).columns; }), IsEmpty());
  EXPECT_THAT(see([&](auto& session) { return changes_of(session, task.id); }), SizeIs(2));
  EXPECT_EQ(told().front().what, "directive.withdrawn");
  EXPECT_EQ(fsck(), "");
}

}  // namespace
}  // namespace langnghe::directives
