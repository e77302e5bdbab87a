#include "web/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "web/format.h"

namespace langnghe::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr Language vi = Language::kVietnamese, en = Language::kEnglish;
const std::filesystem::path kPack = LANGNGHE_SOURCE_DIR "/packs/vn/translations";

class CatalogueTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("catalogue_" + std::to_string(::getpid()) + "_" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::filesystem::copy(kPack / "format.toml", folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }
  std::string refusal() {
    try {
      Catalogue catalogue(folder_);
    } catch (const SetupError& error) {
      return error.what();
    }
    return "accepted";
  }

  std::filesystem::path folder_;
};

TEST_F(CatalogueTest, PlainTextsKeepTheirApostrophes) {
  write("a.toml", R"("a.x" = { vi = "Chào bạn", en = "We don't wait, it''s open" })");
  const Catalogue texts(folder_);
  EXPECT_EQ(texts.text(vi, "a.x"), "Chào bạn");
  EXPECT_EQ(texts.text(en, "a.x"), "We don't wait, it's open");
  EXPECT_EQ(texts.text(en, "a.x").data(), texts.text(en, "a.x").data());
}

TEST_F(CatalogueTest, FillsNamesNumbersDatesAndMoments) {
  write("a.toml", R"("a.x" = { vi = "{who} nộp {count} hồ sơ, hạn {due}, lúc {at}",
  en = "{who} sent {count} files, due {due}, at {at}" })");
  // TOML 1.0 keeps an inline table on one line.
  EXPECT_THAT(refusal(), HasSubstr("a.toml:1"));
  write("a.toml",
        R"("a.x" = { vi = "{who} nộp {count} hồ sơ, hạn {due}, lúc {at}", en = "{who} sent {count} files, due {due}, at {at}" })");
  const Catalogue texts(folder_);
  const Date due = *parse_date("2026-03-05");
  const Moment at{*parse_instant("2026-11-23T07:05:00Z")};
  EXPECT_EQ(texts.text(vi, "a.x", {{"who", "Lò Thị Mai"}, {"count", 1234}, {"due", due}, {"at", at}}),
            "Lò Thị Mai nộp 1.234 hồ sơ, hạn 05/03/2026, lúc 14:05 23/11/2026");
  EXPECT_EQ(texts.text(en, "a.x", {{"who", "{count}"}, {"count", 1234}, {"due", due}, {"at", at}}),
            "{count} sent 1,234 files, due 5 Mar 2026, at 14:05, 23 Nov 2026");
}

TEST_F(CatalogueTest, PluralsAndSelectsGoThroughIcu) {
  write("a.toml",
        R"("a.n" = { vi = "{n, plural, =0 {chưa có ai} other {# người}}", en = "{n, plural, =0 {nobody} one {# person} other {# people}}" }
"a.s" = { vi = "{kind, select, letter {thư của {who}} other {cuộc gọi của {who}}}", en = "{kind, select, letter {letter from {who}} other {call from {who}}}" })");
  const Catalogue texts(folder_, Strictness::kStrict);
  EXPECT_EQ(texts.text(vi, "a.n", {{"n", 0}}), "chưa có ai");
  EXPECT_EQ(texts.text(vi, "a.n", {{"n", 1500}}), "1.500 người");
  EXPECT_EQ(texts.text(en, "a.n", {{"n", 1}}), "1 person");
  EXPECT_EQ(texts.text(en, "a.n", {{"n", 1500}}), "1,500 people");
  EXPECT_EQ(texts.text(en, "a.s", {{"kind", "letter"}, {"who", "Mai"}}), "letter from Mai");
  EXPECT_EQ(texts.text(vi, "a.s", {{"kind", "x"}, {"who", "Mai"}}), "cuộc gọi của Mai");
  // A refused command carries its numbers as text.
  EXPECT_EQ(texts.text(en, Error{Fault::kInvalid, "", "a.n", {{"n", "1"}}}), "1 person");
  EXPECT_THROW(texts.text(en, Error{Fault::kInvalid, "", "a.n", {{"n", "one"}}}), std::logic_error);
}

TEST_F(CatalogueTest, UnknownKeysAndMissingArguments) {
  write("a.toml", R"("a.x" = { vi = "Chào {who}", en = "Hello {who}" })");
  const Catalogue lenient(folder_);
  EXPECT_EQ(lenient.text(vi, "a.nothing"), "a.nothing");
  EXPECT_EQ(lenient.text(vi, "a.nothing", {{"who", "x"}}), "a.nothing");
  EXPECT_EQ(lenient.text(vi, "a.x", {{"whom", "x"}}), "Chào {who}");
  EXPECT_EQ(lenient.text(vi, "a.x"), "a.x");
  const Catalogue strict(folder_, Strictness::kStrict);
  EXPECT_THROW(strict.text(vi, "a.nothing"), std::logic_error);
  EXPECT_THROW(strict.text(vi, "a.x", {{"whom", "x"}}), std::logic_error);
  EXPECT_THROW(strict.text(vi, "a.x"), std::logic_error);
}

TEST_F(CatalogueTest, RefusesWithFileLineAndKey) {
  write("a.toml", "\"a.ok\" = { vi = \"x\", en = \"x\" }\n\"a.bad\" = { vi = \"x\" }\n");
  EXPECT_THAT(refusal(), AllOf(HasSubstr("a.toml:2"), HasSubstr("a.bad"), HasSubstr("\"en\"")));
  write("a.toml", "\"a.bad\" = { vi = \"{who}\", en = \"{whom}\" }\n");
  EXPECT_THAT(refusal(), AllOf(HasSubstr("a.toml:1"), HasSubstr("{who}"), HasSubstr("{whom}")));
  write("a.toml", "\"a.bad\" = { vi = \"{who\", en = \"{who}\" }\n");
  EXPECT_THAT(refusal(), AllOf(HasSubstr("a.bad"), HasSubstr("(vi)")));
  write("a.toml", "\"a.bad\" = { vi = \"{0}\", en = \"{0}\" }\n");
  EXPECT_THAT(refusal(), HasSubstr("names, not numbers"));
  write("a.toml", "\"a.bad\" = { vi = \"{d, date}\", en = \"{d, date}\" }\n");
  EXPECT_THAT(refusal(), HasSubstr("\"date\""));
  write("a.toml", "\"a.bad\" = { vi = \"\", en = \"x\" }\n");
  EXPECT_THAT(refusal(), HasSubstr("\"vi\""));
  write("a.toml", "\"a.bad\" = { vi = \"x\", en = \"x\", fr = \"x\" }\n");
  EXPECT_THAT(refusal(), HasSubstr("more than vi and en"));
  write("a.toml", "[a]\nx = 1\n");
  EXPECT_THAT(refusal(), HasSubstr("area.key"));
  write("a.toml", "\"a.x\" = { vi = \"x\", en = \"x\" }\n");
  write("b.toml", "\"a.x\" = { vi = \"x\", en = \"x\" }\n");
  EXPECT_THAT(refusal(), AllOf(HasSubstr("b.toml:1"), HasSubstr("a.toml:1")));
  std::filesystem::remove_all(folder_);
  EXPECT_THAT(refusal(), HasSubstr("no translations"));
}

TEST_F(CatalogueTest, ManyThreadsFormatAtOnce) {
  write("a.toml",
        R"("a.n" = { vi = "{n, plural, other {# người}}", en = "{n, plural, one {# person} other {# people}}" })");
  const Catalogue texts(folder_, Strictness::kStrict);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 2; i < 500; ++i)
        if (texts.text(en, "a.n", {{"n", i}}) != std::to_string(i) + " people") ++wrong;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Translations, TheWholePackLoads) {
  const Catalogue texts(kPack, Strictness::kStrict);
  for (const std::string& key : texts.keys()) {
    if (!texts.arguments(key).empty()) continue;
    for (const Language language : kLanguages) EXPECT_FALSE(texts.text(language, key).empty()) << key;
  }
}

class FormatTest : public testing::Test {
 protected:
  Catalogue texts_{kPack, Strictness::kStrict};
  Words vi_{texts_, vi}, en_{texts_, en};
};

TEST_F(FormatTest, Dates) {
  const Millis at = *parse_instant("2026-11-23T07:05:00Z");
  EXPECT_EQ(vi_.long_date(at), "thứ Hai, 23/11/2026");
  EXPECT_EQ(en_.long_date(at), "Monday, 23 November 2026");
  EXPECT_EQ(vi_.date_time(at), "14:05 23/11/2026");
  EXPECT_EQ(en_.date_time(at), "14:05, 23 Nov 2026");
  // 17:00 UTC on Saturday is Sunday in Vietnam.
  const Millis sunday = *parse_instant("2026-02-28T17:00:00Z");
  EXPECT_EQ(vi_.long_date(sunday), "Chủ nhật, 01/03/2026");
  EXPECT_EQ(en_.date_time(sunday), "00:00, 1 Mar 2026");
}

TEST_F(FormatTest, Numbers) {
  EXPECT_EQ(vi_.number(0), "0");
  EXPECT_EQ(vi_.number(999), "999");
  EXPECT_EQ(vi_.number(-1234567), "-1.234.567");
  EXPECT_EQ(en_.number(1234567), "1,234,567");
  EXPECT_EQ(en_.number(INT64_MIN), "-9,223,372,036,854,775,808");
  EXPECT_EQ(vi_.decimal(1234.5, 1), "1.234,5");
  EXPECT_EQ(en_.decimal(1234.5, 1), "1,234.5");
  EXPECT_EQ(vi_.decimal(-0.04, 1), "0,0");
  EXPECT_EQ(vi_.decimal(2.5, 0), "2");
  EXPECT_EQ(vi_.file_size(1258291), "1,2 MB");
  EXPECT_EQ(en_.file_size(1023), "1,023 B");
}

TEST_F(FormatTest, TimeLeft) {
  EXPECT_EQ(vi_.working_days_left(3), "Còn 3 ngày làm việc");
  EXPECT_EQ(en_.working_days_left(1), "1 working day left");
  EXPECT_EQ(en_.working_days_left(3), "3 working days left");
  EXPECT_EQ(vi_.working_days_left(0), "Hết hạn hôm nay");
  EXPECT_EQ(vi_.working_days_left(-2), "Quá hạn 2 ngày làm việc");
  EXPECT_EQ(en_.days_left(-1), "1 day late");
}

TEST_F(FormatTest, TimePast) {
  const Millis now = *parse_instant("2026-11-23T00:30");
  EXPECT_EQ(vi_.ago(now - 20 * kSecond, now), "vừa xong");
  EXPECT_EQ(vi_.ago(now - 5 * kMinute, now), "5 phút trước");
  // Forty minutes ago was yesterday, but nobody says so.
  EXPECT_EQ(en_.ago(now - 40 * kMinute, now), "40 minutes ago");
  EXPECT_EQ(vi_.ago(now - 2 * kHour, now), "hôm qua lúc 22:30");
  EXPECT_EQ(en_.ago(now - 3 * kDay, now), "3 days ago");
  EXPECT_EQ(en_.ago(now - 30 * kDay, now), "24 Oct 2026");
  EXPECT_EQ(vi_.duration(2 * kHour + 5 * kMinute), "2 giờ 5 phút");
  EXPECT_EQ(en_.duration(kDay), "1 day");
  EXPECT_EQ(en_.duration(90 * kSecond), "1 minute");
}

}  // namespace
}  // namespace langnghe::web
