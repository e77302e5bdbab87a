#include "casework/testing.h"

namespace langnghe::casework {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Actor of(std::int64_t officer) { return Actor::of_officer(officer); }

class Casework : public CaseworkFixture {
 protected:
  std::string unit_named(std::int64_t id) { return directory->now()->units().unit_by_id(id)->code; }
  std::string accepted() {
    const std::string code = submit();
    EXPECT_EQ(accept(code), "");
    return code;
  }
  std::string accept(const std::string& code) {
    return said(in([&](auto& tx) { return accept_case(*room, tx, code, of(handler), "", clock.now()); }));
  }
  std::string take(const std::string& code) {
    return said(in([&](auto& tx) { return take_case(*room, tx, code, of(handler), clock.now()); }));
  }
  std::string draft(const std::string& code, std::int64_t who) {
    return said(in([&](auto& tx) {
      return draft_answer(*room, tx, code, of(who), "Đã thay bóng đèn.", clock.now());
    }));
  }
  std::string approve(const std::string& code, std::int64_t who) {
    return said(in([&](auto& tx) { return approve_answer(*room, tx, code, of(who), clock.now()); }));
  }
  std::string answer(const std::string& code, std::vector<std::string> evidence) {
    return said(in([&](auto& tx) {
      return answer_case(*room, tx, code, of(handler), evidence, clock.now());
    }));
  }
  std::string rate(const std::string& code, int stars) {
    return said(in([&](auto& tx) { return rate_case(*room, tx, code, stars, "cảm ơn", clock.now()); }));
  }
  std::string dispute(const std::string& code) {
    return said(in([&](auto& tx) {
      return dispute_case(*room, tx, code, "Đèn vẫn tắt.", {}, clock.now());
    }));
  }
  std::string answered() {
    const std::string code = accepted();
    EXPECT_EQ(take(code), "");
    EXPECT_EQ(draft(code, handler), "");
    EXPECT_EQ(approve(code, leader), "");
    EXPECT_EQ(answer(code, {stage()}), "");
    return code;
  }
};

TEST_F(Casework, TheWholeWayWithADisputeInIt) {
  const std::string code = submit();
  Case one = get(code);
  EXPECT_EQ(one.state, "received");
  EXPECT_EQ(unit_named(one.unit), "22945.UBND");
  EXPECT_EQ(one.due_rule, "PA.answer");
  // Law on Citizen Reception 42/2013 art. 28(1): 10 working days, day of receipt not counted.
  EXPECT_EQ(*one.due_at, end_of(*parse_date("2026-07-15")));
  EXPECT_TRUE(one.named);

  clock.advance(kDay);
  EXPECT_EQ(accept(code), "");
  EXPECT_EQ(clock_of(code, "PA.answer").state, "met");
  // The category's target: 7 working days from acceptance.
  EXPECT_EQ(get(code).due_rule, "PA.resolve");
  EXPECT_EQ(*get(code).due_at, end_of(*parse_date("2026-07-13")));
  EXPECT_EQ(take(code), "");
  EXPECT_EQ(get(code).officer, handler);

  clock.advance(kDay);
  EXPECT_EQ(said(in([&](auto& tx) {
              return ask_petitioner(*room, tx, code, of(handler), "Ở cột số mấy?", clock.now());
            })), "");
  EXPECT_EQ(get(code).phase, "waiting");
  EXPECT_FALSE(get(code).due_at);
  EXPECT_EQ(clock_of(code, "PA.resolve").state, "paused");
  clock.advance(7 * kDay);
  EXPECT_EQ(said(in([&](auto& tx) {
              return reply_to_question(*room, tx, code, "Cột số 7.", {}, clock.now());
            })), "");
  // Paused 3 July to 9 July: 5 working days later.
  EXPECT_EQ(clock_of(code, "PA.resolve").state, "running");
  EXPECT_EQ(*get(code).due_at, end_of(*parse_date("2026-07-20")));

  EXPECT_EQ(draft(code, both), "");
  EXPECT_EQ(approve(code, both), "casework.refused.four_eyes");
  EXPECT_EQ(approve(code, leader), "");
  EXPECT_EQ(answer(code, {}), "casework.refused.evidence_missing");
  EXPECT_EQ(answer(code, {"not-a-token"}), "documents.token.unknown");
  EXPECT_EQ(answer(code, {stage()}), "");
  EXPECT_EQ(clock_of(code, "PA.resolve").state, "met");
  EXPECT_EQ(get(code).due_rule, "PA.close");
  EXPECT_EQ(events(code).back().words, "Đã thay bóng đèn.");

  EXPECT_EQ(dispute(code), "");
  EXPECT_EQ(get(code).disputes, 1);
  EXPECT_EQ(get(code).due_rule, "PA.reopen");
  EXPECT_EQ(said(in([&](auto& tx) {
              return reopen_case(*room, tx, code, of(leader), "", clock.now());
            })), "");
  EXPECT_EQ(take(code), "");
  EXPECT_EQ(draft(code, handler), "");
  EXPECT_EQ(approve(code, leader), "");
  EXPECT_EQ(answer(code, {stage()}), "");
  EXPECT_EQ(rate(code, 6), "casework.refused.rating");
  EXPECT_EQ(rate(code, 5), "");
  EXPECT_EQ(rate(code, 5), "casework.refused.rated");
  EXPECT_EQ(get(code).state, "closed");
  EXPECT_FALSE(get(code).due_at);
  EXPECT_EQ(get(code).rating, 5);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Casework, ALateAnswerIsMissed) {
  const std::string code = accepted();
  take(code);
  draft(code, handler);
  clock.set(*get(code).due_at);
  approve(code, leader);
  EXPECT_EQ(answer(code, {stage()}), "");
  EXPECT_EQ(clock_of(code, "PA.resolve").state, "missed");
  const auto rows = db->read([&](storage::Session& s) {
    return late_by_unit(*room, s, {get(code).unit}, clock.now());
  });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].answered, 1);
  EXPECT_EQ(rows[0].answered_late, 1);
}

TEST_F(Casework, SilenceClosesAndARatingMayStillCome) {
  const std::string code = answered();
  EXPECT_EQ(take_system_steps(*room, *db, *get(code).due_at - 1), 0);
  EXPECT_EQ(take_system_steps(*room, *db, *get(code).due_at), 1);
  EXPECT_EQ(get(code).state, "closed");
  EXPECT_EQ(rate(code, 4), "");
  EXPECT_EQ(rate(code, 4), "casework.refused.rated");
  EXPECT_EQ(dispute(code), "");
  EXPECT_EQ(get(code).state, "disputed");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Casework, TheThirdTransferGoesToTheSuperior) {
  const std::string code = submit();
  const auto pass = [&](const std::string& to) {
    return said(in([&](auto& tx) {
      return transfer_case(*room, tx, code, of(handler), to, "Không thuộc thẩm quyền.", clock.now());
    }));
  };
  EXPECT_EQ(pass("22945.UBND"), "casework.refused.unit_same");
  EXPECT_EQ(pass("22945"), "casework.refused.unit_missing");  // a place handles nothing
  EXPECT_EQ(pass("68.SXD"), "");
  EXPECT_EQ(pass("22946.UBND"), "");
  EXPECT_EQ(pass("68.SXD"), "");
  EXPECT_EQ(unit_named(get(code).unit), "68.UBND");
  EXPECT_EQ(get(code).transfers, 3);
  EXPECT_EQ(get(code).due_rule, "PA.answer");  // whoever has it: the day does not move
}

TEST_F(Casework, Refusals) {
  const std::string code = submit();
  EXPECT_EQ(take(code), "casework.refused.state");
  EXPECT_EQ(accept("0000-0000"), "casework.refused.unknown");
  EXPECT_EQ(said(in([&](auto& tx) {
              return accept_case(*room, tx, code, of(desk + 1000), "", clock.now());
            })), "casework.refused.not_yours");
  EXPECT_EQ(said(in([&](auto& tx) {
              return accept_case(*room, tx, code, Actor::petitioner(), "", clock.now());
            })), "casework.refused.not_yours");
  EXPECT_EQ(said(in([&](auto& tx) {
              return return_case(*room, tx, code, of(handler), "  ", clock.now());
            })), "casework.refused.words_missing");
  EXPECT_EQ(said(in([&](auto& tx) {
              return return_case(*room, tx, code, of(handler), std::string(20'001, 'x'), clock.now());
            })), "casework.refused.words_long");
  EXPECT_EQ(said(in([&](auto& tx) {
              return assign_case(*room, tx, code, of(leader), desk, clock.now());
            })), "casework.refused.officer_may_not");
  EXPECT_EQ(said(in([&](auto& tx) {
              return assign_case(*room, tx, code, of(leader), handler, clock.now());
            })), "");
  EXPECT_EQ(said(in([&](auto& tx) {
              return withdraw_case(*room, tx, code, "", clock.now());
            })), "");
  EXPECT_EQ(clock_of(code, "PA.answer").state, "dropped");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Casework, EveryWrongFieldOfASubmissionIsNamedAtOnce) {
  Submission bad;
  bad.kind = "song";
  bad.category = "nothing";
  bad.words = "ngắn";
  bad.channel = "pigeon";
  bad.lat = 200;
  bad.person.phone = "gọi tôi";
  bad.person.email = "x@y";
  bad.person.id_number = "12";
  bad.received_at = clock.now();
  std::vector<std::string> fields;
  for (const Error& error : check_submission(*room, bad, Actor::petitioner(), clock.now()))
    fields.push_back(error.field);
  EXPECT_THAT(fields, ::testing::UnorderedElementsAre("kind", "words", "category", "place", "channel",
                                                      "phone", "email", "id_number", "received_at"));
  // Complaints have fields of their own, those of the reports on them.
  Submission other = lamp();
  other.category = "kn_land";
  EXPECT_EQ(check_submission(*room, other, Actor::petitioner(), clock.now()).front().message,
            "casework.refused.category_kind");
  Submission late = lamp();
  late.received_at = clock.now() + 1;
  EXPECT_EQ(check_submission(*room, late, of(desk), clock.now()).front().message,
            "casework.refused.received_later");
  late.received_at = clock.now() - 400 * kDay;
  EXPECT_EQ(check_submission(*room, late, of(desk), clock.now()).front().message,
            "casework.refused.received_long_ago");
}

TEST_F(Casework, ALetterCountsFromTheDayItCameIn) {
  Submission letter = lamp();
  letter.channel = "letter";
  letter.received_at = clock.now() - 7 * kDay;
  const Case one = get(submit(letter, of(desk)));
  EXPECT_EQ(*one.due_at, end_of(*parse_date("2026-07-08")));
}

TEST_F(Casework, CodesAndSecrets) {
  for (int i = 0; i < 500; ++i) {
    const std::string code = make_code();
    EXPECT_EQ(read_code(code), code);
    // One wrong letter is noticed; 0 and Z alone weigh the same.
    std::string wrong = code;
    wrong[2] = wrong[2] == '5' ? '6' : '5';
    EXPECT_FALSE(read_code(wrong)) << code;
    std::string look = code;
    for (char& c : look) c = c == '0' ? 'o' : c == '1' ? 'l' : c == '-' ? ' ' : c;
    EXPECT_EQ(read_code(look), code);
  }
  EXPECT_FALSE(read_code(""));
  EXPECT_FALSE(read_code(std::string(1000, '0')));
  const std::string code = submit();
  const std::string secret = secret_of(*room, code);
  EXPECT_TRUE(is_secret(*room, code, secret));
  EXPECT_FALSE(is_secret(*room, make_code(), secret));
  EXPECT_FALSE(is_secret(*room, code, ""));
}

TEST_F(Casework, PublishedOnlyWhenAskedAndShownWithClearedWords) {
  Submission quiet = lamp();
  quiet.may_publish = false;
  const std::string no = submit(quiet), yes = submit();
  const auto publish = [&](const std::string& code, const std::string& words) {
    return said(in([&](auto& tx) {
      return publish_case(*room, tx, code, of(handler), words, clock.now());
    }));
  };
  EXPECT_EQ(publish(no, "Đèn tắt"), "casework.refused.not_asked");
  EXPECT_EQ(publish(yes, "Đèn tắt"), "");
  auto list = db->read([&](storage::Session& s) { return public_cases(s, {.words = "den TAT"}); });
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].words, "Đèn tắt");
  EXPECT_TRUE(db->read([&](storage::Session& s) { return public_cases(s, {.state = "answered"}); }).empty());
  EXPECT_EQ(publish(yes, ""), "");
  EXPECT_FALSE(db->read([&](storage::Session& s) { return public_case(s, yes); }));
  EXPECT_EQ(fsck(), "");
}

TEST_F(Casework, OpeningAPersonIsShownToThePetitioner) {
  const std::string code = submit();
  EXPECT_EQ(open_person(*room, *db, code, of(handler), "contact", "", clock.now())->name,
            "Nguyễn Thị Hoà");
  const auto reads = db->read([&](storage::Session& s) { return vault.reads_of(s, {"case", get(code).id}); });
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads[0].purpose, "contact");
  EXPECT_EQ(open_person(*room, *db, code, Actor::petitioner(), "contact", "", clock.now()).error()[0].message,
            "casework.refused.not_yours");
  Submission nobody = lamp();
  nobody.person = {};
  EXPECT_EQ(open_person(*room, *db, submit(nobody), of(handler), "contact", "", clock.now()).error()[0].message,
            "casework.refused.nobody");
  EXPECT_EQ(fsck(), "");
}

TEST_F(Casework, NoPersonalDataOutsideTheVault) {
  const std::string code = submit();
  in([&](auto& tx) { return add_note(*room, tx, code, of(handler), "Đã gọi điện.", clock.now()); }).value();
  std::string all;
  db->read([&](storage::Session& s) {
    for (const auto& [a, b, c] : s.rows<std::string, std::string, std::string>("SELECT words, place, search FROM cases"))
      all += a + b + c;
    s.each<std::string>("SELECT words FROM case_event", [&](std::string w) { all += w; });
    s.each<std::int64_t>("SELECT id FROM ledger_entry", [&](std::int64_t id) {
      if (const auto stored = ledger::stored(s, id)) all += stored->entry + stored->payload.value_or("");
    });
  });
  for (const char* secret : {"Nguyễn Thị Hoà", "0912345678", "hoa@example.vn", "068123456789", "12 Trần Phú"})
    EXPECT_THAT(all, Not(HasSubstr(secret)));
  EXPECT_EQ(db->read([&](storage::Session& s) { return notes_of(s, get(code).id); }).at(0).words, "Đã gọi điện.");
}

TEST_F(Casework, TheQueueIsOrderedByTimeLeft) {
  const std::string first = accepted(), second = submit(), waiting = accepted(), done = answered();
  in([&](auto& tx) { return ask_petitioner(*room, tx, waiting, of(handler), "Ở đâu?", clock.now()); }).value();
  const std::vector<std::int64_t> units{get(first).unit};
  const auto codes = [&](QueueFilter filter) {
    filter.units = units;
    std::vector<std::string> out;
    for (const auto& row : db->read([&](storage::Session& s) { return queue(s, filter, clock.now()); }))
      out.push_back(row.code);
    return out;
  };
  // What is answered needs nobody any more, unless one asks for it.
  EXPECT_THAT(codes({}), ::testing::ElementsAre(first, second, waiting));
  EXPECT_THAT(codes({.state = "answered"}), ::testing::ElementsAre(done));
  EXPECT_THAT(codes({.words = second}), ::testing::ElementsAre(second));
  EXPECT_EQ(codes({.words = "DEN duong"}).size(), 3U);
  EXPECT_TRUE(codes({.words = "50%"}).empty());
  EXPECT_THAT(codes({.offset = 1, .limit = 1}), ::testing::ElementsAre(second));
  EXPECT_TRUE(codes({.late_only = true}).empty());
  clock.set(*get(first).due_at);
  EXPECT_THAT(codes({.late_only = true}), ::testing::ElementsAre(first));
  const QueueCount count = db->read([&](storage::Session& s) { return count_queue(*room, s, units, clock.now()); });
  EXPECT_EQ(count.open, 3);
  EXPECT_EQ(count.late, 1);
  EXPECT_EQ(count.waiting, 1);
  clock.set(*get(done).due_at + kDay);  // an answer nobody disputed is late for nobody
  EXPECT_EQ(db->read([&](storage::Session& s) { return count_queue(*room, s, units, clock.now()); }).late, 2);
}

TEST_F(Casework, DueSoonIsOneRuleForCountsAndColours_ThreeWorkingDays) {
  const Case one = get(submit());  // its last day is Wednesday 15 July
  ASSERT_EQ(*one.due_at, *parse_instant("2026-07-16T00:00"));
  const auto soon = [&](const char* now) {
    const Millis at = *parse_instant(now);
    const auto counted = db->read([&](storage::Session& s) { return count_queue(*room, s, {one.unit}, at).soon; });
    const auto rows = db->read([&](storage::Session& s) { return late_by_unit(*room, s, {one.unit}, at); });
    const auto colour = legalclock::urgency(law().calendar, *one.due_at, at);
    EXPECT_EQ(rows.at(0).soon, counted) << now;
    EXPECT_EQ(counted == 1, colour == legalclock::Urgency::kSoon || colour == legalclock::Urgency::kToday) << now;
    return counted;
  };
  EXPECT_EQ(soon("2026-07-09T23:59"), 0);  // four working days left
  EXPECT_EQ(soon("2026-07-10T00:00"), 1);  // three, five by the calendar
  EXPECT_EQ(soon("2026-07-15T23:59"), 1);
  EXPECT_EQ(soon("2026-07-16T00:00"), 0);  // late
}

TEST_F(Casework, FsckNamesACaseThatWasTouchedByHand) {
  const std::string one = answered(), two = submit(), three = submit();
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE cases SET due_at = due_at + 1 WHERE code = :c", two);
    tx.run("UPDATE case_event SET words = 'anders' WHERE action = 'answer'");
    tx.run("DELETE FROM case_event WHERE case_id = (SELECT id FROM cases WHERE code = :c)", three);
  });
  const std::string found = fsck();
  EXPECT_THAT(found, HasSubstr(one));
  EXPECT_THAT(found, HasSubstr(two));
  EXPECT_THAT(found, HasSubstr(three));
}

}  // namespace
}  // namespace langnghe::casework
