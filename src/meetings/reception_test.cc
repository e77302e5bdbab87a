#include "meetings/testing.h"
#include "meetings/table.h"

namespace langnghe::meetings {
namespace {

class Reception : public MeetingsFixture {
 protected:
  Booking booking(const ReceptionDay& day, int slot = 480) {
    Booking out;
    out.day = day.code;
    out.slot = slot;
    out.topic = "proposal";
    out.words = "Xin cấp lại sổ hộ nghèo đã mất.";
    out.person = hoa();
    return out;
  }
  Result<Visit> book(const Booking& one, std::int64_t who = 0) {
    return in([&](auto& tx) { return book_visit(*room, tx, one, who, clock.now()); });
  }
  Visit visit(const std::string& code) {
    return db->read([&](storage::Session& s) { return *find_visit(s, code); });
  }
  WalkIn walk_in() {
    WalkIn out;
    out.unit = ward;
    out.host = desk;
    out.topic = "complaint";
    out.words = "Khiếu nại quyết định bồi thường đất.";
    out.person = hoa();
    return out;
  }
  Visit came() {
    return in([&](auto& tx) { return enter_visit(*room, tx, walk_in(), desk, clock.now()); }).value();
  }
};

TEST_F(Reception, ADayOnTetOrAWeekendIsRefusedAndNamed) {
  at("2026-12-01T09:00");
  const auto on_tet = in([&](auto& tx) { return add_day(*room, tx, new_day("2027-02-08"), desk, clock.now()); });
  ASSERT_FALSE(on_tet);
  EXPECT_EQ(on_tet.error().front().message, "meetings.refused.holiday");
  EXPECT_EQ(on_tet.error().front().field, "day");
  EXPECT_THAT(on_tet.error().front().args.front().second, testing::HasSubstr("Tết"));
  EXPECT_EQ(said(in([&](auto& tx) { return add_day(*room, tx, new_day("2026-12-05"), desk, clock.now()); })),
            "meetings.refused.weekend");
  EXPECT_EQ(said(in([&](auto& tx) { return add_day(*room, tx, new_day("2026-11-30"), desk, clock.now()); })),
            "meetings.refused.day_past");
}

TEST_F(Reception, OnlyThoseOfTheUnitPlan) {
  EXPECT_EQ(said(in([&](auto& tx) { return add_day(*room, tx, new_day("2026-08-20"), stranger, clock.now()); })),
            "meetings.refused.not_yours");
  EXPECT_EQ(said(in([&](auto& tx) { return add_day(*room, tx, new_day("2026-08-20"), 0, clock.now()); })),
            "meetings.refused.not_yours");
}

TEST_F(Reception, AYearIsPlannedAndPosted) {
  const auto made = in([&](auto& tx) {
    return plan_year(*room, tx, new_day("2026-08-04"), 2026, {Pattern::Kind::kMonthlyWeekday, 2, {1, 3}}, desk, clock.now());
  });
  ASSERT_TRUE(made) << said(made);
  EXPECT_EQ(*made, 10);
  EXPECT_EQ(said(in([&](auto& tx) {
    return plan_year(*room, tx, new_day("2026-08-04"), 2026, {Pattern::Kind::kMonthlyWeekday, 2, {1, 3}}, desk, clock.now());
  })), "meetings.refused.none_added");
  const auto posted = in([&](auto& tx) { return post_days(*room, tx, ward, date("2026-12-31"), desk, clock.now()); });
  EXPECT_EQ(posted.value_or(0), 10);
  EXPECT_EQ(db->read([&](storage::Session& s) {
    return days_of(s, {ward}, date("2026-01-01"), date("2026-12-31"), true).size();
  }), 10u);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Reception, Law42of2013Art24_4_PostedFiveWorkingDaysBefore) {
  // Before Tuesday 8 September 2026 five working days, National Day between: until 27 August 24:00.
  EXPECT_EQ(iso_date(last_posting_day(law(), date("2026-09-08"))), "2026-08-27");
  ReceptionDay day;
  day.on_day = "2026-09-08";
  const Millis last = end_of(date("2026-08-27"));
  EXPECT_EQ(posting_of(law(), day, last - 1), Posting::kDue);
  EXPECT_EQ(posting_of(law(), day, last), Posting::kMissed);
  day.posted_at = last - 1;
  EXPECT_EQ(posting_of(law(), day, last), Posting::kInTime);
  day.posted_at = last;
  EXPECT_EQ(posting_of(law(), day, last), Posting::kLate);
}

TEST_F(Reception, Law42of2013Art24_4_MovedWithAReasonNeverOntoADayOff) {
  const auto day = posted_day("2026-08-20");
  const auto visit_of = book(booking(day, 495)).value();
  const auto move = [&](const char* to, const char* why, int from = 480, int until = 690) {
    return in([&](auto& tx) { return move_day(*room, tx, day.code, date(to), from, until, why, desk, clock.now()); });
  };
  EXPECT_EQ(said(move("2026-08-21", " ")), "meetings.refused.missing");
  EXPECT_EQ(said(move("2026-09-02", "Họp tỉnh")), "meetings.refused.holiday");
  EXPECT_EQ(said(move("2026-08-20", "Họp tỉnh")), "meetings.refused.same_day");
  EXPECT_EQ(said(move("2026-08-21", "Họp tỉnh", 480, 500)), "meetings.refused.slots_lost");
  const auto moved = move("2026-08-21", "Họp tỉnh", 540, 690);
  ASSERT_TRUE(moved) << said(moved);
  EXPECT_EQ(moved->code, day.code);
  EXPECT_EQ(moved->sequence, 1);
  EXPECT_EQ(moved->moved_from, "2026-08-20");
  EXPECT_EQ(visit(visit_of.code).on_day, "2026-08-21");
  EXPECT_EQ(visit(visit_of.code).slot, 555);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Reception, BookingTakesASlotOnce) {
  const auto day = posted_day("2026-08-20");
  EXPECT_EQ(db->read([&](storage::Session& s) { return free_slots(s, day, clock.now()).size(); }), 14u);
  const auto first = book(booking(day));
  ASSERT_TRUE(first) << said(first);
  EXPECT_EQ(said(book(booking(day))), "meetings.refused.slot_taken");
  EXPECT_EQ(said(book(booking(day, 481))), "meetings.refused.slot");
  EXPECT_EQ(said(book(booking(day, 690))), "meetings.refused.slot");
  ASSERT_TRUE(in([&](auto& tx) { return cancel_visit(*room, tx, first->code, 0, clock.now()); }));
  EXPECT_TRUE(book(booking(day)));
  EXPECT_EQ(db->read([&](storage::Session& s) { return free_slots(s, day, clock.now()).size(); }), 13u);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Reception, BookingNeedsANameAWayToReachAndAPostedDay) {
  const auto made = in([&](auto& tx) { return add_day(*room, tx, new_day("2026-08-20"), desk, clock.now()); }).value();
  EXPECT_EQ(said(book(booking(made))), "meetings.refused.no_day");
  EXPECT_TRUE(book(booking(made), desk)) << "the desk knows of it already";
  const auto day = posted_day("2026-08-21");
  auto one = booking(day);
  one.person = {};
  const auto refused = book(one);
  ASSERT_FALSE(refused);
  std::vector<std::string> fields;
  for (const Error& error : refused.error()) fields.push_back(error.field);
  EXPECT_THAT(fields, testing::ElementsAre("name", "phone"));
}

TEST_F(Reception, Law42of2013Art29_ManyPeopleSendRepresentatives) {
  const auto day = posted_day("2026-08-20");
  auto one = booking(day);
  one.people = 5;
  one.companions = 2;
  EXPECT_EQ(said(book(one)), "meetings.refused.representatives");
  one.companions = 1;
  EXPECT_TRUE(book(one));
  one.slot = 495;
  one.people = 11;
  one.companions = 5;
  EXPECT_EQ(said(book(one)), "meetings.refused.representatives");
  one.companions = 4;
  EXPECT_TRUE(book(one));
}

TEST_F(Reception, NamesAreInTheVaultOnly) {
  const auto one = book(booking(posted_day("2026-08-20"))).value();
  int seen = 0;
  db->read([&](storage::Session& s) {
    for (Visit& row : select_rows<Visit>(s, ""))
      std::apply([&](const auto&... f) {
        ((seen += [&] {
           if constexpr (std::is_same_v<std::remove_cvref_t<decltype(f)>, std::string>)
             return f.find("Hoà") != std::string::npos || f.find("0912345678") != std::string::npos;
           return false;
         }()), ...);
      }, row.fields());
    EXPECT_EQ(vault.records_of(s, {"visit", one.id}).size(), 1u);
  });
  EXPECT_EQ(seen, 0);
  EXPECT_TRUE(is_visit_secret(*room, one.code, visit_secret(*room, one.code)));
  EXPECT_FALSE(is_visit_secret(*room, one.code, "00000-00000"));
}

TEST_F(Reception, Law42of2013Art28_1_AnswerWithinTenWorkingDays) {
  at("2026-08-20T10:00");
  const auto one = came();
  // 20 August 2026 plus ten working days over National Day and the make-up Saturday.
  EXPECT_EQ(one.due_at, legalclock::compute(law(), "TCD.answer", {.start = clock.now()}, clock.now())->due);
  EXPECT_EQ(iso_date(local_date(*one.due_at - 1)), "2026-09-07");
  EXPECT_EQ(db->read([&](storage::Session& s) { return open_visits(s, {ward}).size(); }), 1u);
  const auto done = in([&](auto& tx) {
    return answer_visit(*room, tx, one.code, "longer", "Cần xác minh thêm 15 ngày.", "12/TB-UBND", desk, clock.now());
  });
  ASSERT_TRUE(done) << said(done);
  EXPECT_EQ(db->read([&](storage::Session& s) { return open_visits(s, {ward}).size(); }), 0u);
  EXPECT_EQ(said(in([&](auto& tx) {
    return answer_visit(*room, tx, one.code, "longer", "Lần nữa", "", desk, clock.now());
  })), "meetings.refused.answered");
}

TEST_F(Reception, TheRegisterNumbersRunPerUnitAndYear) {
  EXPECT_EQ(came().register_no, 1);
  EXPECT_EQ(came().register_no, 2);
  at("2027-01-04T09:00");
  EXPECT_EQ(came().register_no, 1);
  EXPECT_EQ(db->read([&](storage::Session& s) {
    return register_of(s, ward, date("2026-01-01"), date("2026-12-31")).size();
  }), 2u);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Reception, TheColumnsOfTheRegisterFitTogether) {
  const auto one = came();
  RegisterColumns columns;
  columns.topic = "complaint";
  columns.guided_to = "UBND phường khác";
  const auto write = [&] {
    return in([&](auto& tx) { return write_register(*room, tx, one.code, columns, desk, clock.now()); });
  };
  EXPECT_EQ(said(write()), "meetings.refused.missing") << "guided with the number of the paper";
  columns.guided_no = "03/HD-UBND";
  columns.competent = true;
  EXPECT_EQ(said(write()), "meetings.refused.guided_competent");
  columns.competent = false;
  EXPECT_TRUE(write());
}

TEST_F(Reception, Decree154of2026Art4_3_TheNoticeOfRefusalWithinThreeWorkingDays) {
  at("2026-08-20T10:00");
  const auto one = came();
  EXPECT_EQ(said(in([&](auto& tx) { return refuse_visit(*room, tx, one.code, "bad_mood", "x", desk, clock.now()); })),
            "meetings.refused.ground");
  const auto refused = in([&](auto& tx) {
    return refuse_visit(*room, tx, one.code, "settled", "Đã có thông báo số 15.", desk, clock.now());
  });
  ASSERT_TRUE(refused) << said(refused);
  EXPECT_EQ(iso_date(local_date(*refused->refusal_due - 1)), "2026-08-24") << "Saturday 22 August is a make-up day";
  EXPECT_TRUE(in([&](auto& tx) { return send_refusal(*room, tx, one.code, "01/TCD", desk, clock.now()); }));
}

TEST_F(Reception, Decree154of2026Art4_NewGroundsOnlyFrom1July2026) {
  at("2026-06-30T10:00");
  const auto before = came();
  const auto on_ground = [&](const Visit& one) {
    return said(in([&](auto& tx) { return refuse_visit(*room, tx, one.code, "weapon", "Dao", desk, clock.now()); }));
  };
  EXPECT_EQ(on_ground(before), "meetings.refused.ground");
  at("2026-07-01T10:00");
  EXPECT_EQ(on_ground(came()), "");
}

TEST_F(Reception, Decree154of2026Art25_2_TheConclusionFixesADayToResolve) {
  const auto one = came();
  const auto conclude = [&](const char* by) {
    return in([&](auto& tx) {
      return conclude_visit(*room, tx, one.code, "Giao công chức địa chính kiểm tra.", "20/TB-UBND", date(by), desk, clock.now());
    });
  };
  EXPECT_EQ(said(conclude("2026-08-02")), "meetings.refused.resolve_before");
  const auto done = conclude("2026-08-31");
  ASSERT_TRUE(done) << said(done);
  EXPECT_EQ(done->resolve_by, "2026-08-31");
}

TEST_F(Reception, TheDutyReportCountsTheHeadsOwnDays) {
  const auto first = posted_day("2026-08-11"), second = posted_day("2026-08-18");
  at("2026-08-18T11:00");
  EXPECT_TRUE(in([&](auto& tx) { return hold_day(*room, tx, first.code, chairman, "", desk, clock.now()); }));
  EXPECT_EQ(said(in([&](auto& tx) { return hold_day(*room, tx, second.code, deputy, "", desk, clock.now()); })),
            "meetings.refused.missing");
  EXPECT_TRUE(in([&](auto& tx) { return hold_day(*room, tx, second.code, deputy, "Chủ tịch ốm", desk, clock.now()); }));
  at("2026-09-01T08:00");
  const auto report = db->read([&](storage::Session& s) {
    return duty_report(*room, s, std::chrono::year(2026) / std::chrono::August, clock.now());
  });
  const auto mine = std::find_if(report.begin(), report.end(), [&](const DutyRow& row) { return row.unit == ward; });
  ASSERT_NE(mine, report.end());
  EXPECT_EQ(mine->month.required, 2);
  EXPECT_EQ(mine->month.held, 1) << "no delegation from 1 July 2026";
  EXPECT_EQ(mine->delegated, 1);
  EXPECT_EQ(mine->not_posted, 0);
  EXPECT_FALSE(mine->month.met());
}

TEST_F(Reception, FsckFindsARowChangedBehindItsBack) {
  const auto one = came();
  EXPECT_EQ(fsck(), "");
  db->write([&](storage::Transaction& tx) { tx.run("UPDATE visit SET words = 'khác' WHERE code = :code", one.code); });
  EXPECT_EQ(fsck(), "state visit " + one.code + "\n");
}

}  // namespace
}  // namespace langnghe::meetings
