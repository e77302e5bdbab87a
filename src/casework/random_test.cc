// Random hands on random cases: whatever they try, what must hold holds.
#include <random>

#include "casework/store.h"
#include "casework/testing.h"

namespace langnghe::casework {
namespace {

class RandomWalk : public CaseworkFixture {};

TEST_F(RandomWalk, TwentyThousandStepsKeepEveryClockAndChain) {
  constexpr int kSteps = 20'000, kCases = 300, kBatch = 250;
  std::mt19937 random(20261123);
  const auto pick = [&](auto n) { return random() % static_cast<unsigned>(n); };
  std::vector<std::string> codes, files;
  for (int i = 0; i < kCases; ++i) codes.push_back(submit());
  const std::int64_t people[] = {handler, leader, both, desk, stranger};
  const char* units[] = {"68.SXD", "22945.UBND", "22946.UBND", "68", "none"};
  int done = 0;
  std::map<std::string, int> moved;
  for (int batch = 0; batch < kSteps / kBatch; ++batch) {
    clock.advance(static_cast<Millis>(pick(20)) * kHour);
    const Millis at = clock.now();
    files.clear();  // what is staged is good for a day only
    for (int i = 0; i < 4; ++i) files.push_back(stage("bien-ban-" + std::to_string(i) + ".pdf"));
    // Refusals come before any row is written, so many tries may share a transaction.
    db->write([&](storage::Transaction& tx) {
      for (int i = 0; i < kBatch; ++i) {
        const std::string& code = codes[pick(codes.size())];
        const Actor who = Actor::of_officer(people[pick(std::size(people))]);
        const std::string words = pick(8) == 0 ? "" : "Lời " + std::to_string(i);
        std::vector<std::string> evidence;
        const auto with_evidence = [&] {
          if (!files.empty() && find_case(tx, code)->state == "approved") evidence = {files.back()};
          return evidence;
        };
        Result<Case> result = [&]() -> Result<Case> {
          switch (pick(17)) {
            case 0: return accept_case(*room, tx, code, who, words, at);
            case 1: return pick(6) == 0 ? return_case(*room, tx, code, who, words, at)
                                        : accept_case(*room, tx, code, who, words, at);
            case 2: return transfer_case(*room, tx, code, who, units[pick(std::size(units))], words, at);
            case 3: return assign_case(*room, tx, code, who, people[pick(std::size(people))], at);
            case 4: return take_case(*room, tx, code, who, at);
            case 5: return ask_petitioner(*room, tx, code, who, words, at);
            case 6: return continue_case(*room, tx, code, who, words, at);
            case 7: return reply_to_question(*room, tx, code, words, {}, at);
            case 8: return draft_answer(*room, tx, code, who, words, at);
            case 9: return revise_answer(*room, tx, code, who, words, at);
            case 10: return approve_answer(*room, tx, code, who, at);
            case 11: return answer_case(*room, tx, code, who, with_evidence(), at);
            case 12: return rate_case(*room, tx, code, static_cast<int>(pick(8)), words, at);
            case 13: return dispute_case(*room, tx, code, words, {}, at);
            case 14: return reopen_case(*room, tx, code, who, words, at);
            case 15: return uphold_answer(*room, tx, code, who, words, {}, at);
            default: return pick(20) == 0 ? withdraw_case(*room, tx, code, words, at)
                                          : publish_case(*room, tx, code, who, words, at);
          }
        }();
        if (result) {
          ++done;
          ++moved[result->state];
          if (!evidence.empty()) files.pop_back();
          const Case one = find_case(tx, code).value();
          ASSERT_EQ(digest_of(one), digest_of(*result)) << code;
          bool running = false;
          std::optional<Millis> nearest;
          for (const RunningClock& c : clocks_of(tx, one.id)) {
            running |= c.state == "running";
            if (c.state == "running" && (!nearest || *c.due_at < *nearest)) nearest = c.due_at;
            ASSERT_TRUE(one.phase != "rest" || (c.state != "running" && c.state != "paused"))
                << code << " rests while " << c.rule << " is " << c.state;
          }
          ASSERT_TRUE(one.phase != "open" || running) << code << " " << one.state;
          ASSERT_EQ(one.due_at, nearest) << code;
          ASSERT_EQ(one.closed_at.has_value(), one.phase == "rest") << code;
        } else {
          ASSERT_TRUE(result.error().front().message.starts_with("casework.refused."))
              << result.error().front().message;
        }
      }
    });
    if (HasFatalFailure()) return;
    if (batch % 8 == 0) close_silent_cases(*room, *db, at);
  }
  EXPECT_GT(done, 1000);
  for (const char* state : {"accepted", "waiting", "answered", "closed", "disputed", "transferred"})
    EXPECT_GT(moved[state], 0) << state;
  EXPECT_EQ(fsck(), "");
}

}  // namespace
}  // namespace langnghe::casework
