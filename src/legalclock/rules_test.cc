#include "legalclock/rules.h"

#include <filesystem>
#include <fstream>

#include "base/result.h"
#include "legalclock/testing.h"

namespace langnghe::legalclock {
namespace {

TEST(Pack, IsSound) {
  for (const Problem& problem : check_pack(kPack)) ADD_FAILURE() << problem.text();
}

TEST(Pack, HasEveryRuleOfTheDossier) {
  for (const char* id :
       {"KN.accept.v1", "KN.accept.v2", "KN.res1", "KN.res2", "KN.send1", "KN.send2", "KN.publish",
        "KN.effective", "KN.appeal_bar", "KN.first_bar", "KN.dialogue_notice", "KN.suspend_send",
        "TC.check", "TC.transfer", "TC.notice", "TC.res", "TC.send", "TC.act", "TC.publish",
        "TC.further", "TC.press", "TC.suspend_notice", "TC.report", "TC.demand", "TC.demand_answer",
        "TC.board", "TC.portal", "TCD.answer", "TCD.schedule", "TCD.refuse", "TCD.forwarder",
        "TCD.onward", "TCD.redline", "PAKN.forward", "PAKN.legaldoc", "MC.apology", "DC.publish",
        "DC.post", "DC.speaker", "DC.consult", "DC.send", "DC.recognise", "BTTND.answer",
        "DSR.ack", "PA.answer", "PA.resolve", "PA.reopen", "PA.close"})
    EXPECT_TRUE(law().rules.known(id)) << id;
}

TEST(Pack, VersionsAndKinds) {
  const auto versions = law().rules.family("KN.accept");
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_EQ(versions[0]->id, "KN.accept.v1");
  EXPECT_EQ(law().rules.in_force("KN.accept", date("2026-06-30")), versions[0]);
  EXPECT_EQ(law().rules.in_force("KN.accept", date("2026-07-01")), versions[1]);
  EXPECT_EQ(law().rules.in_force("KN.accept", date("2010-07-01")), nullptr);
  EXPECT_TRUE(law().rules.known("KN.accept"));
  EXPECT_FALSE(law().rules.known("KN.acc"));
  int of_reflections = 0;
  for (const Rule* rule : law().rules.for_kind("reflection", date("2026-08-01")))
    of_reflections += rule->id.starts_with("PA.");
  EXPECT_EQ(of_reflections, 4);
  EXPECT_EQ(law().rules.find("MC.apology")->max_count, 1);
  EXPECT_EQ(law().rules.find("KN.res1")->citation.en,
            "Law on Complaints 02/2011/QH13, art. 28");
}

// A mistake in a pack is refused, with its file, its line and what to do.
const char* const kWords = R"(kinds = ["complaint"]
[[event]]
id = "received"
name = { vi = "a", en = "a" }
[[source]]
id = "civil_code_147_2"
name = { vi = "a", en = "a" }
[[source]]
id = "civil_code_148_5"
name = { vi = "a", en = "a" }
[[source]]
id = "civil_code_148_6"
name = { vi = "a", en = "a" }
[[source]]
id = "working_week"
name = { vi = "a", en = "a" }
)";

const char* const kGood = R"([[rule]]
id = "KN.x"
name = { vi = "a", en = "a" }
start = "received"
length = 10
unit = "C"
citation = { vi = "c", en = "c" }
confidence = "H"
)";

std::vector<Problem> problems_of(const std::string& rules) {
  std::vector<Problem> problems;
  Rules::parse({{"vocabulary.toml", kWords}, {"rules.toml", rules}}, problems);
  return problems;
}

struct Mistake {
  const char* name;
  const char* old_text;  // of kGood; empty: append
  const char* new_text;
  int line;
  const char* what;
};

class RuleMistake : public testing::TestWithParam<Mistake> {};

TEST_P(RuleMistake, IsRefusedWithItsLine) {
  const Mistake& each = GetParam();
  std::string text = kGood;
  if (*each.old_text == '\0')
    text += each.new_text;
  else
    text.replace(text.find(each.old_text), std::string_view(each.old_text).size(), each.new_text);
  const auto problems = problems_of(text);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].file, "rules.toml");
  EXPECT_EQ(problems[0].line, each.line) << problems[0].text();
  EXPECT_THAT(problems[0].what, testing::HasSubstr(each.what));
  EXPECT_FALSE(problems[0].remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Rules, RuleMistake,
    testing::Values(
        Mistake{"bad_toml", "length = 10", "length = ", 5, ""},
        Mistake{"bad_id", "KN.x", "kn-x", 2, "not a rule id"},
        Mistake{"bad_version", "KN.x", "KN.x.two", 2, "not a rule id"},
        Mistake{"duplicate", "",
                "[[rule]]\nid = \"KN.x\"\nname = { vi = \"a\", en = \"a\" }\nstart = \"received\"\n"
                "length = 10\nunit = \"C\"\ncitation = { vi = \"c\", en = \"c\" }\n"
                "confidence = \"H\"\n",
                10, "given twice"},
        Mistake{"no_name", "name = { vi = \"a\", en = \"a\" }", "", 1, "`name` is missing"},
        Mistake{"one_language", "name = { vi = \"a\", en = \"a\" }", "name = { vi = \"a\" }", 3,
                "both languages"},
        Mistake{"unknown_event", "start = \"received\"", "start = \"recieved\"", 4,
                "unknown event"},
        Mistake{"unknown_end", "", "ends = [\"recieved\"]\n", 9, "unknown event"},
        Mistake{"unknown_kind", "", "kinds = [\"complaints\"]\n", 9, "unknown kind"},
        Mistake{"unknown_unit", "unit = \"C\"", "unit = \"D\"", 6, "unknown unit \"D\""},
        Mistake{"no_unit", "unit = \"C\"", "", 1, "`unit` is missing"},
        Mistake{"no_length", "length = 10", "", 1, "`length` is missing"},
        Mistake{"zero_length", "length = 10", "length = 0", 5, "whole number"},
        Mistake{"text_length", "length = 10", "length = \"10\"", 5, "whole number"},
        Mistake{"no_citation", "citation = { vi = \"c\", en = \"c\" }", "", 1,
                "`citation` is missing"},
        Mistake{"unknown_confidence", "confidence = \"H\"", "confidence = \"sure\"", 8,
                "unknown confidence"},
        Mistake{"bad_date", "", "from = \"2026-07-01\"\n", 9, "not a date"},
        Mistake{"impossible_date", "", "from = 2026-02-30\n", 9, ""},
        Mistake{"to_before_from", "", "from = 2026-07-01\nto = 2026-06-30\n", 10, "lies before"},
        Mistake{"short_variant", "", "remote = 5\n", 9, "shorter than"},
        Mistake{"half_variants", "", "remote = 20\ncomplex = 20\n", 1, "remote_complex"},
        Mistake{"unknown_field", "", "lenght = 5\n", 9, "unknown field `lenght`"},
        Mistake{"unknown_extension", "", "extensions = [{ when = \"often\", days = [3] }]\n", 9,
                "unknown when"},
        Mistake{"empty_extension", "", "extensions = [{ when = \"any\", days = [] }]\n", 9,
                "list of lengths"},
        Mistake{"back_with_pause", "", "direction = \"before\"\npauses = [\"received\"]\n", 1,
                "counts back"},
        Mistake{"category_of_law", "", "categories = { road = 5 }\n", 9, "targets by category"},
        Mistake{"transition_without_clause", "", "version_by = \"event\"\n", 1,
                "`transitional` is missing"}),
    [](const auto& each) { return each.param.name; });

TEST(RuleFiles, TheGoodOneIsGood) {
  for (const Problem& problem : problems_of(kGood)) ADD_FAILURE() << problem.text();
}

TEST(RuleFiles, OverlappingVersionsAreRefused) {
  std::string first = kGood, second = kGood;
  first.replace(first.find("KN.x"), 4, "KN.x.v1");
  second.replace(second.find("KN.x"), 4, "KN.x.v2");
  const auto overlap = problems_of(first + "to = 2026-07-01\n" + second + "from = 2026-07-01\n");
  ASSERT_EQ(overlap.size(), 1u);
  EXPECT_EQ(overlap[0].line, 10);
  EXPECT_THAT(overlap[0].what, testing::HasSubstr("in force at the same time"));
  EXPECT_TRUE(problems_of(first + "to = 2026-06-30\n" + second + "from = 2026-07-01\n").empty());
  EXPECT_FALSE(problems_of(first + second).empty());
}

TEST(RuleFiles, EveryMistakeIsToldNotOnlyTheFirst) {
  std::string text = kGood;
  text.replace(text.find("\"C\""), 3, "\"D\"");
  text.replace(text.find("received"), 8, "recieved");
  EXPECT_EQ(problems_of(text).size(), 2u);
}

TEST(RuleFiles, AMissingSourceOfTheArithmeticIsTold) {
  std::vector<Problem> problems;
  Rules::parse({{"rules.toml", "kinds = []\n"}}, problems);
  EXPECT_EQ(problems.size(), 4u);
}

TEST(RuleFiles, LoadingABrokenPackThrowsOneLine) {
  const auto folder = std::filesystem::temp_directory_path() / "langnghe_rules_test";
  std::filesystem::create_directories(folder / "rules");
  std::ofstream(folder / "rules" / "a.toml") << kWords << "oops = 1\n";
  try {
    Rules::load(folder.string());
    FAIL();
  } catch (const SetupError& error) {
    const std::string what = error.what();
    EXPECT_THAT(what, testing::HasSubstr("a.toml:17: unknown field `oops`"));
    EXPECT_EQ(what.find('\n'), std::string::npos);
  }
  EXPECT_THROW(Rules::load("/nonexistent"), SetupError);
  EXPECT_FALSE(check_pack("/nonexistent").empty());
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace langnghe::legalclock
