#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/core.h>

#include "directory/commands.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "satisfaction/remarks.h"
#include "satisfaction/service_index.h"
#include "satisfaction/survey.h"
#include "storage/testing.h"

namespace langnghe::satisfaction {
namespace {

using ::testing::HasSubstr;

const std::string kPackFolder = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";
const Pack& pack() {
  static const Pack loaded = Pack::load(kPackFolder);
  return loaded;
}

// The rooms whose views are read are stood in for by tables of the same shape.
class Satisfaction : public ::testing::Test {
 protected:
  Satisfaction() {
    auto steps = ledger::migrations();
    for (const auto& all : {directory::migrations(), migrations()}) steps.insert(steps.end(), all.begin(), all.end());
    steps.push_back({1000, "stand-ins", R"(
CREATE TABLE procedures_dossiers (code TEXT NOT NULL UNIQUE, procedure_key TEXT NOT NULL, unit {int} NOT NULL,
  received_at {int}, first_appointed {int}, apologised_at {int}, finished_at {int}, channel TEXT NOT NULL,
  step_late TEXT NOT NULL) {strict};
CREATE TABLE cases (id {id}, code TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, unit {int} NOT NULL) {strict};
CREATE TABLE case_figures (id {id}, kind TEXT NOT NULL, unit {int} NOT NULL, missed {int} NOT NULL, settled_at {int},
  rating {int}) {strict};
)"});
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPackFolder + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits units;
    for (const auto& [code, kind, parent] : std::vector<std::tuple<std::string, UnitKind, std::string>>{
             {"VN", UnitKind::kCountry, ""}, {"68", UnitKind::kProvince, "VN"}, {"22945", UnitKind::kWard, "68"},
             {"22945.UBND", UnitKind::kCommittee, "22945"}, {"22946", UnitKind::kWard, "68"},
             {"22946.UBND", UnitKind::kCommittee, "22946"}}) {
      directory::Unit one;
      one.code = code;
      one.kind = kind;
      one.parent = parent;
      one.name_vi = one.name_en = "Unit " + code;
      one.valid_from = *parse_date("2000-01-01");
      units.units.push_back(one);
    }
    db->write([&](storage::Transaction& tx) { return directory::load_pack_units(tx, *directory, units, clock.now()); });
    leader = officer("leader", "22945.UBND", "leader", "Chủ tịch", true);
    desk = officer("desk", "22945.UBND", "desk", "Công chức một cửa");
    stranger = officer("stranger", "22946.UBND", "leader", "Chủ tịch");
    room = std::unique_ptr<Room>(new Room{pack(), *directory, std::string(32, 's')});
    ward = unit("22945.UBND");
    other = unit("22946.UBND");
  }
  std::int64_t unit(std::string_view code) { return directory->now()->unit(code)->id; }
  std::int64_t officer(const std::string& login, const std::string& where, const std::string& role, const std::string& title,
                       bool head = false) {
    directory::NewOfficer one;
    one.login = login;
    one.name = "Trần Văn " + login;
    one.unit = where;
    one.title_vi = one.title_en = title;
    one.head = head;
    one.valid_from = *parse_date("2020-01-01");
    const auto id = db->write([&](storage::Transaction& tx) { return directory::add_officer(tx, *directory, one, {}, clock.now()); }).value();
    db->write([&](storage::Transaction& tx) {
        return directory::grant_role(tx, *directory, {id, role, where, {}, one.valid_from, {}}, {}, clock.now());
      }).value();
    return id;
  }
  // A dossier; `late` by a day.
  std::string dossier(const std::string& code, bool finished = true, bool late = false, std::int64_t where = 0) {
    db->write([&](storage::Transaction& tx) {
      return tx.run("INSERT INTO procedures_dossiers (code, procedure_key, unit, received_at, first_appointed, apologised_at, "
                    "finished_at, channel, step_late) VALUES (:code, 'birth', :unit, :received, :appointed, NULL, :finished, 'web', :step)",
                    code, where == 0 ? ward : where, clock.now() - 5 * kDay, clock.now() - 2 * kDay,
                    finished ? std::optional<Millis>(clock.now() - (late ? 1 : 3) * kDay) : std::nullopt, late ? "verify" : "");
    });
    return code;
  }
  Result<Answer> give(const std::string& code, std::map<std::string, std::string> choices, const std::string& words = "",
                      const std::string& channel = "link", std::int64_t who = 0, const std::string& kind = "dossier") {
    return db->write([&](storage::Transaction& tx) {
      return answer_survey(*room, tx, {kind, code, channel, std::move(choices), words}, who, clock.now());
    });
  }
  template <class F>
  auto in(F&& f) { return db->write([&](storage::Transaction& tx) { return f(tx); }); }
  template <class F>
  auto ask(F&& f) { return db->read([&](storage::Session& session) { return f(session); }); }
  template <class T>
  static std::string said(const Result<T>& result) { return result ? "" : result.error().front().message; }
  std::string fsck() { return ledger::testing::findings(db, clock, state_sources()); }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-08-03T09:00")};
  std::unique_ptr<directory::Directory> directory;
  std::unique_ptr<Room> room;
  std::int64_t leader = 0, desk = 0, stranger = 0, ward = 0, other = 0;
};

const std::map<std::string, std::string> kGood = {{"attitude", "good"}, {"waiting", "short"}, {"on_day", "early"}, {"place", "good"}};

TEST(Wilson, AgreesWithPublishedIntervals) {
  // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: 81/263, 15/148, 0/20, 1/29.
  const auto near = [](std::int64_t x, std::int64_t n, double low, double high) {
    EXPECT_NEAR(wilson(x, n).low, low, 0.00005) << x << "/" << n;
    EXPECT_NEAR(wilson(x, n).high, high, 0.00005) << x << "/" << n;
  };
  near(81, 263, 0.2553, 0.3662);
  near(15, 148, 0.0624, 0.1605);
  near(0, 20, 0.0000, 0.1611);
  near(1, 29, 0.0061, 0.1718);
  EXPECT_EQ(wilson(0, 0).high, 1);
}

TEST_F(Satisfaction, OneAnswerAFileAndAReplayIsRefused) {
  dossier("AAAA-0001");
  dossier("AAAA-0002", false);
  EXPECT_EQ(said(give("AAAA-0002", kGood)), "satisfaction.refused.not_finished");
  EXPECT_EQ(said(give("AAAA-9999", kGood)), "satisfaction.refused.unknown");
  EXPECT_EQ(said(give("AAAA-0001", {})), "satisfaction.refused.nothing");
  EXPECT_EQ(said(give("AAAA-0001", {{"attitude", "wonderful"}})), "satisfaction.refused.choice");
  const auto answer = give("AAAA-0001", kGood);
  ASSERT_EQ(said(answer), "");
  EXPECT_EQ(answer->mark, 100);
  EXPECT_TRUE(answer->satisfied);
  EXPECT_EQ(said(give("AAAA-0001", kGood)), "satisfaction.refused.answered");
  EXPECT_EQ(said(give("AAAA-0001", kGood, "", "paper", desk)), "satisfaction.refused.answered");
  const std::string secret = survey_secret(*room, "dossier", "AAAA-0001");
  EXPECT_TRUE(is_survey_secret(*room, "dossier", "AAAA-0001", secret));
  EXPECT_FALSE(is_survey_secret(*room, "case", "AAAA-0001", secret)) << "a secret opens one thing";
  EXPECT_EQ(fsck(), "");
}

TEST_F(Satisfaction, PaperIsEnteredByOfficersOfTheUnitOnly) {
  dossier("AAAA-0001");
  EXPECT_EQ(said(give("AAAA-0001", kGood, "", "paper", stranger)), "satisfaction.refused.not_yours");
  EXPECT_EQ(said(give("AAAA-0001", kGood, "", "paper", 0)), "satisfaction.refused.not_yours");
  EXPECT_EQ(said(give("AAAA-0001", kGood, "", "paper", desk)), "");
}

TEST_F(Satisfaction, TheApologyIsAskedForOfLateFilesOnly) {
  dossier("AAAA-0001");
  dossier("AAAA-0002", true, true);
  EXPECT_EQ(said(give("AAAA-0001", {{"apology", "none"}})), "satisfaction.refused.choice");
  const auto late = give("AAAA-0002", {{"attitude", "good"}, {"on_day", "late"}, {"apology", "none"}});
  ASSERT_EQ(said(late), "");
  EXPECT_EQ(late->step, "verify");
  EXPECT_EQ(late->mark, 33);
  EXPECT_TRUE(late->low);
}

TEST_F(Satisfaction, ALowMarkIsFollowedUpByTheUnitUntilSaidWhatWasDone) {
  dossier("AAAA-0001");
  ASSERT_EQ(said(give("AAAA-0001", {{"attitude", "poor"}, {"waiting", "short"}, {"on_day", "early"}, {"place", "good"}})), "");
  auto open = ask([&](auto& s) { return followups_of(s, {ward}); });
  ASSERT_EQ(open.size(), 1u) << "rudeness alone opens one, whatever the mark";
  EXPECT_EQ(iso_local(open[0].due_at).substr(0, 16), "2026-08-09T00:00") << "five days, the day itself not counted";
  EXPECT_TRUE(ask([&](auto& s) { return followups_of(s, {other}); }).empty());
  EXPECT_EQ(said(in([&](auto& tx) { return take_followup(*room, tx, open[0].code, stranger, clock.now()); })), "satisfaction.refused.not_yours");
  ASSERT_EQ(said(in([&](auto& tx) { return take_followup(*room, tx, open[0].code, leader, clock.now()); })), "");
  EXPECT_EQ(said(in([&](auto& tx) { return finish_followup(*room, tx, open[0].code, " ", leader, clock.now()); })), "satisfaction.refused.missing");
  ASSERT_EQ(said(in([&](auto& tx) { return finish_followup(*room, tx, open[0].code, "Đã gọi điện xin lỗi.", leader, clock.now()); })), "");
  EXPECT_EQ(said(in([&](auto& tx) { return finish_followup(*room, tx, open[0].code, "Lại", leader, clock.now()); })), "satisfaction.refused.done");
  EXPECT_EQ(fsck(), "");
  db->write([](storage::Transaction& tx) { tx.run("UPDATE survey_answer SET mark = 100"); });
  EXPECT_THAT(fsck(), HasSubstr("state"));
}

TEST_F(Satisfaction, ResultsByUnitStepAndProcedureAddUpAndAreProved) {
  for (int i = 0; i < 6; ++i) give(dossier(fmt::format("AAAA-000{}", i)), kGood).value();
  for (int i = 0; i < 2; ++i) give(dossier(fmt::format("BBBB-000{}", i), true, true, other), {{"attitude", "poor"}, {"apology", "one"}}).value();
  const auto counts = ask([](auto& s) { return counts_of(s, 2026); });
  const Results all = results_of(*room, counts, 0);
  EXPECT_EQ(all.whole.all, 8);
  EXPECT_EQ(all.whole.good, 6);
  ASSERT_EQ(all.units.size(), 2u);
  EXPECT_EQ(all.units[0].all, 6);
  ASSERT_EQ(all.late_steps.size(), 1u);
  EXPECT_EQ(all.late_steps[0].id, "verify");
  EXPECT_EQ(all.topics[0].id, "dossier.birth");
  EXPECT_EQ(all.questions[0].id, "attitude");
  EXPECT_EQ(all.questions[0].all, 8);
  EXPECT_EQ(results_of(*room, counts, unit("22946")).whole.all, 2) << "a commune has what its committee has";
  EXPECT_TRUE(ask([](auto& s) { return check_counts(s); }).empty());
  db->write([](storage::Transaction& tx) { tx.run("UPDATE survey_count SET count = count + 1 WHERE question = ''"); });
  EXPECT_FALSE(ask([](auto& s) { return check_counts(s); }).empty());
}

TEST(Tellable, NoLineOfFewerThanFiveAndNoneByTheDifference) {
  const auto ids = [](std::vector<Line> lines) {
    std::string out;
    for (const Line& one : lines) out += one.id;
    return out;
  };
  EXPECT_EQ(ids(tellable({{"a", 5, 10}, {"b", 3, 5}}, 15)), "ab");
  EXPECT_EQ(ids(tellable({{"a", 5, 10}, {"b", 3, 4}}, 14)), "") << "14 - 10 would tell the four";
  EXPECT_EQ(ids(tellable({{"a", 5, 10}, {"b", 3, 6}, {"c", 1, 2}}, 18)), "a") << "the rest is eight";
}

TEST_F(Satisfaction, WordsThatSayTheSameStandTogether) {
  const char* said_words[] = {"Chờ lâu quá, phòng tiếp nhận nóng", "Chờ lâu quá ở phòng tiếp nhận", "Cảm ơn chị một cửa rất nhiệt tình"};
  for (int i = 0; i < 3; ++i) give(dossier(fmt::format("AAAA-000{}", i)), kGood, said_words[i]).value();
  const auto groups = ask([&](auto& s) { return grouped_words(s, {ward}); });
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].size(), 2u);
  EXPECT_TRUE(ask([&](auto& s) { return grouped_words(s, {other}); }).empty());
}

TEST_F(Satisfaction, ACriticismIsAnsweredAfterTheHolderOfThePostWasHeard) {
  const std::int64_t post = directory->now()->officer(desk)->post.id;
  const auto send = [&](const std::string& kind, std::int64_t about, const std::string& words) {
    return in([&](auto& tx) { return send_remark(*room, tx, kind, ward, about, words, clock.now()); });
  };
  EXPECT_EQ(said(send("criticism", 99999, "Nói trống không.")), "satisfaction.refused.post");
  EXPECT_EQ(said(send("gossip", post, "x")), "satisfaction.refused.kind");
  const auto remark = send("criticism", post, "Nói trống không với người già.");
  ASSERT_EQ(said(remark), "");
  EXPECT_EQ(remark->post_title, "Công chức một cửa");
  const auto answer = [&](std::int64_t who, const std::string& code, const std::string& finding = "partly") {
    return in([&](auto& tx) { return answer_remark(*room, tx, code, finding, "Đã nhắc nhở.", who, clock.now()); });
  };
  EXPECT_EQ(said(answer(leader, remark->code)), "satisfaction.refused.unheard");
  EXPECT_EQ(said(in([&](auto& tx) { return reply_remark(*room, tx, remark->code, "x", leader, clock.now()); })), "satisfaction.refused.not_yours");
  ASSERT_EQ(said(in([&](auto& tx) { return reply_remark(*room, tx, remark->code, "Tôi xin lỗi, hôm đó đông.", desk, clock.now()); })), "");
  EXPECT_EQ(said(answer(stranger, remark->code)), "satisfaction.refused.not_yours");
  EXPECT_EQ(said(answer(leader, remark->code, "")), "satisfaction.refused.finding");
  ASSERT_EQ(said(answer(leader, remark->code)), "");
  EXPECT_EQ(said(answer(leader, remark->code)), "satisfaction.refused.done");
  // Nobody replies: the day passes, then it is answered. Nobody judges their own post.
  const auto silent = send("criticism", post, "Không chào hỏi.").value();
  clock.set(silent.reply_due - 1);
  EXPECT_EQ(said(answer(leader, silent.code)), "satisfaction.refused.unheard");
  clock.set(silent.reply_due);
  EXPECT_EQ(said(answer(leader, silent.code)), "");
  const auto own = send("praise", directory->now()->officer(leader)->post.id, "Chủ tịch lắng nghe.").value();
  EXPECT_EQ(said(answer(leader, own.code)), "satisfaction.refused.own_post");
  const auto counts = ask([&](auto& s) { return remark_counts(s, 2026, clock.now()); });
  ASSERT_EQ(counts.size(), 1u);
  EXPECT_EQ(counts[0].criticism, 2);
  EXPECT_EQ(counts[0].partly, 2);
  EXPECT_EQ(counts[0].praise, 1);
  EXPECT_EQ(counts[0].late, 0);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Satisfaction, Decision766_MissingInputsAreMissingAndPartsAddUp) {
  for (int i = 0; i < 4; ++i) dossier(fmt::format("AAAA-000{}", i), true, i == 0);
  give("AAAA-0001", kGood).value();
  const auto score = [&] {
    return ask([&](auto& s) { return score_of(*room, s, count_year(s, 2026), ward, 2026); });
  };
  Score one = score();
  EXPECT_DOUBLE_EQ(one.known, 20 + 12 + 6);
  EXPECT_DOUBLE_EQ(one.points, 20 * 0.75 + 12 + 6);
  for (const GroupScore& group : one.groups)
    if (group.group->id == "MDSH") {
      EXPECT_FALSE(group.points) << "nobody has said how many were digitised";
      EXPECT_FALSE(group.parts[0].input);
    }
  const auto enter = [&](std::int64_t who, const std::string& measure, std::int64_t part, std::int64_t whole, const std::string& source) {
    IndexInput input;
    input.unit = ward;
    input.year = 2026;
    input.measure = measure;
    input.part = part;
    input.whole = whole;
    input.source = source;
    return in([&](auto& tx) { return enter_input(*room, tx, input, who, clock.now()); });
  };
  EXPECT_EQ(said(enter(leader, "dossier.on_time", 4, 4, "tự khai")), "satisfaction.refused.measure") << "what is counted is not typed";
  EXPECT_EQ(said(enter(leader, "files.digitised", 5, 4, "BC 12")), "satisfaction.refused.part");
  EXPECT_EQ(said(enter(leader, "files.digitised", 2, 4, "")), "satisfaction.refused.missing");
  EXPECT_EQ(said(enter(stranger, "files.digitised", 2, 4, "BC 12")), "satisfaction.refused.not_yours");
  ASSERT_EQ(said(enter(leader, "files.digitised", 2, 4, "Báo cáo 12/BC-UBND")), "");
  ASSERT_EQ(said(enter(leader, "files.digitised", 3, 4, "Báo cáo 12/BC-UBND, đính chính")), "");
  one = score();
  EXPECT_DOUBLE_EQ(one.known, 60);
  EXPECT_DOUBLE_EQ(one.points, 33 + 22 * 0.75);
  EXPECT_EQ(fsck(), "");
}

TEST(SatisfactionPack, TheIndexHasAHundredPointsAndTheSurveyFiveQuestions) {
  EXPECT_EQ(pack().questions.size(), 5u);
  double all = 0;
  for (const Group& group : pack().groups) all += group.max;
  EXPECT_DOUBLE_EQ(all, 100);
  EXPECT_TRUE(pack().question("apology")->late_only);
}

}  // namespace
}  // namespace langnghe::satisfaction
