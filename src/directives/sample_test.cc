#include "directives/sample.h"

#include <sstream>

#include "directives/testing.h"

namespace langnghe::directives {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class SampleTest : public DirectivesFixture {
 protected:
  tl::expected<int, std::vector<RowError>> import(const std::string& csv) {
    std::istringstream in(csv);
    return run([&](auto& tx) { return import_documents(*room, tx, in, "68.TGDV", clock.now()); });
  }
  std::int64_t count() {
    return see([](auto& session) { return count_documents(session, {}); });
  }
};

TEST_F(SampleTest, TheElevenDocumentsComeOnceAndWhatIsNotKnownStaysEmpty) {
  const auto load = [&] { return run([&](auto& tx) { return load_sample(*room, tx, kPack, clock.now()); }); };
  EXPECT_EQ(load(), 11);
  EXPECT_EQ(load(), 0);
  const Document unknown = *see([](auto& session) { return find_document(session, "03-ct-tu"); });
  EXPECT_EQ(unknown.title, "");
  EXPECT_FALSE(unknown.issued_on);
  EXPECT_EQ(unknown.standing, "unknown");
  const Document known = *see([](auto& session) { return find_document(session, "25-nq-tw"); });
  EXPECT_EQ(iso_date(*known.issued_on), "2013-06-03");
  const auto edges = see([&](auto& session) { return links::edges_of(session, subject_of(known)); });
  ASSERT_THAT(edges, SizeIs(1));
  EXPECT_EQ(edges.front().kind, "continues");
  EXPECT_EQ(edges.front().from.code, "43-kl-tw");
  EXPECT_EQ(fsck(), "");
}

TEST_F(SampleTest, ATableIsImportedWithItsTiesInAnyOrder) {
  EXPECT_EQ(import("number,kind,issuer,issued_on,title,implements,public\n"
                   "15-KH,Kế hoạch,UBND tỉnh,2026-02-01,\"Triển khai, cụ thể hoá\",1-CT; 2-CT,yes\n"
                   "1-CT,chi thi,Tỉnh uỷ,2026-01-01,Chỉ thị 1,,\n"
                   "2-CT,directive,Tỉnh uỷ,,,,no\n").value(), 3);
  const Document plan = *see([](auto& session) { return find_document(session, "15-kh"); });
  EXPECT_EQ(plan.title, "Triển khai, cụ thể hoá");
  EXPECT_THAT(see([&](auto& session) { return links::edges_of(session, subject_of(plan)); }), SizeIs(2));
  EXPECT_FALSE(see([](auto& session) { return find_document(session, "2-ct"); })->is_public);
}

TEST_F(SampleTest, EveryBadRowIsNamedAndNothingIsHalfImported) {
  const auto bad = import(
      "number,kind,issuer,issued_on,implements\n"
      "1-CT,Chỉ thị,Tỉnh uỷ,2026-01-01,\n"
      "2-CT,Thơ,Tỉnh uỷ,2026-01-01,\n"
      "3-CT,Chỉ thị,Tỉnh uỷ,31/12/2026,\n"
      ",Chỉ thị,Tỉnh uỷ,,\n"
      "4-CT,Chỉ thị,Tỉnh uỷ,,99-CT\n"
      "5-CT,Chỉ thị,Tỉnh uỷ,,5-CT\n"
      "1-ct,Chỉ thị,Tỉnh uỷ,2026-01-01,\n");
  ASSERT_FALSE(bad);
  std::string all;
  for (const RowError& one : bad.error()) all += std::to_string(one.line) + " " + one.column + ": " + one.what + "\n";
  EXPECT_THAT(all, HasSubstr("3 kind: \"Thơ\""));
  EXPECT_THAT(all, HasSubstr("4 issued_on: \"31/12/2026\" is no date"));
  EXPECT_THAT(all, HasSubstr("5 : number"));
  EXPECT_THAT(all, HasSubstr("6 implements: no document 99-CT"));
  EXPECT_THAT(all, HasSubstr("7 implements: to: links.refused.itself"));
  EXPECT_THAT(all, HasSubstr("8 : number: directives.refused.there"));
  EXPECT_THAT(bad.error(), SizeIs(6));
  EXPECT_EQ(count(), 0);
  EXPECT_FALSE(import("number,colour\n"));
  EXPECT_FALSE(import(""));
}

}  // namespace
}  // namespace langnghe::directives
