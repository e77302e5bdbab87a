// Reports: windows, what adds up, what stands, what changed since; citations in the names.
#include "insight/reports/report.h"

#include <gmock/gmock.h>

#include "insight/reports/frozen.h"
#include "insight/reports/review.h"
#include "insight/testing.h"
#include "ledger/fsck_testing.h"

namespace langnghe::insight {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string window(std::string_view name) {
  const auto period = parse_period(name);
  return period ? iso_date(date_of(period->from_day())) + " " + iso_date(date_of(period->to_day() - 1)) : "";
}

TEST(Windows, OfCircular01_2024_Article7) {
  EXPECT_EQ(window("2026-Q1"), "2025-12-15 2026-03-14");
  EXPECT_EQ(window("2026-Q2"), "2026-03-15 2026-06-14");
  EXPECT_EQ(window("2026-Q3"), "2026-06-15 2026-09-14");
  EXPECT_EQ(window("2026-Q4"), "2026-09-15 2026-12-14");
  EXPECT_EQ(window("2026-H1"), "2025-12-15 2026-06-14");
  EXPECT_EQ(window("2026-9M"), "2025-12-15 2026-09-14");
  EXPECT_EQ(window("2026"), "2025-12-15 2026-12-14");
  EXPECT_EQ(window("2026-03"), "2026-02-15 2026-03-14");
  EXPECT_EQ(window("2021-2025"), "2020-12-15 2025-12-14");
  for (const char* wrong : {"", "2026-Q5", "2026-13", "26-Q1", "2026-H2", "2026-2025", "2026Q1", "2026-Q"}) EXPECT_EQ(window(wrong), "") << wrong;
  EXPECT_EQ(period_before(*parse_period("2026-Q1")).name, "2025-Q4");
  EXPECT_EQ(period_before(*parse_period("2026-01")).name, "2025-12");
  EXPECT_EQ(period_before(*parse_period("2026")).name, "2025");
  EXPECT_EQ(period_before(*parse_period("2026-H1")).name, "2025");
}

class Reports : public InsightFixture {
 protected:
  template <class F>
  auto write(F&& f) {
    return db->write([&](storage::Transaction& tx) { return f(tx); });
  }
  Result<FrozenReport> freeze(std::string_view id, std::string_view period, std::string_view of) {
    return write([&](auto& tx) { return freeze_report(room(), tx, form(id), *parse_period(period), unit(of), clock.now(), 1, clock.now()); });
  }
  std::string fsck() { return ledger::testing::findings(db, clock, report_state_sources()); }
};

TEST_F(Reports, EveryFormOfThePackIsLoadedWithTheColumnsOfTheLaw) {
  const std::vector<std::pair<const char*, std::size_t>> forms_of_law{{"01-TCD", 29}, {"02-TCD", 16}, {"01-XLD", 22}, {"02-XLD", 27}, {"03-XLD", 28},
                                                                     {"04-XLD", 21}, {"01-KQGQ", 27}, {"02-KQGQ", 19}, {"03-KQGQ", 32}, {"04-KQGQ", 24}};
  for (const auto& [id, columns] : forms_of_law) {
    const ReportForm* one = forms.find(id);
    ASSERT_NE(one, nullptr) << id;
    EXPECT_EQ(one->columns.size(), columns) << id;
    for (std::size_t i = 0; i < one->columns.size(); ++i) EXPECT_EQ(one->columns[i].id, std::to_string(i + 1)) << id;
    EXPECT_FALSE(one->rules.empty()) << id;
  }
  EXPECT_NE(forms.find("01/xld"), nullptr);
  EXPECT_TRUE(form("03-XLD").has_denunciations());
  EXPECT_FALSE(form("02-XLD").has_denunciations());
}

TEST_F(Reports, RowsBelowAndWhatTheUnitDidItselfAddUp) {
  open("complaint", "22945.UBND");
  open("complaint", "22946.UBND");
  open("reflection", "68.SXD");
  follow();
  const Report province = report("01-XLD", "2025-Q3", "68");
  ASSERT_THAT(province.rows, SizeIs(4));  // the province, its committee with the department, two wards
  EXPECT_EQ(cell(province, "1"), 3);
  EXPECT_THAT(province.findings, IsEmpty());
  const Report committee = report("01-XLD", "2025-Q3", "68.UBND");
  EXPECT_EQ(cell(committee, "1"), 1);
  EXPECT_EQ(cell(report("02-XLD", "2025-Q3", "VN"), "3"), 2);
}

TEST_F(Reports, DifferencesAreNamedCellByCell) {
  const auto put = [&](const char* column, std::int64_t value) {
    return write([&](auto& tx) { return type_figure(room(), tx, form("02-KQGQ"), *parse_period("2025-Q3"), unit("22945.UBND"), column, value, 1, clock.now()); });
  };
  ASSERT_TRUE(put("3", 100));
  ASSERT_TRUE(put("5", 120));  // more recovered than there is to recover
  EXPECT_EQ(put("1", 5).error().front().message, "reports.refused.column");
  EXPECT_EQ(put("3", -1).error().front().message, "reports.refused.value");
  const Report one = report("02-KQGQ", "2025-Q3", "68");
  EXPECT_EQ(cell(one, "5"), 120);
  // In the province's row and in the ward's.
  ASSERT_THAT(one.findings, SizeIs(2));
  EXPECT_EQ(one.findings[0].rule->text, "5 <= 3");
  EXPECT_EQ(one.findings[0].left, 120);
  EXPECT_EQ(one.findings[0].right, 100);
  ASSERT_TRUE(put("5", 90));
  EXPECT_THAT(report("02-KQGQ", "2025-Q3", "68").findings, IsEmpty());
}

TEST_F(Reports, AFrozenReportIsSignedOnlyWithAnExplanationWhileItDoesNotAddUp) {
  ASSERT_TRUE(write([&](auto& tx) { return type_figure(room(), tx, form("02-KQGQ"), *parse_period("2025-Q3"), unit("22945.UBND"), "5", 7, 1, clock.now()); }));
  EXPECT_EQ(freeze("02-KQGQ", "2025-Q3", "22945").error().front().message, "reports.refused.not_over");
  clock.set(start_of(*parse_date("2025-09-20")));
  follow();
  const auto frozen = freeze("02-KQGQ", "2025-Q3", "22945");
  ASSERT_TRUE(frozen);
  EXPECT_GT(frozen->findings, 0);
  const auto sign = [&](const std::string& words) { return write([&](auto& tx) { return sign_report(room(), tx, frozen->id, words, 2, clock.now()); }); };
  EXPECT_EQ(sign("").error().front().message, "reports.refused.explain");
  EXPECT_EQ(sign("Ngắn quá").error().front().field, "explanation");
  const auto signed_one = sign("Số phải thu do đơn vị khác báo cáo, sẽ bổ sung ở kỳ sau.");
  ASSERT_TRUE(signed_one);
  EXPECT_EQ(sign("Số phải thu do đơn vị khác báo cáo, lần nữa.").error().front().message, "reports.refused.is_signed");
  EXPECT_EQ(freeze("02-KQGQ", "2025-Q3", "22945").error().front().message, "reports.refused.is_signed");
  EXPECT_EQ(fsck(), "");
  db->write([](storage::Transaction& tx) { tx.run("UPDATE report_frozen SET rows = '[]'"); });
  EXPECT_NE(fsck(), "");
}

TEST_F(Reports, AFrozenReportComesOutTheSameForEverAndItsDifferenceFromNowIsExplained) {
  clock.set(start_of(*parse_date("2025-08-20")));
  const auto one = open("complaint", "22945.UBND");
  open("complaint", "22946.UBND");
  follow();
  clock.set(start_of(*parse_date("2025-09-16")));
  follow();
  EXPECT_GT(freeze_ended(room(), *db, clock.now(), 10'000), 0);
  EXPECT_EQ(freeze_ended(room(), *db, clock.now(), 10'000), 0);
  const auto frozen = db->read([&](storage::Session& s) { return frozen_versions(s, "02-XLD", "2025-Q3", unit("68")); });
  ASSERT_THAT(frozen, SizeIs(1));
  EXPECT_EQ(frozen[0].frozen_by, 0);
  EXPECT_EQ(frozen[0].known, parse_period("2025-Q3")->ends_at());
  EXPECT_EQ(cell(report_of(forms, frozen[0]), "3"), 2);
  // Entered ten days late: a letter of 10 September; and a step of today, after the period.
  clock.set(start_of(*parse_date("2025-09-20")) + 9 * kHour);
  open("complaint", "22945.UBND", start_of(*parse_date("2025-09-10")));
  open("denunciation", "22945.UBND", start_of(*parse_date("2025-09-10")));
  step(one, "accept", "accepted");
  follow();
  const Report now = report("02-XLD", "2025-Q3", "68");
  const Report then = report_of(forms, frozen[0]);
  EXPECT_EQ(cell(now, "3"), 3);
  EXPECT_EQ(cell(then, "3"), 2);
  // Counted again as of its moment it is what it was.
  EXPECT_EQ(report("02-XLD", "2025-Q3", "68", frozen[0].known).rows, then.rows);
  const auto changes = db->read([&](storage::Session& s) {
    return report_changes(room(), s, form("02-XLD"), *parse_period("2025-Q3"), unit("68"), frozen[0].known, clock.now());
  });
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].code, "C-3");
  std::vector<std::int64_t> sum(form("02-XLD").columns.size(), 0);
  for (const auto& change : changes)
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += change.cells[i];
  for (std::size_t i = 0; i < sum.size(); ++i) EXPECT_EQ(then.rows[0].cells[i] + sum[i], now.rows[0].cells[i]) << i;
  // A sealed case changes figures and has no code.
  const auto sealed = db->read([&](storage::Session& s) {
    return report_changes(room(), s, form("03-XLD"), *parse_period("2025-Q3"), unit("68"), frozen[0].known, clock.now());
  });
  ASSERT_THAT(sealed, SizeIs(1));
  EXPECT_EQ(sealed[0].code, "");
  EXPECT_EQ(fsck(), "");
  // What was carried into the fourth quarter is no longer what the third ended with.
  clock.set(start_of(*parse_date("2025-12-16")));
  follow();
  const auto next = freeze("02-XLD", "2025-Q4", "68");
  ASSERT_TRUE(next);
  EXPECT_EQ(next->findings, 1);
  const auto before = db->read([&](storage::Session& s) { return report_before(room(), s, form("02-XLD"), *parse_period("2025-Q4"), unit("68")); });
  const auto findings = check_report(report_of(forms, *next), &*before);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].kind, ReportFinding::Kind::kCarry);
  EXPECT_EQ(findings[0].left, 3);
  EXPECT_EQ(findings[0].right, 2);
}

TEST_F(Reports, EveryFigureOpensItsCasesAndNoListShowsADenunciation) {
  const auto one = open("complaint", "22945.UBND");
  open("complaint", "22946.UBND");
  open("denunciation", "22945.UBND");
  clock.advance(kDay);
  step(one, "refuse", "refused", {}, {}, "rest");
  follow();
  const auto list = [&](std::string_view id, std::string_view column, std::string_view of, std::optional<Millis> known = {}) {
    std::vector<std::string> out;
    for (const ReportItem& item : db->read([&](storage::Session& s) {
           return report_items(room(), s, form(id), *form(id).column(column), *parse_period("2025-Q3"), unit(of), false,
                               known.value_or(clock.now()), 0, 50);
         }).items)
      out.push_back(item.code);
    return out;
  };
  EXPECT_THAT(list("01-XLD", "1", "68"), ElementsAre("C-1", "C-2"));
  EXPECT_EQ(cell(report("01-XLD", "2025-Q3", "68"), "1"), 3);
  EXPECT_THAT(list("01-XLD", "4", "68"), ElementsAre("C-1"));
  EXPECT_THAT(list("01-XLD", "5", "68"), ElementsAre("C-2"));
  EXPECT_THAT(list("01-XLD", "5", "68", clock.now() - kHour), ElementsAre("C-1", "C-2"));
  EXPECT_THAT(list("03-XLD", "1", "68"), IsEmpty());
}

TEST_F(Reports, LateIsLateByTheTermThatEndedWithTheDecision_LawOnComplaintsArticle28) {
  for (const char* state : {"met", "missed"}) {
    const auto id = open("complaint", "22945.UBND");
    step(id, "accept", "accepted");
    clock.advance(40 * kDay);
    step(id, "decide", "decided", {{"verdict", "right"}, {"decision_date", iso_date(local_date(clock.now() - 2 * kDay))}},
         {{"KN.res1", state, 0}});
  }
  follow();
  const Report one = report("01-KQGQ", "2025", "22945");
  EXPECT_EQ(cell(one, "5"), 2);
  EXPECT_EQ(cell(one, "20"), 2);
  EXPECT_EQ(cell(one, "25"), 1);
  EXPECT_EQ(cell(one, "26"), 1);
  EXPECT_THAT(one.findings, IsEmpty());
}

TEST_F(Reports, AReviewOfYearsCountsReportsAndDeedsByTheirWindowAndKeepsWhatIsWritten) {
  const ReviewForm form_of = ReviewForm::load(kPack + "/review.toml", forms);
  ASSERT_THAT(form_of.sections, SizeIs(10));
  open("complaint", "22945.UBND");
  follow();
  write([&](storage::Transaction& tx) {
    for (const char* day : {"2024-12-14", "2024-12-15", "2025-12-14", "2025-12-15"})
      tx.run("INSERT INTO meeting_deeds (figure, unit, day) VALUES ('dialogues', :unit, :day)", unit("22945.UBND"), std::string_view(day));
    tx.run("INSERT INTO directive_deeds (figure, unit, day, at) VALUES ('tasks', :unit, '', :at)", unit("68.SXD"), start_of(*parse_date("2025-03-01")));
    return 0;
  });
  const auto say = [&](const std::string& section, const std::string& words) {
    return write([&](auto& tx) { return write_review(room(), form_of, tx, unit("68"), 2021, 2025, section, words, 1, clock.now()); });
  };
  EXPECT_TRUE(say("plans", "Bản đầu"));
  EXPECT_TRUE(say("plans", " Bản sau "));
  EXPECT_EQ(say("nothing", "x").error().front().fault, Fault::kNotFound);
  EXPECT_EQ(say("plans", std::string(kMostReviewWords + 1, 'x')).error().front().field, "words");
  const auto review = db->read([&](storage::Session& s) { return make_review(room(), form_of, s, unit("68"), 2021, 2025, clock.now()); });
  EXPECT_THAT(review.figures.at({"dialogues", 0}), ElementsAre(0, 0, 0, 1, 2));  // 14 December belongs to its year
  EXPECT_THAT(review.figures.at({"plans", 1}), ElementsAre(0, 0, 0, 0, 1));
  EXPECT_THAT(review.figures.at({"petitions", 6}), ElementsAre(0, 0, 0, 0, 1));
  EXPECT_EQ(review.texts.at("plans").words, "Bản sau");
  EXPECT_EQ(ledger::testing::findings(db, clock, {review_state_source()}), "");
  write([](storage::Transaction& tx) { return tx.run("UPDATE review_text SET words = 'khác' WHERE words = 'Bản sau'"); });
  EXPECT_NE(ledger::testing::findings(db, clock, {review_state_source()}), "");
}

}  // namespace
}  // namespace langnghe::insight
