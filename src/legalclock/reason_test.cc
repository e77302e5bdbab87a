#include "legalclock/reason.h"

#include <toml++/toml.h>

#include <set>

#include "legalclock/testing.h"

namespace langnghe::legalclock {
namespace {

TEST(Reasons, SurviveJson) {
  Facts facts{.start = at("2026-07-01"), .remote = true, .complex = true};
  facts.pauses = {{at("2026-07-11"), at("2026-07-21")}};
  const auto reasons = deadline("KN.res1", facts).reasons;
  const std::string json = reasons_json(reasons);
  EXPECT_EQ(parse_reasons(json), reasons) << json;
  EXPECT_THAT(json, testing::StartsWith(
                        R"([{"kind":"start","what":"accepted","at":"2026-07-01","cite":)"));
  EXPECT_EQ(reasons_json({}), "[]");
  EXPECT_EQ(parse_reasons("[]"), std::vector<Reason>{});
}

TEST(Reasons, EveryKindAndHostileTextSurvives) {
  for (int kind = 0; kind <= static_cast<int>(ReasonKind::kConfidence); ++kind) {
    const Reason reason{.kind = static_cast<ReasonKind>(kind),
                        .what = "12/QĐ \"a\\b\"\n\t\x01</script>",
                        .at = date("2026-07-01"),
                        .from = date("2026-07-02"),
                        .to = date("2026-07-03"),
                        .count = -4,
                        .unit = Unit::kWorkingDays,
                        .citation = "KN.res1"};
    EXPECT_EQ(reason_kind(reason_code(reason.kind)), reason.kind);
    EXPECT_EQ(parse_reasons(reasons_json({reason, reason})),
              (std::vector<Reason>{reason, reason}));
  }
}

TEST(Reasons, UnknownMembersAreIgnoredAndBrokenTextRefused) {
  EXPECT_TRUE(parse_reasons(R"( [ {"kind":"start","new":"x","more":7} ] )"));
  for (const char* bad :
       {"", "[", "[{}]", "{}", R"([{"kind":"nonsense"}])", R"([{"what":"x"}])",
        R"([{"kind":"start","at":"2026-02-30"}])", R"([{"kind":"start","unit":"D"}])",
        R"([{"kind":"start"}]x)", R"([{"kind":"start",}])", R"([{"kind":"start"},])",
        R"([{"kind":"start","count":x}])", R"([{"kind":"sta)", R"([{"kind":"start","what":"\)",
        R"([{"kind":"start","what":"\u12"}])", R"([{"kind":["start"]}])"})
    EXPECT_FALSE(parse_reasons(bad)) << bad;
}

// The placeholders of a MessageFormat pattern: the word after a "{" that opens an argument.
// Text inside select and plural branches opens with "{" too; there the first word is followed
// by a space or more text, an argument's by "}" or ",".
std::set<std::string> placeholders(const std::string& pattern) {
  std::set<std::string> result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') continue;
    std::size_t end = i + 1;
    while (end < pattern.size() && (std::islower(static_cast<unsigned char>(pattern[end])) != 0))
      ++end;
    const std::string word = pattern.substr(i + 1, end - i - 1);
    const bool selects = pattern.compare(end, 9, ", select,") == 0 ||
                         pattern.compare(end, 9, ", plural,") == 0;
    if (!word.empty() && (selects || (end < pattern.size() && pattern[end] == '}' &&
                                      word != "weekend")))
      result.insert(word);
  }
  return result;
}

TEST(Words, EveryPlaceholderOfTheCatalogueHasAValueAndEveryNameAWord) {
  const auto catalogue = toml::parse_file(kPack + "/translations/clock.toml");
  for (int kind = 0; kind <= static_cast<int>(ReasonKind::kConfidence); ++kind) {
    const Reason reason{.kind = static_cast<ReasonKind>(kind), .citation = "KN.accept.v2"};
    for (const char* language : {"vi", "en"}) {
      const Words words = reason_args(reason, language, law());
      const auto* pattern = catalogue[words.key][language].as_string();
      ASSERT_NE(pattern, nullptr) << words.key;
      std::set<std::string> given;
      for (const auto& [name, value] : words.args) {
        given.insert(name);
        if (const Date* day = std::get_if<Date>(&value)) {
          EXPECT_TRUE(day->ok()) << words.key << " " << name;
        }
      }
      for (const std::string& name : placeholders(pattern->get()))
        EXPECT_TRUE(given.contains(name)) << words.key << " wants " << name;
    }
  }
}

TEST(Words, AreInTheLanguage) {
  const Deadline d = deadline("TCD.answer", {.start = at("2026-02-10")});
  const auto value = [&](ReasonKind kind, std::string_view name, std::string_view language) {
    for (const Reason& reason : d.reasons)
      if (reason.kind == kind)
        for (const auto& [key, each] : reason_args(reason, language, law()).args)
          if (key == name) return std::get<std::string>(each);
    return std::string("none");
  };
  EXPECT_EQ(value(ReasonKind::kDaysOff, "holidays", "vi"), "Tết Nguyên đán");
  EXPECT_EQ(value(ReasonKind::kDaysOff, "holidays", "en"), "Tết (Lunar New Year)");
  EXPECT_EQ(value(ReasonKind::kStart, "event", "vi"), "tiếp nhận");
  EXPECT_EQ(value(ReasonKind::kTerm, "citation", "en"),
            "Law on Citizen Reception 42/2013/QH13, art. 28(1)");
  EXPECT_EQ(value(ReasonKind::kEndOfDay, "citation", "vi"),
            "Bộ luật Dân sự 2015, Điều 148 khoản 6");
}

}  // namespace
}  // namespace langnghe::legalclock
