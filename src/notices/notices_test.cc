#include "notices/notices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "ledger/ledger.h"
#include "ledger/testing.h"
#include "notices/address.h"
#include "notices/delivery.h"
#include "notices/mail.h"
#include "notices/testing_servers.h"
#include "storage/testing.h"

namespace langnghe::notices {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";

const web::Catalogue& catalogue() {
  static const web::Catalogue all(kPack + "/translations", web::Strictness::kStrict);
  return all;
}
const Templates& templates() {
  static const Templates all = Templates::load(kPack + "/notices");
  return all;
}

class NoticesTest : public ::testing::Test {
 protected:
  NoticesTest() {
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    storage::migrate(*db, steps);
  }

  void wants(const Recipient& who, Channel channel, const std::string& address = {},
             std::vector<std::string> without = {}, const std::string& language = "vi") {
    const auto done = db->write([&](storage::Transaction& tx) {
      return choose(tx, who, who.room + "/" + std::to_string(who.id), {channel, language, without, address}, clock.now());
    });
    ASSERT_TRUE(done) << done.error().front().message;
  }
  bool tell(const Recipient& who, const std::string& what = "case.answered", const std::string& dedupe = {}) {
    Notice notice;
    notice.to = who;
    notice.what = what;
    notice.code = "7K3Q-F9TM";
    notice.link = "/track";
    notice.args = {Arg::text("unit", "UBND phường Phan Thiết", "Phan Thiết Ward Committee"),
                   Arg::day("due", *parse_date("2026-12-01"))};
    notice.dedupe = dedupe;
    return db->write([&](storage::Transaction& tx) { return put(tx, notice, clock.now()); });
  }
  Kept newest(const Recipient& who) {
    return db->read([&](storage::Session& session) { return told(session, who, 1); }).at(0);
  }
  // A postman with these settings; petitioners live where `home` says, each opening is counted.
  std::unique_ptr<Delivery> postman(const Settings& settings) {
    return std::make_unique<Delivery>(
        *db, clock, templates(), catalogue(), settings, make_transports(settings),
        [this](storage::Transaction&, const Recipient&, Channel, Millis) {
          ++openings;
          return home;
        },
        "https://langnghe.example");
  }
  static Settings with_mail(const SmtpServer& server) {
    Settings settings;
    settings.email = MailSettings{.server = "smtp://" + server.host(), .from = "langnghe@example.vn", .name = "Lắng Nghe"};
    return settings;
  }
  static Settings with_sms(const HookServer& server) {
    Settings settings;
    settings.sms = HookSettings{.url = "http://" + server.host() + "/send", .secret = "a secret of the gateway"};
    return settings;
  }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-11-23T09:00")};
  Reach home{"hoa@example.vn", ""};
  int openings = 0;
  const Recipient petitioner{"case", 17};
  const Recipient officer = Recipient::of_officer(5);
};

TEST_F(NoticesTest, WhoChoseNothingGetsNoNoticeAndOfficersGetItOnTheirPage) {
  EXPECT_FALSE(tell(petitioner));
  EXPECT_TRUE(tell(officer, "urge.due"));
  EXPECT_EQ(newest(officer).state, State::kPage);
  EXPECT_EQ(db->read([&](storage::Session& s) { return count_unseen(s, 5); }), 1);
  db->write([&](storage::Transaction& tx) { mark_seen(tx, 5, clock.now()); });
  EXPECT_EQ(db->read([&](storage::Session& s) { return count_unseen(s, 5); }), 0);
}

TEST_F(NoticesTest, AKeyIsPutOnce) {
  EXPECT_TRUE(tell(officer, "urge.due", "urge/17/due"));
  EXPECT_FALSE(tell(officer, "urge.due", "urge/17/due"));
}

TEST_F(NoticesTest, UndoneWithItsCommand) {
  wants(petitioner, Channel::kEmail);
  const auto undone = db->write([&](storage::Transaction& tx) -> Result<void> {
    Notice notice{petitioner, "case.answered", "7K3Q-F9TM", "/track", {}, {}};
    put(tx, notice, clock.now());
    return refuse(Fault::kConflict, "casework.refused.faster");
  });
  EXPECT_FALSE(undone);
  EXPECT_EQ(db->read([&](storage::Session& s) { return count_outbox(s).waiting; }), 0);
}

TEST_F(NoticesTest, AnOfficersAddressHasToFitTheChannel) {
  const auto ask = [&](Channel channel, const std::string& address) {
    return db->write([&](storage::Transaction& tx) {
      return choose(tx, officer, "officer/5", {channel, "vi", {}, address}, clock.now());
    });
  };
  EXPECT_TRUE(ask(Channel::kEmail, "can.bo@lamdong.gov.vn"));
  EXPECT_TRUE(ask(Channel::kSms, "0263 3822 123"));
  EXPECT_FALSE(ask(Channel::kEmail, "0263 3822 123"));
  EXPECT_FALSE(ask(Channel::kSms, "can.bo@lamdong.gov.vn"));
  EXPECT_FALSE(ask(Channel::kEmail, ""));
  EXPECT_TRUE(ask(Channel::kPage, ""));
}

TEST_F(NoticesTest, LetterGoesOutBySmtpInUtf8) {
  SmtpServer server;
  wants(petitioner, Channel::kEmail);
  ASSERT_TRUE(tell(petitioner));
  EXPECT_EQ(postman(with_mail(server))->deliver_due(), 1);
  const Kept kept = newest(petitioner);
  EXPECT_EQ(kept.state, State::kSent);
  EXPECT_EQ(openings, 1);
  const auto mails = server.mails();
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_THAT(mails[0].from, HasSubstr("<langnghe@example.vn>"));
  EXPECT_THAT(mails[0].to, HasSubstr("<hoa@example.vn>"));
  const std::string& bytes = mails[0].bytes;
  for (unsigned char c : bytes) ASSERT_TRUE(c < 0x80) << "a byte of a letter is not ASCII";
  EXPECT_THAT(bytes, HasSubstr("Message-ID: <" + kept.uid + "@example.vn>"));
  EXPECT_THAT(bytes, HasSubstr("Date: Mon, 23 Nov 2026 09:00:00 +0700"));
  EXPECT_THAT(bytes, HasSubstr("From: =?UTF-8?B?" + base64("Lắng Nghe") + "?= <langnghe@example.vn>"));
  // Put together again, the encoded words are the subject.
  std::string subject, rest = bytes.substr(bytes.find("Subject: ") + 9);
  rest = rest.substr(0, rest.find("\r\nMessage-ID"));
  for (std::size_t at; (at = rest.find("=?UTF-8?B?")) != std::string::npos;) {
    rest = rest.substr(at + 10);
    subject += unbase64(rest.substr(0, rest.find("?="))).value();
  }
  EXPECT_EQ(subject, "Đã có kết quả giải quyết hồ sơ 7K3Q-F9TM");
  std::string body = bytes.substr(bytes.find("\r\n\r\n") + 4);
  std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
  const std::string text = unbase64(body).value();
  EXPECT_THAT(text, HasSubstr("UBND phường Phan Thiết"));
  EXPECT_THAT(text, HasSubstr("https://langnghe.example/track"));
}

TEST_F(NoticesTest, EachInTheirLanguage) {
  SmtpServer server;
  wants(petitioner, Channel::kEmail, "", {}, "en");
  tell(petitioner, "case.accepted");
  postman(with_mail(server))->deliver_due();
  EXPECT_THAT(server.mails().at(0).bytes, HasSubstr("Subject: Case 7K3Q-F9TM has been accepted"));
  EXPECT_THAT(server.mails()[0].bytes, HasSubstr("Content-Language: en"));
}

TEST_F(NoticesTest, WhatSomebodyDoesNotWantOpensNoAddress) {
  SmtpServer server;
  wants(petitioner, Channel::kEmail, "", {"answer"});
  tell(petitioner, "case.answered");
  EXPECT_EQ(postman(with_mail(server))->deliver_due(), 0);
  EXPECT_EQ(newest(petitioner).state, State::kUnwanted);
  EXPECT_EQ(openings, 0);
}

TEST_F(NoticesTest, AServerThatDoesNotKnowTheAddressMakesADeadLetterAtOnce) {
  SmtpServer server;
  server.answer_rcpt("550 <hoa@example.vn> unknown");
  wants(petitioner, Channel::kEmail);
  tell(petitioner);
  const auto post = postman(with_mail(server));
  EXPECT_EQ(post->deliver_due(), 0);
  const Kept kept = newest(petitioner);
  EXPECT_EQ(kept.state, State::kDead);
  EXPECT_EQ(kept.trouble, "notices.trouble.refused");
  EXPECT_EQ(kept.detail, "SMTP 550");  // and no address
  // Once more, by hand.
  EXPECT_TRUE(db->write([&](storage::Transaction& tx) { return retry_notice(tx, kept.id, 3, clock.now()); }));
  EXPECT_EQ(post->deliver_due(), 1);
  EXPECT_EQ(server.mails().size(), 1u);
  EXPECT_FALSE(db->write([&](storage::Transaction& tx) { return retry_notice(tx, kept.id, 3, clock.now()); }));
}

TEST_F(NoticesTest, AServerThatIsAwayStopsItsChannelAndUsesUpNoAttempt) {
  Settings settings;
  settings.email = MailSettings{.server = "smtp://127.0.0.1:1", .from = "langnghe@example.vn"};
  wants(petitioner, Channel::kEmail);
  wants({"case", 18}, Channel::kEmail);
  tell(petitioner);
  tell({"case", 18});
  const auto post = postman(settings);
  EXPECT_EQ(post->deliver_due(), 0);
  EXPECT_EQ(openings, 1);  // the second was not opened in vain
  EXPECT_EQ(post->deliver_due(), 0);
  EXPECT_EQ(openings, 1);  // resting
  const auto status = db->read([&](storage::Session& s) { return post->status(s); });
  ASSERT_EQ(status.size(), 1u);
  EXPECT_TRUE(status[0].resting_until);
  EXPECT_EQ(status[0].waiting, 2);
  EXPECT_EQ(newest(petitioner).attempts, 0);
  clock.advance(4 * kDay);  // longer than our patience
  post->deliver_due();
  EXPECT_EQ(db->read([&](storage::Session& s) { return count_outbox(s).dead; }), 1);
}

TEST_F(NoticesTest, AWebhookThatFailsTwiceGetsTheSameNoticeUnderTheSameIdSigned) {
  HookServer server;
  server.answer(503);
  server.answer(500);
  home.to = "0912345678";
  wants(petitioner, Channel::kSms);
  tell(petitioner);
  const auto post = postman(with_sms(server));
  EXPECT_EQ(post->deliver_due(), 0);
  EXPECT_EQ(post->deliver_due(), 0);  // not before its time
  EXPECT_EQ(server.requests().size(), 1u);
  const Kept waiting = newest(petitioner);
  EXPECT_GE(waiting.next_at, clock.now() + 22 * kSecond);
  EXPECT_LE(waiting.next_at, clock.now() + 38 * kSecond);
  clock.advance(kMinute);
  EXPECT_EQ(post->deliver_due(), 0);
  clock.advance(2 * kMinute);
  EXPECT_EQ(post->deliver_due(), 1);
  const auto requests = server.requests();
  ASSERT_EQ(requests.size(), 3u);
  for (const auto& request : requests) {
    auto headers = request.headers;
    EXPECT_EQ(headers["langnghe-id"], waiting.uid);
    EXPECT_EQ(headers["langnghe-signature"],
              "v1=" + hex(view(hmac_sha256("a secret of the gateway",
                                           headers["langnghe-timestamp"] + "." + request.body))));
  }
  const auto body = nlohmann::json::parse(requests[2].body);
  EXPECT_EQ(body["to"], "0912345678");
  EXPECT_EQ(body["code"], "7K3Q-F9TM");
  EXPECT_EQ(body["id"], waiting.uid);
  EXPECT_THAT(body["text"].get<std::string>(), HasSubstr("7K3Q-F9TM"));
}

TEST_F(NoticesTest, AfterTheLastAttemptItIsADeadLetter) {
  HookServer server;
  Settings settings = with_sms(server);
  settings.attempts = 3;
  home.to = "0912345678";
  wants(petitioner, Channel::kSms);
  tell(petitioner);
  const auto post = postman(settings);
  for (int i = 0; i < 3; ++i) {
    server.answer(500);
    post->deliver_due();
    clock.advance(kHour);
  }
  EXPECT_EQ(newest(petitioner).state, State::kDead);
  EXPECT_EQ(newest(petitioner).detail, "HTTP 500");
  const auto dead = db->read([&](storage::Session& s) { return dead_letters(s, 10); });
  ASSERT_EQ(dead.size(), 1u);
  EXPECT_TRUE(db->write([&](storage::Transaction& tx) { return discard_notice(tx, dead[0].id, 3, clock.now()); }));
  EXPECT_EQ(newest(petitioner).state, State::kDiscarded);
}

// A postman killed between the claim and the delivery: another one delivers after the lease.
TEST_F(NoticesTest, ACrashBetweenCommitAndDeliveryLosesNothing) {
  HookServer server;
  home.to = "0912345678";
  wants(petitioner, Channel::kSms);
  tell(petitioner);
  struct Crash {};
  class Crashing : public Transport {
    Outcome send(const Outgoing&) override { throw Crash{}; }
  };
  Transports crashing;
  crashing[Channel::kSms] = std::make_unique<Crashing>();
  Delivery first(*db, clock, templates(), catalogue(), {}, std::move(crashing),
                 [this](storage::Transaction&, const Recipient&, Channel, Millis) { return home; }, "");
  EXPECT_THROW(first.deliver_due(), Crash);
  const Kept claimed = newest(petitioner);
  EXPECT_EQ(claimed.state, State::kWaiting);
  EXPECT_EQ(claimed.attempts, 1);
  const auto second = postman(with_sms(server));
  EXPECT_EQ(second->deliver_due(), 0);  // the lease still runs
  clock.advance(6 * kMinute);
  EXPECT_EQ(second->deliver_due(), 1);
  EXPECT_EQ(server.requests().at(0).headers.at("langnghe-id"), claimed.uid);
}

TEST_F(NoticesTest, WhoCannotBeReachedMakesADeadLetterWithTheReason) {
  SmtpServer server;
  wants(petitioner, Channel::kEmail);
  tell(petitioner);
  home = {"", "notices.trouble.sealed"};
  postman(with_mail(server))->deliver_due();
  EXPECT_EQ(newest(petitioner).trouble, "notices.trouble.sealed");
  tell(petitioner);
  home = {"hoa@example.vn>\r\nRCPT TO:<all@example.vn", ""};
  postman(with_mail(server))->deliver_due();
  EXPECT_EQ(newest(petitioner).trouble, "notices.trouble.no_address");
  EXPECT_TRUE(server.mails().empty());
}

TEST_F(NoticesTest, FsckSeesAChangedChoice) {
  wants(petitioner, Channel::kEmail);
  std::string digest;
  const auto source = state_source();
  const auto look = [&] {
    db->read([&](storage::Session& s) {
      source.each(s, [&](const std::string& subject, const std::string& found) {
        EXPECT_EQ(subject, "case/17");
        digest = found;
      });
    });
    return digest;
  };
  const std::string before = look();
  db->write([&](storage::Transaction& tx) { tx.run("UPDATE notice_choice SET channel = 2"); });
  EXPECT_NE(look(), before);
}

TEST(NoticeTemplates, EveryNoticeOfThePackSaysNothingButCodeLinkUnitAndDate) {
  Kept notice;
  notice.code = "7K3Q-F9TM";
  notice.link = "/track";
  notice.args = {Arg::text("unit", "UBND"), Arg::text("task", "x"), Arg::day("due", *parse_date("2026-12-01")),
                 Arg::day("old", *parse_date("2026-11-30"))};
  for (const char* id : {"case.received", "case.accepted", "case.transferred", "case.returned", "case.asked",
                         "case.continued", "case.answered", "case.reopened", "case.upheld", "case.overdue",
                         "case.redated", "case.assigned", "urge.before", "urge.due", "urge.late", "urge.superior"})
    for (const auto language : web::kLanguages) {
      ASSERT_TRUE(templates().known(id)) << id;
      notice.what = id;
      const Written written = templates().write(notice, language, catalogue(), "https://langnghe.example");
      EXPECT_THAT(written.subject, HasSubstr("7K3Q-F9TM")) << id;
      EXPECT_THAT(written.brief, HasSubstr("7K3Q-F9TM")) << id;
      EXPECT_THAT(written.text, HasSubstr("https://langnghe.example/track")) << id;
      for (const std::string& text : {written.subject, written.text, written.brief}) {
        EXPECT_THAT(text, Not(HasSubstr("{"))) << id;
        EXPECT_THAT(text, Not(HasSubstr("–"))) << id << ": a hole that nobody fills";
      }
    }
}

TEST(NoticeTemplates, TopicsHaveNames) {
  for (bool officers : {false, true})
    for (const std::string& topic : templates().topics(officers))
      EXPECT_TRUE(catalogue().has("notices.topic." + topic)) << topic;
}

TEST(MailBytes, EncodedWordsStayWithinLinesAndLetters) {
  std::string long_subject;
  for (int i = 0; i < 30; ++i) long_subject += "đường ";
  const std::string words = encoded_words(long_subject);
  std::string together, rest = words;
  for (std::size_t at; (at = rest.find("=?UTF-8?B?")) != std::string::npos;) {
    rest = rest.substr(at + 10);
    const std::string piece = unbase64(rest.substr(0, rest.find("?="))).value();
    EXPECT_NE(static_cast<unsigned char>(piece[0]) & 0xC0, 0x80);
    together += piece;
  }
  EXPECT_EQ(together, long_subject);
  std::string line;
  for (char c : words + "\n")
    if (c == '\n') {
      EXPECT_LE(line.size(), 78u);
      line.clear();
    } else {
      line += c;
    }
  EXPECT_EQ(encoded_words("Bcc: x\r\nTo: y"), "Bcc: x  To: y");
}

TEST(MailAddress, NothingThatCouldBreakADialoguePasses) {
  for (const char* good : {"a@b.vn", "nguyen.thi-hoa+x@mail.example.com", "hoà@thưđiệntử.vn"})
    EXPECT_TRUE(is_mail_address(good)) << good;
  for (const char* bad : {"", "a", "@b.vn", "a@b", "a@b.", "a b@c.vn", "a@b.vn\r\nRCPT", "<a@b.vn>", "a@b.vn,c@d.vn",
                          "a@b..vn", "\"a\"@b.vn", "a@@b.vn"})
    EXPECT_FALSE(is_mail_address(bad)) << bad;
}

class SettingsTest : public ::testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& text) {
    const std::string path = folder + "/" + name;
    std::ofstream(path) << text;
    return path;
  }
  std::string refusal(const std::string& text) {
    try {
      load_settings(file("notices.toml", text));
      return "";
    } catch (const SetupError& error) {
      return error.what();
    }
  }
  storage::TestDatabase db;
  std::string folder = db.directory();
};

TEST_F(SettingsTest, SecretsComeFromFilesOrTheEnvironmentAndAreNeverRepeated) {
  const std::string password = file("password", "  a very secret word\n");
  ::setenv("LANGNGHE_TEST_HOOK", "0123456789abcdef", 1);
  const Settings settings = load_settings(file(
      "notices.toml", "[email]\nserver = \"smtp://mail.example.vn:587\"\nfrom = \"a@example.vn\"\nuser = \"a\"\n"
                      "password_file = \"" + password + "\"\n[sms]\nurl = \"https://gateway.example.vn\"\n"
                      "secret_env = \"LANGNGHE_TEST_HOOK\"\n[delivery]\nattempts = 4\n"));
  ASSERT_TRUE(settings.email && settings.sms);
  EXPECT_EQ(settings.email->password, "a very secret word");
  EXPECT_EQ(settings.email->tls, Tls::kRequired);  // never a password in the clear
  EXPECT_EQ(settings.attempts, 4);
  EXPECT_THAT(refusal("[email]\nserver = \"smtp://x\"\nfrom = \"a@example.vn\"\npassword = \"hush\"\n"),
              ::testing::AllOf(HasSubstr(":4:"), HasSubstr("password_file"), Not(HasSubstr("hush"))));
  EXPECT_THAT(refusal("[email]\nserver = \"smtp://x\"\nfrom = \"a@example.vn\"\nuser = \"u\"\ntls = \"offered\"\n"
                      "password_file = \"" + password + "\"\n"),
              HasSubstr("in the clear"));
  EXPECT_THAT(refusal("[email]\nserver = \"mail.example.vn\"\nfrom = \"a@example.vn\"\n"), HasSubstr("smtp://"));
  EXPECT_THAT(refusal("[fax]\nx = 1\n"), HasSubstr("\"fax\" is not known"));
  EXPECT_THAT(refusal("[sms]\nurl = \"https://x\"\n"), HasSubstr("secret_file"));
  EXPECT_FALSE(load_settings(folder + "/there-is-none.toml").email);
}

}  // namespace
}  // namespace langnghe::notices
