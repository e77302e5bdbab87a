// Denunciations: what is sealed, who may open it, and the way of one through the law.
#include "casework/denunciations.h"

#include "casework/testing.h"

namespace langnghe::casework {
namespace {

constexpr const char* kName = "Zephyrina Đặng Quỳnh";
constexpr const char* kWords = "Xyloquartz: tôi là kế toán duy nhất, thấy ông ấy ký khống phiếu chi.";

class DenunciationTest : public CaseworkFixture {
 protected:
  static Denunciation bribe() {
    Denunciation one;
    one.person = {kName, "77 Hẻm Vidermark", "0987123456", "zeph@vidermark.example", "068777123999", {}};
    one.words = kWords;
    one.accused = "Ông Nguyễn Văn B, trưởng phòng";
    one.unit = "22945.UBND";
    return one;
  }
  std::string send(const Denunciation& what, const Actor& who = Actor::petitioner()) {
    auto sent = in([&](auto& tx) { return submit_denunciation(*room, tx, what, who, clock.now()); });
    return sent ? sent->code : said(sent);
  }
  std::string letter() {
    Denunciation one = bribe();
    one.channel = "letter";
    one.working_words = "Người bị tố cáo ký khống phiếu chi.";
    return send(one, Actor::of_officer(desk));
  }
  std::string step(const std::string& code, std::int64_t who, const std::string& action, Facts fields = {},
                   std::vector<std::string> files = {}) {
    return said(in([&](auto& tx) {
      return act(*room, tx, code, Actor::of_officer(who), action, {std::move(fields), std::move(files)}, clock.now());
    }));
  }
  std::string tell(const std::string& code, const std::string& action, const std::string& words) {
    return said(in([&](auto& tx) { return tell_more(*room, tx, code, action, words, {}, clock.now()); }));
  }
  std::string name(const std::string& code, std::int64_t by, std::int64_t officer, const char* purpose,
                   const char* last = "2026-07-31") {
    return said(in([&](auto& tx) {
      return name_reader(*room, tx, code, Actor::of_officer(by), officer, purpose, parse_date(last), clock.now());
    }));
  }
  std::string open(const std::string& code, std::int64_t who, const char* purpose = "verify_denunciation") {
    const auto out = open_denunciation(*room, *db, code, Actor::of_officer(who), purpose, "", clock.now());
    return out ? out->person.name : out.error().front().message;
  }
  static Facts paper(const std::string& field, const std::string& date = "2026-07-01") {
    return {{field + "_number", "01/QĐ-UBND"}, {field + "_date", date}};
  }
  static Facts with(Facts one, const Facts& other) {
    one.insert(other.begin(), other.end());
    return one;
  }
  static Facts conditions() {
    return {{"condition_form", "1"}, {"condition_capacity", "1"}, {"condition_competence", "1"},
            {"condition_basis", "1"}, {"acceptance_number", "04/QĐ"}, {"acceptance_date", "2026-07-01"}};
  }
  std::string accept(const std::string& code) { return step(code, leader, "accept", conditions()); }
  std::string notify(const std::string& code) {
    return step(code, leader, "notify",
                with(with(paper("denouncer_notice"), paper("accused_notice")), {{"no_denouncer", "1"}}));
  }
  // Every text column of the database, as it lies there.
  std::string everything() {
    std::string out;
    db->read([&](storage::Session& session) {
      for (const char* sql : {"SELECT words || place || search || public_words || category FROM cases",
                              "SELECT words FROM case_event", "SELECT name || value FROM case_fact",
                              "SELECT payload FROM ledger_entry WHERE payload IS NOT NULL",
                              "SELECT words FROM case_note", "SELECT sealed FROM vault_record",
                              "SELECT sealed FROM vault_file", "SELECT words FROM vault_read"})
        session.each<std::optional<std::string>>(sql, [&](std::optional<std::string> text) {
          out += text.value_or("") + "\n";
        });
    });
    return out;
  }
};

TEST_F(DenunciationTest, NothingOfTheDenouncerStandsOutsideTheVault) {
  Denunciation one = bribe();
  one.originals = {{"don cua Zephyrina.pdf",
                    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Zephyrina 1 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"}};
  const std::string code = send(one);
  ASSERT_TRUE(read_code(code)) << code;
  EXPECT_EQ(tell(code, "supplement", "Zephyrina viết thêm: Xyloquartz."), "");
  const Case row = get(code);
  EXPECT_EQ(row.words, "");
  EXPECT_EQ(row.place, "");
  const std::string all = everything();
  for (const char* marker : {"Zephyrina", "Vidermark", "0987123456", "vidermark", "068777123999", "Xyloquartz", "Nguyễn Văn B"})
    EXPECT_EQ(all.find(marker), std::string::npos) << marker;
  for (const Event& event : events(code)) EXPECT_EQ(event.words, "");
  EXPECT_EQ(fsck(), "");
}

TEST_F(DenunciationTest, WhoDenouncedWithoutANameMayGiveItLater_Law25of2018Arts23_25) {
  Denunciation one = bribe();
  const vault::Person person = one.person;
  one.person = {};
  one.channel = "letter";
  one.working_words = "Zephyrina Đặng Quỳnh nói: người bị tố cáo ký khống phiếu chi.";
  const std::string code = send(one, Actor::of_officer(desk));
  EXPECT_EQ(accept(code), "casework.refused.nameless");
  EXPECT_EQ(tell(code, "add_name", "không nêu tên"), "casework.refused.not_now");
  const auto give = [&](const vault::Person& who) {
    return said(in([&](auto& tx) { return name_denouncer(*room, tx, code, who, clock.now()); }));
  };
  EXPECT_EQ(give({}), "casework.refused.denouncer_name");
  EXPECT_EQ(give({kName, "", "", "", "", {}}), "casework.refused.denouncer_address");
  EXPECT_FALSE(get(code).named);
  EXPECT_EQ(give(person), "");
  EXPECT_TRUE(get(code).named);
  EXPECT_EQ(get(code).words, "") << "the working text gave the name away";
  EXPECT_EQ(give(person), "casework.refused.not_now") << "once";
  const std::string all = everything();
  for (const char* marker : {"Zephyrina", "Vidermark", "0987123456", "068777123999", "Xyloquartz"})
    EXPECT_EQ(all.find(marker), std::string::npos) << marker;
  EXPECT_EQ(name(code, leader, handler, "check_denunciation"), "");
  EXPECT_EQ(step(code, leader, "assign", {{"officer", std::to_string(handler)}}), "");
  EXPECT_EQ(open(code, handler, "check_denunciation"), kName);
  const auto whole = open_denunciation(*room, *db, code, Actor::of_officer(handler), "check_denunciation", "", clock.now());
  ASSERT_TRUE(whole);
  ASSERT_EQ(whole->messages.size(), 1U);
  EXPECT_EQ(whole->messages[0].words, kWords) << "what was written stays with it";
  EXPECT_EQ(accept(code), "");
  EXPECT_EQ(fsck(), "");
}

TEST_F(DenunciationTest, ALetterToTheDenouncerTakesANamedReaderAndOneReading_Art29) {
  const std::string code = letter();
  const auto address = [&](std::int64_t who, const char* purpose = "notify_denouncer") {
    const auto person = open_denouncer(*room, *db, code, Actor::of_officer(who), purpose, "", clock.now());
    return person ? person->name + "/" + std::to_string(person->extra.size()) : person.error().front().message;
  };
  const auto named = [&](std::int64_t who) {
    return db->read([&](storage::Session& s) { return reads_for(*room, s, get(code), who, "notify_denouncer", clock.now()); });
  };
  EXPECT_EQ(step(code, leader, "assign", {{"officer", std::to_string(handler)}}), "");
  EXPECT_FALSE(named(handler));
  EXPECT_EQ(address(handler), "vault.forbidden");
  EXPECT_EQ(name(code, leader, handler, "verify_denunciation"), "");
  EXPECT_FALSE(named(handler)) << "named for another purpose";
  EXPECT_EQ(address(handler), "vault.forbidden");
  EXPECT_EQ(name(code, leader, handler, "notify_denouncer"), "");
  EXPECT_TRUE(named(handler));
  EXPECT_EQ(address(handler), std::string(kName) + "/0") << "the name, not what was said";
  EXPECT_FALSE(named(leader));
  EXPECT_EQ(address(leader), "vault.forbidden");
  const auto reads = db->read([&](storage::Session& s) { return vault.reads_of(s, {"case", get(code).id, code}); });
  ASSERT_EQ(reads.size(), 1U) << "each opening is on record, and the denouncer sees it";
  EXPECT_EQ(reads[0].purpose, "notify_denouncer");
  EXPECT_EQ(fsck(), "");
}

TEST_F(DenunciationTest, NoRoleOpensTheIdentity_Law25of2018Art56) {
  const std::string code = letter();
  EXPECT_EQ(open(code, leader), "vault.forbidden");
  EXPECT_EQ(open(code, handler), "casework.refused.unknown") << "not assigned";
  EXPECT_EQ(open(code, desk), "casework.refused.unknown") << "who wrote it down cannot read it again";
  EXPECT_EQ(step(code, leader, "assign", {{"officer", std::to_string(handler)}}), "");
  EXPECT_EQ(open(code, handler), "vault.forbidden") << "assigned, not named";
  EXPECT_EQ(name(code, leader, leader, "verify_denunciation"), "vault.reader.self");
  EXPECT_EQ(name(code, handler, both, "verify_denunciation"), "casework.refused.not_yours");
  EXPECT_EQ(name(code, leader, handler, "contact"), "vault.purpose.unknown");
  EXPECT_EQ(name(code, leader, handler, "verify_denunciation"), "");
  EXPECT_EQ(open(code, handler), kName);
  EXPECT_EQ(open(code, handler, "redact_denunciation"), "vault.forbidden") << "another purpose";
  EXPECT_EQ(open(code, both), "vault.forbidden");
  // Anybody in the ledger and on the denouncer's page, the refused attempts inside only.
  const auto id = get(code).id;
  EXPECT_EQ(db->read([&](storage::Session& s) { return vault.reads_of(s, {"case", id, {}}).size(); }), 1u);
  clock.advance(31 * kDay);
  EXPECT_EQ(open(code, handler), "vault.forbidden") << "the last day is over";
  EXPECT_EQ(fsck(), "");
}

TEST_F(DenunciationTest, ATransferEndsTheNamings) {
  const std::string code = letter();
  EXPECT_EQ(name(code, leader, handler, "verify_denunciation"), "");
  EXPECT_EQ(open(code, handler), kName);
  EXPECT_EQ(step(code, leader, "transfer", with(paper("transfer_slip"), {{"unit", "68.SXD"}, {"words", "Không thuộc thẩm quyền."}})), "");
  EXPECT_EQ(open(code, handler), "casework.refused.unknown");
  EXPECT_EQ(step(code, leader, "transfer", with(paper("transfer_slip"), {{"unit", "22946.UBND"}, {"words", "Lần nữa."}})),
            "casework.refused.not_now")
      << "once only: art. 24(2)";
}

TEST_F(DenunciationTest, TheWorkingTextMayNotNameTheDenouncer) {
  const std::string code = send(bribe());
  const auto redact = [&](std::int64_t who, const std::string& words) {
    return said(in([&](auto& tx) {
      return redact_denunciation(*room, tx, code, Actor::of_officer(who), words, {}, clock.now());
    }));
  };
  EXPECT_EQ(redact(leader, "Người bị tố cáo ký khống."), "casework.refused.not_redactor");
  EXPECT_EQ(name(code, leader, handler, "redact_denunciation"), "");
  for (const char* text : {"Bà ZEPHYRINA đặng quỳnh nói", "Gọi 0987 123 456", "ở 77 hẻm Vidermark", "068777123999"})
    EXPECT_EQ(redact(handler, text), "casework.refused.gives_away") << text;
  EXPECT_EQ(redact(handler, "Người bị tố cáo ký khống phiếu chi."), "");
  EXPECT_EQ(get(code).words, "Người bị tố cáo ký khống phiếu chi.");
  EXPECT_EQ(fsck(), "");
}

TEST_F(DenunciationTest, ListsNeverHaveIt) {
  const std::string code = letter();
  const auto units = std::vector<std::int64_t>{get(code).unit};
  QueueFilter filter;
  filter.units = units;
  db->read([&](storage::Session& s) {
    EXPECT_TRUE(queue(s, filter, clock.now()).empty());
    EXPECT_EQ(count_queue(*room, s, units, clock.now()).open, 0);
    EXPECT_TRUE(public_cases(s, {}).empty());
    EXPECT_EQ(sealed_queue(*room, s, leader, false, clock.now()).size(), 1u);
    EXPECT_TRUE(sealed_queue(*room, s, handler, false, clock.now()).empty());
    EXPECT_TRUE(sealed_queue(*room, s, desk, false, clock.now()).empty());
  });
  EXPECT_EQ(said(in([&](auto& tx) {
              return publish_case(*room, tx, code, Actor::of_officer(both), "Công khai", clock.now());
            })),
            "casework.refused.sealed");
  Submission open_kind = lamp();
  open_kind.kind = "denunciation";
  EXPECT_EQ(said(in([&](auto& tx) { return submit_case(*room, tx, open_kind, Actor::petitioner(), clock.now()); })),
            "casework.refused.kind_sealed");
}

TEST_F(DenunciationTest, AboutTheHeadGoesToTheSuperior) {
  Denunciation one = bribe();
  one.about_head = true;
  EXPECT_EQ(directory->now()->units().unit_by_id(get(send(one)).unit)->code, "68.UBND");
}

TEST_F(DenunciationTest, OnlineOrNamelessIsInformation_Art22_25) {
  const std::string web = send(bribe());
  EXPECT_EQ(accept(web), "casework.refused.no_form");
  EXPECT_EQ(step(web, leader, "sign", with(paper("signed"), {{"form", "letter"}})), "");
  EXPECT_EQ(accept(web), "");
  Denunciation nameless = bribe();
  nameless.person = {};
  nameless.channel = "letter";
  const std::string code = send(nameless, Actor::of_officer(desk));
  EXPECT_EQ(accept(code), "casework.refused.nameless");
  EXPECT_EQ(step(code, leader, "inform", {{"information_ground", "nameless"}, {"clear_evidence", "clear"}}), "");
  EXPECT_EQ(get(code).state, "information");
  EXPECT_EQ(step(code, leader, "finish_information", {{"information_outcome", "inspected"}, {"words", "Đã kiểm tra."}}), "");
  EXPECT_EQ(get(code).state, "filed");
  EXPECT_EQ(fsck(), "");
}

TEST_F(DenunciationTest, TheCheckTakesSevenOrTenWorkingDays_Art24_1) {
  const std::string code = letter();  // 1 July 2026
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.check").due_at - 1)), "2026-07-10");
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.transfer").due_at - 1)), "2026-07-08");
  EXPECT_EQ(step(code, leader, "prolong_check", with(paper("delegation"), {{"days", "4"}})), "casework.refused.number");
  EXPECT_EQ(step(code, leader, "prolong_check", with(paper("delegation"), {{"days", "3"}})), "");
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.check").due_at - 1)), "2026-07-15");
  clock.advance(13 * kDay);
  EXPECT_EQ(accept(code), "");
  EXPECT_EQ(clock_of(code, "TC.check").state, "met");
  EXPECT_EQ(clock_of(code, "TC.transfer").state, "dropped") << "competent: nothing to transfer";
}

TEST_F(DenunciationTest, SpeciallyComplexIsExtendedTwiceBeforeExpiry_Art30_3) {
  const std::string code = letter();
  EXPECT_EQ(accept(code), "");
  const auto due = [&] { return iso_date(local_date(*clock_of(code, "TC.res").due_at - 1)); };
  EXPECT_EQ(due(), "2026-07-31");
  const Facts first = with(paper("extension", "2026-07-31"), {{"days", "30"}, {"words", "Hai tiêu chí."}});
  EXPECT_EQ(step(code, leader, "extend_again", with(paper("second_extension"), {{"days", "30"}, {"words", "x"}})), "casework.refused.not_now");
  clock.advance(30 * kDay);  // 31 July, the last day
  EXPECT_EQ(step(code, leader, "extend_special", first), "");
  EXPECT_EQ(step(code, leader, "extend_complex", first), "casework.refused.not_now");
  EXPECT_EQ(due(), "2026-09-03");
  clock.advance(35 * kDay);  // 4 September: too late for a decision of that day
  EXPECT_EQ(step(code, leader, "extend_again", with(paper("second_extension", "2026-09-04"), {{"days", "30"}, {"words", "Còn giám định."}})),
            "clock.refuse.extension_late");
  EXPECT_EQ(step(code, leader, "extend_again", with(paper("second_extension", "2026-09-03"), {{"days", "30"}, {"words", "Còn giám định."}})), "");
  EXPECT_EQ(due(), "2026-09-29");
}

TEST_F(DenunciationTest, SuspensionIsNotCounted_Art34) {
  const std::string code = letter();
  EXPECT_EQ(accept(code), "");
  EXPECT_EQ(step(code, leader, "suspend", with(paper("suspension"), {{"suspension_ground", "expertise"}})), "");
  EXPECT_EQ(clock_of(code, "TC.res").state, "paused");
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.suspend_notice").due_at - 1)), "2026-07-08");
  clock.advance(10 * kDay);
  EXPECT_EQ(step(code, leader, "resume", paper("resumption")), "");
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.res").due_at - 1)), "2026-08-10");
}

TEST_F(DenunciationTest, WithdrawnAndGoesOnDespiteIt_Art33_Decree156of2026) {
  const std::string code = letter();
  EXPECT_EQ(accept(code), "");
  EXPECT_EQ(tell(code, "withdraw", "Zephyrina xin rút."), "");
  EXPECT_EQ(step(code, leader, "verify", paper("verification")), "");
  EXPECT_EQ(notify(code), "");
  const Facts conclusion = with(paper("conclusion"), {{"outcome", "right"}, {"no_denouncer", "1"}});
  EXPECT_EQ(step(code, leader, "conclude", conclusion, {stage()}), "casework.refused.not_now") << "decide on the withdrawal first";
  EXPECT_EQ(step(code, leader, "continue_anyway", with(paper("continuation"), {{"continue_ground", "coerced"}})), "");
  EXPECT_EQ(step(code, leader, "conclude", conclusion, {stage()}), "");
  EXPECT_EQ(tell(code, "withdraw", "Quá muộn."), "casework.refused.state") << "any time before the conclusion";
}

TEST_F(DenunciationTest, FromReceiptToTheEndAndAgain) {
  const std::string code = letter();
  EXPECT_EQ(step(code, leader, "assign", {{"officer", std::to_string(handler)}}), "");
  EXPECT_EQ(step(code, both, "forwarded", with(paper("forwarder_paper"), {{"forwarder", "press"}, {"forwarded_on", "2026-07-01"}})), "");
  EXPECT_EQ(accept(code), "");
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.notice").due_at - 1)), "2026-07-08");
  EXPECT_EQ(step(code, handler, "notify", with(paper("denouncer_notice"), paper("accused_notice"))), "casework.refused.not_confirmed");
  EXPECT_EQ(step(code, handler, "notify", with(with(paper("denouncer_notice"), paper("accused_notice")), {{"no_denouncer", "1"}})), "");
  EXPECT_EQ(clock_of(code, "TC.notice").state, "met");
  EXPECT_EQ(step(code, leader, "verify", paper("verification")), "");
  EXPECT_EQ(step(code, leader, "conclude", with(paper("conclusion"), {{"outcome", "partly"}, {"no_denouncer", "1"}})), "casework.refused.evidence_missing");
  EXPECT_EQ(step(code, leader, "conclude", with(paper("conclusion"), {{"outcome", "partly"}, {"no_denouncer", "1"}}), {stage()}), "");
  for (const auto& [rule, last] : std::map<std::string, std::string>{
           {"TC.send", "2026-07-08"}, {"TC.act", "2026-07-10"}, {"TC.publish", "2026-07-10"}})
    EXPECT_EQ(iso_date(local_date(*clock_of(code, rule).due_at - 1)), last) << rule;
  EXPECT_EQ(step(code, leader, "close"), "casework.refused.not_now");
  EXPECT_EQ(step(code, handler, "send_conclusion", paper("conclusion_sent")), "");
  EXPECT_EQ(step(code, leader, "act", with(paper("measure_paper"), {{"measure", "discipline"}})), "");
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.report").due_at - 1)), "2026-07-08");
  EXPECT_EQ(step(code, handler, "report", paper("report")), "");
  EXPECT_EQ(step(code, leader, "publish_conclusion", {{"published_how", "board"}, {"posted_on", "2026-07-01"}, {"no_denouncer", "1"}}), "");
  EXPECT_EQ(step(code, handler, "take_down"), "casework.refused.posted_too_short") << "15 days: art. 40";
  clock.advance(15 * kDay + 15 * kHour);
  EXPECT_EQ(step(code, handler, "take_down"), "");
  EXPECT_EQ(step(code, leader, "close"), "");
  EXPECT_EQ(get(code).phase, "rest");
  EXPECT_EQ(tell(code, "again", "Kết luận không đúng."), "");
  EXPECT_EQ(iso_date(local_date(*clock_of(code, "TC.further").due_at - 1)), "2026-08-06") << "20 days from 17 July: art. 37";
  EXPECT_EQ(step(code, leader, "take_up_again", with(paper("acceptance"), {{"again_ground", "facts"}})), "");
  EXPECT_EQ(get(code).state, "accepted");
  EXPECT_EQ(tell(code, "tell_late", "Chậm."), "casework.refused.not_overdue");
  clock.advance(40 * kDay);
  EXPECT_EQ(tell(code, "tell_late", "Chậm."), "");
  EXPECT_EQ(step(code, leader, "demand", paper("demand")), "casework.refused.only_superior");
  EXPECT_EQ(fsck(), "");
}

TEST_F(DenunciationTest, ProtectionIsAskedForAndDecided_Arts47To58) {
  Denunciation one = bribe();
  one.wants_protection = true;
  const std::string code = send(one);
  EXPECT_EQ(step(code, leader, "decide_protection", with(paper("protection_paper"), {{"protection", "both"}})), "");
  EXPECT_EQ(step(code, leader, "end_protection", with(paper("protection_end_paper"), {{"protection_end", "breach"}})), "");
  EXPECT_EQ(tell(code, "ask_protection", "Lại bị đe doạ."), "");
}

TEST_F(DenunciationTest, HalfANameIsRefused) {
  Denunciation one = bribe();
  one.person.address.clear();
  EXPECT_EQ(send(one), "casework.refused.denouncer_address");
  one.person = {};
  EXPECT_TRUE(read_code(send(one))) << "anonymous is allowed";
  one.words = "ngắn";
  EXPECT_EQ(send(one), "casework.refused.words_short");
}

}  // namespace
}  // namespace langnghe::casework
