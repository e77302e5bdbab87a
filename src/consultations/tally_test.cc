#include "consultations/tally.h"

#include <gtest/gtest.h>

#include "consultations/ballots.h"
#include "consultations/testing.h"

namespace langnghe::consultations {
namespace {

const Pack& pack() {
  static const Pack loaded = Pack::load(kPackDir);
  return loaded;
}
Tally tally(std::int64_t households, std::int64_t yes) { return {households, yes, yes, 0, 0, 0}; }

TEST(Tally, Law10_2022_Article21_TwoThirdsOfAllHouseholdsExactlyPasses) {
  const VoteItem& works = *pack().vote("works");
  EXPECT_TRUE(passes(works, tally(300, 200)));
  EXPECT_FALSE(passes(works, tally(300, 199))) << "one household short";
  // 2/3 of 100 is 66.67: 67 it takes.
  EXPECT_TRUE(passes(works, tally(100, 67)));
  EXPECT_FALSE(passes(works, tally(100, 66)));
  EXPECT_EQ(needed(works, 300), 200);
  EXPECT_EQ(needed(works, 100), 67);
}

TEST(Tally, Law10_2022_Article21_MoreThanHalfIsNotHalf) {
  const VoteItem& other = *pack().vote("other");
  EXPECT_FALSE(passes(other, tally(100, 50))) << "exactly half";
  EXPECT_TRUE(passes(other, tally(100, 51)));
  EXPECT_TRUE(passes(other, tally(101, 51)));
  EXPECT_FALSE(passes(other, tally(101, 50)));
  EXPECT_EQ(needed(other, 100), 51);
  EXPECT_EQ(needed(other, 101), 51);
}

TEST(Tally, Law10_2022_Article21_ThoseAbsentCountAgainstIt) {
  // All 199 present agree, of 300 households.
  EXPECT_FALSE(passes(*pack().vote("works"), {300, 199, 199, 0, 0, 0}));
  EXPECT_TRUE(attendance_failed(*pack().vote("works"), {300, 199, 199, 0, 0, 0}));
  EXPECT_FALSE(attendance_failed(*pack().vote("works"), {300, 200, 0, 200, 0, 0}));
}

TEST(Tally, AnEmptyVillagePassesNothing) {
  EXPECT_FALSE(passes(*pack().vote("works"), tally(0, 0)));
  EXPECT_FALSE(passes(*pack().vote("other"), tally(0, 0)));
}

TEST(Tally, Law10_2022_Article21_CommuneWideTakesTwoThirdsOfItsVillages) {
  const VoteItem& works = *pack().vote("works");
  EXPECT_TRUE(passes_commune(works, 6, 9));
  EXPECT_FALSE(passes_commune(works, 5, 9));
  EXPECT_FALSE(passes_commune(works, 6, 10));
  EXPECT_TRUE(passes_commune(works, 7, 10));
  EXPECT_FALSE(passes_commune(*pack().vote("convention"), 9, 9)) << "no commune-wide rule for this item";
}

TEST(Tally, Decree59_2023_Article5_OnlyItemSixMayBeVotedOnline) {
  for (const VoteItem& item : pack().votes) EXPECT_EQ(item.allows("online"), item.number == 6) << item.id;
}

TEST(Ballots, ACommitmentOpensToItsChoiceOnly) {
  for (Choice choice : {Choice::kYes, Choice::kNo, Choice::kOther}) {
    Ballot ballot = make_ballot(choice);
    EXPECT_TRUE(opens(ballot));
    Ballot other = ballot;
    other.choice = choice == Choice::kYes ? Choice::kNo : Choice::kYes;
    EXPECT_FALSE(opens(other));
    EXPECT_NE(make_ballot(choice).commitment, ballot.commitment);
  }
}

TEST(Ballots, TheSumOfTheCommitmentsIsTheCount) {
  std::vector<Ballot> ballots;
  for (int i = 0; i < 60; ++i)
    ballots.push_back(make_ballot(i < 31 ? Choice::kYes : i < 50 ? Choice::kNo : Choice::kOther));
  std::vector<std::string> published;
  for (const Ballot& one : ballots) published.push_back(one.commitment);
  const Counted counted = count_ballots(ballots);
  EXPECT_EQ(counted.yes, 31);
  EXPECT_EQ(counted.no, 19);
  EXPECT_EQ(counted.other, 10);
  EXPECT_TRUE(recount(published, counted));
  Counted wrong = counted;
  ++wrong.yes;
  --wrong.no;
  EXPECT_FALSE(recount(published, wrong)) << "one moved from no to yes";
  published.pop_back();
  EXPECT_FALSE(recount(published, counted)) << "one taken out";
  published.push_back(make_ballot(Choice::kYes).commitment);
  EXPECT_FALSE(recount(published, counted)) << "one exchanged";
  published.back() = "not hex";
  EXPECT_FALSE(recount(published, counted));
  EXPECT_TRUE(recount({}, count_ballots({}))) << "nobody voted";
}

}  // namespace
}  // namespace langnghe::consultations
