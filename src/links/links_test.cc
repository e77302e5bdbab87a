#include "links/links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/keys.h"
#include "ledger/log.h"
#include "ledger/testing.h"
#include "links/names.h"
#include "storage/testing.h"

namespace langnghe::links {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Kinds& kinds() {
  static const Kinds all = Kinds::load(std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn/links.toml");
  return all;
}

class LinksTest : public ::testing::Test {
 protected:
  LinksTest() {
    auto steps = ledger::migrations();
    for (auto& step : migrations()) steps.push_back(step);
    storage::migrate(*db, steps);
  }
  static Subject a_case(int id) { return {"case", id, "CASE-" + std::to_string(id)}; }
  static Subject directive(int id) { return {"directive", id, "CT-" + std::to_string(id)}; }
  static Subject task(int id) { return {"task", id, "NV-" + std::to_string(id)}; }

  Result<Edge> tie(const std::string& kind, const Subject& from, const Subject& to,
                   const std::string& words = {}) {
    return db->write([&](storage::Transaction& tx) {
      return join(kinds(), tx, {kind, from, to, words}, {7, "68.UBND"}, now);
    });
  }
  Result<Edge> untie(std::int64_t id, const std::string& reason) {
    return db->write([&](storage::Transaction& tx) { return undo(tx, id, reason, {8, "68.UBND"}, now + 1); });
  }
  std::vector<Edge> edges(const Subject& one, bool undone = false) {
    return db->read([&](storage::Session& session) { return edges_of(session, one, undone); });
  }
  Chain chain(const Subject& one, int depth, const std::function<bool(const Subject&)>& may = {},
              std::size_t most = 120) {
    return db->read([&](storage::Session& session) { return chain_of(session, one, depth, may, most); });
  }
  static std::vector<std::string> codes(const Chain& chain) {
    std::vector<std::string> out;
    for (const Node& node : chain.nodes) out.push_back(node.subject.code);
    return out;
  }
  static std::string said(const Result<Edge>& result) {
    return result ? "" : result.error().front().message;
  }
  std::string fsck() {
    const std::string keys = db.directory() + "/keys";
    create_keys(keys);
    ledger::LogOptions options;
    options.origin = "test.example/log";
    options.seed = std::string(32, 'l');
    options.subject_key = std::string(32, 'k');
    options.memory_directory = keys;
    {
      ManualClock clock(now);
      ledger::Log log(*db, clock, options);
      while (log.sequence_now()) {}
    }
    ledger::FsckOptions check;
    check.origin = options.origin;
    check.public_key = ledger::Signer(options.origin, options.seed).verifier().key;
    check.sources = {state_source()};
    std::string out;
    for (const auto& finding : ledger::fsck(*db, check).findings) out += finding.kind + " " + finding.where + "\n";
    return out;
  }

  storage::TestDatabase db;
  Millis now = *parse_instant("2026-07-01T09:00");
};

TEST_F(LinksTest, AnEdgeIsReadFromBothEnds) {
  ASSERT_EQ(said(tie("led_to", a_case(1), directive(2), "  Nhiều phản ánh về cấp nước ")), "");
  ASSERT_EQ(edges(a_case(1)).size(), 1u);
  ASSERT_EQ(edges(directive(2)).size(), 1u);
  const Edge edge = edges(directive(2)).front();
  EXPECT_EQ(edge.from.code, "CASE-1");
  EXPECT_EQ(edge.words, "Nhiều phản ánh về cấp nước");
  EXPECT_EQ(edge.other(directive(2)).code, "CASE-1");
  EXPECT_EQ(kinds().edge(edge.kind)->name("vi", true), "dẫn đến");
  EXPECT_EQ(kinds().edge(edge.kind)->name("en", false), "came from");
  EXPECT_THAT(edges(directive(1)), IsEmpty());
}

TEST_F(LinksTest, RefusesWhatCannotBe) {
  EXPECT_EQ(said(tie("knows", a_case(1), directive(2))), "links.refused.kind");
  EXPECT_EQ(said(tie("led_to", a_case(1), a_case(1))), "links.refused.itself");
  EXPECT_EQ(said(tie("implements", directive(1), directive(1))), "links.refused.itself");
  EXPECT_EQ(said(tie("implements", a_case(1), directive(1))), "links.refused.ends");
  EXPECT_EQ(said(tie("led_to", a_case(1), directive(2), std::string(501, 'x'))), "links.refused.words_long");
  ASSERT_EQ(said(tie("led_to", a_case(1), directive(2))), "");
  EXPECT_EQ(said(tie("led_to", a_case(1), directive(2))), "links.refused.there");
  EXPECT_EQ(said(tie("implements", directive(9), directive(2))), "");
  EXPECT_EQ(edges(a_case(1)).size(), 1u);
}

TEST_F(LinksTest, DocumentsFormNoCircleWhateverTheKind) {
  ASSERT_EQ(said(tie("implements", directive(2), directive(1))), "");
  ASSERT_EQ(said(tie("amends", directive(3), directive(2))), "");
  EXPECT_EQ(said(tie("implements", directive(1), directive(2))), "links.refused.circle");
  const auto circle = tie("replaces", directive(1), directive(3));
  EXPECT_EQ(said(circle), "links.refused.circle");
  EXPECT_THAT(circle.error().front().args, ElementsAre(::testing::Pair("from", "CT-1"), ::testing::Pair("to", "CT-3")));
  // Two ways up to one document are no circle.
  EXPECT_EQ(said(tie("implements", directive(3), directive(1))), "");
}

TEST_F(LinksTest, UndoneWithAReasonItStaysOnRecordAndMayBeJoinedAgain) {
  const Edge edge = *tie("implements", directive(2), directive(1));
  EXPECT_EQ(said(untie(edge.id, " ")), "links.refused.reason");
  EXPECT_EQ(said(untie(edge.id + 99, "Nhầm")), "links.refused.unknown");
  ASSERT_EQ(said(untie(edge.id, "Nhầm số văn bản")), "");
  EXPECT_EQ(said(untie(edge.id, "Lần nữa")), "links.refused.undone");
  EXPECT_THAT(edges(directive(1)), IsEmpty());
  ASSERT_EQ(edges(directive(1), true).size(), 1u);
  EXPECT_EQ(edges(directive(1), true).front().reason, "Nhầm số văn bản");
  EXPECT_EQ(edges(directive(1), true).front().ended_by, 8);
  // Undone, it stands in no circle's way.
  EXPECT_EQ(said(tie("implements", directive(1), directive(2))), "");
  EXPECT_EQ(said(untie(edges(directive(1)).front().id, "Thử")), "");
  EXPECT_EQ(said(tie("implements", directive(2), directive(1))), "");
}

TEST_F(LinksTest, AChainGoesBothWaysAsFarAsAsked) {
  tie("led_to", a_case(1), directive(1)).value();
  tie("led_to", a_case(2), directive(1)).value();
  tie("task_of", task(1), directive(1)).value();
  tie("report_on", {"report", 1, "BC-1"}, task(1)).value();
  tie("evidence_of", {"report", 1, "BC-1"}, task(1)).value();
  EXPECT_THAT(codes(chain(a_case(1), 9)), ElementsAre("CASE-1", "CT-1", "CASE-2", "NV-1", "BC-1"));
  EXPECT_THAT(codes(chain({"report", 1, "BC-1"}, 9)), ElementsAre("BC-1", "NV-1", "CT-1", "CASE-1", "CASE-2"));
  EXPECT_EQ(chain(a_case(1), 9).edges.size(), 5u);
  EXPECT_FALSE(chain(a_case(1), 9).more);
  const Chain near = chain(a_case(1), 1);
  EXPECT_THAT(codes(near), ElementsAre("CASE-1", "CT-1"));
  EXPECT_EQ(near.edges.size(), 1u);
  EXPECT_TRUE(near.more);
  EXPECT_THAT(codes(chain(a_case(3), 9)), ElementsAre("CASE-3"));
  EXPECT_EQ(chain(a_case(1), 9, {}, 3).nodes.size(), 3u);
}

TEST_F(LinksTest, WhatTheReaderMayNotSeeHidesWhatHangsOnItAlone) {
  tie("led_to", a_case(1), directive(1)).value();
  tie("task_of", task(1), directive(1)).value();
  tie("led_to", a_case(2), task(1)).value();
  const auto no_directives = [](const Subject& one) { return one.kind != "directive"; };
  const Chain hidden = chain(a_case(1), 9, no_directives);
  EXPECT_THAT(codes(hidden), ElementsAre("CASE-1"));
  EXPECT_THAT(hidden.edges, IsEmpty());
  // There is another way to it.
  tie("led_to", a_case(1), task(1)).value();
  EXPECT_THAT(codes(chain(a_case(1), 9, no_directives)), ElementsAre("CASE-1", "NV-1", "CASE-2"));
}

TEST_F(LinksTest, FsckNamesAnEdgeChangedBehindOurBack) {
  const Edge first = *tie("led_to", a_case(1), directive(1));
  tie("led_to", a_case(2), directive(1)).value();
  untie(first.id, "Nhầm").value();
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) { tx.run("UPDATE link SET reason = 'x' WHERE id = :id", first.id); });
  EXPECT_THAT(fsck(), HasSubstr("state link link/" + std::to_string(first.id)));
}

TEST(LinkKindsTest, APackThatContradictsItselfIsRefusedWithItsLine) {
  const auto complaint = [](std::string_view toml) -> std::string {
    try {
      Kinds::parse(toml, "links.toml");
    } catch (const SetupError& error) {
      return error.what();
    }
    return "";
  };
  constexpr std::string_view kCase = "[[subject]]\nid = \"case\"\nname = { vi = \"a\", en = \"b\" }\nstage = 0\n";
  const std::string edge = std::string(kCase) + "[[edge]]\nid = \"x\"\nname = { vi = \"a\", en = \"b\" }\nback = { vi = \"a\", en = \"b\" }\n";
  EXPECT_EQ(complaint(edge + "from = [\"case\"]\nto = [\"case\"]\n"), "");
  EXPECT_THAT(complaint(edge + "from = [\"case\"]\nto = [\"cat\"]\n"), HasSubstr("there is no [[subject]] cat"));
  EXPECT_THAT(complaint(edge + "from = [\"case\"]\n"), HasSubstr("\"to\""));
  EXPECT_THAT(complaint(edge + "from = [\"case\"]\nto = [\"case\"]\ncolour = 1\n"), HasSubstr("links.toml:11"));
  EXPECT_THAT(complaint(kCase), HasSubstr("[[edge]]"));
}

}  // namespace
}  // namespace langnghe::links
