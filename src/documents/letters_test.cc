#include "documents/letters.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>

#include "storage/testing.h"

namespace langnghe::documents {
namespace {

const Millis kNow = *parse_instant("2026-07-01T09:00");

class Letters : public testing::Test {
 protected:
  Letters() { storage::migrate(*database_, migrations()); }

  std::int64_t draft(std::int64_t unit, const std::string& kind = "acknowledgement") {
    return database_->write([&](storage::Transaction& tx) {
      Letter letter;
      letter.kind = kind;
      letter.subject_room = "case";
      letter.subject_id = 17;
      letter.unit = unit;
      letter.fields = "{\"pages\":2}";
      letter.drafted_by = 5;
      letter.created_at = kNow;
      return draft_letter(tx, letter);
    });
  }
  Result<Letter> issue(std::int64_t letter, Millis at = kNow) {
    return database_->write(
        [&](storage::Transaction& tx) { return issue_letter(tx, kinds_, letter, "UBND", 6, at); });
  }

  storage::TestDatabase database_;
  LetterKinds kinds_ = LetterKinds::load(LANGNGHE_SOURCE_DIR "/packs/vn/forms/letters.toml");
};

TEST_F(Letters, NumbersRunFromOneEachYear_Decree30_2020_AnnexI) {
  EXPECT_EQ(issue(draft(1))->reference(), "01/BN-UBND");
  EXPECT_EQ(issue(draft(1))->reference(), "02/BN-UBND");
  EXPECT_EQ(issue(draft(2))->reference(), "01/BN-UBND");
  EXPECT_EQ(issue(draft(1, "transfer"))->reference(), "01/PC-UBND");
  for (int i = 3; i <= 11; ++i) issue(draft(1));
  EXPECT_EQ(issue(draft(1))->reference(), "12/BN-UBND");
  // The year is the local one: 2026-12-31T17:30Z is New Year in Vietnam.
  EXPECT_EQ(issue(draft(1), *parse_instant("2026-12-31T23:59"))->number, 13);
  EXPECT_EQ(issue(draft(1), *parse_instant("2027-01-01T00:30"))->number, 1);
}

TEST_F(Letters, AnUndoneTransactionLeavesNoGap) {
  const auto letter = draft(1);
  EXPECT_THROW(database_->write([&](storage::Transaction& tx) {
    issue_letter(tx, kinds_, letter, "UBND", 6, kNow).value();
    throw std::runtime_error("power cut");
  }),
               std::runtime_error);
  EXPECT_EQ(database_->read([&](storage::Session& s) { return find_letter(s, letter); })->state,
            LetterState::kDraft);
  EXPECT_EQ(issue(letter)->number, 1);
}

TEST_F(Letters, ManyAtOnceGetEachNumberOnce) {
  constexpr int kThreads = 4;
  constexpr int kEach = 10;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) issue(draft(1));
    });
  for (auto& thread : threads) thread.join();
  const auto all =
      database_->read([](storage::Session& s) { return letters_of(s, "case", 17); });
  std::set<std::int64_t> numbers;
  for (const auto& letter : all) numbers.insert(letter.number);
  EXPECT_EQ(numbers.size(), static_cast<std::size_t>(kThreads * kEach));
  EXPECT_EQ(*numbers.begin(), 1);
  EXPECT_EQ(*numbers.rbegin(), kThreads * kEach);
}

TEST_F(Letters, ADraftHasNoNumberAndASignedLetterStays) {
  const auto id = draft(1);
  auto letter = database_->read([&](storage::Session& s) { return find_letter(s, id); });
  ASSERT_TRUE(letter);
  EXPECT_EQ(letter->reference(), "");
  EXPECT_EQ(letter->fields, "{\"pages\":2}");
  const auto change = [&](const char* fields) {
    return database_->write(
        [&](storage::Transaction& tx) { return change_letter(tx, id, fields); });
  };
  EXPECT_TRUE(change("{\"pages\":3}"));
  ASSERT_TRUE(issue(id));
  const auto refused = change("{}");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().front().message, "documents.letter.signed");
  EXPECT_EQ(refused.error().front().args.front().second, "01/BN-UBND");
  EXPECT_EQ(issue(id).error().front().message, "documents.letter.signed");
  EXPECT_EQ(issue(999).error().front().message, "documents.letter.gone");
  letter = database_->read([&](storage::Session& s) { return find_letter(s, id); });
  EXPECT_EQ(letter->fields, "{\"pages\":3}");
  EXPECT_EQ(letter->dated, kNow);
  EXPECT_EQ(letter->signed_by, 6);
  EXPECT_EQ(issue(draft(1, "poem")).error().front().message, "documents.letter.kind");
}

}  // namespace
}  // namespace langnghe::documents
