#include "insight/open_data/open_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "base/encoding.h"
#include "insight/open_data/figures.h"
#include "ledger/ledger.h"
#include "ledger/testing.h"
#include "storage/migration.h"
#include "storage/testing.h"

namespace langnghe::insight {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr Millis kNow = 1'795'000'000'000;  // November 2026

// Tables of the shape of casework's views.
class OpenData : public testing::Test {
 protected:
  OpenData() {
    ledger::set_subject_key(std::string(32, 'k'));
    auto steps = ledger::migrations();
    for (const auto& step : migrations()) steps.push_back(step);
    steps.push_back({1000, "stand-ins", R"(
CREATE TABLE published_cases (id {id}, code TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  category TEXT NOT NULL, commune TEXT NOT NULL, unit {int} NOT NULL, received_at {int} NOT NULL, due_at {int},
  closed_at {int}, rating {int}, lat {real}, lon {real}, place TEXT NOT NULL, public_words TEXT NOT NULL) {strict};
CREATE TABLE case_figures (id {id}, kind TEXT NOT NULL, unit {int} NOT NULL, phase TEXT NOT NULL,
  received_at {int} NOT NULL, due_at {int}, rating {int}, disputes {int} NOT NULL, settled_at {int},
  missed {int} NOT NULL) {strict};
)"});
    storage::migrate(database(), steps);
    folder_ = std::filesystem::temp_directory_path() /
              ("langnghe-open-data-" + hex(random_bytes(6)));
  }
  ~OpenData() override { std::filesystem::remove_all(folder_); }

  storage::Database& database() { return *place_; }
  DataSources sources() {
    return {database(), [](std::int64_t unit) { return "U" + std::to_string(unit); }, folder_.string()};
  }
  void figure(std::string_view kind, std::int64_t unit, std::string_view phase, Millis received,
              std::optional<Millis> due, std::optional<int> rating, int disputes,
              std::optional<Millis> settled, bool missed) {
    database().write([&](storage::Transaction& tx) {
      return tx.run("INSERT INTO case_figures (kind, unit, phase, received_at, due_at, rating, disputes, "
                    "settled_at, missed) VALUES (:kind, :unit, :phase, :received, :due, :rating, :disputes, "
                    ":settled, :missed)",
                    kind, unit, phase, received, due, rating, disputes, settled, missed ? 1 : 0);
    });
  }
  std::string file(const std::string& name) {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  storage::TestDatabase place_;
  std::filesystem::path folder_;
};

TEST_F(OpenData, FilesHoldWhatIsPublishedAndTheirChecksumsStandInTheLog) {
  database().write([&](storage::Transaction& tx) {
    return tx.run("INSERT INTO published_cases (code, kind, state, category, commune, unit, received_at, lat, "
                  "lon, place, public_words) VALUES ('7K3Q-F9TM', 'reflection', 'answered', 'lighting', '22945', "
                  "3, :at, 10.93334, 108.1, 'Ngõ 5', :words)",
                  kNow, std::string_view("Đèn \"hỏng\",\nhai tuần"));
  });
  const auto files = publish_data(sources(), kNow);
  ASSERT_THAT(files, SizeIs(4));
  EXPECT_THAT(file("cases.csv"),
              AllOf(HasSubstr("code,kind,state,category"), HasSubstr("7K3Q-F9TM,reflection,answered,lighting,22945,U3,"),
                    HasSubstr("10.9333,108.1000"), HasSubstr("\"Đèn \"\"hỏng\"\",\nhai tuần\"")));
  EXPECT_THAT(file("cases.json"), AllOf(HasSubstr("\"rating\":null"), HasSubstr("\"lat\":10.9333")));
  for (const DataFile& one : files) {
    EXPECT_EQ(one.sha256, hex(view(sha256(file(one.name)))));
    EXPECT_GT(one.entry, 0);
  }
  // The same day again: nothing new, unless it is asked for.
  EXPECT_EQ(publish_data(sources(), kNow + kHour).front().at, kNow);
  EXPECT_EQ(publish_data(sources(), kNow + kHour, true).front().at, kNow + kHour);
  EXPECT_EQ(publish_data(sources(), kNow + kDay).front().day, iso_date(local_date(kNow + kDay)));
}

TEST_F(OpenData, FiguresEqualANaiveCountWhateverTheCases) {
  std::mt19937 dice(7);
  struct Row { std::int64_t unit; Millis received; std::optional<Millis> settled; bool open, late, missed, disputed; std::optional<int> rating; };
  std::vector<Row> rows;
  for (int i = 0; i < 600; ++i) {
    Row row{static_cast<std::int64_t>(1 + dice() % 3), kNow - static_cast<Millis>(dice() % 100) * kDay, {}, dice() % 2 == 0,
            dice() % 2 == 0, dice() % 3 == 0, dice() % 5 == 0, {}};
    if (dice() % 2 == 0) row.settled = row.received + static_cast<Millis>(dice() % 40) * kDay;
    if (row.settled && dice() % 3 == 0) row.rating = 1 + static_cast<int>(dice() % 5);
    rows.push_back(row);
    figure("reflection", row.unit, row.open ? "open" : "rest", row.received,
           row.late ? std::optional(kNow - 1) : std::nullopt, row.rating, row.disputed, row.settled, row.missed);
  }
  figure("denunciation", 1, "open", kNow, {}, {}, 0, {}, false);
  publish_data(sources(), kNow);
  for (const std::int64_t unit : {0, 1, 2, 3}) {
    const auto months = database().read([&](storage::Session& session) { return month_figures(session, unit, 12); });
    std::int64_t seen = 0;
    for (const MonthFigures& month : months) {
      MonthFigures naive;
      std::vector<double> days;
      for (const Row& row : rows) {
        if ((unit != 0 && row.unit != unit) || iso_date(local_date(row.received)).substr(0, 7) != month.month) continue;
        ++naive.received;
        naive.settled += row.settled.has_value();
        naive.settled_late += row.settled && row.missed;
        naive.open += row.open && !row.settled;
        naive.open_late += row.open && !row.settled && row.late;
        naive.disputed += row.disputed;
        naive.rated += row.rating.has_value();
        naive.rating_sum += row.rating.value_or(0);
        if (row.settled) days.push_back(static_cast<double>(*row.settled - row.received) / static_cast<double>(kDay));
      }
      EXPECT_EQ(month.received, naive.received);
      EXPECT_EQ(month.settled, naive.settled);
      EXPECT_EQ(month.settled_late, naive.settled_late);
      EXPECT_EQ(month.open, naive.open);
      EXPECT_EQ(month.open_late, naive.open_late);
      EXPECT_EQ(month.disputed, naive.disputed);
      EXPECT_EQ(month.rated, naive.rated);
      EXPECT_EQ(month.rating_sum, naive.rating_sum);
      std::sort(days.begin(), days.end());
      if (!days.empty()) {
        EXPECT_NEAR(*month.median_days, (days[(days.size() - 1) / 2] + days[days.size() / 2]) / 2, 1e-4);
      }
      seen += month.received;
    }
    EXPECT_GT(seen, 0);
  }
}

TEST_F(OpenData, NothingAboutFewerThanFiveIsTold) {
  for (int i = 0; i < 4; ++i) figure("proposal", 9, "open", kNow, {}, {}, 0, {}, false);
  for (int i = 0; i < 6; ++i)
    figure("proposal", 8, "rest", kNow, {}, i < 3 ? std::optional(5) : std::nullopt, 0,
           i < 2 ? std::optional(kNow) : std::nullopt, i == 0);
  publish_data(sources(), kNow);
  const std::string figures = file("figures.csv");
  EXPECT_THAT(figures, Not(HasSubstr(",U9,")));
  EXPECT_THAT(figures, HasSubstr(",U8,6,,,0,0,0,,,"));  // 2 settled, 3 rated: not told
  EXPECT_THAT(database().read([](storage::Session& s) { return units_with_figures(s); }), testing::ElementsAre(8));
}

TEST_F(OpenData, AFileChangedInTheTableIsFound) {
  publish_data(sources(), kNow);
  const auto digests = [&] {
    std::map<std::string, std::string> out;
    database().read([&](storage::Session& session) {
      data_state_source().each(session, [&](std::string subject, std::string digest) { out[subject] = digest; });
      return 0;
    });
    return out;
  };
  const auto before = digests();
  EXPECT_THAT(before, SizeIs(4));
  database().write([](storage::Transaction& tx) { return tx.run("UPDATE data_file SET sha256 = 'f' WHERE name = 'cases.csv'"); });
  EXPECT_NE(digests(), before);
}

}  // namespace
}  // namespace langnghe::insight
