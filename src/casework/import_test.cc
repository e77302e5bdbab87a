#include "casework/import.h"

#include <cstdio>
#include <filesystem>

#include "casework/testing.h"

namespace langnghe::casework {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kMap[] = R"toml(source = "old"
kind = "reflection"
unit = "68.BTCD"
timezone = "America/New_York"
words = "{title} ({type})"
place = "{where}"
[columns]
external = "id"
opened = "open"
target = "target"
closed = "closed"
status = "status"
category = "type"
lat = "lat"
lon = "lon"
[status]
open = ["Open"]
closed = ["Closed"]
[categories]
default = "other"
Lamp = "lighting"
[compare]
column = "ontime"
on_time = "ONTIME"
late = "OVERDUE"
)toml";
constexpr char kHead[] = "id,open,target,closed,status,title,type,where,lat,lon,ontime\n";
constexpr char kGood[] =
    "1,2011-07-01 01:32:33,2011-07-15 01:32:32,2011-07-15 01:32:31,Closed,Dark street,Lamp,Elm St,42.2,-71.0,ONTIME\n"
    "2,2011-12-01 08:00:00,2011-12-02 08:00:00,2011-12-05 08:00:00,Closed,\"Hole, deep\",Road,Elm St,,,OVERDUE\n"
    "3,2011-12-01 08:00:00,2030-12-02 08:00:00,,Open,Noise,Noise,,,,\n"
    "4,2011-12-01 08:00:00,,,Open,Rubbish,Bin,,,,ONTIME\n"
    "5,2011-12-01 08:00:00,2011-12-02 08:00:00,2011-12-05 08:00:00,Closed,Tree,Tree,,,,\n";

class Import : public CaseworkFixture {
 protected:
  ImportSummary import(const std::string& rows, ImportOptions options = {}) {
    bad.clear();
    options.bad = [&](const BadRow& row) { bad.push_back(std::to_string(row.line) + " " + row.why); };
    return import_cases(*room, *db, ImportMap::parse(kMap, "map.toml"), kHead + rows, options, clock.now());
  }
  Case external(const std::string& id) {
    return get(db->read([&](storage::Session& s) {
                   return s.value<std::string>("SELECT code FROM cases WHERE external = :e", id);
                 }).value());
  }
  std::int64_t count() {
    return *db->read([&](storage::Session& s) { return s.value<std::int64_t>("SELECT COUNT(*) FROM cases"); });
  }
  std::vector<std::string> bad;
};

TEST_F(Import, RowsBecomeCasesWithTheirOwnTargets) {
  const ImportSummary summary = import(kGood);
  EXPECT_THAT(bad, ElementsAre());
  EXPECT_EQ(summary.imported, 5);
  EXPECT_EQ(summary.compared, 2);
  EXPECT_EQ(summary.differ, 0);
  EXPECT_EQ(summary.no_verdict, 1);
  const Case one = external("1");
  EXPECT_EQ(one.words, "Dark street (Lamp)");
  EXPECT_EQ(one.category, "lighting");
  EXPECT_EQ(one.state, "closed");
  // New York keeps summer time in July: UTC-4.
  EXPECT_EQ(iso_utc(one.received_at), "2011-07-01T05:32:33Z");
  EXPECT_EQ(clocks(one.code).at(0).state, "met");
  EXPECT_EQ(iso_utc(external("2").received_at), "2011-12-01T13:00:00Z");
  EXPECT_EQ(clocks(external("2").code).at(0).state, "missed");
  EXPECT_EQ(iso_utc(*external("3").due_at), "2030-12-02T13:00:00Z");
  EXPECT_EQ(external("4").due_rule, "PA.resolve");
  EXPECT_GT(*external("4").due_at, clock.now());
  EXPECT_EQ(events(one.code).at(0).action, "import");
  EXPECT_EQ(events(one.code).at(0).at, clock.now());
  EXPECT_EQ(fsck(), "");
}

TEST_F(Import, AnOpenCaseGoesOnWithTheOrdinaryActions) {
  import(kGood);
  const std::string code = external("3").code;
  const Millis target = *external("3").due_at;
  const Actor who = Actor::of_officer(handler);
  in([&](auto& tx) { return ask_petitioner(*room, tx, code, who, "Ở đâu?", clock.now()); }).value();
  EXPECT_FALSE(get(code).due_at);
  clock.advance(3 * kDay);
  in([&](auto& tx) { return reply_to_question(*room, tx, code, "Chợ Đà Lạt", {}, clock.now()); }).value();
  EXPECT_EQ(*get(code).due_at, target + 3 * kDay);
  in([&](auto& tx) { return draft_answer(*room, tx, code, who, "Xong", clock.now()); }).value();
  in([&](auto& tx) { return approve_answer(*room, tx, code, Actor::of_officer(leader), clock.now()); }).value();
  const std::string file = stage();
  in([&](auto& tx) { return answer_case(*room, tx, code, who, {file}, clock.now()); }).value();
  EXPECT_EQ(clocks(code).at(0).state, "met");
  EXPECT_EQ(get(code).due_rule, "PA.close");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Import, BadRowsAreNamedAndLeftOut) {
  const ImportSummary summary = import(std::string(kGood) +
      "6,yesterday,,,Open,A,B,,,,\n"
      "7,2011-12-01 08:00:00,,,Perhaps,A,B,,,,\n"
      "8,2011-12-01 08:00:00,,,Closed,A,B,,,,\n"
      "1,2011-12-01 08:00:00,,,Open,A,B,,,,\n"
      "9,2011-12-01 08:00:00,,,Open,A\n"
      ",2011-12-01 08:00:00,,,Open,A,B,,,,\n"
      "10,2011-12-01 08:00:00,,,Open,A,B,,95,7,\n"
      "11,2011-12-01 08:00:00,,2010-12-01 08:00:00,Closed,A,B,,,,\n"
      "12,2111-12-01 08:00:00,,,Open,A,B,,,,\n"
      "13,2011-12-01 08:00:00,,,Open,\xff,B,,,,\n");
  EXPECT_EQ(summary.imported, 5);
  EXPECT_EQ(summary.bad, 10);
  EXPECT_EQ(count(), 5);
  ASSERT_EQ(bad.size(), 10U);
  EXPECT_EQ(bad[0], "7 open: \"yesterday\" is no time");
  EXPECT_THAT(bad[1], HasSubstr("8 status: \"Perhaps\""));
  EXPECT_THAT(bad[3], HasSubstr("10 id 1 stands in the file twice"));
  EXPECT_EQ(bad[4], "11 6 columns instead of 11");
  EXPECT_EQ(bad[9], "16 is not UTF-8 text");
}

TEST_F(Import, GoesOnAfterAnInterruption) {
  int batches = 0;
  const ImportSummary first = import(kGood, {.batch = 2, .stop = [&] { return ++batches == 2; }});
  EXPECT_EQ(first.imported, 4);
  EXPECT_EQ(count(), 4);
  const ImportSummary second = import(kGood, {.batch = 2});
  EXPECT_EQ(second.imported, 1);
  EXPECT_EQ(second.before, 4);
  EXPECT_EQ(second.compared, 2);
  EXPECT_EQ(import(kGood).imported, 0);
  // Another file with some of the same requests.
  const ImportSummary other = import(std::string(kGood) + "6,2011-12-01 08:00:00,,,Open,A,B,,,,\n");
  EXPECT_EQ(other.imported, 1);
  EXPECT_EQ(other.before, 5);
  EXPECT_EQ(count(), 6);
  EXPECT_EQ(fsck(), "");
}

std::string complaint(const std::function<void()>& f) {
  try {
    f();
  } catch (const SetupError& error) {
    return error.what();
  }
  return "no complaint";
}

TEST_F(Import, AWrongMappingIsToldAndChangesNothing) {
  const auto with = [&](std::string from, std::string to) {
    std::string text = kMap;
    text.replace(text.find(from), from.size(), to);
    return complaint([&] {
      import_cases(*room, *db, ImportMap::parse(text, "map.toml"), std::string(kHead) + kGood, {}, clock.now());
    });
  };
  EXPECT_THAT(with("America/New_York", "America/Nowhere"), HasSubstr("map.toml:4: there is no time zone"));
  EXPECT_THAT(with("\"target\"", "\"due\""), HasSubstr("no column \"due\""));
  EXPECT_THAT(with("{title}", "{subject}"), HasSubstr("no column \"subject\""));
  EXPECT_THAT(with("68.BTCD", "68"), HasSubstr("unit \"68\""));
  EXPECT_THAT(with("\"lighting\"", "\"lamps\""), HasSubstr("category \"lamps\""));
  EXPECT_THAT(with("source =", "sauce ="), HasSubstr("map.toml:1"));
  EXPECT_THAT(with("[status]", "[status"), HasSubstr("map.toml:"));
  EXPECT_EQ(count(), 0);
}

// City of Boston, second half of 2011: 58,251 requests, as published.
TEST_F(Import, BostonsOwnVerdictsAreOurs) {
  const std::string zip = std::string(LANGNGHE_SHARED_DATA) + "/complaints/boston_311_2011_raw.zip";
  if (!std::filesystem::exists(zip)) GTEST_SKIP() << zip << " is not there";
  std::string csv;
  FILE* pipe = ::popen(("unzip -p '" + zip + "'").c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  char buffer[65536];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) csv.append(buffer, n);
  if (::pclose(pipe) != 0) GTEST_SKIP() << "unzip is not there";
  ImportOptions options;
  options.bad = [](const BadRow& row) { ADD_FAILURE() << row.line << " " << row.why; };
  const auto begin = std::chrono::steady_clock::now();
  const ImportSummary summary = import_cases(
      *room, *db, ImportMap::load(kPack + "/mappings/boston_311.toml"), std::move(csv), options, clock.now());
  const auto took = std::chrono::steady_clock::now() - begin;
  RecordProperty("seconds", std::to_string(std::chrono::duration<double>(took).count()));
  EXPECT_EQ(summary.imported, 58'251);
  EXPECT_EQ(summary.compared, 35'591 + 8'073);
  EXPECT_EQ(summary.differ, 0);
  // Their column is empty for these; all were closed after their target.
  EXPECT_EQ(summary.no_verdict, 157);
}

}  // namespace
}  // namespace langnghe::casework
