// Random hands on random cases: whatever they try, what must hold holds.
#include <random>
#include <set>

#include "casework/denunciations.h"
#include "casework/store.h"
#include "casework/testing.h"

namespace langnghe::casework {
namespace {

class RandomWalk : public CaseworkFixture {
 protected:
  // What holds of every case at every moment: somebody owns it; it has a clock, waits or rests; at
  // rest nothing runs; its due date is that of a running clock, a duty before an effect.
  void check(storage::Session& session, const Case& one) {
    bool running = false, due = false;
    for (const RunningClock& c : clocks_of(session, one.id)) {
      running |= c.state == "running";
      due |= c.state == "running" && c.due_at == one.due_at && c.rule == one.due_rule;
      ASSERT_TRUE(one.phase != "rest" || (c.state != "running" && c.state != "paused"))
          << one.code << " rests while " << c.rule << " is " << c.state;
      ASSERT_EQ(c.state == "running", !c.ended_at && c.due_at.has_value()) << one.code << " " << c.rule;
    }
    ASSERT_NE(one.unit, 0) << one.code << ": a clock without an owner";
    ASSERT_TRUE(one.phase != "open" || running) << one.kind << " " << one.code << " " << one.state;
    ASSERT_EQ(one.due_at.has_value(), running) << one.code;
    ASSERT_TRUE(!one.due_at || due) << one.code;
    ASSERT_EQ(one.closed_at.has_value(), one.phase == "rest") << one.code;
  }

  // The counts that pages show are those of the rows.
  void check_counts() {
    db->read([&](storage::Session& session) {
      std::vector<std::int64_t> units;
      for (const directory::Unit& unit : directory->now()->units().all()) units.push_back(unit.id);
      const auto rows = recounted_open(session);
      EXPECT_FALSE(rows.empty());
      EXPECT_EQ(counted_open(session, units), rows);
    });
  }
};

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
          check(tx, one);
          if (HasFatalFailure()) return;
        } else {
          ASSERT_TRUE(result.error().front().message.starts_with("casework.refused."))
              << result.error().front().message;
        }
      }
    });
    if (HasFatalFailure()) return;
    if (batch % 8 == 0) take_system_steps(*room, *db, at);
  }
  EXPECT_GT(done, 1000);
  for (const char* state : {"accepted", "waiting", "answered", "closed", "disputed", "transferred"})
    EXPECT_GT(moved[state], 0) << state;
  check_counts();
  EXPECT_EQ(fsck(), "");
}


// Any action of any kind, denunciations too, with what somebody might fill in: drawn from the lifecycles
// themselves.
TEST_F(RandomWalk, AHundredThousandStepsOfEveryKindKeepEveryClockAndChain) {
  constexpr int kSteps = 100'000, kCases = 700, kDenunciations = 140, kBatch = 400;
  constexpr const char* kSecret = "Xyloquartz";
  std::mt19937 random(7'2026);
  const auto pick = [&](auto n) { return random() % static_cast<unsigned>(n); };
  const auto upper = officer("upper", "68.UBND", {"handler", "leader", "desk"});
  const std::int64_t people[] = {handler, leader, both, desk, upper};
  const char* units[] = {"68.SXD", "22945.UBND", "22946.UBND", "68.UBND"};
  std::vector<std::string> codes, kinds;
  for (const auto& [kind, lifecycle] : lifecycles())
    if (lifecycle.opened_by.empty() && kind != "denunciation") kinds.push_back(kind);
  const auto fill = [&](const std::vector<lifecycle::Field>& fields, Millis at) {
    Facts out;
    const auto day = [&](bool past, bool future) {
      const int shift = static_cast<int>(pick(12));
      return iso_date(add_days(local_date(at), past ? -shift : future ? shift : shift - 6));
    };
    for (const lifecycle::Field& field : fields) {
      if (pick(30) == 0 || (field.optional && pick(3) == 0)) continue;
      switch (field.type) {
        case lifecycle::FieldType::kChoice: {
          const auto& entries = lists().find(field.list)->entries;
          out[field.name] = entries[pick(entries.size())].id;
          break;
        }
        case lifecycle::FieldType::kDate: out[field.name] = day(field.past, field.future); break;
        case lifecycle::FieldType::kDocument:
          out[field.name + "_number"] = std::to_string(pick(99) + 1) + "/QĐ";
          out[field.name + "_date"] = pick(3) == 0 ? day(true, false) : iso_date(local_date(at));
          break;
        case lifecycle::FieldType::kNumber: out[field.name] = std::to_string(field.least + static_cast<int>(pick(7))); break;
        case lifecycle::FieldType::kUnit: out[field.name] = units[pick(std::size(units))]; break;
        case lifecycle::FieldType::kOfficer: out[field.name] = std::to_string(people[pick(std::size(people))]); break;
        case lifecycle::FieldType::kText: out[field.name] = "Nội dung"; break;
        case lifecycle::FieldType::kCheckbox: out[field.name] = "1"; break;
      }
    }
    return out;
  };
  for (int i = 0; i < kCases; ++i) {
    Submission one = lamp();
    one.kind = kinds[static_cast<std::size_t>(i) % kinds.size()];
    if (one.kind == "complaint") one.category = "kn_land";
    do one.intake = fill(lifecycles().find(one.kind)->second.intake, clock.now());
    while (!check_submission(*room, one, Actor::petitioner(), clock.now()).empty());
    codes.push_back(submit(one));
  }
  for (int i = 0; i < kDenunciations; ++i) {
    Denunciation one;
    if (i % 4 != 0) one.person = {kSecret + std::to_string(i), "77 Hẻm Vidermark", "0987123456", "", "068777123999", {}};
    one.words = std::string(kSecret) + ": ký khống phiếu chi.";
    one.accused = "Ông B";
    one.unit = pick(4) == 0 ? "68.SXD" : "22945.UBND";
    one.about_head = pick(10) == 0;
    one.wants_protection = pick(3) == 0;
    one.channel = i % 2 == 0 ? "letter" : "web";
    if (i % 2 == 0) one.working_words = "Người bị tố cáo ký khống phiếu chi.";
    const Actor who = i % 2 == 0 ? Actor::of_officer(desk) : Actor::petitioner();
    codes.push_back(in([&](auto& tx) { return submit_denunciation(*room, tx, one, who, clock.now()); }).value().code);
  }
  int done = 0;
  std::set<std::string> moves;
  for (int batch = 0; batch < kSteps / kBatch; ++batch) {
    clock.advance(static_cast<Millis>(pick(30)) * kHour);
    const Millis at = clock.now();
    std::vector<std::string> files;
    for (int i = 0; i < 30; ++i) files.push_back(stage("bien-ban-" + std::to_string(i) + ".pdf"));
    db->write([&](storage::Transaction& tx) {
      for (int i = 0; i < kBatch; ++i) {
        const std::string code = codes[pick(codes.size())];
        const Case before = find_case(tx, code).value();
        const Lifecycle& lifecycle = lifecycles().find(before.kind)->second;
        // Mostly what fits the state, and now and then what does not. A way to an end or to where it is is taken
        // rarely, so that cases grow old.
        std::vector<const Action*> open = lifecycle.actions_from(before.state, By::kOfficer);
        for (const Action* one : lifecycle.actions_from(before.state, By::kPetitioner)) open.push_back(one);
        if (open.empty() || pick(20) == 0)
          for (const Action& one : lifecycle.actions)
            if (one.by != By::kSystem) open.push_back(&one);
        const Action* chosen = open[pick(open.size())];
        for (int again = 0; again < 5; ++again) {
          const State* to = lifecycle.state(chosen->to);
          const bool ends = (to != nullptr && to->rest) || chosen->id == "terminate";
          const bool stays = to == nullptr && pick(3) != 0;
          if ((!ends && !stays) || !chosen->opens.empty()) break;
          chosen = open[pick(open.size())];
        }
        const Action& action = *chosen;
        Inputs inputs{fill(action.fields, at), {}};
        if (pick(20) != 0)
          inputs.fields["words"] = (lifecycle.sealed && action.by == By::kPetitioner ? kSecret : "Lời số ") +
                                   std::to_string(i) + " của bước này.";
        inputs.fields["unit"] = units[pick(std::size(units))];
        inputs.fields["officer"] = std::to_string(people[pick(std::size(people))]);
        inputs.fields["rating"] = std::to_string(pick(7));
        const bool with_file = action.needs(lifecycle::Requirement::kEvidence) && !files.empty();
        if (with_file) inputs.files = {files.back()};
        const Actor who = action.by == By::kPetitioner ? Actor::petitioner()
                                                       : Actor::of_officer(people[pick(std::size(people))]);
        const auto result = act(*room, tx, code, who, action.id, inputs, at);
        if (!result) {
          ASSERT_TRUE(result.error().front().message.starts_with("casework.refused.") ||
                      result.error().front().message.starts_with("clock.refuse.") ||
                      result.error().front().message.starts_with("documents."))
              << result.error().front().message;
          const Case after = find_case(tx, code).value();
          ASSERT_EQ(digest_of(before), digest_of(after)) << "a refusal moved " << code;
          continue;
        }
        ++done;
        moves.insert(before.kind + "." + action.id);
        if (with_file) files.pop_back();
        const Case one = find_case(tx, code).value();
        ASSERT_EQ(digest_of(one), digest_of(*result)) << code;
        check(tx, one);
        if (!action.opens.empty()) {
          codes.push_back(facts_of(tx, one.id).at("next_case"));
          check(tx, find_case(tx, codes.back()).value());
        }
        if (HasFatalFailure()) return;
      }
    });
    if (HasFatalFailure()) return;
    if (batch % 10 == 0) take_system_steps(*room, *db, at);
  }
  EXPECT_GT(done, 5000);
  for (const char* move : {"complaint.accept", "complaint.decide", "complaint.suspend", "complaint.resume",
                           "complaint2.accept", "complaint2.verify", "reflection.answer",
                           "denunciation.accept", "denunciation.transfer", "denunciation.inform",
                           "denunciation.extend_complex", "denunciation.suspend", "denunciation.resume",
                           "denunciation.continue_anyway", "denunciation.conclude", "denunciation.publish_conclusion",
                           "denunciation.supplement", "denunciation.decide_protection"})
    EXPECT_TRUE(moves.contains(move)) << move;
  std::printf("  %d of %d steps were taken, %zu different ones\n", done, kSteps, moves.size());
  // Whatever happened, nothing a denouncer gave stands outside the vault.
  db->read([&](storage::Session& session) {
    for (const char* sql : {"SELECT words || place || search || public_words FROM cases", "SELECT words FROM case_event",
                            "SELECT name || value FROM case_fact", "SELECT COALESCE(payload, '') FROM ledger_entry",
                            "SELECT words FROM case_note", "SELECT args FROM notice"})
      session.each<std::string>(sql, [&](const std::string& text) { EXPECT_EQ(text.find(kSecret), std::string::npos) << sql; });
  });
  check_counts();
  EXPECT_EQ(fsck(), "");
}

}  // namespace
}  // namespace langnghe::casework
