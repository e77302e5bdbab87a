#include <random>

#include "initiatives/testing.h"

namespace langnghe::initiatives {
namespace {

using ::testing::IsEmpty;

using Figures = InitiativesFixture;

// The report of 2020 as it was printed (packs/vn/sample/figures).
Table report_2020() {
  Table one;
  one.form = "summary";
  one.origin = "imported";
  one.year_from = 2016;
  one.year_to = 2020;
  one.source = "Báo cáo năm 2020";
  const std::int64_t models[] = {472, 721, 562, 913}, exemplars[] = {40, 24, 498, 1132};
  const char* fields[] = {"economy", "culture", "defence", "politics"};
  for (int i = 0; i < 4; ++i) {
    one.cells[{fields[i], "collective"}] = models[i];
    one.cells[{fields[i], "individual"}] = exemplars[i];
  }
  one.cells[{"total", "collective"}] = 2668;
  one.cells[{"total", "individual"}] = 1994;
  return one;
}

TEST_F(Figures, TheReportOf2020ModelsHoldExemplarsDifferBy300) {
  const Table table = report_2020();
  const Reconciliation said_of = reconcile(programme(), table, nullptr);
  EXPECT_EQ(said_of.held, 1) << "472 + 721 + 562 + 913 = 2,668";
  ASSERT_EQ(said_of.findings.size(), 1u);
  const Finding& finding = said_of.findings.front();
  EXPECT_EQ(finding.column, "individual");
  EXPECT_EQ(finding.row, "total");
  EXPECT_EQ(finding.sum, 1694) << "40 + 24 + 498 + 1,132";
  EXPECT_EQ(finding.whole, 1994);
  EXPECT_EQ(finding.difference(), 300);
  ASSERT_EQ(finding.parts.size(), 4u);
  EXPECT_EQ(finding.parts[3].second, 1132);
}

TEST_F(Figures, WhatDoesNotAddUpIsSignedWithAnExplanationOnlyAndThenFrozen) {
  Table table = report_2020();
  table.unit = unit("68");
  const auto made = in([&](auto& tx) { return put_table(*room, tx, table, 0, clock.now()); });
  ASSERT_TRUE(made) << said(made);
  const auto sign = [&](const std::string& words, std::int64_t who) {
    return said(in([&](auto& tx) { return sign_table(*room, tx, made->id, words, who, clock.now()); }));
  };
  EXPECT_EQ(sign("Một lời giải thích đủ dài cho bảng này.", province), "initiatives.refused.not_yours");
  EXPECT_EQ(sign("", leader), "initiatives.refused.explanation");
  EXPECT_EQ(sign("ngắn", leader), "initiatives.refused.explanation");
  EXPECT_EQ(sign("Báo cáo in nhầm tổng số điển hình; chưa rõ lĩnh vực nào thiếu 300.", leader), "");
  EXPECT_EQ(sign("Một lời giải thích khác, cũng đủ dài.", leader), "initiatives.refused.signed");
  EXPECT_EQ(said(in([&](auto& tx) { return put_table(*room, tx, table, 0, clock.now()); })), "initiatives.refused.signed");
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE figure_cell SET value = 1694 WHERE line = 'total' AND col = 'individual'");
  });
  EXPECT_NE(fsck().find("figures/"), std::string::npos) << "a frozen figure that was changed is found";
}

TEST_F(Figures, BadCellsAreNamed) {
  Table table = report_2020();
  table.unit = unit("68");
  table.cells[{"astrology", "collective"}] = 1;
  table.cells[{"economy", "individual"}] = -1;
  table.year_to = 2031;
  const auto refused = in([&](auto& tx) { return put_table(*room, tx, table, 0, clock.now()); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().size(), 3u);
}

TEST_F(Figures, TheNextOpeningIsTheLastClosing) {
  Table last, next;
  last.form = next.form = "yearly";
  last.year_from = last.year_to = 2025;
  next.year_from = next.year_to = 2026;
  last.cells = {{{"total", "recognised"}, 40}, {{"total", "running"}, 5}};
  next.cells = {{{"total", "kept"}, 45}, {{"total", "fresh"}, 7}, {{"total", "registered"}, 52}};
  EXPECT_THAT(reconcile(programme(), next, &last).findings, IsEmpty());
  EXPECT_EQ(reconcile(programme(), next, &last).held, 2);
  next.cells[{"total", "kept"}] = 44;
  const auto findings = reconcile(programme(), next, &last).findings;
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[1].difference(), -1);
  EXPECT_EQ(findings[1].part_year, 2025);
}

// A property: whatever officers do, in whatever order, the ready counts say what counting says,
// a computed table adds up, and nothing was touched behind the log.
TEST_F(Figures, WhateverHappensTheReadyCountsEqualTheFullCount) {
  for (const unsigned seed : {1u, 7u}) {
    std::mt19937 random(seed);
    const auto any = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const std::int64_t owners[] = {ward, other};
    std::vector<std::pair<std::string, std::int64_t>> codes;
    for (int step = 0; step < 150; ++step) {
      if (any(40) == 0) clock.advance(200 * kDay);
      if (codes.empty() || any(6) == 0) {
        const std::int64_t owner = owners[any(2)];
        Registration what = any(3) == 0 ? person() : road();
        what.what.field = programme().fields[any(4)].id;
        codes.emplace_back(add(what, owner), owner);
        continue;
      }
      const auto& [code, owner] = codes[any(codes.size())];
      const Model one = get(code);
      if (any(8) == 0) {
        Model changed = one;
        changed.field = programme().fields[any(4)].id;
        (void)in([&](auto& tx) { return edit_model(*room, tx, code, changed, one.version, owner, clock.now()); });
        continue;
      }
      if (one.state == "self_assessed") council(code, any(4) == 0 ? 3 : 9);
      if (one.state == "recognised" && any(2) == 0) {
        const std::string level = programme().levels[any(3)].id;
        const auto proposed = in([&](auto& tx) {
          return propose_commendation(*room, tx, code, level, "Vì hiệu quả rõ rệt, bà con đồng thuận.", province, clock.now());
        });
        if (proposed)
          (void)in([&](auto& tx) {
            return decide_commendation(*room, tx, proposed->code, {true, "12/QĐ-UBND", "2026-07-01", "UBND", ""}, leader,
                                       clock.now());
          });
        continue;
      }
      if (any(3) == 0)
        (void)in([&](auto& tx) {
          return adopt_model(*room, tx, code, "Khác đi.", owner == ward ? other : ward, clock.now());
        });
      const auto actions = lifecycle().actions_from(one.state, lifecycle::By::kOfficer);
      if (actions.empty()) continue;
      const auto* action = actions[any(actions.size())];
      move(code, action->id, action->grant == "model.enter" ? owner : action->grant == "model.review" ? province : leader);
    }
    EXPECT_THAT(wrong_figures(), IsEmpty()) << "seed " << seed;
    for (const int year : {2026, 2027, 2028}) {
      const Table table = db->read([&](storage::Session& s) { return computed_table(*room, s, unit("VN"), year); });
      EXPECT_THAT(reconcile(programme(), table, nullptr).findings, IsEmpty()) << year;
    }
  }
  EXPECT_EQ(fsck(), "");
  // A count somebody spoiled is found and put right.
  db->write([](storage::Transaction& tx) { tx.run("UPDATE model_figure SET registered = registered + 1"); });
  EXPECT_FALSE(wrong_figures().empty());
  db->write([&](storage::Transaction& tx) { recount_figures(tx, directory->now()->units()); });
  EXPECT_THAT(wrong_figures(), IsEmpty());
}

}  // namespace
}  // namespace langnghe::initiatives
