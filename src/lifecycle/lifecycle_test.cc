#include "lifecycle/lifecycle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/result.h"

namespace langnghe::lifecycle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const auto kYes = [](std::string_view) { return true; };
const KnownNames kAny{.grant = kYes, .clock = kYes, .list = kYes, .guard = kYes, .facts = {"law", "denouncer_named"}};

constexpr char kSound[] = R"(
kind = "reflection"
initial = "received"
starts = ["A"]
[states]
received = {}
waiting = { waits = true }
closed = { rest = true }
[[actions]]
id = "ask"
from = ["received"]
to = "waiting"
by = "officer"
grant = "case.work"
requires = ["words"]
pauses = ["A"]
[[actions]]
id = "reply"
from = ["waiting"]
to = "received"
by = "petitioner"
resumes = ["A"]
[[actions]]
id = "close"
from = ["received"]
to = "closed"
by = "officer"
grant = "case.work"
stops = ["A"]
)";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::vector<std::string> problems(const std::string& toml) {
  return check(parse_lifecycle(toml, "test.toml"), kAny);
}

TEST(Lifecycle, ASoundOneHasNoProblems) {
  EXPECT_THAT(problems(kSound), IsEmpty());
  const Lifecycle lifecycle = parse_lifecycle(kSound, "test.toml");
  ASSERT_EQ(lifecycle.actions_from("received", By::kOfficer).size(), 2u);
  EXPECT_TRUE(lifecycle.action("ask")->needs(Requirement::kWords));
  EXPECT_TRUE(lifecycle.actions_from("closed", By::kOfficer).empty());
}

TEST(Lifecycle, AClockThatNeverStopsIsRefused) {
  EXPECT_THAT(problems(replaced(kSound, "stops = [\"A\"]", "stops = []")),
              ElementsAre(HasSubstr("state closed is a rest, but the clock A never stops")));
}

TEST(Lifecycle, AnUnreachableStateIsRefused) {
  EXPECT_THAT(problems(replaced(kSound, "closed = {", "lost = { rest = true }\nclosed = {")),
              ElementsAre(HasSubstr("state lost can never be reached")));
}

TEST(Lifecycle, ADeadEndIsRefused) {
  // The petitioner's reply is gone: nothing leads on from waiting.
  EXPECT_THAT(problems(replaced(kSound, "from = [\"waiting\"]", "from = [\"closed\"]")),
              testing::Contains(HasSubstr("state waiting is a dead end")));
}

TEST(Lifecycle, AStateNobodyHasToActInIsRefused) {
  EXPECT_THAT(problems(replaced(kSound, "starts = [\"A\"]", "starts = []")),
              ElementsAre(HasSubstr("in state received no clock can be running")));
}

TEST(Lifecycle, UnknownNamesAreRefused) {
  const Lifecycle lifecycle = parse_lifecycle(kSound, "test.toml");
  const KnownNames none;
  const auto found = check(lifecycle, none);
  EXPECT_THAT(found, testing::Contains(HasSubstr("action ask takes the right case.work, which no role holds")));
  EXPECT_THAT(found, testing::Contains(HasSubstr("the clock A, which no rule of the pack defines")));
  EXPECT_THAT(problems(replaced(kSound, "to = \"waiting\"", "to = \"nowhere\"")),
              testing::Contains(HasSubstr("leads to the unknown state nowhere")));
}

TEST(Lifecycle, ABrokenFileIsRefusedWithItsLine) {
  const auto message = [](const std::string& toml) -> std::string {
    try {
      parse_lifecycle(toml, "test.toml");
    } catch (const SetupError& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_THAT(message("kind = "), HasSubstr("test.toml:1:"));
  EXPECT_THAT(message(replaced(kSound, "requires = [\"words\"]", "requires = [\"magic\"]")),
              HasSubstr("test.toml:15: action ask: requires \"magic\""));
  EXPECT_THAT(message(replaced(kSound, "by = \"petitioner\"", "by = \"anyone\"")), HasSubstr("\"anyone\" is unknown"));
  EXPECT_THAT(message(replaced(kSound, "pauses =", "pause =")), HasSubstr("\"pause\" is not known here"));
  EXPECT_THAT(message(replaced(kSound, "grant = \"case.work\"\n", "")), HasSubstr("\"grant\" is missing"));
}

constexpr char kRich[] = R"(
kind = "complaint"
initial = "received"
starts = ["A"]
[[intake]]
name = "against"
type = "choice"
list = "objects"
[states]
received = {}
closed = { rest = true, look = "done" }
[[actions]]
id = "extend"
from = ["received"]
by = "officer"
grant = "case.work"
only_when = ["!extended", "against!=act|word"]
fields = [
  { name = "days", type = "number", least = 1, most = 30 },
  { name = "extension", type = "document" },
  { name = "meeting_on", type = "date", future = true },
]
sets = { extended = "1" }
starts = ["B@meeting_on", "C if against=act"]
extends = [{ clock = "A", days = "days", document = "extension" }]
guards = ["four_eyes:draft"]
[[actions]]
id = "close"
from = ["received"]
to = "closed"
by = "officer"
grant = "case.work"
stops = ["A", "B", "C"]
)";

TEST(Lifecycle, FieldsConditionsAndExtensionsAreRead) {
  EXPECT_THAT(problems(kRich), IsEmpty());
  const Lifecycle lifecycle = parse_lifecycle(kRich, "test.toml");
  const Action& extend = *lifecycle.action("extend");
  ASSERT_EQ(extend.fields.size(), 3u);
  EXPECT_THAT(extend.fields[1].facts(), ElementsAre("extension_number", "extension_date"));
  EXPECT_EQ(extend.starts_on.at("B"), "meeting_on");
  EXPECT_EQ(extend.starts_if.at("C").value, "act");
  EXPECT_EQ(lifecycle.state("closed")->look, "done");
  EXPECT_TRUE(extend.fits({}));
  EXPECT_TRUE(extend.fits({{"against", "decision"}}));
  EXPECT_FALSE(extend.fits({{"against", "word"}}));
  EXPECT_FALSE(extend.fits({{"extended", "1"}}));
  EXPECT_TRUE(extend.fits({{"extended", ""}}));
}

TEST(Lifecycle, WhatNothingStandsBehindIsRefused) {
  const KnownNames poor{.grant = kYes, .clock = kYes};
  const auto found = check(parse_lifecycle(kRich, "test.toml"), poor);
  EXPECT_THAT(found, testing::Contains(HasSubstr("the intake chooses from the list objects")));
  EXPECT_THAT(found, testing::Contains(HasSubstr("has the guard four_eyes:draft, which no code knows")));
  EXPECT_THAT(problems(replaced(kRich, "!extended", "!stretched")),
              testing::Contains(HasSubstr("asks for the fact stretched, which nothing records")));
  EXPECT_THAT(problems(replaced(kRich, "B@meeting_on", "B@days")),
              testing::Contains(HasSubstr("starts B on days, which is no date field")));
  EXPECT_THAT(problems(replaced(kRich, "document = \"extension\"", "document = \"days\"")),
              testing::Contains(HasSubstr("they have to be a number and a document")));
  // The clock that starts only at times has to stop as well.
  EXPECT_THAT(problems(replaced(kRich, "\"A\", \"B\", \"C\"]", "\"A\", \"B\"]")),
              ElementsAre(HasSubstr("state closed is a rest, but the clock C never stops")));
}

TEST(Lifecycle, TheShippedOnesAreSound) {
  const auto all = load_lifecycles(std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn/lifecycles", kAny);
  ASSERT_GE(all.size(), 2u);
  for (const Lifecycle& lifecycle : all) {
    if (lifecycle.kind != "reflection" && lifecycle.kind != "proposal") continue;
    // No evidence, no answer (DESIGN section 6).
    EXPECT_TRUE(lifecycle.action("answer")->needs(Requirement::kEvidence)) << lifecycle.kind;
    EXPECT_TRUE(lifecycle.action("dispute")->starts_from("closed")) << lifecycle.kind;
  }
}

}  // namespace
}  // namespace langnghe::lifecycle
