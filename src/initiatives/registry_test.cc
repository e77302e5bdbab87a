#include "initiatives/testing.h"

#include "initiatives/store.h"

namespace langnghe::initiatives {
namespace {

using ::testing::IsEmpty;

using Registry = InitiativesFixture;

TEST_F(Registry, TheWholeWayFromRegistrationToTheYearAfter) {
  const std::string code = add(road(), ward);
  EXPECT_EQ(get(code).state, "registered");
  EXPECT_EQ(get(code).unit, unit("22945"));
  recognise(code, ward);
  EXPECT_EQ(get(code).state, "recognised");
  const auto years = db->read([&](storage::Session& s) { return years_of(s, get(code).id); });
  ASSERT_EQ(years.size(), 1u);
  EXPECT_EQ(years.front().result, "recognised");
  EXPECT_NEAR(*years.front().score, 89, 1.5);
  Counts expected;
  expected.registered = expected.fresh = expected.recognised = 1;
  EXPECT_EQ(all("22945", 2026), expected);
  EXPECT_EQ(all("VN", 2026), expected);

  clock.set(*parse_instant("2027-01-15T09:00"));
  EXPECT_EQ(move(code, "renew", ward), "");
  EXPECT_EQ(get(code).year, 2027);
  EXPECT_EQ(all("68", 2027).kept, 1);
  EXPECT_EQ(all("68", 2027).running, 1);
  EXPECT_EQ(all("68", 2026), expected) << "the year before stands";
  EXPECT_THAT(wrong_figures(), IsEmpty());
  EXPECT_EQ(fsck(), "");
}

TEST_F(Registry, EntriesOfOneUnitAreNotEditableByAnother) {
  const std::string code = add(road(), ward);
  Model changed = road().what;
  changed.title = "Của tôi";
  for (const std::int64_t stranger : {other, province, leader}) {
    EXPECT_EQ(said(in([&](auto& tx) { return edit_model(*room, tx, code, changed, get(code).version, stranger, clock.now()); })),
              "initiatives.refused.other_unit");
    EXPECT_EQ(said(in([&](auto& tx) { return add_photos(*room, tx, code, {"x"}, stranger, clock.now()); })),
              "initiatives.refused.other_unit");
    EXPECT_EQ(said(in([&](auto& tx) { return publish_model(*room, tx, code, {}, stranger, clock.now()); })),
              "initiatives.refused.other_unit");
  }
  // Nor may one register in another's name.
  Registration theirs = road();
  theirs.what.unit = unit("22945");
  EXPECT_EQ(said(in([&](auto& tx) { return register_model(*room, tx, theirs, other, clock.now()); })),
            "initiatives.refused.other_unit");
  EXPECT_EQ(move(code, "appraise", other), "initiatives.refused.not_yours");
  EXPECT_EQ(move(code, "appraise", province), "");
  EXPECT_EQ(move(code, "accept", province), "");
  EXPECT_EQ(move(code, "start", province), "initiatives.refused.other_unit") << "a grant higher up reads and reviews";
  // The owner may, and nobody's change is lost.
  const std::int64_t version = get(code).version;
  EXPECT_EQ(said(in([&](auto& tx) { return edit_model(*room, tx, code, changed, version, ward, clock.now()); })), "");
  EXPECT_EQ(said(in([&](auto& tx) { return edit_model(*room, tx, code, changed, version, ward, clock.now()); })),
            "initiatives.refused.faster");
  EXPECT_EQ(get(code).title, "Của tôi");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Registry, EveryMissingFieldIsNamedAtOnce) {
  Registration empty;
  const auto refused = in([&](auto& tx) { return register_model(*room, tx, empty, ward, clock.now()); });
  ASSERT_FALSE(refused);
  std::vector<std::string> fields;
  for (const Error& error : refused.error()) fields.push_back(error.field);
  EXPECT_THAT(fields, ::testing::UnorderedElementsAre("title", "situation", "goals", "content", "audience", "address",
                                                      "lead", "products", "field", "commune", "starts"));
  Registration wrong = road();
  wrong.what.starts = "2026-05-01";
  wrong.what.ends = "2026-04-30";
  wrong.what.campaigns = "nothing";
  wrong.what.lat = 91;
  const auto again = in([&](auto& tx) { return register_model(*room, tx, wrong, ward, clock.now()); });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().size(), 3u);
}

TEST_F(Registry, ReturnedIsNoRegistrationAndMayComeAgain) {
  const std::string code = add(road(), ward);
  EXPECT_EQ(move(code, "return", province, ""), "initiatives.refused.words_missing");
  EXPECT_EQ(move(code, "return", province), "");
  EXPECT_EQ(all("68", 2026), Counts{});
  EXPECT_EQ(move(code, "accept", province), "initiatives.refused.state");
  EXPECT_EQ(move(code, "resubmit", ward), "");
  EXPECT_EQ(all("68", 2026).running, 1);
  EXPECT_EQ(move(code, "appraise", province), "");
  EXPECT_EQ(move(code, "accept", province), "");
  EXPECT_EQ(move(code, "stop", ward), "");
  EXPECT_EQ(all("68", 2026).stopped, 1);
  EXPECT_EQ(move(code, "renew", ward), "initiatives.refused.state");
  EXPECT_THAT(wrong_figures(), IsEmpty());
}

TEST_F(Registry, ACouncilNeedsEnoughVoicesAndAConflictOfInterestBarsScoring) {
  const std::string code = add(road(), ward);
  EXPECT_EQ(said(in([&](auto& tx) { return name_appraisers(*room, tx, code, {province, second}, province, clock.now()); })),
            "initiatives.refused.council_small");
  EXPECT_EQ(said(in([&](auto& tx) {
              return name_appraisers(*room, tx, code, {province, second, ward}, province, clock.now());
            })), "initiatives.refused.own_unit");
  const std::int64_t fourth = officer("fourth", "68.UBND", "leader", "68");
  EXPECT_EQ(said(in([&](auto& tx) {
              return name_appraisers(*room, tx, code, {province, second, third, fourth}, province, clock.now());
            })), "");
  EXPECT_EQ(voice(code, other, 9), "initiatives.refused.not_on_council");
  Appraiser high;
  high.officer = second;
  high.comment = "x";
  high.points = {{"plan", 11}};
  EXPECT_EQ(said(in([&](auto& tx) { return appraise_model(*room, tx, code, high, clock.now()); })),
            "initiatives.refused.points");
  EXPECT_EQ(voice(code, province, 10), "");
  EXPECT_EQ(voice(code, second, 5), "");
  Appraiser torn;
  torn.officer = second;
  torn.conflict = "Là em rể của trưởng ban.";
  EXPECT_EQ(said(in([&](auto& tx) { return appraise_model(*room, tx, code, torn, clock.now()); })), "");
  EXPECT_EQ(voice(code, second, 10), "initiatives.refused.conflict_declared");
  for (const char* step : {"appraise", "accept"}) EXPECT_EQ(move(code, step, province), "");
  EXPECT_EQ(move(code, "start", ward), "");
  EXPECT_EQ(move(code, "self_assess", ward), "");
  EXPECT_EQ(move(code, "assess", province), "initiatives.refused.council_incomplete");
  EXPECT_EQ(voice(code, third, 8), "");
  EXPECT_EQ(voice(code, fourth, 9), "");
  const auto council = db->read([&](storage::Session& s) { return council_of(s, *room, get(code), 2026); });
  EXPECT_EQ(council.scored, 3) << "the torn member's earlier points are gone";
  EXPECT_NEAR(*council.average, (100 + 80 + 89) / 3.0, 1.0);
  EXPECT_EQ(move(code, "assess", province), "");
  EXPECT_EQ(voice(code, third, 1), "initiatives.refused.assessed_already");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Registry, ALowAverageIsNotRecognised) {
  const std::string code = add(road(), ward);
  for (const char* step : {"appraise", "accept"}) EXPECT_EQ(move(code, step, province), "");
  EXPECT_EQ(move(code, "start", ward), "");
  EXPECT_EQ(move(code, "self_assess", ward), "");
  council(code, 4);
  EXPECT_EQ(move(code, "assess", province), "");
  EXPECT_EQ(move(code, "recognise", leader), "initiatives.refused.not_reached");
  EXPECT_EQ(move(code, "miss", leader), "");
  EXPECT_EQ(all("68", 2026).not_reached, 1);
}

TEST_F(Registry, APersonGetsNoPointsAndIsShownWithConsentOnly) {
  Registration open = person();
  open.what.title = "Gương bà Nguyễn Thị Hoà hiến đất";
  EXPECT_EQ(said(in([&](auto& tx) { return register_model(*room, tx, open, ward, clock.now()); })),
            "initiatives.refused.name_in_text");
  const std::string code = add(person(), ward);
  recognise(code, ward);
  const auto years = db->read([&](storage::Session& s) { return years_of(s, get(code).id); });
  EXPECT_FALSE(years.front().score) << "nothing is scored about persons";
  for (const Appraiser& member : db->read([&](storage::Session& s) { return appraisers_of(s, get(code).id, 2026); })) {
    EXPECT_FALSE(member.total);
    EXPECT_THAT(member.points, IsEmpty());
  }
  Publication show{true, false, "Nguyễn Thị Hoà", "Chuyện kể.", ""};
  EXPECT_EQ(said(in([&](auto& tx) { return publish_model(*room, tx, code, show, ward, clock.now()); })),
            "initiatives.refused.consent");
  show.consent = true;
  EXPECT_EQ(said(in([&](auto& tx) { return publish_model(*room, tx, code, show, ward, clock.now()); })), "");
  EXPECT_EQ(get(code).public_name, "Nguyễn Thị Hoà");
  // Consent withdrawn: the name goes at once.
  EXPECT_EQ(said(in([&](auto& tx) { return publish_model(*room, tx, code, {}, ward, clock.now()); })), "");
  EXPECT_EQ(get(code).public_name, "");
  EXPECT_THAT(db->read([](storage::Session& s) { return gallery(s, {}); }), IsEmpty());
  const auto opened = open_person(*room, *db, code, ward, "verify", "", clock.now());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->name, "Nguyễn Thị Hoà");
  EXPECT_EQ(open_person(*room, *db, code, other, "verify", "", clock.now()).error().front().message, "vault.forbidden");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Registry, AnotherUnitAdoptsAModelAndTheTreeShowsIt) {
  const std::string code = add(road(), ward);
  const auto adopt = [&](const std::string& source, std::int64_t who) {
    return in([&](auto& tx) { return adopt_model(*room, tx, source, "Làm ở hai thôn cùng lúc.", who, clock.now()); });
  };
  EXPECT_EQ(said(adopt(code, other)), "initiatives.refused.copy_early");
  recognise(code, ward);
  EXPECT_EQ(said(adopt(code, ward)), "initiatives.refused.copy_own");
  const auto copy = adopt(code, other);
  ASSERT_TRUE(copy) << said(copy);
  EXPECT_EQ(said(adopt(code, other)), "initiatives.refused.copied_already");
  EXPECT_EQ(get(code).state, "replicated");
  EXPECT_EQ(get(code).copies, 1);
  EXPECT_EQ(all("68", 2026).replicated, 1);
  EXPECT_EQ(said(in([&](auto& tx) { return tell_outcome(*room, tx, copy->code, "Thêm 800 m đường.", other, clock.now()); })), "");
  const auto spread = db->read([&](storage::Session& s) { return spread_of(s, get(copy->code)); });
  ASSERT_EQ(spread.size(), 2u);
  EXPECT_EQ(spread[0].code, code);
  EXPECT_EQ(spread[1].depth, 1);
  EXPECT_EQ(spread[1].outcome, "Thêm 800 m đường.");
  const std::string someone = add(person(), ward);
  recognise(someone, ward);
  EXPECT_EQ(said(adopt(someone, other)), "initiatives.refused.copy_person");
  EXPECT_THAT(wrong_figures(), IsEmpty());
  EXPECT_EQ(fsck(), "");
}

TEST_F(Registry, WorthCopyingSaysWhyAndLeavesOutPersonsAndOnesOwn) {
  const auto show = [&](const std::string& code) {
    EXPECT_EQ(said(in([&](auto& tx) {
                return publish_model(*room, tx, code, {true, true, "Bà H.", "Chuyện.", ""}, ward, clock.now());
              })), "");
  };
  const std::string code = add(road(), ward), someone = add(person(), ward);
  for (const std::string& one : {code, someone}) {
    recognise(one, ward);
    show(one);
  }
  const auto here = [&](const char* place) {
    return db->read([&](storage::Session& s) { return worth_copying(*room, s, *directory->now()->unit(place), 5); });
  };
  EXPECT_THAT(here("22945"), IsEmpty()) << "one's own";
  const auto found = here("22946");
  ASSERT_EQ(found.size(), 1u) << "persons are never ranked";
  EXPECT_EQ(found.front().model.code, code);
  std::vector<std::string> reasons;
  for (const auto& [key, value] : found.front().reasons) reasons.push_back(key);
  EXPECT_THAT(reasons, ::testing::IsSupersetOf({"kind", "recognised"}));
}

TEST_F(Registry, FsckFindsAChangedRowAYearAndAScore) {
  const std::string code = add(road(), ward), second_code = add(road(), ward), third_code = add(road(), ward);
  recognise(third_code, ward);
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE model SET title = 'x' WHERE code = :code", code);
    tx.run("UPDATE model_year SET result = 'recognised' WHERE model = :id", get(second_code).id);
    tx.run("UPDATE model_appraiser SET total = 100 WHERE model = :id", get(third_code).id);
  });
  const std::string found = fsck();
  for (const std::string& one : {code, second_code, third_code}) EXPECT_NE(found.find(one), std::string::npos) << found;
}

TEST_F(Registry, TheCalendarSaysWhoIsBehind) {
  const std::string code = add(road(), ward);
  EXPECT_EQ(behind(programme(), get(code), clock.now())->id, "register");
  for (const char* step : {"appraise", "accept"}) EXPECT_EQ(move(code, step, province), "");
  EXPECT_EQ(behind(programme(), get(code), *parse_instant("2026-07-31T23:00")), nullptr) << "the last day is not over";
  EXPECT_EQ(behind(programme(), get(code), *parse_instant("2026-08-01T00:00"))->id, "midterm");
}

}  // namespace
}  // namespace langnghe::initiatives
